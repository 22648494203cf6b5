"""doccano: a JSON object a text, written and read.

doccano counts positions in UTF-16 units, as its browser does (doccano/doccano, issue 2290).
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from helpers.exchange.gathering import Gathering
from helpers.exchange.json_lines import read_objects, whole_number
from helpers.exchange.offsets import Counting, Utf16
from helpers.exchange.rows import Coder, code_name

COUNTED = "utf-16"  # under "positions", which only we write


def to_doccano(rows: pd.DataFrame, texts: Mapping[str, str]) -> str:
    """JSON lines that doccano imports ("sequence labeling"); details stand in a field that it keeps, by label."""
    found = (_object(document_id, text, rows) for document_id, text in sorted(texts.items()))
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in found)


def _object(document_id: str, text: str, rows: pd.DataFrame) -> dict:
    counted = Utf16(text)
    chosen = [
        (
            [counted.to_units(int(row.start)), counted.to_units(int(row.end)), code_name(row.table, row.code)],
            row.details,
        )
        for row in rows[rows["document_id"] == document_id].itertuples()
    ]
    labels, details = [label for label, _ in chosen], [[*label, said] for label, said in chosen if said]
    return {"text": text, "label": labels, "document_id": document_id, "details": details, "positions": COUNTED}


def read_doccano(path: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coders of what doccano exports: labels as lists, ``entities`` or ``annotations`` with offsets.

    The coder is the ``username`` or the ``user`` of an annotation, else the file's name. Files that scripts wrote may
    count code points: positions are taken for what cuts fewer words.
    """
    gathering, items = Gathering(texts, codebook), list(read_objects(path))
    in_units = _counts_units([item for _, item in items])
    for number, item in items:
        with gathering.part(f"line {number}"):
            meta = item.get("meta") if isinstance(item.get("meta"), dict) else {}
            named = item.get("document_id") or meta.get("document_id")
            document_id = gathering.document_of(named, item["text"], f"line {number}")
            if document_id and gathering.take_text(document_id, item["text"].replace("\r\n", "\n")):
                coder, counted = str(item.get("username") or path.stem), Counting(item["text"], in_units)
                _take_labels(gathering, document_id, coder, item, counted, f"line {number}")
    return gathering.coders(path)


def _take_labels(gathering: Gathering, document_id: str, coder: str, item: dict, counted: Counting, part: str) -> None:
    details: dict[tuple, list[str]] = {}
    for *label, said in item.get("details") or []:
        details.setdefault(tuple(label), []).append(str(said))
    people = set()
    for n, label in enumerate(_labels(item), 1):
        with gathering.part(f"{part}, label {n}"):
            start, end, name, user = _parted(label)
            by = coder if user is None else f"user {user}"
            people.add(by)
            said = details.get((start, end, name))
            place = counted.to_ours(whole_number(start)), counted.to_ours(whole_number(end))
            gathering.take(by, document_id, name, *place, said.pop(0) if said else "")
    for by in people or {coder}:
        gathering.take_coder(by, document_id)


def _labels(item: dict) -> list:
    return [
        *(item.get("label") or item.get("labels") or []),
        *(item.get("entities") or []),
        *(item.get("annotations") or []),
    ]


def _parted(label: list | dict) -> tuple:
    """Start, end, name and, where an annotation names it, user."""
    if isinstance(label, dict):
        start, end, name, user = *(label.get(key) for key in ("start_offset", "end_offset", "label")), label.get("user")
    elif isinstance(label, list) and len(label) == 3:
        start, end, name, user = *label, None
    else:
        raise ValueError(f"met {str(label)[:40]!r}, expected [start, end, code]")
    if not isinstance(name, str):
        raise ValueError(f"met the label {str(name)[:40]!r}, expected the name of a code")
    return start, end, name, user


def _counts_units(items: list[dict]) -> bool:
    """Whether positions count UTF-16 units: as we and doccano write them, unless code points cut fewer words."""
    cuts = [0, 0]
    for item in items:
        text = item.get("text")
        if not isinstance(text, str) or text.isascii() or item.get("positions") == COUNTED:
            continue
        for in_units in (False, True):
            cuts[in_units] += sum(_cuts(text, place) for place in _places(item, Counting(text, in_units)))
    return cuts[True] <= cuts[False]


def _places(item: dict, counted: Counting) -> Iterator[int]:
    try:
        for start, end, *_ in map(_parted, _labels(item)):
            yield from (counted.to_ours(whole_number(place)) for place in (start, end))
    except (TypeError, ValueError):
        return  # told when it is read


def _cuts(text: str, place: int) -> bool:
    """Whether a place lies inside a word or outside the text.

    >>> _cuts("dua kata", 1), _cuts("dua kata", 3)
    (True, False)
    """
    return not 0 <= place <= len(text) or text[max(place - 1, 0) : place + 1].isalnum() and 0 < place < len(text)
