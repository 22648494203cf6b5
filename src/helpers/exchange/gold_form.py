"""The form of hand-coded gold, which ``jangkau code`` writes as well, to codings and back: a JSON object a text."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from helpers.exchange.json_lines import read_objects
from helpers.exchange.row_checks import place_problem, printable, refuse
from helpers.exchange.rows import CODE_COLUMNS, Coder, as_text, build_rows, codes_of, format_details, parse_details

# field of the form -> (table, {key of the form: column of the table})
FIELDS = {
    "strategies": (
        "strategies",
        {
            "code": "strategy_code",
            "status": "status",
            "region": "own_region_code",
            "actor": "actor_body_code",
            "target_group": "target_group_code",
        },
    ),
    "quantities": (
        "quantities",
        {
            "indicator": "indicator_code",
            "value": "value",
            "unit": "unit_code",
            "relation": "relation",
            "period": "period",
            "region": "own_region_code",
        },
    ),
    "instruments": (
        "instruments",
        {"kind": "instrument_kind", "number": "number", "year": "year", "title": "title"},
    ),
    "people": ("people", {"body": "body_code", "name": "person_name", "role": "role"}),
    "quotes": ("quotes", {"speaker": "speaker_name"}),
    "statements": ("quotes", {"speaker": "speaker_name"}),
}
LISTED = ("regions", "target_groups", "programmes")  # codes of the article, without a place
# A key that hand coding does not have: the places of what the form only lists.
MENTIONS = "mentions"
MENTION_KEYS = {
    "regions": {"code": "region_code", "subject": "is_subject"},
    "target_groups": {"code": "target_group_code"},
    "programmes": {"code": "programme_code"},
}
LONGEST = 10**9  # no text is longer
MODES = {"quotes": "direct", "statements": "indirect"}
# Hand coding may pass over reported speech; a coder did so where no object has the field.
NOT_EVERYWHERE = frozenset(("quotes", mode) for mode in MODES.values())


def read_gold(path: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coders of a file in the form of gold; each object may name its ``coder``, else all are of one.

    Raises
    ------
    ExchangeError
        With every row whose code is unknown, whose words are not in the text, or whose place is none.
    """
    problems: list[str] = []
    rows: dict[str, list[tuple]] = {}
    documents: dict[str, set[str]] = {}
    left_out: dict[str, frozenset[tuple[str, str]]] = {}
    for number, coding in read_objects(path):
        document_id, name = coding.get("doc"), printable(str(coding.get("coder") or path.stem))
        if not isinstance(document_id, str):
            problems.append(f"line {number} has no 'doc'. Name its text.")
            continue
        if document_id in documents.setdefault(name, set()):
            problems.append(f"line {number}: {document_id} is there twice. Keep one, or name the 'coder' of each.")
        documents[name].add(document_id)
        left_out[name] = left_out.get(name, NOT_EVERYWHERE) - {("quotes", MODES[f]) for f in MODES if f in coding}
        found = rows.setdefault(name, [])
        try:
            found += _rows_of(document_id, coding, texts.get(document_id), codebook, problems)
        except (AttributeError, TypeError, ValueError) as broken:
            problems.append(f"line {number}: {document_id} is not of the form of gold ({str(broken)[:80]}).")
    refuse(problems, path)
    return [
        _coder(name, frozenset(documents[name]), build_rows(rows[name]), left_out.get(name, frozenset()))
        for name in sorted(documents)
    ]


def _coder(name: str, documents: frozenset[str], rows: pd.DataFrame, left_out: frozenset) -> Coder:
    """A coder, with the tables that have no places: those of the form, unless there are mentions, and any with a gap."""
    gaps = frozenset(rows.loc[rows["end"].isna(), "table"])
    placed = frozenset(rows.loc[rows["end"].notna(), "table"])
    return Coder(name, documents, rows, left_out, gaps | (frozenset(LISTED) - placed))


def _rows_of(document_id: str, coding: dict, text: str | None, codebook, problems: list[str]) -> Iterator[tuple]:
    fields = dict(FIELDS) | {table: (table, MENTION_KEYS[table]) for table in LISTED if MENTIONS in coding}
    for table in [] if MENTIONS in coding else LISTED:
        for code in _listed(coding, table, document_id, problems):
            if code not in codes_of(table, codebook):
                problems.append(_unknown(document_id, table, code))
            yield document_id, table, str(code), None, None, ""
    for field, (table, keys) in fields.items():
        where = coding[MENTIONS] if field in LISTED else coding
        for item in _listed(where, field, document_id, problems):
            if not isinstance(item, dict):
                problems.append(f"{document_id}: {field}: {str(item)[:60]!r} is no object.")
                continue
            values = {column: item.get(key) for key, column in keys.items()}
            code = MODES.get(field) or as_text(values.get(CODE_COLUMNS[table]))
            if code not in codes_of(table, codebook):
                problems.append(_unknown(document_id, table, code))
            start, end = _place(document_id, field, item, text, problems)
            values["rule_id"] = item.get("rule")
            yield document_id, table, code, start, end, format_details(table, values)


def _listed(coding: dict, field: str, document_id: str, problems: list[str]) -> list:
    found = coding.get(field) or []
    if isinstance(found, list):
        return found
    problems.append(f"{document_id}: {field} is no list.")
    return []


def _unknown(document_id: str, table: str, code) -> str:
    return (
        f"{document_id}: {table}: {str(code)[:60]!r} is not in the codebook. Correct it, or add the code there first."
    )


def _place(document_id: str, field: str, item: dict, text: str | None, problems: list[str]) -> tuple:
    """Start and end of an item: given, or looked for by its words; (None, None) where it names neither."""
    words = item.get("evidence")
    if isinstance(item.get("start"), int) and isinstance(item.get("end"), int):
        start, end = item["start"], item["end"]
        problem = place_problem(document_id, start, end, LONGEST if text is None else len(text))
        if not problem and text is not None and words is not None and text[start:end] != words:
            problem = (
                f"{document_id}: {field}: at {start} to {end} stands {text[start:end][:40]!r}, not {words[:40]!r}."
            )
        if problem:
            problems.append(problem)
        return start, end
    if text is not None and isinstance(item.get("start"), str):  # the opening words of a quotation
        met = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", item["start"]))), text)
        if met is None:
            problems.append(f"{document_id}: {field}: the words {item['start'][:60]!r} are not in the text.")
        return (met and met.start()), None
    if not isinstance(words, str) or not words or text is None:
        return None, None
    start = text.find(words)
    if start < 0:
        problems.append(f"{document_id}: {field}: the words {words[:60]!r} are not in the text. Copy them from it.")
    return start, start + len(words)


def to_gold(coder: Coder, documents: pd.DataFrame) -> str:
    """A coder's rows in the form of gold, as JSON lines.

    What no program codes, the topic and the day of publication, is taken from the table `documents`.
    """
    lines = []
    for document in documents[documents["document_id"].isin(coder.documents)].itertuples():
        rows = coder.rows[coder.rows["document_id"] == document.document_id]
        coding = {
            "doc": document.document_id,
            "coder": coder.name,
            "on_topic": bool(document.is_on_topic) or bool(len(rows)),
            "published": None if pd.isna(document.published_date) else f"{document.published_date:%Y-%m-%d}",
        }
        coding |= {table: _codes(rows, table) for table in LISTED}
        coding |= {field: list(_items(rows, field, *FIELDS[field], document.text)) for field in FIELDS}
        if not coder.unplaced & set(LISTED):
            mentions = {t: list(_items(rows, t, t, MENTION_KEYS[t], document.text)) for t in LISTED}
            coding[MENTIONS] = mentions
        lines.append(json.dumps(coding, ensure_ascii=False) + "\n")
    return "".join(lines)


def _codes(rows: pd.DataFrame, table: str) -> list[str]:
    """The codes of a listed table; of regions the subjects."""
    chosen = rows[rows["table"] == table]
    return sorted(
        {row.code for row in chosen.itertuples() if parse_details(table, row.details).get("is_subject") != "False"}
    )


def _items(rows: pd.DataFrame, field: str, table: str, keys: Mapping[str, str], text: str) -> Iterator[dict]:
    for row in rows[rows["table"] == table].itertuples():
        if field in MODES and row.code != MODES[field]:
            continue
        values = {**parse_details(table, row.details), CODE_COLUMNS[table]: row.code}
        item = {key: _typed(column, values.get(column)) for key, column in keys.items()}
        if not pd.isna(row.end):
            start, end = int(row.start), int(row.end)
            item |= {"start": start, "end": end, "evidence": text[start:end]}
        yield item | ({"rule": values["rule_id"]} if "rule_id" in values else {})


def _typed(column: str, value: str | None) -> str | int | float | bool | None:
    if value is None or column not in ("value", "year", "is_subject"):
        return value
    if column == "is_subject":
        return value == "True"
    number = float(value)
    return int(number) if number.is_integer() else number
