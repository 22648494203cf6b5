"""Strategy portfolios: which region reports which strategy, how far, and what the regions have in common.

A cell says *reported*, with the furthest status, or nothing: absence in the news is not absence on the ground.
"""

import pandas as pd

from helpers.comparison.cases import rows_by_region
from helpers.comparison.uncertainty import wilson_interval

STATUS_ORDER = ["planned", "ongoing", "done"]


def build_portfolios(cases: pd.DataFrame, strategies: pd.DataFrame) -> pd.DataFrame:
    """One row per region and strategy reported there.

    Returns
    -------
    DataFrame
        ``region_code, strategy_code, status`` (the furthest), ``event_count``, ``article_count``, ``first_year``,
        ``is_joint`` (no article reports it of this region alone), and the place of the evidence shown for it
        (``document_id, start, end, evidence, rule_id``): the first statement of the furthest status.
    """
    rank = {status: n for n, status in enumerate(STATUS_ORDER)}
    found = rows_by_region(cases, strategies)
    found["rank"] = found["status"].map(rank)
    order = ["region_code", "strategy_code", "rank", "year", "document_id", "start", "end"]
    found = found.sort_values(order, ascending=[column != "rank" for column in order], kind="stable")
    groups = found.groupby(["region_code", "strategy_code"], sort=True)
    shown = groups[["status", "document_id", "start", "end", "evidence", "rule_id"]].first()
    counts = groups.agg(
        event_count=("event_id", "nunique"),
        article_count=("document_id", "nunique"),
        first_year=("year", "min"),
        is_joint=("is_joint", "all"),
    )
    return shown.join(counts).reset_index()


def build_case_portfolios(cases: pd.DataFrame, strategies: pd.DataFrame) -> pd.DataFrame:
    """Which strategies each case, a region in a year, reports: ``region_code, year, strategy_code, event_count``.

    Undated articles are a case of their own in each region (``year`` is missing).
    """
    groups = rows_by_region(cases, strategies).groupby(["region_code", "year", "strategy_code"], dropna=False)
    return groups.agg(event_count=("event_id", "nunique")).reset_index()


def build_strategy_shares(portfolios: pd.DataFrame, region_count: int, codes: list[str]) -> pd.DataFrame:
    """How many regions report each strategy: all codes, the most reported first.

    Returns
    -------
    DataFrame
        ``strategy_code, region_count, region_share, low, high`` (95 % Wilson interval), and the regions by furthest
        status ``done_count, ongoing_count, planned_count``.
    """
    by_status = portfolios.groupby(["strategy_code", "status"]).size().unstack(fill_value=0)
    by_status = by_status.reindex(index=codes, columns=STATUS_ORDER, fill_value=0)
    shares = pd.DataFrame({"strategy_code": codes, "region_count": by_status.sum(axis=1).to_numpy()})
    intervals = [wilson_interval(n, region_count) for n in shares["region_count"]]
    shares[["region_share", "low", "high"]] = pd.DataFrame(intervals)
    for status in STATUS_ORDER:
        shares[f"{status}_count"] = by_status[status].to_numpy()
    return shares.sort_values(["region_count", "strategy_code"], ascending=[False, True]).reset_index(drop=True)
