"""A coding brought back: read, compared with the suite's own, and written as gold or as changes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

from helpers import paths
from helpers.corrections.apply import APPLIED, apply_corrections, why_lost
from helpers.corrections.file import COLUMNS
from helpers.corrections.form import Correction, parse_values, problems_of, value_problem
from helpers.errors import CorrectionError, ParameterError, listed
from helpers.exchange.changes import find_changes, find_gaps, merge_coders
from helpers.exchange.gathering import no_document
from helpers.exchange.gold_writing import to_gold
from helpers.exchange.readers import read_coders
from helpers.exchange.row_checks import overlaps, refuse, texts_of
from helpers.exchange.rows import CODE_COLUMNS, SUITE, Coder, codes_of, parse_details, rows_of_tables
from helpers.tables import to_csv

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
    own, texts = rows_of_tables(data), texts_of(data["documents"])
    found = read_coders(file, texts, codebook)
    refuse(list(_problems(found, texts, codebook)), file)
    chosen = [one for one in found if coder in ("", one.name)]
    if not chosen:
        met = ", ".join(one.name for one in found) or "nobody"
        raise ParameterError(f"--coder {coder!r} coded nothing in {file}; it has codings by: {met}.")
    people = ", ".join(one.name for one in chosen if one.name != SUITE) or SUITE
    whole = merge_coders(chosen, people)
    changes = find_changes(whole, own, data["documents"], signed | {"name": signed["name"] or people})
    notes = [*overlaps(whole.rows, own), *find_gaps(changes, codebook)]
    left_out = {table for table in CODE_COLUMNS if set(codes_of(table, codebook)) <= _codes_left_out(whole, table)}
    notes += (
        [f"Not coded in this file, so our rows stay as they are: {', '.join(sorted(left_out))}."] if left_out else []
    )
    notes += [
        f"{table} has no places in this file, so it was not compared." for table in sorted(whole.unplaced - left_out)
    ]
    return Imported(whole, changes, people, notes, data["documents"])


def _codes_left_out(coder: Coder, table: str) -> set[str]:
    return {code for left, code in coder.left_out if left == table}


def _problems(found: list[Coder], texts: Mapping[str, str], codebook) -> Iterator[str]:
    """Documents that are not ours, and details that no row of the tables could have."""
    yield from (no_document(one, texts) for one in sorted(set().union(*(c.documents for c in found)) - texts.keys()))
    for row in pd.concat([coder.rows for coder in found]).drop_duplicates().itertuples():
        for column, text in parse_details(row.table, row.details).items():
            if problem := value_problem(row.table, column, text, codebook):
                yield f"{row.document_id}: {row.table}.{row.code} at {row.start} to {row.end}: {problem}"


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
        tried = zip(made, (SimpleNamespace(**row) for row in log), strict=True)
        wrong = [f"{_named(one)}: {why_lost(row)}." for one, row in tried if row.outcome != APPLIED]
    if wrong:
        raise CorrectionError(listed(wrong, "Not every change can be a correction:", "Nothing was written."))
    return made


def _correction(row) -> Correction:
    values = {name: getattr(row, name) for name in COLUMNS if name not in ("was", "becomes")}
    return Correction(**values, was=parse_values(row.was, row.table), becomes=parse_values(row.becomes, row.table))


def _named(made: Correction) -> str:
    return f"{made.action} {made.table} in {made.document_id} at {made.start} to {made.end}"


def write_outputs(done: Imported, gold: Path | None, changes: Path | None, last: Callable[[], None]) -> None:
    """Write gold and changes, where a file is named, and do what is to be done last; all or nothing."""
    made = {gold: to_gold(done.coder, done.documents), changes: to_csv(done.changes)}
    targets = [path for path in made if path is not None]
    with paths.all_whole(targets) as temporaries:
        for target, temporary in zip(targets, temporaries, strict=True):
            temporary.write_text(made[target], encoding="utf-8", newline="\n")
        last()
