"""A folder of files to documents and a reading log: every file, card and record leaves a row, and one bad article
never stops the others.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from helpers.corpus.cards import CARDS, Card, iso_day, problems_of, read_cards, sha256_of
from helpers.corpus.decoding import Refused
from helpers.corpus.readers import Record, read_records
from helpers.errors import CorpusError

SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass
class Corpus:
    """What was read: ``documents`` (rows of `documents`, without what coding adds) and ``log`` (rows of `reading_log`)."""

    documents: list[dict] = field(default_factory=list)
    log: list[dict] = field(default_factory=list)


def list_files(folder: Path) -> list[Path]:
    """The files of a corpus in the order of their names; hidden ones and the cards themselves left out.

    Raises
    ------
    CorpusError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder} is no folder. Expected a folder of articles, such as data/raw.")
    files = [path for path in folder.rglob("*") if not path.is_dir() and path != folder / CARDS]
    shown = [path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    return sorted(shown, key=lambda path: path.relative_to(folder).as_posix())


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
    files = list_files(folder)
    cards = read_cards(folder)
    reading = _Reading(folder, None if cards is None else {card.file: card for card in cards})
    for path in files:
        reading.read_file(path)
        tick()
    reading.log_cards_without_file({path.relative_to(folder).as_posix() for path in files})
    return reading.corpus


class _Reading:
    """A reading under way: what was met so far, to tell duplicates and give unique identifiers."""

    def __init__(self, folder: Path, cards: dict[str, Card] | None):
        self.folder = folder
        self.cards = cards
        self.corpus = Corpus()
        self.texts: dict[str, str] = {}
        self.ids: set[str] = set()

    def read_file(self, path: Path) -> None:
        name = path.relative_to(self.folder).as_posix()
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise Refused("unreadable", "It is no regular file.")
            for record in read_records(path):
                self._take(name, path, record)
            if name not in {row["file"] for row in self.corpus.log[-1:]}:
                raise Refused("empty", "The file holds no article.")
        except Refused as refused:
            self._log(name, None, refused, size)
        except OSError as broken:
            reason = f"The file cannot be read ({broken.strerror}). Check its permissions."
            self._log(name, None, Refused("unreadable", reason), 0)

    def _take(self, name: str, path: Path, record: Record | tuple[str, Refused]) -> None:
        if not isinstance(record, Record):
            self._log(name, record[0], record[1], 0)
            return
        same = self._seen(record.text, name, record.record)
        if same:
            reason = f"The text is the same as that of '{same}'. Keep one of them."
            self._log(name, record.record, Refused("duplicate", reason), record.byte_count)
            return
        digest = sha256_of(path.read_bytes() if record.record is None else record.text.encode())
        card = (self.cards or {}).get(name)
        document_id = self._identifier(name, record.record)
        self.corpus.documents.append(_document(document_id, name, digest, record, card))
        reservation = self._reservation(name, digest, record, card)
        self._log(name, record.record, reservation, record.byte_count, document_id, record.encoding)

    def _seen(self, text: str, name: str, record: str | None) -> str | None:
        """The file that had this text already, white space and case apart."""
        key = hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()
        first = self.texts.get(key)
        self.texts.setdefault(key, name if record is None else f"{name}, record {record}")
        return first

    def _reservation(self, name: str, digest: str, record: Record, card: Card | None) -> Refused | None:
        if self.cards is None:
            return None
        if card is None:
            return Refused("file_without_card", f"'{name}' has no card. Make one with: jangkau add {name}")
        if record.record is None and card.sha256 != digest:
            reason = (
                f"The file has sha256 {digest[:8]}…, its card (line {card.line}) says {card.sha256[:8]}…. "
                "Restore the text, or make a new card with: jangkau add"
            )
            return Refused("hash_mismatch", reason)
        problems = problems_of(card)
        return Refused("bad_card", f"Card in line {card.line}: {' '.join(problems)}") if problems else None

    def _identifier(self, name: str, record: str | None) -> str:
        """A unique identifier that is safe as a file name and in an address."""
        wanted = Path(name).stem if record is None else f"{Path(name).stem}-{record}"
        if not SAFE_ID.fullmatch(wanted) or wanted.lower() in self.ids:
            stem = re.sub(r"[^A-Za-z0-9_-]+", "-", wanted).strip("-_")[:60]
            wanted = f"{stem or 'text'}-{hashlib.sha256(f'{name}|{record}'.encode()).hexdigest()[:8]}"
        self.ids.add(wanted.lower())
        return wanted

    def _log(self, name, record, why: Refused | None, size, document_id=None, encoding=None) -> None:
        outcome = "read" if why is None else "noted" if document_id else "refused"
        self.corpus.log.append(
            {
                "file": name,
                "record": record,
                "outcome": outcome,
                "reason_code": why and why.code,
                "reason": why and str(why),
                "document_id": document_id,
                "byte_count": size,
                "encoding": encoding,
            }
        )

    def log_cards_without_file(self, names: set[str]) -> None:
        for name in sorted(set(self.cards or {}) - names):
            reason = f"Card in line {self.cards[name].line}: '{name}' is not there. Restore the text, or take its card out."
            self._log(name or CARDS, None, Refused("card_without_file", reason), 0)


def _document(document_id: str, name: str, digest: str, record: Record, card: Card | None) -> dict:
    fields = record.fields
    return {
        "document_id": document_id,
        "file": name,
        "record": record.record,
        "sha256": digest,
        "kind": card.kind if card and card.kind == "brief" else "original",
        "title": fields.get("title"),
        "outlet": (card and card.outlet) or fields.get("outlet"),
        "url": (card and card.url) or fields.get("url"),
        "licence": card and card.licence,
        "note": card and card.note,
        "retrieved_date": iso_day(card and card.retrieved),
        "card_date": iso_day((card and card.published) or fields.get("card_date", "")[:10]),
        "text": record.text,
    }
