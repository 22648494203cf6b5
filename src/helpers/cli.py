"""The command line: a thin layer over functions. Exit codes: 0 done, 1 something failed or disagrees, 2 refused."""

import datetime
import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from helpers import __version__, interruption, paths, storage
from helpers.errors import JangkauError, ParameterError
from helpers.exchange import commands, manifest_commands
from helpers.terminal import Commands, Marked, errors, on_one_line, say
from helpers.visible import visible

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="From news texts to comparable evidence on outreach for employment social security.",
    epilog="Begin with `jangkau build`, then `jangkau serve`.",
)


CORES = os.cpu_count() or 1
Scheduler = Annotated[
    str | None,
    typer.Option(
        help="Dask scheduler whose workers do the work, such as tcp://host:8786.", show_default="this machine"
    ),
]


class Lang(StrEnum):
    id = "id"
    en = "en"
    both = "both"


def refusing(command: Callable) -> Callable:
    """Print a refusal as its message alone and exit with 2; a disk that cannot be written with 1; an interruption with
    130, or 143 for SIGTERM.
    """

    @functools.wraps(command)
    def run(*args, **kwargs):
        try:
            with interruption.stoppable():
                return command(*args, **kwargs)
        except JangkauError as refused:
            errors.print(f"jangkau: {refused}")
            raise typer.Exit(2) from None
        except KeyboardInterrupt as interrupted:
            errors.print(f"jangkau: {interruption.in_words(interrupted)}")
            raise typer.Exit(getattr(interrupted, "exit_code", 130)) from None
        except Exception as broken:
            if (said := storage.in_words(broken)) is None:
                raise
            errors.print(f"jangkau: {said}")
            raise typer.Exit(1) from None

    return run


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def bars() -> Iterator[Callable[[str, int], Callable[[], None]]]:
    """Progress bars on a terminal, nothing elsewhere."""
    columns = TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()
    with Progress(*columns, console=errors, disable=not sys.stderr.isatty()) as progress:

        def start(title: str, total: int) -> Callable[[], None]:
            task = progress.add_task(title, total=total)
            return lambda: progress.advance(task)

        yield start


def _version(asked: bool) -> None:
    if asked:
        say(f"jangkau {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: `jangkau build --corpus my-articles --out my-report --lang en --regions 36.04,51.04`")
@refusing
def build(
    corpus: Annotated[
        Path | None, typer.Option(help="Folder of texts, with or without cards.", show_default="data/raw")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for tables and site.", show_default="data/processed, reports")
    ] = None,
    lang: Annotated[Lang, typer.Option(help="Language of the reports.")] = Lang.both,
    regions: Annotated[
        str, typer.Option(help="Regions that get a profile: all, or codes such as 36.04,51.04.")
    ] = "all",
    formats: Annotated[str, typer.Option(help="What to print: html, pdf, or both.")] = "html,pdf",
    jobs: Annotated[int, typer.Option(min=1, help="Processes.", show_default="all cores")] = CORES,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make everything again, also what has not changed.")] = False,
    corrections: Annotated[
        Path | None,
        typer.Option(help="File of human corrections.", show_default="data/corrections.csv for data/raw, else none"),
    ] = None,
    scheduler: Scheduler = None,
) -> None:
    """Read, code and compare the articles, and publish the site and the PDFs. Only what has changed is made again."""
    from helpers.running.unchanged import build_if_changed

    asked = _langs(lang), _codes(regions), _formats(formats), corrections
    with bars() as progress:
        result = build_if_changed(corpus, out, *asked, fresh, jobs=jobs, progress=progress, scheduler=scheduler)
    _say(result)
    if result.failures:
        raise typer.Exit(1)


def _langs(lang: Lang) -> tuple[str, ...]:
    from helpers.running.outputs import LANGUAGES

    return LANGUAGES if lang is Lang.both else (lang.value,)


def _codes(regions: str) -> list[str] | None:
    return None if regions.strip() == "all" else [code.strip() for code in regions.split(",") if code.strip()]


def _formats(text: str) -> tuple[str, ...]:
    from helpers.running.outputs import FORMATS

    chosen = tuple(part.strip() for part in text.split(",") if part.strip())
    strangers = [part for part in chosen if part not in FORMATS]
    if strangers or not chosen:
        raise ParameterError(f"--formats {text!r}: choose from: {', '.join(FORMATS)}, or both with a comma.")
    return chosen


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _say(result) -> None:
    """The end of a build: what was made, what was not, where to look."""
    documents, regions = _count(result.document_count, "document"), _count(result.region_count, "region")
    reports = _count(result.report_count, "report")
    say(f"{documents} ({result.on_topic_count} on topic), {regions}, {reports}, {result.made_count} made again.")
    log = _short(result.outputs.tables / "reading_log.csv")
    if result.refused_count or result.noted_count:
        say(f"{result.refused_count} files or records refused, {result.noted_count} noted: see {log}")
    if result.corrected_count or result.lost:
        log = _short(result.outputs.tables / "correction_log.csv")
        say(f"{_count(result.corrected_count, 'correction')} applied, {len(result.lost)} not: see {log}")
    for lost in result.lost:
        say(f"Not applied: the correction on {on_one_line(lost, 300)}", is_error=True)
    for name, failure in sorted(result.failures.items()):
        say(f"The report {name} failed: {failure.splitlines()[0] if failure else 'unknown error'}", is_error=True)
    say(f"Tables: {_short(result.outputs.tables)}")
    say(f"Site:   {_short(result.outputs.site / 'index.html')}")


def _short(path: Path) -> Path:
    """A path as the user would type it from here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


@app.command(epilog="Example: `jangkau code my-articles --to new.jsonl --compare old.jsonl`")
@refusing
def code(
    texts: Annotated[
        Path, typer.Argument(help="A folder of .txt files, or one .jsonl (or .jsonl.gz) with id and text.")
    ],
    to: Annotated[Path, typer.Option(help="File to write, one JSON object a text.")],
    compare: Annotated[
        Path | None, typer.Option(help="An earlier coding: print the rows that were added and removed since.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> None:
    """Code texts and write what was read out of each, in the form of hand-coded gold."""
    from helpers.corpus.overwriting import check_outputs
    from helpers.running.coding_run import code_to_file

    check_outputs([to], [texts, compare])
    with bars() as progress:
        count, refused = code_to_file(texts, to, jobs, progress)
    say(f"{count} texts coded to {_short(to.resolve())}.")
    if refused:
        say(f"{refused} could not be read; each says why under 'refused'.")
    if compare:
        _say_changes(compare, to)


def _say_changes(old: Path, new: Path) -> None:
    """The rows that a coding lost and gained, and the count of them by field and code."""
    from helpers.exchange.coding_changes import count_changes, find_changes

    changes = list(find_changes(old, new))
    for change in changes:
        place = f" [{on_one_line(change.evidence)}]" if change.evidence else ""
        rule = f" ({change.rule})" if change.rule else ""
        say(f"{change.sign} {change.doc}: {change.field}: {change.value}{rule}{place}")
    say(f"{len(changes)} rows differ from {_short(old.resolve())}.")
    for name, gone, come in count_changes(changes):
        say(f"  {name:<40} -{gone} +{come}")


@app.command(epilog="Example: `jangkau kwic 'menyerahkan ... (santunan | =klaim)'`")
@refusing
def kwic(
    pattern: Annotated[str, typer.Argument(help="A cue as the codebook writes it; data/codebook/README.md explains.")],
    texts: Annotated[
        Path | None, typer.Option(help="A folder of .txt files, or one .jsonl (or .jsonl.gz).", show_default="data/raw")
    ] = None,
    width: Annotated[int, typer.Option(min=0, help="Characters on either side.")] = 60,
) -> None:
    """Show where a cue finds words, with what stands around them."""
    from helpers.coding.codebook import load_codebook
    from helpers.coding.kwic import find_in_context
    from helpers.running.coding_run import read_texts

    docs: set[str] = set()
    count = 0
    readable = ((doc, text) for doc, text, _ in read_texts(texts or paths.RAW))
    for place in find_in_context(pattern, readable, load_codebook(paths.codebook()), width):
        docs.add(place.doc)
        count += 1
        before, found, behind = (on_one_line(part, 10 * width + 300) for part in place[1:])
        say(f"{visible(place.doc)[:32]:<32}  {before:>{width}}", Marked(found), behind)
    say(f"{count} places in {len(docs)} texts.")


@app.command(epilog="Example: `jangkau add article.txt --outlet 'Antara' --url https://… --published 2024-06-30`")
@refusing
def add(
    files: Annotated[list[Path], typer.Argument(help="Texts to take into the corpus.")],
    corpus: Annotated[Path | None, typer.Option(help="Corpus folder.", show_default="data/raw")] = None,
    kind: Annotated[
        str, typer.Option(help="original, or brief for a restatement of yours.", show_default="original")
    ] = "",
    outlet: Annotated[str, typer.Option(help="Publisher.", show_default=False)] = "",
    url: Annotated[str, typer.Option(help="Address of the published article.", show_default=False)] = "",
    published: Annotated[str, typer.Option(help="Day of publication, such as 2024-06-30.", show_default=False)] = "",
    retrieved: Annotated[str, typer.Option(help="Day of retrieval.", show_default="today")] = "",
    licence: Annotated[
        str, typer.Option(help="Licence of the text; nothing: all rights reserved.", show_default=False)
    ] = "",
    note: Annotated[str, typer.Option(help="What a reader should know about the text.", show_default=False)] = "",
) -> None:
    """Take texts into the corpus and make a card for each."""
    from helpers.corpus.cards import CARDS, add_files

    folder = corpus or paths.RAW
    retrieved = retrieved or datetime.date.today().isoformat()
    values = dict(
        kind=kind, outlet=outlet, url=url, published=published, retrieved=retrieved, licence=licence, note=note
    )
    cards = add_files(folder, files, **values)
    say(f"{len(cards)} cards in {_short((folder / CARDS).resolve())}: {', '.join(card.file for card in cards)}")


@app.command()
@refusing
def check(corpus: Annotated[Path | None, typer.Option(help="Corpus folder.", show_default="data/raw")] = None) -> None:
    """Verify every text against its card, the codebook and the corrections; name every problem at once."""
    from helpers.coding.codebook import load_codebook
    from helpers.corpus.cards import check_cards
    from helpers.corpus.files import list_files
    from helpers.corrections.file import read_corrections

    folder = corpus or paths.RAW
    files = list_files(folder)
    problems = check_cards(folder, files)
    for problem in problems:
        say(problem, is_error=True)
    codebook = load_codebook(paths.codebook())
    if corpus is None:
        read_corrections(paths.corrections(), codebook)
    if problems:
        say(f"{len(problems)} problems in {len(files)} files.")
        raise typer.Exit(1)
    say(f"{len(files)} files, each with its card; the codebook can be used.")


@app.command()
@refusing
def serve(
    site: Annotated[Path | None, typer.Option(help="Folder of the site.", show_default="reports/site")] = None,
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 8000,
) -> None:
    """Preview the site on this machine only."""
    from helpers.running.preview import serve_site

    serve_site(site or paths.REPORTS / "site", port, say=say)


@app.command(epilog="Example: `jangkau status --lang en`")
@refusing
def status(
    corpus: Annotated[Path | None, typer.Option(help="As with build.", show_default="data/raw")] = None,
    out: Annotated[Path | None, typer.Option(help="As with build.", show_default="data/processed, reports")] = None,
    lang: Annotated[Lang, typer.Option(help="Language of the reports.")] = Lang.both,
    regions: Annotated[str, typer.Option(help="Regions that get a profile, as with build.")] = "all",
    formats: Annotated[str, typer.Option(help="html, pdf, or both.")] = "html,pdf",
    jobs: Annotated[int, typer.Option(min=1, help="Processes.", show_default="all cores")] = CORES,
    corrections: Annotated[Path | None, typer.Option(help="As with build.", show_default="as with build")] = None,
) -> None:
    """Say which reports a build with the same options would make again, and why."""
    from helpers.running.build import find_stale

    with bars() as progress:
        found = find_stale(corpus, out, _langs(lang), _codes(regions), _formats(formats), jobs, progress, corrections)
    stale = [judged for judged in found if judged.reasons]
    for judged in stale:
        say(f"{judged.run.title}: {'; '.join(judged.words)}")
    say(f"{len(stale)} of {len(found)} reports would be made again.")


@app.command(epilog="Example: `jangkau batch 4-region-profile --grid params.yaml --to profiles --jobs 2`")
@refusing
def batch(
    notebook: Annotated[str, typer.Argument(help="A notebook of the suite, or the path of any with parameters.")],
    grid: Annotated[Path, typer.Option(help="YAML: a list of values for each parameter, or a list of sets.")],
    to: Annotated[Path, typer.Option(help="Folder for the reports.")],
    formats: Annotated[str, typer.Option(help="What to print: html, pdf, or both.")] = "html,pdf",
    jobs: Annotated[int, typer.Option(min=1, help="Processes.", show_default="all cores")] = CORES,
    seconds: Annotated[
        float | None, typer.Option(min=1, help="Time that one run may take.", show_default="no limit")
    ] = None,
    megabytes: Annotated[
        int | None, typer.Option(min=64, help="Memory that one run may take.", show_default="no limit")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Run everything again, also what has not changed.")] = False,
    scheduler: Scheduler = None,
) -> None:
    """Run one notebook over a grid of parameters; what is finished and unchanged is not run again."""
    from helpers.running.batch import run_batch
    from helpers.running.notebooks import Limits

    with bars() as progress:
        how = Limits(seconds, megabytes), fresh, scheduler
        done = run_batch(notebook, grid, to, _formats(formats), jobs, progress, *how)
    good = done.run_count - len(done.failures)
    say(f"{good} of {done.run_count} reports in {_short(done.folder)}, {done.made_count} of them run now.")
    if done.failures:
        _say_failures(done)
        raise typer.Exit(1)


def _say_failures(done) -> None:
    """A table of the runs that failed: name, error, log."""
    rows = [(name, done.failures[name].splitlines()[0]) for name in sorted(done.failures)]
    width = max(len(name) for name, _ in rows)
    say(f"{len(rows)} failed; the page of each shows the cell, the error and how to run it alone:", is_error=True)
    for name, failure in rows:
        log = _short(done.folder / "logs" / f"{name}.txt")
        say(f"  {name:<{width}}  {failure[:160]}  ({log})", is_error=True)


@app.command(
    epilog="Example: `jangkau correct remove strategies kab-pati-2024 83-240 --was strategy_code=award "
    "--reason 'It is of another region' --name Ani`"
)
@refusing
def correct(
    action: Annotated[str, typer.Argument(help="add, remove or change.")],
    table: Annotated[str, typer.Argument(help="Table of the row, such as strategies.")],
    document: Annotated[str, typer.Argument(help="Document, as in the tables.")],
    place: Annotated[str, typer.Argument(help="Start and end in its text, as in the tables: 83-240.")],
    reason: Annotated[str, typer.Option(help="Why, in a sentence.")],
    name: Annotated[str, typer.Option(help="Who decides.")],
    was: Annotated[str, typer.Option(help="What tells the row: column=value; column=value.", show_default=False)] = "",
    becomes: Annotated[str, typer.Option(help="What is to stand there, in the same form.", show_default=False)] = "",
    date: Annotated[str, typer.Option(help="Day of the decision.", show_default="today")] = "",
) -> None:
    """Add a decision about a row of evidence to data/corrections.csv; the next build applies it."""
    from helpers import tables
    from helpers.coding.codebook import load_codebook
    from helpers.corrections.deciding import decide
    from helpers.corrections.file import append_corrections

    date = date or datetime.date.today().isoformat()
    codebook, data = load_codebook(paths.codebook()), tables.read_tables()
    values = dict(action=action, table=table, document_id=document, reason=reason, name=name, date=date)
    append_corrections(paths.corrections(), [decide(data, codebook, place, was, becomes, **values)], codebook)
    say(f"Added to {_short(paths.corrections().resolve())}; it is applied by the next: jangkau build")


PASSING_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


@app.command(context_settings=PASSING_ON, epilog="Example: `jangkau lab --no-browser`")
@refusing
def lab(context: typer.Context) -> None:
    """Open JupyterLab on the notebook explore; options of JupyterLab are passed on."""
    from helpers.running.interactive import lab_command, start

    start(lab_command(), context.args)


@app.command(context_settings=PASSING_ON, epilog="Example: `jangkau dashboard --no-browser --port 8870`")
@refusing
def dashboard(context: typer.Context) -> None:
    """Open the notebook explore as a page without code (Voilà); options of Voilà are passed on."""
    from helpers.running.interactive import dashboard_command, start

    start(dashboard_command(), context.args)


@app.command(name="run", epilog="Example: `jangkau run 4-region-profile profile.ipynb -p region 36.04 -p lang en`")
@refusing
def run_one(
    notebook: Annotated[str, typer.Argument(help="A notebook of the suite, such as 4-region-profile.")],
    to: Annotated[Path, typer.Argument(help="Executed notebook to write.")],
    parameters: Annotated[
        list[str] | None, typer.Option("-p", help="A parameter and its value: -p region=36.04", show_default=False)
    ] = None,
) -> None:
    """Run one notebook, its parameters checked before a kernel starts."""
    from helpers.running.single import run_checked

    failure = run_checked(notebook, to, parameters or [])
    if failure:
        errors.print(f"jangkau: {to} stopped at an error: {failure}")
        raise typer.Exit(1)
    say(f"{_short(to.resolve())}")


commands.register(app, refusing)
manifest_commands.register(app, refusing)


def main() -> None:
    """Entry point of the command ``jangkau``."""
    app()
