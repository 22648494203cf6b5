"""Codings in the form of hand-coded gold: a JSON object a text."""

import json
from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.exchange.gold_form import FIELDS, LISTED, MENTION_KEYS, MENTIONS, MODES
from helpers.exchange.rows import CODE_COLUMNS, Coder, parse_details


def to_gold(coder: Coder, documents: pd.DataFrame) -> str:
    """A coder's rows in the form of gold, as JSON lines.

    What no program codes, the topic and the day of publication, is taken from the table `documents`. A field that the coder
    did not look for is left out.
    """
    listed = [table for table in LISTED if _looked_for(coder, table, table)]
    fields = [field for field in FIELDS if _looked_for(coder, field, FIELDS[field][0])]
    lines = []
    for document in documents[documents["document_id"].isin(coder.documents)].itertuples():
        rows = coder.rows[coder.rows["document_id"] == document.document_id]
        coding = {
            "doc": document.document_id,
            "coder": coder.name,
            "on_topic": bool(document.is_on_topic) or bool(len(rows)),
            "published": None if pd.isna(document.published_date) else f"{document.published_date:%Y-%m-%d}",
        }
        coding |= {table: _codes(rows, table) for table in listed}
        coding |= {field: list(_items(rows, field, *FIELDS[field], document.text)) for field in fields}
        if listed and not coder.unplaced & set(listed):
            mentions = {t: list(_items(rows, t, t, MENTION_KEYS[t], document.text)) for t in listed}
            coding[MENTIONS] = mentions
        lines.append(json.dumps(coding, ensure_ascii=False) + "\n")
    return "".join(lines)


def _looked_for(coder: Coder, field: str, table: str) -> bool:
    left_out = {code for name, code in coder.left_out if name == table}
    return MODES[field] not in left_out if field in MODES else not left_out


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
