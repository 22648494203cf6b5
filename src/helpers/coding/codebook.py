"""The codebook: what the coder looks for, with the labels that reports show. Files under ``data/codebook``.

An analyst edits those files without Python. What cannot be used is refused as a whole, with every mistake's file, line
and allowed values, since a half-read codebook would silently leave codes out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from helpers import paths
from helpers.coding.codebook_reading import CODE_FILES, VOCABULARIES, Reading
from helpers.coding.cues import Cue, short_name
from helpers.coding.gazetteer import Gazetteer
from helpers.coding.matcher import Matcher
from helpers.coding.reference import District, ListedInstrument, Region
from helpers.sources import read_by_hand

# what a cue's rule is called after: "strategy.door_to_door.jemput_bola"
FIELD = {"strategies": "strategy", "target_groups": "target_group", "programmes": "programme"}


@dataclass(frozen=True)
class Code:
    """A code with what reports say about it; texts are mappings of "id" and "en"."""

    code: str
    label: Mapping[str, str]
    definition: Mapping[str, str] = field(default_factory=dict)
    include: Mapping[str, str] = field(default_factory=dict)
    exclude: Mapping[str, str] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    family: str | None = None


@dataclass(frozen=True)
class Codebook:
    """All codes, closed lists and reference lists; mappings run from code to entry in the files' order."""

    strategies: Mapping[str, Code]
    target_groups: Mapping[str, Code]
    indicators: Mapping[str, Code]
    programmes: Mapping[str, Code]
    families: Mapping[str, Code]
    statuses: Mapping[str, Code]
    units: Mapping[str, Code]
    relations: Mapping[str, Code]
    bodies: Mapping[str, Code]
    modes: Mapping[str, Code]
    kinds: Mapping[str, Code]
    flags: Mapping[str, Code]
    reasons: Mapping[str, Code]
    lists: Mapping[str, tuple[str, ...]]
    real_words: frozenset[str]
    regions: Mapping[str, Region]
    districts: Mapping[str, District]
    instruments: tuple[ListedInstrument, ...]
    folder: Path

    def __getstate__(self) -> dict[str, Any]:
        """What travels to another process: the files' content, not what is made ready from it."""
        return {name: value for name, value in vars(self).items() if name not in ("gazetteer", "matcher")}

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of places, ready to be looked for."""
        return Gazetteer.read(self.folder)

    @cached_property
    def matcher(self) -> Matcher:
        """All cues, made ready once per process; codes are named with their field, "strategy.door_to_door"."""
        cues = [
            (f"{prefix}.{code.code}", cue)
            for name, prefix in FIELD.items()
            for code in getattr(self, name).values()
            for cue in code.cues
        ]
        return Matcher(cues, self.lists, self.real_words)


def load_codebook(folder: Path | None = None) -> Codebook:
    """Read and check all files of the codebook.

    Parameters
    ----------
    folder : Path, optional
        Where the files are; the project's own codebook when not given.

    Raises
    ------
    CodebookError
        Naming every mistake of every file with its line and the allowed values.

    Notes
    -----
    A process reads the same bytes once.
    """
    place = Path(folder or paths.codebook())
    return _loaded(place, _bytes_of(place))


def _bytes_of(folder: Path) -> tuple[tuple[str, bytes], ...]:
    files = sorted(path for path in folder.glob("*") if path.suffix in (".yaml", ".csv"))
    return tuple((path.name, _bytes_or_why_not(path)) for path in files)


def _bytes_or_why_not(path: Path) -> bytes:
    try:
        return read_by_hand(path)
    except OSError as broken:  # the check of the file says so to whom it concerns
        return str(broken).encode()


@lru_cache(maxsize=1)
def _loaded(folder: Path, content: tuple) -> Codebook:
    reading = Reading(folder)
    codes = {name: _codes(reading.files[name].codes) for name in CODE_FILES}
    words = {name: _codes(getattr(reading.vocabularies, name)) for name in VOCABULARIES}
    return Codebook(
        **codes,
        **words,
        lists=reading.lists,
        real_words=frozenset(word.casefold() for word in reading.vocabularies.real_words),
        regions=reading.regions,
        districts=reading.districts,
        instruments=reading.instruments,
        folder=reading.folder,
    )


def _codes(forms: Mapping[str, Any]) -> dict[str, Code]:
    return {code: _code(code, form) for code, form in forms.items()}


def _code(code: str, form: Any) -> Code:
    texts = {key: getattr(form, key, None) for key in ("label", "definition", "include", "exclude")}
    plain = {key: text.model_dump() if text else {} for key, text in texts.items()}
    return Code(code=code, cues=_cues(getattr(form, "cues", [])), family=getattr(form, "family", None), **plain)


def _cues(forms: list) -> tuple[Cue, ...]:
    """Cues with names of their own: a second of the same name is numbered."""
    taken: Counter[str] = Counter()
    cues = []
    for form in forms:
        name = form.id or short_name(form.find)
        taken[name] += 1
        name = name if taken[name] == 1 else f"{name}_{taken[name]}"
        values = form.model_dump(exclude={"id"})
        cues.append(Cue(id=name, **values))
    return tuple(cues)
