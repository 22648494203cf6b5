"""What a person's coding of our documents changed against the suite's own: rows added, removed and changed.

The frame has the columns that a file of corrections needs, so that its rows can be written as corrections.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.exchange.row_checks import texts_of
from helpers.exchange.rows import CODE_COLUMNS, Coder, build_rows, parse_details, required_details
from helpers.schemas import CODED

COLUMNS = "action table document_id start end evidence code was becomes reason name date".split()
RULE = "rule_id"


def merge_coders(coders: list[Coder], name: str) -> Coder:
    """The codings of several people as one: what a project says after somebody corrected the suite's coding in it."""
    rows = pd.concat([coder.rows for coder in coders]).drop_duplicates()
    # Of two people who gave a code to the same words one may have written nothing beside it.
    repeated = rows.duplicated([column for column in rows if column != "details"], keep=False)
    rows = rows[~(repeated & rows["details"].eq(""))]
    documents = frozenset().union(*(coder.documents for coder in coders))
    left_out = frozenset.intersection(*(coder.left_out for coder in coders))
    unplaced = frozenset().union(*(coder.unplaced for coder in coders))
    return Coder(name, documents, build_rows(rows.itertuples(index=False, name=None)), left_out, unplaced)


def find_changes(coder: Coder, own: pd.DataFrame, documents: pd.DataFrame, signed: dict[str, str]) -> pd.DataFrame:
    """Rows by which a coding differs from the suite's, in the documents that the coder went through.

    A row whose details are missing, since a program drops them, says what ours says. A place cannot change: other words
    are one row removed and one added. Tables that were coded without places, and codes that the coder did not look for,
    are not compared.

    Parameters
    ----------
    own : DataFrame
        The suite's rows, as `rows_of_tables` gives them.
    signed : dict
        ``reason``, ``name`` and ``date`` of the decisions.

    Returns
    -------
    DataFrame
        ``action`` (add, remove, change), ``table, document_id, start, end, evidence, code``; ``was`` and ``becomes``
        ("column=value; column=value"); ``reason, name, date``.
    """
    texts = texts_of(documents)
    ours = own[own["document_id"].isin(coder.documents) & ~own["table"].isin(coder.unplaced)]
    ours = ours[[name not in coder.left_out for name in zip(ours["table"], ours["code"], strict=True)]]
    placed = _with_mark(coder.rows[~coder.rows["table"].isin(coder.unplaced)], ours, texts)
    found = []
    for key, mine, theirs in _places(ours, placed):
        text = texts[key[1]][key[2] : key[3]]
        for action, code, was, becomes in _decisions(key[0], mine, theirs, text):
            found.append((action, *key, text, code, _cell(was), _cell(becomes), *signed.values()))
    return pd.DataFrame(found, columns=COLUMNS)


def _with_mark(theirs: pd.DataFrame, ours: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    """Rows that begin where ours do, where ours begin at a byte order mark, which other programs drop."""
    key = ["document_id", "table", "start", "end"]
    known = set(ours[key].itertuples(index=False, name=None))
    begins = [
        0
        if start == 1
        and texts[document].startswith("\ufeff")
        and (document, table, 0, end) in known
        and (document, table, 1, end) not in known
        else start
        for document, table, start, end in theirs[key].itertuples(index=False, name=None)
    ]
    return theirs.assign(start=pd.array(begins, dtype="Int64"))


Row = tuple[str, dict[str, str]]  # code, details


def _places(ours: pd.DataFrame, theirs: pd.DataFrame) -> Iterator[tuple[tuple, list[Row], list[Row]]]:
    """Every place of a table that has a row on either side, with the rows of both."""
    places: dict[tuple, tuple[list[Row], list[Row]]] = {}
    for side, rows in enumerate((ours, theirs)):
        for row in rows.itertuples():
            key = row.table, row.document_id, int(row.start), int(row.end)
            details = parse_details(row.table, row.details)
            details.pop(RULE, None)
            places.setdefault(key, ([], []))[side].append((row.code, details))
    for key in sorted(places, key=lambda place: (place[1], *place[2:], place[0])):
        yield key, *places[key]


def _decisions(table: str, mine: list[Row], theirs: list[Row], text: str) -> Iterator[tuple]:
    """Action, code, values before and after of one place: equal rows first, then those that pair, then the rest."""
    mine, theirs = list(mine), list(theirs)
    for same in (_says_the_same, lambda a, b: a[0] == b[0], lambda a, b: True):
        for row in list(theirs):
            partner = next((own for own in mine if same(own, row)), None)
            if partner is not None:
                mine.remove(partner)
                theirs.remove(row)
                yield from _change(table, partner, row)
    for code, details in mine:
        yield "remove", code, _values(table, code, details), {}
    for code, details in theirs:
        yield "add", code, {}, _values(table, code, {**_assumed(table, text), **details})


def _says_the_same(own: Row, row: Row) -> bool:
    return own[0] == row[0] and all(own[1].get(column) == value for column, value in row[1].items())


def _change(table: str, own: Row, row: Row) -> Iterator[tuple]:
    was, becomes = _values(table, *own), _values(table, *row)
    differing = {column: value for column, value in becomes.items() if was.get(column) != value}
    if differing:
        yield "change", row[0], was, differing


def _values(table: str, code: str, details: dict[str, str]) -> dict[str, str]:
    return {CODE_COLUMNS[table]: code, **details}


def _assumed(table: str, text: str) -> dict[str, str]:
    """What a new row says if its coder wrote nothing: who marks a region means a subject, a person the name marked."""
    return {"regions": {"is_subject": "True"}, "people": {"person_name": text}}.get(table, {})


def _example(table: str, column: str, codebook) -> str:
    """A value that a column may have, to show the form."""
    return next(iter(getattr(codebook, CODED[table, column])), "…") if (table, column) in CODED else "…"


def _cell(values: dict[str, str]) -> str:
    return "; ".join(f"{column}={value}" for column, value in values.items())


def find_gaps(changes: pd.DataFrame, codebook) -> list[str]:
    """New rows that lack a value without which they cannot enter the tables, with what to write where."""
    gaps = []
    for row in changes[changes["action"] == "add"].itertuples():
        missing = [column for column in required_details(row.table) if f"{column}=" not in row.becomes]
        if missing:
            gaps.append(
                f"{row.document_id}: {row.table}.{row.code} at {row.start} to {row.end} lacks {', '.join(missing)}. Write "
                f"'{missing[0]}: {_example(row.table, missing[0], codebook)}' on a line of its description."
            )
    return gaps
