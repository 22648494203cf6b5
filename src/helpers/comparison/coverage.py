"""How far: the figures that the articles state, per region and year, side by side.

Figures of different articles have different bases and dates, so nothing is divided by anything here; see `ratios`.
"""

import pandas as pd

from helpers.comparison.cases import rows_by_region

KEY_INDICATORS = [
    "coverage",
    "participants",
    "participants_new",
    "target",
    "subsidised",
    "eligible",
    "contribution_total",
    "claims_amount",
]


def build_figures(cases: pd.DataFrame, quantities: pd.DataFrame, indicators: list[str] | None = None) -> pd.DataFrame:
    """The figures of the cases' articles, one row per region, figure and article.

    Parameters
    ----------
    indicators : list of str, optional
        Keep these only, in this order of importance; all of the key ones by default.

    Returns
    -------
    DataFrame
        ``region_code, year, event_id, is_joint`` and the columns of `quantities`; by region, indicator, year, place.
    """
    wanted = indicators or KEY_INDICATORS
    found = rows_by_region(cases, quantities[quantities["indicator_code"].isin(wanted)])
    found["order"] = found["indicator_code"].map({code: n for n, code in enumerate(wanted)})
    found = found.sort_values(["region_code", "order", "year", "document_id", "start", "end", "unit_code", "value"])
    once = ["region_code", "document_id", "indicator_code", "unit_code", "value"]
    return found.drop(columns="order").drop_duplicates(once).reset_index(drop=True)
