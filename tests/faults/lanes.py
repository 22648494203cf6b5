"""One fault after the other, each in a folder of its own: a build is disturbed, then a normal one must make all good."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from faults import sample
from helpers import paths, scratch, sources
from helpers.running.forks import SHARED, fork, own_template
from helpers.running.varied import differences, hashes

JANGKAU = str(Path(sys.executable).with_name("jangkau"))
MARK = "JANGKAU_TEST_CASE"  # variable by which the processes of one case are known
LONGEST = 180  # seconds after which a build hangs
GOING = 20  # seconds that processes of a killed build may take to notice: a template looks up when it has imported all
UNHINDERED = ("vanish", "change", "two builds", "clock set back")  # under which a build takes as long as without
FROM_NOTHING = 0.1  # share of the cases in which nothing was built before
UNSET = ("SOURCE_DATE_EPOCH", "PYTHONPATH", SHARED)
SAID = {
    "in use by another": "refused: in use",
    "No space left": "refused: disk full",
    "Read-only file system": "refused: read-only",
    "Permission denied": "refused: read-only",  # as SQLite tells it that could not open its file
    "The report": "done, a report failed",
    "reports in": "done, a report failed",
}


@dataclass
class Ended:
    """How a disturbed build ended, and how many seconds after the fault."""

    code: int
    said: str
    seconds: float
    lasted: float = 0  # seconds from start to end

    @property
    def how(self) -> str:
        """In a few words."""
        if "Traceback" in self.said:
            return "TRACEBACK"
        if self.code in (130, 143, -signal.SIGINT, -signal.SIGTERM):
            return "interrupted"
        if self.code in (0, -signal.SIGKILL):
            return {0: "done"}.get(self.code, "killed")
        return next((how for words, how in SAID.items() if words in self.said), f"EXIT CODE {self.code}")


@dataclass
class Row:
    """What came of one case."""

    fault: str
    endings: list[Ended]
    is_good: bool = False
    problems: list[str] = field(default_factory=list)
    said: str = ""


class Reference:
    """What is made undisturbed: by a build, and by a batch of a notebook that gets kernels."""

    def __init__(self, folder: Path):
        self.folder = folder
        sample.write_corpus(folder / "corpus")
        sample.write_batch(folder)
        self.build = ["build", *sample.BUILD, "--jobs", "2"]
        self.batch = ["batch", str(folder / "sums.ipynb"), "--grid", str(folder / "grid.yaml"), "--jobs", "2"]
        self.seconds, self.made, self.names = {}, {}, {}
        for kind, command in (("build", self.build_of), ("batch", self.batch_of)):
            began, out = time.monotonic(), folder / kind
            variables = environment(folder, **self.variables_of(kind))
            subprocess.run(command(out, folder / "corpus"), env=variables, check=True, capture_output=True)
            self.seconds[kind], self.made[kind] = time.monotonic() - began, made(out)
            self.names[kind] = names_below(out)

    def learn(self, fault: str, ended: Ended) -> None:
        """Take a build that ran to its end for how long one lasts now, that all moments of it be met on a busy machine."""
        if fault in UNHINDERED and ended.how == "done":
            self.seconds["build"] += (ended.lasted - self.seconds["build"]) / 4

    def variables_of(self, kind: str) -> dict[str, str]:
        """A batch runs over the tables that were built."""
        places = {"RAW": self.folder / "corpus", "PROCESSED": self.folder / "build" / "processed"}
        return {f"JANGKAU_{name}": str(place) for name, place in places.items()} if kind == "batch" else {}

    def build_of(self, out: Path, corpus: Path) -> list[str]:
        return [JANGKAU, *self.build, "--corpus", str(corpus), "--out", str(out)]

    def batch_of(self, out: Path, corpus: Path) -> list[str]:
        return [JANGKAU, *self.batch, "--to", str(out)]


def environment(temporary: Path, **more: str) -> dict[str, str]:
    """Variables of a build; its temporary files lie where they can be counted."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return kept | {"TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"} | more


def made(out: Path) -> dict[str, str]:
    """Hashes of what was published; logs tell times."""
    return {name: value for name, value in hashes(out).items() if not name.startswith("logs/")}


def names_below(out: Path) -> set[str]:
    """Names of all files and folders, the hidden ones too."""
    return {path.relative_to(out).as_posix() for path in out.rglob("*")}


class Lane:
    """The folder of one case: ``disk/out``, ``disk/tmp`` and ``corpus``."""

    def __init__(self, reference: Reference, folder: Path, fault: str, seed: str, kind: str = "build"):
        self.reference, self.folder, self.kind, self.chance = reference, folder, kind, random.Random(seed)
        self.name = f"{fault} {seed}"
        self.disk, self.corpus = folder / "disk", folder / "corpus"
        self.out, self.temporary = self.disk / "out", self.disk / "tmp"
        self.environment = environment(self.temporary, **{MARK: self.name}, **reference.variables_of(kind))
        self.was_there = self.chance.random() >= FROM_NOTHING
        self.temporary.mkdir(parents=True)
        shutil.copytree(reference.folder / "corpus", self.corpus)
        if self.was_there and kind == "build":
            shutil.copytree(reference.folder / kind, self.out)
            sample.half_done(self.out / ".kept", self.chance)

    @property
    def command(self) -> list[str]:
        """The build, or batch, that is disturbed."""
        ask = self.reference.build_of if self.kind == "build" else self.reference.batch_of
        return ask(self.out, self.corpus)

    def moment(self) -> float:
        """Seconds from the start to the fault: any moment of an undisturbed run."""
        return self.chance.uniform(0, self.reference.seconds[self.kind])

    def start(self, *more: str, **variables: str) -> "Running":
        """Start the build."""
        return Running([*self.command, *more], self.environment | variables, self.folder)

    def again(self) -> tuple[int, str]:
        """A normal build, forked from what has imported everything; exit code and what it said."""
        log = self.folder / "again.txt"
        with_template = self.environment | {SHARED: own_template().address, MARK: f"{self.name} again"}
        process = fork("helpers.cli:app", [self.command[1:]], with_template, str(self.folder), str(log))
        code = process.wait(LONGEST)
        return code, log.read_text(encoding="utf-8", errors="replace")


class Running:
    """A build under way, in a session of its own as on a terminal."""

    def __init__(self, command: list[str], variables: dict[str, str], folder: Path):
        self.log = folder / f"said-{len(list(folder.glob('said-*')))}.txt"
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command, env=variables, stdout=log, stderr=log, start_new_session=True, preexec_fn=hears_ctrl_c
            )
        self.began = self.fault = time.monotonic()

    def until(self, seconds: float) -> bool:
        """Wait until so many seconds after the start; does it still run?"""
        try:
            self.process.wait(max(0.0, self.began + seconds - time.monotonic()))
        except subprocess.TimeoutExpired:
            pass
        self.fault = time.monotonic()
        return self.process.poll() is None

    def below(self) -> list[psutil.Process]:
        """The processes below it; they may go at any moment."""
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.Error:
            return []

    def end(self) -> Ended:
        """Wait until it has ended."""
        try:
            code = self.process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return Ended(self.process.wait(), "hung", LONGEST)
        now, said = time.monotonic(), self.log.read_text(encoding="utf-8", errors="replace")
        return Ended(code, said, now - self.fault, now - self.began)


def hears_ctrl_c() -> None:
    """Before a build starts: what a script runs in the background would ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def left_of(name: str) -> list[psutil.Process]:
    """The processes of a case that still run."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == name and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def inputs_of(lane: Lane) -> str:
    """Digest of all that no fault may change."""
    folders = [lane.corpus, paths.RAW, paths.codebook(), paths.NOTEBOOKS]
    files = [path for folder in folders for path in sources.files_below(folder)] + [paths.corrections()]
    return sources.digest_of_files(files, paths.ROOT)


def try_fault(lane: Lane, fault: Callable[[Lane], list[Ended]], fault_name: str) -> Row:
    """Disturb a build, then build normally, and say all that is not as if nothing had been."""
    before = inputs_of(lane)
    row = Row(fault_name, fault(lane))
    lane.reference.learn(fault_name, row.endings[0])
    deadline = time.monotonic() + GOING
    while (left := left_of(lane.name)) and time.monotonic() < deadline:
        time.sleep(0.05)
    row.problems += [f"left: {' '.join(process.cmdline())[:100]}" for process in left]
    for process in left:
        process.kill()
    row.problems += [f"{ended.how}: {ended.said[-1500:]}" for ended in row.endings if ended.how.isupper()]
    if not any("failed" in ended.how for ended in row.endings) and fault_name not in ("vanish", "change"):
        row.problems += _not_whole(lane)
    code, row.said = lane.again()
    if code:
        row.problems.append(f"the normal build ended with {code}: {row.said[-1500:]}")
    row.problems += differences(lane.reference.made[lane.kind], made(lane.out))[:10]
    row.is_good = not code and lane.reference.made[lane.kind] == made(lane.out)
    row.problems += [f"stray: {name}" for name in sorted(_strays(lane))[:10]]
    if inputs_of(lane) != before:
        row.problems.append("INPUTS CHANGED")
    return row


def _not_whole(lane: Lane) -> list[str]:
    """What stands where an output is must be all of it, before the normal build, too; or nothing of it."""
    now, whole = made(lane.out) if lane.out.exists() else {}, lane.reference.made[lane.kind]
    now = {name: value for name, value in now.items() if not name.startswith(".") and not name.endswith(".tmp")}
    problems = [f"half-written: {name}" for name, value in now.items() if whole.get(name) != value]
    for part in ("site", "executed"):
        there = {name for name in now if name.startswith(f"{part}/")}
        if (there or lane.was_there) and there != {name for name in whole if name.startswith(f"{part}/")}:
            problems.append(f"{part} is not whole")
    return problems if lane.kind == "build" else []


def _strays(lane: Lane) -> set[str]:
    scratch.sweep_folders(lane.temporary)  # as the next build would; a forked one does not take its own down
    there = {name for name in names_below(lane.out) if not name.startswith("logs")}
    return there - lane.reference.names[lane.kind] | {f"tmp/{path.name}" for path in lane.temporary.iterdir()}


def table(rows: list[Row]) -> str:
    """A line for each fault."""
    lines = [
        "| fault | times | how the disturbed build ended | seconds until it ended: median, most | normal build succeeded | equal to the undisturbed | inputs changed | processes left | strays |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for fault in dict.fromkeys(row.fault for row in rows):
        own = [row for row in rows if row.fault == fault]
        endings = Counter(ended.how for row in own for ended in row.endings)
        seconds = sorted(ended.seconds for row in own for ended in row.endings)
        told = ", ".join(f"{how} {count}" for how, count in endings.most_common())
        cells = [fault, len(own), told, f"{seconds[len(seconds) // 2]:.1f}, {seconds[-1]:.1f}"]
        cells += [len(own) - _count(own, "the normal build"), sum(row.is_good for row in own)]
        cells += [_count(own, start) for start in ("INPUTS", "left:", "stray:")]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def _count(rows: list[Row], start: str) -> int:
    return sum(problem.startswith(start) for row in rows for problem in row.problems)
