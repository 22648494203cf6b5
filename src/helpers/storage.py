"""What libraries raise when a disk is full or must not be written, in one form and in words.

Python and Arrow raise `OSError`, SQLite and DuckDB errors of their own.
"""

import errno
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT}
REFUSING = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EBUSY, errno.EXDEV}
BROKEN = {errno.EIO, errno.ESTALE}
KNOWN = FULL | REFUSING | BROKEN
EXIT_CODE = 74  # EX_IOERR of sysexits.h: how a forked process tells that the disk and not its task was at fault
_OF_SQLITE = {8: errno.EROFS, 10: errno.EIO, 13: errno.ENOSPC, 14: errno.EACCES}
_NUMBER = re.compile(r"\[Errno (\d+)\]")
_STATED = {os.strerror(number): number for number in KNOWN}


def number_of(error: BaseException) -> int | None:
    """The number of the system's error that is behind an exception, if the disk is at fault."""
    if isinstance(error, sqlite3.Error):
        return _OF_SQLITE.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
    if isinstance(error, OSError) and error.errno in KNOWN:
        return error.errno
    if isinstance(error, OSError) or _is_of_duckdb(error):
        return number_in(str(error))
    return None


def number_in(text: str) -> int | None:
    """The same of a message.

    >>> number_in("OSError: [Errno 28] No space left on device"), number_in("IO Error: No space left on device")
    (28, 28)
    >>> number_in("[Errno 2] No such file or directory")
    """
    stated = {int(found) for found in _NUMBER.findall(text)} & KNOWN
    stated |= {number for words, number in _STATED.items() if words in text}
    return min(stated, default=None)


def _is_of_duckdb(error: BaseException) -> bool:
    duckdb = sys.modules.get("duckdb")
    return duckdb is not None and isinstance(error, duckdb.Error)


def in_words(error: BaseException) -> str | None:
    """What was met, what was expected and what to do; None where the disk is not at fault.

    A place that the error does not name is what it was noted for (`naming`).
    """
    number = number_of(error)
    if number is None:
        return None
    named = [getattr(error, "filename2", None), getattr(error, "filename", None), *getattr(error, "__notes__", [])]
    place = next(filter(None, named), None)
    met = f"{os.strerror(number)}{f': {place}' if place else ''}."
    kept = "What is finished is kept: run the same command again to go on."
    if number in FULL:
        return f"{met} {_room(place)} Make room, or choose another folder (TMPDIR for temporary files). {kept}"
    if number in REFUSING:
        return f"{met} Expected what may be read and, for an output, written. Give the right to it, or choose another folder."
    return f"{met} The disk does not answer as it should: look after it. {kept}"


@contextmanager
def naming(place: Path) -> Iterator[None]:
    """Note where something was written with an error that may not say so."""
    try:
        yield
    except Exception as broken:
        if number_of(broken) is not None:
            broken.add_note(str(place))
        raise


def _room(place: str | None) -> str:
    """Where there is how much room."""
    told = []
    for folder in [*([Path(os.fsdecode(place))] if place else []), Path(tempfile.gettempdir())]:
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        with suppress(OSError):
            told.append(f"{shutil.disk_usage(folder).free / 1e6:,.0f} MB are free in {folder}")
    return f"{'; '.join(told)}." if told else ""
