"""One region in words: findings of `comparison` to sentences, facts and table rows."""

from itertools import groupby
from operator import attrgetter

import pandas as pd

from helpers.coding.article import Article
from helpers.comparison.portfolios import STATUS_ORDER
from helpers.reporting import national, ratio_rows
from helpers.reporting.blocks import PageLink, Run, plain
from helpers.reporting.cells import (
    amount,
    instrument_name,
    linked,
    quoted,
    region_link,
    sentence_around,
    strategy_link,
    worded,
)
from helpers.reporting.wording import NO_VALUE, Wording, msgid

LINK_WORDS = {
    "": msgid("own event"),
    "same_text": msgid("the same text as another article"),
    "same_event": msgid("an event that another article tells too"),
}


def region_of(cases: pd.DataFrame, codebook) -> tuple[str, str]:
    """Code and official name of the region that the cases are of."""
    code = cases["region_code"].iloc[0]
    return code, codebook.regions[code].name


def subtitle(code: str, words: Wording, codebook) -> str:
    """Subtitle: what kind of region, where."""
    if len(code) == 2:
        return words.text("Province; what articles report about outreach for employment social security")
    province = codebook.regions[code[:2]].name
    return words.text(
        "{province}: what articles report about outreach for employment social security", province=province
    )


def facts(cases: pd.DataFrame, portfolio: pd.DataFrame, figures: pd.DataFrame, words: Wording) -> list[tuple[str, ...]]:
    """Headline counts of a region, each leading to the section that lists what was counted."""
    page = f"regions/{cases['region_code'].iloc[0]}"
    years = cases["year"].dropna()
    span = words.years(years.min(), years.max()) if len(years) else words.text("undated")
    return [
        (words.text("articles"), words.number(cases["document_id"].nunique()), "", f"{page}#articles"),
        (words.text("events"), words.number(cases["event_id"].nunique()), "", f"{page}#articles"),
        (words.text("years"), span, "", f"{page}#when-and-by-what-right"),
        (words.text("strategies reported"), words.number(len(portfolio)), "", f"{page}#strategies"),
        (words.text("figures on coverage"), words.number(len(figures)), "", f"{page}#how-far"),
    ]


def statements_shown(portfolio: pd.DataFrame, strategies: pd.DataFrame) -> pd.DataFrame:
    """The statements of the sentences that stand for a portfolio's strategies."""
    return strategies.merge(portfolio[["document_id", "start", "end"]].drop_duplicates())


def strategy_sentences(strategies: pd.DataFrame, documents: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The sentences that strategies were read from, one each, with all the codes read from it; furthest status first."""
    columns = ["document_id", "outlet", "published_date", "card_date", "kind", "licence"]
    found = strategies.merge(documents[columns], on="document_id")
    rank = {status: n for n, status in enumerate(reversed(STATUS_ORDER))}
    rows = []
    in_order = found.sort_values(["document_id", "start", "end"], kind="stable").itertuples()
    for (document_id, start, end), several in groupby(in_order, key=attrgetter("document_id", "start", "end")):
        rows_here = list(several)
        first = rows_here[0]
        best = min((row.status for row in rows_here), key=rank.get)
        day = first.card_date if pd.isna(first.published_date) else first.published_date
        rows.append(
            {
                "text": quoted(first),
                "document_id": document_id,
                "start": start,
                "end": end,
                "outlet": first.outlet,
                "date": None if pd.isna(day) else words.date(day),
                "codes": [
                    words.label(codebook.strategies[code]) for code in sorted({row.strategy_code for row in rows_here})
                ],
                "status": words.label(codebook.statuses[best]),
            }
        )
    return pd.DataFrame(rows, columns=["text", "document_id", "start", "end", "outlet", "date", "codes", "status"])


def _rank(statuses: pd.Series) -> pd.Series:
    return statuses.map({status: n for n, status in enumerate(STATUS_ORDER)}).astype("float64")


def by_status(portfolio: pd.DataFrame) -> pd.DataFrame:
    """A portfolio, the furthest status first."""
    return portfolio.sort_values("status", key=_rank, ascending=False, kind="stable")


def strategy_rows(portfolio: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The region's strategies: label, family, furthest status linked to its evidence, events, first year."""
    rows = [
        {
            "strategy": [strategy_link(row.strategy_code, codebook, words)],
            "family": words.label(codebook.families[codebook.strategies[row.strategy_code].family]),
            "status": [linked(words.label(codebook.statuses[row.status]), row)],
            "scope": words.text("several regions") if row.is_joint else words.text("this region"),
            "events": words.number(row.event_count),
            "first_year": words.year(row.first_year),
        }
        for row in by_status(portfolio).itertuples()
    ]
    return worded(
        rows,
        {
            "strategy": words.text("Strategy"),
            "family": words.text("Family"),
            "status": words.text("Furthest status"),
            "scope": words.text("Scope"),
            "events": words.text("Events"),
            "first_year": words.text("First year"),
        },
    )


def figure_rows(figures: pd.DataFrame, texts: dict[str, str], words: Wording, codebook) -> pd.DataFrame:
    """The region's figures with the sentence that states each."""
    articles = {name: Article(texts[name]) for name in figures["document_id"].unique()}
    rows = [
        {
            "indicator": words.label(codebook.indicators[row.indicator_code]),
            "figure": [linked(amount(row, words, codebook), row)],
            "when": ratio_rows.when(row, words),
            "scope": words.text("several regions") if row.is_joint else words.text("this region"),
            "sentence": sentence_around(articles[row.document_id], row.start, row.end),
        }
        for row in figures.itertuples()
    ]
    return worded(
        rows,
        {
            "indicator": words.text("What"),
            "figure": words.text("Figure"),
            "when": words.text("When"),
            "scope": words.text("Scope"),
            "sentence": words.text("Sentence"),
        },
    )


def group_runs(groups: pd.DataFrame, programmes: pd.DataFrame, words: Wording, codebook) -> list[Run]:
    """Target groups and programmes in one paragraph, each linked to its first mention."""
    runs: list[Run] = [words.text("Target groups: ")]
    runs += _listed(groups, "target_group_code", codebook.target_groups, words)
    runs += [". ", words.text("Programmes named: ")]
    runs += _listed(programmes, "programme_code", codebook.programmes, words)
    return [*runs, "."]


def _listed(found: pd.DataFrame, column: str, entries, words: Wording) -> list[Run]:
    once = found.drop_duplicates(column)
    if once.empty:
        return [words.text("none")]
    runs: list[Run] = []
    for row in once.sort_values(column).itertuples():
        runs += [", "] if runs else []
        runs.append(linked(words.label(entries[getattr(row, column)]), row))
    return runs


def doing_rows(strategies: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Each strategy with the bodies that act and the groups that it is for, each linked to one sentence."""
    told = strategies.dropna(subset=["actor_body_code", "target_group_code"], how="all")
    by_code: dict[str, list] = {}
    for row in told.sort_values(["document_id", "start"]).itertuples():
        by_code.setdefault(row.strategy_code, []).append(row)
    rows = [
        {
            "strategy": [strategy_link(code, codebook, words)],
            "who": _each_linked(own, "actor_body_code", codebook.bodies, words),
            "whom": _each_linked(own, "target_group_code", codebook.target_groups, words),
        }
        for code, own in by_code.items()
    ]
    rows.sort(key=lambda row: plain(row["strategy"]))
    return worded(
        rows, {"strategy": words.text("Strategy"), "who": words.text("Who acts"), "whom": words.text("For whom")}
    )


def _each_linked(rows: list, column: str, entries, words: Wording) -> list[Run]:
    """Every value of a column once, linked to the first row that has it; the rows are in order."""
    first: dict[str, object] = {}
    for row in rows:
        if pd.notna(code := getattr(row, column)):
            first.setdefault(code, row)
    runs: list[Run] = []
    for code, row in sorted(first.items()):
        runs += [", "] if runs else []
        runs.append(linked(words.label(entries[code]), row))
    return runs or [NO_VALUE]


def voice_runs(voices: pd.DataFrame, words: Wording, codebook) -> list[Run]:
    """Who is quoted, in a sentence."""
    if voices.empty:
        return [words.text("Nobody is quoted whose body the articles tell.")]
    n = int(voices["quote_count"].sum())
    named = [
        f"{words.label(codebook.bodies[row.body_code])} ({words.number(row.quote_count)})"
        for row in voices.itertuples()
    ]
    return [words.plural("{n} quotation: {bodies}.", "{n} quotations: {bodies}.", n, bodies=words.listing(named))]


def instrument_rows(instruments: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The instruments cited about the region, each once, with its title as printed."""
    rows = [
        {
            "instrument": [linked(instrument_name(row, codebook, words), row)],
            "title": "–" if pd.isna(row.title) else row.title,
            "article": [PageLink(row.document_id, f"evidence/{row.document_id}")],
        }
        for row in instruments.itertuples()
    ]
    return worded(
        rows, {"instrument": words.text("Instrument"), "title": words.text("Title"), "article": words.text("Article")}
    )


def flag_rows(flags: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """What does not agree in the region's articles."""
    return national.flag_rows(flags, words, codebook)


def peer_rows(peers: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The nearest regions by portfolio."""
    rows = [
        {
            "region": [region_link(row.region_code, codebook)],
            "shared": words.text(
                "{n} of {total}", n=words.number(row.shared_count), total=words.number(row.union_count)
            ),
            "similarity": words.number(row.similarity, 2),
        }
        for row in peers.itertuples()
    ]
    return worded(
        rows,
        {
            "region": words.text("Region"),
            "shared": words.text("Strategies shared"),
            "similarity": words.text("Similarity"),
        },
    )


def article_rows(documents: pd.DataFrame, events: pd.DataFrame, words: Wording) -> pd.DataFrame:
    """The articles of a region: headline linked to its page, outlet, date, and whether it repeats another's event."""
    rows = []
    links = dict(zip(events["document_id"], events["link_code"].fillna(""), strict=True))
    for row in documents.itertuples():
        day = row.published_date if pd.notna(row.published_date) else row.card_date
        title = row.document_id if pd.isna(row.title) else row.title
        rows.append(
            {
                "article": [PageLink(title, f"evidence/{row.document_id}")],
                "outlet": "–" if pd.isna(row.outlet) else row.outlet,
                "date": words.date(day),
                "event": words.text(LINK_WORDS[links.get(row.document_id, "")]),
            }
        )
    columns = {"article": words.text("Article"), "outlet": words.text("Outlet"), "date": words.text("Date")}
    if any(links.values()):
        columns["event"] = words.text("Event")
    return worded(rows, columns)
