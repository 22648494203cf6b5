"""Reference lists of the codebook in CSV: regions, districts and legal instruments, checked line by line."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.sources import read_by_hand
from helpers.spreadsheets import begins_formula

LEVELS = ("province", "regency", "city")
# Codes become names of files and addresses.
PROVINCE, REGENCY, DISTRICT = r"[0-9]{2}", r"[0-9]{2}\.[0-9]{2}", r"[0-9]{2}\.[0-9]{2}\.[0-9]{2,4}"


@dataclass(frozen=True)
class Region:
    """A province, regency (kabupaten) or city (kota) with its official code."""

    code: str
    level: str
    name: str
    province_code: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class District:
    """A district (kecamatan) and the regency or city it lies in."""

    code: str
    regency_code: str
    name: str


@dataclass(frozen=True)
class ListedInstrument:
    """A row of the authority list of legal instruments."""

    kind: str
    number: str
    year: int
    title: str
    subject_en: str


@dataclass(frozen=True)
class Problem:
    """A mistake with its file and line."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"data/codebook/{self.file}, line {self.line}: {self.what}"


def _rows(path: Path, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with their lines; a file or a column that is missing is a problem."""
    try:
        with io.StringIO(read_by_hand(path).decode("utf-8-sig"), newline="") as handle:
            reader = csv.DictReader(handle)
            missing = [column for column in columns if column not in (reader.fieldnames or [])]
            if missing:
                problems.append(Problem(path.name, 1, f"the columns {', '.join(missing)} are missing."))
                return
            for row in reader:
                if any(row.get(column) is None for column in columns):
                    problems.append(Problem(path.name, reader.line_num, "the row has too few columns."))
                    continue
                cells = {column: row[column].strip() for column in columns}
                for column, cell in cells.items():
                    if begins_formula(cell):
                        what = f"the {column} {cell!r} begins like a formula of a spreadsheet; begin it with a letter."
                        problems.append(Problem(path.name, reader.line_num, what))
                yield reader.line_num, cells
    except FileNotFoundError:
        problems.append(Problem(path.name, 1, "the file is missing."))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(Problem(path.name, 1, f"the file cannot be read as CSV in UTF-8 ({error})."))


def _keyed(
    rows: Iterator[tuple[int, dict]], make: Callable[[dict], object], name: str, problems: list[Problem]
) -> dict:
    found: dict = {}
    for line, row in rows:
        if row["code"] in found:
            problems.append(Problem(name, line, f"the code {row['code']!r} is given twice."))
        found.setdefault(row["code"], make(row))
    return found


def read_regions(folder: Path, problems: list[Problem]) -> Mapping[str, Region]:
    """``regions.csv`` as code to region; ``aliases`` are parted by semicolons."""

    def rows():
        for line, row in _rows(folder / "regions.csv", ("code", "level", "name", "province_code", "aliases"), problems):
            if row["level"] not in LEVELS:
                what = f"the level {row['level']!r} is none of {', '.join(LEVELS)}."
                problems.append(Problem("regions.csv", line, what))
            elif not re.fullmatch(PROVINCE if row["level"] == "province" else REGENCY, row["code"]):
                what = f"the code {row['code']!r} is none of a {row['level']}; expected one such as 36 or 36.04."
                problems.append(Problem("regions.csv", line, what))
            yield line, row

    def region(row: dict) -> Region:
        aliases = tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip())
        return Region(row["code"], row["level"], row["name"], row["province_code"], aliases)

    return _keyed(rows(), region, "regions.csv", problems)


def read_districts(folder: Path, regions: Mapping[str, Region], problems: list[Problem]) -> Mapping[str, District]:
    """``districts.csv`` as code to district; every district lies in a known regency."""

    def rows():
        for line, row in _rows(folder / "districts.csv", ("code", "regency_code", "name"), problems):
            if regions and row["regency_code"] not in regions:
                what = f"the regency {row['regency_code']!r} is not in regions.csv."
                problems.append(Problem("districts.csv", line, what))
            if not re.fullmatch(DISTRICT, row["code"]):
                what = f"the code {row['code']!r} is none of a district; expected one such as 36.04.05."
                problems.append(Problem("districts.csv", line, what))
            yield line, row

    return _keyed(rows(), lambda row: District(**row), "districts.csv", problems)


def read_instruments(
    folder: Path, kinds: frozenset[str] | None, problems: list[Problem]
) -> tuple[ListedInstrument, ...]:
    """``instruments.csv`` in the file's order; ``kinds`` are the allowed kinds, where they are known."""
    columns = ("kind", "number", "year", "title", "subject_en")
    found = []
    for line, row in _rows(folder / "instruments.csv", columns, problems):
        if kinds is not None and row["kind"] not in kinds:
            what = f"the kind {row['kind']!r} is none of {', '.join(sorted(kinds))}."
            problems.append(Problem("instruments.csv", line, what))
        if not (row["year"].isdigit() and len(row["year"]) == 4):
            problems.append(Problem("instruments.csv", line, f"the year {row['year']!r} is no year."))
            continue
        found.append(ListedInstrument(**{**row, "year": int(row["year"])}))
    return tuple(found)
