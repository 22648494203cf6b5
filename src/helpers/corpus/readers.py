"""A reader for each kind of file; those of files with an article a row are in `helpers.corpus.rows`.

A reader yields `Record`s, and `Refused` (not raised) for each record that cannot be read, so that the rest of a file
goes on; it raises `Refused` where the whole file cannot be read.
"""

import io
import logging
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.corpus.decoding import Refused, check_size, decode, unix_lines, without_debris
from helpers.corpus.rows import Record, one_line, read_csv, read_jsonl, read_parquet

UNPACKED_LIMIT = 200_000_000  # bytes that a DOCX may unpack to
CLOSERS = (".", "!", "?", '"', "”")

# These libraries report every flaw of a file on the error output, which is the reading log's part here. A handler of
# their own keeps them quiet unless the user sets up logging.
for _noisy in ("pypdf", "trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_noisy).addHandler(logging.NullHandler())


def read_records(path: Path) -> Iterator[Record | tuple[str, Refused]]:
    """The articles of a file, by the reader of its ending; a bad record comes as (record, Refused)."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        reason = f"No reader for '{path.suffix or path.name}'. Give the article as one of: {known}."
        raise Refused("unsupported", reason)
    yield from reader(path)


def _bytes(path: Path) -> bytes:
    check_size(path.stat().st_size)
    data = path.read_bytes()
    if not data.strip():
        raise Refused("empty", "The file is empty. Put the article's text into it, or take it away.")
    return data


@contextmanager
def _parsing(kind: str) -> Iterator[None]:
    """Whatever a library raises or warns of a file, that file cannot be read and the others can."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Refused:
        raise
    except Exception as broken:  # KeyError, BadZipFile, RecursionError, XML errors …
        reason = f"The {kind} cannot be read ({type(broken).__name__}). Save its text as .txt."
        raise Refused("unreadable", reason) from None


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
    with _parsing("web page"):
        page = trafilatura.bare_extraction(
            text,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # An extensive search makes 1 January out of the year of a copyright line.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if page is None or not (page.text or "").strip():
        raise Refused("no_text", "No main text was found in the web page. Save the article's text as .txt instead.")
    found = {"title": page.title, "url": page.url, "outlet": page.sitename, "card_date": page.date}
    fields = {name: one_line(value) for name, value in found.items() if value}
    title, body = fields.get("title", ""), without_debris(page.text).strip()
    whole = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    yield Record(whole, encoding, len(data), fields=fields)


def read_pdf(path: Path) -> Iterator[Record]:
    """A PDF: the text of its pages, lines joined to paragraphs."""
    from pypdf import PdfReader

    data = _bytes(path)
    with _parsing("PDF"):
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise Refused("unreadable", "The PDF is locked with a password. Save its text as .txt.")
        text = "\n".join(page.extract_text() for page in document.pages)
    yield Record(_found(joined_lines(unix_lines(text)), "PDF"), "pdf", len(data))


def read_docx(path: Path) -> Iterator[Record]:
    """A Word document: its paragraphs and rows of tables in their order, an empty line between."""
    from docx import Document

    data = _bytes(path)
    with _parsing("DOCX"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_unpacked(sum(info.file_size for info in archive.infolist()))
        text = "\n\n".join(_blocks(Document(io.BytesIO(data))))
    yield Record(_found(text, "DOCX"), "docx", len(data))


def check_unpacked(byte_count: int) -> None:
    """Refuse an archive that unpacks to far more than a document has."""
    if byte_count > UNPACKED_LIMIT:
        raise Refused("too_large", f"The DOCX unpacks to {byte_count:,} bytes; at most {UNPACKED_LIMIT:,} are read.")


def _blocks(part) -> Iterator[str]:
    """Paragraphs of a document or cell; a row of a table is one, unless a cell holds several (a page laid out so)."""
    for block in part.iter_inner_content():
        if not hasattr(block, "rows"):
            yield from filter(None, [block.text.strip()])
            continue
        for row in block.rows:
            # A merged cell comes once for each column that it spans.
            cells = [list(_blocks(cell)) for cell in {cell._tc: cell for cell in row.cells}.values()]
            several = any(len(cell) > 1 for cell in cells)
            texts = [text for cell in cells for text in cell]
            yield from texts if several else filter(None, ["\t".join(texts)])


def _found(text: str, kind: str) -> str:
    text = without_debris(text)
    if not text.strip():
        raise Refused("no_text", f"The {kind} holds no text (a scan?). Save the article's text as .txt instead.")
    return text


def joined_lines(text: str) -> str:
    """Lines of a printed page joined to paragraphs: a line that ends a sentence and is followed by a capital ends one.

    >>> joined_lines("Para pekerja\\nrentan.\\nBupati hadir.")
    'Para pekerja rentan.\\n\\nBupati hadir.'
    """
    paragraphs, current = [], []
    for line in (line.strip() for line in text.split("\n")):
        if not line or (current and current[-1].endswith(CLOSERS) and not line[0].islower()):
            paragraphs.append(current)
            current = []
        if line:
            current.append(line)
    return "\n\n".join(_unbroken(lines) for lines in [*paragraphs, current] if lines)


def _unbroken(lines: list[str]) -> str:
    """Lines as one; "ketenaga-" and "kerjaan" are one word, "orang-" and "orang" keep their hyphen.

    >>> _unbroken(["Jaminan ketenaga-", "kerjaan bagi orang-", "orang tua"])
    'Jaminan ketenagakerjaan bagi orang-orang tua'
    """
    text = re.sub(r"\b(\w{2,40})-\n(?=\1)", r"\1-", "\n".join(lines))
    return re.sub(r"([a-z])-\n(?=[a-z])", r"\1", text).replace("\n", " ")


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
