"""Processes that code end with the one that asked them to, and one that vanishes is told."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from helpers import pools
from helpers.errors import EndedError

HOLDS = """
import time
from helpers import interruption, pools
with interruption.stoppable(), pools.open_pool(2) as (submit, width):  # as a command has it
    for begun in [submit(time.sleep, 0.3) for _ in range(2)]:
        begun.result()  # so that both have begun: before, it is Python that starts
    waiting = [submit(time.sleep, 600) for _ in range(8)]
    print(*(p.pid for p in __import__("multiprocessing").active_children()), flush=True)
    waiting[0].result()
"""


def hears() -> None:
    """What a script runs in the background ignores Ctrl+C, and so does what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def asker():
    """Another process with two that work for it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=hears
    ) as process:
        process.below = [psutil.Process(int(pid)) for pid in process.stdout.readline().split()]
        yield process
        process.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends them")
def test_workers_end_with_an_asker_that_is_killed(asker):
    assert len(asker.below) == 2
    asker.kill()
    assert psutil.wait_procs(asker.below, timeout=60)[1] == []


def test_an_interruption_does_not_wait_for_what_was_submitted_and_the_workers_say_nothing(asker):
    for process in [*asker.below, asker]:  # as a terminal sends it to all
        process.send_signal(signal.SIGINT)
    said = asker.communicate(timeout=60)[1]
    assert psutil.wait_procs(asker.below, timeout=60)[1] == []
    assert said.count("Traceback") <= 1 and "Process" not in said, said


def test_a_worker_that_is_killed_is_told_with_what_to_do():
    with pytest.raises(EndedError, match="ended from outside.*fewer --jobs"), pools.open_pool(2) as (submit, _):
        submit(os.kill, submit(os.getpid).result(), signal.SIGKILL)
        submit(time.sleep, 0).result()
        while True:
            submit(os.getpid).result()
