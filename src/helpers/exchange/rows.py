"""Codings in one form, whoever made them and whatever tool they came from: what the forms of exchange have in common.

A coding says that a stretch of a document has a code. A code is named with its table, "strategies.door_to_door", so that
a name is unique in any tool. What else a row of the tables says (status, value, rule) travels as lines "column: value".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from helpers.errors import ParameterError
from helpers.schemas import CODED, PLACE, SCHEMAS

# The column that a coding of the table is called after; findings of checks are no codings.
CODE_COLUMNS = {
    "regions": "region_code",
    "strategies": "strategy_code",
    "quantities": "indicator_code",
    "instruments": "instrument_kind",
    "people": "body_code",
    "quotes": "mode",
    "target_groups": "target_group_code",
    "programmes": "programme_code",
}
COLUMNS = ["document_id", "table", "code", "start", "end", "details"]
SUITE = "jangkau"


@dataclass(frozen=True)
class Coder:
    """What one person, or the suite, coded.

    Parameters
    ----------
    documents : frozenset of str
        Documents that the coder went through, also those without a coding.
    rows : DataFrame
        ``document_id, table, code, start, end, details``; places in code points, missing where only the document is known.
    left_out : frozenset of (str, str)
        Tables with the code that the coder did not look for, so that its absence says nothing.
    unplaced : frozenset of str
        Tables that the form has no places for, or that somebody coded without.
    """

    name: str
    documents: frozenset[str]
    rows: pd.DataFrame
    left_out: frozenset[tuple[str, str]] = frozenset()
    unplaced: frozenset[str] = frozenset()


def build_rows(rows: Iterable[tuple]) -> pd.DataFrame:
    """Tuples in the order of `COLUMNS` to a frame in a fixed order."""
    frame = pd.DataFrame(list(rows), columns=COLUMNS)
    frame = frame.astype(dict.fromkeys(("document_id", "table", "code", "details"), "str"))
    frame = frame.astype({"start": "Int64", "end": "Int64"})
    return frame.sort_values(["document_id", "start", "end", "table", "code", "details"], ignore_index=True)


def rows_of_tables(data: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The suite's own coding of all documents."""
    return build_rows(
        (row.document_id, table, getattr(row, column), row.start, row.end, format_details(table, row._asdict()))
        for table, column in CODE_COLUMNS.items()
        for row in data[table].itertuples(index=False)
    )


def detail_columns(table: str) -> list[str]:
    """Columns that travel as details: all but the document, the code and the place."""
    gone = {"document_id", CODE_COLUMNS[table], "start", "end", "evidence"}
    return [column for column in SCHEMAS[table].columns if column not in gone]


def format_details(table: str, values: Mapping) -> str:
    r"""Lines "column: value" of what a row says beside its code.

    >>> format_details("strategies", {"status": "done", "rule_id": "x.y", "own_region_code": None})
    'status: done\nrule_id: x.y'
    """
    texts = {column: as_text(values.get(column)) for column in detail_columns(table)}
    return "\n".join(f"{column}: {_escaped(text)}" for column, text in texts.items() if text)


def parse_details(table: str, text: str | None) -> dict[str, str]:
    r"""Columns of a table out of lines "column: value"; other lines are a person's memo and say nothing to the suite.

    >>> parse_details("strategies", "status: done\nI am not sure.")
    {'status': 'done'}
    """
    known = detail_columns(table)
    pairs = (line.partition(":") for line in (text or "").split("\n"))
    return {name.strip(): _plain(value.strip()) for name, colon, value in pairs if colon and name.strip() in known}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n")


def _plain(text: str) -> str:
    parts = text.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\r", "\r") for part in parts)


def as_text(value) -> str:
    """A cell as text: numbers without a needless fraction, nothing for what is missing."""
    if value is None or pd.isna(value):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def code_name(table: str, code: str) -> str:
    """Name of a code in other tools.

    >>> code_name("regions", "36.04")
    'regions.36.04'
    """
    return f"{table}.{code}"


def find_code(name: str, codebook) -> tuple[str, str] | None:
    """Table and code of a name; a code that only one table has needs no table before it. None if there is no such code."""
    table, _, code = name.strip().partition(".")
    if table in CODE_COLUMNS:
        return (table, code) if code in codes_of(table, codebook) else None
    tables = [table for table in CODE_COLUMNS if name.strip() in codes_of(table, codebook)]
    return (tables[0], name.strip()) if len(tables) == 1 else None


def codes_of(table: str, codebook) -> Mapping:
    """The codes that a table may have: code to entry of the codebook."""
    return getattr(codebook, CODED[table, CODE_COLUMNS[table]])


def check_tables(names: Iterable[str]) -> None:
    """Raise `ParameterError` if there is no such table of codings."""
    strangers = [name for name in names if name not in CODE_COLUMNS]
    if strangers:
        raise ParameterError(f"--table {', '.join(strangers)}: choose from: {', '.join(CODE_COLUMNS)}.")


def code_labels(codebook, words) -> dict[tuple[str, str], str]:
    """Table and code to the code's label in the language of a `Wording`; of a region its name."""
    return {
        (table, code): words.label(entry) if getattr(entry, "label", None) else entry.name
        for table in CODE_COLUMNS
        for code, entry in codes_of(table, codebook).items()
    }


def required_details(table: str) -> list[str]:
    """Columns without which a row of the table is not whole, the rule apart."""
    columns = SCHEMAS[table].columns
    return [c for c in detail_columns(table) if not columns[c].nullable and c not in PLACE]
