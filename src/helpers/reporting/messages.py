"""The catalogue of Indonesian wording: what needs a translation, and whether it has one.

``python -m helpers.reporting.messages`` brings ``locale/id/LC_MESSAGES/jangkau.po`` up to date (translations are kept,
unused ones dropped) and lists what still has to be translated.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import nbformat
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po
from jinja2 import nodes

from helpers import schemas
from helpers.paths import NOTEBOOKS, ROOT, write_text_whole
from helpers.reporting import prose
from helpers.reporting.pages import TEMPLATES, environment
from helpers.reporting.wording import CATALOGUE

MessageId = str | tuple[str, str]
Found = dict[MessageId, list[str]]  # where each message stands, as paths from the project's root

HEADER = """# Indonesian wording of Jangkau's reports. The ids are the English wording.
# Kept in order by: python -m helpers.reporting.messages
msgid ""
msgstr ""
"Language: id\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
_PLACE = re.compile(r"\{\w*\}")
_MAGIC = re.compile(r"^\s*[%!].*$", re.MULTILINE)


def find_messages(package: Path = Path(__file__).parents[1], notebooks: Path = NOTEBOOKS) -> Found:
    """Every message of the package's modules and templates and of the notebooks, with where it stands."""
    found: Found = {}
    for path in sorted(package.rglob("*.py")):
        _note(found, path, in_python(path.read_text(encoding="utf-8")))
    for path in sorted(TEMPLATES.rglob("*.j2")):
        _note(found, path, in_template(path.read_text(encoding="utf-8")))
    for path in sorted(notebooks.glob("*.ipynb")):
        _note(found, path, in_notebook(nbformat.read(path, as_version=4)))
    _note(found, Path(schemas.__file__), in_schemas())
    return found


def _note(found: Found, path: Path, messages: Iterable[MessageId]) -> None:
    place = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    for message in messages:
        places = found.setdefault(message, [])
        if place not in places:
            places.append(place)


def in_python(source: str) -> Iterator[MessageId]:
    """Literal ids of ``words.text``, ``words.runs``, ``words.plural`` and ``msgid``.

    >>> list(in_python("show.text('a'); words.runs('b'); self.words.plural('{n} c', '{n} cs', 2)"))
    ['b', ('{n} c', '{n} cs')]
    """
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and call.args:
            literals = [
                arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            ]
            yield from _called(_callee(call.func), literals)


def in_template(source: str) -> Iterator[MessageId]:
    """Literal ids of ``words.text`` and ``words.plural`` in a Jinja template."""
    for call in environment().parse(source).find_all(nodes.Call):
        function = call.node
        if isinstance(function, nodes.Getattr) and isinstance(function.node, nodes.Name):
            literals = [
                arg.value for arg in call.args[:2] if isinstance(arg, nodes.Const) and isinstance(arg.value, str)
            ]
            yield from _called(f"{function.node.name}.{function.attr}", literals)


def in_notebook(notebook: nbformat.NotebookNode) -> Iterator[MessageId]:
    """Messages of Markdown and code cells, those tagged ``jupyter-only`` left out."""
    for cell in notebook.cells:
        if "jupyter-only" in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            yield from prose.messages(cell.source)
        elif cell.cell_type == "code":
            yield from in_python(_MAGIC.sub("", cell.source))


def in_schemas() -> Iterator[MessageId]:
    """What the tables and their columns are said to be, for the data dictionary of the site."""
    for schema in schemas.SCHEMAS.values():
        yield schema.description
        yield from (column.description for column in schema.columns.values())


def _callee(function: ast.expr) -> str:
    """The last two names of what is called: ``words.text`` for ``self.words.text``."""
    if isinstance(function, ast.Name):
        return function.id
    if not isinstance(function, ast.Attribute):
        return ""
    owner = function.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return f"{name}.{function.attr}"


def _called(callee: str, literals: list[str]) -> Iterator[MessageId]:
    if callee in ("words.text", "words.runs", "msgid", "wording.msgid") and literals:
        yield literals[0]
    elif callee == "words.plural" and len(literals) == 2:
        yield (literals[0], literals[1])


def read_catalogue(path: Path = CATALOGUE) -> dict[MessageId, Message]:
    """The entries of a catalogue by their id."""
    with path.open("rb") as file:
        return {entry.id: entry for entry in read_po(file, locale="id") if entry.id}


def find_problems(found: Found, entries: dict[MessageId, Message]) -> list[str]:
    """What is wrong with the catalogue, a line each: missing, not translated, fuzzy, unused, or with other places."""
    problems = [
        f"missing: {message!r} ({', '.join(places)})" for message, places in found.items() if message not in entries
    ]
    problems += [f"unused: {message!r}" for message in entries if message not in found]
    for message, entry in entries.items():
        if entry.fuzzy:
            problems.append(f"fuzzy: {message!r}")
        if not all(_strings(entry.string)):
            problems.append(f"not translated: {message!r}")
        elif _places(entry.string) != _places(message):
            problems.append(f"places differ: {message!r} -> {entry.string!r}")
    return problems


def _strings(text: str | Iterable[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _places(text: str | Iterable[str]) -> set[str]:
    return {place for string in _strings(text) for place in _PLACE.findall(string)}


def renew(found: Found, entries: dict[MessageId, Message]) -> str:
    """The catalogue as text: every message found, in order, with the translation it had."""
    catalogue = read_po(BytesIO(HEADER.encode()), locale="id")  # Babel itself gives Indonesian two forms of plural
    for message, places in found.items():
        known = entries.get(message)
        string = known.string if known else ("" if isinstance(message, str) else ("",))
        catalogue.add(message, string, locations=[(place, None) for place in places])
    written = BytesIO()
    write_po(written, catalogue, width=110, omit_header=True, include_lineno=False)
    return HEADER + written.getvalue().decode("utf-8").strip() + "\n"


def main() -> int:
    """Renew the catalogue; 1 when something has still to be translated."""
    found = find_messages()
    write_text_whole(CATALOGUE, renew(found, read_catalogue()))
    problems = find_problems(found, read_catalogue())
    print("\n".join(problems) or f"{len(found)} messages, all translated.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
