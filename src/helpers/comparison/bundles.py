"""Bundles: which strategies are reported together, in a region and year, more often than each alone would have it."""

import pandas as pd

from helpers.comparison.uncertainty import wilson_interval

ENOUGH_TOGETHER = 5  # below that the interval of a pair says nothing
COLUMNS = [
    "first_code",
    "second_code",
    "both_count",
    "expected",
    "lift",
    "jaccard",
    "jaccard_low",
    "jaccard_high",
    "given_share",
    "given_low",
    "given_high",
    "base_share",
    "is_clear",
]


def build_bundles(case_portfolios: pd.DataFrame, least: int = ENOUGH_TOGETHER) -> tuple[pd.DataFrame, int]:
    """Pairs of strategies that enough cases report together, the highest lift first; and the number of cases.

    Lift is what was observed over what independence would give, ``n · both / (first · second)``. The pair is clear
    where the whole 95 % interval of the share of cases with the rarer strategy that report the other too lies above
    the other's share of all cases.

    Source: S. Brin, R. Motwani, J. D. Ullman, S. Tsur, "Dynamic itemset counting", SIGMOD 1997 (lift); Wilson
    intervals as in `uncertainty`.

    Parameters
    ----------
    case_portfolios : DataFrame
        From `portfolios.build_case_portfolios`.

    Returns
    -------
    DataFrame
        ``first_code`` (the rarer), ``second_code, both_count, expected, lift, jaccard`` with its interval,
        ``given_share`` (of the cases with the first, with its interval), ``base_share`` (the second's), ``is_clear``.
    int
        Cases that report any strategy.
    """
    if case_portfolios.empty:
        return pd.DataFrame(columns=COLUMNS), 0
    present = case_portfolios.assign(one=1).pivot_table(
        index=["region_code", "year"], columns="strategy_code", values="one", fill_value=0, dropna=False
    )
    present = present[present.sum(axis=1) > 0]
    together, total = present.T @ present, len(present)
    codes = sorted(present.columns)
    pairs = [(a, b) for n, a in enumerate(codes) for b in codes[n + 1 :] if together.at[a, b] >= least]
    rows = [_pair(*_rarer_first(a, b, together), int(together.at[a, b]), together, total) for a, b in pairs]
    bundles = pd.DataFrame(rows, columns=COLUMNS)
    order = ["lift", "both_count", "first_code", "second_code"]
    return bundles.sort_values(order, ascending=[False, False, True, True], ignore_index=True), total


def _rarer_first(first: str, second: str, together: pd.DataFrame) -> tuple[str, str]:
    return (first, second) if together.at[first, first] <= together.at[second, second] else (second, first)


def _pair(first: str, second: str, both: int, together: pd.DataFrame, total: int) -> dict:
    one, other = int(together.at[first, first]), int(together.at[second, second])
    jaccard = wilson_interval(both, one + other - both)
    given = wilson_interval(both, one)
    expected = one * other / total
    values = [first, second, both, expected, both / expected, *jaccard, *given, other / total]
    return dict(zip(COLUMNS, [*values, given.low > other / total], strict=True))
