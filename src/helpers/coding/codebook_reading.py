"""Reading the codebook's files with all their mistakes gathered, so that an analyst mends them in one go."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from helpers.coding.codebook_forms import CodeFile, CueForm, Form, VocabularyFile, said
from helpers.coding.cues import lists_in, parse
from helpers.coding.reference import Problem, read_districts, read_instruments, read_regions
from helpers.coding.speakers import OFFICES
from helpers.coding.yaml_lines import LinedYaml
from helpers.errors import CodebookError, listed

CODE_FILES = ("strategies", "target_groups", "indicators", "programmes")
VOCABULARIES = ("families", "statuses", "units", "relations", "bodies", "modes", "kinds", "flags", "reasons")


class Reading:
    """All files of a codebook folder in their shapes.

    Parameters
    ----------
    folder : Path
        Where the files are.

    Raises
    ------
    CodebookError
        Naming every mistake of every file with its line and the allowed values.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.problems: list[Problem] = []
        self._yaml: dict[str, LinedYaml] = {}
        self.vocabularies = self._form("vocabularies", VocabularyFile)
        self.files = {name: self._form(name, CodeFile) for name in CODE_FILES}
        self.lists = self._lists()
        self._check_codes()
        self.regions = read_regions(folder, self.problems)
        self.districts = read_districts(folder, self.regions, self.problems)
        kinds = frozenset(self.vocabularies.kinds) if self.vocabularies else None
        self.instruments = read_instruments(folder, kinds, self.problems)
        if self.problems:
            lines = [str(problem) for problem in sorted(self.problems, key=lambda p: (p.file, p.line))]
            closing = "Mend these lines; data/codebook/README.md shows the form."
            raise CodebookError(listed(lines, "The codebook cannot be used:", closing))

    def _refuse(self, file: str, where: tuple, what: str) -> None:
        self.problems.append(Problem(f"{file}.yaml", self._yaml[file].line(where), what))

    def _form(self, name: str, shape: type[Form]) -> Any:
        """A YAML file in its shape, or None with the problems noted."""
        yaml = self._yaml[name] = LinedYaml(self.folder / f"{name}.yaml")
        self.problems += [Problem(f"{name}.yaml", line, what) for line, what in yaml.problems]
        if yaml.problems:
            return None
        try:
            return shape.model_validate(yaml.data)
        except ValidationError as error:
            for mistake in error.errors():
                self._refuse(name, mistake["loc"], said(mistake))
            return None

    def _lists(self) -> dict[str, tuple[str, ...]]:
        """Named lists of all files under one roof: each stands once, can be read, and is no circle."""
        found: dict[str, tuple[str, ...]] = {}
        places: dict[str, tuple[str, tuple]] = {}
        for file, name, expressions in self._every_list():
            if name in found:
                self._refuse(file, ("lists", name), f"the list {name!r} is already in {places[name][0]}.yaml.")
            found[name] = tuple(expressions)
            places[name] = (file, ("lists", name))
        uses: dict[str, set[str]] = {}
        for file, name, expressions in self._every_list():
            for number, expression in enumerate(expressions):
                uses.setdefault(name, set()).update(self._checked(file, ("lists", name, number), expression, found))
        for name in found:
            if name in _reached(name, uses):
                self._refuse(*places[name], f"the list {name!r} uses itself, directly or over other lists.")
        return found

    def _every_list(self) -> Iterator[tuple[str, str, list[str]]]:
        for file, form in {"vocabularies": self.vocabularies, **self.files}.items():
            for name, expressions in (form.lists if form else {}).items():
                yield file, name, expressions

    def _checked(self, file: str, where: tuple, expression: str, lists: Mapping) -> set[str]:
        """The lists that an expression uses, with the problems of the expression noted."""
        try:
            used = lists_in(parse(expression))
        except CodebookError as error:
            self._refuse(file, where, f"{error}.")
            return set()
        for name in sorted(used - set(lists)):
            self._refuse(file, where, f"the list {name!r} is unknown; lists: {', '.join(sorted(lists))}.")
        return used & set(lists)

    def _check_codes(self) -> None:
        """Families exist and only strategies have them; every cue can be read."""
        families = self.vocabularies.families if self.vocabularies else None
        for file, form in self.files.items():
            for code, one in (form.codes if form else {}).items():
                where = ("codes", code, "family")
                if file != "strategies" and one.family is not None:
                    self._refuse(file, where, "only strategies have a family.")
                elif file == "strategies" and families is not None and one.family not in families:
                    what = f"the family {one.family!r} of {code!r} is none of {', '.join(families)}."
                    self._refuse(file, where, what)
                for number, cue in enumerate(one.cues):
                    self._check_cue(file, ("codes", code, "cues", number), cue)

    def _check_cue(self, file: str, where: tuple, cue: CueForm) -> None:
        for key, expression in cue.expressions().items():
            self._checked(file, (*where, key), expression, self.lists)
        if file != "strategies" and (cue.status or cue.said_by):
            self._refuse(file, where, "only cues of strategies have a status or a speaker.")
        if cue.said_by and OFFICES not in self.lists:
            self._refuse(file, (*where, "said_by"), f"'said_by' needs the list {OFFICES!r}: whoever else speaks.")


def _reached(start: str, uses: Mapping[str, set[str]]) -> set[str]:
    """Names that a list reaches over the lists that it uses."""
    reached: set[str] = set()
    waiting = list(uses.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += uses.get(name, ())
    return reached
