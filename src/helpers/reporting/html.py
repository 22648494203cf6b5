"""Notebook to HTML: ``jupyter nbconvert --to jangkau-html notebook.ipynb``.

By default one complete file that can be mailed; with ``frame`` set, a page of the site.
"""

from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import quote

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Instance, default

from helpers.paths import write_text_whole
from helpers.reporting.downloads import find_downloads
from helpers.reporting.notebook import Document, read_notebook
from helpers.reporting.pages import ALONE, Frame, render_page
from helpers.reporting.uses import Uses, find_uses


class HTMLReportExporter(Exporter):
    """Print an executed notebook as a page of a report."""

    export_from_notebook = "Jangkau report (HTML)"
    output_mimetype = "text/html"
    frame = Instance(Frame, help="Where the page stands in a site; alone when left out.")

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @default("frame")
    def _frame_default(self) -> Frame:
        return ALONE

    def from_notebook_node(self, nb: NotebookNode, resources=None, **kw) -> tuple[str, dict]:
        """The page and nbconvert's resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        document = read_notebook(notebook, PurePath(resources["metadata"].get("name", "")).name)
        return render_document(document, self.frame), resources


def render_document(document: Document, frame: Frame = ALONE) -> str:
    """A report as one page of HTML."""
    return render_page("report.html.j2", document.words, frame, document=document)


def write_document(site: Path, name: str, document: Document, frame: Frame) -> Uses:
    """Write a document's page and the tables behind it; gives the evidence that it leads to."""
    lang = document.head.lang
    addresses = {}
    for block, file, csv in find_downloads(document):
        below = f"data/{lang}/{name}/{file}.csv"
        write_text_whole(site / below, csv)
        addresses[block] = f"{frame.root}../{quote(below)}"
    write_text_whole(site / lang / f"{name}.html", render_document(document, replace(frame, downloads=addresses)))
    return find_uses(name, document)
