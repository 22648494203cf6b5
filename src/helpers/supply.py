"""What Jangkau is built from: every locked package with its version and licence, as a table and as a bill of materials.

``python -m helpers.supply`` renews docs/licences.md; ``python -m helpers.supply FILE`` writes the bill (CycloneDX 1.6,
JSON). Both say what the lock says, so one state of the lock has one bill.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers import paths

LOCK = paths.ROOT / "requirements.lock"
TABLE = paths.ROOT / "docs" / "licences.md"
# Licences under which what is made with a package, or beside it, could not be published under the terms of Jangkau.
REFUSED = re.compile(r"\bA?GPL|affero|general public|proprietary|commercial|SSPL|BUSL|non-?commercial", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|lesser", re.IGNORECASE)
CHOICE = re.compile(r"\s+OR\s+|; ")  # the last as in classifiers, of which one may be chosen


@dataclass(frozen=True)
class Package:
    """A locked package. ``is_needed`` tells whether Jangkau runs with it; else it only tests Jangkau."""

    name: str
    version: str
    licence: str
    is_needed: bool

    @property
    def may_be_published(self) -> bool:
        """Is there one among its licences under which Jangkau can be given on together with it?"""
        return any(LESSER.search(one) or not REFUSED.search(one) for one in CHOICE.split(self.licence))


@cache
def packages() -> tuple[Package, ...]:
    """The locked packages that are installed on this system, by name; those of other systems are left out."""
    needed = set(_needed("jangkau"))
    locked = re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(
        Package(name, version, licence_of(name), canonicalize_name(name) in needed)
        for name, version in sorted(locked)
        if _is_installed(name)
    )


def licence_of(name: str) -> str:
    """The licence that a package states: as an SPDX expression, by its classifiers, or by its first line."""
    told = metadata.metadata(name)
    classifiers = [line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License")]
    first = (told.get("License") or "").strip().partition("\n")[0]
    return told.get("License-Expression") or "; ".join(classifiers) or first or "not stated"


def _is_installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def _needed(name: str, extra: str = "", met: set[tuple[str, str]] | None = None) -> Iterator[str]:
    """A package and all that it needs to run on this system."""
    met = set() if met is None else met
    if (name, extra) in met or not _is_installed(name):
        return
    met.add((name, extra))
    yield name
    for wanted in _requires(name, extra):
        for more in ("", *sorted(wanted.extras)):
            yield from _needed(canonicalize_name(wanted.name), more, met)


def _requires(name: str, extra: str = "") -> Iterator[Requirement]:
    for line in metadata.requires(name) or []:
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate({"extra": extra}):
            yield wanted


def table() -> str:
    """The packages as a page of Markdown."""
    rows = [f"| {p.name} | {p.version} | {p.licence} | {'runs' if p.is_needed else 'tests'} |" for p in packages()]
    return "\n".join(
        [
            "# Licences of what Jangkau is built from",
            "",
            "Made by `python -m helpers.supply` from the lock and from what the packages state; edit nothing here. A package",
            "that only tests Jangkau is no part of what is given on. A test refuses a package that runs with Jangkau and whose",
            "licence would forbid to publish what is made with it.",
            "",
            "| package | version | licence | Jangkau |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def bill() -> str:
    """The bill of materials (CycloneDX 1.6, JSON), with no moment and no random number in it."""
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentScope, ComponentType
    from cyclonedx.model.license import DisjunctiveLicense
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    whole = Component(name="jangkau", version=metadata.version("jangkau"), type=ComponentType.APPLICATION)
    whole.bom_ref.value = "jangkau"
    made = Bom(serial_number=uuid5(NAMESPACE_URL, LOCK.read_text(encoding="utf-8")))
    made.metadata.component = whole
    parts = {"jangkau": whole}
    for package in packages():
        url = PackageURL("pypi", None, package.name, package.version)
        parts[canonicalize_name(package.name)] = Component(
            name=package.name,
            version=package.version,
            licenses=[DisjunctiveLicense(name=package.licence)],
            scope=ComponentScope.REQUIRED if package.is_needed else ComponentScope.EXCLUDED,
            purl=url,
            bom_ref=str(url),
        )
    made.components.update(part for part in parts.values() if part is not whole)
    for name, part in parts.items():
        below = {canonicalize_name(wanted.name) for wanted in _requires(name)}
        made.register_dependency(part, [parts[one] for one in sorted(below & parts.keys())])
    told = json.loads(JsonV1Dot6(made).output_as_string())
    del told["metadata"]["timestamp"]
    return json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if sys.argv[1:]:
        paths.write_text_whole(Path(sys.argv[1]), bill())
    else:
        paths.write_text_whole(TABLE, table())
