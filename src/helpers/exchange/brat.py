"""brat standoff: a .txt and an .ann file a document, written and read. brat counts in code points.

A type of brat is one word without a dot, so "regions.36.04" is written "regions-36-04".
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from helpers.errors import ExchangeError
from helpers.exchange.gathering import Gathering
from helpers.exchange.rows import Coder, code_name

BOUND = re.compile(r"(T\d+)\t(\S+) ([\d; ]+)\t(.*)")
NEW_LINE = " ¶ "  # in a note, which is a single line; a ¶ of its own is doubled
NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")


def write_folder(rows: pd.DataFrame, texts: Mapping[str, str], folder: Path) -> None:
    """Write text and annotations of every document, and the types in ``annotation.conf``."""
    for document_id, text in sorted(texts.items()):
        chosen = rows[rows["document_id"] == document_id]
        _write(folder / f"{document_id}.txt", text)
        _write(folder / f"{document_id}.ann", "".join(_lines(chosen, text)))
    types = sorted({_type(row.table, row.code) for row in rows.itertuples()})
    sections = ["[entities]", *types, "[relations]", "[events]", "[attributes]"]
    _write(folder / "annotation.conf", "\n".join(sections) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _type(table: str, code: str) -> str:
    return code_name(table, code).replace(".", "-")


def _lines(rows: pd.DataFrame, text: str) -> Iterator[str]:
    """Annotations, each with its details as a note; a stretch over several lines is written in one piece a line."""
    for n, row in enumerate(rows.itertuples(), 1):
        pieces = list(_pieces(text, int(row.start), int(row.end)))
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text[start:end] for start, end in pieces)
        yield f"T{n}\t{_type(row.table, row.code)} {places}\t{words}\n"
        if row.details:
            yield f"#{n}\tAnnotatorNotes T{n}\t{_on_one_line(row.details)}\n"


def _on_one_line(details: str) -> str:
    return details.replace("¶", "¶¶").replace("\n", NEW_LINE)


def _on_lines(note: str) -> str:
    return note.replace(NEW_LINE, "\n").replace("¶¶", "¶")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without the line ends in it, but for those at its own ends: they belong to its place."""
    inner = [(m.start() + start, m.end() + start) for m in re.finditer(r"\n+", text[start:end])]
    at = start
    for before, behind in inner:
        if start < before and behind < end:
            yield at, before
            at = behind
    yield at, end


def read_folder(folder: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coder of a folder of brat files; the folder's name is the coder's.

    Pieces of one annotation are joined where only white space lies between them.
    """
    gathering = Gathering(texts, codebook)
    for path in sorted(folder.glob("*.ann")):
        document_id, beside = path.stem, path.with_suffix(".txt")
        theirs = _read(beside) if beside.is_file() else None
        if gathering.take_text(document_id, theirs):
            gathering.take_coder(folder.name, document_id)
            _take_annotations(gathering, folder.name, document_id, _read(path))
    return gathering.coders(folder)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as broken:
        raise ExchangeError(f"{path} cannot be read ({broken}). Expected text in UTF-8.") from None


def _take_annotations(gathering: Gathering, coder: str, document_id: str, content: str) -> None:
    lines = content.replace("\r\n", "\n").split("\n")
    notes = {met[1]: _on_lines(met[2]) for met in map(NOTE.fullmatch, lines) if met}
    text = gathering.texts[document_id]
    for number, line in enumerate(lines, 1):
        if not line.startswith("T"):
            continue
        met = BOUND.fullmatch(line)
        pieces = _parsed(met[3]) if met else None
        if not pieces:
            gathering.problems.append(f"{document_id}.ann, line {number}: {line[:60]!r} is no annotation of brat.")
        elif any(text[a[1] : b[0]].strip() for a, b in zip(pieces, pieces[1:], strict=False)):
            gathering.problems.append(
                f"{document_id}.ann, line {number}: its pieces have words between them. Code each as one of its own."
            )
        elif _lies_inside(pieces, text) and met[4].split() != " ".join(text[a:b] for a, b in pieces).split():
            gathering.problems.append(
                f"{document_id}.ann, line {number}: at {met[3]} do not stand the words {met[4][:40]!r}. Code them again."
            )
        else:
            gathering.take(coder, document_id, _name(met[2]), pieces[0][0], pieces[-1][1], notes.get(met[1], ""))


def _lies_inside(pieces: list[tuple[int, int]], text: str) -> bool:
    return all(0 <= start < end <= len(text) for start, end in pieces)


def _parsed(places: str) -> list[tuple[int, int]] | None:
    pairs = [piece.split() for piece in places.split(";")]
    return [(int(a), int(b)) for a, b in pairs] if all(len(pair) == 2 for pair in pairs) else None


def _name(kind: str) -> str:
    """The name of a code out of a type.

    >>> _name("regions-36-04")
    'regions.36.04'
    """
    return kind.replace("-", ".")
