"""The national comparison in words: findings of `comparison` to sentences, facts and table rows."""

import pandas as pd

from helpers.reporting.blocks import PageLink, Run
from helpers.reporting.cells import (
    amount,
    by_strategy,
    instrument_name,
    linked,
    region_link,
    region_order,
    regions_with_places,
    regions_with_status,
    strategy_link,
    worded,
)
from helpers.reporting.wording import Wording

SHOWN_NAMES = 12
ARTICLES, REGIONS = "evidence/index", "regions/index"


def title(words: Wording) -> str:
    """Title of the national comparison."""
    return words.text("How regions bring workers into employment social security")


def subtitle(base: dict, words: Wording) -> str:
    """Subtitle: what is compared, and when."""
    years = _years(base, words)
    return (
        words.text("A comparison of news reports, {years}", years=years)
        if years
        else words.text("A comparison of news reports")
    )


def strategy_labels(words: Wording, codebook) -> dict[str, str]:
    """Strategy codes and their labels."""
    return {code: words.label(entry) for code, entry in codebook.strategies.items()}


def family_labels(words: Wording, codebook) -> dict[str, str]:
    """Family codes and their labels."""
    return {code: words.label(entry) for code, entry in codebook.families.items()}


def families_of(codebook) -> dict[str, str]:
    """Family of each strategy, in the families' order."""
    order = list(codebook.families)
    codes = sorted(codebook.strategies, key=lambda code: order.index(codebook.strategies[code].family))
    return {code: codebook.strategies[code].family for code in codes}


def body_labels(words: Wording, codebook) -> dict[str, str]:
    """Codes of bodies and their labels."""
    return {code: words.label(entry) for code, entry in codebook.bodies.items()}


def group_labels(words: Wording, codebook) -> dict[str, str]:
    """Target group codes and their labels."""
    return {code: words.label(entry) for code, entry in codebook.target_groups.items()}


def region_labels(portfolios: pd.DataFrame, codebook) -> list[tuple[str, str]]:
    """Regions of the portfolios and their names, the broadest portfolio first."""
    breadth = portfolios.groupby("region_code").size()
    order = sorted(breadth.index, key=lambda code: (-breadth[code], codebook.regions[code].name))
    return [(code, codebook.regions[code].name) for code in order]


def region_names(codes: list[str], codebook) -> dict[str, str]:
    """Region codes and their names."""
    return {code: codebook.regions[code].name for code in codes}


def strategy_columns(shares: pd.DataFrame, words: Wording, codebook) -> list[tuple[str, str]]:
    """Strategies reported anywhere and their labels, the most reported first."""
    reported = shares.loc[shares["region_count"] > 0, "strategy_code"]
    return [(code, words.label(codebook.strategies[code])) for code in reported]


def facts(base: dict, words: Wording) -> list[tuple[str, ...]]:
    """Headline counts of `describe_evidence`, each leading to a page that lists what was counted."""
    return [
        (words.text("articles"), words.number(base["article_count"]), "", ARTICLES),
        (words.text("events"), words.number(base["event_count"]), "", ARTICLES),
        (words.text("outlets"), words.number(base["outlet_count"]), "", ARTICLES),
        (words.text("regencies and cities"), words.number(base["region_count"]), "", REGIONS),
        (words.text("provinces"), words.number(base["province_count"]), "", REGIONS),
        (words.text("years"), _years(base, words) or words.text("undated"), "", ARTICLES),
    ]


def _years(base: dict, words: Wording) -> str:
    """The years of the articles; empty where none is dated."""
    return "" if pd.isna(base["first_year"]) else words.years(base["first_year"], base["last_year"])


def unreported_runs(shares: pd.DataFrame, words: Wording, codebook) -> list[Run]:
    """The strategies that no article reports, in a sentence; without words where there is none."""
    unseen = shares.loc[shares["region_count"] == 0, "strategy_code"]
    if unseen.empty:
        return [words.text("Every strategy of the codebook is reported somewhere.")]
    names = words.listing(words.label(codebook.strategies[code]) for code in unseen)
    return [words.text("No article reports {names}.", names=names)]


def base_runs(base: dict, outlets: pd.DataFrame, words: Wording) -> list[Run]:
    """Outlets, agencies, advertorials, joint and undated articles, in a few sentences."""
    total = base["article_count"]
    said = [
        words.text(
            "Articles about several regions: {joint} of {n}; with a news agency as their source: {agency}; with an "
            "advertorial mark: {paid}; without a date: {undated}.",
            n=words.number(total),
            joint=words.number(base["joint_count"]),
            agency=words.number(base["agency_count"]),
            paid=words.number(base["advertorial_count"]),
            undated=words.number(base["undated_count"]),
        )
    ]
    if len(outlets) and outlets["article_count"].iloc[0] > 1:
        names = words.listing(
            f"{row.outlet} ({words.number(row.article_count)})" for row in outlets.head(3).itertuples()
        )
        said.append(words.text("The outlets with most articles are {names}.", names=names))
    return [" ".join(said)]


def thin_runs(thin: list[str], breadth: pd.DataFrame, min_articles: int, words: Wording, codebook) -> list[Run]:
    """Which regions are too thin to compare: left out by the parameter, and with one event only."""
    few = int(breadth["is_thin"].sum())
    said = words.text(
        "Regions with a single event, {few} of the {n} compared, count in the shares of regions and are left out wherever "
        "regions are set against one another (breadth, focus, likeness).",
        few=words.number(few),
        n=words.number(len(breadth)),
    )
    if not few:
        said = words.text("Each of the {n} regions compared has more than one event.", n=words.number(len(breadth)))
    if len(breadth) == 1:
        alone = region_link(breadth["region_code"].iloc[0], codebook)
        return [words.text("Only one region is there, so nothing can be set beside it. More of it:"), " ", alone, "."]
    if not thin:
        return [said]
    names = _some_names(thin, words, codebook)
    left = words.plural(
        "{n} region has fewer than {least} articles and is left out of the whole comparison: {names}.",
        "{n} regions have fewer than {least} articles and are left out of the whole comparison: {names}.",
        len(thin),
        least=words.number(min_articles),
        names=names,
    )
    return [f"{said} {left}"]


def _some_names(codes: list[str], words: Wording, codebook) -> str:
    """Names of regions, the first ones only where they are many."""
    names = [codebook.regions[code].name for code in region_order(codes, codebook)]
    more = len(names) - SHOWN_NAMES
    if more < 2:
        return words.listing(names)
    return words.listing([*names[:SHOWN_NAMES], words.text("{n} others", n=words.number(more))])


def region_rows(counts: pd.DataFrame, portfolios: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The regions compared: name, province, articles and where they come from, years, strategies.

    Parameters
    ----------
    counts : DataFrame
        `count_by_region` with `count_sources`.
    """
    breadth = portfolios.groupby("region_code").size()
    by_code = {row.region_code: row for row in counts.itertuples()}
    return worded(
        (
            {
                "region": [region_link(code, codebook)],
                "province": codebook.regions[code[:2]].name,
                "events": [PageLink(words.number(row.event_count), f"regions/{code}#articles")],
                "articles": [PageLink(_articles(row, words), f"regions/{code}#articles")],
                "outlets": words.number(row.outlet_count),
                "agency": words.number(row.agency_count),
                "paid": words.number(row.advertorial_count),
                "years": words.years(row.first_year, row.last_year),
                "strategies": [PageLink(words.number(int(breadth.get(code, 0))), f"regions/{code}#strategies")],
            }
            for code in region_order(by_code, codebook)
            for row in [by_code[code]]
        ),
        {
            "region": words.text("Region"),
            "province": words.text("Province"),
            "events": words.text("Events"),
            "articles": words.text("Articles"),
            "outlets": words.text("Outlets"),
            "agency": words.text("From agencies"),
            "paid": words.text("Advertorials"),
            "years": words.text("Years"),
            "strategies": words.text("Strategies"),
        },
    )


def _articles(row, words: Wording) -> str:
    """Articles of a region, with how many of them are joint."""
    count = words.number(row.article_count)
    return f"{count} ({words.text('{n} joint', n=words.number(row.joint_count))})" if row.joint_count else count


def share_rows(shares: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The strategies: regions that report them, share with interval, and the furthest status."""
    return worded(
        (
            {
                "strategy": [strategy_link(row.strategy_code, codebook, words)],
                "family": words.label(codebook.families[codebook.strategies[row.strategy_code].family]),
                "regions": [PageLink(words.number(row.region_count), f"strategies/{row.strategy_code}")],
                "share": words.percent(row.region_share),
                "interval": words.interval(row.low, row.high),
                "done": [PageLink(words.number(row.done_count), f"strategies/{row.strategy_code}")],
                "ongoing": [PageLink(words.number(row.ongoing_count), f"strategies/{row.strategy_code}")],
                "planned": [PageLink(words.number(row.planned_count), f"strategies/{row.strategy_code}")],
            }
            for row in shares.itertuples()
        ),
        {
            "strategy": words.text("Strategy"),
            "family": words.text("Family"),
            "regions": words.text("Regions"),
            "share": words.text("Share"),
            "interval": words.text("95% interval"),
            "done": words.text("● Done"),
            "ongoing": words.text("◐ Under way"),
            "planned": words.text("○ Planned"),
        },
    )


def who_rows(portfolios: pd.DataFrame, shares: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Each strategy with the regions that report it, each region linked to its evidence."""
    reported, rows = shares.loc[shares["region_count"] > 0, "strategy_code"], by_strategy(portfolios)
    return worded(
        (
            {
                "strategy": [strategy_link(code, codebook, words)],
                "regions": regions_with_status(rows[code], codebook),
            }
            for code in reported
        ),
        {"strategy": words.text("Strategy"), "regions": words.text("Regions")},
    )


def figure_rows(figures: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Figures side by side: region, what is measured, the figures linked to their sentences, year, joint or not.

    What one region has of one indicator, year and scope stands in one row.
    """
    several: dict[tuple, list[Run]] = {}
    for row in figures.itertuples():
        of = row.region_code, row.indicator_code, words.year(row.year), row.is_joint
        runs = several.setdefault(of, [])
        runs += ["; "] if runs else []
        runs.append(linked(amount(row, words, codebook), row))
    return worded(
        (
            {
                "region": [region_link(region, codebook)],
                "indicator": words.label(codebook.indicators[indicator]),
                "figure": runs,
                "year": year,
                "scope": words.text("several regions") if is_joint else words.text("this region"),
            }
            for (region, indicator, year, is_joint), runs in several.items()
        ),
        {
            "region": words.text("Region"),
            "indicator": words.text("What"),
            "figure": words.text("Figure"),
            "year": words.text("Year"),
            "scope": words.text("Scope"),
        },
    )


def first_year_rows(first_years: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Each strategy with the first year it is reported and the regions of that year."""
    rows = []
    for row in first_years.itertuples():
        runs: list[Run] = []
        for code in region_order(row.region_codes, codebook):
            runs += [", ", region_link(code, codebook)] if runs else [region_link(code, codebook)]
        strategy = [strategy_link(row.strategy_code, codebook, words)]
        rows.append({"year": words.year(row.first_year), "strategy": strategy, "regions": runs})
    return worded(
        rows, {"year": words.text("Year"), "strategy": words.text("Strategy"), "regions": words.text("Regions")}
    )


def instrument_rows(counts: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The instruments cited, with the regions that cite each, linked to where they do, and the number of articles."""
    rows = [
        {
            "instrument": [linked(instrument_name(row, codebook, words), row)],
            "regions": regions_with_places(row.places, codebook),
            "articles": words.number(row.article_count),
        }
        for row in counts.itertuples()
    ]
    return worded(
        rows,
        {
            "instrument": words.text("Instrument"),
            "regions": words.text("Regions"),
            "articles": words.text("Articles"),
        },
    )


def flag_rows(flags: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """What does not agree in the articles: the check, the words, what was compared."""
    rows = [
        {
            "check": words.label(codebook.flags[row.flag_code]),
            "words": [linked(row.evidence, row)],
            "detail": row.detail,
            "article": [PageLink(row.document_id, f"evidence/{row.document_id}")],
        }
        for row in flags.itertuples()
    ]
    return worded(
        rows,
        {
            "check": words.text("Check"),
            "words": words.text("In the article"),
            "detail": words.text("Compared"),
            "article": words.text("Article"),
        },
    )
