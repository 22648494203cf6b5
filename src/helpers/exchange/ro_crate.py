"""RO-Crate 1.1 metadata of a folder: its files with their hashes, and the run that made them from texts, rules and code.

Used of the data package (`helpers.exchange.datapackage`) and of a published site (`helpers.exchange.manifest`).
"""

import datetime
import json
from collections.abc import Iterable
from urllib.parse import quote

import pandas as pd

from helpers import __version__

METADATA = "ro-crate-metadata.json"
CONFORMS = "https://w3id.org/ro/crate/1.1"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
TYPES = {  # our own, since Python's `mimetypes` also reads what the machine has under /etc
    ".html": "text/html",
    ".css": "text/css",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".js": "text/javascript",
    ".ipynb": "application/x-ipynb+json",
    ".parquet": "application/vnd.apache.parquet",
}
MORE_TERMS = {"sha256": "http://schema.org/sha256"}  # which the context of RO-Crate 1.1 does not have


def crate(
    title: str, about: str, date: datetime.datetime, files: list[dict], action: dict, context: Iterable[dict] = ()
) -> dict:
    """The metadata document.

    Parameters
    ----------
    title, about : str
        Name and description of the whole.
    files : list of dict
        As `file_entity` gives them; the metadata itself not among them.
    action : dict
        The run that made it: ``@id``, ``name``, ``object``, ``result``.
    context : iterable of dict
        The entities that it names and that are no files of the folder, the program among them.
    """
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": about,
        "datePublished": f"{date:%Y-%m-%d}",
        "version": __version__,
        "license": {"@id": CC_BY},
        "author": {"@id": "#authors"},
        "publisher": {"@id": "#authors"},
        "hasPart": references(file["@id"] for file in files),
        "mentions": {"@id": action["@id"]},
    }
    ran = {**action, "@type": "CreateAction", "instrument": {"@id": "#jangkau"}, "agent": {"@id": "#authors"}}
    return {
        "@context": [f"{CONFORMS}/context", MORE_TERMS],
        "@graph": [_descriptor(), root, *_actors(), ran, *files, *context],
    }


def to_json(crate: dict) -> bytes:
    """Metadata as the file holds it."""
    return (json.dumps(crate, ensure_ascii=False, indent=2) + "\n").encode()


def references(names: Iterable[str]) -> list[dict] | dict:
    """References to entities, each once; a single one is no list."""
    found = [{"@id": name} for name in dict.fromkeys(names)]
    return found[0] if len(found) == 1 else found


def file_entity(name: str, size: int, sha256: str) -> dict:
    """A file of the folder, by its name there."""
    ending = name[name.rfind(".") :]
    return {
        "@id": quote(name),
        "@type": "File",
        "name": name,
        "encodingFormat": TYPES.get(ending, "application/octet-stream"),
        "contentSize": str(size),
        "sha256": sha256,
    }


def program_entity(**more: object) -> dict:
    """The suite itself."""
    return {
        "@id": "#jangkau",
        "@type": "SoftwareApplication",
        "name": "Jangkau",
        "version": __version__,
        "softwareVersion": __version__,
        "description": "Reads news texts by the rules of a codebook that analysts edit.",
        **more,
    }


def text_entities(documents: pd.DataFrame) -> dict[str, dict]:
    """Rows of the table `documents` as entities by ``@id``: each text by its hash; the published article that it is, or
    restates, by its address.
    """
    return {entity["@id"]: entity for entity in map(_text, documents.itertuples())}


def _text(document) -> dict:
    described = {
        "@id": f"urn:sha256:{document.sha256}",
        "@type": "CreativeWork",
        "name": document.title if isinstance(document.title, str) else document.document_id,
        "identifier": document.document_id,
    }
    values = {"publisher": document.outlet, "isBasedOn": document.url, "license": document.licence}
    return described | {name: value for name, value in values.items() if isinstance(value, str)}


def _descriptor() -> dict:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": CONFORMS},
        "about": {"@id": "./"},
    }


def _actors() -> list[dict]:
    return [
        {"@id": "#authors", "@type": "Organization", "name": "The Jangkau authors"},
        {
            "@id": CC_BY,
            "@type": "CreativeWork",
            "name": "Creative Commons Attribution 4.0 International",
            "description": "Share and adapt for any purpose, with credit.",
        },
    ]
