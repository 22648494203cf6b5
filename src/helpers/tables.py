"""The tidy tables: their schemas, keys and units, and the only reader and writer of them.

Every table is written as Parquet (what the suite reads) and as CSV (what a visitor reads, and a diff of evidence when
a rule changes). Every evidence row says where it was read: ``text[start:end] == evidence`` in code points of the
document's text, and by which rule. A table that breaks its schema, its key or a foreign key is not written, nor is
any table beside it.
"""

from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from helpers import paths
from helpers.errors import TableError, listed

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
EVIDENCE_LIMIT = 8  # offenders that an error message shows of each kind


def _text(description: str, nullable: bool = False, **checks) -> pa.Column:
    return pa.Column("str", nullable=nullable, description=description, **checks)


def _count(description: str, nullable: bool = False) -> pa.Column:
    return pa.Column("Int64" if nullable else "int64", pa.Check.ge(0), nullable=nullable, description=description)


def _flag(description: str) -> pa.Column:
    return pa.Column("bool", description=description)


def _date(description: str) -> pa.Column:
    return pa.Column("datetime64[ns]", nullable=True, description=description)


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
                "kind": _text("`brief` (our own restatement) or `original` (a publisher's text)."),
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
                    description="Year of the article: of `published_date`, else of `card_date`.",
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
                "region_code": _text("Official code (Ministry of Home Affairs): `36` province, `36.04` regency or city."),
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
            },
        ),
        _evidence(
            "quantities",
            ["unit_code", "indicator_code", "value"],
            "One row per figure that the article states about the scheme.",
            {
                "value": pa.Column("float64", description="Value as a plain number, in `unit_code`."),
                "unit_code": _text("Unit: workers, people, percent, rupiah, days …"),
                "indicator_code": _text("What the figure measures, as in `data/codebook/indicators.yaml`."),
                "relation": _text("`exactly`, `about`, `at_least`, `at_most`, `more_than` or `less_than`."),
                "period": _text("Year or day that the sentence gives the figure for.", True),
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
                "severity": _text("`note` or `warning`."),
                "detail": _text("What was compared, in figures."),
            },
        ),
        _schema(
            "reading_log",
            ["file", "record", "reason_code"],
            "One row per file, card or record met while reading, also of those that could not be read.",
            {
                "file": _text("File under the corpus folder, or the card's file name."),
                "record": _text("Row of the file, where a file holds many articles.", True),
                "outcome": _text("`read` (a document), `noted` (a document, with a reservation) or `refused`."),
                "reason_code": _text("Why it was refused or noted; empty when simply read.", True),
                "reason": _text("The reason as a sentence.", True),
                "document_id": _text("Document that it became.", True),
                "byte_count": _count("Size of the file or record.", True),
                "encoding": _text("Encoding that the text was decoded with.", True),
            },
        ),
    ]
}

EVIDENCE_TABLES = [name for name, schema in SCHEMAS.items() if "evidence" in schema.columns]

# Columns whose values the codebook lists: (table, column) -> attribute of the Codebook.
CODED = {
    ("regions", "region_code"): "regions",
    ("strategies", "strategy_code"): "strategies",
    ("strategies", "status"): "statuses",
    ("quantities", "unit_code"): "units",
    ("quantities", "indicator_code"): "indicators",
    ("people", "body_code"): "bodies",
    ("target_groups", "target_group_code"): "target_groups",
    ("programmes", "programme_code"): "programmes",
    ("flags", "flag_code"): "flags",
}


def empty_table(name: str) -> pd.DataFrame:
    """A table without rows, in the declared columns and types."""
    return _validated(name, pd.DataFrame(columns=list(SCHEMAS[name].columns)))


def build_table(name: str, rows: list[dict]) -> pd.DataFrame:
    """Rows to a frame in the declared columns, order and types, sorted by its key.

    A row lacks what is unknown; empty text counts as unknown. Two rows with one key are one row.
    """
    if not rows:
        return empty_table(name)
    schema = SCHEMAS[name]
    frame = pd.DataFrame(rows, columns=list(schema.columns)).replace("", None)
    frame = frame.drop_duplicates(subset=schema.unique)
    return _validated(name, frame).sort_values(_sort_order(schema), kind="stable").reset_index(drop=True)


def _sort_order(schema: pa.DataFrameSchema) -> list[str]:
    key = list(schema.unique)
    if "start" not in key:
        return key
    return ["document_id", "start", "end", *(column for column in key if column not in ("document_id", "start", "end"))]


def _validated(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    try:
        return SCHEMAS[name].validate(frame, lazy=True)
    except SchemaErrors as broken:
        cases = broken.failure_cases.head(EVIDENCE_LIMIT)
        problems = [f"{row.column or name}: {row.check}: {str(row.failure_case)[:80]!r}" for row in cases.itertuples()]
        raise TableError(listed(problems, f"The table '{name}' breaks its schema:")) from None


def check_tables(tables: dict[str, pd.DataFrame], codebook) -> None:
    """Raise `TableError` with every broken schema, key, foreign key, code and span of a whole set of tables."""
    problems = []
    for name in SCHEMAS:
        if name not in tables:
            problems.append(f"The table '{name}' is missing.")
            continue
        try:
            _validated(name, tables[name])
        except TableError as broken:
            problems.append(str(broken))
    if not problems:
        problems = [*_unknown_codes(tables, codebook), *_foreign_keys(tables), *_spans(tables)]
    if problems:
        raise TableError(listed(problems, "The tables cannot be written:", "Nothing was overwritten."))


def _unknown_codes(tables: dict[str, pd.DataFrame], codebook) -> list[str]:
    problems = []
    for (name, column), attribute in CODED.items():
        allowed = set(getattr(codebook, attribute))
        unknown = sorted(set(tables[name][column].dropna()) - allowed)[:EVIDENCE_LIMIT]
        problems += [f"{name}.{column}: '{code}' is not in the codebook ({attribute})." for code in unknown]
    return problems


def _foreign_keys(tables: dict[str, pd.DataFrame]) -> list[str]:
    known = set(tables["documents"]["document_id"])
    problems = []
    for name in [*EVIDENCE_TABLES, "reading_log"]:
        strangers = sorted(set(tables[name]["document_id"].dropna()) - known)[:EVIDENCE_LIMIT]
        problems += [f"{name}.document_id: '{code}' is not in documents." for code in strangers]
    return problems


def _spans(tables: dict[str, pd.DataFrame]) -> list[str]:
    texts = dict(zip(tables["documents"]["document_id"], tables["documents"]["text"], strict=True))
    problems = []
    for name in EVIDENCE_TABLES:
        for row in tables[name].itertuples():
            if texts[row.document_id][row.start : row.end] != row.evidence:
                problems.append(f"{name}: {row.document_id} [{row.start}:{row.end}] is not '{row.evidence[:60]}'.")
    return problems[:EVIDENCE_LIMIT]


def write_tables(tables: dict[str, pd.DataFrame], folder: Path, codebook) -> None:
    """Check the whole set, then write each table as Parquet and CSV, each file whole or not at all.

    Raises
    ------
    TableError
        If anything is wrong; then nothing is overwritten.
    """
    check_tables(tables, codebook)
    for name in SCHEMAS:
        with paths.whole(folder / f"{name}.parquet") as temporary:
            tables[name].to_parquet(temporary, index=False)
        paths.write_text_whole(folder / f"{name}.csv", to_csv(tables[name]))


def read_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """Read one table; from Parquet, or from the CSV where nothing was built yet.

    Raises
    ------
    TableError
        If there is neither, or the file does not hold the declared columns.
    """
    folder = folder or paths.processed()
    if name not in SCHEMAS:
        raise TableError(f"There is no table '{name}'; there are: {', '.join(SCHEMAS)}.")
    if (folder / f"{name}.parquet").is_file():
        return _validated(name, pd.read_parquet(folder / f"{name}.parquet"))
    if (folder / f"{name}.csv").is_file():
        return _validated(name, from_csv(name, folder / f"{name}.csv"))
    raise TableError(f"{folder} holds no table '{name}'. Make the tables with: jangkau build")


def read_tables(folder: Path | None = None) -> dict[str, pd.DataFrame]:
    """Read all the tables: name to frame."""
    return {name: read_table(name, folder) for name in SCHEMAS}


def to_csv(frame: pd.DataFrame) -> str:
    """A table as CSV that no spreadsheet takes for a formula.

    A cell that starts like a formula, or with an apostrophe, gets an apostrophe in front; `from_csv` takes it off.

    >>> to_csv(pd.DataFrame({"a": ["=1+1", "b"]}))
    "a\\n'=1+1\\nb\\n"
    """
    safe = frame.copy()
    for column in safe.select_dtypes("str"):
        safe[column] = safe[column].where(~safe[column].str.startswith(FORMULA_STARTS, na=False), "'" + safe[column])
    return safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")


def from_csv(name: str, path: Path) -> pd.DataFrame:
    """A table from its CSV, apostrophes in front taken off, in the declared types."""
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    for column in frame:
        frame[column] = frame[column].str.removeprefix("'")
        if column in SCHEMAS[name].columns and str(SCHEMAS[name].columns[column].dtype) == "bool":
            frame[column] = frame[column] == "True"
    return frame


def dictionary() -> str:
    """The data dictionary as Markdown: every table, its key, and every column with its type and meaning."""
    parts = []
    for name, schema in SCHEMAS.items():
        rows = [
            f"| `{c}` | {column.dtype} | {'yes' if column.nullable else ''} | {column.description} |"
            for c, column in schema.columns.items()
        ]
        head = ["| column | type | may be empty | meaning |", "|---|---|---|---|"]
        key = ", ".join(f"`{c}`" for c in schema.unique)
        parts.append("\n".join([f"## {name}", "", f"{schema.description} Key: {key}.", "", *head, *rows]))
    return "\n\n".join(parts) + "\n"
