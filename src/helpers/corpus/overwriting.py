"""What no command may write over: whatever it reads itself, and articles."""

import itertools
import os
import zlib
from collections.abc import Iterable
from pathlib import Path

from helpers import paths
from helpers.corpus.decoding import Refused
from helpers.corpus.readers import READERS
from helpers.corpus.rows import Record, read_csv, read_jsonl, read_parquet
from helpers.errors import ParameterError

OF_ROWS = {".jsonl": read_jsonl, ".gz": read_jsonl, ".csv": read_csv, ".parquet": read_parquet}
LOOKED_AT = 20  # rows of a file that is there, to see whether it holds articles


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[Path | None], are_renewed: bool = False) -> None:
    """Refuse to write over what is read; called by every command that writes where its user says, before it begins.

    Parameters
    ----------
    outputs : iterable of Path or None
        Files to write, and folders that are made anew as a whole.
    inputs : iterable of Path or None
        Files and folders that are read. The project's own texts and its codebook always count among them.
    are_renewed : bool
        Whether what is there is known to come from an earlier run of the same command.

    Raises
    ------
    ParameterError
        If an output is an input, lies in a folder that is read or would take one away with it, or holds an article.
    """
    written = [path for path in outputs if path]
    read = [path for path in (*inputs, paths.raw(), paths.codebook()) if path]
    for output in {path.parent: path for path in written}.values():
        _check_place(output, read)
    for output in written:
        _check_itself(output, read)
        if not are_renewed and _holds_article(output):
            raise ParameterError(
                f"{output} holds an article, which is never overwritten. Write to another place, or take it away first."
            )


def _check_place(output: Path, read: list[Path]) -> None:
    folder = _real(output.parent)
    for given in read:
        if any(_is_same(place, given) for place in (folder, *folder.parents)):
            raise ParameterError(f"{output} lies in {given}, which is read. Write to a place outside of it.")


def _check_itself(output: Path, read: list[Path]) -> None:
    for given in read:
        if _is_same(output, given):
            raise ParameterError(f"{output} is read, so it cannot be written as well. Write to another place.")
        if output.is_dir() and any(_is_same(output, parent) for parent in _real(given).parents):
            raise ParameterError(f"{given} is read, and lies in {output}, which is made anew. Write to another place.")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)  # also under another name
    except OSError:  # one of them is not there
        return os.path.abspath(one) == os.path.abspath(other)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # unlike Path.resolve, it bears a circle of links


def _holds_article(path: Path) -> bool:
    """Whether a file is there that a build would read as an article, or as several."""
    ending = path.suffix.lower()
    if not path.is_file() or not path.stat().st_size:
        return False
    if ending not in OF_ROWS:
        return ending in READERS
    try:
        return any(isinstance(row, Record) for row in itertools.islice(OF_ROWS[ending](path), LOOKED_AT))
    except (Refused, OSError, EOFError, zlib.error):
        return False
