"""A Dask cluster of a scheduler and two workers for each thread that tries faults, made whole again after each."""

import json
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from faults.lanes import Lane, environment

HERE = ["--host", "127.0.0.1", "--no-dashboard"]
_of_threads: dict[int, "Cluster"] = {}


class Cluster:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path):
        self.folder, self.workers = folder, []
        self.variables = environment(folder)
        folder.mkdir(parents=True)
        told = folder / "told.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(told))
        while not (told.is_file() and told.read_text(encoding="utf-8")):
            time.sleep(0.05)
            assert self.scheduler.poll() is None
        self.address = json.loads(told.read_text(encoding="utf-8"))["address"]
        self.make_whole()

    def _start(self, *words: str) -> subprocess.Popen:
        command = [str(Path(sys.executable).with_name("dask")), *words, *HERE]
        if words[0] == "scheduler":
            command += ["--dashboard-address", "127.0.0.1:0"]
        with (self.folder / f"{words[0]}.txt").open("a") as log:
            return subprocess.Popen(command, cwd=self.folder, env=self.variables, stdout=log, stderr=log)

    def make_whole(self) -> None:
        """Start workers until there are two."""
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        while len(self.workers) < 2:
            options = "--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder)
            self.workers.append(self._start("worker", self.address, *options))

    def kill_one(self, chance: random.Random) -> None:
        """kill -9 of one worker."""
        worker = chance.choice(self.workers)
        worker.kill()
        worker.wait()

    def stop(self) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()


def cluster_of(lane: Lane) -> Cluster:
    """The cluster of this thread; its workers find the folder of every lane."""
    thread = threading.get_ident()
    if thread not in _of_threads:
        _of_threads[thread] = Cluster(lane.reference.folder / f"cluster-{thread}")
    return _of_threads[thread]


def stop_all() -> None:
    """End all clusters."""
    while _of_threads:
        _of_threads.popitem()[1].stop()
