"""The table behind each table and figure of a page, as CSV that no spreadsheet takes for a formula."""

import re
import unicodedata
from collections.abc import Iterator

from helpers.reporting import blocks
from helpers.reporting.document import Document
from helpers.reporting.uses import block_name
from helpers.reporting.wording import Wording
from helpers.tables import FORMULA_STARTS, texts_to_csv


def find_downloads(document: Document) -> Iterator[tuple[str, str, str]]:
    """Name of the block, name of the file without ending, and CSV, for all that has rows."""
    taken: set[str] = set()
    for number, piece in enumerate(document.pieces, 1):
        if isinstance(piece, blocks.Figure) and piece.data:
            yield block_name(number), _file_name(piece.title, taken), piece.data
        elif isinstance(piece, blocks.Table) and piece.rows:
            yield block_name(number), _file_name(piece.title, taken), texts_to_csv(as_columns(piece, document.words))


def as_columns(table: blocks.Table, words: Wording) -> dict[str, list[str]]:
    """A table as it is shown; where cells lead to evidence, a column beside says to which.

    Evidence is named ``document:start-end``, several places separated by blanks.
    """
    columns: dict[str, list[str]] = {}
    for at, column in enumerate(table.columns):
        cells = [row[at] for row in table.rows]
        columns[_free(column.label, columns)] = [blocks.plain(cell) for cell in cells]
        places = [_places(cell) for cell in cells]
        if any(places):
            columns[_free(words.text("{column}: evidence", column=column.label), columns)] = places
    return columns


def _free(label: str, taken: dict) -> str:
    safe = f"'{label}" if label.startswith(FORMULA_STARTS) else label
    return safe if safe not in taken else f"{safe} {len(taken)}"


def _places(cell: str | blocks.Runs) -> str:
    runs = [] if isinstance(cell, str) else cell
    return " ".join(f"{r.document_id}:{r.start}-{r.end}" for r in runs if isinstance(r, blocks.Evidence))


def _file_name(title: str, taken: set[str]) -> str:
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    wanted = name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-") or "table"
    count = 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    taken.add(name)
    return name
