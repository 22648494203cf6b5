"""Two documents of our own with what other tools trip over: an emoji, a byte order mark, double blanks, marks of
Markdown and XML, something like a formula, two rows at one place, one row inside another."""

import hashlib
from functools import cache

from helpers import tables
from helpers.coding.codebook import load_codebook
from helpers.exchange.rows import Coder, build_rows, format_details, rows_of_tables

PATI = (
    "💌 Bupati Pati  meresmikan Desa Sadar.\n\nIa *menyerahkan* <b>santunan</b> [5] ⟦1⟧ \\ kepada 20 & 30 nelayan.\n"
    "=1+1 \u2028 “JKK itu perlu 😀,” katanya.\n"
)
TUBAN = "\ufeff- BPJS Ketenagakerjaan menggelar sosialisasi.\n# Perbup 35/2017 terbit.\n---\n"
TEXTS = {"pati": PATI, "tuban": TUBAN}


@cache
def codebook():
    return load_codebook()


@cache
def sample_tables() -> dict:
    """All tables, with rows of evidence at words of the two texts."""
    found: dict[str, list[dict]] = {name: [] for name in tables.SCHEMAS}
    for document_id, text in TEXTS.items():
        found["documents"].append(_document(document_id, text))
        found["reading_log"].append({"file": f"{document_id}.txt", "outcome": "read", "document_id": document_id})
    for table, document_id, words, values in ROWS:
        found[table].append(_row(document_id, words, values))
    found["reading_log"] = [{"record": "", "reason_code": "", **row} for row in found["reading_log"]]
    return {name: tables.build_table(name, rows) for name, rows in found.items()}


def _document(document_id: str, text: str) -> dict:
    return {
        "document_id": document_id,
        "file": f"{document_id}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "kind": "brief",
        "title": '=Judul "baru" <1>',
        "url": f"https://example.org/{document_id}",
        "licence": "CC-BY-4.0",
        "retrieved_date": "2024-07-01",
        "year": 2024,
        "is_on_topic": True,
        "is_advertorial": False,
        "word_count": 5,
        "text": text,
    }


def _row(document_id: str, words: str, values: dict) -> dict:
    start = TEXTS[document_id].index(words)
    place = {"document_id": document_id, "start": start, "end": start + len(words), "evidence": words}
    return {**place, "rule_id": "test.rule", **values}


FIGURE = {"unit_code": "workers", "indicator_code": "participants", "relation": "exactly"}
ROWS = [
    ("regions", "pati", "Pati", {"region_code": "33.18", "is_subject": True}),
    ("regions", "tuban", "- BPJS", {"region_code": "35.23", "is_subject": False}),
    ("strategies", "pati", "meresmikan Desa Sadar", {"strategy_code": "aware_village", "status": "done"}),
    ("strategies", "pati", "Bupati Pati  meresmikan", {"strategy_code": "political_endorsement", "status": "planned"}),
    ("strategies", "tuban", "menggelar sosialisasi", {"strategy_code": "information_session", "status": "ongoing"}),
    ("quantities", "pati", "20 & 30 nelayan", {"value": 20.0, **FIGURE}),
    ("quantities", "pati", "20 & 30 nelayan", {"value": 30.5, **FIGURE}),
    ("instruments", "tuban", "Perbup 35/2017", {"instrument_kind": "perbup", "number": "35", "title": "a\\b\nc ¶ d"}),
    ("people", "pati", "Bupati Pati", {"person_name": "Pati", "body_code": "regional_government"}),
    ("quotes", "pati", "JKK itu perlu 😀,", {"mode": "direct", "speaker_name": "Pati\u2028B"}),
    ("target_groups", "pati", "nelayan.\n=1+1", {"target_group_code": "fishers"}),
    ("programmes", "pati", "JKK", {"programme_code": "jkk"}),
]


def own_rows():
    return rows_of_tables(sample_tables())


def coder(name: str, *rows: tuple, documents=TEXTS) -> Coder:
    """A coder of ``(document, table, code, words)`` or ``(document, table, code, words, values)``."""
    placed = []
    for document_id, table, code, words, *values in rows:
        start = TEXTS[document_id].index(words)
        details = format_details(table, values[0]) if values else ""
        placed.append((document_id, table, code, start, start + len(words), details))
    return Coder(name, frozenset(documents), build_rows(placed))
