"""Agreement of the coding with hand-coded articles, field by field.

Gold is a JSONL file, one object an article: ``doc`` (the document's identifier) and the fields of the coding manual.
Articles of the file that are not in the tables, and documents that the file does not have, are left out.
"""

import json
from collections import Counter
from pathlib import Path

import pandas as pd

from helpers import reads
from helpers.errors import CorpusError

COLUMNS = ["field", "gold_count", "hit_count", "false_count", "precision", "recall", "f1"]


def read_agreement(gold: str, data: dict[str, pd.DataFrame]) -> pd.DataFrame | None:
    """Agreement of the tables with a gold file, or None where no file is named or it has another form, without fields.

    Returns
    -------
    DataFrame
        ``field, gold_count, hit_count, false_count, precision, recall, f1``; shares from 0 to 1.

    Raises
    ------
    CorpusError
        If the file cannot be read, or no article of it is in the tables.
    """
    if not gold:
        return None
    reads.note("file", gold)
    hand = _read_gold(Path(gold))
    if hand is None:
        return None
    coded = _coded_sets(data, set(hand) & set(data["documents"]["document_id"]))
    if not coded:
        raise CorpusError(f"No 'doc' of {gold} is a document of this corpus. Give the gold file of these articles.")
    tallies: dict[str, Counter] = {}
    for document, fields in coded.items():
        for field, found in fields.items():
            wanted = _gold_set(hand[document], field)
            tally = tallies.setdefault(field, Counter())
            tally["hit"] += (wanted & found).total()
            tally["missed"] += (wanted - found).total()
            tally["false"] += (found - wanted).total()
    return pd.DataFrame([_figures(field, tally) for field, tally in tallies.items()], columns=COLUMNS)


def _read_gold(path: Path) -> dict[str, dict] | None:
    if path.is_dir() or path.suffix.lower() != ".jsonl":
        return None
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        if rows and not {"text", "data"}.isdisjoint(rows[0]):  # of doccano or Label Studio
            return None
        return {row["doc"]: row for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise CorpusError(
            f"{path} cannot be read as gold ({broken}). Expected one JSON object a line with 'doc'."
        ) from None


def _figures(field: str, tally: Counter) -> dict:
    found, wanted = tally["hit"] + tally["false"], tally["hit"] + tally["missed"]
    precision = tally["hit"] / found if found else 1.0
    recall = tally["hit"] / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return dict(zip(COLUMNS, [field, wanted, tally["hit"], tally["false"], precision, recall, f1], strict=True))


FIELDS = {
    "regions": ("regions", ["region_code"]),
    "strategies": ("strategies", ["strategy_code"]),
    "quantities": ("quantities", ["value", "unit_code"]),
    "quantity_indicators": ("quantities", ["value", "unit_code", "indicator_code"]),
    "people": ("people", ["person_name"]),
    "target_groups": ("target_groups", ["target_group_code"]),
    "programmes": ("programmes", ["programme_code"]),
}


def _coded_sets(data: dict[str, pd.DataFrame], documents: set[str]) -> dict[str, dict[str, Counter]]:
    """What the tables say of each document, field by field, as sets."""
    coded = {
        row.document_id: {
            "on_topic": Counter([bool(row.is_on_topic)]),
            "published": Counter([] if pd.isna(row.published_date) else [row.published_date.date().isoformat()]),
        }
        for row in data["documents"].itertuples()
        if row.document_id in documents
    }
    for field, (table, columns) in FIELDS.items():
        frame = data[table]
        frame = frame[frame["is_subject"]] if table == "regions" else frame
        values = frame[["document_id", *columns]].drop_duplicates()
        for document, fields in coded.items():
            rows = values.loc[values["document_id"] == document, columns]
            fields[field] = Counter(_key(row) for row in rows.itertuples(index=False, name=None))
    return coded


def _gold_set(hand: dict, field: str) -> Counter:
    if field in ("on_topic", "published"):
        return Counter([] if hand.get(field) is None else [hand[field]])
    rows = hand.get("quantities" if field == "quantity_indicators" else field) or []
    names = {
        "strategies": ["code"],
        "people": ["name"],
        "quantities": ["value", "unit"],
        "quantity_indicators": ["value", "unit", "indicator"],
    }.get(field)
    return Counter({_key((row,) if names is None else tuple(row[name] for name in names)) for row in rows})


def _key(values: tuple) -> tuple:
    return tuple(float(v) if isinstance(v, int | float) else str(v).casefold() for v in values)
