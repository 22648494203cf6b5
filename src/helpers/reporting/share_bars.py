"""Shares with their 95 % intervals, as bars: families of strategies, voices."""

from collections.abc import Mapping

import pandas as pd

from helpers.reporting import prose
from helpers.reporting.blocks import Figure, PageLink
from helpers.reporting.cells import linked
from helpers.reporting.drawn import with_table
from helpers.reporting.house_style import ACCENT, DEPTHS, GREY, INK, bare, drawing, svg
from helpers.reporting.marks import around, marks_of, row_of
from helpers.reporting.statuses import STATUS_WORDS
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
    page = _bars(names, shown["region_share"], shown, said)
    drawn = svg(page)
    marks = [(row_of(page.axes[0], at), _family(row, labels, words)) for at, row in enumerate(shown.itertuples())]
    return [Figure(drawn, title, alt, caption, "strategies", marks=marks_of(page, marks))]


def _family(row, labels: Mapping, words: Wording) -> PageLink:
    """What a bar says, linked to the family's strategies."""
    name, regions = labels[row.family_code], words.plural("{n} region", "{n} regions", row.region_count)
    said = f"{name}: {words.percent(row.region_share)} ({regions})"
    return PageLink(said, f"strategies/index#{prose.anchor(name)}")


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
    alt = words.text(
        "Bar chart of {n} quotations by the body of the speaker: from {body} ({share}) to {last} ({last_share}).",
        last=labels[voices["body_code"].iloc[-1]],
        last_share=words.percent(voices["quote_share"].iloc[-1]),
        **values,
    )
    caption = words.text(
        "Quotations by the body that the speaker speaks for; lines: 95% Wilson intervals; n = {n} quotations whose speaker "
        "the article places.",
        **values,
    )
    names = [labels[code] for code in voices["body_code"]]
    said = [f"{words.percent(r.quote_share)} ({words.number(r.quote_count)})" for r in voices.itertuples()]
    page = _bars(names, voices["quote_share"], voices, said)
    drawn = svg(page)
    marks = [(row_of(page.axes[0], at), _voice(row, labels, words)) for at, row in enumerate(voices.itertuples())]
    return [Figure(drawn, title, alt, caption, "quotes, people", marks=marks_of(page, marks))]


def _voice(row, labels: Mapping, words: Wording) -> PageLink:
    """What a bar says, linked to where the quotations are listed."""
    quotations = words.plural("{n} quotation", "{n} quotations", row.quote_count)
    said = f"{labels[row.body_code]}: {quotations} ({words.percent(row.quote_share)})"
    return PageLink(said, f"voices/{row.body_code}")


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
def families_against_others(
    profile: pd.DataFrame, labels: Mapping, other_count: int, words: Wording, own: pd.DataFrame, codebook
) -> list[Figure]:
    """How many strategies of each family a region reports, beside the others.

    Parameters
    ----------
    profile : DataFrame
        Of `breadth.build_family_profile`.
    own : DataFrame
        The region's portfolio (`build_portfolios`): the filled squares stand for its rows.
    """
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
        "Squares for the strategies of {total} families; of {family} most are reported here: {count} of {size}. Families not "
        "reported here: {names}.",
        names=missing or words.text("none"),
        **values,
    )
    caption = words.text(
        "Squares: strategies of the family; filled: reported here. Percentages: share of the {others} other regions that "
        "report at least one.",
        **values,
    )
    page = _squares(profile, labels, words)
    drawn = svg(page)
    marks = marks_of(page, _reported(profile, own, words, codebook))
    return [Figure(drawn, title, alt, caption, "strategies", marks=marks)]


def _reported(profile: pd.DataFrame, own: pd.DataFrame, words: Wording, codebook) -> list:
    """The filled squares of each family: its reported strategies in the order of the codebook, to their sentences."""
    rows = {row.strategy_code: row for row in own.itertuples()}
    parts = []
    for at, family in enumerate(profile["family_code"]):
        here = [entry for entry in codebook.strategies.values() if entry.family == family and entry.code in rows]
        for place, entry in enumerate(here):
            row = rows[entry.code]
            said = f"{words.label(entry)}: {words.text(STATUS_WORDS[row.status])}"
            parts.append((around(place, at, 0.9, 0.8), linked(said, row)))
    return parts


def _squares(profile: pd.DataFrame, labels: Mapping, words: Wording):
    widest = int(profile["family_size"].max())
    with drawing(0.35 + 0.33 * len(profile)) as page:
        axes = page.subplots()
        places: dict[str, list[tuple[int, int]]] = {ACCENT: [], "white": []}
        for row, family in enumerate(profile.itertuples()):
            for at in range(int(family.family_size)):
                places[ACCENT if at < family.here_count else "white"].append((at, row))
            share = words.text("others: {share}", share=words.percent(family.other_share))
            axes.text(widest + 0.2, row, share, va="center_baseline", color=GREY, in_layout=False)
        for face, squares in places.items():
            axes.plot(*zip(*squares, strict=True), "s", ms=11, color=face, mec=ACCENT, mew=1) if squares else None
        axes.set_yticks(range(len(profile)), [labels[code] for code in profile["family_code"]])
        axes.set_ylim(len(profile) - 0.5, -0.5)
        axes.set_xlim(-0.6, widest + 3.5)
        bare(axes)
    return page
