"""A reader for each kind of file: what articles it holds, one `Record` each.

A reader yields `Record`s, and `Refused` (not raised) for each record that cannot be read, so that the rest of a file
goes on; it raises `Refused` where the whole file cannot be read.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers.corpus.decoding import Refused, check_size, decode, unix_lines

TEXT_NAMES = ("text", "body", "content", "isi", "teks", "article")
ID_NAMES = ("id", "doc", "document_id", "doc_id")
FIELD_NAMES = {
    "title": ("title", "headline", "judul"),
    "url": ("url", "link", "address"),
    "outlet": ("outlet", "source", "media", "publisher"),
    "card_date": ("published", "date", "tanggal"),
}
UNPACKED_LIMIT = 200_000_000  # bytes that a DOCX may unpack to
LOSSY_SUFFIXES = (".pdf", ".docx", ".html", ".htm")


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


def read_records(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """The articles of a file, by the reader of its ending; a bad record comes as (record, Refused)."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise Refused("unsupported", f"No reader for '{path.suffix or path.name}'. Give the article as one of: {known}.")
    yield from reader(path)


def _bytes(path: Path) -> bytes:
    check_size(path.stat().st_size)
    return path.read_bytes()


def read_text(path: Path) -> Iterator[Record]:
    """A plain text or Markdown file: one article, kept as it is."""
    data = _bytes(path)
    text, encoding = decode(data)
    yield Record(text, encoding, len(data))


def read_html(path: Path) -> Iterator[Record]:
    """A saved web page: its headline and main text, by trafilatura."""
    import trafilatura  # takes a second to import, and few corpora have web pages

    data = _bytes(path)
    text, encoding = decode(data)
    page = trafilatura.bare_extraction(text, include_comments=False, include_tables=False, with_metadata=True)
    if page is None or not (page.text or "").strip():
        raise Refused("no_text", "No main text was found in the web page. Save the article's text as .txt instead.")
    title = (page.title or "").strip()
    body = page.text.strip()
    whole = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    fields = {"title": title, "url": page.url or "", "outlet": page.sitename or "", "card_date": page.date or ""}
    yield Record(unix_lines(whole), encoding, len(data), fields={k: v for k, v in fields.items() if v})


def read_pdf(path: Path) -> Iterator[Record]:
    """A PDF: the text of its pages, lines joined to paragraphs."""
    from pypdf import PdfReader

    data = _bytes(path)
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except Exception as broken:  # pypdf raises many kinds; whatever it is, this file cannot be read
        raise Refused("unreadable", f"The PDF cannot be read ({type(broken).__name__}). Save its text as .txt.") from None
    yield Record(_found("\n".join(pages), "PDF"), "pdf", len(data))


def read_docx(path: Path) -> Iterator[Record]:
    """A Word document: its paragraphs, an empty line between."""
    from docx import Document

    data = _bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_unpacked(sum(info.file_size for info in archive.infolist()))
        paragraphs = [p.text for p in Document(io.BytesIO(data)).paragraphs]
    except Refused:
        raise
    except Exception as broken:  # python-docx raises KeyError, BadZipFile, XML errors …
        raise Refused("unreadable", f"The DOCX cannot be read ({type(broken).__name__}). Save its text as .txt.") from None
    text = "\n\n".join(p.strip() for p in paragraphs if p.strip())
    yield Record(_found(text, "DOCX", join=False), "docx", len(data))


def check_unpacked(byte_count: int) -> None:
    """Refuse an archive that unpacks to far more than a document has."""
    if byte_count > UNPACKED_LIMIT:
        raise Refused("too_large", f"The DOCX unpacks to {byte_count:,} bytes; at most {UNPACKED_LIMIT:,} are read.")


def _found(text: str, kind: str, join: bool = True) -> str:
    text = joined_lines(unix_lines(text)) if join else text
    text = text.replace("\x00", "")
    if not text.strip():
        raise Refused("no_text", f"The {kind} holds no text (a scan?). Save the article's text as .txt instead.")
    return text


def joined_lines(text: str) -> str:
    """Lines of a printed page joined to paragraphs: a line that ends a sentence and is followed by a capital ends one.

    >>> joined_lines("Para pekerja\\nrentan.\\nBupati hadir.")
    'Para pekerja rentan.\\n\\nBupati hadir.'
    """
    paragraphs, current = [], ""
    for line in (line.strip() for line in text.split("\n")):
        if not line or (current.endswith((".", "!", "?", '"', "”")) and not line[0].islower()):
            paragraphs.append(current)
            current = line
        else:
            current = f"{current} {line}".strip()
    return "\n\n".join(p for p in [*paragraphs, current] if p)


def read_jsonl(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """JSON Lines: an object an article, its text under ``text`` (or body, content, isi)."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(line, number, _json_row)


def _json_row(line: bytes) -> dict:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as broken:
        raise Refused("unreadable", f"The line is not JSON ({broken}). Expected one object a line.") from None
    if not isinstance(row, dict):
        raise Refused("unreadable", f"The line holds a {type(row).__name__}; expected an object such as {{\"text\": …}}.")
    return row


def read_csv(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """CSV with a header: a row an article."""
    data = path.read_bytes()
    if not data.strip():
        raise Refused("empty", "The file is empty. Put the articles into it, or take it away.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(data).text
    csv.field_size_limit(50_000_000)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error as broken:
        raise Refused("unreadable", f"The CSV cannot be read ({broken}).") from None
    for number, row in enumerate(rows, 1):
        yield _record(row, number, dict)


def read_parquet(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """Parquet: a row an article."""
    import pyarrow.parquet as pq

    try:
        batches = pq.ParquetFile(path).iter_batches(batch_size=256)
        number = 0
        for batch in batches:
            for row in batch.to_pylist():
                number += 1
                yield _record(row, number, dict)
    except (OSError, ValueError) as broken:
        raise Refused("unreadable", f"The Parquet file cannot be read ({str(broken)[:120]}).") from None


def _record(raw, number: int, to_row) -> Record | tuple[str, Refused]:
    try:
        row = {str(k).strip().lower(): v for k, v in to_row(raw).items() if k is not None}
        text = _first(row, TEXT_NAMES)
        if text is None:
            raise Refused("no_text", f"The row has no text; expected a column named one of: {', '.join(TEXT_NAMES)}.")
        data = text.encode("utf-8", "replace")
        text, encoding = decode(data)
    except Refused as refused:
        return str(number), refused
    fields = {name: value for name, names in FIELD_NAMES.items() if (value := _first(row, names))}
    return Record(text, encoding, len(data), _first(row, ID_NAMES) or str(number), fields)


def _first(row: dict, names: tuple[str, ...]) -> str | None:
    return next((str(row[name]) for name in names if row.get(name) is not None and str(row[name]).strip()), None)


READERS = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
