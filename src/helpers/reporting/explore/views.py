"""What a choice looks like: its strategies, when they are first reported, its sentences; as HTML of escaped blocks."""

from collections.abc import Iterable

import ipywidgets as widgets

from helpers.comparison import portfolios
from helpers.reporting import blocks, national, profile
from helpers.reporting.explore.choice import Choice
from helpers.reporting.explore.timeline import statements_by_year
from helpers.reporting.pages import render_block
from helpers.reporting.statuses import SIGNS
from helpers.reporting.wording import Wording

MOST_SENTENCES = 40


def markup(html: str) -> widgets.HTML:
    """HTML of our own, never with words of an article in it that no block has escaped."""
    return widgets.HTML(html)


def page(several: Iterable[blocks.Block], words: Wording) -> str:
    """Blocks as HTML, every word of an article escaped by their templates."""
    return f'<div class="jangkau">{"".join(render_block(item, words) for item in several)}</div>'


def summary(found: Choice, words: Wording) -> str:
    """How much is chosen, in a line."""
    counts = [
        words.plural("{n} article", "{n} articles", found.cases["document_id"].nunique()),
        words.plural("{n} region", "{n} regions", found.cases["region_code"].nunique()),
        words.plural("{n} statement of a strategy", "{n} statements of strategies", len(found.strategies)),
    ]
    return page([blocks.Text([blocks.Strong(" · ".join(counts))])], words)


def portfolio(found: Choice, data: dict, words: Wording, codebook) -> list[blocks.Block]:
    """In how many of the chosen regions each strategy is reported, by the furthest status."""
    built = portfolios.build_portfolios(found.cases, found.strategies)
    total = found.cases["region_code"].nunique()
    shares = portfolios.build_strategy_shares(built, total, list(codebook.strategies))
    articles = found.strategies.groupby("strategy_code")["document_id"].nunique()
    heads = [words.text("Strategy"), words.text("Regions"), words.text("Share"), words.text("Articles")]
    statuses = list(SIGNS)
    heads += [f"{SIGNS[status]} {words.label(codebook.statuses[status])}" for status in statuses]
    rows = [
        [
            words.label(codebook.strategies[row.strategy_code]),
            words.number(row.region_count),
            words.percent(row.region_share),
            words.number(articles[row.strategy_code]),
            *(words.number(getattr(row, f"{status}_count")) for status in statuses),
        ]
        for row in shares[shares["region_count"] > 0].itertuples()
    ]
    columns = [blocks.Column(f"c{n}", head, "right" if n else "left") for n, head in enumerate(heads)]
    title = words.plural("Strategies reported in {n} region", "Strategies reported in {n} regions", total)
    caption = words.text("Regions with at least one article that reports the strategy, by the furthest status.")
    return [blocks.Table(title, columns, rows, caption, "strategies")]


def timeline(found: Choice, data: dict, words: Wording, codebook) -> list[blocks.Block]:
    """The articles that report each strategy, year by year."""
    dated = found.strategies.merge(data["documents"][["document_id", "year"]], on="document_id").dropna(subset="year")
    counts = dated.groupby(["strategy_code", "year"])["document_id"].nunique().rename("article_count").reset_index()
    labels = national.strategy_labels(words, codebook)
    nothing = [blocks.Text([words.text("No article of this choice has a date.")], "note")]
    return statements_by_year(counts, labels, words) or nothing


def sentences(found: Choice, data: dict, words: Wording, codebook) -> list[blocks.Block]:
    """The first sentences of the choice, each with what was read from it."""
    several = profile.strategy_sentences(found.strategies, data["documents"], words, codebook)
    shown = several.head(MOST_SENTENCES).astype(object)
    records = shown.where(shown.notna(), "").to_dict("records")
    items = [blocks.Sentence(**{**row, "start": int(row["start"]), "end": int(row["end"])}) for row in records]
    values = {"n": words.number(len(items)), "total": words.number(len(several))}
    said = words.text("{n} of {total} sentences, by article. The tab of all rows has every one of them.", **values)
    more = [blocks.Text([said], "note")] if len(several) > len(items) else []
    return [*more, blocks.Sentences(items)]
