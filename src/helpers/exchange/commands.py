"""The commands of exchange: ``agree``, ``export`` and ``import``."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from helpers import paths
from helpers.errors import ParameterError
from helpers.exchange.agree_command import agree
from helpers.terminal import say

Tables = Annotated[Path | None, typer.Option(help="Folder of the tables of a build.", show_default="data/processed")]


def register(app: typer.Typer, refusing: Callable) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: `jangkau agree gold.jsonl coded.jsonl --texts my-articles`")(refusing(agree))
    app.command(epilog="Example: `jangkau export --to qdpx coding.qdpx`")(refusing(export))
    app.command("import", epilog="Example: `jangkau import coding.qdpx --changes changes.csv`")(refusing(import_))


def export(
    path: Annotated[Path, typer.Argument(help="File, or folder where the form has many files.")],
    to: Annotated[
        str,
        typer.Option(
            help="Form: qdpx, qdc, gold, doccano, label-studio, web-annotation, brat, markdown, cases, co-occurrence or "
            "datapackage."
        ),
    ],
    tables: Tables = None,
    table: Annotated[
        list[str] | None, typer.Option(help="Table to export; may be repeated.", show_default="all")
    ] = None,
    all_texts: Annotated[
        bool, typer.Option("--all-texts", help="Also texts that may not be passed on, for your own work.")
    ] = False,
) -> None:
    """Give the coding out in a form of another tool, or as a data package to deposit."""
    from helpers.coding.codebook import load_codebook
    from helpers.corpus.overwriting import check_outputs
    from helpers.exchange.exports import export_coding, files_written
    from helpers.tables import read_tables

    check_outputs(files_written(to, path), [tables or paths.processed()])
    codebook = load_codebook(paths.codebook())
    export_coding(to, path, read_tables(tables), codebook, table or [], all_texts)
    say(f"{path}")


def import_(
    file: Annotated[Path, typer.Argument(help="Coding of our texts: .qdpx, gold form, doccano, Label Studio …")],
    gold: Annotated[
        Path | None, typer.Option(help="Write it as hand-coded gold, JSON lines.", show_default=False)
    ] = None,
    changes: Annotated[
        Path | None, typer.Option(help="Write what it changes against the suite's coding, CSV.", show_default=False)
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="Add what it changes to this file of corrections.", show_default=False)
    ] = None,
    tables: Tables = None,
    coder: Annotated[str, typer.Option(help="The codings of this person alone.", show_default="all together")] = "",
    name: Annotated[str, typer.Option(help="Who decided.", show_default="the coders")] = "",
    reason: Annotated[str, typer.Option(help="Why.")] = "Corrected by hand in another program.",
    date: Annotated[str, typer.Option(help="Day of the decision.", show_default="today")] = "",
) -> None:
    """Bring a coding back that was made or corrected in another tool: as gold, as changes, or as corrections."""
    from helpers.coding.codebook import load_codebook
    from helpers.corpus.overwriting import check_outputs
    from helpers.corrections.file import append_corrections
    from helpers.exchange import imports
    from helpers.tables import read_tables

    targets = [path.resolve() for path in (gold, changes, corrections) if path]
    if len(set(targets)) < len(targets):
        raise ParameterError(
            "--gold, --changes and --corrections name one file twice. Write them to files of their own."
        )
    check_outputs([gold, changes, corrections], [file, tables or paths.processed()])
    signed = {"reason": reason, "name": name, "date": date or datetime.date.today().isoformat()}
    data, codebook = read_tables(tables), load_codebook(paths.codebook())
    done = imports.import_coding(file, data, codebook, coder, signed)
    for note in done.notes:
        say(f"Note: {note}")
    counts = done.changes["action"].value_counts()
    said = ", ".join(f"{counts.get(action, 0)} {word}" for action, word in imports.ACTIONS.items())
    say(f"{len(done.coder.rows)} codings of {len(done.coder.documents)} documents by {done.people}: {said}.")
    decided = imports.as_corrections(done, data, codebook) if corrections else []

    def append() -> None:
        if decided:
            append_corrections(corrections, decided, codebook)

    imports.write_outputs(done, gold, changes, append)
    for path in filter(None, (gold, changes, corrections if decided else None)):
        say(f"{path}")
    if decided:
        say(f"{len(decided)} corrections were added; they are applied by the next: jangkau build")
