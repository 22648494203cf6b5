"""A report as a tagged PDF (PDF/UA-1), set by Typst.

One static template (``templates/report.typ``) reads the whole report as JSON, so no Typst markup is ever made from
data. The fonts are those that come with Typst and matplotlib, the last of which has a sign for every character: the
same report gives the same bytes on every machine.
"""

import datetime
import json
import re
from dataclasses import asdict
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import typst

from helpers.errors import ReportError
from helpers.reporting import blocks
from helpers.reporting.characters import printable
from helpers.reporting.columns import extents, fit_columns
from helpers.reporting.document import Document, Piece, Prose
from helpers.reporting.drawings import drawn_size
from helpers.reporting.pages import Frame
from helpers.reporting.prose import Node
from helpers.reporting.wording import CITE, CORRECTED_NOTE, LIMITS, REPORT_KINDS, Wording, citation

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)

# The page of the template: what is left between its margins, and the letters of its tables.
TEXT_WIDTH_MM, TEXT_HEIGHT_MM = 160, 205
TEXT_WIDTH_PT = TEXT_WIDTH_MM * 72 / 25.4
TABLE_PT, SMALLEST_PT, CELL_PADDING_PT = 9, 5.5, 14  # the padding with room for capitals
CHARACTER_PT = 4.4  # mean width of a letter of Libertinus Serif at 9 pt, with some air
DRAWN, DRAWN_TALL = 0.88, 0.72  # letters of 9 pt, which suit a screen, are large beside the text of a page
TALL_MM = 110  # a higher drawing is drawn smaller, so that it finds room on a page that has begun
KEPT_LINES = 24  # a table of so few lines stays on one page


def compile_pdf(document: Document, frame: Frame) -> bytes:
    """The PDF of a report.

    Parameters
    ----------
    frame : Frame
        How links to evidence and pages are addressed from where the PDF lies; ``pages.ALONE`` for none.

    Raises
    ------
    ReportError
        If Typst refuses the report (for example a drawing that is no SVG).
    """
    return _compile(document, frame, format="pdf", pdf_standards="ua-1", timestamp=0)


def compile_pictures(document: Document, frame: Frame, ppi: float = 96) -> list[bytes]:
    """The pages of a report as PNG, at ``ppi`` pixels an inch; raises as `compile_pdf`."""
    pages = _compile(document, frame, format="png", ppi=ppi)
    return pages if isinstance(pages, list) else [pages]


def _compile(document: Document, frame: Frame, **how) -> bytes | list[bytes]:
    inputs = {"report": json.dumps(_clean(describe(document, frame)), ensure_ascii=False)}
    try:
        return typst.compile(
            TEMPLATE.read_bytes(),
            root=str(TEMPLATE.parent),
            sys_inputs=inputs,
            font_paths=fonts(),
            ignore_system_fonts=True,
            **how,
        )
    except typst.TypstError as error:
        hint = " ".join(error.hints)
        raise ReportError(f"{document.head.title!r} could not be set: {error.message} {hint}".strip()) from None


@cache
def fonts() -> typst.Fonts:
    """The fonts of all PDFs, looked up once in the life of a process."""
    import matplotlib  # here, since a build imports this module and prints nothing itself

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])


def describe(document: Document, frame: Frame) -> dict:
    """The report as the JSON object that the template reads."""
    head, words = document.head, document.words
    labels = {
        "source": words.text("Source"),
        "note": words.text("Note"),
        "caution": words.text("Caution"),
        "empty": words.text("There is nothing to list."),
        "failed": words.text("A step of this report failed"),
        "limits": words.text(LIMITS),
    }
    return {
        "lang": head.lang,
        "region": words.locale.territory,
        "title": head.title,
        "subtitle": head.subtitle,
        "kind": words.text(REPORT_KINDS[head.kind]),
        "date": _date(frame.made.date),
        "labels": labels,
        "cite": _citation(head.title, frame, words),
        "pieces": [_piece(piece, document, frame) for piece in document.pieces],
    }


def _date(epoch: int | None) -> dict | None:
    """Year, month … of a date as the template's `datetime` takes them."""
    names = ("year", "month", "day", "hour", "minute", "second")
    date = None if epoch is None else datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    return date and {name: getattr(date, name) for name in names}


def _citation(title: str, frame: Frame, words: Wording) -> dict | None:
    """How to cite the report, where it is known what it was made from."""
    return {"label": words.text(CITE), "text": citation(title, frame.edition, words)} if frame.edition else None


def _piece(piece: Piece, document: Document, frame: Frame) -> dict:
    data = asdict(piece)
    match piece:
        case Prose():
            for node in data["nodes"]:
                _settle_links(node)
        case blocks.Text():
            data["runs"] = _linked(piece.runs, frame)
        case blocks.List():
            data["items"] = [_linked(runs, frame) for runs in piece.items]
        case blocks.Table():
            data["rows"] = [[_linked(cell, frame) for cell in row] for row in piece.rows]
            data |= _table_layout(piece)
            data["remark"] = document.words.text(CORRECTED_NOTE) if blocks.is_corrected(piece) else ""
        case blocks.Figure():
            data["width_mm"] = _drawing_width(piece)
            del data["data"], data["marks"]  # for download and for links; what is printed is the drawing
        case blocks.Sentences():
            data["items"] = [_sentence(item, document.words, frame) for item in piece.items]
        case blocks.Provenance():
            data["rows"] = [*piece.rows, *frame.made.rows(document.words), *_parameters(document)]
    return data


def _parameters(document: Document) -> list[tuple[str, str]]:
    given = document.head.parameters or {}
    values = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in given.items()]
    return [(document.words.text("Parameters of this run"), ", ".join(values))] if values else []


def _linked(runs: str | blocks.Runs, frame: Frame) -> Any:
    return runs if isinstance(runs, str) else [_run(run, frame) for run in runs]


def _run(run: blocks.Run, frame: Frame) -> str | dict:
    if isinstance(run, str | blocks.Strong):
        return run if isinstance(run, str) else asdict(run)
    is_evidence = isinstance(run, blocks.Evidence)
    href = frame.evidence(run.document_id, run.start, run.end) if is_evidence else frame.page(run.page)
    return {"text": run.text, "href": href} if href else run.text


def _table_layout(table: blocks.Table) -> dict:
    """Widths of the columns and size of the letters, in points, and whether the table stays on one page."""
    found = extents(table)
    room = (TEXT_WIDTH_PT - CELL_PADDING_PT * len(found)) / CHARACTER_PT
    widths, factor = fit_columns(found, room)
    lines = [_line_count(row, widths) for row in table.rows[: KEPT_LINES + 1]]
    return {
        "widths": [width * CHARACTER_PT + CELL_PADDING_PT for width in widths],
        "size": max(TABLE_PT * factor, SMALLEST_PT),
        "is_kept": sum(lines) <= KEPT_LINES,
    }


def _line_count(row: list[str | blocks.Runs], widths: list[float]) -> int:
    return max((ceil(len(blocks.plain(cell)) / width) for cell, width in zip(row, widths, strict=True)), default=1)


def _drawing_width(figure: blocks.Figure) -> float:
    """Width in mm at which a drawing fits between the margins, with room for its caption."""
    width, height = drawn_size(figure.svg, figure.width_mm) or (TEXT_WIDTH_MM, TEXT_WIDTH_MM)
    factor = min(max(TALL_MM / height, DRAWN_TALL), DRAWN)
    return min(width * factor, TEXT_WIDTH_MM, TEXT_HEIGHT_MM * width / height)


def _sentence(item: blocks.Sentence, words: Wording, frame: Frame) -> dict:
    place = words.text(
        "article {document}, characters {start} to {end}",
        document=item.document_id,
        start=words.number(item.start),
        end=words.number(item.end),
    )
    href = frame.evidence(item.document_id, item.start, item.end)
    return {**asdict(item), "cited": [item.outlet, item.date], "place": place, "href": href}


def _settle_links(node: Node) -> None:
    """Keep addresses that a reader of the PDF can follow; the others become words."""
    if node["type"] == "link" and not _SAFE_LINK.fullmatch(node["attrs"]["url"]):
        node["attrs"]["url"] = None
    for child in node.get("children", []):
        _settle_links(child)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list | tuple) else value
