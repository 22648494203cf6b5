"""One notebook, run by papermill and written without what differs from run to run."""

import os
import shlex
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.config import Config

from helpers import paths, scratch
from helpers.running import kernels

if TYPE_CHECKING:
    from nbformat import NotebookNode

LONGEST_SOCKET = 90  # characters that the path of a socket may have, on every system
IN_PROCESS = "jangkau-in-process"  # papermill's engine of `helpers.running.in_process`
WIDGET = "application/vnd.jupyter.widget-view+json"
PAPERMILL_SAYS = "papermill-error-cell-tag"  # cells that papermill puts in beside the failed one
VOLATILE = ("papermill", "execution", "ExecuteTime")


@dataclass(frozen=True)
class Run:
    """A notebook with the parameters of one report.

    ``name`` is the report's page below the language, without ending: ``national``, ``regions/36.04``. ``notebook`` is
    one of the suite by its name, or any by its path.
    """

    notebook: str
    name: str
    lang: str
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """Where the notebook is."""
        return Path(self.notebook) if self.notebook.endswith(".ipynb") else paths.NOTEBOOKS / f"{self.notebook}.ipynb"

    @property
    def title(self) -> str:
        """What the report is called in messages: ``en/regions/36.04``."""
        return f"{self.lang}/{self.name}" if self.lang else self.name


@dataclass(frozen=True)
class Limits:
    """What one run may take: seconds from start to end, and megabytes of memory in its kernel."""

    seconds: float | None = None
    megabytes: int | None = None


NO_LIMITS = Limits()


def run_notebook(
    notebook: Path,
    target: Path,
    parameters: dict[str, Any],
    limits: Limits = NO_LIMITS,
    kernel: str = "python3",
    engine: str | None = None,
) -> str | None:
    """Execute a notebook with papermill and keep the executed one.

    Parameters are taken as checked. The executed notebook is written also when a cell failed, up to that cell.

    Parameters
    ----------
    engine : str, optional
        Name of papermill's engine; by default the one that starts a kernel. `IN_PROCESS` starts none, and is for a
        process that runs no other notebook and is held to no limits.

    Returns
    -------
    str or None
        The error of the cell that failed, if one did, or how the kernel ended under it.
    """
    import nbformat
    import papermill  # here, since a build, which only orders runs, starts sooner without them
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    if engine == IN_PROCESS:
        from helpers.running import in_process  # noqa: F401 - papermill knows it then

    failure, begun = None, {}
    with paths.whole(target) as temporary, _line_to_the_kernel() as config, _limited(limits) as time_is_up:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # papermill's, about other engines; cells run in their own process
                executed = papermill.execute_notebook(
                    str(notebook),
                    str(temporary),
                    parameters,
                    progress_bar=False,
                    kernel_name=kernel,
                    engine_name=engine,
                    language="python",  # a notebook that was never run may not say so
                    request_save_on_cell_execute=False,
                    config=config,
                    extra_arguments=[] if engine else [kernels.QUIET_END],
                    on_cell_start=lambda cell, cell_index: begun.update({cell["id"]: cell}),
                )
        except PapermillExecutionError as failed:
            failure = f"{failed.ename}: {failed.evalue}"
            executed = nbformat.read(temporary, as_version=4)
            executed.cells = [
                cell for cell in executed.cells if not {PAPERMILL_SAYS} & set(cell.metadata.get("tags", []))
            ]
        except (DeadKernelError, RuntimeError) as ended:  # RuntimeError: before it could answer
            if not isinstance(ended, DeadKernelError) and "died" not in str(ended):
                raise
            failure = _how_it_ended(limits, time_is_up.is_set())
            executed = stopped(notebook, list(begun.values()), failure)
        if failure:
            executed.metadata["jangkau"] = {"alone": command_alone(notebook, parameters)}
        nbformat.write(without_times(executed), temporary)
    return failure


def command_alone(notebook: Path, parameters: dict[str, Any]) -> str:
    """The command that runs one report alone; one that is not of the suite, from its own folder."""
    name = notebook.stem if notebook.parent == paths.NOTEBOOKS else notebook.name
    pairs = [f"-p {shlex.quote(f'{name}={value}')}" for name, value in parameters.items()]
    return " ".join(["jangkau run", shlex.quote(name), shlex.quote(f"{notebook.stem}-alone.ipynb"), *pairs])


@contextmanager
def _limited(limits: Limits) -> Iterator[threading.Event]:
    """Hold the run to its limits; the event is set when its time was up and its kernel was ended."""
    time_is_up = threading.Event()

    def end() -> None:
        time_is_up.set()
        for process in kernels.started:
            process.kill()

    kernels.started.clear()
    clock = threading.Timer(limits.seconds, end) if limits.seconds else None
    before = os.environ.get(kernels.MEMORY)
    if limits.megabytes:
        os.environ[kernels.MEMORY] = str(limits.megabytes)
    try:
        if clock:
            clock.daemon = True
            clock.start()
        yield time_is_up
    finally:
        if clock:
            clock.cancel()
        os.environ.pop(kernels.MEMORY, None) if before is None else os.environ.update({kernels.MEMORY: before})


def _how_it_ended(limits: Limits, is_time_up: bool) -> str:
    if is_time_up:
        return f"TimeLimit: the run took longer than {limits.seconds:g} seconds and was ended."
    codes = [code for process in kernels.started if (code := process.poll()) is not None]
    said = f" with exit code {codes[-1]}" if codes else ""
    return f"KernelEnded: the kernel of this notebook ended{said} before its last cell."


def stopped(notebook: Path, begun: "list[NotebookNode]", failure: str) -> "NotebookNode":
    """A notebook as far as it came, its failure at the last code cell that had begun."""
    import nbformat

    executed = nbformat.read(notebook, as_version=4)
    there = {cell["id"]: cell for cell in begun}
    for number, cell in enumerate(executed.cells):
        executed.cells[number] = there.get(cell.get("id"), cell)
        if cell.cell_type == "code" and cell.get("id") not in there:
            cell.outputs, cell.execution_count = [], None
    code = [cell for cell in begun if cell.cell_type == "code"]
    name, _, value = failure.partition(": ")
    error = nbformat.v4.new_output("error", ename=name, evalue=value, traceback=[])
    if code:
        code[-1].outputs = [*code[-1].outputs, error]
        code[-1].execution_count = None  # a kernel that ends may have told it or not
    else:
        executed.cells.insert(0, nbformat.v4.new_code_cell(outputs=[error], id="never-begun"))
    return executed


@contextmanager
def _line_to_the_kernel() -> Iterator[Config]:
    """How a kernel is talked to: over sockets in a folder of its own, so that no port can collide or be listened to."""
    with scratch.open_folder() as folder:
        told = {"connection_file": str(folder / "kernel.json")}  # with its key, it goes when the folder does
        if os.name == "posix" and len(str(folder)) <= LONGEST_SOCKET:
            told |= {"transport": "ipc", "ip": f"{folder}/k"}
        yield Config({"KernelManager": told})


def without_times(notebook: "NotebookNode") -> "NotebookNode":
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
