"""An output is one build's at a time, and nobody's as soon as that build has ended, however it ended."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.errors import BusyError
from helpers.running import holding
from helpers.running.holding import held

pytestmark = pytest.mark.skipif(holding.fcntl is None, reason="this system knows no such locks")
HOLDS = """
import os, sys, time
from pathlib import Path
from helpers.running.holding import held
with held(Path(sys.argv[1]), is_shared=sys.argv[2] == "shared"):
    child = os.fork() if sys.argv[3] == "fork" else 1
    if child:
        print(child, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path):
    """Starts another process that holds the output."""
    started = []

    def start(how: str, forks: str = "no") -> subprocess.Popen:
        command = [sys.executable, "-c", HOLDS, tmp_path / ".kept", how, forks]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        started[-1].child = int(started[-1].stdout.readline())
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_second_build_is_refused_with_who_is_there_and_what_to_do(holder, tmp_path):
    process = holder("alone")
    for is_shared in (False, True):
        with pytest.raises(BusyError) as refused, held(tmp_path / ".kept", is_shared):
            pass
        said = str(refused.value)
        assert str(tmp_path) in said and f"process {process.pid} on" in said and "--out" in said and "\n" not in said


def test_the_lock_goes_with_a_process_that_is_killed_also_where_what_it_forked_lives_on(holder, tmp_path):
    process = holder("alone", "fork")
    process.send_signal(signal.SIGKILL)
    process.wait()
    with held(tmp_path / ".kept"):
        os.kill(process.child, 0)  # the forked one is still there
    os.kill(process.child, signal.SIGKILL)


def test_readers_hold_it_together_and_keep_a_build_out(holder, tmp_path):
    holder("shared")
    with held(tmp_path / ".kept", is_shared=True):
        pass
    with pytest.raises(BusyError), held(tmp_path / ".kept"):
        pass


def test_a_process_that_holds_it_may_hold_it_again_and_leaves_no_name_behind(tmp_path):
    with held(tmp_path / ".kept"), held(tmp_path / ".kept"):
        assert (tmp_path / ".kept" / holding.LOCK).read_text().startswith(f"process {os.getpid()} on ")
    assert (tmp_path / ".kept" / holding.LOCK).read_text() == ""


def test_who_only_reads_needs_no_lock_where_nothing_can_be_written(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(holding.os, "open", refuse)
    with held(tmp_path, is_shared=True):
        pass
    with pytest.raises(OSError, match="Read-only"), held(tmp_path):
        pass


def test_the_command_refuses_in_one_line(holder, tmp_path):
    holder("alone")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Satu.", encoding="utf-8")
    jangkau = Path(sys.executable).with_name("jangkau")
    for verb in ("build", "status"):
        asked = [jangkau, verb, "--corpus", tmp_path / "corpus", "--out", tmp_path]
        done = subprocess.run(asked, capture_output=True, text=True)
        assert done.returncode == 2 and "is in use by another jangkau" in done.stderr
        assert len(done.stderr.splitlines()) == 1 and not (tmp_path / "site").exists()
