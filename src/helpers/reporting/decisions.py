"""Human corrections as a reader meets them: what was decided, on which words, why, by whom and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pandas as pd

from helpers.corrections.apply import APPLIED
from helpers.corrections.form import own_columns, parse_values, typed
from helpers.reporting.blocks import Evidence, Run
from helpers.reporting.cells import shortened
from helpers.reporting.readings import KINDS, Reading, read_row
from helpers.reporting.wording import Wording, msgid

ACTIONS = {"add": msgid("Added"), "remove": msgid("Removed"), "change": msgid("Changed")}
OUTCOMES = {
    "no_document": msgid("not applied: there is no such document"),
    "text_changed": msgid("not applied: other words stand there now"),
    "row_gone": msgid("not applied: no row says what it corrects"),
    "row_there": msgid("not applied: the row is there already"),
    "ambiguous": msgid("not applied: several rows say what it corrects"),
}


@dataclass(frozen=True)
class Decision:
    """One correction of a document, worded.

    ``before`` is the row that was removed or changed, ``remark`` says why, who and when; ``target`` is the table and the
    place of the row that it made, None where it made none.
    """

    action: str
    kind: str
    words: str
    before: Reading | None
    remark: str
    outcome: str
    target: tuple[str, int, int] | None


def remark_of(row, words: Wording) -> str:
    """Reason, name and day of a row of `correction_log`."""
    values = {"reason": row.reason.rstrip("."), "name": row.corrector_name, "day": words.date(row.corrected_date)}
    return words.text("{reason} ({name}, {day})", **values)


def decisions_of(log: pd.DataFrame, document, words: Wording, codebook) -> Iterator[Decision]:
    """The corrections of one document, in the order of their file."""
    own = log[log["document_id"] == document.document_id] if len(log) else log
    for row in own.itertuples() if len(own) else ():
        is_applied = row.outcome == APPLIED
        yield Decision(
            words.text(ACTIONS[row.action]),
            words.text(KINDS[row.table_name]),
            shortened(document.text[row.start : row.end]) if is_applied else "",
            _before(row, document, words, codebook) if is_applied and row.action != "add" else None,
            remark_of(row, words),
            "" if is_applied else words.text(OUTCOMES[row.outcome]),
            (row.table_name, int(row.start), int(row.end)) if is_applied and row.action != "remove" else None,
        )


def _before(row, document, words: Wording, codebook) -> Reading | None:
    """The row as it was, every column of which the log has; None where words of the article read like columns."""
    try:
        said = parse_values(row.was, row.table_name)
    except ValueError:
        return None
    values = {name: typed(row.table_name, name, said.get(name, "")) for name in own_columns(row.table_name)}
    place = {"start": row.start, "end": row.end, "evidence": document.text[row.start : row.end]}
    former = SimpleNamespace(**values, **place, rule_id=row.former_rule_id)
    return read_row(row.table_name, former, words, codebook)


def correction_items(data: dict[str, pd.DataFrame], words: Wording) -> list[list[Run]]:
    """Every correction as a line of a list, linked to its words where it was applied; says so where there is none."""
    log = data["correction_log"]
    items = [list(_item(row, words)) for row in log.itertuples()]
    return items or [[words.text("No row was corrected by a person.")]]


def _item(row, words: Wording) -> Iterator[Run]:
    head = f"{words.text(ACTIONS[row.action])}, {words.text(KINDS[row.table_name])}, "
    if row.outcome == APPLIED:
        yield head
        yield Evidence(row.document_id, row.document_id, int(row.start), int(row.end))
        yield f": {remark_of(row, words)}"
    else:
        yield f"{head}{row.document_id}: {remark_of(row, words)} – {words.text(OUTCOMES[row.outcome])}"
