"""Counts by two things at once: rows by columns, each cell shaded and its number written in it."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.patches import Rectangle

from helpers.reporting.blocks import Figure
from helpers.reporting.drawn import with_table
from helpers.reporting.house_style import ACCENT, DEPTHS, GREY, INK, RULE, drawing, svg
from helpers.reporting.wording import Wording

MOST_ROWS = 12
MOST_COLUMNS = 10
WITHIN = {"ha": "center", "fontsize": 8, "in_layout": False}  # of a number in its cell, which makes no room for it
# Strategies that are for one group by their definition: no finding.
BY_DEFINITION = {("village_apparatus", "village_officials"), ("employer_compliance", "employers")}
SMALLEST_SCALE = 3  # so that single regions are not drawn as dark as many


@with_table
def actors_by_strategy(
    counts: pd.DataFrame, strategies: Mapping, bodies: Mapping, told: tuple, words: Wording
) -> list[Figure]:
    """Regions that report each strategy of each acting body; frame of `actors.count_together`, told by `share_told`."""
    if counts.empty:
        return []
    top = _top(counts)
    values = dict(strategy=strategies[top["strategy_code"]], body=bodies[top["actor_body_code"]])
    values |= dict(n=words.number(top["region_count"]))
    title = words.text("Most often {body} acts: {strategy}, in {n} regions", **values)
    alt = words.text(
        "Grid of strategies by acting body. The largest cell is {strategy} by {body}: {n} regions.", **values
    )
    caption = words.text(
        "Regions in which an article says that the body carries the strategy out; {told} of {all} statements name who acts.",
        told=words.number(told[0]),
        all=words.number(told[1]),
    )
    grid = _grid(counts, "actor_body_code", strategies, bodies, words)
    return [Figure(svg(grid), title, alt, caption, "strategies")]


@with_table
def groups_by_strategy(
    counts: pd.DataFrame, strategies: Mapping, groups: Mapping, told: tuple, words: Wording
) -> list[Figure]:
    """Regions that report each strategy for each target group; frame of `actors.count_together`."""
    if counts.empty:
        return []
    top = _top(counts)
    values = dict(strategy=strategies[top["strategy_code"]], group=groups[top["target_group_code"]])
    values |= dict(n=words.number(top["region_count"]))
    title = words.text("The commonest pair is {strategy} for {group}: {n} regions", **values)
    alt = words.text(
        "Grid of strategies by target group. Beside pairs that are one by definition, the largest cell is {strategy} for "
        "{group}: {n} regions.",
        **values,
    )
    caption = words.text(
        "Regions in which an article reports the strategy for the group; {told} of {all} statements name a group. The "
        "{columns} groups named most are shown.",
        told=words.number(told[0]),
        all=words.number(told[1]),
        columns=words.number(min(MOST_COLUMNS, counts["target_group_code"].nunique())),
    )
    grid = _grid(counts, "target_group_code", strategies, groups, words)
    return [Figure(svg(grid), title, alt, caption, "strategies")]


def _top(counts: pd.DataFrame) -> pd.Series:
    pairs = zip(counts["strategy_code"], counts[counts.columns[1]], strict=True)
    told = pd.Series([pair not in BY_DEFINITION for pair in pairs], index=counts.index)
    counts = counts[told] if told.any() else counts
    return counts.loc[counts["region_count"].idxmax()]


@with_table
def strategies_by_year(timeline: pd.DataFrame, strategies: Mapping, words: Wording) -> list[Figure]:
    """Regions that report each strategy in each year; frame of `diffusion.build_timeline`."""
    if timeline.empty:
        return []
    first = timeline.groupby("strategy_code")["year"].min()
    order = sorted(first.index, key=lambda code: (first[code], strategies[code]))
    years = list(range(int(timeline["year"].min()), int(timeline["year"].max()) + 1))
    last = order[-1]
    oldest = [strategies[code] for code in order if first[code] == years[0]]
    values = dict(strategy=strategies[last], year=words.year(first[last]), first=words.year(years[0]))
    title = words.text("{strategy} is the strategy reported last: first in {year}", **values)
    alt = words.text(
        "Grid of strategies by year of the article, oldest first. Reported from {first} on: {oldest}. Last comes "
        "{strategy}, in {year}.",
        oldest=words.listing(oldest),
        **values,
    )
    caption = words.text(
        "Regions that report the strategy in articles of the year; outlined: the first year. Few articles are of early "
        "years, so a first year says when it was first written about."
    )
    cells = {(row.strategy_code, int(row.year)): int(row.region_count) for row in timeline.itertuples()}
    outlined = {(code, int(first[code])) for code in order}
    rows = [(code, strategies[code]) for code in order]
    columns = [(year, words.year(year)) for year in years]
    return [
        Figure(
            svg(_cells(cells, rows, columns, words, outlined, slanted=False)),
            title,
            alt,
            caption,
            "strategies, documents",
        )
    ]


def _grid(counts: pd.DataFrame, column: str, rows: Mapping, columns: Mapping, words: Wording):
    """The strategies and columns of the largest sums."""
    by_row = counts.groupby("strategy_code")["region_count"].sum()
    by_column = counts.groupby(column)["region_count"].sum()
    shown_rows = sorted(by_row.index, key=lambda code: (-by_row[code], rows[code]))[:MOST_ROWS]
    shown_columns = sorted(by_column.index, key=lambda code: (-by_column[code], columns[code]))[:MOST_COLUMNS]
    cells = {
        (row[0], row[1]): int(row[2])
        for row in counts[["strategy_code", column, "region_count"]].itertuples(index=False)
    }
    return _cells(cells, [(c, rows[c]) for c in shown_rows], [(c, columns[c]) for c in shown_columns], words)


def _cells(cells: dict, rows: list, columns: list, words: Wording, outlined=frozenset(), slanted: bool = True):
    most = max((n for (row, column), n in cells.items() if row in dict(rows) and column in dict(columns)), default=1)
    most = max(most, SMALLEST_SCALE)
    with drawing((1.5 if slanted else 0.4) + 0.27 * len(rows)) as page:
        axes = page.subplots()
        for y, (row, _) in enumerate(rows):
            for x, (column, _) in enumerate(columns):
                _cell(axes, x, y, cells.get((row, column), 0), most, words, (row, column) in outlined)
        axes.set_xlim(-0.5, len(columns) - 0.5)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_yticks(range(len(rows)), [label for _, label in rows])
        turned = dict(rotation=35, ha="left", rotation_mode="anchor") if slanted else {}
        axes.set_xticks(range(len(columns)), [label for _, label in columns], **turned)
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labeltop=True, labelbottom=False)
        axes.spines["bottom"].set_visible(False)
    return page


def _cell(axes, x: int, y: int, n: int, most: int, words: Wording, is_outlined: bool) -> None:
    depth = n / most
    face = (
        "white"
        if not n
        else DEPTHS["done"]
        if depth > 0.66
        else DEPTHS["ongoing"]
        if depth > 0.33
        else DEPTHS["planned"]
    )
    edge = dict(edgecolor=ACCENT, linewidth=1.4, zorder=3) if is_outlined else dict(edgecolor=RULE, linewidth=0.6)
    axes.add_patch(Rectangle((x - 0.47, y - 0.46), 0.94, 0.92, facecolor=face, **edge))
    if n:
        ink = "white" if face == DEPTHS["done"] else INK
        axes.text(x, y, words.number(n), va="center_baseline", color=ink, zorder=4, **WITHIN)
    else:
        axes.text(x, y, "·", va="center", color=GREY, **WITHIN)
