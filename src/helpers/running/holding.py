"""Who writes into an output: one build at a time, told by a lock that the system gives up with the process that holds it.

The lock is that of a file among what is kept (``lock``), which stays; what stands in it tells the next one who is there.
"""

import datetime
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds there must wait for each other by themselves
    fcntl = None

from helpers import scratch, storage
from helpers.errors import BusyError

LOCK = "lock"
_held: dict[Path, int] = {}  # by this process; `build` holds what `build_if_changed` holds already


@contextmanager
def held(kept: Path, is_shared: bool = False) -> Iterator[None]:
    """Hold the output whose kept things lie in a folder, as long as this process works on it.

    Parameters
    ----------
    is_shared : bool
        Others may hold it, too: for who only reads it.

    Raises
    ------
    BusyError
        If another process holds it.
    """
    place = (kept / LOCK).resolve()
    if fcntl is None or place in _held:
        yield
        return
    lock = _opened(place, is_shared)
    if lock is None:
        yield
        return
    try:
        _take(lock, place, is_shared)
        _held[place] = lock
        with storage.naming(kept.parent):
            yield
        if not is_shared:
            with suppress(OSError):
                os.ftruncate(lock, 0)  # nobody is there any longer
    finally:
        _held.pop(place, None)
        os.close(lock)


def _opened(place: Path, is_shared: bool) -> int | None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        if is_shared:  # where nothing can be written, nobody builds
            return None
        raise


def _take(lock: int, place: Path, is_shared: bool) -> None:
    # lockf, not flock: what this process forks must not hold the lock after it
    try:
        fcntl.lockf(lock, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise BusyError(_in_words(place, os.pread(lock, 200, 0).decode(errors="replace").strip())) from None
    except OSError:  # a file system without locks
        return
    if not is_shared:
        now = datetime.datetime.now().strftime("%Y-%m-%d %H:%M:%S")
        with suppress(OSError):  # on a full disk the lock holds without a name
            os.ftruncate(lock, 0)
            os.pwrite(lock, f"process {os.getpid()} on {socket.gethostname()}, since {now}\n".encode(), 0)
    scratch.sweep_folders()


def _in_words(place: Path, holder: str) -> str:
    said = f"{place.parent.parent} is in use by another jangkau ({holder or 'which does not say its name'})."
    return f"{said} Wait until it has ended, or build into another folder with --out."
