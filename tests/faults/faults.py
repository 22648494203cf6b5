"""What can happen to a build: a function for each fault, which disturbs the build of a lane and says how it ended."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil

from faults import within
from faults.cluster import cluster_of
from faults.lanes import LONGEST, Ended, Lane, Running
from helpers.running.conditions import LATER

APART = ["unshare", "--map-root-user", "--mount"]
YEAR = 366 * 86_400


def kill_the_build(lane: Lane) -> list[Ended]:
    """kill -9 of the main process."""
    running = lane.start()
    if running.until(lane.moment()):
        running.process.kill()
    return [running.end()]


def kill_a_report(lane: Lane) -> list[Ended]:
    """kill -9 of a process that makes a report, or pages beside the reports."""
    return _kill_one(lane, _forked)


def kill_a_kernel(lane: Lane) -> list[Ended]:
    """kill -9 of a kernel of a batch, or of the process that talks to it."""
    return _kill_one(lane, _forked)


def kill_the_template(lane: Lane) -> list[Ended]:
    """kill -9 of the process that forks all the others."""
    return _kill_one(lane, _templates)


def _kill_one(lane: Lane, find: Callable[[Running], list[psutil.Process]]) -> list[Ended]:
    """End one of some processes at the moment, or as soon as there is one."""
    running = lane.start()
    is_running = running.until(lane.moment())
    while is_running and not (found := find(running)):
        is_running = running.until(time.monotonic() - running.began + 0.01)
    if is_running:
        with suppress(psutil.Error):  # it may have ended
            lane.chance.choice(sorted(found, key=lambda process: process.pid)).kill()
    return [running.end()]


def _templates(running: Running) -> list[psutil.Process]:
    found = []
    for process in running.below():
        with suppress(psutil.Error):  # it may have ended
            found += [process] if "helpers.running.template" in process.cmdline() else []
    return [process for process in found if process.ppid() == running.process.pid]


def _forked(running: Running) -> list[psutil.Process]:
    with suppress(psutil.Error):  # it may have ended
        return [child for template in _templates(running) for child in template.children()]
    return []


def kill_a_worker(lane: Lane) -> list[Ended]:
    """kill -9 of one of the two workers of a Dask cluster."""
    cluster = cluster_of(lane)
    running = lane.start("--scheduler", cluster.address)
    if running.until(lane.moment() * 1.5):
        cluster.kill_one(lane.chance)
    ended = running.end()
    cluster.make_whole()
    return [ended]


def interrupt(lane: Lane) -> list[Ended]:
    """Ctrl+C, SIGINT to the main process alone, or SIGTERM to it."""
    running = lane.start()
    send, number = lane.chance.choice([(os.killpg, signal.SIGINT), (os.kill, signal.SIGINT), (os.kill, signal.SIGTERM)])
    if running.until(max(0.15, lane.moment())):  # before, it is Python that starts, and no build
        send(running.process.pid, number)
    return [running.end()]


def build_twice(lane: Lane) -> list[Ended]:
    """A second build on the same output while the first one runs."""
    first = lane.start()
    first.until(lane.moment())
    second = lane.start()
    return [first.end(), second.end()]


def vanish(lane: Lane) -> list[Ended]:
    """A raw file that goes, and comes again: in a moment, or when the build has ended."""
    running, place = lane.start(), _one_file(lane)
    running.until(lane.moment())
    aside = lane.folder / "aside"
    place.rename(aside)
    running.until(time.monotonic() - running.began + lane.chance.choice([0, 0.05, 0.5, 2, LONGEST]))
    aside.rename(place)
    return [running.end()]


def change(lane: Lane) -> list[Ended]:
    """A raw file that is written anew, a piece at a time, and gets its former content when the build has ended."""
    running, place = lane.start(), _one_file(lane)
    before = place.read_bytes()
    running.until(lane.moment())
    with place.open("wb", buffering=0) as file:
        for piece in (before[:100], b" Jepara", before[100:300], b"\xff\xfe", before[300:]):
            file.write(piece)
            running.until(time.monotonic() - running.began + lane.chance.uniform(0, 0.2))
    running.until(time.monotonic() - running.began + lane.chance.choice([0, 0.5, LONGEST]))
    place.write_bytes(before)
    return [running.end()]


def _one_file(lane: Lane) -> Path:
    return lane.chance.choice(sorted(lane.corpus.iterdir()))


def set_the_clock_back(lane: Lane) -> list[Ended]:
    """What was made is of a day to come, or of long ago; and within the build the clock goes back by more than a year."""
    shift = lane.chance.choice([-YEAR, YEAR])
    for path in [*lane.out.rglob("*"), *lane.corpus.iterdir()]:
        if path.is_file():
            stat = path.stat()
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + shift * 10**9))
    start = lane.folder / "start"
    start.mkdir()
    back = LATER.replace("return clock() + shift", f"return clock() - shift * (_now() > {lane.moment()})")
    program = f"import time\n_began, _real = time.monotonic(), time.monotonic\n_now = lambda: _real() - _began\n{back}"
    (start / "sitecustomize.py").write_text(program, encoding="utf-8")
    return [lane.start(PYTHONPATH=str(start)).end()]


def fill_the_disk(lane: Lane) -> list[Ended]:
    """No room is left on the disk of the output, and in half of the cases of the temporary files too."""
    return _on_a_disk(lane, "full")


def close_the_disk(lane: Lane) -> list[Ended]:
    """The disk of the output can be read only, from the start or from some moment on."""
    return _on_a_disk(lane, "closed")


def _on_a_disk(lane: Lane, fault: str) -> list[Ended]:
    log, kept = lane.folder / "said-0.txt", lane.folder / "kept"
    elsewhere = lane.folder / "elsewhere"
    elsewhere.mkdir()
    variables = lane.environment | ({} if lane.chance.random() < 0.5 else {"TMPDIR": str(elsewhere)})
    moment = lane.moment() * (lane.chance.random() < 0.9)
    order = {"fault": fault, "disk": str(lane.disk), "kept": str(kept), "log": str(log), "longest": LONGEST}
    order |= {"megabytes": 64, "moment": moment, "command": lane.command, "environment": variables}
    done = subprocess.run([*APART, sys.executable, within.__file__, json.dumps(order)], capture_output=True, text=True)
    if done.returncode:
        return [Ended(1, f"Traceback of the test: {done.stderr}", 0)]
    if fault == "full":
        shutil.rmtree(lane.disk)
        kept.rename(lane.disk)
    answer = json.loads(done.stdout)
    return [Ended(answer["code"], log.read_text(encoding="utf-8", errors="replace"), answer["seconds"])]


@cache
def can_mount() -> bool:
    """Does this system let a namespace have disks of its own?"""
    try:
        tried = [*APART, "mount", "-t", "tmpfs", "none", "/mnt"]
        return subprocess.run(tried, capture_output=True).returncode == 0
    except OSError:
        return False


FAULTS: dict[str, Callable[[Lane], list[Ended]]] = {
    "kill the build": kill_the_build,
    "kill a report": kill_a_report,
    "kill a kernel": kill_a_kernel,
    "kill the template": kill_the_template,
    "kill a Dask worker": kill_a_worker,
    "disk full": fill_the_disk,
    "disk read-only": close_the_disk,
    "vanish": vanish,
    "change": change,
    "two builds": build_twice,
    "clock set back": set_the_clock_back,
    "interrupt": interrupt,
}
KINDS = {"kill a kernel": "batch"}
NEED_MOUNTS = ("disk full", "disk read-only")


def chance_of(seed: int, fault: str, number: int) -> str:
    """What the chance of one case follows from."""
    return f"{seed}-{random.Random(f'{seed}|{fault}|{number}').randrange(10**6)}-{number}"
