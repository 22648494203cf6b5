"""A report as it is printed: its head, and its pieces in order, wherever they come from."""

from dataclasses import dataclass

from helpers.reporting import blocks, prose
from helpers.reporting.wording import Wording


@dataclass(frozen=True)
class Prose:
    """A Markdown cell, translated, as nodes."""

    nodes: list[prose.Node]
    block: str = "prose"


@dataclass(frozen=True)
class Printed:
    """Plain text that a cell printed."""

    text: str
    block: str = "printed"


@dataclass(frozen=True)
class Failure:
    """The error that ended a cell, the cell, and the command that runs this report alone, where it is known."""

    text: str
    cell: str = ""
    alone: str = ""
    block: str = "failure"


Piece = blocks.Block | Prose | Printed | Failure


@dataclass(frozen=True)
class Document:
    """A report ready to be set: its head, and its pieces in order."""

    head: blocks.Report
    pieces: list[Piece]

    @property
    def words(self) -> Wording:
        """Wording of the report's language."""
        return Wording(self.head.lang)

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Id and title of each section."""
        return [found for piece in self.pieces if isinstance(piece, Prose) for found in prose.headings(piece.nodes)]
