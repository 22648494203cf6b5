"""A reader for each kind of file; those of files with an article a row are in `helpers.corpus.rows`.

A reader yields `Record`s, and `Refused` (not raised) for each record that cannot be read, so that the rest of a file
goes on; it raises `Refused` where the whole file cannot be read.
"""

import io
import itertools
import logging
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.corpus.decoding import Refused, check_size, decode, unix_lines, without_debris
from helpers.corpus.rows import Record, one_line, read_csv, read_jsonl, read_parquet

TAGS_LIMIT = 40_000  # of a web page; that of an article has some thousand, and time grows with their square
UNPACKED_LIMIT = 200_000_000  # bytes that a DOCX may unpack to, its pictures included
XML_LIMIT = 20_000_000  # bytes that the parts of a DOCX that are read may unpack to
NODES_LIMIT = 200_000  # elements in the text of a DOCX
PDF_LIMITS = {  # what pypdf may do for one PDF, or one page of it
    "page_tree_maximum_entries": 3_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 300_000,
    "xform_maximum_invocations_per_extraction": 200,
} | {
    f"{kind}_maximum_output_length": 10_000_000
    for kind in ("zlib", "lzw", "run_length", "brotli", "array_based_stream")
}
OPERATIONS_LIMIT = 200_000  # drawing steps of all pages of a PDF
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
    if (count := text.count("<")) > TAGS_LIMIT:
        raise _too_much("web page", count, "tags", TAGS_LIMIT)
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


def _too_much(kind: str, met: int, what: str, most: int) -> Refused:
    return Refused("too_large", f"The {kind} has {met:,} {what}; at most {most:,} are read. Save its text as .txt.")


def read_pdf(path: Path) -> Iterator[Record]:
    """A PDF: the text of its pages, lines joined to paragraphs."""
    from pypdf import apply_configuration
    from pypdf.errors import LimitReachedError

    data = _bytes(path)
    with _parsing("PDF"), apply_configuration(**PDF_LIMITS):
        try:
            text = "\n".join(_pages(data))
        except LimitReachedError:
            reason = "The PDF unpacks to far more than an article. Save its text as .txt."
            raise Refused("too_large", reason) from None
    yield Record(_found(joined_lines(unix_lines(text)), "PDF"), "pdf", len(data))


def _pages(data: bytes) -> Iterator[str]:
    """The text of each page, as long as they are an article's."""
    from pypdf import PdfReader

    document = PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise Refused("unreadable", "The PDF is locked with a password. Save its text as .txt.")
    step, size = itertools.count(1), 0

    def count(*_) -> None:
        if (done := next(step)) > OPERATIONS_LIMIT:
            raise _too_much("PDF", done, "drawing steps", OPERATIONS_LIMIT)

    for page in document.pages:
        text = page.extract_text(visitor_operand_before=count)
        size += len(text)
        check_size(size)
        yield text


def read_docx(path: Path) -> Iterator[Record]:
    """A Word document: its paragraphs and rows of tables in their order, an empty line between."""
    from docx import Document

    data = _bytes(path)
    with _parsing("DOCX"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
        text = "\n\n".join(_blocks(Document(io.BytesIO(data))))
    yield Record(_found(text, "DOCX"), "docx", len(data))


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that unpacks to far more than a document has, before any of it is built in memory."""
    members = archive.infolist()
    check_unpacked(sum(member.file_size for member in members), UNPACKED_LIMIT)
    parts = [member for member in members if _is_xml(archive, member)]
    check_unpacked(sum(member.file_size for member in parts), XML_LIMIT)
    count = sum(archive.read(member).count(b"<") for member in parts)
    if count > 2 * NODES_LIMIT:  # an element has a beginning and an end
        raise _too_much("DOCX", count // 2, "elements", NODES_LIMIT)


def _is_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part begins like XML in any encoding, whatever its name: what it is taken for follows from another part."""
    with archive.open(member) as part:
        return b"<" in part.read(64)


def check_unpacked(byte_count: int, most: int) -> None:
    """Refuse an archive that unpacks to far more than a document has."""
    if byte_count > most:
        raise Refused("too_large", f"The DOCX unpacks to {byte_count:,} bytes; at most {most:,} are read.")


def _blocks(part) -> Iterator[str]:
    """Paragraphs of a document or cell; a row of a table is one, unless a cell holds several (a page laid out so)."""
    from docx.table import _Cell

    for block in part.iter_inner_content():
        if not hasattr(block, "rows"):
            yield from filter(None, [block.text.strip()])
            continue
        for row in block.rows:
            # Not row.cells: a merged cell would come once for each column and row that it says it spans.
            cells = [list(_blocks(_Cell(cell, block))) for cell in row._tr.tc_lst]
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
