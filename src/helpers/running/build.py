"""The main job: raw texts to tidy tables to comparison to a published site with PDFs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from helpers import paths, tables
from helpers.coding.codebook import Codebook, load_codebook
from helpers.coding.coded import FILE, forget_all_but
from helpers.comparison import cases
from helpers.corrections.apply import APPLIED, lost_sentence
from helpers.corrections.file import read_corrections
from helpers.errors import ParameterError, listed
from helpers.exchange.manifest import Origin, write_manifest
from helpers.paths import whole_folder
from helpers.reporting.findings import Findings
from helpers.reporting.kept_pages import KeptPages
from helpers.reporting.site import SiteContext, end_site, site_context
from helpers.running.cluster import connected
from helpers.running.finished import Finished
from helpers.running.holding import held
from helpers.running.inputs import Inputs
from helpers.running.kept import Kept
from helpers.running.making import Step, make_tables, no_progress
from helpers.running.notebooks import NO_LIMITS, Limits, Run
from helpers.running.outputs import FORMATS, LANGUAGES, Outputs, Result
from helpers.running.places import chosen_places
from helpers.running.site_pages import writing
from helpers.running.staleness import Judgement
from helpers.stored import Stored

CODED = "coded.sqlite"  # codings kept from build to build


def build(
    corpus: Path | None = None,
    out: Path | None = None,
    langs: tuple[str, ...] = LANGUAGES,
    regions: list[str] | None = None,
    formats: tuple[str, ...] = FORMATS,
    jobs: int = 1,
    progress: Step = no_progress,
    fresh: bool = False,
    limits: Limits = NO_LIMITS,
    corrections: Path | None = None,
    scheduler: str | None = None,
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
    fresh : bool
        Make everything again, also what has not changed.
    limits : Limits
        What one report may take.
    corrections : Path, optional
        File of human corrections; by default the project's own for its own corpus, and none for another.
    scheduler : str, optional
        Address of a Dask scheduler whose workers code and make the reports.

    Raises
    ------
    JangkauError
        If codebook, cards or parameters cannot be used; nothing is overwritten then. An article that cannot be read
        or a report that fails does not stop the build: see `Result`.
    """
    folder, outputs, decisions = chosen_places(corpus, out, corrections)
    codebook = load_codebook(paths.codebook())
    _check_codes(regions or [], codebook)
    with held(outputs.kept), _places_of(folder, outputs, decisions), connected(scheduler):
        paths.sweep_files(outputs.tables, outputs.kept)
        plan = make_plan(folder, codebook, langs, regions, formats, jobs, progress)
        tables.publish(plan.data.folder, outputs.tables)
        forget_all_but(outputs.kept / CODED, 3 * len(plan.documents) + 1000)
        result = _result(outputs, plan)
        inputs = plan.inputs
        finished = Finished(Kept(outputs.kept), inputs, plan.context, formats, limits, fresh)
        pages = KeptPages(outputs.kept / "pages", inputs.of_article, fresh)
        found = Findings(plan.data, codebook)
        with (
            whole_folder(outputs.site) as site,
            whole_folder(outputs.executed) as executed,
            writing(site, found, plan.context) as beside,
        ):
            publish = partial(finished.publish, site=site, executed=executed)
            for run, failure in finished.make(plan.runs, jobs, progress, publish):
                result.report_count += failure is None
                result.failures |= {run.title: failure} if failure else {}
            end_site(site, found, plan.context, [finished.uses(plan.runs), *beside.uses()], pages)
            write_manifest(site, _origin(plan, _in_words(langs, formats, regions), decisions, outputs.tables, executed))
        finished.kept.sweep(plan.runs, are_all=regions is None)
        result.made_count = finished.made_count
    return result


def find_stale(
    corpus: Path | None,
    out: Path | None,
    langs,
    regions,
    formats,
    jobs: int,
    progress: Step = no_progress,
    corrections: Path | None = None,
) -> list[Judgement]:
    """What a build with these options would make again, and why; nothing is written but what was coded anew."""
    folder, outputs, decisions = chosen_places(corpus, out, corrections)
    codebook = load_codebook(paths.codebook())
    _check_codes(regions or [], codebook)
    with held(outputs.kept, is_shared=True), _places_of(folder, outputs, decisions):
        plan = make_plan(folder, codebook, langs, regions, formats, jobs, progress)
        finished = Finished(Kept(outputs.kept), plan.inputs, plan.context, formats)
        return finished.judge(plan.runs)


@dataclass(frozen=True)
class Plan:
    """What a build is made from: the tables, the cases, the reports to be made with their inputs, the site around them."""

    data: Stored
    documents: pd.DataFrame  # without their texts
    known: pd.DataFrame
    runs: list[Run]
    inputs: Inputs
    context: SiteContext


def make_plan(folder: Path, codebook: Codebook, langs, regions, formats, jobs: int, progress: Step) -> Plan:
    """Read and code the articles, correct what people decided, and say which reports there will be."""
    data = make_tables(folder, codebook, jobs, progress, read_corrections(paths.corrections(), codebook))
    documents = data.columns(
        "documents", [column for column in tables.SCHEMAS["documents"].columns if column != "text"]
    )
    slim = cases.read_case_columns(data.folder) | {"documents": documents}
    known = cases.build_cases(slim)
    chosen = _chosen_regions(known, regions, codebook)
    runs = [run for lang in langs for run in plan_runs(chosen, lang)] if len(known) else []
    inputs = Inputs(data, folder)
    codes = {run.name: inputs.code_of(run) for run in runs}
    return Plan(data, documents, known, runs, inputs, site_context(runs, slim, codebook, langs, formats, codes))


def _check_codes(regions: list[str], codebook: Codebook) -> None:
    """Refuse what is no region before anything is coded."""
    strangers = [code for code in regions if cases.parse_region(code) not in codebook.regions]
    if strangers:
        said = [f"region = {code!r} is no official code. Expected one such as '36.04'." for code in strangers]
        raise ParameterError(listed(said, "Nothing was built:"))


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


@contextmanager
def _places_of(corpus: Path, outputs: Outputs, decisions: Path) -> Iterator[None]:
    """Let kernels find the corpus and the tables of this build, by environment, not by a path in a notebook."""
    places = {
        "JANGKAU_RAW": str(corpus),
        "JANGKAU_PROCESSED": str(outputs.tables),
        "JANGKAU_CORRECTIONS": str(decisions),
        FILE: str(outputs.kept / CODED),
    }
    before = {name: os.environ.get(name) for name in places}
    os.environ.update(places)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _origin(plan: Plan, asked: str, decisions: Path, tables: Path, executed: Path) -> Origin:
    """What the site was made from, for its manifest."""
    notebooks, beside = {run.path for run in plan.runs}, {"processed": tables, "executed": executed}
    return Origin(plan.documents, asked, paths.codebook(), decisions, notebooks, beside)


def _in_words(langs, formats, regions: list[str] | None) -> str:
    """The options of a build that its reports depend on."""
    codes = "all" if regions is None else ", ".join(sorted(map(cases.parse_region, regions)))
    return f"languages: {', '.join(langs)}; formats: {', '.join(sorted(formats))}; regions: {codes}"


def _result(outputs: Outputs, plan: Plan) -> Result:
    outcomes = plan.data.columns("reading_log", ["outcome"])["outcome"].value_counts()
    log = plan.data["correction_log"]
    return Result(
        outputs,
        document_count=len(plan.documents),
        on_topic_count=int(plan.documents["is_on_topic"].sum()),
        region_count=plan.known["region_code"].nunique(),
        refused_count=int(outcomes.get("refused", 0)),
        noted_count=int(outcomes.get("noted", 0)),
        corrected_count=int((log["outcome"] == APPLIED).sum()),
        lost=[lost_sentence(row) for row in log.itertuples() if row.outcome != APPLIED],
    )
