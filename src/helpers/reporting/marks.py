"""From the parts of a figure to what they stand for: a sentence, or the page that lists what a part counts.

A drawing stays a picture, in which browsers follow no link. Its links lie over it, made by the templates from the boxes
and runs that a figure's `Mark`s hold, and are resolved as those of the cells of tables are: where the page is not there,
there is no link.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.reporting import prose
from helpers.reporting.blocks import Evidence, Figure, Mark, PageLink
from helpers.reporting.drawings import view_box
from helpers.reporting.wording import Wording

Box = tuple[float, float, float, float]  # left, right, bottom, top in the units of the axes
Part = tuple[Box, Evidence | PageLink]


@dataclass(frozen=True)
class MarkLink:
    """A part of a drawing whose page exists."""

    href: str
    text: str
    box: tuple[float, float, float, float]

    @property
    def outline(self) -> str:
        """The box as a path, in few characters, since a page may have hundreds.

        >>> MarkLink("", "", (5.0, 10.5, 8.0, 9.0)).outline
        'M5 10.5h8v9h-8z'
        """
        left, top, width, height = (f"{side:g}" for side in self.box)
        return f"M{left} {top}h{width}v{height}h-{width}z"


def marks_of(drawn, parts: Iterable[Part]) -> list[Mark]:
    """The parts of a drawing, once it has been saved as SVG and so laid out.

    Parameters
    ----------
    drawn : matplotlib.figure.Figure
        With one pair of axes.
    parts : iterable of (box, run)
        Boxes in data units.
    """
    return [Mark(_settled(drawn, box), run) for box, run in parts]


def _settled(drawn, box: Box) -> tuple[float, float, float, float]:
    """A box in points from the upper left of the drawing."""
    (axes,) = drawn.axes
    points, high = 72 / drawn.dpi, drawn.get_figheight() * 72
    (left, low), (right, top) = axes.transData.transform([(box[0], box[2]), (box[1], box[3])]) * points
    x, y = min(left, right), high - max(low, top)
    return round(float(x), 1), round(float(y), 1), round(float(abs(right - left)), 1), round(float(abs(top - low)), 1)


def row_of(axes, row: float, height: float = 0.86) -> Box:
    """The whole width of the axes at a row, so that a short bar can be met as well as a long one."""
    return *axes.get_xlim(), row - height / 2, row + height / 2


def around(x: float, y: float, width: float, height: float) -> Box:
    """A box about a point."""
    return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def lists_regions(text: str, strategy_code: str, words: Wording) -> PageLink:
    """Words that lead to where a strategy's page lists the regions that report it."""
    return PageLink(text, f"strategies/{strategy_code}#{prose.anchor(words.text('Who reports it'))}")


def find_links(figure: Figure, frame) -> list[MarkLink]:
    """The marks of a figure whose pages exist, addressed from where the figure stands; none on a drawing without size."""
    if not view_box(figure.svg):
        return []
    found = ((mark, _address(mark.leads, frame)) for mark in figure.marks)
    return [MarkLink(href, mark.leads.text, mark.box) for mark, href in found if href]


def _address(run: Evidence | PageLink, frame) -> str | None:
    if isinstance(run, Evidence):
        return frame.evidence(run.document_id, run.start, run.end)
    return frame.page(run.page)
