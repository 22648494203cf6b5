"""Readers of files with an article a row: JSON Lines, CSV, Parquet; each row is read for itself.

Rows come one after the other, so a file may be as large as the disk; a single row is bounded like a file.
"""

import codecs
import csv
import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TextIO

from helpers.corpus import decoding
from helpers.corpus.decoding import Refused, check_size, decode, without_debris

ENDINGS = (".jsonl", ".csv", ".parquet")  # of files that are read whatever their size
TEXT_NAMES = ("text", "body", "content", "isi", "teks", "article")
ID_NAMES = ("id", "doc", "document_id", "doc_id")
FIELD_NAMES = {
    "title": ("title", "headline", "judul"),
    "url": ("url", "link", "address"),
    "outlet": ("outlet", "source", "media", "publisher"),
    "card_date": ("published", "date", "tanggal"),
}
KNOWN_NAMES = {*TEXT_NAMES, *ID_NAMES, *(name for names in FIELD_NAMES.values() for name in names)}
FIELD_LIMIT = 1000  # characters of a title, address or identifier
CHUNK = 1_000_000
HELD = 64_000_000  # bytes of rows of a Parquet file in memory
UNPACKED_TIMES = 10  # so much larger than their file, or than HELD, the texts of a Parquet file may be


@dataclass(frozen=True)
class Record:
    """One article in a file.

    ``record`` is its row (from 1) or identifier where the file holds many, else None; ``fields`` are what the file
    itself says of the article (title, url, outlet, card_date), all text.
    """

    text: str
    encoding: str
    byte_count: int
    record: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


def read_jsonl(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """JSON Lines, plain or packed by gzip: an object an article, its text under ``text`` (or body, content, isi)."""
    with opened(path) as file:
        for number, line, byte_count in _full_lines(file):
            yield _record(number, _json_row, line, byte_count)


def count_lines(path: Path) -> int:
    """How many records `read_jsonl` gives of a file."""
    with opened(path) as file:
        return sum(1 for _ in _full_lines(file))


def opened(path: Path) -> BinaryIO:
    """A file of lines for reading, unpacked on the way where its name ends in .gz."""
    return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")


def _full_lines(file: BinaryIO) -> Iterator[tuple[int, bytes, int]]:
    """Number, beginning and size of each line that holds something."""
    for number, (line, byte_count) in enumerate(_lines(file), 1):
        if byte_count > decoding.MAX_BYTES or line.strip():
            yield number, line, byte_count


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Lines with their sizes; of a line beyond the limit no more than the limit is held."""
    while line := file.readline(decoding.MAX_BYTES + 1):
        byte_count, rest = len(line), line
        while byte_count > decoding.MAX_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(CHUNK)
            byte_count += len(rest)
            if not rest:
                break
        yield line, byte_count


def _json_row(line: bytes, byte_count: int) -> dict:
    check_size(byte_count)
    try:
        row = json.loads(decode(line).text.removeprefix(decoding.MARK))
    except (ValueError, RecursionError) as broken:
        raise Refused("unreadable", f"The line is not JSON ({broken}). Expected one object a line.") from None
    if not isinstance(row, dict):
        met = type(row).__name__
        raise Refused("unreadable", f'The line holds a {met}; expected an object such as {{"text": "…"}}.')
    return row


def read_csv(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """CSV with a header: a row an article. Columns parted by commas, or by semicolons or tabs as Excel may do."""
    if not path.stat().st_size:
        raise Refused("empty", "The file is empty. Put the articles into it, or take it away.")
    with _long_cells(), path.open(encoding=_encoding(path), errors="replace", newline="") as file:
        header = file.readline(CHUNK)
        file.seek(0)
        rows = csv.DictReader(_bounded(file), delimiter=_delimiter(header), strict=True)
        try:
            for number, row in enumerate(rows, 1):
                yield _record(number, dict, row)
        except csv.Error as broken:
            reason = f"The CSV cannot be read after line {rows.line_num} ({broken}). Mend the row there."
            raise Refused("unreadable", reason) from None


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let a cell be as long as an article may be; the limit is one for all readers of CSV, so it is put back."""
    before = csv.field_size_limit(decoding.MAX_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _bounded(file: TextIO) -> Iterator[str]:
    while line := file.readline(decoding.MAX_BYTES + 1):
        check_size(len(line))
        yield line


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _encoding(path: Path) -> str:
    """Encoding of a file of any size: UTF-8 if all of it is, else what its beginning shows."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        beginning = chunk = file.read(CHUNK)
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return decode(beginning).encoding
    return "utf-8-sig"


def read_parquet(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """Parquet: a row an article. Only the columns that say something of an article are read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with path.open("rb") as file:
        try:
            schema = pq.read_schema(file)
            known = [name for name in schema.names if name.strip().lower() in KNOWN_NAMES]
            # A text that many rows share stays one, or a small file would become as many texts at once.
            texts = [name for name in known if schema.field(name).type in (pa.string(), pa.large_string(), pa.binary())]
            table = pq.ParquetFile(file, read_dictionary=texts)
            batches = table.iter_batches(_rows_at_once(table.metadata), columns=known)
            rows = ((batch, n) for batch in batches for n in range(batch.num_rows))
            most, size = UNPACKED_TIMES * max(path.stat().st_size, HELD), 0
            for number, (batch, position) in enumerate(rows, 1):
                yield (record := _record(number, _arrow_row, batch, position))
                size += record.byte_count if isinstance(record, Record) else 0
                if size > most:
                    raise Refused(
                        "too_large", f"After row {number:,} the texts are {size:,} bytes; texts do not pack so."
                    )
        except (pa.ArrowException, OSError) as broken:
            raise Refused("unreadable", f"The Parquet file cannot be read ({str(broken)[:120]}).") from None


def _rows_at_once(metadata) -> int:
    """How many rows of a Parquet file are held at a time: fewer where they are long."""
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    longest = max((group.total_byte_size // max(group.num_rows, 1) for group in groups), default=0)
    return max(1, min(256, HELD // (longest + 1)))


def _arrow_row(batch, position: int) -> dict:
    try:
        return {name: batch.column(name)[position].as_py() for name in batch.schema.names}
    except ValueError as broken:  # text that is no UTF-8, a day beyond the calendar
        raise Refused("unreadable", f"The row cannot be read ({str(broken)[:120]}).") from None


def _record(number: int, read: Callable[..., dict], *given) -> Record | tuple[str, Refused]:
    try:
        row = {str(name).strip().lower(): value for name, value in read(*given).items() if name is not None}
        text, encoding, byte_count = _text(row)
    except Refused as refused:
        return str(number), refused
    fields = {name: value for name, names in FIELD_NAMES.items() if (value := _first(row, names))}
    return Record(text, encoding, byte_count, _first(row, ID_NAMES) or str(number), fields)


def _text(row: dict) -> tuple[str, str, int]:
    for value in (row.get(name) for name in TEXT_NAMES):
        if isinstance(value, str) and value.strip():
            value = value.encode("utf-8", "replace")
        if isinstance(value, bytes) and value.strip():
            return *decode(value), len(value)
    raise Refused("no_text", f"The row has no text; expected a column named one of: {', '.join(TEXT_NAMES)}.")


def _first(row: dict, names: Iterable[str]) -> str | None:
    """The first of some columns that says something: text, number or day; lists and the like say nothing here."""
    for value in (row.get(name) for name in names):
        # NaN, which is not itself, is how pandas writes that there is nothing.
        if value is not None and value == value and not isinstance(value, list | dict | bytes | bool):
            if said := one_line(str(value)):
                return said
    return None


def one_line(text: str) -> str:
    """A field such as a headline in one line, without what no file could keep, and not endless.

    >>> one_line(" Nelayan\\n terlindungi ")
    'Nelayan terlindungi'
    """
    return " ".join(without_debris(text[:FIELD_LIMIT]).split())
