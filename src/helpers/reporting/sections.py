"""Documents that no notebook makes: a head, and sections of blocks under headings."""

from collections.abc import Iterable

from helpers.reporting import blocks, prose
from helpers.reporting.document import Document, Piece, Prose

Section = tuple[str, list[blocks.Block]]


def compose(head: blocks.Report, opening: Iterable[blocks.Block], sections: Iterable[Section]) -> Document:
    """A document as the exporters know it; sections without a block are left out."""
    outline = prose.Outline()
    pieces: list[Piece] = list(opening)
    for title, several in sections:
        if several:
            pieces += [Prose(outline.settle([_heading(title)], drop_title=False)), *several]
    return Document(head, pieces)


def _heading(title: str) -> prose.Node:
    return {"type": "heading", "attrs": {"level": 2}, "children": [{"type": "text", "raw": title}]}
