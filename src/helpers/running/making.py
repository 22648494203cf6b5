"""Raw texts to tidy tables, a part of the corpus at a time: memory does not grow with the texts.

Texts are read once, coded in parts, and their rows sorted on disk. What only all articles together tell is read off few
columns (persons), or region by region (events, disagreements).
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from helpers import scratch, tables
from helpers.coding.codebook import Codebook
from helpers.coding.coder import build_evidence, latest_year_of
from helpers.coding.corpus_checks import check_two_roles, find_disagreements, tell_disagreements
from helpers.coding.events import find_links, join_events
from helpers.coding.people_over_time import identify_people, roles_over_time
from helpers.corpus.documents import Corpus, read_parts
from helpers.corpus.files import list_files
from helpers.corrections.apply import apply_corrections
from helpers.corrections.form import Correction
from helpers.errors import CorpusError
from helpers.integrity import check_codes, check_tables
from helpers.parts import HOME, Parts, homes_of
from helpers.schemas import EVIDENCE_TABLES, SCHEMAS
from helpers.stored import BLOCK, Stored

PEOPLE = ["document_id", "start", "end", "person_name", "role", "body_code", "evidence"]
PART = 2000  # documents that are coded, checked and written together
Step = Callable[[str, int], Callable[[], None]]


def no_progress(title: str, total: int) -> Callable[[], None]:
    """A progress bar that shows nothing."""
    return lambda: None


def make_tables(
    folder: Path,
    codebook: Codebook,
    jobs: int = 1,
    progress: Step = no_progress,
    corrections: Iterable[Correction] = (),
    part: int = PART,
    block: int = BLOCK,
) -> Stored:
    """Read and code a folder of articles into all the tidy tables, corrected as people decided.

    Parameters
    ----------
    part, block : int
        Documents in memory at a time while they are coded, and while they are compared; the tables do not depend on it.

    Raises
    ------
    CorpusError
        If the folder holds no file.
    TableError
        If a table would break what is declared of it.
    """
    files = list_files(folder)
    if not files:
        raise CorpusError(f"{folder} holds no file. Put articles there, such as article-1.txt, and build again.")
    scratch.sweep_folders()
    stored, decided = Stored(), Decided(corrections)
    parts = Parts(stored.folder)
    spool = _Spool(stored.folder / "read")
    for read in read_parts(folder, progress("Reading", len(files)), part):
        spool.add(read)
    tick = progress("Coding", spool.count)
    try:
        for read in spool.parts():
            coded = build_evidence(read.documents, codebook.folder, jobs, tick, spool.latest_year)
            rows = decided.applied(coded) | {"reading_log": tables.build_table("reading_log", read.log)}
            add_part(parts, rows, codebook)
        complete(stored, parts, decided, codebook, block)
    finally:
        parts.give_up()
    return stored


def add_part(parts: Parts, rows: dict[str, pd.DataFrame], codebook: Codebook) -> None:
    """Check the tables of some documents against one another and put them to the others."""
    empty = {name: tables.empty_table(name) for name in SCHEMAS if name not in rows}
    checked = check_tables(rows | empty, codebook)
    parts.add({name: checked[name] for name in rows}, homes_of(checked["documents"], checked["regions"]))


def complete(stored: Stored, parts: Parts, decided: "Decided", codebook: Codebook, block: int = BLOCK) -> None:
    """End the tables, and make those that only all documents together tell."""
    for name in ("documents", "reading_log", *EVIDENCE_TABLES):
        parts.end(name)
    documents = stored.columns("documents", ["document_id", "is_on_topic", "year", "published_date", "card_date"])
    people = identify_people(documents, tables.read_categories("people", PEOPLE, stored.folder))
    found = [*check_two_roles(stored.subjects, _names_of_places(stored), people)]
    people = people.drop(columns="evidence")
    links, disagreements = set(), {}
    for rows in stored.blocks(["documents", "strategies", "quantities"], block):
        own = people[people["document_id"].isin(rows["documents"]["document_id"])]
        links |= find_links(rows, own)
        disagreements |= find_disagreements(rows, own)
    found += tell_disagreements(disagreements)
    flags, log = decided.of_flags(stored, found)
    homes = tables.read_columns("documents", ["document_id", HOME], stored.folder).set_index("document_id")[HOME]
    _end(parts, {"flags": flags, "correction_log": tables.build_table("correction_log", log)}, homes, codebook)
    _end(parts, {"events": tables.build_table("events", join_events(documents, links))}, homes, codebook)
    _end(parts, {"roles": tables.build_table("roles", roles_over_time(documents, people))}, homes, codebook)


def _end(parts: Parts, made: dict[str, pd.DataFrame], homes: pd.Series, codebook: Codebook) -> None:
    """Check tables that were made of all documents, and end them."""
    check_codes(made, codebook)
    parts.add(made, homes)
    for name in made:
        parts.end(name)


def _names_of_places(stored: Stored) -> pd.DataFrame:
    """The names that the articles give each region, each once."""
    columns = ["region_code", "evidence"]
    names = pq.read_table(stored.folder / "regions.parquet", columns=columns, use_threads=False)
    return (
        names.group_by(columns, use_threads=False)
        .aggregate([])
        .sort_by([(c, "ascending") for c in columns])
        .to_pandas()
    )


class _Spool:
    """What was read, kept on disk until it is coded: only then is the latest year of the whole corpus known."""

    def __init__(self, place: Path):
        self.place, self.count, self.latest_year = place, 0, latest_year_of([])

    def add(self, read: Corpus) -> None:
        with self.place.open("ab") as file:
            pickle.dump(read, file)
        self.count += len(read.documents)
        self.latest_year = max(self.latest_year, latest_year_of(read.documents))

    def parts(self) -> Iterator[Corpus]:
        """The parts in their order; the file goes at the end."""
        with self.place.open("rb") as file:
            while file.peek(1):
                yield pickle.load(file)
        self.place.unlink()


class Decided:
    """Human corrections, each applied with the part that its document is in."""

    def __init__(self, corrections: Iterable[Correction] = ()):
        self._flags: list[Correction] = []
        self._rows: dict[str, list[Correction]] = {}
        self.log: list[dict] = []
        for correction in corrections:
            of_flags = correction.table == "flags"
            (self._flags if of_flags else self._rows.setdefault(correction.document_id, [])).append(correction)

    def applied(self, coded: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """The tables of some documents, corrected."""
        there = [document for document in coded["documents"]["document_id"] if document in self._rows]
        own = [correction for document in there for correction in self._rows.pop(document)]
        rows, log = apply_corrections(coded, own)
        self.log += log
        return rows

    def of_flags(self, stored: Stored, found: list[dict]) -> tuple[pd.DataFrame, list[dict]]:
        """All flags, corrected, and the log of all corrections; those of documents that nowhere were are in it, too."""
        lost = [correction for several in self._rows.values() for correction in several]
        named = {correction.document_id for correction in self._flags}
        coded = stored.columns("flags", list(SCHEMAS["flags"].columns))
        flags = tables.build_table("flags", pd.concat([coded, tables.build_table("flags", found)]))
        is_named = flags["document_id"].isin(named)
        some = tables.read_rows(named, stored.folder, ["documents"]) | {"flags": flags[is_named]}
        some, log = apply_corrections(some, self._flags)
        nowhere = {name: tables.empty_table(name) for name in SCHEMAS}
        whole = pd.concat([flags[~is_named], some["flags"]])
        return tables.in_order("flags", whole), self.log + log + apply_corrections(nowhere, lost)[1]
