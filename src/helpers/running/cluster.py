"""Codings and reports made by the workers of a Dask cluster, for a build or batch on this machine.

How to bring one up: ``docs/cluster.md``. Texts travel with the tasks; tables and reports lie on a path that all
machines share. A task whose worker dies is done again by another; a report takes its place only when it is finished.
"""

import asyncio
import logging
import os
import shutil
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers import paths, pools
from helpers.errors import ClusterError, listed
from helpers.running import kernels, on_worker
from helpers.running.forks import SHARED
from helpers.running.on_worker import TRY, Pact
from helpers.running.reports import Order, Outcome, print_vanished

HERE_ONLY = (SHARED, kernels.LOG)  # variables that mean nothing on another machine
ANSWER = 8  # seconds in which a scheduler must answer, and its first worker be there
WITHOUT_WORKERS = 120  # seconds that are waited for a worker when the last one has gone
IN_FLIGHT = 2  # tasks for each that is under way, so that none waits for this machine
INSTALL = (
    "--scheduler needs the package 'distributed', which is not installed. Install it here and on every worker: "
    "pip install 'jangkau[cluster]', or what requirements.lock holds (docs/cluster.md)."
)
BRING_UP = "Start one (docs/cluster.md): dask scheduler; on each machine: dask worker"
ALL_ALIKE = "Bring all machines to one version of the project and restart the workers, then run the command again."


@contextmanager
def connected(scheduler: str | None) -> Iterator[None]:
    """Let work go to the cluster of a scheduler; where none is named, to processes forked on this machine.

    Raises
    ------
    ClusterError
        If it cannot be reached, has no workers, or one that is not as this machine.
    """
    if scheduler is None:
        with kernels.forked_kernels():
            yield
        return
    with _client(scheduler) as client:
        cluster = Cluster(client, scheduler)
        cluster.check()
        with pools.using(cluster):
            yield


def _client(scheduler: str):
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise ClusterError(INSTALL) from None
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})  # long texts are no mistake
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is said below, without tracebacks
    try:
        with ThreadPoolExecutor(1) as apart:  # where a loop runs already, as in Jupyter
            apart.submit(asyncio.run, _knock(scheduler)).result()
        return Client(scheduler, timeout=ANSWER)
    except (OSError, ValueError) as broken:
        cause = _first_cause(broken)
        why = "silence" if isinstance(cause, TimeoutError | asyncio.CancelledError) else _in_a_line(cause)
        said = f"No scheduler answers at '{scheduler}' ({why})."
        raise ClusterError(f"{said} {BRING_UP} {scheduler}.") from None


async def _knock(scheduler: str) -> None:
    """Have the scheduler answer in time; a client that gets no answer gives up much later."""
    from distributed import Security
    from distributed.comm import connect

    async with asyncio.timeout(ANSWER):
        line = await connect(scheduler, timeout=ANSWER / 2, **Security().get_connection_args("client"))
        await line.close()


class Cluster:
    """The workers of a scheduler; see `helpers.pools.Cluster`."""

    def __init__(self, client, scheduler: str):
        self.client, self.scheduler = client, scheduler
        self.codebook = str(paths.codebook().resolve())
        self.state = on_worker.state_of(self.codebook)

    @property
    def width(self) -> int:
        return max(1, sum(self.client.nthreads().values()))

    def check(self) -> None:
        """Refuse a cluster without workers, or with one that is not as this machine."""
        try:
            self.client.wait_for_workers(1, timeout=ANSWER)
        except TimeoutError:
            said = f"The scheduler at '{self.scheduler}' has no workers."
            raise ClusterError(f"{said} {BRING_UP} {self.scheduler}.") from None
        from distributed.comm import CommClosedError

        theirs = self.client.run(on_worker.state_of, self.codebook, on_error="return")
        there = {
            worker: state for worker, state in theirs.items() if not isinstance(state, CommClosedError)
        }  # not gone
        problems = [f"{worker}: {said}" for worker, state in there.items() if (said := _unlike(state, self.state))]
        if problems:
            raise ClusterError(listed(sorted(problems), "These workers are not as this machine:", ALL_ALIKE))

    def submit(self, function: Callable, *arguments: Any) -> "_Called":
        """Have a function called in a process of its own on a worker."""
        return _Called(self, self._send(on_worker.call_apart, self._pact().to_json(), function, arguments))

    def make_reports(self, orders: list[Order]) -> Iterator[tuple[Order, Outcome]]:
        """As `helpers.running.engine.make_reports`."""
        waiting, flying = deque(orders), {}
        pact = self._pact_of(orders).to_json()
        sweep(orders)
        try:
            while waiting or flying:
                while waiting and len(flying) < IN_FLIGHT * self.width:
                    future = self._send(on_worker.make_report, pact, waiting[0].to_json())
                    flying[future] = waiting.popleft()
                for future in self.await_one(list(flying)):
                    order = flying.pop(future)
                    outcome = self._land(order, future)
                    future.release()  # while it is held, a worker that dies with it has it made again by another
                    yield order, outcome
        finally:
            self.client.cancel(list(flying))
            sweep(orders)

    def _pact(self, seen: dict[str, str] | None = None) -> Pact:
        return Pact(self.state, self.codebook, _environment(), seen or {})

    def _pact_of(self, orders: list[Order]) -> Pact:
        """The pact for reports: what they read on the shared path must be there."""
        files = {order.context for order in orders if order.context} | {str(order.run.path) for order in orders}
        things = [f"corpus:{paths.raw().resolve()}", f"tables:{paths.processed().resolve()}"]
        things += [f"file:{place}" for place in sorted({*files, str(paths.corrections().resolve())})]
        return self._pact({thing: on_worker.look(thing) for thing in things})

    def _send(self, function: Callable, *arguments: Any):
        return self.client.submit(function, *arguments, pure=False)

    def await_one(self, futures: list) -> set:
        """Wait until one of several tasks is done; gives those that are."""
        from distributed import wait

        last_seen = time.monotonic()
        while True:
            try:
                return wait(futures, timeout=5, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                last_seen = time.monotonic() if self._calling(self.client.nthreads) else last_seen
            except CancelledError:
                raise ClusterError(self._lost()) from None
            if time.monotonic() > last_seen + WITHOUT_WORKERS:
                said = f"The scheduler at '{self.scheduler}' has had no workers for {WITHOUT_WORKERS} seconds."
                raise ClusterError(f"{said} {BRING_UP} {self.scheduler}; the same command goes on where this stopped.")

    def result(self, future) -> Any:
        """The result of a task that is done."""
        if future.status != "error":
            return self._calling(future.result)
        failed = self._calling(future.exception)
        if isinstance(failed, ClusterError):
            raise ClusterError(f"A worker is not as this machine: {failed} {ALL_ALIKE}")
        raise ClusterError(f"A worker could not do its task ({_in_a_line(failed)}). The command can be run again.")

    def _calling(self, ask: Callable) -> Any:
        try:
            return ask()
        except (CancelledError, OSError):
            raise ClusterError(self._lost()) from None

    def _lost(self) -> str:
        return f"The scheduler at '{self.scheduler}' was lost. The same command goes on where this stopped."

    def _land(self, order: Order, future) -> Outcome:
        """Put a report that a worker has made in the place that was ordered."""
        from distributed import KilledWorker

        place = Path(order.folder)
        shutil.rmtree(place, ignore_errors=True)
        if future.status == "error" and isinstance(killed := self._calling(future.exception), KilledWorker):
            place.mkdir(parents=True)
            return print_vanished(order, f"KilledWorker: {killed.allowed_failures + 1} workers died while making it.")
        made, outcome = self.result(future)
        if not Path(made).is_dir():
            raise ClusterError(
                f"A worker has made {made}, but it is not here: the path must be shared by all machines."
            )
        Path(made).rename(place)
        return Outcome(**outcome)


class _Called:
    """A call that is under way on a worker."""

    def __init__(self, cluster: Cluster, future):
        self.cluster, self.future = cluster, future

    def result(self) -> Any:
        self.cluster.await_one([self.future])
        return self.cluster.result(self.future)


def sweep(orders: list[Order]) -> None:
    """Remove what workers that died have left beside the folders of reports."""
    for parent in {Path(order.folder).parent for order in orders}:
        for left in parent.glob(f"*{TRY}*"):
            shutil.rmtree(left, ignore_errors=True)


def _environment() -> dict[str, str]:
    """Jangkau's own variables, with its paths written out."""
    own = {name: value for name, value in os.environ.items() if name.startswith("JANGKAU_") and name not in HERE_ONLY}
    places = {
        "JANGKAU_RAW": paths.raw(),
        "JANGKAU_PROCESSED": paths.processed(),
        "JANGKAU_CORRECTIONS": paths.corrections(),
        "JANGKAU_CODEBOOK": paths.codebook(),
    }
    return own | {name: str(place.resolve()) for name, place in places.items()}


def _unlike(state: dict[str, str] | BaseException, ours: dict[str, str]) -> str:
    if isinstance(state, BaseException):
        return f"it cannot run Jangkau ({_in_a_line(state)})"
    return ", ".join(on_worker.differences(state, ours))


def _first_cause(error: BaseException) -> BaseException:
    return _first_cause(error.__cause__) if error.__cause__ else error


def _in_a_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
