"""A document as pages of HTML: alone, or in a site with the pages of its long tables and the CSV behind all."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

from helpers.paths import write_text_whole
from helpers.reporting.document import Document
from helpers.reporting.downloads import find_downloads
from helpers.reporting.long_tables import cut_long_tables, page_of_row, rests, shortened, write_long_tables
from helpers.reporting.pages import ALONE, Frame, render_page
from helpers.reporting.uses import Uses, find_uses

FrameOf = Callable[[str, str], Frame]


def render_document(document: Document, frame: Frame = ALONE) -> str:
    """A report as one page of HTML."""
    return render_page("report.html.j2", document.words, frame, document=document)


def write_document(site: Path, name: str, document: Document, frame_of: FrameOf) -> Uses:
    """Write a document's page, the pages of its long tables and the CSV behind all; gives the evidence it leads to.

    Parameters
    ----------
    frame_of : callable
        ``frame_of(page, label)`` says where a page stands; ``label`` is what the way back calls it.
    """
    frame, lang, files = frame_of(name, ""), document.head.lang, {}
    for block, file, csv in find_downloads(document):
        files[block] = f"data/{lang}/{name}/{file}.csv"
        write_text_whole(site / files[block], csv)
    cut = cut_long_tables(document)
    write_long_tables(site, name, document, cut, frame_of, files)
    addresses = {block: f"{frame.root}../{quote(below)}" for block, below in files.items()}
    around = replace(frame, downloads=addresses, rests=rests(name, cut, frame, document))
    write_text_whole(site / lang / f"{name}.html", render_document(shortened(document, cut), around))
    return find_uses(name, document, partial(page_of_row, name, cut))
