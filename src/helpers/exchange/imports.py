"""A coding brought back: read, compared with the suite's own, and written as gold or as changes."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import paths
from helpers.corrections.apply import APPLIED, apply_corrections, lost_sentence
from helpers.corrections.file import COLUMNS
from helpers.corrections.form import Correction, parse_values, problems_of
from helpers.errors import CorrectionError, ParameterError, listed
from helpers.exchange.changes import find_changes, find_gaps, merge_coders
from helpers.exchange.gold_form import to_gold
from helpers.exchange.readers import read_coders
from helpers.exchange.row_checks import overlaps, texts_of
from helpers.exchange.rows import SUITE, Coder, rows_of_tables
from helpers.tables import build_table, to_csv

ACTIONS = {"add": "added", "remove": "removed", "change": "changed"}


@dataclass(frozen=True)
class Imported:
    """What an import found.

    Parameters
    ----------
    changes : DataFrame
        As `find_changes` gives it.
    people : str
        Who coded, the suite apart.
    notes : list of str
        What somebody should look at; nothing in it keeps the rows from being used.
    """

    coder: Coder
    changes: pd.DataFrame
    people: str
    notes: list[str]
    documents: pd.DataFrame


def import_coding(file: Path, data: dict[str, pd.DataFrame], codebook, coder: str, signed: dict[str, str]) -> Imported:
    """Read a coding of our documents and compare it with ours. Nothing is written.

    Parameters
    ----------
    coder : str
        The person whose codings count; empty: all together.
    signed : dict
        ``reason, name, date`` of the changes; an empty name stands for the people of the file.

    Raises
    ------
    ExchangeError
        With everything in the file that cannot be used.
    ParameterError
        If nobody of that name coded anything.
    """
    own = rows_of_tables(data)
    found = read_coders(file, texts_of(data["documents"]), codebook)
    chosen = [one for one in found if coder in ("", one.name)]
    if not chosen:
        met = ", ".join(one.name for one in found) or "nobody"
        raise ParameterError(f"--coder {coder!r} coded nothing in {file}; it has codings by: {met}.")
    people = ", ".join(one.name for one in chosen if one.name != SUITE) or SUITE
    whole = merge_coders(chosen, people)
    changes = find_changes(whole, own, data["documents"], signed | {"name": signed["name"] or people})
    notes = [*overlaps(whole.rows, own), *find_gaps(changes)]
    notes += [f"{table} has no places in this file, so it was not compared." for table in sorted(whole.unplaced)]
    return Imported(whole, changes, people, notes, data["documents"])


def as_corrections(done: Imported, data: dict[str, pd.DataFrame], codebook) -> list[Correction]:
    """The changes of an import as corrections, each tried on the tables.

    Raises
    ------
    CorrectionError
        With every change that cannot be one: none of them is used then.
    """
    made = [_correction(row) for row in done.changes.itertuples(index=False)]
    wrong = [f"{_named(one)}: {problem}" for one in made for problem in problems_of(one, codebook)]
    if not wrong:
        _, log = apply_corrections(data, made)
        wrong = [
            lost_sentence(row) for row in build_table("correction_log", log).itertuples() if row.outcome != APPLIED
        ]
    if wrong:
        raise CorrectionError(listed(wrong, "Not every change can be a correction:", "Nothing was written."))
    return made


def _correction(row) -> Correction:
    values = {name: getattr(row, name) for name in COLUMNS if name not in ("was", "becomes")}
    return Correction(**values, was=parse_values(row.was, row.table), becomes=parse_values(row.becomes, row.table))


def _named(made: Correction) -> str:
    return f"{made.action} {made.table} in {made.document_id} at {made.start} to {made.end}"


def write_outputs(done: Imported, gold: Path | None, changes: Path | None) -> None:
    """Write gold and changes, where a file is named; both or none."""
    made = {gold: to_gold(done.coder, done.documents), changes: to_csv(done.changes)}
    targets = [path for path in made if path is not None]
    with paths.all_whole(targets) as temporaries:
        for target, temporary in zip(targets, temporaries, strict=True):
            temporary.write_text(made[target], encoding="utf-8", newline="\n")
