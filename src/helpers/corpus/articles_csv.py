"""The file of the cards, ``articles.csv``: a row a text, saying where it came from."""

import csv
import datetime
import io
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path, PurePosixPath

from helpers import paths
from helpers.errors import CorpusError, listed
from helpers.spreadsheets import UnixLines, begins_formula

CARDS = "articles.csv"
MOST = 1_000_000_000  # bytes of the cards, which are all held at once
KINDS = ("brief", "original")
SHA256 = re.compile(r"[0-9a-f]{64}")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
YEARS = range(1990, 2101)  # those that the tables have


@dataclass(frozen=True)
class Card:
    """What is known of a text; all values are text, empty where unknown.

    ``published`` is an ISO day, or a month or year where no more is known, ``retrieved`` an ISO day; ``licence`` is empty where all rights are reserved; ``own`` are
    columns of ``articles.csv`` beyond these, kept as they are.
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
    own: dict[str, str] = field(default_factory=dict, compare=False)


COLUMNS = [f.name for f in fields(Card) if f.name not in ("line", "own")]


def read_cards(folder: Path) -> list[Card] | None:
    """The cards of a corpus, or None where it has none.

    Raises
    ------
    CorpusError
        If ``articles.csv`` is no CSV in UTF-8 with the expected columns, or a row has more cells than columns.
    """
    path = folder / CARDS
    if not path.exists():
        return None
    if not path.is_file() or path.stat().st_size > MOST:
        raise CorpusError(f"{path} cannot be read. Expected a CSV in UTF-8, a regular file of at most {MOST:,} bytes.")
    try:
        rows = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
        _check_header(path, rows.fieldnames or [])
        met = [(rows.line_num, row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as broken:
        raise CorpusError(f"{path} cannot be read ({broken}). Expected a CSV in UTF-8.") from None
    surplus = [f"line {n}: '{row[None][0]}' and what follows has no column." for n, row in met if None in row]
    if surplus:
        raise CorpusError(listed(surplus, f"{path} cannot be used:", 'Put cells that hold a comma into "quotes".'))
    return [_card(line, row) for line, row in met]


def _check_header(path: Path, names: list[str]) -> None:
    missing = [name for name in COLUMNS if name not in names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if missing or twice:
        met = f"no column {', '.join(missing)}" if missing else f"more than one column {', '.join(twice)}"
        raise CorpusError(
            f"{path}, line 1: {met}. Expected: {','.join(COLUMNS)}. A file of articles needs another name than {CARDS}."
        )


def _card(line: int, row: dict[str, str | None]) -> Card:
    cells = {name: (value or "").strip() for name, value in row.items()}
    values = {name: cells.pop(name) for name in COLUMNS}
    return Card(**values | {"sha256": values["sha256"].lower()}, line=line, own=cells)


def write_cards(folder: Path, cards: Iterable[Card]) -> None:
    """Write ``articles.csv``, sorted by file, whole or not at all."""
    paths.write_text_whole(folder / CARDS, to_csv(cards))


def to_csv(cards: Iterable[Card]) -> str:
    """Cards as the text of ``articles.csv``."""
    in_order = sorted(cards, key=lambda card: card.file)
    own = list(dict.fromkeys(name for card in in_order for name in card.own))
    text = UnixLines()
    writer = csv.DictWriter(text, [*COLUMNS, *own], lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(asdict(card) | card.own for card in in_order)
    return text.getvalue()


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
    span = f"from {YEARS[0]} to {YEARS[-1]}"
    if card.published and iso_year(card.published) is None:
        problems.append(
            f"published '{card.published}' is no day, month or year such as 2024-06-30, 2024-06 or 2024, {span}."
        )
    if card.retrieved and iso_day(card.retrieved) is None:
        problems.append(f"retrieved '{card.retrieved}' is no day of the form 2024-06-30, {span}.")
    if card.url and not ADDRESS.fullmatch(card.url):
        problems.append(f"url '{card.url[:80]}' is no address such as https://example.org/article.")
    for name in ("file", "outlet", "licence", "note"):
        if begins_formula(value := getattr(card, name)):
            problems.append(f"{name} '{value[:40]}' begins like a formula of a spreadsheet. Begin it with a letter.")
    return problems


def iso_day(value: str | None) -> datetime.date | None:
    """A day from its ISO form, or None; also None for a day before or after all articles.

    >>> iso_day("2024-06-30"), iso_day("30/6/2024"), iso_day("0204-06-30")
    (datetime.date(2024, 6, 30), None, None)
    """
    try:
        day = datetime.date.fromisoformat(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value or "") else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def iso_year(value: str | None) -> int | None:
    """The year of a day, a month or a year in ISO form, or None; also None outside the years of articles.

    >>> iso_year("2024-06-30"), iso_year("2024-06"), iso_year("2024"), iso_year("Juni 2024")
    (2024, 2024, 2024, None)
    """
    if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", value or ""):
        year = int(value[:4])
        return year if year in YEARS else None
    day = iso_day(value)
    return day and day.year
