"""What an exporter sees of an executed notebook: its prose, its blocks, what it printed and where it failed.

Code is not shown, but for a cell that failed. Left out are cells tagged ``injected-parameters`` (their id is random; the report block carries the
parameters) or ``jupyter-only``, the error stream (warnings are for whoever runs the notebook) and every output that is
neither a block nor plain text.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import ReportError
from helpers.paths import ROOT
from helpers.reporting import blocks, prose
from helpers.reporting.document import Document, Failure, Piece, Printed, Prose
from helpers.reporting.wording import Wording

if TYPE_CHECKING:
    from nbformat import NotebookNode

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

LEFT_OUT = {"injected-parameters", "jupyter-only"}


def read_executed(path: Path, name: str = "") -> Document:
    """Read the file of an executed notebook, as `read_notebook`.

    Raises
    ------
    ReportError
        If it cannot be read as a notebook, or holds what is no report.
    """
    import nbformat  # here, since a build, which reads no notebook itself, imports this module

    try:
        executed = nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.ValidationError) as broken:
        met = f"{path.name} cannot be read as a notebook ({type(broken).__name__})."
        raise ReportError(f"{met} Make it again with: jangkau build") from None
    return read_notebook(executed, name)


def read_notebook(notebook: "NotebookNode", name: str = "") -> Document:
    """Read an executed notebook.

    Parameters
    ----------
    notebook : NotebookNode
        Any notebook; without a report block its first heading, else ``name``, is its title, and its language English.

    Raises
    ------
    ReportError
        If there is no title, more than one report block, or a block that cannot be read.
    """
    cells = [cell for cell in notebook.cells if not LEFT_OUT & set(cell.metadata.get("tags", []))]
    alone = notebook.metadata.get("jangkau", {}).get("alone", "")
    shown = {id(cell): list(_outputs(cell, alone)) for cell in cells}
    heads = [piece for pieces in shown.values() for piece in pieces if isinstance(piece, blocks.Report)]
    if len(heads) > 1:
        raise ReportError(f"The notebook {name!r} opens {len(heads)} reports; call show.report once.")
    title = _first_heading(cells)
    head = heads[0] if heads else blocks.Report("en", "explore", title or name)
    pieces: list[Piece] = []
    outline = prose.Outline()
    for cell in cells:
        if cell.cell_type == "markdown":
            nodes = prose.read(cell.source, Wording(head.lang).text)
            is_titled = any(prose.is_title(node) for node in nodes)
            pieces.append(Prose(outline.settle(nodes, drop_title=title is not None and is_titled)))
            title = None if is_titled else title
        else:
            pieces += [piece for piece in shown[id(cell)] if not isinstance(piece, blocks.Report)]
    return Document(head, pieces)


def _first_heading(cells: "list[NotebookNode]") -> str | None:
    nodes = (node for cell in cells if cell.cell_type == "markdown" for node in prose.read(cell.source, str))
    return next((prose.words_of(node) for node in nodes if prose.is_title(node)), None)


def _outputs(cell: "NotebookNode", alone: str) -> Iterator[Piece]:
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if output.output_type == "error":
            yield Failure(_settled(f"{output.ename}: {output.evalue}"), _settled(cell.source), alone)
        elif blocks.MIME in data:
            yield blocks.from_json(data[blocks.MIME])
        elif text := _settled(output.text if output.get("name") == "stdout" else data.get("text/plain", "")):
            yield Printed(text)


def _settled(text: str | list[str]) -> str:
    """Text without what differs from run to run or machine: colours, addresses in memory, the project's path."""
    from nbconvert.filters import strip_ansi  # here, since it brings all of nbconvert, and few cells print text

    joined = _ADDRESS.sub("", strip_ansi("".join(text)))
    return joined.replace(f"{ROOT}{os.sep}", "").replace(str(ROOT), ".").strip("\n").rstrip()
