"""Shares with their 95 % intervals, as bars: families of strategies, voices."""

from collections.abc import Mapping

import pandas as pd

from helpers.reporting.blocks import Figure
from helpers.reporting.drawn import with_table
from helpers.reporting.house_style import ACCENT, DEPTHS, GREY, INK, bare, drawing, svg
from helpers.reporting.wording import Wording


@with_table
def families_by_region_share(shares: pd.DataFrame, labels: Mapping, region_count: int, words: Wording) -> list[Figure]:
    """In what share of the regions each family is reported; frame of `breadth.build_family_shares`."""
    shown = shares[shares["region_count"] > 0]
    if shown.empty or region_count < 2:
        return []
    top, last = shown.iloc[0], shown.iloc[-1]
    values = dict(
        top=labels[top["family_code"]],
        top_share=words.percent(top["region_share"]),
        last=labels[last["family_code"]],
        last_share=words.percent(last["region_share"]),
        n=words.number(region_count),
        top_n=words.number(top["region_count"]),
        last_n=words.number(last["region_count"]),
    )
    title = words.text("{top} is reported in {top_n} of {n} regions, {last} in {last_n}", **values)
    if top["region_count"] == last["region_count"]:
        title = words.text("Every family that is reported is reported in {top_n} of {n} regions", **values)
    alt = words.text(
        "Bar chart of families of strategies by share of {n} regions: from {top} ({top_share}) to {last} ({last_share}).",
        **values,
    )
    caption = words.text(
        "Regions in which at least one strategy of the family is reported; lines: 95% Wilson intervals; n = {n} regions.",
        **values,
    )
    names = [labels[code] for code in shown["family_code"]]
    said = [f"{words.percent(r.region_share)} ({words.number(r.region_count)})" for r in shown.itertuples()]
    return [Figure(svg(_bars(names, shown["region_share"], shown, said)), title, alt, caption, "strategies")]


@with_table
def voices_by_body(voices: pd.DataFrame, labels: Mapping, words: Wording) -> list[Figure]:
    """Who is quoted: share of the quotations by body; frame of `actors.build_voices`."""
    if len(voices) < 2:
        return []
    total = voices["quote_count"].sum()
    top = voices.iloc[0]
    values = dict(body=labels[top["body_code"]], share=words.percent(top["quote_share"]), n=words.number(total))
    workers = voices.loc[voices["body_code"] == "worker", "quote_count"].sum()
    values |= dict(workers=words.number(workers), most=words.number(top["quote_count"]))
    title = words.text("Of {n} quotations {most} are of {body}, {workers} of workers or their heirs", **values)
    if top["body_code"] == "worker":
        title = words.text("Of {n} quotations {most} are of workers or their heirs", **values)
    alt = words.text("Bar chart of {n} quotations by speaker's body; most are of {body} ({share}).", **values)
    caption = words.text(
        "Quotations by the body that the speaker speaks for; lines: 95% Wilson intervals; n = {n} quotations whose speaker "
        "the article places.",
        **values,
    )
    names = [labels[code] for code in voices["body_code"]]
    said = [f"{words.percent(r.quote_share)} ({words.number(r.quote_count)})" for r in voices.itertuples()]
    return [Figure(svg(_bars(names, voices["quote_share"], voices, said)), title, alt, caption, "quotes, people")]


def _bars(names: list[str], shares: pd.Series, intervals: pd.DataFrame, said: list[str]):
    """Bars from the top down, each with its interval and what is said of it behind both."""
    with drawing(0.3 + 0.34 * len(names)) as page:
        axes = page.subplots()
        rows = range(len(names))
        axes.barh(rows, shares, height=0.6, color=DEPTHS["ongoing"])
        axes.hlines(rows, intervals["low"], intervals["high"], color=INK, linewidth=1.1)
        for row, high, text in zip(rows, intervals["high"], said, strict=True):
            axes.annotate(text, (high, row), (5, 0), textcoords="offset points", va="center")
        axes.set_yticks(rows, names)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xlim(0, float(intervals["high"].max()) * 1.22)
        bare(axes)
    return page


@with_table
def families_against_others(profile: pd.DataFrame, labels: Mapping, other_count: int, words: Wording) -> list[Figure]:
    """How many strategies of each family a region reports, beside the others; of `breadth.build_family_profile`."""
    here = profile[profile["here_count"] > 0]
    if here.empty or other_count < 2:
        return []
    most = here.loc[here["here_count"].idxmax()]
    values = dict(
        n=words.number(len(here)),
        total=words.number(len(profile)),
        family=labels[most["family_code"]],
        count=words.number(most["here_count"]),
        size=words.number(most["family_size"]),
        others=words.number(other_count),
    )
    title = words.text("{n} of {total} families are reported, most of {family}: {count} of {size} strategies", **values)
    if len(here) == 1:
        title = words.text("Of {total} families only {family} is reported: {count} of {size} strategies", **values)
    missing = words.listing(labels[code] for code in profile.loc[profile["here_count"] == 0, "family_code"])
    alt = words.text(
        "Bar chart of families of strategies. Not reported here: {names}.", names=missing or words.text("none")
    )
    caption = words.text(
        "Squares: strategies of the family; filled: reported here. Percentages: share of the {others} other regions that "
        "report at least one.",
        **values,
    )
    return [Figure(svg(_squares(profile, labels, words)), title, alt, caption, "strategies")]


def _squares(profile: pd.DataFrame, labels: Mapping, words: Wording):
    widest = int(profile["family_size"].max())
    with drawing(0.35 + 0.33 * len(profile)) as page:
        axes = page.subplots()
        for row, family in enumerate(profile.itertuples()):
            for at in range(int(family.family_size)):
                face = ACCENT if at < family.here_count else "white"
                axes.plot(at, row, marker="s", markersize=11, color=face, markeredgecolor=ACCENT, markeredgewidth=1)
            share = words.text("others: {share}", share=words.percent(family.other_share))
            axes.text(widest + 0.2, row, share, va="center_baseline", color=GREY)
        axes.set_yticks(range(len(profile)), [labels[code] for code in profile["family_code"]])
        axes.set_ylim(len(profile) - 0.5, -0.5)
        axes.set_xlim(-0.6, widest + 3.5)
        bare(axes)
    return page
