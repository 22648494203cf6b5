"""Folders among the temporary files for what is under way; who was killed leaves them, and the next build sweeps them.

Each holds a file that its process has locked. The system gives the lock up when the process ends, however it ends, so
a folder whose lock is free belongs to nobody. Where the system knows no such locks nothing is swept.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

PREFIX = "jangkau-work-"
HELD = ".held"
_locks: dict[Path, int] = {}


def make_folder(within: Path | None = None) -> Path:
    """A new folder below the one for temporary files, or another, held by this process until `remove_folder`."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=within))
        if not fcntl:
            return folder
        with suppress(FileNotFoundError):  # swept by another process before it was held: another one, then
            lock = os.open(folder / HELD, os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (folder / HELD).exists():
                _locks[folder] = lock
                return folder
            os.close(lock)


def remove_folder(folder: Path) -> None:
    """Remove a folder that `make_folder` made, and all in it."""
    _empty(folder)
    if (lock := _locks.pop(folder, None)) is not None:
        os.close(lock)


@contextmanager
def open_folder(within: Path | None = None) -> Iterator[Path]:
    """A new folder that goes at the end."""
    folder = make_folder(within)
    try:
        yield folder
    finally:
        remove_folder(folder)


def sweep_folders(within: Path | None = None) -> None:
    """Remove the folders of processes that no longer run; what cannot be looked at, or is another's, is left alone."""
    for folder in Path(within or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if fcntl and not folder.is_symlink() and folder.stat().st_uid == os.getuid():
                _remove_if_free(folder)


def _remove_if_free(folder: Path) -> None:
    try:
        with (folder / HELD).open("r+b") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _empty(folder)
    except FileNotFoundError:  # who made it was killed before it was held
        folder.rmdir()


def _empty(folder: Path) -> None:
    """Remove what a folder holds and then itself; its mark last, so that who is killed meanwhile leaves what can be swept."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != HELD:
                path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
