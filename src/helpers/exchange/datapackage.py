"""The tables, the codebook and what is known of their making as one folder that can be deposited.

The folder is a Frictionless Data Package (``datapackage.json``) and an RO-Crate (``ro-crate-metadata.json``) at once. Texts
whose licence does not let anybody pass them on are left out, with every stretch of them. Sources: Data Package
standard, version 1 (profile "tabular-data-package"); RO-Crate 1.1.
"""

import hashlib
from pathlib import Path

import pandas as pd
from pandera.pandas import Column, DataFrameSchema

from helpers import __version__, paths
from helpers.exchange.licences import is_open, without_closed_texts
from helpers.exchange.ro_crate import (
    METADATA,
    crate,
    file_entity,
    program_entity,
    references,
    text_entities,
    to_json,
)
from helpers.schemas import CODED, SCHEMAS, dictionary
from helpers.source_date import NO_DATE, source_date
from helpers.tables import to_csv

NAME, TITLE = "jangkau", "Jangkau: comparable evidence on regional outreach for employment social security in Indonesia"
AUTHOR = "The Jangkau authors"
TYPES = {"int64": "integer", "float64": "number", "bool": "boolean", "datetime64[ns]": "date"}
CC_BY = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
ODBL = {
    "name": "ODbL-1.0",
    "title": "Open Database License 1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}
ODBL_FILES = ("regions.csv", "districts.csv")


def write_package(data: dict[str, pd.DataFrame], codebook, folder: Path) -> None:
    """Write the package, whole or not at all.

    Raises
    ------
    ReportError
        If the folder holds what no export made.
    """
    closed = int((~is_open(data["documents"]["licence"])).sum())
    files = {f"data/{name}.csv": to_csv(frame).encode() for name, frame in without_closed_texts(data).items()}
    files |= {f"codebook/{path.name}": path.read_bytes() for path in _codebook_files(codebook.folder)}
    files["README.md"] = _readme(data["documents"], closed).encode()
    files["CITATION.cff"] = _citation(data["documents"]).encode()
    files["datapackage.json"] = to_json(describe_package(files, codebook))
    files[METADATA] = to_json(describe_crate(files, data["documents"]))
    with paths.whole_folder(folder) as temporary:
        for name, content in files.items():
            (temporary / name).parent.mkdir(exist_ok=True)
            (temporary / name).write_bytes(content)


def _codebook_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".csv", ".md") and path.is_file())


def describe_crate(files: dict[str, bytes], documents: pd.DataFrame) -> dict:
    """The package as an RO-Crate: texts and codebook in, tables out."""
    made = {
        name: file_entity(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
    }
    texts = text_entities(documents)
    action = {
        "@id": "#coding",
        "name": "Coding of the texts by the codebook",
        "object": references([*texts, *(name for name in made if name.startswith("codebook/"))]),
        "result": references(name for name in made if name.startswith("data/")),
    }
    about = "Tidy tables read by rules out of news texts, their codebook and data dictionary."
    date = source_date(documents)
    return crate(TITLE, about, date, list(made.values()), action, [program_entity(), *texts.values()])


def describe_package(files: dict[str, bytes], codebook) -> dict:
    """The descriptor of the tables among some files."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "version": __version__,
        "description": "Tidy tables read by rules out of news texts; every row says where in its text it was read.",
        "licenses": [CC_BY, ODBL],
        "contributors": [{"title": AUTHOR, "role": "author"}],
        "resources": [
            _resource(name, files[f"data/{name}.csv"], codebook) for name in SCHEMAS if f"data/{name}.csv" in files
        ],
    }


def _resource(name: str, content: bytes, codebook) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "path": f"data/{name}.csv",
        "title": name,
        "description": SCHEMAS[name].description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [CC_BY],
        "schema": _table_schema(SCHEMAS[name], codebook),
    }


def _table_schema(schema: DataFrameSchema, codebook) -> dict:
    fields = [_field(schema.name, name, column, codebook) for name, column in schema.columns.items()]
    described = {"fields": fields, "missingValues": [""]}
    if not any(schema.columns[column].nullable for column in schema.unique):
        described["primaryKey"] = list(schema.unique)
    if "document_id" in schema.columns and schema.name not in ("documents", "reading_log", "correction_log"):
        reference = {"resource": "documents", "fields": ["document_id"]}
        described["foreignKeys"] = [{"fields": ["document_id"], "reference": reference}]
    return described


def _field(table: str, name: str, column: Column, codebook) -> dict:
    left_out = name in ("text", "evidence")
    constraints: dict = {"required": not column.nullable and not left_out}
    if (table, name) in CODED:
        constraints["enum"] = sorted(getattr(codebook, CODED[table, name]))
    kind = TYPES.get(str(column.dtype).lower(), "string")
    description = column.description + (" Empty where the licence does not let anybody pass it on." if left_out else "")
    return {"name": name, "type": kind, "description": description, "constraints": constraints}


def _readme(documents: pd.DataFrame, closed: int) -> str:
    left_out = (
        f"{closed} of {len(documents)} texts are left out, with every stretch of them: their licence does not let "
        "anybody pass them on. Places count in the text whose SHA-256 `data/documents.csv` gives.\n"
        if closed
        else f"All {len(documents)} texts are in `data/documents.csv`.\n"
    )
    return (
        f"# {TITLE}\n\nMade by Jangkau {__version__}. `datapackage.json` describes the tables, `ro-crate-metadata.json` what "
        "they were made from, `codebook/` the rules.\n\nA cell of text that begins like a formula, or with an apostrophe, has "
        f"an apostrophe in front.\n\n{left_out}\nLicence: {CC_BY['title']}; {' and '.join(ODBL_FILES)} of the codebook: "
        f"{ODBL['title']}.\n\n{dictionary()}"
    )


def _citation(documents: pd.DataFrame) -> str:
    date = source_date(documents)
    released = "" if date == NO_DATE else f"date-released: {date:%Y-%m-%d}\n"
    return (
        'cff-version: 1.2.0\nmessage: "If you use these data, please cite them as below."\n'
        f'title: "{TITLE}"\ntype: dataset\nversion: {__version__}\n{released}license: CC-BY-4.0\nauthors:\n  - name: "{AUTHOR}"\n'
    )
