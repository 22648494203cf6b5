"""What the evidence rests on: articles, outlets, years, regions."""

import pandas as pd


def describe_evidence(tables: dict[str, pd.DataFrame], cases: pd.DataFrame) -> dict[str, int | None]:
    """Counts that head a report: articles, outlets, regions, provinces, years, advertorials.

    ``case_count`` counts all regions compared, ``region_count`` regencies and cities alone.
    """
    documents = tables["documents"]
    used = documents[documents["document_id"].isin(cases["document_id"])]
    years = used["year"].dropna()
    return {
        "article_count": len(used),
        "outlet_count": used["outlet"].nunique(),
        "case_count": cases["region_code"].nunique(),
        "region_count": cases.loc[~cases["is_province"], "region_code"].nunique(),
        "province_count": cases["province_code"].nunique(),
        "first_year": int(years.min()) if len(years) else None,
        "last_year": int(years.max()) if len(years) else None,
        "undated_count": int(used["year"].isna().sum()),
        "advertorial_count": int(used["is_advertorial"].sum()),
    }


def count_by_year(tables: dict[str, pd.DataFrame], cases: pd.DataFrame) -> pd.DataFrame:
    """Articles per year, every year from the first to the last: ``year, article_count``."""
    documents = tables["documents"]
    years = documents.loc[documents["document_id"].isin(cases["document_id"]), "year"].dropna().astype(int)
    if years.empty:
        return pd.DataFrame({"year": pd.Series(dtype="int64"), "article_count": pd.Series(dtype="int64")})
    whole = range(years.min(), years.max() + 1)
    counts = years.value_counts().reindex(whole, fill_value=0)
    return counts.rename_axis("year").rename("article_count").reset_index()


def count_by_province(cases: pd.DataFrame) -> pd.DataFrame:
    """Articles and regions per province: ``province_code, region_count, article_count``, most articles first."""
    regencies = cases[~cases["is_province"]].groupby("province_code")["region_code"].nunique()
    counts = cases.groupby("province_code").agg(article_count=("document_id", "nunique"))
    counts["region_count"] = regencies.reindex(counts.index, fill_value=0)
    counts = counts.reset_index()[["province_code", "region_count", "article_count"]]
    return counts.sort_values(["article_count", "province_code"], ascending=[False, True]).reset_index(drop=True)


def count_by_region(cases: pd.DataFrame) -> pd.DataFrame:
    """Articles and years per region: ``region_code, article_count, first_year, last_year``, by code."""
    counts = cases.groupby("region_code").agg(
        article_count=("document_id", "nunique"), first_year=("year", "min"), last_year=("year", "max")
    )
    return counts.reset_index()
