"""The national comparison in words: findings of `comparison` to sentences, facts and table rows."""

import pandas as pd

from helpers.reporting import ratio_rows
from helpers.reporting.blocks import Evidence, PageLink, Run
from helpers.reporting.cells import (
    amount,
    instrument_name,
    linked,
    region_link,
    region_order,
    regions_with_status,
    strategy_link,
    worded,
)
from helpers.reporting.wording import Wording

SHOWN_SHARES = 3


def title(words: Wording) -> str:
    """Title of the national comparison."""
    return words.text("How regions bring workers into employment social security")


def subtitle(base: dict, words: Wording) -> str:
    """Subtitle: what is compared, and when."""
    if pd.isna(base["first_year"]):
        return words.text("A comparison of news reports")
    return words.text("A comparison of news reports, {years}", years=words.years(base["first_year"], base["last_year"]))


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


def facts(base: dict, words: Wording) -> list[tuple[str, str]]:
    """Headline counts of `describe_evidence`."""
    return [
        (words.text("articles"), words.number(base["article_count"])),
        (words.text("events"), words.number(base["event_count"])),
        (words.text("outlets"), words.number(base["outlet_count"])),
        (words.text("regencies and cities"), words.number(base["region_count"])),
        (words.text("provinces"), words.number(base["province_count"])),
        (
            words.text("years"),
            words.text("undated")
            if pd.isna(base["first_year"])
            else words.years(base["first_year"], base["last_year"]),
        ),
    ]


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
            _on_shares(ratios, words, codebook),
            _on_subsidies(figures, words, codebook),
            _on_voices(voices, words, codebook),
        )
        if sentence
    ]


def _on_the_base(base: dict, words: Wording) -> list[Run]:
    articles = words.plural("{n} article", "{n} articles", base["article_count"])
    outlets = words.plural("{n} outlet", "{n} outlets", base["outlet_count"]) if base["outlet_count"] else ""
    values = dict(
        articles=words.text("{articles} of {outlets}", articles=articles, outlets=outlets) if outlets else articles,
        events=words.plural("{n} event", "{n} events", base["event_count"]),
        places=_places(base, words),
    )
    said = words.text("Outreach in {places} is reported in {articles}, on {events}", **values)
    if pd.isna(base["first_year"]):
        return [f"{said}."]
    return [f"{said}, {words.years(base['first_year'], base['last_year'])}."]


def _places(base: dict, words: Wording) -> str:
    provinces = words.plural("{n} province", "{n} provinces", base["province_count"])
    if not base["region_count"]:
        return provinces
    regions = words.plural("{n} regency or city", "{n} regencies and cities", base["region_count"])
    places = words.text("{regions} of {provinces}", regions=regions, provinces=provinces)
    whole = base["case_count"] - base["region_count"]
    if whole < 1:
        return places
    return words.plural(
        "{places}, and in {n} province as a whole,",
        "{places}, and in {n} provinces as wholes,",
        whole,
        places=places,
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


def _on_shares(ratios: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
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
    names = words.listing(codebook.regions[code].name for code in region_order(thin, codebook))
    left = words.plural(
        "{n} region has fewer than {least} articles and is left out of the whole comparison: {names}.",
        "{n} regions have fewer than {least} articles and are left out of the whole comparison: {names}.",
        len(thin),
        least=words.number(min_articles),
        names=names,
    )
    return [f"{said} {left}"]


def _with_region(row, words: Wording, codebook) -> list[Run]:
    year = f", {words.year(row.year)}" if pd.notna(row.year) else ""
    return [
        region_link(row.region_code, codebook),
        " (",
        Evidence(amount(row, words, codebook), row.document_id, int(row.start), int(row.end)),
        f"{year})",
    ]


def region_rows(counts: pd.DataFrame, portfolios: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The regions compared: name, province, articles, years, strategies."""
    breadth = portfolios.groupby("region_code").size()
    by_code = counts.set_index("region_code")
    return worded(
        (
            {
                "region": [region_link(code, codebook)],
                "province": codebook.regions[code[:2]].name,
                "events": words.number(by_code.at[code, "event_count"]),
                "articles": _articles(by_code.loc[code], words),
                "years": words.years(by_code.at[code, "first_year"], by_code.at[code, "last_year"]),
                "strategies": words.number(int(breadth.get(code, 0))),
            }
            for code in region_order(by_code.index, codebook)
        ),
        {
            "region": words.text("Region"),
            "province": words.text("Province"),
            "events": words.text("Events"),
            "articles": words.text("Articles"),
            "years": words.text("Years"),
            "strategies": words.text("Strategies"),
        },
    )


def _articles(row, words: Wording) -> str:
    """Articles of a region, with how many of them are joint."""
    count = words.number(row["article_count"])
    return f"{count} ({words.text('{n} joint', n=words.number(row['joint_count']))})" if row["joint_count"] else count


def share_rows(shares: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """The strategies: regions that report them, share with interval, and the furthest status."""
    return worded(
        (
            {
                "strategy": [strategy_link(row.strategy_code, codebook, words)],
                "family": words.label(codebook.families[codebook.strategies[row.strategy_code].family]),
                "regions": words.number(row.region_count),
                "share": words.percent(row.region_share),
                "interval": words.interval(row.low, row.high),
                "done": words.number(row.done_count),
                "ongoing": words.number(row.ongoing_count),
                "planned": words.number(row.planned_count),
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
    reported = shares.loc[shares["region_count"] > 0, "strategy_code"]
    return worded(
        (
            {
                "strategy": [strategy_link(code, codebook, words)],
                "regions": regions_with_status(portfolios[portfolios["strategy_code"] == code], codebook),
            }
            for code in reported
        ),
        {"strategy": words.text("Strategy"), "regions": words.text("Regions")},
    )


def figure_rows(figures: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Figures side by side: region, what is measured, the figures linked to their sentences, year, joint or not.

    What one region has of one indicator, year and scope stands in one row.
    """
    rows = []
    for (region, indicator, year, is_joint), several in figures.groupby(
        ["region_code", "indicator_code", "year", "is_joint"], sort=False, dropna=False
    ):
        runs: list[Run] = []
        for row in several.itertuples():
            runs += (
                ["; ", linked(amount(row, words, codebook), row)]
                if runs
                else [linked(amount(row, words, codebook), row)]
            )
        rows.append(
            {
                "region": [region_link(region, codebook)],
                "indicator": words.label(codebook.indicators[indicator]),
                "figure": runs,
                "year": words.year(year),
                "scope": words.text("several regions") if is_joint else "",
            }
        )
    return worded(
        rows,
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
    """The instruments cited, linked to one place, with the number of regions and articles."""
    rows = [
        {
            "instrument": [linked(instrument_name(row, codebook, words), row)],
            "regions": words.number(row.region_count),
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
