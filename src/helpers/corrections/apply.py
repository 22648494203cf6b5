"""Corrections applied to the evidence, and the log of what became of each.

A correction is applied only where it finds what it was made for: the words at their place and, unless it adds a row,
one row that says what it said then. Every other is kept in the log with the reason.
"""

from collections.abc import Iterable
from types import SimpleNamespace

import pandas as pd

from helpers import tables
from helpers.coding.coder import add_corpus_rows
from helpers.corrections.form import RULES, Correction, as_text, format_values, own_columns, typed, values_of

APPLIED = "applied"


def correct_evidence(read: dict[str, pd.DataFrame], corrections: Iterable[Correction]) -> dict[str, pd.DataFrame]:
    """The coder's tables as people corrected them, completed by what all documents together tell.

    Findings over several documents follow from the corrected rows, and are corrected in their turn.

    Parameters
    ----------
    read : dict of str to DataFrame
        As `build_evidence` gives them.

    Returns
    -------
    dict of str to DataFrame
        All tables but the reading log.
    """
    decided = list(corrections)
    rows, log = apply_corrections(read, [c for c in decided if c.table != "flags"])
    whole, more = apply_corrections(add_corpus_rows(rows), [c for c in decided if c.table == "flags"])
    return whole | {"correction_log": tables.build_table("correction_log", log + more)}


def apply_corrections(
    data: dict[str, pd.DataFrame], corrections: list[Correction]
) -> tuple[dict[str, pd.DataFrame], list[dict]]:
    """Apply corrections in their order.

    Parameters
    ----------
    data : dict of str to DataFrame
        The documents and the tables that are to be corrected.

    Returns
    -------
    tuple
        The tables, corrected, and a row of `correction_log` for each correction.
    """
    texts = dict(zip(data["documents"]["document_id"], data["documents"]["text"], strict=True))
    rows = {name: data[name].to_dict("records") for name in {correction.table for correction in corrections}}
    log = [_logged(correction, *_apply(correction, rows[correction.table], texts)) for correction in corrections]
    return data | {name: tables.build_table(name, several) for name, several in rows.items()}, log


def _apply(correction: Correction, rows: list[dict], texts: dict[str, str]) -> tuple[str, dict | None]:
    """Change ``rows`` in place; gives the outcome and the row that was there before."""
    text = texts.get(correction.document_id)
    if text is None:
        return "no_document", None
    if text[correction.start : correction.end] != correction.evidence:
        return "text_changed", None
    if correction.action == "add":
        return _put(correction, rows, _place(correction)), None
    met = [row for row in rows if _is_meant(correction, row)]
    if len(met) != 1:
        return ("ambiguous" if met else "row_gone"), None
    outcome = APPLIED if correction.action == "remove" else _put(correction, rows, met[0])
    if outcome == APPLIED:
        rows[:] = [row for row in rows if row is not met[0]]
    return outcome, met[0]


def _place(correction: Correction) -> dict:
    place = {name: getattr(correction, name) for name in ("document_id", "start", "end", "evidence")}
    return place | dict.fromkeys(own_columns(correction.table))


def _is_meant(correction: Correction, row: dict) -> bool:
    place = (row["document_id"], row["start"], row["end"])
    return place == (correction.document_id, correction.start, correction.end) and all(
        as_text(row[column]) == as_text(typed(correction.table, column, text))
        for column, text in correction.was.items()
    )


def _put(correction: Correction, rows: list[dict], row: dict) -> str:
    """Add a row with the new values, unless the table has a row of that key already."""
    values = {column: typed(correction.table, column, text) for column, text in correction.becomes.items()}
    new = row | values | {"rule_id": RULES[correction.action]}
    key = tables.SCHEMAS[correction.table].unique
    others = [other for other in rows if other is not row]
    if any(all(as_text(other[column]) == as_text(new[column]) for column in key) for other in others):
        return "row_there"
    rows.append(new)
    return APPLIED


def _logged(correction: Correction, outcome: str, former: dict | None) -> dict:
    was = values_of(correction.table, SimpleNamespace(**former)) if former else correction.was
    return {
        "line": correction.line,
        "table_name": correction.table,
        "document_id": correction.document_id,
        "start": correction.start,
        "end": correction.end,
        "action": correction.action,
        "was": format_values(was),
        "becomes": format_values(correction.becomes),
        "reason": correction.reason,
        "corrector_name": correction.name,
        "corrected_date": pd.Timestamp(correction.date),
        "outcome": outcome,
        "former_rule_id": former and former["rule_id"],
    }


LOST = {
    "no_document": "there is no such document",
    "text_changed": "other words stand at {start} to {end} now",
    "row_gone": "no row of {table_name} at {start} to {end} says '{was}' now",
    "row_there": "{table_name} has the row '{becomes}' at {start} to {end} already",
    "ambiguous": "several rows of {table_name} at {start} to {end} say '{was}': name more columns",
}


def lost_sentence(row) -> str:
    """A row of `correction_log` that was not applied, as a line for the terminal.

    >>> from types import SimpleNamespace as Row
    >>> lost_sentence(Row(line=4, action="remove", document_id="a", outcome="no_document"))
    "line 4: remove in 'a': there is no such document."
    """
    return f"line {row.line}: {row.action} in {row.document_id!r}: {why_lost(row)}."


def why_lost(row) -> str:
    """Why a row of `correction_log` was not applied."""
    names = ("table_name", "start", "end", "was", "becomes")
    return LOST[row.outcome].format(**{name: as_text(getattr(row, name, None)) for name in names})
