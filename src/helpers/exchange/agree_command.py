"""The command ``agree``."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from helpers import paths
from helpers.errors import ExchangeError, ParameterError
from helpers.terminal import say
from helpers.visible import visible


class Unit(StrEnum):
    paragraph = "paragraph"
    document = "document"


Texts = Annotated[
    Path | None,
    typer.Option(help="Folder of .txt files, or .jsonl, that was coded.", show_default="texts of data/processed"),
]


def agree(
    gold: Annotated[
        Path, typer.Argument(help="Coding of one person or more: gold form, .qdpx, doccano, Label Studio …")
    ],
    coded: Annotated[
        list[Path] | None,
        typer.Argument(
            help="What to compare with it: more files, or a folder of tables.",
            show_default="the suite's coding of --texts, or data/processed",
        ),
    ] = None,
    texts: Texts = None,
    unit: Annotated[Unit, typer.Option(help="What is compared.")] = Unit.paragraph,
    together: Annotated[bool, typer.Option("--together", help="Count all people of one file as one coder.")] = False,
    as_read: Annotated[
        bool, typer.Option("--without-corrections", help="Of a folder of tables: as the rules read them.")
    ] = False,
    table: Annotated[
        list[str] | None, typer.Option(help="Table to compare; may be repeated.", show_default="all")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="CSV to write, with both units.", show_default=False)] = None,
) -> None:
    """Measure how far codings agree, code by code: alpha, spans, and what is taken for what."""
    from helpers.coding.codebook import load_codebook
    from helpers.corpus.overwriting import check_outputs
    from helpers.exchange import agree as agreement
    from helpers.exchange.agree_notes import left_out_notes
    from helpers.exchange.rows import code_labels
    from helpers.reporting.agreement_text import agreement_lines, confusion_lines, methods_paragraph
    from helpers.reporting.wording import LOCALES, Wording
    from helpers.tables import to_csv

    check_outputs([to], [gold, *(coded or []), texts or paths.processed()])
    codebook, at_hand = load_codebook(paths.codebook()), _texts(texts)
    with _compared(coded, texts) as files:
        coders = _chosen(_coders([gold, *files], at_hand, codebook, not as_read, together), table or [])
    measured = {one.value: agreement.measure_agreement(coders, at_hand, one.value) for one in Unit}
    names, shared = [coder.name for coder in coders], agreement.shared_documents(coders, at_hand)
    say(f"Coders: {', '.join(names)}")
    say()
    for note in left_out_notes(coders, at_hand):
        say(f"Note: {note}")
    for line in agreement_lines(measured[unit.value]):
        say(line)
    say()
    for line in confusion_lines(agreement.find_confusions(coders, at_hand, unit.value), unit.value):
        say(line)
    for words in map(Wording, sorted(LOCALES)):
        labels = code_labels(codebook, words)
        say()
        say(words.text("For a methods section:"))
        say(methods_paragraph(measured[unit.value], names, len(shared), labels, words))
    if to:
        paths.write_text_whole(to, to_csv(agreement.joined(measured.values())))


@contextmanager
def _compared(coded: list[Path] | None, texts: Path | None) -> Iterator[list[Path]]:
    """What was named, else the suite's own coding: of the texts, made now, or the tables of the last build."""
    if coded or not texts:
        yield coded or [paths.processed()]
        return
    from helpers.exchange.rows import SUITE
    from helpers.running.coding_run import code_to_file

    with TemporaryDirectory() as folder:
        made = Path(folder) / f"{SUITE}.jsonl"
        code_to_file(texts, made, 1, lambda *_: lambda: None)
        yield [made]


def _coders(files: list[Path], texts: dict[str, str], codebook, corrected: bool, together: bool) -> list:
    from helpers.exchange.agree_notes import mixed_note
    from helpers.exchange.changes import merge_coders
    from helpers.exchange.readers import read_coders

    found = [(path, read_coders(path, texts, codebook, corrected)) for path in files]
    for note in [] if together else filter(None, (mixed_note(path, several) for path, several in found)):
        say(f"Note: {note}")
    if together:
        found = [
            (path, [merge_coders(several, visible(path.stem))] if len(several) > 1 else several)
            for path, several in found
        ]
    return _named_apart(found)


def _chosen(coders: list, tables: list[str]) -> list:
    """The coders with their rows of some tables, all where none is named."""
    from dataclasses import replace

    from helpers.exchange.rows import check_tables

    check_tables(tables)
    return [replace(one, rows=one.rows[one.rows["table"].isin(tables)]) for one in coders] if tables else coders


def _texts(texts: Path | None) -> dict[str, str]:
    from helpers.running.coding_run import read_texts
    from helpers.tables import read_table

    if texts:
        return {doc: text for doc, text, reason in read_texts(texts) if reason is None}
    documents = read_table("documents")
    return dict(zip(documents["document_id"], documents["text"], strict=True))


def _named_apart(files: list[tuple[Path, list]]) -> list:
    """All coders; one whose name another file has too is named with its file."""
    from dataclasses import replace

    names = [coder.name for _, found in files for coder in found]
    if len(names) < 2:
        raise ParameterError("There is one coder only. Give the codings of two or more.")
    named = [
        replace(coder, name=coder.name if names.count(coder.name) == 1 else f"{coder.name} ({path.name})")
        for path, found in files
        for coder in found
    ]
    twice = sorted({coder.name for coder in named if [c.name for c in named].count(coder.name) > 1})
    if twice:
        raise ExchangeError(f"Two coders are called {', '.join(twice)}. Rename one of the files.")
    return named
