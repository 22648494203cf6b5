"""Finished reports, kept with what they depend on, so that only those are made again of which something has changed.

Each lies in a folder of its own below ``reports/.kept``, with a manifest: the digest of everything that it depends on
(see `helpers.running.inputs`) and of every file that was made. A report is made in a neighbour of its folder; the
manifest is written last and the folder takes its place by a rename. Whatever kills a build, no more is lost than the
reports in flight.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

from helpers import paths, sources
from helpers.reporting.uses import Uses, from_json
from helpers.running.notebooks import Run
from helpers.running.on_worker import TRY
from helpers.running.reports import EXECUTED, SITE, USES

MANIFEST = "manifest.json"
NEW, OLD = ".new", ".old"  # endings of the folder of a report in flight, and of one that is being replaced


@dataclass
class Manifest:
    """What a finished report depends on and is made of.

    Parameters
    ----------
    run, page : dict of str to str
        Digests of what the executed notebook and the printed page depend on.
    reads, asked : list of str
        What the notebook read, and the pages that its page would lead to.
    files : dict of str to str
        Digest of each file made, by its name below the report's folder.
    """

    run: dict[str, str]
    page: dict[str, str]
    reads: list[str]
    asked: list[str]
    formats: list[str]
    files: dict[str, str] = field(default_factory=dict)


class Kept:
    """The finished reports below one folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def place(self, run: Run) -> Path:
        """Folder of a report."""
        return self.folder / "reports" / run.lang / run.name

    def new_place(self, run: Run) -> Path:
        """Folder in which it is made."""
        place = self.place(run)
        return place.with_name(f"{place.name}{NEW}")

    def manifest(self, run: Run) -> Manifest | None:
        """What is known of a finished report; None where there is none."""
        try:
            return Manifest(**json.loads((self.place(run) / MANIFEST).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def is_intact(self, run: Run, manifest: Manifest) -> bool:
        """Whether every file is still what was made."""
        place = self.place(run)
        return bool(manifest.files) and all(
            (place / name).is_file() and sources.digest_of_file(place / name) == known
            for name, known in manifest.files.items()
        )

    def keep(self, run: Run, manifest: Manifest) -> None:
        """Put a report just made in its place, its manifest with it."""
        new, place = self.new_place(run), self.place(run)
        paths.sweep_files(new)  # a process that was killed may have written here until its report was begun anew
        made = sorted(path for path in new.rglob("*") if path.is_file() and _is_product(path.relative_to(new)))
        manifest.files = {path.relative_to(new).as_posix(): sources.digest_of_file(path) for path in made}
        paths.write_text_whole(new / MANIFEST, json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n")
        old = place.with_name(f"{place.name}{OLD}")
        shutil.rmtree(old, ignore_errors=True)
        if place.exists():
            place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)

    def publish(self, run: Run, site: Path, executed: Path, failed: bool = False) -> None:
        """Put what a report is made of into a site under way; as a second name of the same file where that can be."""
        place = self.new_place(run) if failed else self.place(run)
        for path in sources.files_below(place / SITE):
            paths.link_or_copy(path, site / path.relative_to(place / SITE))
        if (place / EXECUTED).is_file():
            paths.link_or_copy(place / EXECUTED, executed / run.lang / f"{run.name}.ipynb")

    def uses(self, run: Run, failed: bool = False) -> Uses:
        """The evidence that a report's page leads to; none where there is no page."""
        place = (self.new_place(run) if failed else self.place(run)) / USES
        return from_json(place.read_text(encoding="utf-8")) if place.is_file() else {}

    def sweep(self, runs: list[Run], are_all: bool) -> None:
        """Drop what was under way in a process that was killed and, where these are all, the reports that there are no
        more, in the languages that there are.
        """
        wanted = {str(place) for run in runs for place in (self.place(run), self.new_place(run))}
        for lang in {run.lang for run in runs}:
            for place, folders, names in os.walk(self.folder / "reports" / lang):
                is_left = are_all and MANIFEST in names
                if place not in wanted and (is_left or _is_passing(os.path.basename(place))):
                    folders.clear()
                    shutil.rmtree(place, ignore_errors=True)


def _is_passing(name: str) -> bool:
    return TRY in name or name.endswith((NEW, OLD))


def _is_product(name: Path) -> bool:
    return name.parts[0] == SITE or name.name in (EXECUTED, USES)
