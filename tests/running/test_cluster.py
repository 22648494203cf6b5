"""A cluster of a scheduler and two workers, on this machine: what it makes is what is made here, whoever dies."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest

from helpers import pools, sources
from helpers.errors import ClusterError
from helpers.running import batch, cluster, forks, on_worker
from helpers.running import build as job
from helpers.running.notebooks import Run
from helpers.running.reports import Order

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(not forks.CAN_FORK, reason="this system cannot fork safely"),
]
HERE = ["--host", "127.0.0.1", "--no-dashboard"]
DEEDS = """
import os, pathlib, signal, time
import psutil

def kill_the_worker():
    mark = pathlib.Path(os.environ["JANGKAU_TEST_MARK"])
    worker = psutil.Process().parent().parent()
    if not mark.exists() and "worker" in worker.cmdline():
        mark.write_text(str(os.getpid()))
        worker.kill()
        time.sleep(60)

if n % 4 != 2:  # what a process says in the moment of its end may be heard or not
    print("begun")
{0: lambda: print("fine"), 1: lambda: 1 / 0, 2: lambda: os._exit(4), 3: kill_the_worker}[n % 4]()
print("end")
"""


class Running:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path):
        self.folder, self.processes = folder, []
        self._start("scheduler", "--port", "0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", "told.json")
        told = folder / "told.json"
        while not (told.is_file() and told.read_text(encoding="utf-8")):
            time.sleep(0.05)
            assert self.processes[0].poll() is None
        self.address = json.loads(told.read_text(encoding="utf-8"))["address"]

    def _start(self, what: str, *options: str) -> None:
        command = [str(Path(sys.executable).with_name("dask")), what, *options, *HERE]
        with (self.folder / f"{what}.txt").open("a") as log:
            self.processes.append(subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log))

    def add_worker(self) -> None:
        options = "--nthreads", "2", "--no-nanny", "--local-directory", str(self.folder)
        self._start("worker", self.address, *options)

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory):
    running = Running(tmp_path_factory.mktemp("cluster"))
    running.add_worker()
    running.add_worker()
    yield running
    running.stop()


@pytest.fixture
def deeds(tmp_path):
    """A notebook that does as it is told."""
    told = nbformat.v4.new_code_cell("n: int = 0  # what to do", metadata={"tags": ["parameters"]})
    cells = [nbformat.v4.new_markdown_cell("# Deeds"), told, nbformat.v4.new_code_cell(DEEDS)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), tmp_path / "deeds.ipynb")
    return tmp_path / "deeds.ipynb"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but what is kept for the next build and logs, which tell times."""
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return {str(path): (folder / path).read_bytes() for path in files if path.parts[0] not in (".kept", "logs")}


def is_alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


@pytest.mark.notebooks
def test_a_build_on_a_cluster_gives_byte_for_byte_what_a_build_here_gives(two_workers, corpus, tmp_path):
    what = dict(langs=("en",), regions=["33.18"], formats=("html",))
    here = job.build(corpus, tmp_path / "here", **what)
    there = job.build(corpus, tmp_path / "there", **what, scheduler=two_workers.address)
    assert there.failures == here.failures == {} and there.report_count == here.report_count == 5
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert pools.connected() is None
    assert not list((tmp_path / "there" / ".kept").glob("context-*"))


@pytest.mark.notebooks
def test_a_batch_ends_complete_and_the_same_when_a_worker_is_killed_in_the_middle(
    two_workers, deeds, tmp_path, monkeypatch
):
    mark = tmp_path / "mark"
    monkeypatch.setenv("JANGKAU_TEST_MARK", str(mark))
    (tmp_path / "grid.yaml").write_text("n: [0, 1, 2, 3, 4, 5]", encoding="utf-8")
    what = str(deeds), tmp_path / "grid.yaml"
    how = ("html", "pdf"), 2, job.no_progress

    there = batch.run_batch(*what, tmp_path / "there", *how, scheduler=two_workers.address)
    codes = [process.poll() for process in two_workers.processes]
    assert sorted(codes, key=str) == [-signal.SIGKILL, None, None], "what a report does to itself costs no worker"
    assert not is_alive(int(mark.read_text())), "what a killed worker had forked ends with it"

    here = batch.run_batch(*what, tmp_path / "here", *how)
    assert there.run_count == there.made_count == 6
    assert there.failures == here.failures and set(here.failures) == {"1", "2", "5"}
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert not list(tmp_path.rglob(f"*{on_worker.TRY}*")), "nothing half made is left"


@pytest.mark.notebooks
def test_a_report_that_was_taken_is_held_no_longer_so_that_no_death_of_a_worker_has_it_made_again(
    two_workers, deeds, tmp_path
):
    orders = [Order(Run(str(deeds), str(n), "", {"n": n}), str(tmp_path / str(n)), ("html",)) for n in (0, 4)]
    with cluster.connected(two_workers.address):
        reports = pools.connected().make_reports(orders)
        for taken, _ in enumerate(reports, 1):
            deadline = time.monotonic() + 10  # a client lets go of it in a thread of its own
            while (held := len(pools.connected().client.futures)) > len(orders) - taken and time.monotonic() < deadline:
                time.sleep(0.01)
            assert held <= len(orders) - taken


def test_workers_that_are_not_as_this_machine_are_refused_by_name(two_workers, monkeypatch):
    monkeypatch.setattr(sources, "environment_digest", lambda: "another")
    with pytest.raises(ClusterError) as refused, cluster.connected(two_workers.address):
        pass
    assert "tcp://127.0.0.1:" in str(refused.value) and "another lock or Python" in str(refused.value)
    assert "Bring all machines to one version" in str(refused.value)


def test_a_scheduler_without_workers_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "ANSWER", 2)
    running = Running(tmp_path)
    try:
        with pytest.raises(ClusterError, match="has no workers.*dask worker"), cluster.connected(running.address):
            pass
    finally:
        running.stop()


@pytest.mark.parametrize("said", ["nobody", "silence", "no address"])
def test_where_no_scheduler_answers_a_refusal_says_what_to_start(said, monkeypatch):
    monkeypatch.setattr(cluster, "ANSWER", 1)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        if said == "silence":
            listener.listen()
        address = f"tcp://127.0.0.1:{listener.getsockname()[1]}" if said != "no address" else said
        with pytest.raises(ClusterError, match="No scheduler answers.*dask scheduler"), cluster.connected(address):
            pass


def test_without_its_package_a_refusal_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'jangkau\[cluster\]'"), cluster.connected("tcp://host:8786"):
        pass


def test_a_worker_that_sees_other_tables_than_the_build_refuses_its_task(tmp_path, monkeypatch):
    monkeypatch.setattr(on_worker, "PATIENCE", -1)
    (tmp_path / "regions.csv").write_text("36.04", encoding="utf-8")
    codebook = str(tmp_path / "codebook")
    thing = f"tables:{tmp_path}"
    pact = on_worker.Pact(on_worker.state_of(codebook), codebook, {}, {thing: on_worker.look(thing)})
    on_worker.agree(pact.to_json())
    former = tmp_path / "regions.csv"
    os.utime(former, (1, 1))  # as large, but of another time
    with pytest.raises(ClusterError, match=str(tmp_path)):
        on_worker.agree(on_worker.Pact(pact.state, codebook, {"JANGKAU_RAW": "x"}, pact.seen).to_json())


class Answers:
    """A client whose workers have answered, or gone, as told."""

    def __init__(self, answers):
        self.answers = answers

    def wait_for_workers(self, count, timeout):
        """There are some."""

    def run(self, function, *arguments, on_error):
        """What each worker gave, or the error in its place."""
        return self.answers


def test_a_worker_that_goes_while_it_is_asked_is_none_and_one_that_cannot_answer_is_refused():
    from distributed.comm import CommClosedError

    asked = cluster.Cluster(Answers({}), "tcp://h:1")
    asked.client.answers = {"tcp://a": asked.state, "tcp://b": CommClosedError("Stream is closed")}
    asked.check()
    asked.client.answers["tcp://b"] = FileNotFoundError("no codebook")
    with pytest.raises(ClusterError, match="tcp://b: it cannot run Jangkau"):
        asked.check()
