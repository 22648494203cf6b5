"""Who does work in parallel: processes of this machine, or a cluster while one is connected.

`helpers.running.cluster` connects one. It is asked for here, since coding is an earlier room than running.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Protocol

from helpers.errors import EndedError

PDEATHSIG = 1  # of Linux's prctl: the signal that a process gets when its parent dies


class Cluster(Protocol):
    """Workers on other machines."""

    @property
    def width(self) -> int:
        """Tasks that are done at a time."""

    def submit(self, function: Callable, *arguments: Any) -> Any:
        """Have a module-level function called; gives what has the call's ``result()``."""

    def make_reports(self, orders: list) -> Iterator[tuple]:
        """As `helpers.running.engine.make_reports`."""


_connected: Cluster | None = None


def connected() -> Cluster | None:
    """The cluster that this process sends its work to."""
    return _connected


@contextmanager
def using(cluster: Cluster) -> Iterator[None]:
    """Send work to a cluster."""
    global _connected
    before, _connected = _connected, cluster
    try:
        yield
    finally:
        _connected = before


@contextmanager
def open_pool(jobs: int) -> Iterator[tuple[Callable, int]]:
    """How to submit a call, and how many are done at a time: ``jobs``, or what the cluster can."""
    if _connected is not None:
        yield _connected.submit, _connected.width
        return
    before = multiprocessing.active_children()
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(os.getpid(),)) as pool:
        try:
            yield pool.submit, jobs
        except BaseException as ended:
            for worker in set(multiprocessing.active_children()) - set(before):
                worker.kill()  # else what was submitted would be waited for
            pool.shutdown(wait=False, cancel_futures=True)
            if isinstance(ended, BrokenProcessPool):
                said = "A process that coded texts was ended from outside, as a system does that has no memory left."
                raise EndedError(f"{said} Run the same command again, with fewer --jobs if need be.") from None
            raise


def _begin(parent: int) -> None:
    """Be a process of the pool: its parent ends it, or its parent's end."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()
    if os.getppid() != parent:  # it has gone in the meantime
        os._exit(1)


def end_with_parent() -> None:
    """Have the system end this process when its parent dies; where that is not Linux nothing is done."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PDEATHSIG, signal.SIGKILL)
