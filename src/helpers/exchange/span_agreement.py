"""How well the stretches agree that coders gave one code to: F1 of equal and of overlapping ones, and how far their
ends lie apart. Two coders are compared at a time and the counts of all pairs added up.
"""

from collections import Counter
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from helpers.exchange.rows import Coder


class SpanAgreement(NamedTuple):
    """Agreement on the stretches of a code; NaN where nobody placed one.

    ``boundary_error`` is the mean distance of an end from the other coder's, in characters, over overlapping pairs.
    """

    span_count: int
    exact_f1: float
    overlap_f1: float
    boundary_error: float


def measure_spans(coded: list[tuple[Coder, pd.DataFrame]]) -> SpanAgreement:
    """Agreement on the stretches of one code.

    Parameters
    ----------
    coded : list of (Coder, DataFrame)
        The coders, each with the rows that have the code.
    """
    found: Counter = Counter()
    for (first, mine), (second, theirs) in combinations(coded, 2):
        both = first.documents & second.documents
        ours, others = _places(mine, both), _places(theirs, both)
        found["spans"] += sum(map(len, ours.values())) + sum(map(len, others.values()))
        for document in ours.keys() & others.keys():
            pairs = pair_off(ours[document], others[document])
            found["overlapping"] += len(pairs)
            found["equal"] += len(ours[document] & others[document])
            found["distance"] += sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairs)
    if not found["spans"]:
        return SpanAgreement(0, *[float("nan")] * 3)
    apart = found["distance"] / (2 * found["overlapping"]) if found["overlapping"] else float("nan")
    shares = (2 * found[name] / found["spans"] for name in ("equal", "overlapping"))
    return SpanAgreement(found["spans"], *shares, apart)


def _places(rows: pd.DataFrame, documents: frozenset[str]) -> dict[str, set[tuple[int, int]]]:
    placed: dict[str, set[tuple[int, int]]] = {}
    for row in rows.itertuples():
        if row.document_id in documents:
            placed.setdefault(row.document_id, set()).add((int(row.start), int(row.end)))
    return placed


def pair_off(ours: set[tuple[int, int]], others: set[tuple[int, int]]) -> list[tuple]:
    """Pairs of overlapping stretches, each in one pair at most, those that share most first.

    >>> pair_off({(0, 10)}, {(8, 30), (2, 10)})
    [((0, 10), (2, 10))]
    """
    shared = [(min(a[1], b[1]) - max(a[0], b[0]), a, b) for a in ours for b in others]
    pairs, taken = [], set()
    for length, a, b in sorted(shared, key=lambda met: (-met[0], met[1:])):
        if length > 0 and (0, a) not in taken and (1, b) not in taken:
            taken |= {(0, a), (1, b)}
            pairs.append((a, b))
    return pairs
