"""Breadth and focus: how many strategies and families a region reports, and how far they are of one family."""

import pandas as pd

from helpers.comparison.uncertainty import wilson_interval

ENOUGH_EVENTS = 2  # one reporter's story of one day says nothing of a region's breadth


def build_breadth(portfolios: pd.DataFrame, cases: pd.DataFrame, families: dict[str, str]) -> pd.DataFrame:
    """Breadth and focus of each region compared, the broadest first.

    Focus is the Herfindahl index of the region's strategies over their families: the sum of the squared shares, from 1
    over the number of families (even) to 1 (all of one family).

    Source: A. O. Hirschman, "The paternity of an index", American Economic Review 54 (1964).

    Parameters
    ----------
    families : dict of str to str
        Family of each strategy code.

    Returns
    -------
    DataFrame
        ``region_code, event_count, strategy_count, family_count, focus`` (0 to 1; missing without a strategy),
        ``top_family`` (the family of most strategies), ``is_thin`` (fewer than `ENOUGH_EVENTS` events).
    """
    events = cases.groupby("region_code")["event_id"].nunique()
    counts = count_families(portfolios, families).reindex(events.index, fill_value=0)
    total = counts.sum(axis=1)
    shares = counts.div(total.where(total > 0), axis=0)
    breadth = pd.DataFrame(
        {
            "event_count": events,
            "strategy_count": total,
            "family_count": (counts > 0).sum(axis=1),
            "focus": (shares**2).sum(axis=1, min_count=1),
            "top_family": counts.idxmax(axis=1).where(total > 0) if counts.shape[1] else None,
            "is_thin": events < ENOUGH_EVENTS,
        }
    )
    order = ["strategy_count", "family_count", "region_code"]
    breadth = breadth.rename_axis("region_code")
    return breadth.reset_index().sort_values(order, ascending=[False, False, True], ignore_index=True)


def count_families(portfolios: pd.DataFrame, families: dict[str, str]) -> pd.DataFrame:
    """Strategies of each region (rows) by family (columns, in the families' order)."""
    family = portfolios["strategy_code"].map(families)
    counts = portfolios.groupby(["region_code", family.rename("family_code")]).size().unstack(fill_value=0)
    return counts.reindex(columns=list(dict.fromkeys(families.values())), fill_value=0)


def build_family_shares(portfolios: pd.DataFrame, region_count: int, families: dict[str, str]) -> pd.DataFrame:
    """How many regions report at least one strategy of each family, the most first.

    Returns
    -------
    DataFrame
        ``family_code, region_count, region_share, low, high`` (95 % Wilson interval), ``strategy_count`` (strategies
        of the family that any region reports).
    """
    counts = count_families(portfolios, families)
    strategies = portfolios.drop_duplicates("strategy_code")["strategy_code"].map(families).value_counts()
    rows = [
        {
            "family_code": family,
            "region_count": (regions := int((counts[family] > 0).sum())),
            **wilson_interval(regions, region_count)._asdict(),
            "strategy_count": int(strategies.get(family, 0)),
        }
        for family in counts
    ]
    shares = pd.DataFrame(rows).rename(columns={"share": "region_share"})
    return shares.sort_values(["region_count", "family_code"], ascending=[False, True], ignore_index=True)


def build_family_profile(portfolios: pd.DataFrame, region_code: str, families: dict[str, str]) -> pd.DataFrame:
    """One region's families beside the others'.

    Returns
    -------
    DataFrame
        ``family_code, here_count`` (strategies reported here), ``family_size`` (strategies of the family), and
        ``other_share`` (0 to 1, of the other regions with any strategy, that report at least one), in their order.
    """
    counts = count_families(portfolios, families)
    others = counts.drop(index=region_code, errors="ignore")
    sizes = pd.Series(families).value_counts()
    return pd.DataFrame(
        {
            "family_code": list(counts.columns),
            "here_count": counts.reindex([region_code], fill_value=0).iloc[0].to_numpy(),
            "family_size": sizes.reindex(counts.columns).to_numpy(),
            "other_share": (others > 0).mean().fillna(0.0).to_numpy(),
        }
    )
