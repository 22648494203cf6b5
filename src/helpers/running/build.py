"""The main job: raw texts to tidy tables to comparison to a published site with PDFs."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from helpers import paths, tables
from helpers.coding.codebook import Codebook, load_codebook
from helpers.coding.coder import build_evidence
from helpers.comparison import cases
from helpers.corpus.documents import list_files, read_corpus
from helpers.corrections.apply import APPLIED, correct_evidence, lost_sentence
from helpers.corrections.file import read_corrections
from helpers.corrections.form import Correction
from helpers.errors import CorpusError, CorrectionError, ParameterError, ReportError, listed
from helpers.paths import whole_folder
from helpers.reporting.pdf import PDFReportExporter
from helpers.reporting.site import SiteContext, render_report, site_context, write_site
from helpers.reporting.uses import Uses, add_uses
from helpers.running.kernels import forked_kernels
from helpers.running.notebooks import Run, run_notebook

LANGUAGES = ("id", "en")
FORMATS = ("html", "pdf")


@dataclass(frozen=True)
class Outputs:
    """Where a build writes."""

    tables: Path
    site: Path
    executed: Path

    @classmethod
    def of(cls, out: Path | None) -> "Outputs":
        """The project's own places, or the same below a folder of the user's."""
        if out is None:
            return cls(paths.processed(), paths.REPORTS / "site", paths.REPORTS / "executed")
        return cls(out / "processed", out / "site", out / "executed")


@dataclass
class Result:
    """What a build made, and what it could not."""

    outputs: Outputs
    document_count: int = 0
    on_topic_count: int = 0
    region_count: int = 0
    refused_count: int = 0
    noted_count: int = 0
    corrected_count: int = 0
    lost: list[str] = field(default_factory=list)
    report_count: int = 0
    failures: dict[str, str] = field(default_factory=dict)


Step = Callable[[str, int], Callable[[], None]]


def no_progress(title: str, total: int) -> Callable[[], None]:
    """A progress bar that shows nothing."""
    return lambda: None


def build(
    corpus: Path | None = None,
    out: Path | None = None,
    langs: tuple[str, ...] = LANGUAGES,
    regions: list[str] | None = None,
    formats: tuple[str, ...] = FORMATS,
    jobs: int = 1,
    progress: Step = no_progress,
    corrections: Path | None = None,
) -> Result:
    """Read a folder of articles, code them, compare the regions and publish the site.

    Parameters
    ----------
    corpus : Path, optional
        Folder of texts with or without cards; the project's own by default.
    out : Path, optional
        Folder for everything that is made; the project's own places by default.
    regions : list of str, optional
        Codes of the regions that get a profile; all of the corpus by default.
    progress : callable
        ``progress(title, total)`` starts a bar and gives the function that moves it on by one.
    corrections : Path, optional
        File of human corrections; by default the project's own for its own corpus, and none for another.

    Raises
    ------
    JangkauError
        If codebook, cards or parameters cannot be used; nothing is overwritten then. An article that cannot be read
        or a report that fails does not stop the build: see `Result`.
    """
    codebook = load_codebook(paths.codebook())
    folder = (corpus or paths.raw()).resolve()
    outputs = Outputs.of(out.resolve() if out else None)
    decisions = _decisions(corrections, corpus is None)
    data = make_tables(folder, codebook, jobs, progress, read_corrections(decisions, codebook))
    known = cases.build_cases(data)
    chosen = _chosen_regions(known, regions, codebook)
    tables.write_tables(data, outputs.tables, codebook)
    result = _result(outputs, data, known)
    runs = [run for lang in langs for run in plan_runs(chosen, lang)] if len(known) else []
    with (
        _places_of(folder, outputs.tables, decisions),
        forked_kernels(),
        whole_folder(outputs.site) as site,
        whole_folder(outputs.executed) as executed,
    ):
        context = site_context(runs, data, codebook, langs, formats)
        tick = progress("Reports", len(runs))
        uses: dict[str, Uses] = {lang: {} for lang in langs}
        for run, made in make_reports(runs, Folders(site, executed), formats, context, jobs):
            result.report_count += made.failure is None
            result.failures |= {f"{run.lang}/{run.name}": made.failure} if made.failure else {}
            add_uses(uses[run.lang], made.uses)
            tick()
        write_site(site, data, codebook, context, uses)
    return result


def _decisions(file: Path | None, is_own_corpus: bool) -> Path:
    """The file of corrections of this build; the null device where there is to be none."""
    if file is not None and not file.is_file():
        raise CorrectionError(f"{file} is not there. Name a file of corrections, or leave --corrections out.")
    return (file or (paths.corrections() if is_own_corpus else Path(os.devnull))).resolve()


def make_tables(
    folder: Path,
    codebook: Codebook,
    jobs: int,
    progress: Step = no_progress,
    corrections: Iterable[Correction] = (),
) -> dict[str, pd.DataFrame]:
    """Read and code a folder of articles into all the tidy tables, corrected as people decided."""
    files = list_files(folder)
    if not files:
        raise CorpusError(f"{folder} holds no file. Put articles there, such as article-1.txt, and build again.")
    corpus = read_corpus(folder, progress("Reading", len(files)))
    read = build_evidence(corpus.documents, codebook.folder, jobs, progress("Coding", len(corpus.documents)))
    log = tables.build_table("reading_log", corpus.log)
    return correct_evidence(read, corrections) | {"reading_log": log}


def _chosen_regions(known: pd.DataFrame, regions: list[str] | None, codebook: Codebook) -> list[str]:
    there = sorted(set(known["region_code"]))
    if regions is None:
        return there
    problems = []
    for code in regions:
        try:
            cases.select_region(known, code, codebook.regions)
        except ParameterError as refused:
            problems.append(str(refused))
    if problems:
        raise ParameterError(listed(problems, "Nothing was built:"))
    return sorted({cases.parse_region(code) for code in regions})


def plan_runs(regions: list[str], lang: str) -> list[Run]:
    """The reports of one language: the national ones, then a profile of each region."""
    national = [
        Run("3-compare-regions", "national", lang, {"lang": lang}),
        Run("1-read-the-articles", "reading", lang, {"lang": lang}),
        Run("2-code-the-evidence", "coding", lang, {"lang": lang}),
        Run("5-how-reliable", "reliability", lang, {"lang": lang}),
    ]
    profiles = [Run("4-region-profile", f"regions/{c}", lang, {"region": c, "lang": lang}) for c in regions]
    return national + profiles


@dataclass(frozen=True)
class Folders:
    """Where the reports of a build under way are put."""

    site: Path
    executed: Path


@dataclass(frozen=True)
class Made:
    """What became of a report: why it failed, if it did, and the evidence that its page leads to."""

    failure: str | None
    uses: Uses


def make_reports(
    runs: list[Run], folders: Folders, formats: tuple[str, ...], context: SiteContext, jobs: int
) -> Iterator[tuple[Run, Made]]:
    """Execute and print reports, in the order that they are done."""
    if jobs <= 1:
        yield from ((run, make_report(run, folders, formats, context)) for run in runs)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(make_report, run, folders, formats, context): run for run in runs}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


def make_report(run: Run, folders: Folders, formats: tuple[str, ...], context: SiteContext) -> Made:
    """Execute one notebook and print it; gives the failure, never raises for what a notebook does."""
    executed = folders.executed / run.lang / f"{run.name}.ipynb"
    uses: Uses = {}
    try:
        failure = run_notebook(paths.NOTEBOOKS / f"{run.notebook}.ipynb", executed, run.parameters)
        if "html" in formats:
            uses = render_report(folders.site, run.name, run.lang, executed, context)
        if "pdf" in formats and failure is None:
            with paths.whole(folders.site / "pdf" / run.lang / f"{run.name}.pdf") as temporary:
                temporary.write_bytes(PDFReportExporter().from_filename(str(executed))[0])
    except ReportError as refused:
        return Made(str(refused), uses)
    return Made(failure, uses)


@contextmanager
def _places_of(corpus: Path, processed: Path, decisions: Path) -> Iterator[None]:
    """Let kernels find the corpus and the tables of this build, by environment, not by a path in a notebook."""
    found = {"RAW": corpus, "PROCESSED": processed, "CORRECTIONS": decisions}
    places = {f"JANGKAU_{name}": str(place) for name, place in found.items()}
    before = {name: os.environ.get(name) for name in places}
    os.environ.update(places)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _result(outputs: Outputs, data: dict[str, pd.DataFrame], known: pd.DataFrame) -> Result:
    outcomes = data["reading_log"]["outcome"].value_counts()
    log = data["correction_log"]
    return Result(
        outputs,
        document_count=len(data["documents"]),
        on_topic_count=int(data["documents"]["is_on_topic"].sum()),
        region_count=known["region_code"].nunique(),
        refused_count=int(outcomes.get("refused", 0)),
        noted_count=int(outcomes.get("noted", 0)),
        corrected_count=int((log["outcome"] == APPLIED).sum()),
        lost=[lost_sentence(row) for row in log.itertuples() if row.outcome != APPLIED],
    )
