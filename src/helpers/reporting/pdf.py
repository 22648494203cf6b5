"""Notebook to PDF: ``jupyter nbconvert --to jangkau-pdf notebook.ipynb``."""

from pathlib import PurePath

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Instance, default

from helpers.reporting.notebook import read_notebook
from helpers.reporting.pages import ALONE, Frame
from helpers.reporting.typst import compile_pdf


class PDFReportExporter(Exporter):
    """Print an executed notebook as a tagged PDF."""

    export_from_notebook = "Jangkau report (PDF)"
    output_mimetype = "application/pdf"
    frame = Instance(Frame, help="How evidence is reached from where the PDF lies; not at all when left out.")

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    @default("frame")
    def _frame_default(self) -> Frame:
        return ALONE

    def from_notebook_node(self, nb: NotebookNode, resources=None, **kw) -> tuple[bytes, dict]:
        """The PDF and nbconvert's resources."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        document = read_notebook(notebook, PurePath(resources["metadata"].get("name", "")).name)
        return compile_pdf(document, self.frame), resources
