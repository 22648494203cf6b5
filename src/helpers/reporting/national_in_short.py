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
            _on_the_commonest(base["case_count"], shares, portfolios, words, codebook),
            _on_known_shares(ratios, words, codebook),
            _on_subsidies(figures, words, codebook),
            _on_voices(voices, words, codebook),
        )
        if sentence
    ]


def _on_the_base(base: dict, words: Wording) -> list[Run]:
    articles = words.plural("{n} article", "{n} articles", base["article_count"])
    if base["outlet_count"]:  # texts without cards have none
        outlets = words.plural("{n} outlet", "{n} outlets", base["outlet_count"])
        articles = words.text("{articles} of {outlets}", articles=articles, outlets=outlets)
    values = dict(
        articles=PageLink(articles, ARTICLES),
        events=words.plural("{n} event", "{n} events", base["event_count"]),
        regions=PageLink(
            words.plural("{n} regency or city", "{n} regencies and cities", base["region_count"]), REGIONS
        ),
        provinces=words.plural("{n} province", "{n} provinces", base["province_count"]),
    )
    dated = "" if pd.isna(base["first_year"]) else f", {words.years(base['first_year'], base['last_year'])}"
    return [*_outreach(base, values, words), f"{dated}."]


def _outreach(base: dict, values: dict, words: Wording) -> list[Run]:
    """Where outreach is reported; provinces that are reported on as such are told apart from their regencies."""
    whole = base["case_count"] - base["region_count"]
    if not base["region_count"]:
        return words.runs("Outreach in {provinces} is reported in {articles}, on {events}", **values)
    if whole < 1:
        return words.runs("Outreach in {regions} of {provinces} is reported in {articles}, on {events}", **values)
    return words.runs(
        "Outreach in {regions} of {provinces}, and in {whole} as such, is reported in {articles}, on {events}",
        whole=words.plural("{n} province", "{n} provinces", whole),
        **values,
    )


def _on_the_commonest(
    region_count: int, shares: pd.DataFrame, portfolios: pd.DataFrame, words: Wording, codebook
) -> list[Run] | None:
    """The three strategies of the most regions, each linked to one of its furthest places; none where nothing recurs."""
    top = shares[shares["region_count"] > 1].head(3)
    if top.empty:
        return None
    opening = words.text("Reported most often, of {n} regions:", n=words.number(region_count))
    runs: list[Run] = [f"{opening} "]
    for at, row in enumerate(top.itertuples()):
        reported = portfolios[portfolios["strategy_code"] == row.strategy_code]
        shown = reported.sort_values(["is_joint", "status"], key=_best_first, kind="stable").iloc[0]
        runs += [f"{'; ' if at else ''}{words.label(codebook.strategies[row.strategy_code])} ("]
        runs += [linked(f"{words.number(row.region_count)}, {words.percent(row.region_share)}", shown), ")"]
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
        runs += [*_area_of(row, codebook), " ", share, f" {whole}{ratio_rows.dated(row, words)}"]
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
    total = voices["quote_count"].sum()
    workers = int(voices.loc[voices["body_code"] == "worker", "quote_count"].sum())
    return [
        words.plural(
            "Of {n} quotation whose speaker the articles place, {most} is of {body}; of workers or their heirs: {workers}.",
            "Of {n} quotations whose speaker the articles place, {most} are of {body}; of workers or their heirs: {workers}.",
            total,
            most=words.number(top["quote_count"]),
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
