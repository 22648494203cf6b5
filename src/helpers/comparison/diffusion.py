"""When and by what right: the first year that each strategy is reported, and the rules that regions cite."""

import pandas as pd

from helpers.comparison.cases import rows_by_region


def build_first_years(portfolios: pd.DataFrame) -> pd.DataFrame:
    """The first year that each strategy is reported anywhere, and where.

    Returns
    -------
    DataFrame
        ``strategy_code, first_year, region_codes`` (list of the regions of that year), oldest first; a strategy
        that only undated articles report has no row.
    """
    dated = portfolios.dropna(subset="first_year")
    dated = dated.sort_values("region_code")
    first = dated.groupby("strategy_code")["first_year"].transform("min")
    groups = dated[dated["first_year"] == first].groupby("strategy_code")
    years = groups.agg(first_year=("first_year", "min"), region_codes=("region_code", list)).reset_index()
    return years.sort_values(["first_year", "strategy_code"]).reset_index(drop=True)


def count_instruments(cases: pd.DataFrame, instruments: pd.DataFrame) -> pd.DataFrame:
    """The instruments that articles cite, most regions first.

    Returns
    -------
    DataFrame
        ``instrument_kind, number, year, region_count, article_count`` and one place of evidence
        (``document_id, start, end, evidence, rule_id``), and ``places``, the first of each region that cites it
        (region to the same as a tuple). Instruments without number and year are told apart by their words.
    """
    cited = cases[["document_id", "region_code"]].merge(instruments, on="document_id")
    cited["words"] = cited["evidence"].str.casefold().where(cited["number"].isna() & cited["year"].isna(), "")
    # A local rule (Perbup, Perda, SK, MoU) is another one in each region, even under one number.
    local = ~cited["instrument_kind"].isin(["uu", "pp", "perpres", "inpres", "permen", "kepmen"])
    cited["place"] = cited["region_code"].where(local, "")
    places = zip(cited["document_id"], cited["start"], cited["end"], strict=True)
    cited["region_and_place"] = list(zip(cited["region_code"], places, strict=True))
    key = ["instrument_kind", "number", "year", "words", "place"]
    groups = cited.sort_values(["document_id", "start", "end"]).groupby(key, dropna=False, sort=True)
    counts = groups.agg(
        region_count=("region_code", "nunique"),
        article_count=("document_id", "nunique"),
        document_id=("document_id", "first"),
        start=("start", "first"),
        end=("end", "first"),
        evidence=("evidence", "first"),
        rule_id=("rule_id", "first"),
        places=("region_and_place", _by_region),
    )
    order = ["region_count", "article_count", "instrument_kind"]
    return counts.reset_index().sort_values(order, ascending=[False, False, True], kind="stable").reset_index(drop=True)


def _by_region(places: pd.Series) -> dict[str, tuple[str, int, int]]:
    """The first place of each region, of pairs of region and place."""
    first: dict[str, tuple[str, int, int]] = {}
    for region, place in places:
        first.setdefault(region, place)
    return first


def count_groups(cases: pd.DataFrame, target_groups: pd.DataFrame) -> pd.DataFrame:
    """In how many regions each target group is reported: ``target_group_code, region_count``, most first."""
    found = cases[["document_id", "region_code"]].merge(target_groups, on="document_id")
    counts = found.groupby("target_group_code")["region_code"].nunique().rename("region_count").reset_index()
    return counts.sort_values(["region_count", "target_group_code"], ascending=[False, True]).reset_index(drop=True)


def build_timeline(cases: pd.DataFrame, strategies: pd.DataFrame) -> pd.DataFrame:
    """In how many regions each strategy is reported, year by year.

    Returns
    -------
    DataFrame
        ``strategy_code, year, region_count, new_count`` (regions that report it for the first time) and one place of
        evidence (``document_id, start, end``); dated articles.
    """
    told = rows_by_region(cases, strategies).dropna(subset="year")
    told = told.sort_values(["is_joint", "region_code", "document_id", "start", "end"])
    told = told.drop_duplicates(["strategy_code", "region_code", "year"])
    first = told.groupby(["strategy_code", "region_code"])["year"].transform("min")
    groups = told.assign(is_first=told["year"] == first).groupby(["strategy_code", "year"], sort=True)
    return groups.agg(
        region_count=("region_code", "nunique"),
        new_count=("is_first", "sum"),
        document_id=("document_id", "first"),
        start=("start", "first"),
        end=("end", "first"),
    ).reset_index()


def instruments_by_region(cases: pd.DataFrame, instruments: pd.DataFrame, least: int = 2) -> pd.DataFrame:
    """Which region cites which national instrument, most regions first.

    Instruments that fewer than `least` regions cite are left out.

    Returns
    -------
    DataFrame
        ``instrument_kind, number, year, region_count`` and ``places``: by region, where an article first cites it
        (``document_id, start, end``).
    """
    counts = count_instruments(cases, instruments)
    counts = counts[counts["number"].notna() & (counts["region_count"] >= least)]
    return counts[["instrument_kind", "number", "year", "region_count", "places"]].reset_index(drop=True)
