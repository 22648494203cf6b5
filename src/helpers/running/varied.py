"""The same build again and again, each time under other conditions, and every file of it compared to the byte.

``make verify`` builds the project's own corpus. ``python -m helpers.running.varied --short`` makes few reports, twice.
What is compared: tables, executed notebooks, pages, drawings, PDFs, search index, manifest, and two exports.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import paths
from helpers.running.conditions import BACKWARDS, FIRST, LATER, LONG, SHORT, Condition
from helpers.sources import sha256_of

PROJECT = ("src", "notebooks", "data", "requirements.lock", "pyproject.toml")
SHOWN = 20  # names of files that differ
PLAIN = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
UNSET = ("SOURCE_DATE_EPOCH", "PYTHONPATH", "LANG", "LANGUAGE")


class Refused(Exception):
    """A build that failed; says what it said."""


def build_under(condition: Condition, options: list[str], project: Path, work: Path) -> Path:
    """Build and export a project under a condition; gives the folder of what was made."""
    out = work / "out"
    root = (
        copy_project(project, work / "place" / condition.folder) if condition.folder or condition.is_grown else project
    )
    environment = environment_of(condition, root, work)
    build = ["build", *options, "--out", str(out), "--jobs", str(condition.jobs)]
    if condition.is_grown:
        with half_of_articles(root / "data" / "raw"):
            _run(condition, build, environment, root)
    for command in (
        build,
        ["export", "--tables", str(out / "processed"), "--to", "datapackage", str(out / "package")],
        ["export", "--tables", str(out / "processed"), "--to", "qdpx", str(out / "coding.qdpx")],
        ["verify", str(out / "site")],
    ):
        _run(condition, command, environment, root)
    return out


def copy_project(project: Path, root: Path) -> Path:
    """All that a build reads of a project, in another folder."""
    root.mkdir(parents=True)
    for name in PROJECT:
        source = project / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__", "processed", ".*"))
        elif source.is_file():
            shutil.copyfile(source, root / name)
    return root


def environment_of(condition: Condition, root: Path, work: Path) -> dict[str, str]:
    """The variables of a build: those of this process, but for what would tell of it, and what the condition sets."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET and not name.startswith("JANGKAU")}
    new = work / "new"
    new.mkdir(parents=True)
    places = [str(root / "src")]
    start = BACKWARDS * condition.is_backwards + LATER * condition.is_later
    if start:
        paths.write_text_whole(work / "start" / "sitecustomize.py", start)
        places.append(str(work / "start"))
    given = {name: value.replace("{new}", str(new)) for name, value in condition.environment.items()}
    return kept | PLAIN | {"PYTHONPATH": os.pathsep.join(places)} | given


@contextmanager
def half_of_articles(corpus: Path) -> Iterator[None]:
    """Every second article is put aside for a while."""
    aside = {path: path.with_name(f".{path.name}") for path in sorted(corpus.glob("*.txt"))[::2]}
    for path, hidden in aside.items():
        path.rename(hidden)
    try:
        yield
    finally:
        for path, hidden in aside.items():
            hidden.rename(path)


def _run(condition: Condition, command: list[str], environment: dict[str, str], folder: Path) -> None:
    jangkau = Path(sys.executable).with_name("jangkau")
    called = [sys.executable, str(jangkau), *command]
    done = subprocess.run(
        called, env=environment, cwd=folder, umask=condition.umask, capture_output=True, text=True, errors="replace"
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip()[-2000:]
        raise Refused(f"jangkau {command[0]} failed under “{condition.name}” (exit code {done.returncode}):\n{said}")


def hashes(out: Path) -> dict[str, str]:
    """SHA-256 of every file that a build made, by its name; what it keeps for the next one is left out."""
    found = (path for path in sorted(out.rglob("*")) if path.is_file())
    names = {path.relative_to(out).as_posix(): path for path in found}
    return {name: sha256_of(path) for name, path in names.items() if not name.startswith(".kept/")}


def differences(first: dict[str, str], other: dict[str, str]) -> list[str]:
    """Sentences: which files are not in both, or not the same."""
    told = {name: "is missing" for name in first.keys() - other.keys()}
    told |= {name: "is there too" for name in other.keys() - first.keys()}
    told |= {name: "differs" for name in first.keys() & other.keys() if first[name] != other[name]}
    return [f"{name} {what}" for name, what in sorted(told.items())]


def compare(conditions: tuple[Condition, ...], options: list[str], work: Path) -> Iterator[tuple[Condition, list[str]]]:
    """Build under each condition and compare it with the first build; gives the differences of each.

    What differs stays in ``work`` to be looked at, beside the first build. All build a copy of the project as it is now, so
    that it may be worked on meanwhile.
    """
    project = copy_project(paths.ROOT, work / "project")
    first = hashes(build_under(FIRST, options, project, work / "0"))
    print(f"{FIRST.name}: {len(first)} files, {_kinds(first)}", flush=True)
    for number, condition in enumerate(conditions, 1):
        found = differences(first, hashes(build_under(condition, options, project, work / str(number))))
        print(f"{condition.name}: {len(first)} files compared, {len(found)} differences", flush=True)
        for line in [*found[:SHOWN], *(["…"] if len(found) > SHOWN else [])]:
            print(f"  {line}", flush=True)
        if not found:
            shutil.rmtree(work / str(number))
        yield condition, found


def _kinds(names: dict[str, str]) -> str:
    counts = Counter(Path(name).suffix.lstrip(".") or "other" for name in names)
    return ", ".join(f"{count} {kind}" for kind, count in counts.most_common())


def main(arguments: list[str] | None = None) -> int:
    """Compare, say what was found, and give the exit code: 1 where a file differs."""
    parser = argparse.ArgumentParser(prog="make verify", description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="few reports, one build with everything otherwise")
    parser.add_argument("options", nargs="*", help="of jangkau build, such as: -- --lang en --regions 36.04")
    asked = parser.parse_args(arguments)
    options = asked.options or (["--lang", "en", "--regions", "36.04"] if asked.short else [])
    work = Path(tempfile.mkdtemp(prefix="jangkau-"))
    conditions = SHORT if asked.short else LONG
    try:
        found = [count for _, several in compare(conditions, options, work) for count in several]
    except Refused as refused:
        print(f"{refused}\nWhat was made is in {work}", file=sys.stderr)
        return 1
    compared = len(hashes(work / "0" / "out")) * len(conditions)
    print(f"{1 + len(conditions)} builds, {compared} files compared with those of the first: {len(found)} differences")
    if found:
        print(f"What differs is in {work}, beside the first build (0)")
        return 1
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
