"""Is a published site still what its manifest says: which files are missing, changed or added."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from helpers import paths
from helpers.errors import ExchangeError
from helpers.exchange.manifest import BUILD, CODEBOOK, CORPUS, files_of
from helpers.exchange.ro_crate import METADATA
from helpers.sources import sha256_of

FROM = {"Codebook": CODEBOOK, "Corrections": "#corrections.csv", "Program": "#jangkau", "Lock": f"#{paths.LOCK.name}"}
SHOWN = 12  # digits of a hash in a message


@dataclass(frozen=True)
class Manifest:
    """What a manifest says.

    Parameters
    ----------
    files : dict of str to str
        SHA-256 of each file of the site, by its name there.
    entities : dict of str to dict
        Everything that it describes, by ``@id``.
    sha256 : str
        That of the manifest itself.
    """

    files: dict[str, str]
    entities: dict[str, dict]
    sha256: str


@dataclass(frozen=True)
class Finding:
    """A file or folder that is not as the manifest says; ``kind`` is ``missing``, ``changed`` or ``added``."""

    kind: str
    name: str
    sentence: str


def read_manifest(site: Path) -> Manifest:
    """Read the manifest of a site; nothing that it says is believed further than its form.

    Raises
    ------
    ExchangeError
        If there is none, or it is no such file.
    """
    place = site / METADATA
    if not place.is_file():
        raise ExchangeError(f"{site} holds no {METADATA}. Name the folder of a site that was made by: jangkau build")
    try:
        entities = {str(entity["@id"]): entity for entity in json.loads(place.read_bytes())["@graph"]}
        files = {str(e["name"]): str(e["sha256"]) for e in entities.values() if e.get("@type") == "File"}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as broken:
        what = f"{type(broken).__name__}: {str(broken)[:80]}"
        raise ExchangeError(f"{place} cannot be read as a manifest ({what}). Take the published one again.") from None
    strangers = [name for name in files if not _is_within(name)]
    if strangers or not files:
        met = f"names {strangers[0][:80]!r}, which is outside the site" if strangers else "names no file"
        raise ExchangeError(f"{place} {met}: it was not made by jangkau build. Take the published one again.")
    return Manifest(files, entities, sha256_of(place))


def _is_within(name: str) -> bool:
    path = PurePosixPath(name)
    return name == str(path) and not path.is_absolute() and ".." not in path.parts and "\0" not in name


def check_site(site: Path, manifest: Manifest) -> list[Finding]:
    """Every file of a site, and every folder without one, that is not as its manifest says, by kind and name."""
    there = set(files_of(site))
    missing = sorted(manifest.files.keys() - there)
    added = sorted({*(there - manifest.files.keys()), *_folders_without_files(site, there | manifest.files.keys())})
    return [
        *(Finding("missing", name, f"{name} is missing.") for name in missing),
        *_changed(site, manifest, there),
        *(Finding("added", name, f"{name} was added: the manifest does not name it.") for name in added),
    ]


def _folders_without_files(site: Path, files: Iterable[str]) -> Iterator[str]:
    """Names of the folders that hold none of the files, nor can be looked into; each ends with a stroke."""
    known = {folder for name in files for folder in PurePosixPath(name).parents}
    for place, folders, _ in os.walk(site):
        for path in (Path(place, folder) for folder in folders):
            name = path.relative_to(site)
            if not path.is_symlink() and PurePosixPath(name) not in known:
                yield f"{name.as_posix()}/"


def _changed(site: Path, manifest: Manifest, there: set[str]) -> Iterator[Finding]:
    if (site / METADATA).is_symlink():
        yield Finding("changed", METADATA, f"{METADATA} was changed: it is a link, a build writes a file.")
    for name in sorted(manifest.files.keys() & there):
        said = manifest.files[name]
        if (site / name).is_symlink():  # what it leads to may be another thing tomorrow
            yield Finding("changed", name, f"{name} was changed: it is a link, the manifest names a file.")
        elif (found := _hash(site / name)) != said:
            met = f"its SHA-256 is {found[:SHOWN]}…" if found else "it cannot be read"
            yield Finding("changed", name, f"{name} was changed: {met}, the manifest says {said[:SHOWN]}….")


def _hash(path: Path) -> str:
    """SHA-256 of a file; empty for what is none, or cannot be read."""
    try:
        return sha256_of(path) if path.is_file() else ""
    except OSError:
        return ""


def told(manifest: Manifest) -> list[tuple[str, str]]:
    """Label and value of what a site was made from, as far as its manifest tells."""
    texts = sum(identifier.startswith("urn:sha256:") for identifier in manifest.entities)
    rows = [("Files", str(len(manifest.files)))]
    rows.append(("Corpus", f"{texts} texts, {manifest.entities.get(CORPUS, {}).get('identifier')}"))
    for label, identifier in FROM.items():
        entity = manifest.entities.get(identifier, {})
        version = f"{entity['version']}, " if "version" in entity else ""
        digest = entity.get("identifier") or f"sha256:{str(entity.get('sha256'))[:SHOWN]}"
        rows += [(label, f"{version}{digest}")] if entity else []
    rows.append(("Options", str(manifest.entities.get(BUILD, {}).get("description", ""))))
    return [*rows, ("Manifest", f"sha256:{manifest.sha256}")]
