"""What a region's profile says of the other regions, small and rounded as it is shown.

A profile is made again when this changes, so it holds no more than the profile shows: one new article moves the share
of a strategy among 513 regions by a fifth of a percent, and no profile shows that.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import reads
from helpers.comparison import at_once, breadth

LEAST_OTHERS = 5  # other regions, below which none is called typical
LEAST_SHARE = 0.3  # of the other regions, from which on a strategy that is not reported here is named
MOST_PEERS = 5


@dataclass(frozen=True)
class Others:
    """The other regions beside one.

    Parameters
    ----------
    count : int
        How many other regions report any strategy.
    shares : DataFrame
        ``strategy_code, other_share`` (of those regions; 0 to 1, whole percents), ``is_here``; the most reported first.
    peers : DataFrame
        ``region_code, similarity`` (Jaccard, 0 to 1), ``shared_count, union_count``; the nearest first, none without a
        strategy in common.
    families : DataFrame
        As `breadth.build_family_profile` gives it, ``other_share`` in whole percents.
    """

    count: int
    shares: pd.DataFrame
    peers: pd.DataFrame
    families: pd.DataFrame

    @property
    def missing(self) -> pd.DataFrame:
        """Strategies that many other regions report and this one does not, with the number of these regions."""
        is_missing = ~self.shares["is_here"] & (self.shares["other_share"] >= LEAST_SHARE)
        found = self.shares[is_missing & (self.count >= LEAST_OTHERS)].reset_index(drop=True)
        return found.assign(other_count=self.count)


class Beside:
    """Every region beside the others.

    Parameters
    ----------
    portfolios : DataFrame
        As `at_once.read_reported` or `build_portfolios` gives them.
    families : dict of str to str
        Family of each strategy code.
    """

    def __init__(self, portfolios: pd.DataFrame, families: dict[str, str]):
        self.strategies = sorted(set(portfolios["strategy_code"]))
        self.regions = sorted(set(portfolios["region_code"]))
        self._rows = {code: row for row, code in enumerate(self.regions)}
        column = {code: number for number, code in enumerate(self.strategies)}
        self._reported = np.zeros((len(self.regions), len(self.strategies)), dtype=np.int64)
        self._reported[portfolios["region_code"].map(self._rows), portfolios["strategy_code"].map(column)] = 1
        self._family_counts = breadth.count_families(portfolios, families)
        self._family_sizes = pd.Series(families).value_counts().reindex(self._family_counts.columns)

    @cached_property
    def _totals(self) -> np.ndarray:
        return self._reported.sum(axis=0)

    @cached_property
    def _family_totals(self) -> np.ndarray:
        return (self._family_counts > 0).sum().to_numpy()

    @cached_property
    def _family_table(self) -> np.ndarray:
        return self._family_counts.to_numpy()

    @cached_property
    def _family_rows(self) -> dict[str, int]:
        return {code: row for row, code in enumerate(self._family_counts.index)}

    @cached_property
    def _sizes(self) -> np.ndarray:
        return self._reported.sum(axis=1)

    def of(self, region_code: str) -> Others:
        """One region beside the others; also one that reports no strategy."""
        row, own, count = self._place(region_code)
        shares = pd.DataFrame(self._shares(own, count))
        peers = pd.DataFrame(self._peers(row, own)).astype({"region_code": "str"})
        return Others(count, shares, peers, pd.DataFrame(self._families(region_code, count)))

    def content(self, region_code: str) -> str:
        """All that `of` gives, as one text, to see whether it has changed."""
        row, own, count = self._place(region_code)
        found = (self._shares(own, count), self._peers(row, own), self._families(region_code, count))
        return repr(
            [count, *({name: np.asarray(column).tolist() for name, column in frame.items()} for frame in found)]
        )

    def _place(self, region_code: str) -> tuple[int | None, np.ndarray, int]:
        """Row of a region, the strategies that it reports, and how many others there are."""
        row = self._rows.get(region_code)
        own = self._reported[row] if row is not None else np.zeros(len(self.strategies), dtype=np.int64)
        return row, own, len(self.regions) - (row is not None)

    def _shares(self, own: np.ndarray, count: int) -> dict:
        shares = np.round((self._totals - own) / count, 2) if count else np.zeros(len(self.strategies))
        order = sorted(range(len(self.strategies)), key=lambda n: (-shares[n], self.strategies[n]))
        return {
            "strategy_code": [self.strategies[n] for n in order],
            "other_share": shares[order],
            "is_here": own[order].astype(bool),
        }

    def _families(self, region_code: str, count: int) -> dict:
        at = self._family_rows.get(region_code)
        here = self._family_table[at] if at is not None else np.zeros(len(self._family_sizes), dtype=np.int64)
        return {
            "family_code": list(self._family_counts.columns),
            "here_count": here,
            "family_size": self._family_sizes.to_numpy(),
            "other_share": np.round((self._family_totals - (here > 0)) / max(count, 1), 2),
        }

    def _peers(self, row: int | None, own: np.ndarray) -> dict:
        shared = self._reported @ own
        union = self._sizes + own.sum() - shared
        similarity = shared / np.maximum(union, 1)
        order = [n for n in np.lexsort((np.arange(len(union)), -union, -similarity)) if n != row and shared[n]]
        nearest = order[:MOST_PEERS] if row is not None else []
        return {
            "region_code": [self.regions[n] for n in nearest],
            "similarity": similarity[nearest],
            "shared_count": shared[nearest],
            "union_count": union[nearest],
        }


def read_beside(families: dict[str, str], years="", folder: Path | None = None) -> Beside:
    """Every region beside the others in a period, from the tables on disk; the read is not noted."""
    return Beside(at_once.read_reported(years, folder), families)


def read_others(region_code: str, families: dict[str, str], years="") -> Others:
    """The other regions beside one, from the few columns of the tables that say so; the read is noted as such."""
    reads.note("others", region_code, years)
    return read_beside(families, years).of(region_code)
