"""Coded texts as Markdown with tags, for note programs: the coded words stand between numbered marks with a #tag.

The words are escaped, so that an article can neither format the page nor hold a mark of its own; taken off again, text
and places are what they were.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from helpers.errors import ExchangeError
from helpers.exchange.gathering import Gathering
from helpers.exchange.rows import Coder

OPEN, CLOSE = "⟦", "⟧"
SPECIAL = re.compile(rf"([\\`*_{{}}\[\]<>#|!~$^&\n+=\-.()@:{OPEN}{CLOSE}])")
TOKEN = re.compile(
    rf"\\(?P<plain>.|\n)|{OPEN}(?P<close>/?)(?P<number>\d+)(?: #(?P<tag>[^{CLOSE}]+))?{CLOSE}", re.DOTALL
)
END = "\n\n---\n\n"


def to_markdown(document, rows: pd.DataFrame) -> str:
    """A document with its codings.

    Parameters
    ----------
    document : namedtuple
        Row of `documents`.
    rows : DataFrame
        Its codings.
    """
    head = {
        "document_id": document.document_id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
    }
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items() if isinstance(value, str)
    ]
    notes = [
        f"{n}. #{_tag(row.table, row.code)} {escape(row.details.replace(chr(10), '; '))}".rstrip()
        for n, row in enumerate(rows.itertuples(), 1)
    ]
    body = _marked(document.text, rows)
    return "\n".join(["---", *lines, "---", ""]) + "\n" + body + END + "\n".join(notes) + "\n"


def escape(text: str) -> str:
    """A text that no Markdown program takes for more than text.

    >>> escape("*a* <b>")
    '\\\\*a\\\\* \\\\<b\\\\>'
    """
    return SPECIAL.sub(r"\\\1", text)


def _tag(table: str, code: str) -> str:
    """A nested tag: "strategies/award"; a tag has no dots."""
    return f"{table}/{code.replace('.', '-')}"


def _marked(text: str, rows: pd.DataFrame) -> str:
    marks: list[tuple[int, int, str]] = []  # place, order at the place, mark
    for n, row in enumerate(rows.itertuples(), 1):
        marks.append((int(row.start), 1, f"{OPEN}{n} #{_tag(row.table, row.code)}{CLOSE}"))
        marks.append((int(row.end), 0, f"{OPEN}/{n}{CLOSE}"))
    parts, at = [], 0
    for place, _, mark in sorted(marks, key=lambda met: met[:2]):
        parts += [escape(text[at:place]), mark]
        at = place
    return "".join([*parts, escape(text[at:])])


def write_folder(rows: pd.DataFrame, documents: pd.DataFrame, folder: Path) -> None:
    """A file a document."""
    for document in documents.itertuples():
        chosen = rows[rows["document_id"] == document.document_id]
        content = to_markdown(document, chosen)
        (folder / f"{document.document_id}.md").write_text(content, encoding="utf-8", newline="\n")


def read_folder(folder: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coder of a folder of tagged texts; the folder's name is the coder's. Details are not read back."""
    gathering = Gathering(texts, codebook)
    for path in sorted(folder.glob("*.md")):
        body = _read(path).partition("\n---\n\n")[2].rpartition(END)[0]
        text, places, strangers = _unmarked(body)
        gathering.problems += [f"{path.name}: the mark {mark} has no partner. Put it back." for mark in strangers]
        if gathering.take_text(path.stem, text):
            gathering.take_coder(folder.name, path.stem)
            for tag, start, end in places:
                gathering.take(folder.name, path.stem, tag.replace("/", ".").replace("-", "."), start, end)
    return gathering.coders(folder)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as broken:
        raise ExchangeError(f"{path} cannot be read ({broken}). Expected text in UTF-8.") from None


def _unmarked(body: str) -> tuple[str, list[tuple[str, int, int]], list[str]]:
    """The text without marks and escapes, the places, and marks without a partner."""
    parts: list[str] = []
    opened: dict[str, tuple[str, int]] = {}
    places, strangers, length, at = [], [], 0, 0
    for met in TOKEN.finditer(body):
        before = body[at : met.start()] + (met["plain"] or "")
        parts.append(before)
        length, at = length + len(before), met.end()
        if met["tag"]:
            opened[met["number"]] = (met["tag"], length)
        elif met["number"] and met["close"] and met["number"] in opened:
            tag, start = opened.pop(met["number"])
            places.append((tag, start, length))
        elif met["number"]:
            strangers.append(met[0])
    parts.append(body[at:])
    return "".join(parts), places, strangers + [f"{OPEN}{n} #{tag}{CLOSE}" for n, (tag, _) in opened.items()]
