"""Do the tables hold what `helpers.schemas` declares: types, keys, foreign keys, codes of the codebook, and spans."""

import re
from copy import deepcopy
from functools import cache

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from helpers.errors import TableError, listed
from helpers.schemas import CODED, EVIDENCE_TABLES, SCHEMAS

SPAN = ["document_id", "start", "end", "evidence"]
SHOWN = 8  # offenders that an error message shows of each kind
TYPE_CHECK = re.compile(r"(?:coerce_)?dtype\('(.*)'\)")
LIST_CHECK = re.compile(r"isin\((.*)\)")


def _unkeyed(schema: pa.DataFrameSchema) -> pa.DataFrameSchema:
    unkeyed = deepcopy(schema)
    # pandera 0.35 fails at its own report of a key that is there twice; `_repeated_keys` looks instead.
    unkeyed.unique = None
    return unkeyed


_TYPES = {name: _unkeyed(schema) for name, schema in SCHEMAS.items()}


def validated(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame in its declared types, or a `TableError` that names table, column, row and value of each offender."""
    problems = _wrong_columns(name, list(frame.columns))
    if not problems:
        problems = _lossy_values(name, frame)
        try:
            typed = _TYPES[name].validate(frame, lazy=True)
            problems += _repeated_keys(name, typed)
        except SchemaErrors as broken:
            problems += _said(name, broken.failure_cases)
    if problems:
        raise TableError(listed(_first_of(problems), f"The table '{name}' breaks its schema:"))
    return typed


def empty_table(name: str) -> pd.DataFrame:
    """A table without rows, in the declared columns and types."""
    return _empty(name).copy()


@cache
def _empty(name: str) -> pd.DataFrame:
    return validated(name, pd.DataFrame(columns=list(SCHEMAS[name].columns)))


def _wrong_columns(name: str, met: list[str]) -> list[str]:
    declared = list(SCHEMAS[name].columns)
    problems = [f"{name}.{column}: the column is missing." for column in declared if column not in met]
    problems += [f"{name}.{column}: there is no such column." for column in met if column not in declared]
    if not problems and met != declared:
        problems = [f"{name}: the columns are {', '.join(met)}; expected: {', '.join(declared)}."]
    return problems


def _lossy_values(name: str, frame: pd.DataFrame) -> list[str]:
    """Values that turning into the declared type would quietly change: what is no truth value, parts of numbers."""
    problems = []
    for column, declared in SCHEMAS[name].columns.items():
        values, kind = frame[column], str(declared.dtype).lower()
        if kind == "bool":
            wrong = values[~values.isin([True, False])]
        elif kind == "int64" and pd.api.types.is_float_dtype(values):
            wrong = values[values.notna() & (values % 1 != 0)]
        else:
            continue
        problems += [f"{name}.{column}, row {row}: {value!r}; expected {kind}." for row, value in wrong.items()]
    return problems


def _said(name: str, cases: pd.DataFrame) -> list[str]:
    """pandera's failure cases as sentences, one for each cell."""
    problems = {}
    for case in cases.itertuples():
        row = "" if pd.isna(case.index) else f", row {case.index}"
        if "Error(" in str(case.failure_case):
            continue  # a check that could not even look at the values, which have the wrong type: said already
        where = f"{name}.{case.column}{row}"
        problems.setdefault(where, f"{where}: {str(case.failure_case)[:80]!r}; expected {_expected(case.check)}.")
    return list(problems.values())


def _expected(check: str) -> str:
    """pandera's name of a check in words.

    >>> _expected("coerce_dtype('int64')"), _expected("isin(['note', 'warning'])")
    ('int64', "one of ['note', 'warning']")
    """
    words = {"not_nullable": "a value", "greater_than_or_equal_to(0)": "0 or more", "less_than(inf)": "a finite number"}
    return words.get(check) or LIST_CHECK.sub(r"one of \1", TYPE_CHECK.sub(r"\1", check))


def _repeated_keys(name: str, frame: pd.DataFrame) -> list[str]:
    key = list(SCHEMAS[name].unique)
    again = frame[frame.duplicated(key)]
    said = [", ".join(f"{c} {value!r}" for c, value in row.items()) for row in again[key].to_dict("records")]
    return [f"{name}: the key is there twice: {row}." for row in dict.fromkeys(said)]


def _first_of(problems: list[str]) -> list[str]:
    more = len(problems) - SHOWN
    return [*problems[:SHOWN], *([f"… and {more} more."] if more > 0 else [])]


def check_tables(tables: dict[str, pd.DataFrame], codebook) -> dict[str, pd.DataFrame]:
    """Check a whole set of tables: schemas, keys, foreign keys, codes and spans.

    Returns
    -------
    dict of str to DataFrame
        The tables in their declared types.

    Raises
    ------
    TableError
        With everything that is wrong, in one message.
    """
    typed, problems = {}, [f"There is no table '{name}' to write." for name in tables if name not in SCHEMAS]
    for name in SCHEMAS:
        if name not in tables:
            problems.append(f"The table '{name}' is missing.")
            continue
        try:
            typed[name] = validated(name, tables[name])
        except TableError as broken:
            problems.append(str(broken))
    if not problems:
        problems = [*_unknown_codes(typed, codebook), *_foreign_keys(typed), *_spans(typed), *_dates(typed)]
    if problems:
        raise TableError(listed(problems, "The tables cannot be written:", "Nothing was overwritten."))
    return typed


def check_codes(tables: dict[str, pd.DataFrame], codebook) -> None:
    """Check that the codebook has the codes of some tables that were made of checked ones.

    Raises
    ------
    TableError
        With every code that it has not.
    """
    if problems := _unknown_codes(tables, codebook):
        raise TableError(listed(problems, "The tables cannot be written:", "Nothing was overwritten."))


def _unknown_codes(tables: dict[str, pd.DataFrame], codebook) -> list[str]:
    problems = []
    for (name, column), attribute in CODED.items():
        if name not in tables:
            continue
        unknown = sorted(set(tables[name][column].dropna().unique()) - set(getattr(codebook, attribute)))
        problems += _first_of([f"{name}.{column}: '{code}' is not in the codebook ({attribute})." for code in unknown])
    return problems


def _foreign_keys(tables: dict[str, pd.DataFrame]) -> list[str]:
    known = set(tables["documents"]["document_id"])
    problems = []
    for name in [*EVIDENCE_TABLES, "events", "reading_log"]:
        strangers = sorted(set(tables[name]["document_id"].dropna().unique()) - known)
        problems += _first_of([f"{name}.document_id: '{code}' is not in documents." for code in strangers])
    return problems


def _spans(tables: dict[str, pd.DataFrame]) -> list[str]:
    texts = dict(tables["documents"][["document_id", "text"]].to_numpy(object))
    problems = []
    for name in EVIDENCE_TABLES:
        for document, start, end, evidence in tables[name][SPAN].to_numpy(object):
            text = texts.get(document, "")
            if end > len(text) or text[start:end] != evidence:
                where = f"{name}.evidence: '{evidence[:60]}'"
                problems.append(f"{where} is not what stands in {document} [{start}:{end}].")
    return _first_of(problems)


def _dates(tables: dict[str, pd.DataFrame]) -> list[str]:
    """A date read from the text has its place there; no date, no place."""
    problems = []
    for row in tables["documents"].itertuples():
        place = (row.published_start, row.published_end)
        if pd.isna(row.published_date):
            good = all(pd.isna(end) for end in place)
        else:
            good = not any(pd.isna(end) for end in place) and place[0] < place[1] <= len(row.text)
        if not good:
            where = f"documents.published_start: {row.document_id}"
            problems.append(f"{where}: [{place[0]}:{place[1]}] is not the place of a date.")
    return _first_of(problems)
