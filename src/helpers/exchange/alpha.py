"""Krippendorff's alpha for one code that a coder gives or does not give to a unit.

Alpha is 1 − observed / expected disagreement; it takes account of agreement by chance, of any number of coders, and of
units that a coder did not see. Source: K. Krippendorff, Content Analysis (4th ed., 2018), chapter 12; the marks at 0.80
and 0.667 are his as well. The interval resamples whole documents, since the paragraphs of one text are not independent.
"""

from typing import NamedTuple

import numpy as np

RELIABLE, TENTATIVE = 0.80, 0.667
FEWEST = 5  # units that somebody gave the code; fewer say nothing about the next one
REPLICATES = 1000
DIGITS = 9
SEED = 20240601


class Alpha(NamedTuple):
    """Agreement on a code; `alpha`, `low` and `high` are NaN where not estimable."""

    unit_count: int
    positive_count: int
    prevalence: float
    raw_agreement: float
    alpha: float
    low: float
    high: float

    @property
    def level(self) -> str:
        """``reliable`` (0.80 and above), ``tentative`` (0.667 and above), ``unreliable`` or ``not_estimable``."""
        if np.isnan(self.alpha):
            return "not_estimable"
        alpha = round(self.alpha, DIGITS)  # of 0.8 computed as 0.7999999999999999
        return "reliable" if alpha >= RELIABLE else "tentative" if alpha >= TENTATIVE else "unreliable"


def alpha_of(values: np.ndarray) -> float:
    """Nominal alpha of one table of values.

    Parameters
    ----------
    values : ndarray of float, shape (coders, units)
        1 where the coder gave the code, 0 where not, NaN where the coder did not see the unit.

    Examples
    --------
    >>> round(alpha_of(np.array([[1, 1, 0, 0], [1, 0, 0, 0.0]])), 3)
    0.533
    """
    return float(_alpha(*_sums(values, np.zeros(values.shape[1], dtype=int)))[0])


def measure_alpha(values: np.ndarray, documents: np.ndarray) -> Alpha:
    """Agreement on a code with its interval of 95 per cent.

    Parameters
    ----------
    values : ndarray of float, shape (coders, units)
        As in `alpha_of`.
    documents : ndarray of int, shape (units,)
        Number of the document of each unit, from 0.
    """
    sums = _sums(values, documents)
    disagreement, positives, pairable = (total.sum() for total in sums)
    met = int((np.nansum(values, axis=0) > 0)[_seen_twice(values)].sum())
    counts = int(_seen_twice(values).sum()), met
    if not pairable:
        return Alpha(*counts, *[float("nan")] * 5)
    shares = positives / pairable, 1 - disagreement / pairable
    if met < FEWEST:
        return Alpha(*counts, *shares, *[float("nan")] * 3)
    point = float(_alpha(*(total.sum(keepdims=True) for total in sums))[0])
    return Alpha(*counts, *shares, point, *_interval(sums))


def _seen_twice(values: np.ndarray) -> np.ndarray:
    return (~np.isnan(values)).sum(axis=0) >= 2


def _sums(values: np.ndarray, documents: np.ndarray) -> list[np.ndarray]:
    """By document: disagreement of pairs weighed by the coders of the unit, ones, and values that can be paired."""
    seen = _seen_twice(values)
    coders = (~np.isnan(values)).sum(axis=0)[seen]
    ones = np.nansum(values, axis=0)[seen]
    size = int(documents.max(initial=-1)) + 1
    disagreement = 2 * ones * (coders - ones) / (coders - 1)
    return [np.bincount(documents[seen], total, size) for total in (disagreement, ones, coders)]


def _alpha(disagreement: np.ndarray, ones: np.ndarray, pairable: np.ndarray) -> np.ndarray:
    """Alpha of sums; NaN where all values are the same, since then nothing could have disagreed."""
    expected = 2 * ones * (pairable - ones)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - disagreement * (pairable - 1) / expected, np.nan)


def _interval(sums: list[np.ndarray]) -> tuple[float, float]:
    """Percentiles of alpha over documents drawn with replacement, the same draws on every machine; none of one document."""
    seen = sums[2] > 0
    if seen.sum() < 2:
        return (float("nan"),) * 2
    sums, size = [total[seen] for total in sums], int(seen.sum())
    draws = np.random.Generator(np.random.PCG64(SEED)).multinomial(size, np.full(size, 1 / size), REPLICATES)
    drawn = _alpha(*(draws @ total for total in sums))
    drawn = drawn[~np.isnan(drawn)]
    return (float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))) if len(drawn) else (float("nan"),) * 2
