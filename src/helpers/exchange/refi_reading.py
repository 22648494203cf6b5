"""A REFI-QDA project of any program to coders: each user's codings of the suite's own texts.

The standard counts code points. NVivo writes texts with CR LF and counts UTF-16 units in them, as its exports show.
"""

from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from helpers.exchange.gathering import Gathering
from helpers.exchange.guids import guid
from helpers.exchange.offsets import Counting
from helpers.exchange.refi_archive import Archive
from helpers.exchange.refi_codebook import PROJECT
from helpers.exchange.rows import CODE_COLUMNS, Coder, code_name, codes_of, find_code

NOBODY = "unnamed"
MARK = "\ufeff"


def read_project(path: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coders of a project.

    Raises
    ------
    ExchangeError
        With everything that cannot be used: texts that are not ours, codes and users that are not known or not told
        apart, places outside their text.
    """
    archive = Archive(path)
    reading = _Reading(archive, archive.project(), texts, codebook)
    reading.read()
    return reading.gathering.coders(path)


def _named(element: Element, *path: str) -> list[Element]:
    return element.findall("/".join(f"{{{PROJECT}}}{step}" for step in path))


class _Reading:
    def __init__(self, archive: Archive, root: Element, texts: Mapping[str, str], codebook):
        self.gathering = Gathering(texts, codebook)
        self._archive, self._root = archive, root
        self._codebook, self._coders = codebook, set()
        self._in_units = (root.get("origin") or "").startswith("NVivo")
        self._users = {_plain(user.get("guid")): _said(user) for user in _named(root, "Users", "User")}
        self._codes = {_plain(code.get("guid")): code.get("name", "") for code in root.iter(f"{{{PROJECT}}}Code")}
        self._ours = {
            guid("code", table, code): code_name(table, code)
            for table in CODE_COLUMNS
            for code in codes_of(table, codebook)
        }

    def read(self) -> None:
        self._check_users()
        met: set[str] = set()
        for source in _named(self._root, "Sources", "TextSource"):
            document_id = self._document(source)
            if document_id in met:
                self.gathering.problems.append(f"{document_id}: two sources have this name. Keep one.")
            met.add(document_id)
            text = self._text(source, document_id)
            if text is not None and self.gathering.take_text(document_id, self._as_ours(text, document_id)):
                self._take_source(source, document_id, Counting(text, self._in_units))
        # Everybody who coded anything went through all the texts of the project.
        for coder in self._coders:
            for document_id in met & self.gathering.texts.keys():
                self.gathering.take_coder(coder, document_id)
        others = [s for s in _named(self._root, "Sources", "*") if not s.tag.endswith("}TextSource")]
        self.gathering.problems += [
            f"{other.get('name')}: is no plain text ({other.tag.rpartition('}')[2]}). Leave it out of the export."
            for other in others
        ]

    def _check_users(self) -> None:
        names = list(self._users.values())
        self.gathering.problems += [
            f"{names.count(name)} users are called {name!r}, so their codings could not be told apart. Rename one."
            for name in sorted(set(names))
            if names.count(name) > 1
        ]

    def _document(self, source: Element) -> str:
        name = source.get("name") or source.get("guid") or ""
        short = name.removesuffix(".txt")
        return short if name not in self.gathering.texts and short in self.gathering.texts else name

    def _text(self, source: Element, document_id: str) -> str | None:
        """The text of a source as it came; None, and a problem, if it is not there."""
        inside = source.find(f"{{{PROJECT}}}PlainTextContent")
        address = source.get("plainTextPath") or ""
        text = inside.text or "" if inside is not None else self._archive.text(address)
        if text is None:
            self.gathering.problems.append(
                f"{document_id}: there is no {address or 'plainTextPath'} in UTF-8 in the archive's Sources."
            )
        return text

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
                self.gathering.problems.append(f"{document_id}: a selection has no positions. Code the words again.")
                continue
            description = selection.findtext(f"{{{PROJECT}}}Description") or ""
            for coding in _named(selection, "Coding"):
                self._take(coding, self._user(coding) or self._user(selection) or own, document_id, place, description)
        for coding in _named(source, "Coding"):
            self._take(coding, self._user(coding) or own, document_id, [0, length], "")

    def _take(self, coding: Element, user: str | None, document_id: str, place: list[int], details: str) -> None:
        self._coders.add(user or NOBODY)
        for reference in _named(coding, "CodeRef"):
            name = self._code_name(_plain(reference.get("targetGUID")))
            self.gathering.take(user or NOBODY, document_id, name, *place, details)

    def _code_name(self, target: str) -> str:
        """Name of a code: as the project has it, or ours where it was renamed and kept its identifier."""
        name = self._codes.get(target, f"(no code {target})")
        return name if find_code(name, self._codebook) else self._ours.get(target, name)

    def _user(self, element: Element) -> str | None:
        """Name of the user that an element names; one that the project does not list is told."""
        identifier = _plain(element.get("creatingUser"))
        if identifier and identifier not in self._users:
            problem = f"user {identifier} made codings and is not among the project's users. Export it again."
            self.gathering.problems += [problem] if problem not in self.gathering.problems else []
        return self._users.get(identifier)


def _plain(identifier: str | None) -> str:
    """An identifier without the braces and capitals that some programs write."""
    return (identifier or "").strip("{} ").lower()


def _said(user: Element) -> str:
    return (user.get("name") or user.get("id") or user.get("guid") or NOBODY).strip()
