"""The file of the corrections: a line a decision, in the order in which they are applied.

The file belongs to its user. The suite only ever adds lines at its end, all that it was asked to or none.
"""

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from helpers import reads
from helpers.corrections.form import Correction, check_table, format_values, parse_values, problems_of
from helpers.errors import CorrectionError, listed
from helpers.sources import check_regular, read_by_hand
from helpers.tables import FORMULA_STARTS

try:
    import fcntl
except ImportError:  # Windows: two writers there must wait for each other by themselves
    fcntl = None

COLUMNS = "action table document_id start end evidence was becomes reason name date".split()


def read_corrections(path: Path, codebook) -> list[Correction]:
    """All corrections of a file, in order; none where there is no file, or the null device stands for one.

    Raises
    ------
    CorrectionError
        With every line that cannot be used.
    """
    reads.note("corrections")
    if path == Path(os.devnull):
        return []
    try:
        return _parsed(path, read_by_hand(path), codebook)
    except FileNotFoundError:
        return []
    except OSError as broken:
        raise CorrectionError(f"{path} cannot be read ({broken.strerror}).") from None


def append_corrections(path: Path, corrections: Iterable[Correction], codebook) -> None:
    """Add corrections at the end of a file, all or none; what stands there stays as it is.

    Raises
    ------
    CorrectionError
        If the file or a correction cannot be used, or the file decides about the same row already.
    """
    new = list(corrections)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if path.exists():
            check_regular(path)
        with path.open("a+b", buffering=0) as file:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)  # another writer waits here until this one is done
            file.seek(0)
            before = file.readall()
            _check_new(path, new, _parsed(path, before, codebook))
            added = _joint(before) + b"".join(_line(_cells(correction)) for correction in new)
            _parsed(path, before + added, codebook)
            _write_at_end(file, len(before), added)
    except OSError as broken:
        raise CorrectionError(f"{path} cannot be written ({broken.strerror}). Nothing was added.") from None


def _check_new(path: Path, new: list[Correction], there: list[Correction]) -> None:
    lines = {correction.target: correction.line for correction in there}
    again = [f"line {lines[c.target]}: {c.action} {c.table} in {c.document_id}" for c in new if c.target in lines]
    if again:
        closing = "Nothing was added. Run jangkau build, which applies them, and decide on its tables; or take these lines out."
        raise CorrectionError(listed(again, f"{path} decides about the same row already:", closing))


def _joint(before: bytes) -> bytes:
    if not before.strip():
        return _line(COLUMNS)
    return b"" if before.endswith((b"\n", b"\r")) else b"\n"


def _write_at_end(file, size: int, added: bytes) -> None:
    try:
        rest = memoryview(added)
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    except BaseException:
        os.ftruncate(file.fileno(), size)
        raise


def _cells(correction: Correction) -> list[str]:
    values = [getattr(correction, column) for column in COLUMNS]
    texts = [format_values(value) if isinstance(value, dict) else str(value) for value in values]
    # no spreadsheet shall take a cell for a formula; reading takes the apostrophe off
    return ["'" + text if text.startswith(FORMULA_STARTS) else text for text in texts]


def _line(cells: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)  # with CRLF, since only then a lone CR is quoted
    return (text.getvalue().removesuffix("\r\n") + "\n").encode()


def _parsed(path: Path, content: bytes, codebook) -> list[Correction]:
    found, problems = [], []
    for line, cells in _rows(path, content):
        try:
            correction = _correction(line, cells)
            wrong = problems_of(correction, codebook)
            found.append(correction)
        except ValueError as refused:
            wrong = [str(refused)]
        problems += [f"line {line}: {problem}" for problem in wrong]
    if problems:
        raise CorrectionError(listed(problems, f"{path} cannot be used:", "Mend these lines, or take them out."))
    return found


def _rows(path: Path, content: bytes) -> Iterable[tuple[int, list[str]]]:
    """The rows below the header, each with the line that it begins on."""
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        rows, before = [], 0
        for cells in reader:
            rows += [(before + 1, cells)] if any(cells) else []
            before = reader.line_num
    except (UnicodeDecodeError, csv.Error) as broken:
        raise CorrectionError(f"{path} cannot be read ({broken}). Expected a CSV in UTF-8.") from None
    if rows and rows[0][1] != COLUMNS:
        line, cells = rows[0]
        met = ",".join(cells)[:120]
        raise CorrectionError(f"{path}, line {line}: met {met!r}; expected the header {','.join(COLUMNS)!r}.")
    return rows[1:]


def _correction(line: int, cells: list[str]) -> Correction:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"there are {len(cells)} cells; expected {len(COLUMNS)}. Cells with a comma need quotes.")
    row = {column: cell.removeprefix("'") for column, cell in zip(COLUMNS, cells, strict=True)}
    row |= {column: row[column].strip() for column in COLUMNS if column != "evidence"}
    check_table(row["table"])
    for column in ("start", "end"):
        if not (row[column].isascii() and row[column].isdigit()):
            raise ValueError(f"{column} {row[column][:40]!r} is no whole number.")
        row[column] = int(row[column][:18])
    for column in ("was", "becomes"):
        row[column] = parse_values(row[column], row["table"])
    return Correction(**row, line=line)
