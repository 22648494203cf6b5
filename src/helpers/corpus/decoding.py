"""Bytes to text: what encoding a file has, and when it is no text at all.

The text that comes out is the one that all positions count in; afterwards nothing changes it.
"""

import re
from typing import NamedTuple

from charset_normalizer import from_bytes

MAX_BYTES = 20_000_000  # of one article; the longest newspaper article is below 100,000
# Encodings that Indonesian newspapers' files have; more would only be guesses at short texts.
ENCODINGS = ["utf_8", "utf_16", "utf_32", "cp1252", "latin_1"]
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


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
    if not data.strip():
        raise Refused("empty", "The file is empty. Put the article's text into it, or take it away.")
    text, encoding = _decoded(data)
    if "\x00" in text or len(CONTROLS.findall(text)) > len(text) / 100:
        raise Refused("binary", "The file holds binary data, not text. Give the article as text, HTML, PDF or DOCX.")
    return Decoded(unix_lines(text), encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("binary", "The file holds binary data, not text. Give the article as text, HTML, PDF or DOCX.")
    best = from_bytes(data, cp_isolation=ENCODINGS).best()
    if best is None:
        raise Refused("wrong_encoding", "The file is in no encoding that could be recognised. Save it as UTF-8.")
    return str(best), best.encoding.replace("_", "-") if best.encoding.startswith("utf") else best.encoding


def check_size(byte_count: int) -> None:
    """Refuse what is far longer than any article."""
    if byte_count > MAX_BYTES:
        raise Refused(
            "too_large", f"{byte_count:,} bytes; an article has at most {MAX_BYTES:,}. Split the file, one article each."
        )


def unix_lines(text: str) -> str:
    """Line ends as LF.

    >>> unix_lines("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")
