"""Cards: where each text of a corpus came from, one row of ``articles.csv`` each.

A raw file never travels without its card. ``check_cards`` names every problem at once; ``add_files`` makes new ones.
"""

import csv
import datetime
import hashlib
import io
import re
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath

from helpers import paths
from helpers.errors import CorpusError, listed

CARDS = "articles.csv"
KINDS = ("brief", "original")
SHA256 = re.compile(r"[0-9a-f]{64}")
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()-]*")


@dataclass(frozen=True)
class Card:
    """What is known of a text; all values are text, empty where unknown.

    ``published`` and ``retrieved`` are ISO days; ``licence`` is empty where all rights are reserved.
    """

    file: str
    sha256: str
    kind: str
    outlet: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    licence: str = ""
    note: str = ""
    line: int = 0


COLUMNS = [f.name for f in fields(Card) if f.name != "line"]


def sha256_of(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_cards(folder: Path) -> list[Card] | None:
    """The cards of a corpus, or None where it has none.

    Raises
    ------
    CorpusError
        If ``articles.csv`` is no CSV in UTF-8 with the expected columns.
    """
    path = folder / CARDS
    if not path.is_file():
        return None
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or [])]
        if missing:
            raise CorpusError(f"{path}, line 1: no column {', '.join(missing)}. Expected: {','.join(COLUMNS)}.")
        return [Card(**{c: (row[c] or "").strip() for c in COLUMNS}, line=rows.line_num) for row in rows]
    except (UnicodeDecodeError, csv.Error) as broken:
        raise CorpusError(f"{path} cannot be read ({broken}). Expected a CSV in UTF-8.") from None


def write_cards(folder: Path, cards: Iterable[Card]) -> None:
    """Write ``articles.csv``, sorted by file, whole or not at all."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(asdict(card) for card in sorted(cards, key=lambda card: card.file))
    paths.write_text_whole(folder / CARDS, text.getvalue())


def problems_of(card: Card) -> list[str]:
    """What is wrong with a card in itself."""
    problems = []
    path = PurePosixPath(card.file)
    if not card.file or path.is_absolute() or ".." in path.parts:
        problems.append(f"file '{card.file}' is no path below the corpus folder.")
    if not SHA256.fullmatch(card.sha256):
        problems.append(f"sha256 '{card.sha256[:70]}' is not 64 hexadecimal digits.")
    if card.kind not in KINDS:
        problems.append(f"kind '{card.kind}' is not one of: {', '.join(KINDS)}.")
    for name in ("published", "retrieved"):
        value = getattr(card, name)
        if value and iso_day(value) is None:
            problems.append(f"{name} '{value}' is no day of the form 2024-06-30.")
    if card.url and not card.url.startswith(("https://", "http://")):
        problems.append(f"url '{card.url[:80]}' does not start with https:// or http://.")
    return problems


def iso_day(value: str | None) -> datetime.date | None:
    """A day from its ISO form, or None.

    >>> iso_day("2024-06-30"), iso_day("30/6/2024")
    (datetime.date(2024, 6, 30), None)
    """
    try:
        return datetime.date.fromisoformat(value) if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    except ValueError:
        return None


def check_cards(folder: Path, files: Iterable[Path]) -> list[str]:
    """Every disagreement between cards and files, as sentences with file and line; empty if all is well."""
    cards = read_cards(folder)
    if cards is None:
        return [f"{folder} has no {CARDS}. Make the cards with: jangkau add FILE…"]
    names = {path.relative_to(folder).as_posix() for path in files}
    problems, seen = [], {}
    for card in cards:
        where = f"{folder / CARDS}, line {card.line}:"
        problems += [f"{where} {problem}" for problem in problems_of(card)]
        if card.file in seen:
            problems.append(f"{where} '{card.file}' has a card already, in line {seen[card.file]}. Keep one of them.")
        seen.setdefault(card.file, card.line)
        problems += [f"{where} {problem}" for problem in _against_file(folder, card, names)]
    problems += [
        f"{folder / name}: the file has no card. Make one with: jangkau add {name}"
        for name in sorted(names - set(seen))
    ]
    return problems


def _against_file(folder: Path, card: Card, names: set[str]) -> list[str]:
    if card.file not in names:
        return [f"'{card.file}' is not there. Restore the text, or take its card out."]
    met = sha256_of((folder / card.file).read_bytes())
    if met == card.sha256:
        return []
    return [
        f"'{card.file}' has sha256 {met[:8]}…, its card says {card.sha256[:8]}…. "
        "Restore the text, or make a new card with: jangkau add"
    ]


def add_files(folder: Path, files: list[Path], **values: str) -> list[Card]:
    """Take files into a corpus: copy each that is not there yet, and make or renew its card.

    Parameters
    ----------
    values : str
        Columns of the new cards (kind, outlet, url, published, retrieved, licence, note).

    Raises
    ------
    CorpusError
        If a file does not exist, has no safe name, would overwrite another text, or a value is wrong; then nothing
        is added.
    """
    cards = {card.file: card for card in read_cards(folder) or []}
    new, problems = {}, []
    for file in files:
        name, refused = _name_in(folder, file)
        if refused:
            problems.append(refused)
            continue
        card = Card(file=name, sha256=sha256_of(file.read_bytes()), **_card_values(cards.get(name), values))
        problems += [f"{file}: {problem}" for problem in problems_of(card)]
        new[name] = (file, card)
    if problems:
        raise CorpusError(listed(problems, "Nothing was added:"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (file, _) in new.items():
        if file.resolve() != (folder / name).resolve():
            with paths.whole(folder / name) as temporary:
                shutil.copyfile(file, temporary)
    write_cards(folder, (cards | {name: card for name, (_, card) in new.items()}).values())
    return [card for _, card in new.values()]


def _card_values(old: Card | None, values: dict[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in asdict(old).items() if k not in ("file", "sha256", "line")} if old else {}
    return {"kind": "original"} | kept | {k: v for k, v in values.items() if v}


def _name_in(folder: Path, file: Path) -> tuple[str, str | None]:
    """The name that a file has or gets below the corpus folder, or why it cannot be taken."""
    if not file.is_file():
        return "", f"{file}: there is no such file."
    if file.resolve().is_relative_to(folder.resolve()):
        return file.resolve().relative_to(folder.resolve()).as_posix(), None
    if not SAFE_NAME.fullmatch(file.name) or file.name == CARDS:
        return "", f"{file}: the name must be letters, digits, spaces and ._()- only, and not {CARDS}. Rename it."
    there = folder / file.name
    if there.exists() and there.read_bytes() != file.read_bytes():
        return "", f"{file}: another text named '{file.name}' is in {folder}. Rename one of them."
    return file.name, None
