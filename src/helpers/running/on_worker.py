"""What a worker of a cluster does for a build on another machine; see `helpers.running.cluster` for that side.

Each task, a report or a batch of texts, is done in a process forked from the worker's own template, so that none can
end the worker or leave something behind in it. With each comes a pact: what must be the same here as there. What could
give another result than the machine of the build would is refused.
"""

import json
import os
import pickle
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import uuid4

from helpers import paths, scratch, sources
from helpers.corpus.files import files_and_cards
from helpers.errors import ClusterError
from helpers.running.forks import NoFork, fork
from helpers.running.kernels import forking

TRY = ".try-"  # between the name of a report's folder and what tells one attempt at it from another
PATIENCE = 60  # seconds: network file systems keep what they know of a folder for as long as this
WORDS = {
    "place": "the project lies in another folder",
    "package": "another version of the package",
    "environment": "another lock or Python",
    "installed": "other versions of the packages that it needs",
    "codebook": "another codebook",
    "notebooks": "other notebooks",
    "data": "other data of the project",
}


@dataclass(frozen=True)
class Pact:
    """What the machine of the build tells its workers.

    Parameters
    ----------
    state : dict of str to str
        As `state_of` gives it.
    environment : dict of str to str
        Variables of Jangkau that the processes get.
    seen : dict of str to str
        What is there on the shared path, as `look` sees it, by what it is asked for.
    """

    state: dict[str, str]
    codebook: str
    environment: dict[str, str]
    seen: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """The pact as text; the same for the same pact."""
        return json.dumps(asdict(self), sort_keys=True)


def state_of(codebook: str) -> dict[str, str]:
    """Digests of what a result depends on beside the corpus, as it is on this machine."""
    data, apart = paths.ROOT / "data", ("raw", "processed", "codebook", "corrections.csv")
    files = [path for path in sources.files_below(data) if path.relative_to(data).parts[0] not in apart]
    notebooks = {path.name: sources.notebook_digest(path) for path in paths.NOTEBOOKS.glob("*.ipynb")}
    return {
        "place": str(paths.ROOT),
        "package": _package(),
        "environment": sources.environment_digest(),
        "installed": _installed(),
        "codebook": sources.digest_of_files(sources.files_below(Path(codebook)), Path(codebook)),
        "notebooks": sources.digest(json.dumps(notebooks, sort_keys=True).encode()),
        "data": sources.digest_of_files(files, data),
    }


@cache  # what was imported stays, whatever becomes of its file
def _package() -> str:
    return sources.digest_of_files(sources.files_below(sources.PACKAGE), sources.PACKAGE)


@cache
def _installed() -> str:
    """Digest of the versions of what the package needs to run, also on a cluster."""
    needed = [line for line in metadata.requires("jangkau") or [] if "extra ==" not in line or "cluster" in line]
    names = sorted(re.match(r"[A-Za-z0-9._-]+", line)[0] for line in needed)
    return sources.digest(repr([(name, _version(name)) for name in names]).encode())


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def differences(theirs: dict[str, str], ours: dict[str, str]) -> list[str]:
    """In words: in what two machines differ.

    >>> differences({"package": "a", "codebook": "b"}, {"package": "a", "codebook": "c"})
    ['another codebook']
    """
    return [words for key, words in WORDS.items() if theirs.get(key) != ours.get(key)]


def look(thing: str) -> str:
    """Digest of what lies at a path: ``file:PATH`` of its content, ``corpus:PATH`` of the files' names and sizes,
    ``tables:PATH`` of their times too, since a network file system may show the former tables for a while.
    """
    kind, _, place = thing.partition(":")
    if kind == "file":
        return sources.digest_of_files([Path(place)], Path(place).parent)
    if kind == "corpus":
        return sources.digest_of_files(files_and_cards(Path(place)), Path(place), _size_of)
    stats = [(path.name, path.stat()) for path in sources.files_below(Path(place))]
    found = [(name, stat.st_size, int(stat.st_mtime)) for name, stat in stats]
    return sources.digest(repr(found).encode())


def _size_of(path: Path) -> bytes:
    there = path.lstat()  # of a link where it leads: what lies there may not be here
    return f"{os.readlink(path) if path.is_symlink() else there.st_size}".encode()


@cache  # of what does not raise
def agree(pact: str) -> None:
    """Refuse a pact that does not hold on this machine.

    Raises
    ------
    ClusterError
        Naming what differs.
    """
    asked = Pact(**json.loads(pact))
    if differing := differences(state_of(asked.codebook), asked.state):
        raise ClusterError(f"{', '.join(differing)}.")
    deadline = time.monotonic() + PATIENCE
    while differing := _unlike(asked):
        if time.monotonic() > deadline:
            raise ClusterError(f"it does not find at {', '.join(differing)} what this machine has there.")
        time.sleep(1)


def _unlike(asked: Pact) -> list[str]:
    try:
        differing = [thing for thing, known in asked.seen.items() if look(thing) != known]
    except OSError:  # a file that went while it was looked at
        differing = list(asked.seen)
    return [thing.partition(":")[2] for thing in differing]


def make_report(pact: str, told: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Make a report in a folder of its own beside the ordered one; gives that folder and the outcome.

    The machine of the build alone puts it in its place: an attempt whose worker was given up, but lives on, spoils
    nothing.
    """
    from helpers.running.engine import make_reports  # what it brings is needed in no other task, and takes a while
    from helpers.running.reports import Order

    agree(pact)
    order = Order.from_json(told)
    folder = f"{order.folder}{TRY}{uuid4().hex}"
    [(_, outcome)] = make_reports([replace(order, folder=folder)], 1, _environment(pact))
    return folder, asdict(outcome)


def call_apart(pact: str, function: Callable, arguments: tuple) -> Any:
    """Call a function in a process of its own."""
    agree(pact)
    with scratch.open_folder() as folder:
        asked, answer, log = (folder / name for name in ("asked", "answer", "log"))
        asked.write_bytes(pickle.dumps((function, arguments)))
        try:
            process = fork("helpers.running.on_worker:answer", [str(folder)], _environment(pact), log=str(log))
        except NoFork:
            return function(*arguments)
        if code := process.wait():
            raise RuntimeError(f"a process ended with exit code {code}: {log.read_text(errors='replace').strip()}")
        return pickle.loads(answer.read_bytes())


def answer(folder: str) -> None:
    """Call what was asked for; the entry of the forked process."""
    function, arguments = pickle.loads((Path(folder) / "asked").read_bytes())
    (Path(folder) / "answer").write_bytes(pickle.dumps(function(*arguments)))


def _environment(pact: str) -> dict[str, str]:
    """Environment of a process: this worker's, but for Jangkau's own variables, which are those of the build."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("JANGKAU_")}
    return {**own, **json.loads(pact)["environment"], **forking()}
