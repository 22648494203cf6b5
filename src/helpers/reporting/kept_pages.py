"""Pages of articles of an earlier build, taken over as long as nothing that they depend on has changed.

Beside each page lies a note, which is written after it: the digest of all that the page was made from, the pages that it
would lead to and whether they were there, the digest of the page itself, and what it leaves for others.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import astuple, dataclass
from pathlib import Path

from helpers import paths, sources
from helpers.reporting.links import Asked
from helpers.reporting.pages import Frame
from helpers.reporting.units import Unit


@dataclass(frozen=True)
class Left:
    """What the page of an article leaves for others: the most places that one passage has, and what can be found."""

    most: int
    units: tuple[Unit, ...]


class KeptPages:
    """The pages below one folder.

    Parameters
    ----------
    digest_of : callable
        Gives the digest of all rows that come from a document, and of what every page is made with: code, templates,
        catalogue, codebook.
    fresh : bool
        Make all of them again.
    """

    def __init__(self, folder: Path, digest_of: Callable[[str], str], fresh: bool = False):
        self.folder, self.digest_of, self.fresh = folder, digest_of, fresh

    def made_from(self, document_id: str, frame: Frame, *others: object) -> str:
        """Digest of what a page is made from: its document, its place in the site but for the names of all other pages,
        and whatever else has a ``repr`` that tells all of it.
        """
        around = {name: value for name, value in vars(frame).items() if name != "pages"}
        return sources.digest(repr((self.digest_of(document_id), sorted(around.items()), others)).encode())

    def take(self, name: str, made_from: str, pages: Collection[str], target: Path) -> Left | None:
        """Put a page into a site as it was made before; None where it must be made again."""
        page, note = self._places(name)
        try:
            told = json.loads(note.read_text(encoding="utf-8"))
            is_same = told["made_from"] == made_from and sources.digest_of_file(page) == told["page"]
            are_there = all((other in pages) == was_there for other, was_there in told["asked"].items())
            left = Left(told["most"], tuple(Unit(*unit) for unit in told["units"]))
        except (OSError, ValueError, LookupError, TypeError):
            return None
        if self.fresh or not (is_same and are_there):
            return None
        paths.link_or_copy(page, target)
        return left

    def keep(self, name: str, made_from: str, asked: Asked, made: str, left: Left, target: Path) -> None:
        """Keep a page just made, and put it into a site."""
        page, note = self._places(name)
        paths.write_text_whole(page, made)
        told = {
            "made_from": made_from,
            "page": sources.digest_of_file(page),
            "asked": {other: other in asked for other in sorted(asked.names)},
            "most": left.most,
            "units": [astuple(unit) for unit in left.units],
        }
        paths.write_text_whole(note, json.dumps(told, ensure_ascii=False))
        paths.link_or_copy(page, target)

    def sweep(self, lang: str, names: Collection[str]) -> None:
        """Drop the pages of one language that there are no more."""
        wanted = {place for name in names for place in self._places(f"{lang}/{name}")}
        for path in (self.folder / lang).rglob("*"):
            if path.is_file() and path not in wanted:
                path.unlink()

    def _places(self, name: str) -> tuple[Path, Path]:
        return self.folder / f"{name}.html", self.folder / f"{name}.json"
