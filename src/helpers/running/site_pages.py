"""The pages of a site that no report is needed for, written beside the reports in a process of their own."""

import json
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import paths, scratch
from helpers.coding.codebook import load_codebook
from helpers.reporting.findings import Findings
from helpers.reporting.links import SiteContext
from helpers.reporting.uses import Uses, from_json, to_json
from helpers.running.forks import Forked, NoFork, fork
from helpers.stored import Stored
from helpers.visible import visible

NAMES = ("strategies", "regions", "groups", "voices", "frame")  # of `WRITERS`, which only who writes need import


@contextmanager
def writing(site: Path, found: Findings, context: SiteContext) -> Iterator["Writing"]:
    """Begin to write what `WRITERS` write; what is still being written when this ends in an error is given up."""
    with scratch.open_folder() as folder:
        under_way = Writing(site, found, context, folder)
        try:
            yield under_way
        finally:
            under_way.give_up()


class Writing:
    """Pages that are being written into a site under way."""

    def __init__(self, site: Path, found: Findings, context: SiteContext, folder: Path):
        self.site, self.found, self.context, self.folder = site, found, context, folder
        (folder / "context").write_bytes(pickle.dumps(context))
        self._process = self._begin()

    def _begin(self) -> Forked | None:
        told = [str(self.site), str(self.found.data.folder), str(self.folder)]
        try:
            return fork("helpers.running.site_pages:write", told, dict(os.environ), log=str(self.folder / "log"))
        except NoFork as why:
            print(
                f"jangkau: nothing could be forked ({visible(str(why))}); pages are written after the reports.",
                file=sys.stderr,
            )
            return None

    def uses(self) -> list[dict[str, Uses]]:
        """Wait until all are written; gives, of each of `WRITERS`, by language the evidence that its pages lead to."""
        if self._process:
            self._process.wait()
        return [self._uses_of(name) for name in NAMES]

    def _uses_of(self, name: str) -> dict[str, Uses]:
        answer = self.folder / f"{name}.json"
        if not answer.is_file():
            return self._write_here(name)
        return {lang: from_json(told) for lang, told in json.loads(answer.read_text(encoding="utf-8")).items()}

    def _write_here(self, name: str) -> dict[str, Uses]:
        """Write what the process did not, as it could not be started or has ended: what is wrong will show here."""
        from helpers.reporting.table_pages import WRITERS

        uses = WRITERS[name](self.site, self.found, self.context)
        paths.sweep_files(self.site)  # what it was writing when it was killed
        return uses

    def give_up(self) -> None:
        """End what still writes."""
        if self._process:
            self._process.kill()


def write(site: str, tables: str, folder: str) -> None:
    """Write what `WRITERS` write; the entry of a forked process, which lets the reports go first."""
    from helpers.reporting.table_pages import WRITERS

    os.nice(5)
    found = Findings(Stored(Path(tables)), load_codebook(paths.codebook()))
    context = pickle.loads((Path(folder) / "context").read_bytes())
    for name, write_pages in WRITERS.items():
        uses = write_pages(Path(site), found, context)
        answer = json.dumps({lang: to_json(more) for lang, more in uses.items()})
        paths.write_text_whole(Path(folder) / f"{name}.json", answer)
