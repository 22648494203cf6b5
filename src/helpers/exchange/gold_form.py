"""The form of hand-coded gold, which ``jangkau code`` writes as well, to codings: a JSON object a text."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from helpers.exchange.json_lines import read_objects
from helpers.exchange.row_checks import nearest, place_problem, printable, refuse, words_problem
from helpers.exchange.rows import CODE_COLUMNS, Coder, as_text, build_rows, codes_of, format_details

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
    met: dict[str, set[str]] = {}
    for number, coding in read_objects(path):
        document_id, name = coding.get("doc"), printable(str(coding.get("coder") or path.stem))
        if not isinstance(document_id, str):
            problems.append(f"line {number} has no 'doc'. Name its text.")
            continue
        if document_id in documents.setdefault(name, set()):
            problems.append(f"line {number}: {document_id} is there twice. Keep one, or name the 'coder' of each.")
        documents[name].add(document_id)
        met.setdefault(name, set()).update(coding)
        found = rows.setdefault(name, [])
        try:
            found += _rows_of(document_id, coding, texts.get(document_id), codebook, problems)
        except (AttributeError, TypeError, ValueError) as broken:
            problems.append(f"line {number}: {document_id} is not of the form of gold ({str(broken)[:80]}).")
    refuse(problems, path)
    return [
        _coder(name, frozenset(documents[name]), build_rows(rows[name]), _left_out(met.get(name, set()), codebook))
        for name in sorted(documents)
    ]


def _left_out(met: set[str], codebook) -> frozenset[tuple[str, str]]:
    """What a coder did not look for: the codes of a field that no object has. Hand coding may pass over whole tables."""
    absent = [field for field in (*FIELDS, *LISTED) if field not in met]
    return frozenset(
        (table, code)
        for field in absent
        for table in [FIELDS[field][0] if field in FIELDS else field]
        for code in ([MODES[field]] if field in MODES else codes_of(table, codebook))
    )


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
                problems.append(_unknown(document_id, table, code, codebook))
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
                problems.append(_unknown(document_id, table, code, codebook))
            start, end = _place(document_id, field, item, text, problems)
            values["rule_id"] = item.get("rule")
            yield document_id, table, code, start, end, format_details(table, values)


def _listed(coding: dict, field: str, document_id: str, problems: list[str]) -> list:
    found = coding.get(field) or []
    if isinstance(found, list):
        return found
    problems.append(f"{document_id}: {field} is no list.")
    return []


def _unknown(document_id: str, table: str, code, codebook) -> str:
    near = nearest(str(code), codes_of(table, codebook))
    hint = f"; did you mean {near}?" if near else "."
    return f"{document_id}: {table}: {str(code)[:60]!r} is not in the codebook{hint} Correct it, or add the code there first."


def _place(document_id: str, field: str, item: dict, text: str | None, problems: list[str]) -> tuple:
    """Start and end of an item: given, or looked for by its words; (None, None) where it names neither."""
    words, start, end = (item.get(key) for key in ("evidence", "start", "end"))
    if words is not None and not isinstance(words, str):
        problems.append(
            f"{document_id}: {field}: the evidence {str(words)[:60]!r} is no text. Copy the words of the text."
        )
        return None, None
    if type(start) is int and type(end) is int:
        problem = place_problem(document_id, start, end, LONGEST if text is None else len(text))
        if not problem and text is not None and words is not None and text[start:end] != words:
            problem = (
                f"{document_id}: {field}: at {start} to {end} stands {text[start:end][:40]!r}, not {words[:40]!r}."
            )
        if problem:
            problems.append(problem)
        return start, end
    if isinstance(start, str) and field in MODES:  # the opening words of a quotation
        met = text and re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", start))), text)
        if text is not None and not met:
            problems.append(words_problem(document_id, field, start, text))
        return (met.start() if met else None), None
    if start is not None or end is not None:
        problems.append(
            f"{document_id}: {field}: start {str(start)[:20]!r} and end {str(end)[:20]!r} are no whole numbers. Give both, "
            "in characters, or the evidence alone."
        )
        return None, None
    if not words or text is None:
        return None, None
    start = text.find(words)
    if start < 0:
        problems.append(words_problem(document_id, field, words, text))
    return start, start + len(words)
