"""One report from order to finished files, in a process of its own: execute, print, say what was read.

What is made lies in one folder: ``executed.ipynb``; ``site/``, a small part of the site, laid out as it will be there;
``uses.json``, the evidence that its page leads to; ``outcome.json``; and ``log.txt``, what the process had to say.
"""

import json
import os
import pickle
import shutil
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from helpers import paths, reads, storage
from helpers.errors import ReportError
from helpers.reporting.document import Document
from helpers.reporting.document_pages import render_document
from helpers.reporting.links import Asked
from helpers.reporting.notebook import read_executed
from helpers.reporting.pages import ALONE, Frame
from helpers.reporting.site import render_report
from helpers.reporting.typst import compile_pdf
from helpers.reporting.uses import to_json
from helpers.running.notebooks import NO_LIMITS, Limits, Run, command_alone, run_notebook, stopped

EXECUTED = "executed.ipynb"
SITE = "site"
USES = "uses.json"
OUTCOME = "outcome.json"
LOG = "log.txt"


@dataclass(frozen=True)
class Order:
    """A report to be made.

    Parameters
    ----------
    folder : str
        Where it is made; new.
    former : str
        Folder of the same report made earlier, whose executed notebook is only to be printed again; else empty.
    context : str
        File that holds the pickled `SiteContext`; empty for pages that stand alone.
    """

    run: Run
    folder: str
    formats: tuple[str, ...]
    former: str = ""
    context: str = ""
    limits: Limits = field(default_factory=Limits)

    @property
    def is_tame(self) -> bool:
        """Can its notebook share a process with what prints it? One of the suite that is held to no limit."""
        return self.run.path.parent == paths.NOTEBOOKS and self.limits == NO_LIMITS

    def to_json(self) -> dict[str, Any]:
        """The order as JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Order":
        """The order again."""
        values = told | {"run": Run(**told["run"]), "limits": Limits(**told["limits"])}
        return cls(**values | {"formats": tuple(told["formats"])})


@dataclass
class Outcome:
    """How an order went: what failed, what the notebook read, which pages its page would lead to."""

    failure: str | None = None
    reads: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def make_ordered(told: dict[str, Any], engine: str | None = None) -> int:
    """Make a report and write its outcome; the entry of a forked process. Gives the exit code."""
    order = Order.from_json(told)
    print(command_alone(Path(order.run.notebook), order.run.parameters), flush=True)
    began = time.monotonic()
    try:
        outcome = make_report(order, engine)
        print(f"{outcome.failure or 'done'} after {time.monotonic() - began:.1f} s", flush=True)
        paths.write_text_whole(Path(order.folder) / OUTCOME, json.dumps(asdict(outcome)))
    except Exception as broken:
        if storage.number_of(broken) is None:
            raise
        with suppress(OSError):
            print(f"{type(broken).__name__}: {broken}", flush=True)
        return storage.EXIT_CODE
    return 1 if outcome.failure else 0


def make_report(order: Order, engine: str | None = None) -> Outcome:
    """Execute one notebook and print it; never raises for what a notebook does."""
    folder, outcome = Path(order.folder), Outcome()
    folder.mkdir(parents=True, exist_ok=True)
    executed = folder / EXECUTED
    try:
        if order.former:
            shutil.copyfile(Path(order.former) / EXECUTED, executed)
        else:
            outcome.failure, outcome.reads = _execute(order, executed, engine)
            if engine and outcome.failure and (number := storage.number_in(outcome.failure)):
                raise OSError(number, outcome.failure)  # a notebook of the suite writes nothing but notes
        outcome.asked = _print(order, executed, outcome.failure)
    except ReportError as refused:
        outcome.failure = outcome.failure or str(refused)
    return outcome


def print_vanished(order: Order, failure: str) -> Outcome:
    """The page of a report whose process ended without one."""
    import nbformat  # here and in `notebooks`, since a build, which only orders reports, starts sooner without it

    executed = Path(order.folder) / EXECUTED
    try:
        notebook = stopped(order.run.path, [], failure)
        notebook.metadata["jangkau"] = {"alone": command_alone(order.run.path, order.run.parameters)}
        nbformat.write(notebook, executed)
        _print(order, executed, failure)
    except (OSError, ReportError) as broken:
        return Outcome(f"{failure} There is no page of it either: {broken}")
    return Outcome(failure)


def _execute(order: Order, executed: Path, engine: str | None) -> tuple[str | None, list[str]]:
    notes = executed.with_name("reads.txt")
    before = os.environ.get(reads.FILE)
    os.environ[reads.FILE] = str(notes)
    try:
        failure = run_notebook(order.run.path, executed, order.run.parameters, order.limits, engine=engine)
        return failure, reads.noted(notes)
    finally:
        os.environ.pop(reads.FILE) if before is None else os.environ.update({reads.FILE: before})
        notes.unlink(missing_ok=True)


def _print(order: Order, executed: Path, failure: str | None) -> list[str]:
    """Print the executed notebook; gives the names of the pages that its page would lead to."""
    run, site = order.run, executed.with_name(SITE)
    document = read_executed(executed, run.name)
    wants_page = "html" in order.formats or failure  # a failure is a page, whatever was asked for
    if not order.context:
        if wants_page:
            paths.write_text_whole(site / f"{run.name}.html", render_document(document))
        _print_pdf(order, document, site / f"{run.name}.pdf", failure)
        return []
    context = pickle.loads(Path(order.context).read_bytes())
    asked = {lang: Asked(pages) for lang, pages in context.pages.items()}
    if wants_page:
        uses = render_report(site, run.name, run.lang, document, replace(context, pages=asked))
        paths.write_text_whole(executed.with_name(USES), to_json(uses))
    target = site / "pdf" / run.lang / f"{run.name}.pdf"
    _print_pdf(order, document, target, failure, context.printed(run.lang, run.name))
    return sorted(asked[run.lang].names)


def _print_pdf(order: Order, document: Document, target: Path, failure: str | None, frame: Frame = ALONE) -> None:
    if "pdf" in order.formats and failure is None:
        with paths.whole(target) as temporary:
            temporary.write_bytes(compile_pdf(document, frame))
