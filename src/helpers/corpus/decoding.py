"""Bytes to text: what encoding a file has, and when it is no text at all.

The text that comes out is the one that all positions count in; afterwards nothing changes it.
"""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

MAX_BYTES = 20_000_000  # of one article; the longest newspaper article is below 100,000
# The only single-byte encoding that Indonesian newspapers' files have; more would be guesses at short texts.
SINGLE_BYTE = "cp1252"
# UTF-32 first: its mark begins like that of UTF-16.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
FOREIGN = bytes(range(128, 256))
UTF8_PIECE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARK = "\ufeff"  # alone it is no text either


class Refused(Exception):
    """A file or record that is no article; ``code`` is one of the reading log's reasons."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code = code


class Decoded(NamedTuple):
    """A text and the encoding that it was decoded with."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode an article's bytes; line ends become LF, all else stays.

    UTF-8 comes out as ``Path.read_text(encoding="utf-8")`` reads it, a byte order mark included.

    Raises
    ------
    Refused
        If the bytes are empty, too many, binary, or in no encoding that newspapers use.

    Examples
    --------
    >>> decode("Pekerja rentan\\r\\n“terlindungi”".encode("cp1252"))
    Decoded(text='Pekerja rentan\\n“terlindungi”', encoding='cp1252')
    """
    check_size(len(data))
    text, encoding = _decoded(data)
    if not text.replace(MARK, "").strip():
        raise Refused("empty", "The file is empty. Put the article's text into it, or take it away.")
    if "\x00" in text or len(CONTROLS.findall(text)) > len(text) / 100:
        raise _binary()
    return Decoded(unix_lines(text), encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    marked = _marked(data)
    if not marked and b"\x00" in data:
        raise _binary()
    for encoding in [marked] if marked else ["utf-8", SINGLE_BYTE]:
        if encoding == SINGLE_BYTE and not _reads_like_text(data):
            continue
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Refused("wrong_encoding", "The file is in no encoding that could be recognised. Save it as UTF-8.")


def _reads_like_text(data: bytes) -> bool:
    """Whether cp1252, which takes almost any bytes, is a plausible reading.

    Some foreign characters among plain letters are, unless they are pieces of UTF-8; else the detector decides, which
    looks at samples only and may meet a lone "½" there.
    """
    foreign = len(data) - len(data.translate(None, FOREIGN))
    if foreign < len(data) / 50 and not UTF8_PIECE.search(data):
        return True
    return from_bytes(data, cp_isolation=[SINGLE_BYTE]).best() is not None


def _marked(data: bytes) -> str | None:
    """The encoding that a byte order mark names, or that UTF-16 without one shows: every second byte is zero."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return encoding
    sample, pairs = data[:4096], len(data[:4096]) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if pairs and zeros > 0.7 * pairs and not others:
            return encoding
    return None


def _binary() -> Refused:
    return Refused("binary", "The file holds binary data, not text. Give the article as text, HTML, PDF or DOCX.")


def check_size(byte_count: int) -> None:
    """Refuse what is far longer than any article."""
    if byte_count > MAX_BYTES:
        reason = f"{byte_count:,} bytes; an article has at most {MAX_BYTES:,}. Split the file, one article each."
        raise Refused("too_large", reason)


def unix_lines(text: str) -> str:
    """Line ends as LF.

    >>> unix_lines("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_debris(text: str) -> str:
    """A text out of a PDF or a field of a record without what no file could keep: controls and lone surrogates.

    >>> without_debris("Desa\\x00 \\ud800Sadar\\r\\n")
    'Desa ?Sadar\\n'
    """
    return CONTROLS.sub("", unix_lines(text).encode("utf-8", "replace").decode("utf-8"))
