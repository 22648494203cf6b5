"""Rows of the evidence tables as a reader meets them: what was read, as what, from which words, by which rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from helpers.reporting.cells import amount, instrument_name, shortened
from helpers.reporting.statuses import SIGNS
from helpers.reporting.wording import Wording, msgid

PUBLISHED = "published"  # the one reading that is kept in `documents`

# One row of each table, as a word; in the order in which a page lists them.
KINDS = {
    "strategies": msgid("Strategy"),
    "quantities": msgid("Figure"),
    "target_groups": msgid("Target group"),
    "programmes": msgid("Programme"),
    "regions": msgid("Region"),
    "instruments": msgid("Instrument"),
    "people": msgid("Person"),
    "quotes": msgid("Quotation"),
    "flags": msgid("Check"),
    PUBLISHED: msgid("Date"),
}

SEVERITIES = {"note": msgid("note"), "warning": msgid("warning")}


@dataclass(frozen=True)
class Reading:
    """One row of evidence.

    Parameters
    ----------
    kind : str
        The table, or `PUBLISHED`.
    label : str
        The code in words: "Going to workers", "Kabupaten Serang", "46,000 workers".
    detail : str
        Status, indicator, role … in words; may be empty.
    words : str
        The characters that it was read from, white space folded, shortened.
    page : str
        Page of the site that says more about the code, with its anchor; empty if there is none.
    """

    kind: str
    label: str
    detail: str
    words: str
    rule_id: str
    start: int
    end: int
    page: str = ""


def group_rows(data: dict[str, pd.DataFrame]) -> dict[str, dict[str, list]]:
    """The rows of evidence tables by document and table, each a named tuple."""
    found: dict[str, dict[str, list]] = {}
    for name, table in data.items():
        for row in table.itertuples(index=False):
            found.setdefault(row.document_id, {}).setdefault(name, []).append(row)
    return found


def read_rows(document, rows: dict[str, list], words: Wording, codebook) -> list[Reading]:
    """Everything that was read from one document, in the order of `KINDS` and of the text.

    Parameters
    ----------
    document
        A row of `documents`.
    rows : dict of str to list
        Its rows, as `group_rows` gives them.
    """
    worded = _Worded(words, codebook)
    found = [*_published(document, words)]
    for name, several in rows.items():
        found += [worded.reading(name, row) for row in several]
    order = list(KINDS)
    return sorted(found, key=lambda reading: (order.index(reading.kind), reading.start, -reading.end))


def read_row(table: str, row, words: Wording, codebook) -> Reading:
    """One row of an evidence table, by itself."""
    return _Worded(words, codebook).reading(table, row)


def _published(document, words: Wording) -> Iterator[Reading]:
    if pd.notna(document.published_date) and pd.notna(document.published_start) and pd.notna(document.published_end):
        start, end = int(document.published_start), int(document.published_end)
        label, evidence = words.date(document.published_date), shortened(document.text[start:end])
        detail, rule = words.text("date of publication"), joined([document.published_rule_id], "")
        yield Reading(PUBLISHED, label, detail, evidence, rule, start, end)


class _Worded:
    """Words rows in one language."""

    def __init__(self, words: Wording, codebook):
        self.words, self.codebook = words, codebook

    def reading(self, kind: str, row) -> Reading:
        label, detail, page = getattr(self, f"_{kind}")(row)
        return Reading(kind, label, detail, shortened(row.evidence), row.rule_id, int(row.start), int(row.end), page)

    def _coded(self, table: str, code: str) -> tuple[str, str]:
        """Label of a code, and where the methods page explains it."""
        return self.words.label(getattr(self.codebook, table)[code]), f"methods#{table}-{code}"

    def _strategies(self, row) -> tuple[str, str, str]:
        label, _ = self._coded("strategies", row.strategy_code)
        status = f"{SIGNS[row.status]} {self.words.label(self.codebook.statuses[row.status])}"
        return label, status, f"strategies/{row.strategy_code}"

    def _quantities(self, row) -> tuple[str, str, str]:
        indicator, page = self._coded("indicators", row.indicator_code)
        period = self.words.text("given for {period}", period=row.period) if pd.notna(row.period) else None
        return amount(row, self.words, self.codebook), joined([indicator, period], ", "), page

    def _target_groups(self, row) -> tuple[str, str, str]:
        label, page = self._coded("target_groups", row.target_group_code)
        return label, "", page

    def _programmes(self, row) -> tuple[str, str, str]:
        label, page = self._coded("programmes", row.programme_code)
        return label, "", page

    def _regions(self, row) -> tuple[str, str, str]:
        role = self.words.text("subject of the article") if row.is_subject else self.words.text("mentioned")
        return self.codebook.regions[row.region_code].name, role, f"regions/{row.region_code}"

    def _instruments(self, row) -> tuple[str, str, str]:
        title = None if pd.isna(row.title) else shortened(row.title, 160)
        return instrument_name(row, self.codebook, self.words), joined([title], ""), ""

    def _people(self, row) -> tuple[str, str, str]:
        body = self.words.label(self.codebook.bodies[row.body_code])
        return row.person_name, joined([row.role, body], " – "), ""

    def _quotes(self, row) -> tuple[str, str, str]:
        mode = self.words.label(self.codebook.modes[row.mode])
        speaker = self.words.text("speaker not named") if pd.isna(row.speaker_name) else row.speaker_name
        return speaker, mode, ""

    def _flags(self, row) -> tuple[str, str, str]:
        label, page = self._coded("flags", row.flag_code)
        return label, joined([self.words.text(SEVERITIES[row.severity]), row.detail], ": "), page


def joined(parts: Iterable, separator: str) -> str:
    """The parts that are known, as one text.

    >>> joined(["kepala desa", None, float("nan"), ""], ", ")
    'kepala desa'
    """
    return separator.join(str(part) for part in parts if not pd.isna(part) and str(part))
