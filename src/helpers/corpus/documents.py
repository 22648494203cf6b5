"""A folder of files to documents and a reading log: every file, card and record leaves a row, and one bad article
never stops the others.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from helpers import reads
from helpers.corpus.articles_csv import CARDS, Card, iso_day, iso_year, problems_of, read_cards
from helpers.corpus.cards import add_command, differing, sha256_of, twice
from helpers.corpus.decoding import MAX_BYTES, Refused
from helpers.corpus.files import check_file, list_files
from helpers.corpus.readers import read_records
from helpers.corpus.rows import Record
from helpers.visible import visible

SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
# The page that lists the articles, and names that Windows keeps for devices, whatever their ending.
TAKEN = {"index", "con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(10))}


@dataclass
class Corpus:
    """What was read: rows of `documents`, without what coding adds, and rows of `reading_log`."""

    documents: list[dict] = field(default_factory=list)
    log: list[dict] = field(default_factory=list)


def read_corpus(folder: Path, tick: Callable[[], None] = lambda: None) -> Corpus:
    """Read every article of a folder, with its card where the folder has cards.

    Parameters
    ----------
    tick : callable
        Called after each file, for a progress bar.

    Raises
    ------
    CorpusError
        If the folder or its ``articles.csv`` as a whole cannot be used; a single bad file or card is a row of the log.
    """
    whole = Corpus()
    for part in read_parts(folder, tick):
        whole.documents += part.documents
        whole.log += part.log
    return whole


def read_parts(folder: Path, tick: Callable[[], None] = lambda: None, size: int = 1000) -> Iterator[Corpus]:
    """A corpus as `read_corpus` reads it, part by part: so many documents at a time, with their rows of the log."""
    reads.note("corpus")
    files = list_files(folder)
    reading = _Reading(folder, read_cards(folder))
    for path in files:
        for _ in reading.read_file(path):
            if len(reading.corpus.documents) >= size:
                yield reading.part()
        tick()
    reading.log_cards_without_file({path.relative_to(folder).as_posix() for path in files})
    yield reading.part()


class _Reading:
    """A reading under way: what was met so far, to tell duplicates and give unique identifiers."""

    def __init__(self, folder: Path, cards: list[Card] | None):
        self.folder = folder
        self.has_cards = cards is not None
        # Of two cards of one file the first counts.
        self.cards = {card.file or CARDS: card for card in reversed(cards or [])}
        self.twice = twice(cards or [])
        self.corpus = Corpus()
        self.log_count = 0
        self.texts: dict[bytes, str] = {}  # a digest of the text -> what had it first
        self.ids = set(TAKEN)  # in small letters

    def part(self) -> Corpus:
        """What was read since the last part."""
        found, self.corpus = self.corpus, Corpus()
        return found

    def read_file(self, path: Path) -> Iterator[None]:
        """Read a file, stopping after each of its records."""
        source = _Source(path, path.relative_to(self.folder).as_posix())
        source.card = self.cards.get(source.name)
        before = self.log_count
        try:
            source.check(self.folder)
            for record in read_records(path):
                self._take(source, record)
                yield
            if self.log_count == before:
                raise Refused("empty", "The file holds no article.")
        except Refused as refused:
            self._log(source, None, refused, source.byte_count)
        except OSError as broken:
            reason = f"The file cannot be read ({broken.strerror}). Look whether it is there and you may read it."
            self._log(source, None, Refused("unreadable", reason))

    def _take(self, source: "_Source", record: Record | tuple[str, Refused]) -> None:
        if not isinstance(record, Record):
            self._log(source, source.unique(record[0]), record[1])
            return
        row = record.record and source.unique(record.record)
        if row is None and sha256_of(source.path) != source.sha256:
            raise Refused("unreadable", "The file changed while it was read. Build again when it is finished.")
        same = self._seen(record.text, source.shown if row is None else f"{source.shown}, record {row}")
        if same:
            reason = f"The text is the same as that of '{same}'. Keep one of them."
            self._log(source, row, Refused("duplicate", reason), record.byte_count)
            return
        digest = source.sha256 if row is None else hashlib.sha256(record.text.encode()).hexdigest()
        document_id = self._identifier(source, row)
        self.corpus.documents.append(_document(document_id, source, row, digest, record))
        reservation = self._reservation(source)
        self._log(source, row, reservation, record.byte_count, document_id, record.encoding)

    def _seen(self, text: str, name: str) -> str | None:
        """What had this text already, white space and case apart."""
        key = hashlib.sha256(" ".join(text.casefold().split()).encode()).digest()
        if key in self.texts:
            return self.texts[key]
        self.texts[key] = name
        return None

    def _reservation(self, source: "_Source") -> Refused | None:
        card = source.card
        if not self.has_cards:
            return None
        if card is None:
            command = add_command(source.shown)
            return Refused("file_without_card", f"'{source.shown}' has no card. Make one with: {command}")
        if card.sha256 != source.sha256:
            reason = differing(card, source.sha256, add_command(card.file))
            return Refused("hash_mismatch", f"Card in line {card.line}: {reason}")
        problems = problems_of(card)
        if card.file in self.twice:
            problems.append(f"the file has cards in lines {', '.join(map(str, self.twice[card.file]))}. Keep one.")
        return Refused("bad_card", f"Card in line {card.line}: {' '.join(problems)}") if problems else None

    def _identifier(self, source: "_Source", record: str | None) -> str:
        """A unique identifier that is safe as a file name and in an address."""
        stem = Path(source.shown).stem
        wanted = stem if record is None else f"{stem}-{record}"
        safe = re.sub(r"[^A-Za-z0-9_-]+", "-", wanted).strip("-_")[:60] or "text"
        told = f"{source.shown}|{record}"
        while not SAFE_ID.fullmatch(wanted) or wanted.lower() in self.ids:
            wanted = f"{safe}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"
            told += "|"  # another article may be called like that, too
        self.ids.add(wanted.lower())
        return wanted

    def _log(self, source, record, why: Refused | None, size=None, document_id=None, encoding=None) -> None:
        self.log_count += 1
        outcome = "read" if why is None else "noted" if document_id else "refused"
        self.corpus.log.append(
            {
                "file": source.shown,
                "record": record,
                "outcome": outcome,
                "reason_code": why and why.code,
                "reason": why and visible(str(why)),
                "document_id": document_id,
                "byte_count": size,
                "encoding": encoding,
            }
        )

    def log_cards_without_file(self, names: set[str]) -> None:
        for name in sorted(set(self.cards) - names):
            line = self.cards[name].line
            reason = (
                f"Card in line {line}: '{self.cards[name].file}' is not there. Restore the text, or take its card out."
            )
            self._log(_Source(self.folder / CARDS, name), None, Refused("card_without_file", reason))


class _Source:
    """A file under way: its name below the corpus folder, its card, its size and the records met in it."""

    def __init__(self, path: Path, name: str):
        self.path = path
        self.name = name
        self.shown = shown(name)
        self.card: Card | None = None
        self.byte_count: int | None = None
        self.records: Counter[str] = Counter()

    def check(self, folder: Path) -> None:
        self.byte_count = check_file(self.path, folder)
        if self.byte_count <= MAX_BYTES:  # one article, whose text and hash must be of the same moment
            _ = self.sha256

    @cached_property
    def sha256(self) -> str:
        return sha256_of(self.path)

    def unique(self, record: str) -> str:
        """An identifier, as it is shown, that no other record of the file has: one that is there gets its count behind."""
        record = shown(record)
        self.records[record] += 1
        while self.records[record] > 1:
            record = f"{record} ({self.records[record]})"
            self.records[record] += 1
        return record


def shown(name: str) -> str:
    """A name that every file and terminal can hold; names on disk may have line ends or be in no encoding at all.

    Two names are never shown alike, so a backslash is written twice.

    >>> print(shown("desa-\\udce9.txt"))
    desa-\\udce9.txt
    """
    return visible(name.replace("\\", r"\\"))


def _document(document_id: str, source: _Source, row: str | None, digest: str, record: Record) -> dict:
    fields, card = record.fields, source.card
    published = (card and card.published) or fields.get("card_date", "")[:10]
    return {
        "document_id": document_id,
        "file": source.shown,
        "record": row,
        "sha256": digest,
        "kind": card.kind if card and card.kind == "brief" else "original",
        "title": fields.get("title"),
        "outlet": (card and card.outlet) or fields.get("outlet"),
        "url": (card and card.url) or fields.get("url"),
        "licence": card and card.licence,
        "note": card and card.note,
        "retrieved_date": iso_day(card and card.retrieved),
        "card_date": iso_day(published),
        "card_year": iso_year(published),
        "text": record.text,
    }
