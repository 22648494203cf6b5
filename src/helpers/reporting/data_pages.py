"""The tidy tables for download, each with its dictionary."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.paths import write_text_whole
from helpers.reporting.cells import LONGEST
from helpers.reporting.licences import may_be_shown
from helpers.reporting.links import SiteContext
from helpers.reporting.pages import render_page
from helpers.reporting.wording import Wording, msgid
from helpers.tables import SCHEMAS, to_csv

KEPT_BACK = {"documents": ["text"]}  # columns that are not given on: most texts belong to their publishers

TYPES = {  # by the first letters of a column's type
    "str": msgid("text"),
    "int": msgid("whole number"),
    "float": msgid("number"),
    "bool": msgid("`True` or `False`"),
    "date": msgid("date, year first"),
}


@dataclass(frozen=True)
class Column:
    """A line of the dictionary; ``meaning`` is text in which backticks set off names."""

    name: str
    kind: str
    may_be_empty: bool
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table as the page shows it."""

    name: str
    description: str
    key: tuple[str, ...]
    row_count: str
    size: str
    columns: tuple[Column, ...]


def write_data_pages(site: Path, data: dict[str, pd.DataFrame], context: SiteContext) -> None:
    """Write every table as CSV under ``data/``, and the page ``data`` in every language."""
    sizes = {}
    closed = closed_documents(data["documents"])
    for name in SCHEMAS:
        csv = to_csv(shortened_for(closed, data[name].drop(columns=KEPT_BACK.get(name, []))))
        write_text_whole(site / "data" / f"{name}.csv", csv)
        sizes[name] = len(csv.encode("utf-8"))
    for lang in context.langs:
        words, frame = Wording(lang), context.frame(lang, "data")
        shown = [describe_table(name, len(data[name]), sizes[name], words) for name in SCHEMAS]
        page = render_page("site/data.html.j2", words, frame, tables=shown, parted=parted)
        write_text_whole(site / lang / "data.html", page)


def closed_documents(documents: pd.DataFrame) -> set[str]:
    """Documents whose text may not be shown whole."""
    rows = documents[["document_id", "kind", "licence"]].itertuples(index=False)
    return {row.document_id for row in rows if not may_be_shown(row.kind, row.licence)}


def shortened_for(closed: set[str], rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of evidence with the words of closed texts cut to what a page shows of them too."""
    if "evidence" not in rows:
        return rows
    is_closed = rows["document_id"].isin(closed)
    return rows.assign(evidence=rows["evidence"].where(~is_closed, rows["evidence"].str.slice(0, LONGEST)))


def describe_table(name: str, row_count: int, size: int, words: Wording) -> Table:
    """A table with its dictionary, in one language; columns that are kept back are left out."""
    schema = SCHEMAS[name]
    columns = tuple(
        Column(column, _type_of(declared, words), declared.nullable, words.text(declared.description))
        for column, declared in schema.columns.items()
        if column not in KEPT_BACK.get(name, [])
    )
    counts = words.plural("{n} row", "{n} rows", row_count), words.number(max(1, round(size / 1000)))
    return Table(name, words.text(schema.description), tuple(schema.unique or ()), *counts, columns)


def _type_of(declared, words: Wording) -> str:
    name = str(declared.dtype)
    return next((words.text(kind) for start, kind in TYPES.items() if name.lower().startswith(start)), name)


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text between backticks and outside, each with whether it is a name.

    >>> list(parted("Read `documents` first."))
    [('Read ', False), ('documents', True), (' first.', False)]
    """
    for number, part in enumerate(text.split("`")):
        if part:
            yield part, number % 2 == 1
