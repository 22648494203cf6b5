"""What comes first in a count: one, a few that are alike, or nothing, where too many are alike to be a finding."""

import pandas as pd

from helpers.reporting.wording import Wording

MOST_NAMED = 3


def leaders(counts: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows with the largest number; none where it is 1, or shared by more rows than a title can name.

    >>> counts = pd.DataFrame({"code": ["a", "b", "c"], "n": [4, 4, 1]})
    >>> leaders(counts, "n")["code"].tolist()
    ['a', 'b']
    >>> leaders(counts[counts["n"] == 1], "n").empty
    True
    """
    first = counts[counts[column] == counts[column].max()]
    is_finding = len(first) <= MOST_NAMED and (first[column] > 1).all()
    return first if is_finding else first.iloc[:0]


def counted_regions(n: int, words: Wording) -> str:
    """So many regions, in words."""
    return words.plural("{n} region", "{n} regions", n)
