"""Codes by case and codes by code, for programs of statistics and of qualitative comparison."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.exchange.rows import code_name
from helpers.exchange.units import Units


def codes_by_case(rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Which codes a document has.

    Returns
    -------
    DataFrame
        ``document_id, title, year``, then a column a code that any document has: 1 or 0.
    """
    named = _names(rows)
    codes = sorted(named.unique())
    cases = pd.crosstab(rows["document_id"], named).clip(upper=1) if len(rows) else pd.DataFrame(columns=codes)
    cases = cases.reindex(index=documents["document_id"], columns=codes, fill_value=0)
    head = documents[["document_id", "title", "year"]].reset_index(drop=True)
    return pd.concat([head, cases.astype("int64").reset_index(drop=True)], axis=1)


def co_occurrence(rows: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    """In how many paragraphs two codes stand together.

    Returns
    -------
    DataFrame
        ``code``, then a column a code; the diagonal counts the paragraphs that have the code.
    """
    units = Units(texts)
    named = _names(rows)
    codes = sorted(named.unique())
    number = {code: n for n, code in enumerate(codes)}
    given = np.zeros((units.count, len(codes)), dtype="int64")
    for row, name in zip(rows.itertuples(), named, strict=True):
        given[units.paragraphs_of_row(row), number[name]] = 1
    table = pd.DataFrame(given.T @ given, columns=codes)
    table.insert(0, "code", codes)
    return table.astype({"code": "str"})


def _names(rows: pd.DataFrame) -> pd.Series:
    names = [code_name(row.table, row.code) for row in rows.itertuples()]
    return pd.Series(names, index=rows.index, dtype="str", name="code")
