"""What a correction is: one decision of a person about one row of an evidence table, and what may be wrong with it.

A correction says what it found (place, words, values), so that it can be told when that is no longer there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite

import pandas as pd

from helpers.corpus.articles_csv import iso_day
from helpers.schemas import CODED, EVIDENCE_TABLES, PLACE, SCHEMAS

ACTIONS = ("add", "remove", "change")
LONGEST = {"reason": 500, "name": 100}  # characters
MOST_NAMED = 12  # codes that a message lists
RULES = {"add": "human.added", "change": "human.changed"}  # the rule of a row that a person gave


@dataclass(frozen=True)
class Correction:
    """One decision.

    Parameters
    ----------
    action : {"add", "remove", "change"}
    table : str
        One of the evidence tables.
    start, end : int
        Place in the document's text, in code points, the end exclusive.
    evidence : str
        The words that stood there.
    was, becomes : mapping of str to str
        Columns of the row before and after, as text; `was` may leave out what is not needed to tell the row.
    line : int
        Line of the file that it begins on, 0 if it is in none.
    """

    action: str
    table: str
    document_id: str
    start: int
    end: int
    evidence: str
    reason: str
    name: str
    date: str
    was: Mapping[str, str] = field(default_factory=dict)
    becomes: Mapping[str, str] = field(default_factory=dict)
    line: int = 0

    @property
    def target(self) -> tuple:
        """What it decides about; two corrections of one target contradict or repeat each other."""
        values = self.becomes if self.action == "add" else self.was
        return self.table, self.document_id, self.start, self.end, tuple(sorted(values.items()))


def own_columns(table: str) -> list[str]:
    """The columns of a table that a correction may name: all but document, place and rule."""
    return [column for column in SCHEMAS[table].columns if column not in ("document_id", *PLACE)]


def format_values(values: Mapping[str, str]) -> str:
    """Columns with their values as a cell.

    >>> format_values({"strategy_code": "award", "status": "done"})
    'strategy_code=award; status=done'
    """
    return "; ".join(f"{column}={value}" for column, value in values.items())


def parse_values(cell: str, table: str) -> dict[str, str]:
    """Columns with their values from a cell; a semicolon parts two of them only before a column of the table.

    >>> parse_values("strategy_code=award; status=done", "strategies")
    {'strategy_code': 'award', 'status': 'done'}

    Raises
    ------
    ValueError
        If the cell has another form, an unknown column or one twice.
    """
    names = own_columns(table)
    opening, *parts = re.split(rf"(?:^|;)\s*({'|'.join(names)})\s*=", cell)
    values = {name: value.strip() for name, value in zip(parts[::2], parts[1::2], strict=True)}
    strangers = [opening.strip(), *(met[1] for v in values.values() if (met := re.search(r";\s*(\w+)\s*=", v)))]
    if any(strangers) or len(values) < len(parts) // 2:
        raise ValueError(
            f"{cell[:120]!r} is not of the form 'column=value; column=value', each once, of: {', '.join(names)}."
        )
    return values


def typed(table: str, column: str, text: str):
    """The value of a column from its text; None where the text is empty.

    Raises
    ------
    ValueError
        If the text is no value of the column's type.
    """
    told = SCHEMAS[table].columns[column]
    kind = str(told.dtype).lower()
    if not text:
        return None
    try:
        value = {"bool": _truth, "int64": int, "float64": float}.get(kind, str)(text)
    except (ValueError, KeyError):
        value = None
    if value is None or (kind == "float64" and not isfinite(value)) or (kind == "int64" and abs(value) >= 2**63):
        raise ValueError(f"{column} {text[:80]!r} is no {'True or False' if kind == 'bool' else 'number'}.")
    if not all(check(pd.Series([value])).check_passed for check in told.checks):
        raise ValueError(f"{column} {text[:80]!r} is not as expected. {told.description}")
    return value


def _truth(text: str) -> bool:
    return {"true": True, "false": False}[text.lower()]


def as_text(value) -> str:
    """A cell as the text that a correction has.

    >>> as_text(61000.0), as_text(True), as_text(None), as_text("36.10")
    ('61000', 'True', '', '36.10')
    """
    if value is None or pd.isna(value):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def values_of(table: str, row) -> dict[str, str]:
    """What a row of a table says, as the `was` of a correction of it."""
    return {column: as_text(getattr(row, column)) for column in own_columns(table)}


def problems_of(correction: Correction, codebook) -> list[str]:
    """What is wrong with a correction in itself; its values are checked by `value_problems`."""
    problems = []
    if correction.action not in ACTIONS:
        problems.append(f"action {correction.action!r} is not one of: {', '.join(ACTIONS)}.")
    if not 0 <= correction.start < correction.end:
        problems.append(f"start {correction.start} and end {correction.end} are no place: expected 0 <= start < end.")
    elif len(correction.evidence) != correction.end - correction.start:
        met = f"evidence has {len(correction.evidence)} characters"
        problems.append(f"{met}, start and end {correction.end - correction.start}.")
    if iso_day(correction.date) is None:
        problems.append(f"date {correction.date[:40]!r} is no day such as 2024-06-30.")
    for column, longest in LONGEST.items():
        text = getattr(correction, column)
        if not text or len(text) > longest or not text.isprintable():
            problems.append(f"{column} {text[:40]!r}: expected 1 to {longest} characters on one line.")
    return problems + _value_problems(correction, codebook)


def _value_problems(correction: Correction, codebook) -> list[str]:
    table, action = correction.table, correction.action
    problems = [*_not_of_type(table, correction.was), *_not_of_type(table, correction.becomes)]
    problems += _unknown_codes(table, correction.becomes, codebook)
    needed = [c for c in own_columns(table) if not SCHEMAS[table].columns[c].nullable]
    if action == "add" and correction.was:
        problems.append("was: a row to be added was not there before; leave it empty.")
    if action == "add" and (missing := [c for c in needed if not correction.becomes.get(c)]):
        problems.append(f"becomes: a row to be added needs {', '.join(missing)}.")
    if action == "remove" and correction.becomes:
        problems.append("becomes: a row to be removed becomes nothing; leave it empty.")
    if action == "change" and not correction.becomes:
        problems.append("becomes: say which columns change, such as status=done.")
    emptied = [c for c in needed if correction.becomes.get(c) == ""] if action == "change" else []
    return [*problems, *(f"becomes: {column} may not be empty." for column in emptied)]


def _not_of_type(table: str, values: Mapping[str, str]) -> Iterable[str]:
    for column, text in values.items():
        try:
            typed(table, column, text)
        except ValueError as wrong:
            yield str(wrong)


def _unknown_codes(table: str, values: Mapping[str, str], codebook) -> Iterable[str]:
    for column, text in values.items():
        if problem := _unknown_code(table, column, text, codebook):
            yield f"becomes: {problem}"


def _unknown_code(table: str, column: str, text: str, codebook) -> str | None:
    attribute = CODED.get((table, column))
    if text and attribute and text not in getattr(codebook, attribute):
        return f"{column} {text[:80]!r} is not in the codebook ({attribute}{_choices(getattr(codebook, attribute))})."
    return None


def _choices(codes: Iterable[str]) -> str:
    """The codes, where they are few enough to be named."""
    known = list(codes)
    return f": {', '.join(known)}" if len(known) <= MOST_NAMED else ""


def value_problem(table: str, column: str, text: str, codebook) -> str | None:
    """Why a text is no value of a column; None where it is one."""
    try:
        typed(table, column, text)
    except ValueError as wrong:
        return str(wrong)
    return _unknown_code(table, column, text, codebook)


def check_table(table: str) -> None:
    """Raise `ValueError` if a table is none of the evidence."""
    if table not in EVIDENCE_TABLES:
        raise ValueError(f"table {table[:80]!r} is not one of: {', '.join(EVIDENCE_TABLES)}.")
