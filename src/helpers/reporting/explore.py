"""The interactive panel of the notebook ``explore``: choose, and read the strategies and sentences behind the choice."""

import ipywidgets as widgets
import pandas as pd

from helpers.comparison import cases, portfolios
from helpers.reporting import blocks, profile
from helpers.reporting.cells import region_order
from helpers.reporting.pages import lab_style, render_block
from helpers.reporting.wording import Wording

EVERYWHERE = ""
MOST_SENTENCES = 60


def panel(data: dict[str, pd.DataFrame], words: Wording, codebook) -> widgets.Widget:
    """Fields for region, strategies and years above what the articles say; the result follows every change."""
    known = cases.build_cases(data)
    region, strategies, years = _fields(known, words, codebook)
    shown = widgets.HTML()

    def renew(*_) -> None:
        shown.value = _answer(data, known, region.value, set(strategies.value), years.value, words, codebook)

    for field in (region, strategies, years):
        field.observe(renew, names="value")
    renew()
    return widgets.VBox([widgets.HBox([region, years]), strategies, shown])


def _fields(known: pd.DataFrame, words: Wording, codebook) -> tuple[widgets.Widget, ...]:
    wide = {"layout": widgets.Layout(width="420px"), "style": {"description_width": "90px"}}
    names = [(codebook.regions[code].name, code) for code in region_order(set(known["region_code"]), codebook)]
    dated = known["year"].dropna().astype(int)
    first, last = (dated.min(), dated.max()) if len(dated) else (2015, 2015)
    return (
        widgets.Dropdown(
            options=[(words.text("all regions"), EVERYWHERE), *names], description=words.text("Region"), **wide
        ),
        widgets.SelectMultiple(
            options=[(words.label(entry), code) for code, entry in codebook.strategies.items()],
            description=words.text("Strategies"),
            rows=6,
            **wide,
        ),
        widgets.IntRangeSlider(value=(first, last), min=first, max=last, description=words.text("Years"), **wide),
    )


def _answer(
    data: dict[str, pd.DataFrame],
    known: pd.DataFrame,
    region: str,
    strategies: set[str],
    years: tuple[int, int],
    words: Wording,
    codebook,
) -> str:
    """The chosen statements as HTML, every word of an article escaped by the block templates."""
    chosen = known[known["year"].between(*years).fillna(False).astype(bool)]
    chosen = chosen[chosen["region_code"] == region] if region else chosen
    stated = data["strategies"][data["strategies"]["document_id"].isin(chosen["document_id"])]
    stated = stated[stated["strategy_code"].isin(strategies)] if strategies else stated
    found = portfolios.build_portfolios(chosen, stated)
    shares = portfolios.build_strategy_shares(found, max(chosen["region_code"].nunique(), 1), list(codebook.strategies))
    shares = shares[shares["region_count"] > 0]
    rows = [
        [words.label(codebook.strategies[r.strategy_code]), words.number(r.region_count), words.percent(r.region_share)]
        for r in shares.itertuples()
    ]
    labels = (words.text("Strategy"), words.text("Regions"), words.text("Share"))
    columns = [blocks.Column(f"c{n}", label, "right" if n else "left") for n, label in enumerate(labels)]
    title = words.plural("{n} article", "{n} articles", chosen["document_id"].nunique())
    table = blocks.Table(title, columns, rows)
    sentences = profile.strategy_sentences(stated, data["documents"], words, codebook).head(MOST_SENTENCES)
    records = sentences.astype(object).where(sentences.notna(), "").to_dict("records")
    items = [blocks.Sentence(**{**row, "start": int(row["start"]), "end": int(row["end"])}) for row in records]
    parts = [render_block(table, words), render_block(blocks.Sentences(items), words)]
    return f'<style>{lab_style()}</style><div class="jangkau">{"".join(parts)}</div>'
