"""A tree of regions by the likeness of their portfolios, offered only where it would still stand without any one article."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.comparison.breadth import ENOUGH_EVENTS
from helpers.comparison.cases import rows_by_region

ENOUGH_REGIONS = 8
MOST_REGIONS = 40  # a tree of more cannot be read
STABLE = 0.8  # adjusted Rand index between the groups with all articles and those without the most telling one


@dataclass(frozen=True)
class Tree:
    """A tree, or the reason why there is none.

    Attributes
    ----------
    reason_code : str
        Empty where the tree is offered, else ``too_few_regions`` or ``unstable``.
    region_codes : list of str
        The regions asked, in the order of the leaves where the tree is offered.
    linkage : list
        Rows of scipy's linkage matrix: the two joined, their distance, the leaves below.
    groups : dict of str to int
        Group of each region.
    agreement : float or None
        The lowest adjusted Rand index over all articles left out (1 where the groups never change).
    """

    reason_code: str
    region_codes: list[str]
    linkage: list[list[float]] = field(default_factory=list)
    groups: dict[str, int] = field(default_factory=dict)
    agreement: float | None = None


def build_tree(cases: pd.DataFrame, strategies: pd.DataFrame, least: int = ENOUGH_REGIONS) -> Tree:
    """Average-linkage tree of the regions with enough events, by Jaccard distance of their reported strategies.

    Sources: R. R. Sokal, C. D. Michener, University of Kansas Science Bulletin 38 (1958), for average linkage;
    L. Hubert, P. Arabie, "Comparing partitions", Journal of Classification 2 (1985), for the adjusted Rand index.
    """
    found = rows_by_region(cases, strategies)[["region_code", "document_id", "event_id", "strategy_code"]]
    events = found.groupby("region_code")["event_id"].nunique()
    enough = events[events >= ENOUGH_EVENTS].sort_index().sort_values(ascending=False, kind="stable").head(MOST_REGIONS)
    regions = sorted(enough.index)
    if len(regions) < least:
        return Tree("too_few_regions", regions)
    rows = found[found["region_code"].isin(regions)].drop_duplicates()
    counts = pd.crosstab(rows["region_code"], rows["strategy_code"])
    linkage, groups = _grouped(counts.to_numpy() > 0)
    agreement = min(_agreements(counts, rows, groups))
    named = {region: int(group) for region, group in zip(regions, groups, strict=True)}
    if agreement < STABLE:
        return Tree("unstable", regions, groups=named, agreement=agreement)
    from scipy.cluster.hierarchy import leaves_list

    return Tree("", [regions[leaf] for leaf in leaves_list(linkage)], linkage.tolist(), named, agreement)


def _grouped(present: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Linkage matrix and groups of the rows of a truth matrix; as many groups as the square root of half the rows."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    tree = linkage(pdist(present, "jaccard"), "average")
    return tree, fcluster(tree, max(2, round((len(present) / 2) ** 0.5)), "maxclust")


def _agreements(counts: pd.DataFrame, rows: pd.DataFrame, groups: np.ndarray):
    """Likeness of the groups with each article left out in turn; articles that alone report nothing change nothing."""
    values = counts.to_numpy()
    at_row = {region: n for n, region in enumerate(counts.index)}
    at_column = {code: n for n, code in enumerate(counts.columns)}
    yield 1.0
    for _, own in rows.groupby("document_id", sort=True):
        cells = own["region_code"].map(at_row).to_numpy(), own["strategy_code"].map(at_column).to_numpy()
        if (values[cells] > 1).all():
            continue
        left = values.copy()
        left[cells] -= 1
        yield adjusted_rand(groups, _grouped(left > 0)[1])


def adjusted_rand(first, second) -> float:
    """Adjusted Rand index of two groupings of the same things: 1 where they are equal, about 0 by chance.

    >>> adjusted_rand([1, 1, 2, 2], [5, 5, 7, 7]), round(adjusted_rand([1, 1, 2, 2], [1, 2, 1, 2]), 6)
    (1.0, -0.5)
    """
    table = pd.crosstab(np.asarray(first), np.asarray(second)).to_numpy()
    both, one, other = _pairs(table), _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    total = _pairs(table.sum())
    expected, most = one * other / total, (one + other) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _pairs(counts) -> float:
    return float((counts * (counts - 1) / 2).sum())
