"""Counts by two things at once: rows by columns, each cell shaded and its number written in it."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.patches import Rectangle

from helpers.reporting.blocks import Evidence, Figure, PageLink
from helpers.reporting.cells import linked
from helpers.reporting.drawn import with_table
from helpers.reporting.house_style import ACCENT, DEPTHS, GREY, INK, RULE, drawing, svg
from helpers.reporting.leaders import MOST_NAMED, counted_regions, leaders
from helpers.reporting.marks import around, lists_regions, marks_of
from helpers.reporting.wording import Wording

MOST_ROWS = 12
MOST_COLUMNS = 10
WITHIN = {"ha": "center", "fontsize": 8, "in_layout": False}  # of a number in its cell, which makes no room for it
# Strategies that are for one group by their definition: no finding.
BY_DEFINITION = {("village_apparatus", "village_officials"), ("employer_compliance", "employers")}
MOST_YEARS = 12  # beside one another without gaps; of a longer span only the years with reports are shown
MOST_COLUMNS_OF_YEARS = 20  # the latest
SMALLEST_SCALE = 3  # so that single regions are not drawn as dark as many


@with_table
def actors_by_strategy(
    counts: pd.DataFrame, strategies: Mapping, bodies: Mapping, told: tuple, words: Wording
) -> list[Figure]:
    """Regions that report each strategy of each acting body; frame of `actors.count_together`, told by `share_told`."""
    if counts.empty:
        return []
    top = _telling(counts).nlargest(1, "region_count").iloc[0]
    values = dict(strategy=strategies[top["strategy_code"]], body=bodies[top["actor_body_code"]])
    values |= dict(regions=counted_regions(top["region_count"], words))
    values |= dict(pairs=_pairs(counts, strategies, bodies, words))
    title = words.text("No body is reported with the same strategy in more than {regions}", **values)
    if values["pairs"]:
        title = words.text("Reported together most often: {pairs}, in {regions}", **values)
    alt = words.text(
        "Grid of strategies by acting body. The largest cell is {strategy} by {body}: {regions}.", **values
    )
    caption = words.text(
        "Regions in which an article says that the body carries the strategy out; {told} of {all} statements name who acts.",
        told=words.number(told[0]),
        all=words.number(told[1]),
    )
    drawn, marks = _grid(counts, "actor_body_code", strategies, bodies, words)
    return [Figure(drawn, title, alt, caption, "strategies", marks=marks)]


@with_table
def groups_by_strategy(
    counts: pd.DataFrame, strategies: Mapping, groups: Mapping, told: tuple, words: Wording
) -> list[Figure]:
    """Regions that report each strategy for each target group; frame of `actors.count_together`."""
    if counts.empty:
        return []
    top = _telling(counts).nlargest(1, "region_count").iloc[0]
    values = dict(strategy=strategies[top["strategy_code"]], group=groups[top["target_group_code"]])
    values |= dict(regions=counted_regions(top["region_count"], words))
    values |= dict(pairs=_pairs(counts, strategies, groups, words))
    title = words.text("No strategy is reported for the same group in more than {regions}", **values)
    if values["pairs"]:
        title = words.text("Reported together most often: {pairs}, in {regions}", **values)
    alt = words.text(
        "Grid of strategies by target group. Beside pairs that are one by definition, the largest cell is {strategy} for "
        "{group}: {regions}.",
        **values,
    )
    caption = words.text(
        "Regions in which an article reports the strategy for the group; {told} of {all} statements name a group. The "
        "{columns} groups named most are shown.",
        told=words.number(told[0]),
        all=words.number(told[1]),
        columns=words.number(min(MOST_COLUMNS, counts["target_group_code"].nunique())),
    )
    if BY_DEFINITION & set(zip(counts["strategy_code"], counts["target_group_code"], strict=True)):
        caption += " " + words.text("The title passes over pairs that are one by definition.")
    drawn, marks = _grid(counts, "target_group_code", strategies, groups, words)
    return [Figure(drawn, title, alt, caption, "strategies", marks=marks)]


def _telling(counts: pd.DataFrame) -> pd.DataFrame:
    """The pairs that are not one by definition, where there are any."""
    pairs = zip(counts["strategy_code"], counts[counts.columns[1]], strict=True)
    told = pd.Series([pair not in BY_DEFINITION for pair in pairs], index=counts.index)
    return counts[told] if told.any() else counts


def _pairs(counts: pd.DataFrame, strategies: Mapping, others: Mapping, words: Wording) -> str:
    """The pairs of most regions, named; empty where none stands out."""
    first = leaders(_telling(counts), "region_count")
    pairs = zip(first["strategy_code"], first[counts.columns[1]], strict=True)
    return words.listing(f"{strategies[code]} – {others[other]}" for code, other in pairs)


@with_table
def strategies_by_year(
    timeline: pd.DataFrame, strategies: Mapping, words: Wording, is_profile: bool = False
) -> list[Figure]:
    """Regions that report each strategy in each year; frame of `diffusion.build_timeline`, on a profile of one region."""
    if timeline["year"].nunique() < 2:
        return []
    first = timeline.groupby("strategy_code")["year"].min()
    order = sorted(first.index, key=lambda code: (first[code], strategies[code]))
    years = list(range(int(timeline["year"].min()), int(timeline["year"].max()) + 1))
    if len(years) > MOST_YEARS:
        years = sorted({int(year) for year in timeline["year"]})
    left_out = years[:-MOST_COLUMNS_OF_YEARS]
    years = years[-MOST_COLUMNS_OF_YEARS:]
    oldest = [strategies[code] for code in order if first[code] == first.min()]
    newest = [strategies[code] for code in order if first[code] == first.max()]
    values = dict(names=words.listing(newest), n=words.number(len(newest)), total=words.number(len(order)))
    values |= dict(year=words.year(first.max()), first=words.year(first.min()))
    title = words.text("{n} of {total} strategies are first reported in {year}, none later", **values)
    if len(newest) <= MOST_NAMED:
        title = words.text("Reported last of {total} strategies: {names}, first in {year}", **values)
    if len(newest) == len(order):
        title = words.text("All strategies are first reported in {year}", **values)
    if len(order) == 1:
        title = words.text("{names} is first reported in {year}", **values)
    alt = words.text(
        "Grid of strategies by year of the article, oldest first. Reported from {first} on: {oldest}. Last to appear, "
        "in {year}: {names}.",
        oldest=words.listing(oldest),
        **values,
    )
    caption = words.text(
        "Regions that report the strategy in articles of the year; outlined: the first year. Few articles are of early "
        "years, so a first year says when it was first written about."
    )
    if is_profile:
        caption = words.text("Years in whose articles the strategy is reported here; outlined: the first of them.")
    if left_out:
        caption += " " + words.text("Years before {year} are left out.", year=words.year(years[0]))
    cells = {(row.strategy_code, int(row.year)): row for row in timeline.itertuples()}
    outlined = {(code, int(first[code])) for code in order}
    rows = [(code, strategies[code]) for code in order]
    columns = [(year, words.year(year)) for year in years]
    drawn, marks = _cells(cells, rows, columns, words, outlined, slanted=False)
    return [Figure(drawn, title, alt, caption, "strategies, documents", marks=marks)]


def _grid(counts: pd.DataFrame, column: str, rows: Mapping, columns: Mapping, words: Wording):
    """The strategies and columns of the largest sums."""
    by_row = counts.groupby("strategy_code")["region_count"].sum()
    by_column = counts.groupby(column)["region_count"].sum()
    shown_rows = sorted(by_row.index, key=lambda code: (-by_row[code], rows[code]))[:MOST_ROWS]
    shown_columns = sorted(by_column.index, key=lambda code: (-by_column[code], columns[code]))[:MOST_COLUMNS]
    cells = {(row.strategy_code, getattr(row, column)): row for row in counts.itertuples()}
    return _cells(cells, [(c, rows[c]) for c in shown_rows], [(c, columns[c]) for c in shown_columns], words)


def _cells(cells: dict, rows: list, columns: list, words: Wording, outlined=frozenset(), slanted: bool = True):
    """The drawing of a grid as SVG, and its marks; each cell a row that counts regions."""
    counts = {place: int(row.region_count) for place, row in cells.items()}
    most = max((n for (row, column), n in counts.items() if row in dict(rows) and column in dict(columns)), default=1)
    most = max(most, SMALLEST_SCALE)
    with drawing((1.5 if slanted else 0.4) + 0.27 * len(rows)) as page:
        axes = page.subplots()
        places = [(x, y, (row, column)) for y, (row, _) in enumerate(rows) for x, (column, _) in enumerate(columns)]
        for x, y, place in places:
            _cell(axes, x, y, counts.get(place, 0), most, words, place in outlined)
        none = [(x, y) for x, y, place in places if not counts.get(place)]
        axes.plot([x for x, _ in none], [y for _, y in none], ".", markersize=2, markeredgewidth=0, color=GREY)
        axes.set_xlim(-0.5, len(columns) - 0.5)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_yticks(range(len(rows)), [label for _, label in rows])
        turned = dict(rotation=35, ha="left", rotation_mode="anchor") if slanted else {}
        every = 1 if slanted else -(-len(columns) // MOST_YEARS)  # so that no year is printed over the next
        axes.set_xticks(range(0, len(columns), every), [label for _, label in columns[::every]], **turned)
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labeltop=True, labelbottom=False)
        axes.spines["bottom"].set_visible(False)
    drawn = svg(page)
    parts = [
        (around(x, y, 0.94, 0.92), _leads(f"{row_name}, {column_name}", cells[row, column], words))
        for y, (row, row_name) in enumerate(rows)
        for x, (column, column_name) in enumerate(columns)
        if (row, column) in cells
    ]
    return drawn, marks_of(page, parts)


def _leads(names: str, row, words: Wording) -> Evidence | PageLink:
    """What a cell says: to the sentence where it counts one region, else to the list of the strategy's regions."""
    said = f"{names}: {words.plural('{n} region', '{n} regions', row.region_count)}"
    return linked(said, row) if row.region_count == 1 else lists_regions(said, row.strategy_code, words)


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
    # an artist, not a patch, and out of the layout: the limits are set, and every cell lies within them
    axes.add_artist(Rectangle((x - 0.47, y - 0.46), 0.94, 0.92, facecolor=face, in_layout=False, **edge))
    if n:
        ink = "white" if face == DEPTHS["done"] else INK
        axes.text(x, y, words.number(n), va="center_baseline", color=ink, zorder=4, **WITHIN)
