"""Who does work in parallel: processes of this machine, or a cluster while one is connected.

`helpers.running.cluster` connects one. It is asked for here, since coding is an earlier room than running.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol


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
    with ProcessPoolExecutor(jobs) as pool:
        yield pool.submit, jobs
