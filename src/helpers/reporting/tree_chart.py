"""The tree of regions by likeness of their portfolios, drawn from scipy's linkage."""

from collections.abc import Mapping

from helpers.comparison.similarity import Tree
from helpers.reporting.blocks import Figure, PageLink
from helpers.reporting.house_style import DEPTHS, GREY, drawing, svg
from helpers.reporting.marks import marks_of
from helpers.reporting.wording import Wording


def tree_of_regions(tree: Tree, names: Mapping[str, str], words: Wording) -> list[Figure]:
    """A stable tree of `similarity.build_tree`: the sooner two branches meet, the more strategies they share."""
    if tree.reason_code or len(tree.region_codes) < 2:
        return []
    count = len(set(tree.groups.values()))
    first, second, nearest = _nearest(tree)
    values = dict(
        first=names[first],
        second=names[second],
        share=words.percent(1 - nearest),
        n=words.number(len(tree.region_codes)),
        groups=words.number(count),
    )
    title = words.text("{first} and {second} are most alike: {share} of their strategies are the same", **values)
    members = [words.listing(names[c] for c in tree.region_codes if tree.groups[c] == g) for g in _groups(tree)]
    alt = words.text("Tree of {n} regions in {groups} groups: {members}.", members="; ".join(members), **values)
    caption = words.text(
        "Average linkage of Jaccard distances between reported portfolios, 0 (the same) to 1 (nothing in common); the letter "
        "behind a name tells its group; n = {n} regions.",
        **values,
    )
    page = _drawn(tree, names, words)
    drawn = svg(page)
    parts = [
        ((0, 1.02, at - 0.46, at + 0.46), PageLink(names[code], f"regions/{code}"))
        for at, code in enumerate(tree.region_codes)
    ]
    return [Figure(drawn, title, alt, caption, "strategies", marks=marks_of(page, parts))]


def _groups(tree: Tree) -> list[int]:
    return list(dict.fromkeys(tree.groups[code] for code in tree.region_codes))


def _nearest(tree: Tree) -> tuple[str, str, float]:
    """The two regions joined first; linkage counts regions in the order of their codes."""
    codes = sorted(tree.region_codes)
    one, other, distance, _ = tree.linkage[0]
    return codes[int(one)], codes[int(other)], distance


def _drawn(tree: Tree, names: Mapping[str, str], words: Wording):
    codes = sorted(tree.region_codes)
    row = {code: n for n, code in enumerate(tree.region_codes)}
    places = {n: (0.0, float(row[code])) for n, code in enumerate(codes)}
    letters = {group: chr(ord("A") + n) for n, group in enumerate(_groups(tree))}
    with drawing(0.6 + 0.24 * len(codes)) as page:
        axes = page.subplots()
        for step, (one, other, distance, _) in enumerate(tree.linkage):
            (x1, y1), (x2, y2) = places[int(one)], places[int(other)]
            axes.plot([x1, distance, distance, x2], [y1, y1, y2, y2], color=DEPTHS["done"], linewidth=1.1)
            places[len(codes) + step] = (distance, (y1 + y2) / 2)
        labels = [f"{names[code]}  {letters[tree.groups[code]]}" for code in tree.region_codes]
        axes.set_yticks(range(len(codes)), labels, fontsize=8)
        axes.set_ylim(len(codes) - 0.5, -0.5)
        axes.set_xlim(0, 1.02)
        axes.set_xticks([0, 0.5, 1], [words.number(0), words.number(0.5, 1), words.number(1)])
        axes.set_xlabel(words.text("distance"), color=GREY)
        axes.tick_params(length=0)
    return page
