"""How sure a ranking is: without any one article, without advertorials, and with the coder's measured errors."""

import pandas as pd

from helpers.comparison.cases import rows_by_region
from helpers.comparison.portfolios import build_portfolios

ENOUGH_CODED = 5  # rows coded by hand below which a rate of errors says nothing


def build_sensitivity(
    cases: pd.DataFrame, strategies: pd.DataFrame, documents: pd.DataFrame, rates: pd.DataFrame
) -> pd.DataFrame:
    """How far the number of regions that report each strategy would move.

    Parameters
    ----------
    documents : DataFrame
        For ``is_advertorial``.
    rates : DataFrame
        ``strategy_code, gold_count, hit_count, false_count`` as `exchange.rates` measures them.

    Returns
    -------
    DataFrame
        ``strategy_code, region_count, rank``; ``least_count`` (without the one article that tells most), ``best_rank,
        worst_rank`` (over all articles left out in turn); ``without_advertorials``; ``precision, recall`` (missing
        where too little was coded by hand), ``expected_count`` (``region_count · precision / recall``). By rank.
    """
    counts = _region_counts(cases, strategies)
    frame = pd.DataFrame({"region_count": counts, "rank": _ranks(counts)})
    frame = frame.join(_without_each_article(cases, strategies, counts))
    paid = documents.loc[documents["is_advertorial"], "document_id"]
    unpaid = _region_counts(cases[~cases["document_id"].isin(paid)], strategies)
    frame["without_advertorials"] = unpaid.reindex(frame.index, fill_value=0)
    frame = frame.join(measured_rates(rates))
    frame["expected_count"] = frame["region_count"] * frame["precision"] / frame["recall"]
    frame = frame.rename_axis("strategy_code").reset_index()
    return frame.sort_values(["rank", "strategy_code"], ignore_index=True)


def _region_counts(cases: pd.DataFrame, strategies: pd.DataFrame) -> pd.Series:
    return build_portfolios(cases, strategies).groupby("strategy_code").size()


def _ranks(counts: pd.Series) -> pd.Series:
    return counts.rank(method="min", ascending=False).astype("int64")


def _without_each_article(cases: pd.DataFrame, strategies: pd.DataFrame, counts: pd.Series) -> pd.DataFrame:
    """Least count, best and worst rank of each strategy over all the articles left out in turn.

    Leaving an article out takes a region from a strategy only where it is the only one that reports it there.
    """
    cells = rows_by_region(cases, strategies)[["document_id", "region_code", "strategy_code"]].drop_duplicates()
    alone = cells[~cells.duplicated(["region_code", "strategy_code"], keep=False)]
    lost = alone.groupby(["document_id", "strategy_code"]).size().unstack(fill_value=0)
    left = counts - lost.reindex(columns=counts.index, fill_value=0)
    ranks = left.rank(axis=1, method="min", ascending=False)
    now = _ranks(counts)
    return pd.DataFrame(
        {
            "least_count": left.min().fillna(counts).astype("int64"),
            "best_rank": ranks.min().fillna(now).clip(upper=now).astype("int64"),
            "worst_rank": ranks.max().fillna(now).clip(lower=now).astype("int64"),
        }
    )


def measured_rates(rates: pd.DataFrame) -> pd.DataFrame:
    """Precision and recall of each strategy code that was coded by hand often enough, by code."""
    rates = rates.set_index("strategy_code")
    found = rates["hit_count"] + rates["false_count"]
    enough = (rates["gold_count"] >= ENOUGH_CODED) & (found > 0) & (rates["hit_count"] > 0)
    shares = pd.DataFrame({"precision": rates["hit_count"] / found, "recall": rates["hit_count"] / rates["gold_count"]})
    return shares[enough].astype("float64")
