"""What a published site was made from, and the hash of every file of it: its manifest, which a build writes.

The manifest is ``ro-crate-metadata.json`` at the top of the site, an RO-Crate: each file with its SHA-256; the run that made
them; and what that run was given: every text, the files of the codebook, the corrections, the lock, the code. The tables
and the executed notebooks, which lie beside the site, are named too.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from helpers import paths, sources
from helpers.exchange.ro_crate import METADATA, crate, file_entity, program_entity, references, text_entities, to_json
from helpers.reporting import provenance
from helpers.schemas import SCHEMAS
from helpers.source_date import source_date
from helpers.tables import ENDINGS

TITLE = "Jangkau: how Indonesia's regions bring workers into employment social security"
TABLES = {f"{name}.{ending}" for name in SCHEMAS for ending in ENDINGS}
CORPUS, CODEBOOK, BUILD = "#corpus", "#codebook", "#build"
ABOUT = "A site of reports on what news articles tell, with the tables and PDFs; made by Jangkau."


@dataclass(frozen=True)
class Origin:
    """What a build was given.

    Parameters
    ----------
    documents : DataFrame
        The table `documents`.
    asked : str
        The options of the build, as words.
    notebooks : iterable of Path
        Those that the reports are runs of.
    beside : mapping of str to Path
        Folders of what is made beside the site, by name.
    """

    documents: pd.DataFrame
    asked: str
    codebook: Path
    corrections: Path
    notebooks: Iterable[Path] = ()
    beside: Mapping[str, Path] = field(default_factory=dict)


def write_manifest(site: Path, origin: Origin) -> None:
    """Write the manifest of a finished site into it."""
    files = [file_entity(name, *sources.size_and_hash(site / name)) for name in files_of(site)]
    beside = [
        _named(f"#{kind}/{name}", f"{kind}/{name}", folder / name)
        for kind, folder in origin.beside.items()
        for name in files_of(folder)
        if name in TABLES or name.endswith(".ipynb")
    ]
    texts, rules, others = text_entities(origin.documents), [*_rules(origin.codebook)], [*_others(origin)]
    corpus = _collection(CORPUS, "Corpus", provenance.corpus_digest(origin.documents), texts)
    codebook = _collection(CODEBOOK, "Codebook", provenance.codebook_digest(origin.codebook), _ids(rules))
    action = {
        "@id": BUILD,
        "name": "Reading, coding, comparison and printing",
        "description": origin.asked,
        "object": references([CORPUS, CODEBOOK, *_ids(others)]),
        "result": references(["./", *_ids(beside)]),
    }
    context = [program_entity(identifier=provenance.code_digest()), corpus, codebook, *others]
    context += [*texts.values(), *rules, *beside]
    made = crate(TITLE, ABOUT, source_date(origin.documents), files, action, context)
    with paths.whole(site / METADATA) as temporary:
        temporary.write_bytes(to_json(made))


def _ids(entities: list[dict]) -> list[str]:
    return [entity["@id"] for entity in entities]


def _collection(identifier: str, name: str, digest: str, parts: Iterable[str]) -> dict:
    """Several entities under the hash by which the pages name them together."""
    return {"@id": identifier, "@type": "Collection", "name": name, "identifier": digest, "hasPart": references(parts)}


def _rules(codebook: Path) -> Iterator[dict]:
    for path in sources.files_below(codebook):
        name = path.relative_to(codebook).as_posix()
        yield _named(f"#codebook/{name}", f"codebook/{name}", path)


def _others(origin: Origin) -> Iterator[dict]:
    """What the run was given beside texts and codebook."""
    for path in sorted(set(origin.notebooks)):
        # a notebook is kept with its outputs; what it asks is the same whether it was run or not
        told = {"@id": f"#notebooks/{path.name}", "@type": "CreativeWork", "name": f"notebooks/{path.name}"}
        yield told | {"identifier": f"sha256:{sources.notebook_digest(path)}"}
    for name, path in (("corrections.csv", origin.corrections), (paths.LOCK.name, paths.LOCK)):
        if path.is_file():
            yield _named(f"#{name}", name, path)


def _named(identifier: str, name: str, path: Path) -> dict:
    size, sha256 = sources.size_and_hash(path)
    return {
        "@id": quote(identifier, safe="#/"),
        "@type": "MediaObject",
        "name": name,
        "contentSize": str(size),
        "sha256": sha256,
    }


def files_of(folder: Path) -> list[str]:
    """Names of the files below a folder, in order, but for the manifest itself and the mark of a build.

    A link to a folder counts as a file: what it leads to is not looked at.
    """
    found = []
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        found += [Path(place, name).relative_to(folder).as_posix() for name in (*names, *links)]
    return sorted(name for name in found if name not in (METADATA, paths.MARK))
