"""RO-Crate metadata of an export: its files, and the run that made them from texts, codebook and code."""

import hashlib
import mimetypes
from collections.abc import Iterable, Mapping

import pandas as pd

from helpers import __version__

CONFORMS = "https://w3id.org/ro/crate/1.1"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
TYPES = {".md": "text/markdown", ".yaml": "application/yaml", ".cff": "application/yaml", ".csv": "text/csv"}
MORE_TERMS = {"sha256": "http://schema.org/sha256"}  # which the context of RO-Crate 1.1 does not have
UNKNOWN_DAY = "1980-01-01"


def crate(files: Mapping[str, bytes], documents: pd.DataFrame, title: str) -> dict:
    """The metadata document.

    Parameters
    ----------
    files : mapping of str to bytes
        Name in the folder to content; the metadata itself not among them.
    documents : DataFrame
        The table `documents`: the inputs, each by its address or its hash.
    """
    day = documents["retrieved_date"].max()
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": "Tidy tables read by rules out of news texts, their codebook and data dictionary.",
        "datePublished": UNKNOWN_DAY if pd.isna(day) else f"{day:%Y-%m-%d}",
        "version": __version__,
        "license": {"@id": CC_BY},
        "author": {"@id": "#authors"},
        "publisher": {"@id": "#authors"},
        "hasPart": _references(files),
        "mentions": {"@id": "#coding"},
    }
    entities = [_file(name, content) for name, content in files.items()]
    inputs = [_input(document) for document in documents.itertuples()]
    return {
        "@context": [f"{CONFORMS}/context", MORE_TERMS],
        "@graph": [_descriptor(), root, *_actors(), _action(files, inputs), *entities, *_unique(inputs)],
    }


def _descriptor() -> dict:
    return {
        "@id": "ro-crate-metadata.json",
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
        {
            "@id": "#jangkau",
            "@type": "SoftwareApplication",
            "name": "Jangkau",
            "version": __version__,
            "softwareVersion": __version__,
            "description": "Reads news texts by the rules of a codebook that analysts edit.",
        },
    ]


def _action(files: Mapping[str, bytes], inputs: list[dict]) -> dict:
    """The run: texts and codebook in, tables out."""
    rules = [name for name in files if name.startswith("codebook/")]
    made = [name for name in files if name.startswith("data/")]
    return {
        "@id": "#coding",
        "@type": "CreateAction",
        "name": "Coding of the texts by the codebook",
        "instrument": {"@id": "#jangkau"},
        "agent": {"@id": "#authors"},
        "object": _references([*(text["@id"] for text in inputs), *rules]),
        "result": _references(made),
    }


def _references(names: Iterable[str]) -> list[dict] | dict:
    """References to entities, each once; a single one is no list."""
    found = [{"@id": name} for name in dict.fromkeys(names)]
    return found[0] if len(found) == 1 else found


def _file(name: str, content: bytes) -> dict:
    ending = name[name.rfind(".") :]
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "encodingFormat": TYPES.get(ending) or mimetypes.guess_type(name)[0] or "text/plain",
        "contentSize": str(len(content)),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _input(document) -> dict:
    """A text by its hash; the published article that it is, or restates, by its address."""
    described = {
        "@id": f"urn:sha256:{document.sha256}",
        "@type": "CreativeWork",
        "name": document.title if isinstance(document.title, str) else document.document_id,
        "identifier": document.document_id,
    }
    values = {"publisher": document.outlet, "isBasedOn": document.url, "license": document.licence}
    return described | {name: value for name, value in values.items() if isinstance(value, str)}


def _unique(entities: list[dict]) -> list[dict]:
    return list({entity["@id"]: entity for entity in entities}.values())
