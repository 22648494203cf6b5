"""The process that forks: what it gives, what it refuses, and that nothing outlives whoever asked."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from helpers.running import forks

pytestmark = pytest.mark.skipif(not forks.CAN_FORK, reason="this system cannot fork safely")
PROGRAM = """
import os, random, signal, sys, time

def leave(code):
    sys.exit(code)

def say(path):
    import numpy

    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    threads = len(os.listdir("/proc/self/task"))
    said = [os.getcwd(), os.environ.get("MINE"), threads, usual, random.random(), numpy.random.rand()]
    open(path, "w").write(repr(said))

def wait():
    time.sleep(60)

def look(path):
    import tempfile

    known = tempfile.tempdir
    open(path, "w").write(repr([known, tempfile.gettempdir()]))

def speak():
    print("said")
    print("loud", file=sys.stderr)

globals()[told[0]](*told[1:])
sys.exit(0)
"""


@pytest.fixture
def asked(tmp_path):
    """Fork a function of `PROGRAM`, in a folder of our own."""
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    environment = {**os.environ, "MINE": "yes"}

    def ask(*told, log=None, **variables):
        arguments = [str(tmp_path / "program.py"), {"told": list(told)}]
        return forks.fork("runpy:run_path", arguments, environment | variables, str(tmp_path), log)

    return ask


def test_an_exit_code_comes_back(asked):
    assert asked("leave", 7).wait(20) == 7


def test_a_forked_process_writes_no_file_to_find_where_temporary_ones_go_unless_it_is_told_another_place(
    asked, tmp_path
):
    for told in ({}, {"TMPDIR": str(tmp_path)}):
        assert asked("look", str(tmp_path / "said"), **told).wait(20) == 0
        known, found = eval((tmp_path / "said").read_text())
        assert (known, found) == ((None, str(tmp_path)) if told else (tempfile.gettempdir(),) * 2)


def test_a_forked_process_has_the_folder_environment_and_signals_that_were_asked_for(asked, tmp_path):
    assert asked("say", str(tmp_path / "said")).wait(20) == 0
    folder, mine, threads, usual, *_ = eval((tmp_path / "said").read_text())
    assert (folder, mine, threads, usual) == (str(tmp_path), "yes", 1, True)


def test_two_forked_processes_have_each_their_own_chance(asked, tmp_path):
    for name in ("a", "b"):
        asked("say", str(tmp_path / name)).wait(20)
    first, second = (eval((tmp_path / name).read_text())[4:] for name in ("a", "b"))
    assert first[0] != second[0] and first[1] != second[1]


def test_what_a_process_says_lies_in_its_log(asked, tmp_path):
    asked("speak", log=str(tmp_path / "log.txt")).wait(20)
    assert (tmp_path / "log.txt").read_text() == "said\nloud\n"


def test_a_process_whose_log_cannot_be_written_does_its_task_nevertheless(asked, tmp_path, capfd):
    assert asked("speak", log=str(tmp_path / "gone" / "log")).wait(20) == 0
    assert capfd.readouterr() == ("", "")


def test_a_process_that_is_killed_is_an_exit(asked):
    process = asked("wait")
    assert process.poll() is None
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait(20) == -signal.SIGKILL


def test_who_lets_go_of_a_process_ends_it(asked):
    process = asked("wait")
    process._line.close()
    assert is_gone(process.pid)


def test_a_template_is_replaced_when_the_package_has_changed_and_its_processes_live_on(asked, monkeypatch):
    former = forks.own_template()
    process = asked("wait")
    monkeypatch.setattr(forks, "package_state", lambda: ("changed",))
    assert forks.own_template().address != former.address
    assert asked("leave", 3).wait(20) == 3
    assert process.poll() is None and former.is_running
    process.kill()
    assert process.wait(20) == -signal.SIGKILL
    former._process.wait(20)


def test_everything_ends_with_the_owner_of_the_template(tmp_path):
    program = (
        "import os, sys, time\nfrom helpers.running import forks\n"
        "process = forks.fork('time:sleep', [60], dict(os.environ))\n"
        "print(process.pid, forks._own._process.pid, flush=True)\ntime.sleep(60)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    forked, template = map(int, owner.stdout.readline().split())
    owner.kill()
    owner.communicate()
    assert is_gone(forked) and is_gone(template)


def test_a_template_with_a_second_thread_refuses_to_fork(tmp_path):
    program = (
        "import os, socket, sys, threading, time\nfrom helpers.running import template\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "template.serve(socket.socket(fileno=int(sys.argv[1])), 0)\n"
    )
    with socket_below(tmp_path) as (address, listener):
        command = [sys.executable, "-c", program, str(listener.fileno())]
        template = subprocess.Popen(command, pass_fds=[listener.fileno()], stdin=subprocess.PIPE)
        os.environ[forks.SHARED] = address
        try:
            with pytest.raises(forks.NoFork, match="2 threads"):
                forks.fork("time:sleep", [0], dict(os.environ))
        finally:
            del os.environ[forks.SHARED]
            template.stdin.close()
            template.wait(20)


def test_a_template_that_was_killed_is_replaced_also_for_who_knew_its_address(asked, monkeypatch):
    monkeypatch.setenv(forks.SHARED, forks.own_template().address)
    under_way, former = asked("wait"), forks.own_template().pid
    os.kill(former, signal.SIGKILL)
    assert under_way.wait(20) == -signal.SIGKILL and under_way.is_lost
    after = asked("leave", 7)
    assert after.wait(60) == 7 and not after.is_lost and forks.own_template().pid != former


def test_a_template_that_still_imports_is_not_waited_for_and_hears_no_ctrl_c():
    template = forks.Template(())
    assert os.getsid(template.pid) == template.pid
    template.stop()
    assert not template.is_running and not Path(template.address).parent.exists()


def test_without_a_template_there_is_no_fork(monkeypatch, tmp_path):
    monkeypatch.setenv(forks.SHARED, str(tmp_path / "nobody"))
    with pytest.raises(forks.NoFork, match="no template answers"):
        forks.fork("time:sleep", [0], {})


def socket_below(folder):
    import contextlib
    import socket
    import tempfile

    @contextlib.contextmanager
    def opened():
        with tempfile.TemporaryDirectory(prefix="jk") as short, socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(Path(short) / "t"))
            listener.listen()
            yield str(Path(short) / "t"), listener

    return opened()


def is_gone(pid):
    """Whether a process ends soon."""
    for _ in range(400):
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False
