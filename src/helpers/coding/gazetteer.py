"""The names of Indonesia's provinces, regencies, cities and districts, as a dictionary for matching.

A name is looked up by its letters and figures alone ("tulangbawangbarat"), so that "Tulang Bawang Barat",
"Tulangbawang Barat" and "Toli-Toli"/"Tolitoli" need no aliases.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MAX_WORDS = 5
NOT_LETTER = re.compile(r"[\W_]+")
FORM = re.compile(r"(?:Kabupaten|Kota)(?: Administrasi)? ")

# Names that are more often something else (a word, a person, an island): they count only with a word of place.
UNCERTAIN = frozenset(
    """agam alor aru asahan asmat atam babar babel balam balut banggai bangka bangli banjar barut basel batang batu
    batubara belitung belu berau biak bima bintan bintuni blora bone bungo buol buru buton dairi demak dki dompu
    ende galus garut gowa hss hst hsu intanjaya kapuas karimun karo kaur kbb kediri keerom kendal kku klu kobar ksb
    kuningan kupang lahat landak langkat lebak lebong lingga lutra luwu mabar malaka malang malra manggarai mappi
    maros matra mbd mentawai meranti mesuji metro minut morowali mtb muna mura nias oki oku pabar padanglawas palas
    pali paser pasir pati pbd pinrang poso ppu puncak sabang samosir sampang sarmi sbb sbd sbt seluma serang siak
    siantar sigi sikka sinjai solo solok sorong subang sula sumba sumbawa tabanan tala tanahkaro tapin tasik tegal
    toba tobasa toraja tts ttu tual tuba tuban wajo yogya""".split()
)
# Abbreviations that are places only in capitals.
CAPITALS = frozenset(
    """oku oki okut okus pali ppu hss hst hsu tts ttu sbd klu ksb kbb kku sbb sbt mbd mtb ntb ntt dki diy dkj pbd
    nad""".split()
)


@dataclass(frozen=True)
class NamedRegion:
    """A row of ``regions.csv``; ``short`` is the name without "Kabupaten" or "Kota"."""

    code: str
    level: str
    name: str
    short: str
    province_code: str
    aliases: tuple[str, ...]
    towns: tuple[str, ...]


def key_of(name: str) -> str:
    """Letters and figures of a name in lower case.

    >>> key_of("Tojo Una-Una")
    'tojounauna'
    """
    return NOT_LETTER.sub("", name).lower()


@dataclass(frozen=True)
class Gazetteer:
    """Where a name can lie.

    Attributes
    ----------
    regions : dict of code to NamedRegion
    names : dict of key to codes of provinces, regencies and cities that bear the name or alias
    towns : dict of key to codes of the regencies a well-known town lies in
    districts : dict of key to codes of the regencies with a district of that name
    """

    regions: dict[str, NamedRegion]
    names: dict[str, tuple[str, ...]]
    towns: dict[str, tuple[str, ...]]
    districts: dict[str, tuple[str, ...]]

    @classmethod
    def read(cls, folder: Path | str) -> "Gazetteer":
        """Read ``regions.csv`` and ``districts.csv`` of a codebook folder; the same folder is read once."""
        return _read(str(folder))


@cache
def _read(folder: str) -> Gazetteer:
    regions = {region.code: region for region in _regions(Path(folder) / "regions.csv")}
    names, towns, districts = defaultdict(set), defaultdict(set), defaultdict(set)
    for region in regions.values():
        for name in (region.short, *region.aliases):
            names[key_of(name)].add(region.code)
        for name in region.towns:
            towns[key_of(name)].add(region.code)
    with open(Path(folder) / "districts.csv", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            districts[key_of(row["name"])].add(row["regency_code"])
    return Gazetteer(regions, *(_sorted(table) for table in (names, towns, districts)))


def _sorted(table: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(codes)) for key, codes in table.items()}


def _regions(path: Path) -> Iterator[NamedRegion]:
    with open(path, encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            yield NamedRegion(
                code=row["code"],
                level=row["level"],
                name=row["name"],
                short=_short(row["name"]),
                province_code=row["province_code"],
                aliases=_listed(row["aliases"]),
                towns=_listed(row.get("towns")),
            )


def _short(name: str) -> str:
    return FORM.sub("", name, count=1) if FORM.match(name) else name


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
