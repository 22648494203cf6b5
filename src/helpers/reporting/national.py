"""The national comparison in words: findings of `comparison` to sentences, facts and table rows."""

import pandas as pd

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


def title(words: Wording) -> str:
    """Title of the national comparison."""
    return words.text("How regions bring workers into employment social security")


def subtitle(base: dict, words: Wording) -> str:
    """Subtitle: what is compared, and when."""
    return words.text("A comparison of news reports, {years}", years=words.years(base["first_year"], base["last_year"]))


def strategy_labels(words: Wording, codebook) -> dict[str, str]:
    """Strategy codes and their labels."""
    return {code: words.label(entry) for code, entry in codebook.strategies.items()}


def group_labels(words: Wording, codebook) -> dict[str, str]:
    """Target group codes and their labels."""
    return {code: words.label(entry) for code, entry in codebook.target_groups.items()}


def region_labels(portfolios: pd.DataFrame, codebook) -> list[tuple[str, str]]:
    """Regions of the portfolios and their names, the broadest portfolio first."""
    breadth = portfolios.groupby("region_code").size()
    order = sorted(breadth.index, key=lambda code: (-breadth[code], codebook.regions[code].name))
    return [(code, codebook.regions[code].name) for code in order]


def strategy_columns(shares: pd.DataFrame, words: Wording, codebook) -> list[tuple[str, str]]:
    """Strategies reported anywhere and their labels, the most reported first."""
    reported = shares.loc[shares["region_count"] > 0, "strategy_code"]
    return [(code, words.label(codebook.strategies[code])) for code in reported]


def facts(base: dict, words: Wording) -> list[tuple[str, str]]:
    """Headline counts of `describe_evidence`."""
    return [
        (words.text("articles"), words.number(base["article_count"])),
        (words.text("outlets"), words.number(base["outlet_count"])),
        (words.text("regencies and cities"), words.number(base["region_count"])),
        (words.text("provinces"), words.number(base["province_count"])),
        (words.text("years"), words.years(base["first_year"], base["last_year"])),
    ]


def in_short(base: dict, shares: pd.DataFrame, figures: pd.DataFrame, words: Wording, codebook) -> list[list[Run]]:
    """Three to five sentences whose every number comes from the tables."""
    return [
        sentence
        for sentence in (
            _on_the_base(base, words),
            _on_the_commonest(shares, base, words, codebook),
            _on_coverage(figures, words, codebook),
            _on_subsidies(figures, words, codebook),
            _on_the_unreported(shares, words, codebook),
        )
        if sentence
    ]


def _on_the_base(base: dict, words: Wording) -> list[Run]:
    return [
        words.text(
            "{articles} articles of {outlets} outlets report outreach in {regions} regencies and cities of {provinces} "
            "provinces, {years}.",
            articles=words.number(base["article_count"]),
            outlets=words.number(base["outlet_count"]),
            regions=words.number(base["region_count"]),
            provinces=words.number(base["province_count"]),
            years=words.years(base["first_year"], base["last_year"]),
        )
    ]


def _on_the_commonest(shares: pd.DataFrame, base: dict, words: Wording, codebook) -> list[Run] | None:
    top = shares[shares["region_count"] > 0].head(3)
    if len(top) < 3:
        return None
    names = [
        f"{words.label(codebook.strategies[r.strategy_code])} ({words.number(r.region_count)})"
        for r in top.itertuples()
    ]
    return [words.text("The strategies that most regions report are {names}.", names=words.listing(names))]


def _on_coverage(figures: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    """The lowest and highest share covered, of each region's latest; shares above 100 % are of something else."""
    is_share = (
        (figures["indicator_code"] == "coverage") & (figures["unit_code"] == "percent") & (figures["value"] <= 100)
    )
    latest = figures[is_share & ~figures["is_joint"]].sort_values("year").drop_duplicates("region_code", keep="last")
    if len(latest) < 2:
        return None
    low, high = (latest.loc[index] for index in (latest["value"].idxmin(), latest["value"].idxmax()))
    text = words.text("Articles give a share of workers covered for {n} regions, from", n=words.number(len(latest)))
    to, note = words.text("to"), words.text("; bases and dates differ, so they are not ranked.")
    return [f"{text} ", *_with_region(low, words, codebook), f" {to} ", *_with_region(high, words, codebook), note]


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


def _on_the_unreported(shares: pd.DataFrame, words: Wording, codebook) -> list[Run] | None:
    unseen = shares.loc[shares["region_count"] == 0, "strategy_code"]
    if unseen.empty:
        return None
    names = words.listing(words.label(codebook.strategies[code]) for code in unseen)
    return [words.text("No article reports {names}.", names=names)]


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
                "province": [PageLink(codebook.regions[code[:2]].name, f"provinces/{code[:2]}")],
                "articles": words.number(by_code.at[code, "article_count"]),
                "years": words.years(by_code.at[code, "first_year"], by_code.at[code, "last_year"]),
                "strategies": words.number(int(breadth.get(code, 0))),
            }
            for code in region_order(by_code.index, codebook)
        ),
        {
            "region": words.text("Region"),
            "province": words.text("Province"),
            "articles": words.text("Articles"),
            "years": words.text("Years"),
            "strategies": words.text("Strategies"),
        },
    )


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
    """Figures side by side: region, what is measured, the figure linked to its sentence, year, joint or not."""
    rows = [
        {
            "region": [region_link(row.region_code, codebook)],
            "indicator": words.label(codebook.indicators[row.indicator_code]),
            "figure": [linked(amount(row, words, codebook), row)],
            "year": words.year(row.year),
            "scope": words.text("several regions") if row.is_joint else words.text("this region"),
        }
        for row in figures.itertuples()
    ]
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
