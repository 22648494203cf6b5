"""A .qdpx file opened with care: a zip that may be damaged or a bomb, with XML that may hold entities."""

import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from helpers.errors import ExchangeError

MAX_ENTRIES = 100_000
MAX_BYTES = 500_000_000  # of all entries together, unpacked
MAX_RATIO = 200  # text packs to a tenth, seldom to a fiftieth
SMALL = 1_000_000  # below this no ratio is a danger


class Archive:
    """The project and the texts of a .qdpx file, read in memory; nothing is unpacked to a disk.

    Raises
    ------
    ExchangeError
        If the file is no such archive, or unpacks to too much.
    """

    def __init__(self, path: Path):
        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self._check(archive.infolist())
                self._content = self._read(archive)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as broken:
            raise self._refused(f"cannot be read ({str(broken)[:120]}). Export it from your program again.") from None

    def _refused(self, why: str) -> ExchangeError:
        return ExchangeError(f"{self._path} {why}")

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if any(entry.flag_bits & 1 for entry in entries):
            raise self._refused("is locked with a password. Export it without one.")
        size = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len(entries) > MAX_ENTRIES or size > MAX_BYTES or (size > SMALL and size > MAX_RATIO * packed):
            raise self._refused(
                f"unpacks {packed} bytes to {size} in {len(entries)} files, which no project of texts does. Make sure "
                "where it comes from, and export the texts and codings alone."
            )

    def _read(self, archive: zipfile.ZipFile) -> dict[str, bytes]:
        """Entries by name in small letters; none may be longer than it says."""
        content = {}
        for entry in archive.infolist():
            if entry.filename.lower().endswith((".qde", ".txt")):
                with archive.open(entry) as opened:
                    content[entry.filename.lower()] = opened.read(entry.file_size)
                    if opened.read(1):
                        raise self._refused(f"says a wrong length of {entry.filename}. Export it again.")
        return content

    def project(self) -> Element:
        """The root of ``project.qde``."""
        if "project.qde" not in self._content:
            raise self._refused(
                "holds no project.qde at its root. Export a REFI-QDA project (.qdpx) from your program."
            )
        return parse(self._content["project.qde"], f"{self._path}, project.qde,")

    def text(self, address: str) -> str:
        """The text at an address "internal://NAME.txt", without a byte order mark.

        Raises
        ------
        ExchangeError
            If it lies outside the archive, is not there, or is not UTF-8.
        """
        if not address.lower().startswith("internal://"):
            raise ExchangeError(
                f"its text lies outside the archive, at {address[:80]!r}. Export the project with its texts inside."
                if address
                else "it has no text (plainTextPath). Export it as plain text."
            )
        found = self._content.get(f"sources/{address[len('internal://') :].lower()}")
        if found is None:
            raise ExchangeError(f"there is no {address[:80]} in the archive's Sources. Export the project again.")
        try:
            return found.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ExchangeError(f"{address[:80]} is not in UTF-8. Export the project with texts in UTF-8.") from None


def parse(content: bytes, name: str) -> Element:
    """The root of a piece of XML, which may hold no document type and so no entities."""
    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise ExchangeError(
            f"{name} has a document type or entities, which can hide other files. Export it again without them."
        ) from None
    except (ParseError, ValueError, LookupError) as broken:
        raise ExchangeError(f"{name} is no XML that can be read ({broken}). Export it again.") from None
