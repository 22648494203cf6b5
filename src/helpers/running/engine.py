"""Many reports at once: each in a process of its own, a bounded number in flight, each held to its limits.

Processes are forked from the template of `helpers.running.forks`, so that none imports anything. A notebook of the suite
runs in the process that prints it; another, or one held to limits, in a kernel forked from the same template. A process
that vanishes costs its own report and no other. Where the system cannot fork, a pool of
ordinary processes does the same. While a cluster is connected, each of its workers does this for the orders that it gets.
"""

import errno
import json
import os
import selectors
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from helpers import pools, storage
from helpers.running import kernels
from helpers.running.forks import Forked, NoFork, fork
from helpers.running.notebooks import IN_PROCESS
from helpers.running.reports import LOG, OUTCOME, Order, Outcome, make_ordered, print_vanished
from helpers.visible import visible

IN_FLIGHT = 2  # reports for each job whose notebooks run in kernels: while one waits for its kernel, the other computes
GRACE = 20  # seconds after its time is up in which a run may still print what it has


def make_reports(
    orders: Iterable[Order], jobs: int, environment: dict[str, str] | None = None
) -> Iterator[tuple[Order, Outcome]]:
    """Make reports; gives each with its outcome, in the order that they are done.

    Parameters
    ----------
    orders : iterable of Order
        The next one is asked for when there is room for it, so that the first is under way while others are thought of.
    environment : dict of str to str, optional
        That of the processes; by default this one's.
    """
    if cluster := pools.connected():
        if waiting := list(orders):
            yield from cluster.make_reports(waiting)
        return
    flight = _Flight(orders, IN_FLIGHT * jobs, environment)
    try:
        yield from flight.run()
    except NoFork as why:
        print(
            f"jangkau: nothing could be forked ({visible(str(why))}); ordinary processes start instead.",
            file=sys.stderr,
        )
        under_way = [under.order for under in flight.flying]
        yield from _make_in_pool([*under_way, *flight.waiting, *flight.orders], jobs, environment)


@dataclass
class _Under:
    """A report under way."""

    order: Order
    process: Forked
    deadline: float
    engine: str | None


class _Flight:
    """A bounded number of reports in flight; ``waiting`` holds what is to be started next.

    A report whose notebook shares its process takes the room of `IN_FLIGHT` others: it never waits for a kernel.
    """

    def __init__(self, orders: Iterable[Order], most: int, environment: dict[str, str] | None = None):
        self.orders, self.most, self.environment = iter(orders), most, environment
        self.waiting: list[Order] = []
        self.flying: list[_Under] = []
        # Folders of reports that took their process along, for which a kernel of their own will tell at which cell, and
        # of those whose template was killed.
        self.vanished: set[str] = set()
        self.lost: set[str] = set()

    def run(self) -> Iterator[tuple[Order, Outcome]]:
        try:
            while True:
                while self._room > 0 and self._is_one_waiting():
                    self.flying.append(self._start(self.waiting[0]))
                    self.waiting.pop(0)
                if not self.flying:
                    return
                yield from self._land()
        finally:
            for under in self.flying:
                under.process.kill()

    @property
    def _room(self) -> int:
        return self.most - sum(IN_FLIGHT if under.engine else 1 for under in self.flying)

    def _is_one_waiting(self) -> bool:
        if not self.waiting and (order := next(self.orders, None)):
            self.waiting.append(order)
        return bool(self.waiting)

    def _start(self, order: Order) -> _Under:
        folder = Path(order.folder)
        _empty(folder)
        log = str(folder / LOG)
        environment = {**(self.environment or os.environ), kernels.LOG: log}
        engine = IN_PROCESS if order.is_tame and order.folder not in self.vanished else None
        process = fork("helpers.running.reports:make_ordered", [order.to_json(), engine], environment, log=log)
        seconds = order.limits.seconds
        return _Under(order, process, time.monotonic() + seconds + GRACE if seconds else float("inf"), engine)

    def _is_to_be_tried_again(self, under: _Under) -> bool:
        """Did its process vanish, with the template or by what it did in it? Each once may be chance, twice is not."""
        folder = under.order.folder
        tried = self.lost if under.process.is_lost else self.vanished
        if folder in tried or not (under.process.is_lost or under.engine) or (Path(folder) / OUTCOME).is_file():
            return False
        tried.add(folder)
        return True

    def _land(self) -> Iterator[tuple[Order, Outcome]]:
        """Wait until one has ended or is over its time; give those on."""
        rest = max(0.0, min(under.deadline for under in self.flying) - time.monotonic())
        with selectors.DefaultSelector() as selector:
            for under in self.flying:
                selector.register(under.process, selectors.EVENT_READ)
            selector.select(min(rest, 3600))
        for under in list(self.flying):
            is_late = time.monotonic() >= under.deadline
            if is_late:
                under.process.kill()
                under.process.wait(GRACE)
            if is_late or under.process.poll() is not None:
                self.flying.remove(under)
                if under.process.poll() == storage.EXIT_CODE:
                    raise _of_the_disk(under.order)
                if self._is_to_be_tried_again(under):
                    self.waiting.insert(0, under.order)
                else:
                    yield under.order, read_outcome(under.order, under.process.poll())


def _empty(folder: Path) -> None:
    """Begin with an empty folder; what was killed a moment ago may still end what it was writing there."""
    deadline = time.monotonic() + GRACE
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        try:
            return folder.mkdir(parents=True)
        except FileExistsError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _of_the_disk(order: Order) -> OSError:
    """The error of a process that could not write, which no other report is spared."""
    number = storage.number_in(_last_words(order)) or errno.ENOSPC  # where there is no room, there is none for the log
    return OSError(number, os.strerror(number), order.folder)


def read_outcome(order: Order, code: int | None) -> Outcome:
    """The outcome that the process wrote; a failure where it ended without one."""
    place = Path(order.folder) / OUTCOME
    try:
        return Outcome(**json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        said = f"ProcessEnded: the process of this report ended ({_said(code)}). {_last_words(order)}".strip()
        return print_vanished(order, said)


def _said(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return "over its time" if code is None else f"exit code {code}"


def _last_words(order: Order) -> str:
    log = Path(order.folder) / LOG
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.is_file() else []
    return lines[-1] if lines else ""


def _make_in_pool(
    waiting: list[Order], jobs: int, environment: dict[str, str] | None
) -> Iterator[tuple[Order, Outcome]]:
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_take, initargs=(environment or {},)) as pool:
        orders = {pool.submit(make_ordered, order.to_json()): order for order in waiting}
        for done in as_completed(orders):
            failed = done.exception()
            yield orders[done], Outcome(str(failed)) if failed else read_outcome(orders[done], 0)


def _take(environment: dict[str, str]) -> None:
    os.environ.update(environment)
