"""Check of cited instruments against the authority list: a number with another instrument's title, or the
reverse."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from helpers import paths
from helpers.coding.flags import Flag
from helpers.coding.instruments import KINDS
from helpers.coding.reference import ListedInstrument, read_instruments

NATIONAL = {"uu", "pp", "perpres", "inpres"}  # kinds with one issuer, so that number and year name one instrument
_EMPTY = frozenset(
    "dan atas bagi di pada tentang dalam dengan yang untuk serta program pelaksanaan penyelenggaraan".split()
)
_SPELT_OUT = {
    "bpjs": "badan penyelenggara jaminan sosial",
    "bpjamsostek": "badan penyelenggara jaminan sosial ketenagakerjaan",
    "jamsostek": "jaminan sosial ketenagakerjaan",
    "sjsn": "sistem jaminan sosial nasional",
    "jkk": "jaminan kecelakaan kerja",
    "jkm": "jaminan kematian",
    "jht": "jaminan hari tua",
    "jp": "jaminan pensiun",
    "jkp": "jaminan kehilangan pekerjaan",
}


def listed_instruments() -> tuple[ListedInstrument, ...]:
    """The codebook's authority list, as far as it can be read: its mistakes are reported where the codebook is loaded."""
    return _read(paths.codebook())


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[ListedInstrument, ...]:
    return read_instruments(folder, frozenset(KINDS), [])


def check_instruments(instruments: list, listed: tuple) -> Iterator[Flag]:
    """Citations whose title is not that of their number and year."""
    for cited in instruments:
        if not (cited.title and cited.number and cited.year) or cited.kind not in NATIONAL:
            continue
        same_kind = [row for row in listed if row.kind == cited.kind]
        own = [row for row in same_kind if (row.number, row.year) == (cited.number, cited.year)]
        best = max(same_kind, key=lambda row: _likeness(cited.title, row.title), default=None)
        if own and _words(cited.title) <= _words(own[0].title):
            continue  # an amendment is often called by the title of what it amends
        if own and _likeness(cited.title, own[0].title) < 0.2:
            yield _flag(cited, best if _likeness(cited.title, best.title) >= 0.6 else own[0])
        elif not own and best and _likeness(cited.title, best.title) >= _enough(cited, best):
            yield _flag(cited, best)


def _enough(cited, row: ListedInstrument) -> float:
    """How alike titles must be: less where number or year agree, so that only the other is a slip."""
    return 0.6 if cited.number == row.number or cited.year == row.year else 0.8


def _flag(cited, row) -> Flag:
    detail = (
        f"cited={cited.kind} {cited.number}/{cited.year} listed={row.kind} {row.number}/{row.year} title={row.title}"
    )
    return Flag("instrument_mismatch", "warning", detail, cited.start, cited.end, "check.instrument")


def _words(title: str) -> frozenset[str]:
    words = re.findall(r"\w+", title.casefold())
    spelt = " ".join(_SPELT_OUT.get(word, word) for word in words).split()
    return frozenset(spelt) - _EMPTY


def _likeness(cited: str, listed: str) -> float:
    """Share of the words of the two titles that they have in common."""
    a, b = _words(cited), _words(listed)
    return len(a & b) / len(a | b) if a and b else 0.0
