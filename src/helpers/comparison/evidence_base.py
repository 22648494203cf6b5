"""What the evidence rests on: articles, outlets, years, regions."""

import pandas as pd

AGENCY_OUTLETS = r"\bantara|\brri\b"  # outlets that are news agencies themselves, or print one under its name


def describe_evidence(tables: dict[str, pd.DataFrame], cases: pd.DataFrame) -> dict[str, int | None]:
    """Counts that head a report: articles, events, outlets, regions, provinces, years, advertorials, agency texts.

    ``case_count`` counts all regions compared, ``region_count`` regencies and cities alone.
    """
    documents = tables["documents"]
    used = documents[documents["document_id"].isin(cases["document_id"])]
    years = used["year"].dropna()
    return {
        "article_count": len(used),
        "event_count": cases["event_id"].nunique(),
        "joint_count": cases.loc[cases["is_joint"], "document_id"].nunique(),
        "outlet_count": used["outlet"].nunique(),
        "case_count": cases["region_code"].nunique(),
        "region_count": cases.loc[~cases["is_province"], "region_code"].nunique(),
        "province_count": cases["province_code"].nunique(),
        "first_year": int(years.min()) if len(years) else None,
        "last_year": int(years.max()) if len(years) else None,
        "undated_count": int(used["year"].isna().sum()),
        "advertorial_count": int(used["is_advertorial"].sum()),
        "agency_count": int((used["agency"].notna() | _is_agency(used["outlet"])).sum()),
    }


def _is_agency(outlets: pd.Series) -> pd.Series:
    return outlets.astype("str").str.contains(AGENCY_OUTLETS, case=False, na=False)


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
    """What each region's evidence is, by code.

    Returns
    -------
    DataFrame
        ``region_code, article_count, event_count, joint_count`` (articles about other regions too), ``first_year,
        last_year``.
    """
    joint = cases[cases["is_joint"]].groupby("region_code")["document_id"].nunique()
    counts = cases.groupby("region_code").agg(
        article_count=("document_id", "nunique"),
        event_count=("event_id", "nunique"),
        first_year=("year", "min"),
        last_year=("year", "max"),
    )
    counts.insert(2, "joint_count", joint.reindex(counts.index, fill_value=0))
    return counts.reset_index()


def count_sources(tables: dict[str, pd.DataFrame], cases: pd.DataFrame) -> pd.DataFrame:
    """Where each region's articles come from: ``region_code, outlet_count, agency_count, advertorial_count``, by code."""
    documents = tables["documents"][["document_id", "outlet", "agency", "is_advertorial"]]
    used = cases[["region_code", "document_id"]].drop_duplicates().merge(documents, on="document_id")
    used["is_agency"] = used["agency"].notna() | _is_agency(used["outlet"])
    counts = used.groupby("region_code").agg(
        outlet_count=("outlet", "nunique"),
        agency_count=("is_agency", "sum"),
        advertorial_count=("is_advertorial", "sum"),
    )
    return counts.reset_index()


def count_outlets(tables: dict[str, pd.DataFrame], cases: pd.DataFrame) -> pd.DataFrame:
    """Articles and regions per outlet: ``outlet, article_count, region_count, article_share`` (0 to 1), most first."""
    named = cases.merge(tables["documents"][["document_id", "outlet"]], on="document_id").dropna(subset="outlet")
    counts = named.groupby("outlet").agg(
        article_count=("document_id", "nunique"), region_count=("region_code", "nunique")
    )
    counts["article_share"] = counts["article_count"] / max(1, cases["document_id"].nunique())
    return counts.reset_index().sort_values(["article_count", "outlet"], ascending=[False, True], ignore_index=True)
