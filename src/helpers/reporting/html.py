"""Notebook to HTML: ``jupyter nbconvert --to jangkau-html notebook.ipynb``.

By default one complete file that can be mailed; with ``frame`` set, a page of the site.
"""

from pathlib import PurePath

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Instance, default

from helpers.reporting.document_pages import render_document
from helpers.reporting.notebook import read_notebook
from helpers.reporting.pages import ALONE, Frame


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
