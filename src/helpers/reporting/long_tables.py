"""Tables that would make a page heavy: the page shows their first rows, pages of their own show all of them.

A page whose tables weigh little keeps them whole. Weights are estimates of characters of HTML, by cells and links and
not by words: a table is cut at the same rows in every language.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote

from helpers.paths import write_text_whole
from helpers.reporting import blocks
from helpers.reporting.document import Document
from helpers.reporting.pages import Frame, Link, Rest, render_page
from helpers.reporting.uses import block_name

MOST_OF_A_PAGE = 70_000  # what all tables of a page may weigh together before the long ones are cut
LONG = 6_000  # weight of a table that may be cut
BEGINNING = 4_000  # weight of the rows that stay on the page
PART = 90_000  # weight of one page of a long table
PER_CELL, PER_LINK = 60, 100  # characters

Row = list[str | blocks.Runs]


@dataclass(frozen=True)
class LongTable:
    """A table cut for a page.

    Parameters
    ----------
    shown : Table
        What stays on the page.
    parts : list of Table
        The whole table, on one or several pages.
    """

    shown: blocks.Table
    parts: list[blocks.Table]

    def names(self, page: str, number: int) -> list[str]:
        """Names of the pages of its parts; ``number`` is the place of the table on the page ``page``."""
        first = f"tables/{page}/{number}"
        return [first, *(f"{first}-{part}" for part in range(2, len(self.parts) + 1))]


def cut_long_tables(document: Document) -> dict[int, LongTable]:
    """The tables of a document that its page does not show whole, by their place in it, counted from 1."""
    found = {n: piece for n, piece in enumerate(document.pieces, 1) if isinstance(piece, blocks.Table)}
    weights = {number: sum(map(_weight, table.rows)) for number, table in found.items()}
    if sum(weights.values()) <= MOST_OF_A_PAGE:
        return {}
    return {number: _cut(found[number]) for number, weight in weights.items() if weight > LONG}


def _cut(table: blocks.Table) -> LongTable:
    parts = [replace(table, rows=rows) for rows in _portions(table.rows, PART)]
    beginning = next(_portions(table.rows, BEGINNING))
    # A first row that is too heavy alone stays away too: its page is one click further.
    return LongTable(replace(table, rows=beginning if sum(map(_weight, beginning)) <= LONG else []), parts)


def _portions(rows: Iterable[Row], most: int) -> Iterator[list[Row]]:
    """Rows in portions of at most so much weight, one row at least in each."""
    portion: list[Row] = []
    weight = 0
    for row in rows:
        if portion and weight + _weight(row) > most:
            yield portion
            portion, weight = [], 0
        portion.append(row)
        weight += _weight(row)
    yield portion


def _weight(row: Row) -> int:
    return sum(PER_CELL + PER_LINK * _links(cell) for cell in row)


def _links(cell: str | blocks.Runs) -> int:
    return 0 if isinstance(cell, str) else sum(not isinstance(run, str) for run in cell)


def page_of_row(name: str, cut: Mapping[int, LongTable], number: int, row: int) -> str | None:
    """The page that shows a row of a table; None for one that the page ``name`` shows whole."""
    if number not in cut:
        return None
    table = cut[number]
    ends = accumulate(len(part.rows) for part in table.parts)
    return table.names(name, number)[next(at for at, end in enumerate(ends) if row < end)]


def shortened(document: Document, cut: Mapping[int, LongTable]) -> Document:
    """The document with the beginnings of its long tables."""
    pieces = [cut[n].shown if n in cut else piece for n, piece in enumerate(document.pieces, 1)]
    return replace(document, pieces=pieces)


def rests(name: str, cut: Mapping[int, LongTable], frame: Frame, document: Document) -> dict[str, Rest]:
    """Where the whole of each cut table is, by the name of its block."""
    return {
        block_name(n): Rest(frame.page(table.names(name, n)[0]) or "", len(document.pieces[n - 1].rows))
        for n, table in cut.items()
    }


def write_long_tables(
    site: Path,
    name: str,
    document: Document,
    cut: Mapping[int, LongTable],
    frame_of: Callable[[str, str], Frame],
    downloads: Mapping[str, str],
) -> None:
    """Write the pages of the long tables of the page ``name``.

    Parameters
    ----------
    frame_of : callable
        ``frame_of(page, label)`` says where a page stands; ``label`` is what the way back calls it.
    downloads : mapping of str to str
        Where the CSV of each table lies below the site, by the name of its block.
    """
    for number, table in cut.items():
        names = table.names(name, number)
        for at, (page, part) in enumerate(zip(names, table.parts, strict=True)):
            inside = frame_of(page, part.title)
            csv = {block_name(number): f"{inside.root}../{quote(downloads[block_name(number)])}"}
            frame = replace(inside, downloads=csv, neighbours=_neighbours(names, at, inside, document))
            values = dict(document=document, table=part, block=block_name(number), part=at + 1, parts=len(names))
            values |= dict(back=frame.page(name), rows=len(document.pieces[number - 1].rows))
            page_file = site / document.head.lang / f"{page}.html"
            write_text_whole(page_file, render_page("table.html.j2", document.words, frame, **values))


def _neighbours(names: list[str], at: int, inside: Frame, document: Document) -> tuple[Link | None, Link | None]:
    def link(to: int) -> Link | None:
        if not 0 <= to < len(names):
            return None
        return Link(document.words.text("Part {n}", n=document.words.number(to + 1)), inside.page(names[to]))

    return link(at - 1), link(at + 1)
