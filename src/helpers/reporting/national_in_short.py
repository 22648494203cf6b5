"""The national comparison in short: three to five sentences whose every number comes from the tables."""

import pandas as pd

from helpers.reporting import ratio_rows
from helpers.reporting.blocks import Evidence, PageLink, Run
from helpers.reporting.cells import amount, linked, region_link
from helpers.reporting.national import ARTICLES, REGIONS
from helpers.reporting.wording import Wording

SHOWN_SHARES = 3


def in_short(
    base: dict,
    shares: pd.DataFrame,
    portfolios: pd.DataFrame,
    ratios: pd.DataFrame,
    figures: pd.DataFrame,
    voices: pd.DataFrame,
    words: Wording,
    codebook,
) -> list[list[Run]]:
    """Three to five sentences whose every number comes from the tables, linked to the evidence."""
    return [
        sentence
        for sentence in (
            _on_the_base(base, words),
            _on_the_commonest(shares, portfolios, words, codebook),
            _on_known_shares(ratios, words, codebook),
            _on_subsidies(figures, words, codebook),
            _on_voices(voices, words, codebook),
        )
        if sentence
    ]


def _on_the_base(base: dict, words: Wording) -> list[Run]:
    values = dict(
        articles=PageLink(words.number(base["article_count"]), ARTICLES),
        events=words.number(base["event_count"]),
        outlets=words.number(base["outlet_count"]),
        regions=PageLink(words.number(base["region_count"]), REGIONS),
        provinces=words.number(base["province_count"]),
        years=words.years(base["first_year"], base["last_year"]),
    )
    if not base["outlet_count"]:  # texts without cards
        return words.runs(
            "{articles} articles, on {events} events, report outreach in {regions} regencies and cities of {provinces} "
            "provinces, {years}.",
            **values,
        )
    return words.runs(
        "{articles} articles of {outlets} outlets, on {events} events, report outreach in {regions} regencies and "
        "cities of {provinces} provinces, {years}.",
        **values,
    )


def _on_the_commonest(shares: pd.DataFrame, portfolios: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    """The three strategies of most regions, each linked to one of its furthest places."""
    top = shares[shares["region_count"] > 0].head(3)
    if len(top) < 3:
        return None
    runs: list[Run] = [f"{words.text('Most regions report')} "]
    for at, row in enumerate(top.itertuples()):
        reported = portfolios[portfolios["strategy_code"] == row.strategy_code]
        shown = reported.sort_values(["is_joint", "status"], key=_best_first, kind="stable").iloc[0]
        runs += [f"{'; ' if at else ''}{words.label(codebook.strategies[row.strategy_code])} ("]
        runs += [linked(words.percent(row.region_share), shown), ")"]
    return [*runs, "."]


def _best_first(column: pd.Series) -> pd.Series:
    return column.map({"done": 0, "ongoing": 1, "planned": 2, False: 0, True: 1})


def _on_known_shares(ratios: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    """The shares whose base is known, those of most workers first, and how many have none."""
    known = ratio_rows.divided(ratios)
    known = known[known["measure_code"] == "coverage"].sort_values("base_value", ascending=False, kind="stable")
    more = _without_base(len(ratio_rows.without_base(ratios)), words)
    if known.empty:
        return [more] if more else None
    runs: list[Run] = [f"{words.text('How far, where the base is known:')} "]
    for at, row in enumerate(known.head(SHOWN_SHARES).itertuples()):
        whole = words.text("of {base}", base=amount(ratio_rows.base_of(row), words, codebook))
        share = linked(words.percent(row.share, 0 if row.share >= 0.1 else 1), row)
        runs += ["; "] if at else []
        runs += [*_area_of(row, codebook), " ", share, f" {whole} ({ratio_rows.when(row, words)})"]
    return [*runs, f". {more}" if more else "."]


def _without_base(n: int, words: Wording) -> str:
    if not n:
        return ""
    return words.plural(
        "{n} share of workers covered is stated without saying of how many.",
        "{n} shares of workers covered are stated without saying of how many.",
        n,
    )


def _area_of(row, codebook) -> list[Run]:
    codes = [row.area_code] if isinstance(row.area_code, str) else row.region_codes[:1]
    name = codebook.regions[codes[0]].name
    return [region_link(codes[0], codebook) if codes[0] in row.region_codes else name]


def _on_subsidies(figures: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    paid = figures[
        (figures["indicator_code"] == "subsidised") & (figures["unit_code"] == "workers") & ~figures["is_joint"]
    ]
    if paid.empty:
        return None
    most = paid.loc[paid["value"].idxmax()]
    n = paid["region_code"].nunique()
    text = words.plural(
        "In {n} region articles count workers whose contribution somebody else pays; most in",
        "In {n} regions articles count workers whose contribution somebody else pays; most in",
        n,
    )
    return [f"{text} ", *_with_region(most, words, codebook), "."]


def _on_voices(voices: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    if voices.empty:
        return None
    top = voices.iloc[0]
    workers = int(voices.loc[voices["body_code"] == "worker", "quote_count"].sum())
    return [
        words.text(
            "Of {n} quotations {share} are of {body}; {workers} are of workers or their heirs.",
            n=words.number(voices["quote_count"].sum()),
            share=words.percent(top["quote_share"]),
            body=words.label(codebook.bodies[top["body_code"]]),
            workers=words.number(workers),
        )
    ]


def _with_region(row, words: Wording, codebook) -> list[Run]:
    year = f", {words.year(row.year)}" if pd.notna(row.year) else ""
    return [
        region_link(row.region_code, codebook),
        " (",
        Evidence(amount(row, words, codebook), row.document_id, int(row.start), int(row.end)),
        f"{year})",
    ]
