"""A command that is interrupted puts away what it has under way and ends soon, with an exit code that shells know."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from helpers import interruption
from helpers.interruption import Interrupted, stoppable

BEGIN = """
import sys, time
from pathlib import Path
from helpers import interruption, paths
interruption.end_at_once()
place = Path(sys.argv[1])
"""
WRITES = (
    BEGIN
    + """
try:
    with interruption.stoppable(), paths.whole(place) as temporary:
        temporary.write_text("half")
        print("begun", flush=True)
        time.sleep(600)
except KeyboardInterrupt as interrupted:
    print(interruption.in_words(interrupted), flush=True)
    sys.exit(interrupted.exit_code)
"""
)
DEAF = (
    BEGIN
    + """
import subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
interruption.below.add(child.pid)
with interruption.stoppable():
    told = [child.pid]
    while True:
        try:
            while told:
                print(told.pop(), flush=True)
            time.sleep(600)
        except KeyboardInterrupt:  # as code that swallows it
            pass
"""
)
IN_A_DESTRUCTOR = (
    BEGIN
    + """
class Slow:
    def __del__(self):
        print("begun", flush=True)
        time.sleep(600)

with interruption.stoppable():
    slow = Slow()
    del slow
    time.sleep(600)
"""
)
NOT_BEGUN = BEGIN + "print('begun', flush=True)\ntime.sleep(600)\n"


def hears() -> None:
    for number in interruption.SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def interrupted(program: str, place, number: int) -> tuple[int, str, str]:
    """A process that is sent a signal once it has said something: exit code, first line, the rest."""
    command = [sys.executable, "-c", program, place]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=hears
    ) as process:
        first = process.stdout.readline().strip()
        process.send_signal(number)
        rest = process.communicate(timeout=60)[0]
    return process.returncode, first, rest


@pytest.mark.parametrize(
    "number, code, word", [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "asked to end")]
)
def test_a_signal_leaves_the_former_file_and_no_other_and_says_how_to_go_on(tmp_path, number, code, word):
    place = tmp_path / "page.html"
    place.write_text("former")
    assert interrupted(WRITES, place, number) == (code, "begun", f"{word}. {interruption.SAID}\n")
    assert place.read_text() == "former" and os.listdir(tmp_path) == ["page.html"]


def test_what_does_not_listen_is_ended_with_the_processes_below_it(tmp_path):
    code, child, said = interrupted(DEAF, tmp_path, signal.SIGINT)
    assert code == 130 and said == f"jangkau: interrupted. {interruption.SAID}\n"
    with pytest.raises(ProcessLookupError):
        while True:  # killed, it is gone as soon as the system has noticed
            os.kill(int(child), 0)


def test_an_interruption_that_python_cannot_raise_leaves_no_traceback(tmp_path):
    said = f"jangkau: interrupted. {interruption.SAID}\n"
    assert interrupted(IN_A_DESTRUCTOR, tmp_path, signal.SIGINT) == (130, "begun", said)


def test_before_a_command_has_begun_a_signal_ends_it_without_a_traceback(tmp_path):
    assert interrupted(NOT_BEGUN, tmp_path, signal.SIGINT) == (
        130,
        "begun",
        f"jangkau: interrupted. {interruption.SAID}\n",
    )


def test_the_handlers_are_put_back_and_a_thread_that_is_not_the_first_has_none():
    former = [signal.getsignal(number) for number in interruption.SIGNALS]
    with stoppable():
        assert signal.getsignal(signal.SIGTERM) != former[1]
    assert [signal.getsignal(number) for number in interruption.SIGNALS] == former
    seen = []

    def look() -> None:
        with stoppable():
            seen.append(signal.getsignal(signal.SIGTERM))

    apart = threading.Thread(target=look)
    apart.start()
    apart.join()
    assert seen == [former[1]]


def test_an_interruption_knows_its_exit_code():
    assert (Interrupted(signal.SIGINT).exit_code, Interrupted(signal.SIGTERM).exit_code) == (130, 143)
    assert interruption.in_words(KeyboardInterrupt()).startswith("interrupted. ")


def test_what_a_command_imports_before_it_begins_leaves_no_traceback_when_it_is_interrupted():
    said = "import signal, sys, helpers.start; print(signal.getsignal(2) == signal.SIG_DFL, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, preexec_fn=hears)
    assert done.stdout.split() == ["True", "False"]
