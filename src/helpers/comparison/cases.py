"""Cases: which article speaks of which region in which year, and the choice of those that a report compares.

Only articles on topic count. An article that speaks of several regions is a case of each and is marked joint; several
articles on one event are one piece of evidence.
"""

import re
from pathlib import Path

import pandas as pd

from helpers import reads, tables
from helpers.errors import ParameterError

CASE_COLUMNS = {
    "documents": ["document_id", "is_on_topic", "year"],
    "regions": ["document_id", "region_code", "is_subject"],
    "events": ["document_id", "event_id"],
}
YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")


def build_cases(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per article and region that it reports about, from the tables `documents`, `events` and `regions`.

    Returns
    -------
    DataFrame
        ``document_id, event_id, region_code, province_code, year`` (may be missing), ``is_joint``,
        ``is_province``; sorted by region and document.
    """
    documents = tables["documents"]
    on_topic = documents.loc[documents["is_on_topic"], ["document_id", "year"]]
    regions = tables["regions"]
    subjects = regions.loc[regions["is_subject"], ["document_id", "region_code"]].drop_duplicates()
    cases = subjects.merge(on_topic, on="document_id")
    cases = cases.merge(tables["events"][["document_id", "event_id"]], on="document_id", how="left")
    cases["event_id"] = cases["event_id"].fillna(cases["document_id"])
    cases["province_code"] = cases["region_code"].str[:2]
    cases["is_joint"] = cases.groupby("document_id")["region_code"].transform("size") > 1
    cases["is_province"] = cases["region_code"].str.len() == 2
    columns = ["document_id", "event_id", "region_code", "province_code", "year", "is_joint", "is_province"]
    return cases[columns].sort_values(["region_code", "document_id"]).reset_index(drop=True)


def read_case_columns(folder: Path | None = None) -> dict[str, pd.DataFrame]:
    """What `build_cases` needs of the tables on disk: few columns, and no mere mention of a region."""
    only = {"regions": {"is_subject": True}}
    return {
        name: tables.read_columns(name, wanted, folder, **only.get(name, {})) for name, wanted in CASE_COLUMNS.items()
    }


def parse_years(years) -> tuple[int, int] | None:
    """A period such as ``"2018-2024"`` or ``2022`` as first and last year; empty means all years.

    >>> parse_years("2018-2024"), parse_years(2022), parse_years("")
    ((2018, 2024), (2022, 2022), None)
    """
    text = str(years or "").strip()
    if not text:
        return None
    met = YEARS.fullmatch(text)
    first, last = (int(met[1]), int(met[2] or met[1])) if met else (1, 0)
    if first > last:
        raise ParameterError(
            f"years = {years!r} is not a period. Expected a year (2022), a period (2018-2024), or nothing for all."
        )
    return first, last


def parse_provinces(provinces) -> list[str]:
    """Province codes from ``"36, 51"``, ``36`` or ``["36"]``; empty means all provinces.

    >>> parse_provinces("36, 51"), parse_provinces(36), parse_provinces("")
    (['36', '51'], ['36'], [])
    """
    parts = provinces if isinstance(provinces, list | tuple) else str(provinces or "").split(",")
    return [str(part).strip() for part in parts if str(part).strip()]


def parse_region(region) -> str:
    """A region code as text, also where a tool has read it as a number.

    papermill's ``-p region 51.10`` arrives as 51.1; regency codes always have two digits after the dot.

    >>> parse_region(51.1), parse_region("36.04"), parse_region(36)
    ('51.10', '36.04', '36')
    """
    return f"{region:.2f}" if isinstance(region, float) else str(region).strip()


def select_cases(cases: pd.DataFrame, years="", provinces="", min_articles: int = 1) -> pd.DataFrame:
    """The cases of a period, of some provinces, of regions with enough articles.

    Raises
    ------
    ParameterError
        If a parameter is not of its form, no such province has a case, or nothing is left.
    """
    kept = _of_period(cases, parse_years(years))
    kept = _of_provinces(kept, parse_provinces(provinces))
    if isinstance(min_articles, bool) or not isinstance(min_articles, int) or min_articles < 1:
        raise ParameterError(f"min_articles = {min_articles!r}; expected a whole number from 1 on.")
    kept = kept[kept.groupby("region_code")["document_id"].transform("size") >= min_articles]
    if kept.empty:
        raise ParameterError(
            f"No region is left with years = {years!r}, provinces = {provinces!r}, min_articles = {min_articles}. "
            f"The corpus has {cases['region_code'].nunique()} regions, {_span_of(cases['year'])}."
        )
    return kept.reset_index(drop=True)


def _of_period(cases: pd.DataFrame, period: tuple[int, int] | None) -> pd.DataFrame:
    return cases if period is None else cases[cases["year"].between(*period).fillna(False).astype(bool)]


def _of_provinces(cases: pd.DataFrame, provinces: list[str]) -> pd.DataFrame:
    there = sorted(set(cases["province_code"]))
    strangers = [code for code in provinces if code not in there]
    if strangers:
        raise ParameterError(
            f"provinces = {', '.join(strangers)}: no article of the corpus is about it. "
            f"Choose from: {', '.join(there)}."
        )
    return cases[cases["province_code"].isin(provinces)] if provinces else cases


def _span_of(years: pd.Series) -> str:
    return f"years {years.min()} to {years.max()}" if years.notna().any() else "no dated article"


def select_region(cases: pd.DataFrame, region, regions: dict, years="") -> pd.DataFrame:
    """The cases of one region.

    Parameters
    ----------
    region
        Official code, as text or number.
    regions : dict
        The codebook's regions by code.

    Raises
    ------
    ParameterError
        If there is no such region, or no article about it; names the nearest choices.
    """
    code = parse_region(region)
    there = sorted(set(cases["region_code"]))
    if code not in regions:
        raise ParameterError(
            f"region = {region!r} is no official code. Expected one such as '36.04'. Regions with articles: "
            f"{', '.join(there)}."
        )
    if code not in there:
        raise ParameterError(
            f"region = {code!r} ({regions[code].name}) has no article in this corpus. Choose from: {', '.join(there)}."
        )
    return select_cases(cases[cases["region_code"] == code], years)


def read_region(region, regions: dict, years="") -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """The cases of one region and the rows of every table that come from its articles, and no others.

    Parameters are as with `select_region`, which also says what is refused.
    """
    code = parse_region(region)
    own = tables.read_rows(
        tables.read_columns("regions", ["document_id"], is_subject=True, region_code=code)["document_id"]
    )
    known = build_cases(own)
    if code not in set(known["region_code"]):
        for name in CASE_COLUMNS:
            reads.note("table", name)
        known = build_cases(read_case_columns())
    here = select_region(known, code, regions, years)
    reads.note("region", code)
    return here, own


def of_same_articles(cases: pd.DataFrame, some: pd.DataFrame) -> pd.DataFrame:
    """All the cases of the articles that some cases are of: also those of the other regions of joint articles."""
    return cases[cases["document_id"].isin(some["document_id"])].reset_index(drop=True)


def find_thin(cases: pd.DataFrame, compared: pd.DataFrame) -> list[str]:
    """Codes of the regions that have cases and are not among those compared, in order."""
    return sorted(set(cases["region_code"]) - set(compared["region_code"]))


def rows_by_region(cases: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of an evidence table once for each region of their article, but for those of one region alone.

    What an article about several regions states of one of them (``own_region_code``) is that one's, and no joint
    statement.

    Returns
    -------
    DataFrame
        ``region_code, year, event_id, is_joint`` and the columns of `rows`.
    """
    found = cases[["document_id", "event_id", "region_code", "year", "is_joint"]].merge(rows, on="document_id")
    if "own_region_code" not in found:
        return found
    subjects = pd.MultiIndex.from_frame(cases[["document_id", "region_code"]])
    stated = pd.MultiIndex.from_frame(found[["document_id", "own_region_code"]]).isin(subjects)
    is_own = found["own_region_code"] == found["region_code"]
    kept = found[is_own | ~stated]
    return kept.assign(is_joint=kept["is_joint"] & ~is_own[kept.index])


def rows_of_cases(tables: dict[str, pd.DataFrame], cases: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of every table that come from the articles of some cases; a table over all articles stays whole."""
    documents = set(cases["document_id"])
    whole = {name: frame for name, frame in tables.items() if "document_id" not in frame}
    kept = whole | {
        name: frame[frame["document_id"].isin(documents)] for name, frame in tables.items() if name not in whole
    }
    return {name: frame.reset_index(drop=True) for name, frame in kept.items()}
