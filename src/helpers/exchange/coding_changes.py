"""What a change of the codebook did: the rows that one coding of the same texts has and another has not.

Both codings are files that ``jangkau code`` wrote. A rule is judged by the rows it adds and removes over all texts, not
by the one article that it mends.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from helpers.errors import CorpusError

# What makes a row of each field: the keys of its value. A field that is not here has plain values.
KEYS = {
    "strategies": ("code", "status"),
    "quantities": ("value", "unit", "indicator"),
    "instruments": ("kind", "number", "year", "title"),
    "people": ("name", "role", "body"),
    "quotes": ("speaker",),
    "statements": ("speaker",),
    "flags": ("code", "detail"),
}
SINGLE = ("on_topic", "published")
LISTED = ("regions", "target_groups", "programmes")
FIELDS = (*SINGLE, *LISTED, *KEYS)


class Change(NamedTuple):
    """A row that was added (``sign`` "+") or removed ("-"): its text, field, value in words, evidence and rule."""

    doc: str
    field: str
    sign: str
    value: str
    evidence: str
    rule: str


def read_codings(path: Path) -> Iterator[dict]:
    """The codings of a file, one a text.

    Raises
    ------
    CorpusError
        If the file cannot be read as what ``jangkau code`` writes.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                coding = json.loads(line)
                if not isinstance(coding, dict) or "doc" not in coding:
                    raise ValueError(f"line {number} has no 'doc'")
                yield coding
    except (OSError, ValueError) as broken:
        raise CorpusError(
            f"{path} cannot be read as a coding ({broken}). Expected a file that 'jangkau code' wrote."
        ) from None


def find_changes(old: Path, new: Path) -> Iterator[Change]:
    """Rows removed from and added to each text, in the order of the new file; texts of one file alone are passed over."""
    before = {coding["doc"]: coding for coding in read_codings(old)}
    met = 0
    for after in read_codings(new):
        if after["doc"] in before:
            met += 1
            yield from _changes(before[after["doc"]], after)
    if not met:
        raise CorpusError(f"{old} and {new} have no text in common. Compare two codings of the same texts.")


def _changes(old: dict, new: dict) -> Iterator[Change]:
    for field in FIELDS:
        gone, come = _rows(old, field), _rows(new, field)
        for sign, rows in (("-", gone.keys() - come.keys()), ("+", come.keys() - gone.keys())):
            for key in sorted(rows):
                value, evidence = key
                yield Change(new["doc"], field, sign, value, evidence, (gone if sign == "-" else come)[key])


def _rows(coding: dict, field: str) -> dict[tuple[str, str], str]:
    """The rows of a field as (value in words, evidence), with the rule of each."""
    found = coding.get(field)
    if field in SINGLE:
        return {} if found is None else {(str(found), ""): ""}
    if field in LISTED:
        return {(str(code), ""): "" for code in found or ()}
    return {
        (" ".join(str(row.get(key)) for key in KEYS[field]), str(row.get("evidence", ""))): str(row.get("rule", ""))
        for row in found or ()
    }


def count_changes(changes: list[Change]) -> list[tuple[str, int, int]]:
    """Field (with the code, where a row has one) and how many rows it lost and gained, the most changed first."""
    tally: dict[str, Counter] = {}
    for change in changes:
        has_code = change.field in ("strategies", "flags", *LISTED)
        name = f"{change.field} {change.value.split(' ')[0]}" if has_code else change.field
        tally.setdefault(name, Counter())[change.sign] += 1
    rows = [(name, counts["-"], counts["+"]) for name, counts in tally.items()]
    return sorted(rows, key=lambda row: (-(row[1] + row[2]), row[0]))
