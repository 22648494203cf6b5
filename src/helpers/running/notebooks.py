"""One notebook, run by papermill and written without what differs from run to run."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from helpers import paths

LONGEST_SOCKET = 90  # characters that the path of a socket may have, on every system
WIDGET = "application/vnd.jupyter.widget-view+json"
VOLATILE = ("papermill", "execution", "ExecuteTime")


@dataclass(frozen=True)
class Run:
    """A notebook with the parameters of one report.

    ``name`` is the report's page below the language, without ending: ``national``, ``regions/36.04``.
    """

    notebook: str
    name: str
    lang: str
    parameters: dict[str, Any] = field(default_factory=dict)


def run_notebook(notebook: Path, target: Path, parameters: dict[str, Any]) -> str | None:
    """Execute a notebook with papermill and keep the executed one.

    Parameters are taken as checked. The executed notebook is written also when a cell failed, up to that cell.

    Returns
    -------
    str or None
        The error of the cell that failed, if one did.
    """
    failure = None
    with paths.whole(target) as temporary, _line_to_the_kernel() as config:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # papermill's, about other engines; cells run in their own process
                papermill.execute_notebook(
                    str(notebook),
                    str(temporary),
                    parameters,
                    progress_bar=False,
                    kernel_name="python3",
                    request_save_on_cell_execute=False,
                    config=config,
                )
        except PapermillExecutionError as failed:
            failure = f"{failed.ename}: {failed.evalue}"
        executed = nbformat.read(temporary, as_version=4)
        nbformat.write(without_times(executed), temporary)
    return failure


@contextmanager
def _line_to_the_kernel() -> Iterator[Config]:
    """How a kernel is talked to: over sockets in a folder of its own, so that no port can collide or be listened to."""
    with tempfile.TemporaryDirectory(prefix="jk") as folder:
        if os.name != "posix" or len(folder) > LONGEST_SOCKET:
            yield Config()
        else:
            yield Config({"KernelManager": {"transport": "ipc", "ip": f"{folder}/k"}})


def without_times(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Take out what two runs of the same notebook differ in: times, random ids, paths; in place.

    1. papermill's and nbclient's times, durations and paths in the notebook's and the cells' metadata;
    2. the random id of the injected cell, which becomes ``injected-parameters``;
    3. the version of Python in the kernel's language information;
    4. the state of widgets, whose ids are random: they come to life when the notebook is run.
    """
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("widgets", None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        for name in VOLATILE:
            cell.metadata.pop(name, None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
    return notebook
