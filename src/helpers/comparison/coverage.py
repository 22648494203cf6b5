"""How far: the figures that the articles state, per region and year, side by side.

Figures of different articles have different bases and dates, so nothing is divided by anything here.
"""

import pandas as pd

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

    A figure that an article about several regions states of one of them is that one's alone, and no joint figure.

    Parameters
    ----------
    indicators : list of str, optional
        Keep these only, in this order of importance; all of the key ones by default.

    Returns
    -------
    DataFrame
        ``region_code, year, is_joint`` and the columns of `quantities`; by region, indicator, year, place.
    """
    wanted = indicators or KEY_INDICATORS
    found = cases[["document_id", "region_code", "year", "is_joint"]].merge(quantities, on="document_id")
    found = _of_their_region(found[found["indicator_code"].isin(wanted)])
    found["order"] = found["indicator_code"].map({code: n for n, code in enumerate(wanted)})
    found = found.sort_values(["region_code", "order", "year", "document_id", "start", "end", "unit_code", "value"])
    once = ["region_code", "document_id", "indicator_code", "unit_code", "value"]
    return found.drop(columns="order").drop_duplicates(once).reset_index(drop=True)


def _of_their_region(found: pd.DataFrame) -> pd.DataFrame:
    """Rows without those of a figure that belongs to another of the article's regions."""
    regions = found.groupby("document_id")["region_code"].agg(set)
    stated = [
        own in regions[document] for document, own in zip(found["document_id"], found["own_region_code"], strict=True)
    ]
    stated = pd.Series(stated, index=found.index, dtype=bool)
    is_own = found["own_region_code"] == found["region_code"]
    kept = found[is_own | ~stated]
    return kept.assign(is_joint=kept["is_joint"] & ~is_own[kept.index])
