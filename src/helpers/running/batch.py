"""A batch: one notebook over a grid of parameters, each run a report of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.coding.coded import FILE
from helpers.corpus.overwriting import check_outputs
from helpers.paths import link_or_copy
from helpers.running.cluster import connected
from helpers.running.finished import Finished
from helpers.running.grid import plan_grid, read_grid
from helpers.running.holding import held
from helpers.running.inputs import Inputs
from helpers.running.kept import Kept
from helpers.running.notebooks import NO_LIMITS, Limits, Run
from helpers.running.outputs import Outputs
from helpers.running.reports import EXECUTED, LOG, SITE
from helpers.running.single import find_notebook
from helpers.stored import Stored

LOGS = "logs"
ENDINGS = (".html", ".pdf", ".ipynb")


@dataclass
class Batch:
    """What a batch made: its reports lie in ``folder``; ``failures`` by name of the run."""

    folder: Path
    run_count: int = 0
    made_count: int = 0
    failures: dict[str, str] = field(default_factory=dict)


def run_batch(
    notebook: str,
    grid: Path,
    to: Path,
    formats: tuple[str, ...],
    jobs: int,
    progress,
    limits: Limits = NO_LIMITS,
    fresh: bool = False,
    scheduler: str | None = None,
) -> Batch:
    """Run a notebook for every set of parameters of a grid; what is finished already is not run again.

    Raises
    ------
    ParameterError
        If there is no such notebook or grid, a set of parameters is refused, or what is read or an article would be
        overwritten; nothing is run then.
    """
    codebook = load_codebook(paths.codebook())
    path, folder = find_notebook(notebook), to.resolve()
    runs = plan_grid(path, read_grid(grid), codebook)
    pages = [folder / f"{run.name}{ending}" for run in runs for ending in ENDINGS]
    check_outputs([*pages, folder / LOGS, folder / ".kept"], [path, grid], are_renewed=(folder / ".kept").is_dir())
    batch = Batch(folder, len(runs))
    with (
        held(folder / ".kept"),
        held(Outputs.of(None).kept, is_shared=True),
        connected(scheduler),
        _codings_kept(folder),
    ):
        paths.sweep_files(folder / ".kept")
        kept = Kept(folder / ".kept")
        kept.sweep(runs, are_all=False)
        inputs = Inputs(Stored(paths.processed()), paths.raw())
        finished = Finished(kept, inputs, None, formats, limits, fresh)
        for run, failure in finished.make(runs, jobs, progress):
            batch.failures |= {run.name: failure} if failure else {}
            put_in_place(run, kept, folder, failed=failure is not None)
        batch.made_count = finished.made_count
    return batch


def put_in_place(run: Run, kept: Kept, folder: Path, failed: bool) -> None:
    """Lay the files of one report into the batch's folder, and the log of its run beside them."""
    place = kept.new_place(run) if failed else kept.place(run)
    for ending in ENDINGS:
        (folder / f"{run.name}{ending}").unlink(missing_ok=True)
    for path in sorted((place / SITE).glob("*")):
        link_or_copy(path, folder / path.name)
    if (place / EXECUTED).is_file():
        link_or_copy(place / EXECUTED, folder / f"{run.name}.ipynb")
    if (place / LOG).is_file():
        (folder / LOGS).mkdir(exist_ok=True)
        shutil.copyfile(place / LOG, folder / LOGS / f"{run.name}.txt")


@contextmanager
def _codings_kept(folder: Path) -> Iterator[None]:
    """Let the runs of a batch share what they code."""
    before = os.environ.get(FILE)
    os.environ[FILE] = str(folder / ".kept" / "coded.sqlite")
    try:
        yield
    finally:
        os.environ.pop(FILE) if before is None else os.environ.update({FILE: before})
