"""Where evidence is used: the way back from a sentence to every page that shows or counts it."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from helpers.reporting import blocks, prose
from helpers.reporting.document import Document, Prose

Span = tuple[str, int, int]  # document, start, end


@dataclass(frozen=True)
class Use:
    """A place of the site that leads to some evidence.

    Parameters
    ----------
    page : str
        Name of the page with the anchor of its table or section: ``national#block_12-title``.
    part : str
        Title of that table or section; empty for the beginning of a page.
    """

    page: str
    part: str


Uses = dict[Span, list[Use]]
PlaceOf = Callable[[int, int], str | None]


def block_name(number: int) -> str:
    """What a document's piece is called in ids; its title's id ends in ``-title``."""
    return f"block_{number}"


def find_uses(name: str, document: Document, place_of: PlaceOf = lambda number, row: None) -> Uses:
    """All evidence that a document leads to, each with the first place that does, figures last.

    Parameters
    ----------
    place_of : callable
        ``place_of(number, row)`` names the page that shows a row of the table that is the document's piece ``number``
        (counted from 1), where that is not the page ``name``.
    """
    found: Uses = {}
    at = Use(name, "")
    for number, piece in enumerate(document.pieces, 1):
        if isinstance(piece, Prose):
            for anchor, title in prose.headings(piece.nodes):
                at = Use(f"{name}#{anchor}", title)
        if not isinstance(piece, blocks.Table):
            for span in _evidence_of(piece):
                found.setdefault(span, [at])
            continue
        for row, cells in enumerate(piece.rows):
            place = Use(f"{place_of(number, row) or name}#{block_name(number)}-title", piece.title)
            for span in (span for cell in cells for span in _spans(cell)):
                found.setdefault(span, [place])
    for number, piece in enumerate(document.pieces, 1):
        if isinstance(piece, blocks.Figure):
            for span in _spans(mark.leads for mark in piece.marks):
                found.setdefault(span, [Use(f"{name}#{block_name(number)}-title", piece.title)])
    return found


def add_uses(uses: Uses, more: Uses) -> None:
    """Put the uses of one page behind those of others."""
    for span, several in more.items():
        uses.setdefault(span, []).extend(several)


def to_json(uses: Uses) -> str:
    """The uses of a page as text, to be kept with it.

    >>> from_json(to_json({("a", 1, 2): [Use("national#x", "X")]}))
    {('a', 1, 2): [Use(page='national#x', part='X')]}
    """
    rows = [[span, [(use.page, use.part) for use in several]] for span, several in uses.items()]
    return json.dumps(rows, ensure_ascii=False)


def from_json(told: str) -> Uses:
    """The uses again, in the same order."""
    return {tuple(span): [Use(*use) for use in several] for span, several in json.loads(told)}


def _evidence_of(piece) -> Iterator[Span]:
    match piece:
        case blocks.Text():
            yield from _spans(piece.runs)
        case blocks.List():
            for runs in piece.items:
                yield from _spans(runs)
        case blocks.Sentences():
            yield from ((item.document_id, item.start, item.end) for item in piece.items)


def _spans(runs: str | Iterable[blocks.Run]) -> Iterator[Span]:
    if not isinstance(runs, str):
        yield from ((run.document_id, run.start, run.end) for run in runs if isinstance(run, blocks.Evidence))
