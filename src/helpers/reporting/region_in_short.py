"""A region in short: two to five sentences whose every number comes from the tables."""

import pandas as pd

from helpers.comparison.portfolios import STATUS_ORDER
from helpers.reporting import ratio_rows
from helpers.reporting.blocks import Run
from helpers.reporting.cells import amount, linked
from helpers.reporting.wording import Wording

SHOWN_FIGURES = 3
SHOWN_MISSING = 3


def in_short(
    name: str,
    cases: pd.DataFrame,
    portfolio: pd.DataFrame,
    missing: pd.DataFrame,
    figures: pd.DataFrame,
    ratios: pd.DataFrame,
    words: Wording,
    codebook,
) -> list[list[Run]]:
    """Two to five sentences whose every number comes from the tables, linked to the evidence."""
    return [
        sentence
        for sentence in (
            _on_the_strategies(name, cases, portfolio, words, codebook),
            _on_the_figures(figures, words, codebook),
            _on_the_latest_share(ratios, words, codebook),
            _on_the_missing(missing, words, codebook),
            _on_the_thinness(cases, words),
        )
        if sentence
    ]


def _on_the_latest_share(ratios: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    """The latest share whose base is known."""
    known = ratio_rows.divided(ratios)
    if known.empty:
        return None
    row = next(known.sort_values("year", ascending=False, kind="stable").itertuples())
    base = ratio_rows.base_of(row)
    kind = words.text("Target reached") if row.measure_code == "target" else words.text("Covered")
    of = words.text("of")
    runs: list[Run] = [f"{kind}: ", linked(words.percent(row.share, 0 if row.share >= 0.1 else 1), row), f" {of} "]
    place = "" if row.area_code in row.region_codes else ratio_rows.area_name(row, words, codebook)
    return [*runs, linked(amount(base, words, codebook), base), f"{ratio_rows.dated(row, words, place)}."]


def _on_the_thinness(cases: pd.DataFrame, words: Wording) -> list[Run] | None:
    events, joint = cases["event_id"].nunique(), cases.loc[cases["is_joint"], "document_id"].nunique()
    if events > 1:
        return None
    said = words.text(
        "All of this is from one event: it shows what one report chose to tell, not what the region does."
    )
    if joint:
        said += " " + words.text("The article speaks of other regions too.")
    return [said]


def _on_the_strategies(name: str, cases: pd.DataFrame, portfolio: pd.DataFrame, words: Wording, codebook) -> list[Run]:
    n = cases["document_id"].nunique()
    if portfolio.empty:
        return [
            words.plural(
                "{n} article is about {name}; it reports no strategy.",
                "{n} articles are about {name}; they report no strategy.",
                n,
                name=name,
            )
        ]
    opening = words.plural(
        "{n} article is about {name}; it reports {count} of {total} strategies.",
        "{n} articles are about {name}; they report {count} of {total} strategies.",
        n,
        name=name,
        count=words.number(len(portfolio)),
        total=words.number(len(codebook.strategies)),
    )
    runs: list[Run] = [opening]
    for status in reversed(STATUS_ORDER):
        rows = list(portfolio[portfolio["status"] == status].itertuples())
        runs += [f" {words.label(codebook.statuses[status])}: "] if rows else []
        for number, row in enumerate(rows):
            runs += [", " if number else "", linked(words.label(codebook.strategies[row.strategy_code]), row)]
        runs += ["."] if rows else []
    return [run for run in runs if run]


def _on_the_figures(figures: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    own = figures[~figures["is_joint"]]
    # Of an indicator's figures the latest, and there the largest: smaller ones are parts of it as a rule.
    latest = own.sort_values(["year", "value"], ascending=False, kind="stable").drop_duplicates("indicator_code").index
    own = own.loc[own.index.isin(latest)].head(SHOWN_FIGURES)
    if own.empty:
        return None
    runs: list[Run] = [f"{words.text('Figures stated:')} "]
    for number, row in enumerate(own.itertuples()):
        separator = "" if number == 0 else "; "
        label = words.label(codebook.indicators[row.indicator_code])
        runs += [f"{separator}{label} ", linked(amount(row, words, codebook), row), ratio_rows.dated(row, words)]
    return [*runs, "."]


def _on_the_missing(missing: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    if missing.empty:
        return None
    named = [
        words.text(
            "{strategy} ({share})",
            strategy=words.label(codebook.strategies[row.strategy_code]),
            share=words.percent(row.other_share),
        )
        for row in missing.head(SHOWN_MISSING).itertuples()
    ]
    n = words.number(missing["other_count"].iloc[0])
    return [
        words.text(
            "Often reported in the {n} other regions, not here: {strategies}.", n=n, strategies=words.listing(named)
        )
    ]
