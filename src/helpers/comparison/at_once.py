"""All regions compared, in bounded memory: a block of regions at a time, or in DuckDB where it is a matter of pairs."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from helpers import parts, tables
from helpers.comparison import cases, portfolios
from helpers.stored import BLOCK, Stored

CASES = """
    SELECT DISTINCT document_id, region_code
    FROM regions JOIN documents USING (document_id)
    WHERE is_subject AND is_on_topic AND (year BETWEEN $first AND $last OR $first = 0)
"""
# What an article about several regions states of one of them is that one's; as `cases.rows_by_region` has it.
REPORTED = """
    WITH cases AS (FROM cases_of_period),
         stated AS (SELECT DISTINCT document_id, strategy_code, own_region_code FROM strategies)
    SELECT DISTINCT cases.region_code, stated.strategy_code
    FROM cases JOIN stated USING (document_id)
        LEFT JOIN cases AS own ON own.document_id = stated.document_id AND own.region_code = stated.own_region_code
    WHERE own.region_code IS NULL OR own.region_code = cases.region_code
    ORDER BY ALL
"""


def read_reported(years="", folder: Path | None = None) -> pd.DataFrame:
    """Which strategies each region reports, from the tables on disk: ``region_code, strategy_code``, each pair once.

    Raises
    ------
    ParameterError
        If the period is none, or no article is of it.
    """
    first, last = cases.parse_years(years) or (0, 0)
    with parts.database() as database:
        for name in ("documents", "regions", "strategies"):
            tables.relation(database, name, folder).create_view(name)
        database.execute(f"CREATE TEMP TABLE cases_of_period AS {CASES}", {"first": first, "last": last})
        if not database.table("cases_of_period").limit(1).fetchall():
            cases.select_cases(cases.build_cases(cases.read_case_columns(folder)), years)
        found = database.sql(REPORTED).to_arrow_table().to_pandas()
    return found.astype("str")


def build_in_blocks(
    compared: pd.DataFrame, data: Mapping[str, pd.DataFrame], names: list[str], build: Callable, most: int = BLOCK
) -> pd.DataFrame:
    """What a function finds of each region, for all of them, without all rows in memory.

    Parameters
    ----------
    compared : DataFrame
        Cases, as `build_cases` gives them.
    data : mapping of str to DataFrame
        The tables; only those on disk come in blocks, frames that are in memory are one.
    names : list of str
        Tables that the function needs.
    build : callable
        ``build(cases, tables)`` gives a frame by ``region_code``, of each region what its own articles say.
    """
    if not isinstance(data, Stored):
        return build(compared, data)
    found = []
    for rows in data.blocks(names, most):
        together = compared[compared["document_id"].isin(rows["regions"]["document_id"])]
        of_block = build(together, rows)
        found.append(of_block[of_block["region_code"].isin(rows["regions"]["region_code"])])
    return pd.concat(found, ignore_index=True) if found else build(compared, data)


def build_portfolios(compared: pd.DataFrame, data: Mapping[str, pd.DataFrame], most: int = BLOCK) -> pd.DataFrame:
    """As `portfolios.build_portfolios`, of all regions."""
    build = lambda some, rows: portfolios.build_portfolios(some, rows["strategies"])  # noqa: E731
    return build_in_blocks(compared, data, ["strategies"], build, most)
