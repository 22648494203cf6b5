"""What stands in every cell of every table, as HTML: written here, since a template's macro would take most of the time."""

from markupsafe import Markup, escape

from helpers.reporting import blocks
from helpers.reporting.columns import extents

_LINK, _STRONG = Markup('<a href="{}">{}</a>'), Markup("<strong>{}</strong>")


def runs(items: "str | blocks.Runs", frame) -> Markup:
    """Words, escaped, with their links where the pages that they lead to exist."""
    if isinstance(items, str):
        return escape(items)
    return Markup("").join(_run(item, frame) for item in items)


def _run(run: blocks.Run, frame) -> Markup:
    if isinstance(run, str):
        return escape(run)
    if isinstance(run, blocks.Strong):
        return _STRONG.format(run.text)
    is_place = isinstance(run, blocks.Evidence)
    href = frame.evidence(run.document_id, run.start, run.end) if is_place else frame.page(run.page)
    return _LINK.format(href, run.text) if href else escape(run.text)


def sides(table: blocks.Table) -> list[Markup]:
    """The class of the cells of each column: numbers to the right, long words with room."""
    numbers, words = Markup(' class="number"'), Markup(' class="wordy"')
    return [
        numbers if column.align == "right" else words if extent.is_wordy else Markup("")
        for column, extent in zip(table.columns, extents(table), strict=True)
    ]
