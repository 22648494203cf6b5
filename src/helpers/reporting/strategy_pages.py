"""One page per strategy: what it means, where it is reported, the best sentences, the words that it is read from."""

from functools import partial
from pathlib import Path

import pandas as pd

from helpers.comparison import portfolios
from helpers.reporting import blocks, profile
from helpers.reporting.blocks import Block, Evidence, PageLink, Run, Strong
from helpers.reporting.cells import strategy_link, worded
from helpers.reporting.codebook_pages import worded_rules
from helpers.reporting.document import Document
from helpers.reporting.document_pages import write_document
from helpers.reporting.findings import Findings
from helpers.reporting.links import SiteContext
from helpers.reporting.sections import compose
from helpers.reporting.show import table_block
from helpers.reporting.strategy_regions import regions_table
from helpers.reporting.uses import Uses, add_uses
from helpers.reporting.wording import NO_VALUE, Wording

MOST_SENTENCES = 8


def write_strategy_pages(site: Path, found: Findings, context: SiteContext) -> dict[str, Uses]:
    """Write ``strategies/index`` and the page of every strategy; gives the evidence used, by language."""
    uses: dict[str, Uses] = {}
    for lang in context.langs:
        words, used = Wording(lang), uses.setdefault(lang, {})
        made = {f"strategies/{code}": describe_strategy(code, found, words) for code in found.codebook.strategies}
        made["strategies/index"] = list_strategies(found, words)
        for name, document in made.items():
            add_uses(used, write_document(site, name, document, partial(context.frame, lang)))
    return uses


def list_strategies(found: Findings, words: Wording) -> Document:
    """All strategies by family, with how many regions and articles report each."""
    subtitle = words.text("What is done, or announced, to reach workers and enrol them, in families.")
    head = blocks.Report(words.lang, "national", words.text("Strategies"), subtitle)
    families = found.codebook.families.values()
    sections = (
        (words.label(family), [*_definition(family, words), _family_table(family, found, words)]) for family in families
    )
    return compose(head, [], sections)


def _definition(family, words: Wording) -> list[Block]:
    text = family.definition.get(words.lang, "")
    return [blocks.Text([text])] if text else []


def _family_table(family, found: Findings, words: Wording) -> blocks.Table:
    rows = [
        {
            "strategy": [strategy_link(code.code, found.codebook, words)],
            "definition": code.definition.get(words.lang, NO_VALUE),
            "regions": words.number(len(found.portfolio_of(code.code))),
            "articles": words.number(found.rows_of(code.code)["document_id"].nunique()),
        }
        for code in found.codebook.strategies.values()
        if code.family == family.code
    ]
    columns = {
        "strategy": words.text("Strategy"),
        "definition": words.text("Definition"),
        "regions": words.text("Regions"),
        "articles": words.text("Articles"),
    }
    title = words.text("Strategies of the family “{family}”", family=words.label(family))
    return table_block(worded(rows, columns), title=title)


def describe_strategy(code: str, found: Findings, words: Wording) -> Document:
    """The page of one strategy."""
    entry = found.codebook.strategies[code]
    head = blocks.Report(words.lang, "strategy", words.label(entry), entry.definition.get(words.lang, ""))
    table = regions_table(code, found, words)
    sections = [
        (words.text("Who reports it"), [table] if table else []),
        (words.text("In the words of the articles"), _sentences(code, found, words)),
        (words.text("For whom, and who acts"), _for_whom(code, found, words)),
        (words.text("The words it is read from"), _cues(code, found, words)),
    ]
    return compose(head, [_scope(entry, found, words), *_counts(code, found, words)], sections)


def _scope(entry, found: Findings, words: Wording) -> blocks.List:
    family = words.label(found.codebook.families[entry.family])
    texts: dict[str, Run | None] = {
        words.text("Counts"): entry.include.get(words.lang),
        words.text("Does not count"): entry.exclude.get(words.lang),
        words.text("Family"): PageLink(family, "strategies/index"),
        words.text("Code"): entry.code,
    }
    return blocks.List([[Strong(f"{label}:"), " ", text] for label, text in texts.items() if text])


def _counts(code: str, found: Findings, words: Wording) -> list[Block]:
    portfolio, rows = found.portfolio_of(code), found.rows_of(code)
    if portfolio.empty:
        return [blocks.Text([words.text("No article of this corpus reports it of a region.")], "note")]
    by_status = portfolio["status"].value_counts()
    statuses = " / ".join(words.number(by_status.get(status, 0)) for status in reversed(portfolios.STATUS_ORDER))
    facts = [
        blocks.Fact(
            words.text("regions report it"), words.number(len(portfolio)), _share(len(portfolio), found, words)
        ),
        blocks.Fact(words.text("articles"), words.number(rows["document_id"].nunique())),
        blocks.Fact(
            words.text("first year"),
            words.text("undated")
            if portfolio["first_year"].isna().all()
            else words.year(portfolio["first_year"].min()),
        ),
        blocks.Fact(words.text("regions by furthest status"), statuses, words.text("done / under way / planned")),
    ]
    return [blocks.Facts(facts)]


def _share(n: int, found: Findings, words: Wording) -> str:
    """The share of all regions with its interval; nothing where there is one region only."""
    if found.region_count < 2:
        return ""
    share = portfolios.wilson_interval(n, found.region_count)
    of_all = words.text("of {n} regions: {share}", n=words.number(found.region_count), share=words.percent(share.share))
    return f"{of_all}; {words.text('95% interval {interval}', interval=words.interval(share.low, share.high))}"


def choose_sentences(portfolio: pd.DataFrame, joint: set[str], most: int = MOST_SENTENCES) -> pd.DataFrame:
    """The evidence to show first: what is done before what is planned, articles on one region before joint ones,
    sentences of middling length before long ones; each sentence once.

    Parameters
    ----------
    portfolio : DataFrame
        Rows of `build_portfolios` of one strategy.
    joint : set of str
        Documents that speak of several regions.
    """
    rank = {status: number for number, status in enumerate(reversed(portfolios.STATUS_ORDER))}
    ranked = portfolio.drop_duplicates(["document_id", "start", "end"]).assign(
        rank=lambda rows: rows["status"].map(rank),
        is_joint=lambda rows: rows["document_id"].isin(joint),
        distance=lambda rows: (rows["end"] - rows["start"] - 160).abs(),
    )
    ranked = ranked.sort_values(["rank", "is_joint", "distance", "document_id", "start"], kind="stable")
    # One article has many sentences to offer; the first of each is enough.
    return ranked.drop_duplicates("document_id").head(most)[["document_id", "start", "end"]].reset_index(drop=True)


def _sentences(code: str, found: Findings, words: Wording) -> list[Block]:
    best = choose_sentences(found.portfolio_of(code), found.joint)
    rows = found.data["strategies"].merge(best, on=["document_id", "start", "end"])
    shown = profile.strategy_sentences(rows, found.data["documents"], words, found.codebook)
    by_place = {(row["document_id"], row["start"], row["end"]): row for row in shown.to_dict("records")}
    items = [_sentence(by_place[place]) for place in best.itertuples(index=False, name=None)]
    return [blocks.Sentences(items)] if items else []


def _sentence(row: dict) -> blocks.Sentence:
    known = {name: value for name, value in row.items() if isinstance(value, list) or pd.notna(value)}
    return blocks.Sentence(**{**known, "start": int(row["start"]), "end": int(row["end"])})


def _for_whom(code: str, found: Findings, words: Wording) -> list[Block]:
    rows = found.rows_of(code)
    lists = [
        (words.text("Target groups"), "target_group_code", found.codebook.target_groups, "groups/{}"),
        (words.text("Who acts"), "actor_body_code", found.codebook.bodies, "methods#bodies-{}"),
    ]
    items: list[list[Run]] = []
    for label, column, entries, page in lists:
        counts = rows.groupby(column)["document_id"].nunique().sort_values(ascending=False, kind="stable")
        runs: list[Run] = [Strong(f"{label}:"), " "]
        for number, (name, count) in enumerate(counts.items()):
            runs += [", "] if number else []
            runs += [PageLink(words.label(entries[name]), page.format(name)), f" ({words.number(count)})"]
        items += [runs] if len(counts) else []
    note = words.text("As the sentence or its paragraph tells, with the number of articles.")
    return [blocks.List(items), blocks.Text([note])] if items else []


def _cues(code: str, found: Findings, words: Wording) -> list[Block]:
    own = found.rules[found.rules["rule_id"].str.startswith(f"strategy.{code}.")]
    read = {rule.name: rule for rule in worded_rules(own, found.codebook, words)}
    rows = []
    for cue in found.codebook.strategies[code].cues:
        rule = read.get(f"strategy.{code}.{cue.id}")
        rows.append(
            {
                "cue": cue.find,
                "articles": rule.document_count if rule else words.number(0),
                "example": [Evidence(rule.example, *rule.place)] if rule else NO_VALUE,
                "rule": [PageLink(cue.id, f"rules#{rule.name}")] if rule else cue.id,
            }
        )
    columns = {
        "cue": words.text("Looks for"),
        "articles": words.text("Articles"),
        "example": words.text("For instance"),
        "rule": words.text("Rule"),
    }
    title = words.text("What the rules look for")
    caption = words.text("Written as in the codebook; how to read it is said on the page of the rules.")
    return [table_block(worded(rows, columns), title=title, caption=caption)] if rows else []
