"""What the tidy tables are: their columns, types, keys and units, and which codes the codebook lists.

Every evidence row says where it was read: ``text[start:end] == evidence`` in code points of the document's text, and by
which rule. `dictionary` prints these declarations as the data dictionary.
"""

import hashlib
from functools import cache

import pandas as pd
import pandera.pandas as pa


def _text(description: str, nullable: bool = False, **checks) -> pa.Column:
    return pa.Column("str", nullable=nullable, description=description, **checks)


def _among(values: list[str], description: str) -> pa.Column:
    return _text(description, checks=pa.Check.isin(values))


def _count(description: str, nullable: bool = False) -> pa.Column:
    return pa.Column("Int64" if nullable else "int64", pa.Check.ge(0), nullable=nullable, description=description)


def _flag(description: str) -> pa.Column:
    return pa.Column("bool", description=description)


def _date(description: str) -> pa.Column:
    return pa.Column("datetime64[ns]", nullable=True, description=description)


def are_periods(values: pd.Series) -> pd.Series:
    """Which texts are a year, a month or a day that there is.

    >>> are_periods(pd.Series(["2024", "2024-06", "2024-02-30", "24"])).tolist()
    [True, True, False, False]
    """
    firsts = values + values.str.len().map({4: "-01-01", 7: "-01"}).fillna("")
    is_of_form = values.str.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}")
    return is_of_form & pd.to_datetime(firsts, format="%Y-%m-%d", errors="coerce").notna()


DOCUMENT_ID = "Document, as in `documents`."

PLACE = {
    "start": _count("First character of the evidence in the document's text, in code points, from 0."),
    "end": _count("One past the last character of the evidence, in code points."),
    "evidence": _text("The characters themselves: `text[start:end]`."),
    "rule_id": _text("Rule that read the row; the methods page explains the families of rules."),
}


def _schema(name: str, key: list[str], description: str, columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        columns, name=name, unique=key, strict=True, ordered=True, coerce=True, description=description
    )


def _evidence(name: str, key: list[str], description: str, columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    """Schema of a table of evidence: document, its own columns, and the place that it was read from."""
    whole = {"document_id": _text(DOCUMENT_ID), **columns, **PLACE}
    return _schema(name, ["document_id", *key, "start", "end"], description, whole)


OUTCOMES = ["applied", "no_document", "text_changed", "row_gone", "row_there", "ambiguous"]

SCHEMAS = {
    schema.name: schema
    for schema in [
        _schema(
            "documents",
            ["document_id"],
            "One row per article that could be read.",
            {
                "document_id": _text("Identifier of the document: the file's name without its ending, made safe."),
                "file": _text("File under the corpus folder that holds the article."),
                "record": _text("Row of the file that the article is, where a file holds many; else empty.", True),
                "sha256": _text("SHA-256 of the article's bytes (of the row, where a file holds many)."),
                "kind": _among(
                    ["brief", "original"], "`brief` (our own restatement) or `original` (a publisher's text)."
                ),
                "title": _text("Headline, where the text has one.", True),
                "outlet": _text("Publisher, from the card.", True),
                "url": _text("Address of the published article, from the card.", True),
                "licence": _text("Licence of the text, from the card; empty means all rights reserved.", True),
                "note": _text("What the card says about the text.", True),
                "retrieved_date": _date("Day on which the article was retrieved, from the card."),
                "card_date": _date("Day of publication, from the card."),
                "published_date": _date("Day of publication, read from the text."),
                "published_start": _count("First character of the date in the text.", True),
                "published_end": _count("One past the last character of the date.", True),
                "published_rule_id": _text("Rule that read the date.", True),
                "year": pa.Column(
                    "Int64",
                    pa.Check.in_range(1990, 2100),
                    nullable=True,
                    description="Year of the article: from the card, else of `published_date`.",
                ),
                "is_on_topic": _flag("Whether the article is about employment social security."),
                "is_advertorial": _flag("Whether the article carries an advertorial mark."),
                "agency": _text("News agency that the text names as its source.", True),
                "word_count": _count("Words of the text."),
                "text": _text("The text that all positions count in, as decoded, never changed."),
            },
        ),
        _evidence(
            "regions",
            ["region_code"],
            "One row per mention of a region; `is_subject` tells the article's subjects from mere mentions.",
            {
                "region_code": _text("Official code (Home Affairs): `36` is a province, `36.04` a regency or city."),
                "is_subject": _flag("Whether the article reports the outreach of this region."),
            },
        ),
        _evidence(
            "strategies",
            ["strategy_code"],
            "One row per statement that a strategy is done, under way or planned.",
            {
                "strategy_code": _text("Strategy, as in `data/codebook/strategies.yaml`."),
                "status": _text("`planned`, `ongoing` or `done`."),
                "own_region_code": _text(
                    "Region that the sentence or its paragraph names for it, or the only subject.", True
                ),
                "actor_body_code": _text("Kind of body that acts, as the sentence or its paragraph tells.", True),
                "target_group_code": _text("Kind of worker that the sentence or its paragraph names first.", True),
            },
        ),
        _evidence(
            "quantities",
            ["unit_code", "indicator_code", "value"],
            "One row per figure that the article states about the scheme.",
            {
                "value": pa.Column(
                    "float64", pa.Check.lt(float("inf")), description="Value as a plain number, in `unit_code`."
                ),
                "unit_code": _text("Unit: workers, people, percent, rupiah, days …"),
                "indicator_code": _text("What the figure measures, as in `data/codebook/indicators.yaml`."),
                "relation": _text("`exactly`, `about`, `at_least`, `at_most`, `more_than` or `less_than`."),
                "period": _text(
                    "Year, month or day that the sentence gives the figure for: 2024, 2024-06 or 2024-06-30.",
                    True,
                    checks=pa.Check(are_periods, name="period"),
                ),
                "own_region_code": _text(
                    "Region that the sentence or its paragraph names for it, or the only subject.", True
                ),
            },
        ),
        _evidence(
            "instruments",
            ["instrument_kind"],
            "One row per legal or administrative instrument that the article cites individually.",
            {
                "instrument_kind": _text("Kind: `uu`, `pp`, `inpres`, `perbup` … as in the codebook."),
                "number": _text("Number as printed, without leading zeros.", True),
                "year": pa.Column("Int64", nullable=True, description="Year of the instrument."),
                "title": _text("Title as the article gives it.", True),
            },
        ),
        _evidence(
            "people",
            ["person_name"],
            "One row per person named in the article, at the first mention.",
            {
                "person_name": _text("Name without titles and degrees."),
                "role": _text("Role as the article gives it.", True),
                "body_code": _text("Kind of body that the person speaks for."),
            },
        ),
        _evidence(
            "quotes",
            [],
            "One row per quotation.",
            {
                "speaker_name": _text("Person that the article attributes the quotation to.", True),
                "mode": _text("`direct` (between quotation marks) or `indirect`."),
            },
        ),
        _evidence(
            "target_groups",
            ["target_group_code"],
            "One row per kind of worker that is reached, covered or to be reached.",
            {"target_group_code": _text("Target group, as in `data/codebook/target_groups.yaml`.")},
        ),
        _evidence(
            "programmes",
            ["programme_code"],
            "One row per insurance programme named.",
            {"programme_code": _text("Programme: `jkk`, `jkm`, `jht`, `jp` or `jkp`.")},
        ),
        _evidence(
            "flags",
            ["flag_code"],
            "One row per finding of a check: something in the article that does not agree. Nothing is mended.",
            {
                "flag_code": _text("Check that was not passed."),
                "severity": _among(["note", "warning"], "`note` or `warning`."),
                "detail": _text("What was compared, in figures."),
            },
        ),
        _schema(
            "events",
            ["document_id"],
            "One row per article on topic, with the event it tells of: several articles on one are one piece of evidence.",
            {
                "document_id": _text(DOCUMENT_ID),
                "event_id": _text("Event, named by its earliest article."),
                "link_code": _text(
                    "Why the article was joined to the event: `same_text` or `same_event`; empty for its earliest.",
                    True,
                ),
            },
        ),
        _schema(
            "roles",
            ["person_id", "role", "body_code"],
            "One row per person, over all articles, and role, with the days of the articles that give it.",
            {
                "person_id": _text("Person over all articles, made from the name."),
                "person_name": _text("Fullest form of the name that the articles have."),
                "role": _text("Role as most of the articles give it; empty where none does.", True),
                "body_code": _text("Kind of body that the person speaks for."),
                "first_year": _count("Year of the first article that gives the role.", True),
                "last_year": _count("Year of the last one.", True),
                "first_date": _date("Day of the first dated article that gives it."),
                "last_date": _date("Day of the last one."),
                "document_count": _count("Articles that give the role."),
                "document_ids": _text("Those articles, as in `documents`, parted by blanks."),
            },
        ),
        _schema(
            "reading_log",
            ["file", "record", "reason_code"],
            "One row per file, card or record met while reading, also of those that could not be read.",
            {
                "file": _text("File under the corpus folder, or the card's file name."),
                "record": _text("Row of the file, where a file holds many articles.", True),
                "outcome": _among(
                    ["read", "noted", "refused"],
                    "`read` (a document), `noted` (a document, with a reservation) or `refused`.",
                ),
                "reason_code": _text("Why it was refused or noted; empty when simply read.", True),
                "reason": _text("The reason as a sentence.", True),
                "document_id": _text("Document that it became.", True),
                "byte_count": _count("Size of the file or record.", True),
                "encoding": _text("Encoding that the text was decoded with.", True),
            },
        ),
        _schema(
            "correction_log",
            ["line"],
            "One row per human correction, applied or not. An applied one marks its row with the rule `human.added` or "
            "`human.changed`.",
            {
                "line": _count("Line of the file of corrections that it begins on."),
                "table_name": _text("Table of the corrected row."),
                "document_id": _text("Document that the correction names."),
                "start": _count("First character of the place that it names, in code points, from 0."),
                "end": _count("One past the last character of the place."),
                "action": _among(["add", "remove", "change"], "`add`, `remove` or `change`."),
                "was": _text("What the row said before; where none was found, what the correction says of it.", True),
                "becomes": _text("What the row says since, as far as it was changed.", True),
                "reason": _text("Why, in the words of the person."),
                "corrector_name": _text("Person who decided."),
                "corrected_date": _date("Day of the decision."),
                "outcome": _among(
                    OUTCOMES,
                    "`applied`, or why it was not: `no_document`, `text_changed` (other words stand there), `row_gone` "
                    "(no row says what it names), `row_there` (the new row exists already), `ambiguous` (several rows do).",
                ),
                "former_rule_id": _text("Rule that had read the row before.", True),
            },
        ),
    ]
}


def sort_order(name: str) -> list[str]:
    """Columns that a table is sorted by: its key, the place before what was read there."""
    key = list(SCHEMAS[name].unique)
    if "start" not in key:
        return key
    return ["document_id", "start", "end", *(column for column in key if column not in ("document_id", "start", "end"))]


EVIDENCE_TABLES = [name for name, schema in SCHEMAS.items() if "evidence" in schema.columns]

# Columns whose values the codebook lists: (table, column) -> attribute of the Codebook.
CODED = {
    ("regions", "region_code"): "regions",
    ("strategies", "strategy_code"): "strategies",
    ("strategies", "status"): "statuses",
    ("strategies", "own_region_code"): "regions",
    ("strategies", "actor_body_code"): "bodies",
    ("strategies", "target_group_code"): "target_groups",
    ("quantities", "unit_code"): "units",
    ("quantities", "indicator_code"): "indicators",
    ("quantities", "relation"): "relations",
    ("quantities", "own_region_code"): "regions",
    ("instruments", "instrument_kind"): "kinds",
    ("people", "body_code"): "bodies",
    ("roles", "body_code"): "bodies",
    ("quotes", "mode"): "modes",
    ("target_groups", "target_group_code"): "target_groups",
    ("programmes", "programme_code"): "programmes",
    ("flags", "flag_code"): "flags",
}


@cache
def schema_version() -> str:
    """Which tables these are: a hash of their names, keys, columns and types, all together, so that none of another
    version is taken for one of these. What a column means is left out, since a build makes all of it anew.
    """
    told = [
        (name, schema.unique, [(c, str(column.dtype), column.nullable) for c, column in schema.columns.items()])
        for name, schema in SCHEMAS.items()
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


KINDS = {"int64": "whole number", "float64": "number", "bool": "True or False", "datetime64[ns]": "day"}


def dictionary() -> str:
    """The data dictionary as Markdown: every table, its key, and every column with its type and meaning."""
    parts = []
    for name, schema in SCHEMAS.items():
        rows = [
            f"| `{c}` | {KINDS.get(str(column.dtype).lower(), 'text')} | {'yes' if column.nullable else ''} "
            f"| {column.description} |"
            for c, column in schema.columns.items()
        ]
        head = ["| column | type | may be empty | meaning |", "|---|---|---|---|"]
        key = ", ".join(f"`{c}`" for c in schema.unique)
        parts.append("\n".join([f"## {name}", "", f"{schema.description} Key: {key}.", "", *head, *rows]))
    return "\n\n".join(parts) + "\n"
