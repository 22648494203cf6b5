"""The figures of the reports, each function named for what it shows.

A chart is a list of `blocks.Figure`: none where there is nothing to draw, several where one would not fit a page.
Titles, captions and alternative texts are made from the data. Sorted horizontal bars with direct labels, in the house
style.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from matplotlib.figure import Figure as Drawing

from helpers.comparison.portfolios import STATUS_ORDER
from helpers.reporting.blocks import Figure, Mark, PageLink
from helpers.reporting.cells import linked
from helpers.reporting.drawn import with_table
from helpers.reporting.house_style import ACCENT, DEPTHS, GREY, MARKS, RULE, bare, drawing, svg
from helpers.reporting.leaders import leaders
from helpers.reporting.marks import around, lists_regions, marks_of, row_of
from helpers.reporting.statuses import SIGNS, STATUS_WORDS
from helpers.reporting.wording import Wording


@with_table
def strategies_by_region_count(
    shares: pd.DataFrame, labels: Mapping[str, str], region_count: int, words: Wording
) -> list[Figure]:
    """In how many regions each strategy is reported, by furthest status; frame of `build_strategy_shares`."""
    shown = shares[shares["region_count"] > 0].iloc[::-1]
    if shown.empty or region_count < 2:
        return []
    names = [labels[code] for code in shown["strategy_code"]]
    with drawing(0.7 + 0.29 * len(shown)) as page:
        axes = page.subplots()
        left = [0] * len(shown)
        for status in reversed(STATUS_ORDER):
            counts = shown[f"{status}_count"].tolist()
            label = f"{SIGNS[status]} {words.text(STATUS_WORDS[status])}"
            axes.barh(names, counts, left=left, height=0.72, color=DEPTHS[status], edgecolor="white", label=label)
            left = [a + b for a, b in zip(left, counts, strict=True)]
        for row, total in enumerate(left):
            share = words.percent(total / region_count)
            axes.annotate(
                f"{words.number(total)} ({share})", (total, row), (4, 0), textcoords="offset points", va="center"
            )
        axes.set_xlim(0, max(left) * 1.16)
        axes.margins(y=0.01)
        bare(axes)
        page.legend(loc="outside upper left", ncols=3, handlelength=1.2, columnspacing=1.4)
        drawn = svg(page)
    marks = [
        (row_of(axes, at), lists_regions(_by_status(row, labels, words), row.strategy_code, words))
        for at, row in reversed(list(enumerate(shown.itertuples())))
    ]
    top, last = shares.iloc[0], shown.iloc[0]
    unseen = int((shares["region_count"] == 0).sum())
    alt = words.text(
        "Bar chart of strategies by regions that report them: from {top} ({top_n} of {total}) to {last} ({last_n}). "
        "Strategies of the codebook that are not reported at all: {unseen}.",
        unseen=words.number(unseen),
        top=labels[top["strategy_code"]],
        top_n=words.number(top["region_count"]),
        total=words.number(region_count),
        last=labels[last["strategy_code"]],
        last_n=words.number(last["region_count"]),
    )
    first = words.listing(labels[code] for code in leaders(shares, "region_count")["strategy_code"])
    values = dict(names=first, n=words.number(top["region_count"]), total=words.number(region_count))
    title = words.text("No strategy stands out: none is reported in more than {n} of {total} regions", **values)
    if first:
        title = words.text("Reported most often: {names}, in {n} of {total} regions", **values)
    caption = words.text(
        "Regions in which at least one article reports the strategy, by the furthest status reported; n = {n} regions.",
        n=words.number(region_count),
    )
    return [Figure(drawn, title, alt, caption, "strategies", marks=marks_of(page, marks))]


def _by_status(row, labels: Mapping[str, str], words: Wording) -> str:
    """What a bar says: the strategy, its regions, and of how many it is done, under way or planned."""
    counts = {status: getattr(row, f"{status}_count") for status in reversed(STATUS_ORDER)}
    parts = [f"{words.text(STATUS_WORDS[status])} {words.number(n)}" for status, n in counts.items() if n]
    regions = words.plural("{n} region", "{n} regions", row.region_count)
    return f"{labels[row.strategy_code]}: {regions} ({', '.join(parts)})"


@with_table
def articles_by_year(counts: pd.DataFrame, words: Wording) -> list[Figure]:
    """Articles per year; frame of `count_by_year`. A single year is no finding."""
    if len(counts) < 2:
        return []
    most = counts.loc[counts["article_count"].idxmax()]
    whole, empty = counts, int((counts["article_count"] == 0).sum())
    if len(counts) > MOST_YEARS:
        counts = counts[counts["article_count"] > 0].reset_index(drop=True)
    with drawing(2.1) as page:
        axes = page.subplots()
        first = leaders(counts, "article_count")["year"].tolist()
        colours = [ACCENT if year in first else DEPTHS["done"] for year in counts["year"]]
        axes.bar(counts["year"].astype(str), counts["article_count"], color=colours, width=0.72)
        every = -(-len(counts) // MOST_YEARS)  # so that no year or number is printed over the next
        for row, n in enumerate(counts["article_count"][::every]):
            axes.annotate(words.number(n), (row * every, n), (0, 2), textcoords="offset points", ha="center")
        axes.set_xticks(range(0, len(counts), every))
        axes.set_ylim(0, counts["article_count"].max() * 1.15)
        axes.yaxis.set_visible(False)
        axes.tick_params(length=0)
        drawn = svg(page)
    marks = [
        ((at - 0.36, at + 0.36, *axes.get_ylim()), _articles_of(row, words))
        for at, row in enumerate(counts.itertuples())
        if row.article_count
    ]
    total = words.number(counts["article_count"].sum())
    values = dict(year=words.year(most["year"]), n=words.number(most["article_count"]))
    alt = words.text(
        "Column chart of articles per year from {first} to {last}; most in {year} ({n}); years without any: {empty}.",
        first=words.year(whole["year"].min()),
        last=words.year(whole["year"].max()),
        empty=words.number(empty),
        **values,
    )
    title = words.text("No year has more than {n} of the {total} dated articles", total=total, n=values["n"])
    values |= dict(years=words.listing(words.year(year) for year in first), total=total)
    if first:
        title = words.text("Year with most articles: {years}, {n} of {total} dated articles", **values)
    if len(first) > 1:
        title = words.text("Years with most articles: {years}, {n} each of {total} dated articles", **values)
    caption = words.text("Articles by year of publication; n = {n} dated articles.", n=total)
    return [Figure(drawn, title, alt, caption, "documents", marks=marks_of(page, marks))]


def _articles_of(row, words: Wording) -> PageLink:
    """What a column says, linked to the list of the articles of its year."""
    said = f"{words.year(row.year)}: {words.plural('{n} article', '{n} articles', row.article_count)}"
    return PageLink(said, f"evidence/index#year-{int(row.year)}")


@with_table
def portfolio_matrix(
    portfolios: pd.DataFrame, regions: list[tuple[str, str]], strategies: list[tuple[str, str]], words: Wording
) -> list[Figure]:
    """Region by strategy: filled, half and open dots for done, under way and planned; nothing where not reported.

    Parameters
    ----------
    regions, strategies : list of (code, label)
        Rows and columns in the order to be drawn, the broadest portfolio first.

    Returns
    -------
    list of Figure
        One for every `ROWS_A_FIGURE` regions, so that a figure fits a printed page; of more regions than `MOST_FIGURES`
        take, the first, for nobody finds a region among hundreds of rows. The caption says so.
    """
    if len(regions) < 2:
        return []
    shown = regions[: MOST_FIGURES * ROWS_A_FIGURE]
    count = -(-len(shown) // ROWS_A_FIGURE)
    size = -(-len(shown) // count)
    parts = [shown[first : first + size] for first in range(0, len(shown), size)]
    figures = [_matrix_part(portfolios, part, strategies, n, count, words) for n, part in enumerate(parts, 1)]
    if len(shown) == len(regions):
        return figures
    told = words.text(
        "Shown are {n} of {total} regions, in the order of their number of strategies; all are in the table “Regions by "
        "strategy”.",
        n=words.number(len(shown)),
        total=words.number(len(regions)),
    )
    return [replace(figure, caption=f"{figure.caption} {told}") for figure in figures]


def _matrix_part(
    portfolios: pd.DataFrame,
    regions: list[tuple[str, str]],
    strategies: list[tuple[str, str]],
    part: int,
    parts: int,
    words: Wording,
) -> Figure:
    here = portfolios[portfolios["region_code"].isin([code for code, _ in regions])]
    breadth = here.groupby("region_code").size()
    widest, narrowest = dict(regions)[breadth.idxmax()], dict(regions)[breadth.idxmin()]
    values = dict(region=widest, n=words.number(breadth.max()), total=words.number(len(strategies)))
    alt = words.text(
        "Dot matrix of {rows} regions by {total} reported strategies. {region} has the most dots ({n}), {last} the fewest "
        "({last_n}); the median is {median}.",
        rows=words.number(len(regions)),
        last=narrowest,
        last_n=words.number(breadth.min()),
        median=words.number(breadth.median(), 0 if float(breadth.median()).is_integer() else 1),
        **values,
    )
    counts = breadth.rename_axis("region_code").reset_index(name="n")
    broadest = words.listing(dict(regions)[code] for code in leaders(counts, "n")["region_code"])
    title = words.text("No reported portfolio is broader than {n} of {total} strategies", **values)
    if broadest:
        title = words.text("Broadest reported portfolio: {names}, {n} of {total} strategies", names=broadest, **values)
    if parts > 1:
        range_ = dict(most=words.number(breadth.max()), least=words.number(breadth.min()))
        if part > 1:
            title = words.text("Portfolio sizes from {most} down to {least}", **range_)
        title += " " + words.text("(part {part} of {parts})", part=words.number(part), parts=words.number(parts))
    caption = words.text(
        "A dot: at least one article reports the strategy in the region, at the furthest status shown. No dot: not reported, "
        "which does not mean that it is not done."
    )
    page = _matrix(here, regions, strategies, words)
    drawn = svg(page)
    return Figure(drawn, title, alt, caption, "strategies", marks=_dots(page, here, regions, strategies, words))


def _dots(
    page: Drawing, here: pd.DataFrame, regions: list[tuple[str, str]], strategies: list[tuple[str, str]], words: Wording
) -> list[Mark]:
    """The dots of a matrix, each leading to the sentence that its row was read from."""
    row = {code: n for n, (code, _) in enumerate(regions)}
    column = {code: n for n, (code, _) in enumerate(strategies)}
    names = dict(regions) | dict(strategies)
    found = [
        (row[one.region_code], column[one.strategy_code], one)
        for one in here.itertuples()
        if one.strategy_code in column
    ]
    parts = []
    for y, x, one in sorted(found, key=lambda place: place[:2]):
        status = words.text(STATUS_WORDS[one.status])
        articles = words.plural("{n} article", "{n} articles", one.article_count)
        scope = f", {words.text('several regions')}" if one.is_joint else ""
        said = f"{names[one.region_code]}, {names[one.strategy_code]}: {status}, {articles}{scope}"
        parts.append((around(x, y, 0.96, 0.96), linked(said, one)))
    return marks_of(page, parts)


def _matrix(
    here: pd.DataFrame, regions: list[tuple[str, str]], strategies: list[tuple[str, str]], words: Wording
) -> Drawing:
    row = {code: n for n, (code, _) in enumerate(regions)}
    column = {code: n for n, (code, _) in enumerate(strategies)}
    with drawing(2.0 + 0.185 * len(regions)) as page:
        axes = page.subplots()
        for status, style in MARKS.items():
            for is_joint, size in ((False, DOT), (True, JOINT_DOT)):
                found = here[(here["status"] == status) & (here["is_joint"] == is_joint)]
                x, y = found["strategy_code"].map(column), found["region_code"].map(row)
                label = "_" if is_joint else words.text(STATUS_WORDS[status])
                axes.plot(x, y, linestyle="none", markersize=size, markeredgecolor=DEPTHS["done"], label=label, **style)
        if here["is_joint"].any():
            label = words.text("small: of several regions together")
            axes.plot([], [], linestyle="none", markersize=JOINT_DOT, label=label, **MARKS["done"])
        axes.set_yticks(range(len(regions)), [name for _, name in regions], fontsize=8)
        axes.set_xticks(
            range(len(strategies)),
            [name for _, name in strategies],
            rotation=55,
            ha="left",
            rotation_mode="anchor",
            fontsize=8,
        )
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labeltop=True, labelbottom=False)
        axes.set_xlim(-0.6, len(strategies) - 0.4)
        axes.set_ylim(len(regions) - 0.4, -0.6)
        axes.grid(color=RULE, linewidth=0.5)
        axes.set_axisbelow(True)
        axes.spines["bottom"].set_visible(False)
        page.legend(
            loc="outside lower left", ncols=2 if here["is_joint"].any() else 3, columnspacing=1.4, handletextpad=0.2
        )
    return page


DOT, JOINT_DOT = 6.5, 3.6  # points
ROWS_A_FIGURE = 38
MOST_FIGURES = 3
MOST_YEARS = 16  # beside one another without gaps; of a longer span only the years with articles are shown


@with_table
def groups_by_region_count(
    counts: pd.DataFrame, labels: Mapping[str, str], region_count: int, words: Wording
) -> list[Figure]:
    """In how many regions each target group is reported; frame of `count_groups`."""
    if counts.empty or region_count < 2:
        return []
    shown = counts.iloc[::-1]
    names = [labels[code] for code in shown["target_group_code"]]
    with drawing(0.3 + 0.27 * len(shown)) as page:
        axes = page.subplots()
        axes.barh(names, shown["region_count"], height=0.7, color=DEPTHS["done"])
        for row, n in enumerate(shown["region_count"]):
            axes.annotate(words.number(n), (n, row), (4, 0), textcoords="offset points", va="center")
        axes.set_xlim(0, shown["region_count"].max() * 1.12)
        axes.margins(y=0.01)
        bare(axes)
        drawn = svg(page)
    marks = [
        (row_of(axes, at), _group(row, labels, words)) for at, row in reversed(list(enumerate(shown.itertuples())))
    ]
    top, last = counts.iloc[0], counts.iloc[-1]
    alt = words.text(
        "Bar chart of target groups by regions that report them: from {top} ({top_n} of {total}) to {last} ({last_n}).",
        top=labels[top["target_group_code"]],
        top_n=words.number(top["region_count"]),
        total=words.number(region_count),
        last=labels[last["target_group_code"]],
        last_n=words.number(last["region_count"]),
    )
    first = words.listing(labels[code] for code in leaders(counts, "region_count")["target_group_code"])
    values = dict(names=first, n=words.number(top["region_count"]), total=words.number(region_count))
    title = words.text("No group stands out: none is named in more than {n} of {total} regions", **values)
    if first:
        title = words.text("Named most often: {names}, in {n} of {total} regions", **values)
    caption = words.text(
        "Regions in which at least one article names the group as reached or to be reached; n = {n} regions.",
        n=words.number(region_count),
    )
    return [Figure(drawn, title, alt, caption, "target_groups", marks=marks_of(page, marks))]


def _group(row, labels: Mapping[str, str], words: Wording) -> PageLink:
    """What a bar says, linked to where the regions of the group are listed."""
    regions = words.plural("{n} region", "{n} regions", row.region_count)
    return PageLink(f"{labels[row.target_group_code]}: {regions}", f"groups/{row.target_group_code}")


@with_table
def strategies_against_others(
    here: pd.DataFrame, others: pd.DataFrame, labels: Mapping[str, str], other_count: int, words: Wording
) -> list[Figure]:
    """The strategies of a region beside the share of the other regions that report them.

    Parameters
    ----------
    here : DataFrame
        Portfolio of one region (`build_portfolios`).
    others : DataFrame
        ``strategy_code, other_share`` (0 to 1), every strategy to be shown.
    """
    if others.empty or other_count < 2:
        return []
    shown = others.sort_values(["other_share", "strategy_code"], ascending=[True, False])
    status = dict(zip(here["strategy_code"], here["status"], strict=True))
    names = [labels[code] for code in shown["strategy_code"]]
    with drawing(0.7 + 0.29 * len(shown)) as page:
        axes = page.subplots()
        axes.barh(
            names,
            shown["other_share"],
            height=0.5,
            color=DEPTHS["planned"],
            label=words.text("share of the other regions"),
        )
        for row, (code, share) in enumerate(zip(shown["strategy_code"], shown["other_share"], strict=True)):
            beside = {"xytext": (4, 0), "textcoords": "offset points", "va": "center", "color": GREY}
            axes.annotate(words.percent(share), (share, row), **beside, in_layout=False)  # the axes leave room for it
            if code in status:
                axes.plot(-0.045, row, markersize=7.5, markeredgecolor=ACCENT, **_accented(status[code]))
        for code in MARKS:
            if code in status.values():
                label = words.text("reported here: {status}", status=words.text(STATUS_WORDS[code]))
                axes.plot(
                    [], [], linestyle="none", markersize=7.5, markeredgecolor=ACCENT, label=label, **_accented(code)
                )
        axes.set_xlim(-0.09, max(shown["other_share"].max(), 0.1) * 1.14)
        axes.margins(y=0.02)
        bare(axes)
        page.legend(loc="outside upper left", ncols=2, columnspacing=1.4, handlelength=1.2)
        drawn = svg(page)
    marks = _here_and_elsewhere(here, shown, axes, labels, words)
    values = dict(n=words.number(len(status)), total=words.number(len(shown)), others=words.number(other_count))
    alt = words.text(
        "Bar chart of {total} strategies by the share of the {others} other regions that report them, most often {top} "
        "({share}). Marked as reported here: {names}.",
        top=labels[shown["strategy_code"].iloc[-1]],
        share=words.percent(shown["other_share"].iloc[-1]),
        names=words.listing(labels[code] for code in here["strategy_code"]) or words.text("none"),
        **values,
    )
    title = words.plural("{n} strategy is reported here", "{n} strategies are reported here", len(status))
    if not status:
        title = words.text("No strategy is reported here")
    caption = words.text(
        "Marks: strategies that articles report for this region. Bars: share of the {others} other regions of the corpus "
        "whose articles report the strategy.",
        **values,
    )
    return [Figure(drawn, title, alt, caption, "strategies", marks=marks_of(page, marks))]


def _here_and_elsewhere(here: pd.DataFrame, shown: pd.DataFrame, axes, labels: Mapping[str, str], words: Wording):
    """From the top down: the mark of a strategy that is reported here, to its sentence; its bar, to the other regions."""
    rows = {row.strategy_code: row for row in here.itertuples()}
    parts = []
    for at, other in reversed(list(enumerate(shown.itertuples()))):
        name = labels[other.strategy_code]
        if row := rows.get(other.strategy_code):
            status = words.text("reported here: {status}", status=words.text(STATUS_WORDS[row.status]))
            parts.append((around(-0.045, at, 0.08, 0.86), linked(f"{name}, {status}", row)))
        share = words.text("{share} of the other regions", share=words.percent(other.other_share))
        box = (0, axes.get_xlim()[1], at - 0.43, at + 0.43)
        parts.append((box, lists_regions(f"{name}: {share}", other.strategy_code, words)))
    return parts


def _accented(status: str) -> dict:
    return MARKS[status] | {"color": ACCENT}
