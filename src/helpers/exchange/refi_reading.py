"""A REFI-QDA project of any program to coders: each user's codings of the suite's own texts.

The standard counts code points. Programs write its namespace with version numbers of their own. NVivo writes texts with
CR LF and counts UTF-16 units in them, as its exports show.
"""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from helpers.errors import ExchangeError
from helpers.exchange.gathering import Gathering
from helpers.exchange.guids import guid
from helpers.exchange.offsets import Counting
from helpers.exchange.refi_archive import Archive
from helpers.exchange.rows import CODE_COLUMNS, Coder, code_name, codes_of, find_code

NOBODY = "unnamed"
MARK = "\ufeff"
ENDINGS = (".txt", ".docx", ".doc", ".rtf", ".odt", ".md", ".html", ".pdf")  # that programs leave on a source's name


def read_project(path: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coders of a project.

    Raises
    ------
    ExchangeError
        With everything that cannot be used: texts that are not ours, codes and users that are not known or not told
        apart, places outside their text.
    """
    archive = Archive(path)
    reading = _Reading(archive, _project(archive, path), texts, codebook)
    reading.read()
    return reading.gathering.coders(path)


def _named(element: Element, *path: str) -> list[Element]:
    return element.findall("/".join(f"{{*}}{step}" for step in path))


def _project(archive: Archive, path: Path) -> Element:
    root = archive.project()
    if not re.fullmatch(r"\{urn:QDA-XML:project:[\d.]+\}Project", root.tag):
        raise ExchangeError(
            f"{path}: its project.qde begins with {root.tag[:80]!r}, not with a Project of REFI-QDA. Export it again."
        )
    return root


class _Reading:
    def __init__(self, archive: Archive, root: Element, texts: Mapping[str, str], codebook):
        self.gathering = Gathering(texts, codebook)
        self._archive, self._root = archive, root
        self._codebook, self._coders = codebook, set()
        self._in_units = (root.get("origin") or "").startswith("NVivo")
        self._users = {_plain(user.get("guid")): _said(user) for user in _named(root, "Users", "User")}
        self._codes = {_plain(code.get("guid")): code.get("name", "") for code in root.iterfind(".//{*}Code")}
        self._ours = {
            guid("code", table, code): code_name(table, code)
            for table in CODE_COLUMNS
            for code in codes_of(table, codebook)
        }

    def read(self) -> None:
        self._check_users()
        self._check_codes()
        met: set[str] = set()
        for source in _named(self._root, "Sources", "TextSource"):
            document_id = self._document(source)
            if document_id in met:
                self.gathering.problems.append(f"{document_id}: two sources have this name. Keep one.")
            met.add(document_id)
            text = self._text(source, document_id) if document_id in self.gathering.texts else ""
            if text is not None and self.gathering.take_text(document_id, self._as_ours(text, document_id)):
                self._take_source(source, document_id, Counting(text, self._in_units))
        # Everybody who coded anything went through all the texts of the project, or everybody where all is deleted.
        for coder in self._coders or set(self._users.values()) or {NOBODY}:
            for document_id in met & self.gathering.texts.keys():
                self.gathering.take_coder(coder, document_id)
        if not met:
            self.gathering.problems.append("it has no text source. Export the project with its texts.")
        self.gathering.left_out = self._left_out()
        others = [s for s in _named(self._root, "Sources", "*") if not s.tag.endswith("}TextSource")]
        self.gathering.problems += [
            f"{other.get('name')}: it is no plain text ({other.tag.rpartition('}')[2]}). Leave it out of the export."
            for other in others
        ]

    def _check_users(self) -> None:
        alike: dict[str, list[str]] = {}
        for name in self._users.values():
            alike.setdefault(unicodedata.normalize("NFC", name.casefold()), []).append(name)
        self.gathering.problems += [
            f"{len(names)} users are called {' and '.join(map(repr, dict.fromkeys(names)))}, so their codings could not be "
            "told apart. Rename one."
            for _, names in sorted(alike.items())
            if len(names) > 1
        ]

    def _check_codes(self) -> None:
        names: dict[str, set[str]] = {}
        for code in self._root.iterfind(".//{*}Code"):
            names.setdefault(_plain(code.get("guid")), set()).add(code.get("name", ""))
        self.gathering.problems += [
            f"codes {', '.join(sorted(several))} have one identifier, so their codings could not be told apart. Export again."
            for several in names.values()
            if len(several) > 1
        ]

    def _left_out(self) -> frozenset[tuple[str, str]]:
        """The tables of which the project's codebook has no code: nobody could look for them."""
        found = {met[0] for target in self._codes if (met := find_code(self._code_name(target), self._codebook))}
        return frozenset(
            (table, code)
            for table in CODE_COLUMNS
            if found and table not in found
            for code in codes_of(table, self._codebook)
        )

    def _document(self, source: Element) -> str:
        name = source.get("name") or source.get("guid") or ""
        ending = next((ending for ending in ENDINGS if name.lower().endswith(ending)), "")
        short = name[: len(name) - len(ending)]
        return short if name not in self.gathering.texts and short in self.gathering.texts else name

    def _text(self, source: Element, document_id: str) -> str | None:
        """The text of a source as it came; None, and a problem, if it is not there."""
        inside = source.find("{*}PlainTextContent")
        if inside is not None:
            return inside.text or ""
        try:
            return self._archive.text(source.get("plainTextPath") or "")
        except ExchangeError as refused:
            self.gathering.problems.append(f"{document_id}: {refused}")
            return None

    def _as_ours(self, text: str, document_id: str) -> str:
        """A text with LF, and the byte order mark that ours may begin with before it again."""
        return MARK * self._shift(document_id) + text.replace("\r\n", "\n")

    def _shift(self, document_id: str) -> int:
        return int(self.gathering.texts.get(document_id, "").startswith(MARK))

    def _take_source(self, source: Element, document_id: str, counting: Counting) -> None:
        own = self._user(source)
        shift, length = self._shift(document_id), len(self.gathering.texts[document_id])
        for selection in _named(source, "PlainTextSelection"):
            try:
                named = (int(selection.get(name, "")) for name in ("startPosition", "endPosition"))
                place = [counting.to_ours(position) + shift for position in named]
            except ValueError:
                met = " to ".join(repr((selection.get(n) or "")[:20]) for n in ("startPosition", "endPosition"))
                self.gathering.problems.append(
                    f"{document_id}: a selection has no positions ({met}). Code the words again."
                )
                continue
            place[0] -= shift * self._began_at_mark(selection)
            description = selection.findtext("{*}Description") or ""
            for coding in _named(selection, "Coding"):
                self._take(coding, self._user(coding) or self._user(selection) or own, document_id, place, description)
        for coding in _named(source, "Coding"):
            self._take(coding, self._user(coding) or own, document_id, [0, length], "")

    def _began_at_mark(self, selection: Element) -> bool:
        """Whether a selection, which we exported, began at the byte order mark that exported texts do not have."""
        return selection.get("startPosition") == "0" and (selection.get("name") or "").endswith(
            f" 0-{int(selection.get('endPosition')) + 1}"
        )

    def _take(self, coding: Element, user: str | None, document_id: str, place: list[int], details: str) -> None:
        self._coders.add(user or NOBODY)
        references = _named(coding, "CodeRef")
        if not references:
            self.gathering.problems.append(
                f"{document_id}: the coding {place[0]} to {place[1]} names no code. Delete it."
            )
        for reference in references:
            name = self._code_name(_plain(reference.get("targetGUID")))
            self.gathering.take(user or NOBODY, document_id, name, *place, details)

    def _code_name(self, target: str) -> str:
        """Name of a code: as the project has it, or ours where it was renamed and kept its identifier."""
        name = self._codes.get(target, f"(no code {target})")
        return name if find_code(name, self._codebook) else self._ours.get(target, name)

    def _user(self, element: Element) -> str | None:
        """Name of the user that an element names; one that the project does not list is told."""
        identifier = _plain(element.get("creatingUser") or element.get("modifyingUser"))
        if identifier and identifier not in self._users:
            problem = f"user {identifier} made codings and is not among the project's users. Export it again."
            self.gathering.problems += [problem] if problem not in self.gathering.problems else []
        return self._users.get(identifier)


def _plain(identifier: str | None) -> str:
    """An identifier without the braces and capitals that some programs write."""
    return (identifier or "").strip("{} ").lower()


def _said(user: Element) -> str:
    return (user.get("name") or user.get("id") or user.get("guid") or NOBODY).strip()
