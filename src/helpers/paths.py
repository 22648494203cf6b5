"""Where things are. The project's root is found from this file, so no working directory matters.

``JANGKAU_PROCESSED`` (set by ``jangkau build --out``) moves the tidy tables that notebooks read, ``JANGKAU_CODEBOOK``
the codebook and ``JANGKAU_CORRECTIONS`` the file of the corrections, without a path ever being written into a notebook
or a report.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

from helpers.errors import ReportError

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"
LOCK = ROOT / "requirements.lock"
FORMER, GOING = ".old", ".going"  # endings of the folder of a build that is being replaced, and of one being removed
MARK = ".jangkau"  # file that tells a folder of a build from one of the user's


def processed() -> Path:
    """Folder of the tidy tables."""
    return Path(os.environ.get("JANGKAU_PROCESSED") or ROOT / "data" / "processed")


def raw() -> Path:
    """Folder of the raw texts and their cards."""
    return Path(os.environ.get("JANGKAU_RAW") or RAW)


def codebook() -> Path:
    """Folder of the codebook."""
    return Path(os.environ.get("JANGKAU_CODEBOOK") or ROOT / "data" / "codebook")


def corrections() -> Path:
    """File of the corrections; it need not be there."""
    return Path(os.environ.get("JANGKAU_CORRECTIONS") or ROOT / "data" / "corrections.csv")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Write a file whole or not at all: yields a temporary neighbour that is renamed onto ``path`` at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    os.close(handle)
    try:
        yield Path(name)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sweep_files(*folders: Path) -> None:
    """Remove what writers that were killed have left of `whole`; for who knows that no other writes there."""
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                if name.startswith(".") and name.endswith(".tmp"):
                    (Path(place) / name).unlink(missing_ok=True)


@contextmanager
def all_whole(targets: list[Path]) -> Iterator[list[Path]]:
    """Write several files together: none is renamed before all are written; the first target is renamed last."""
    with ExitStack() as stack:
        yield [stack.enter_context(whole(target)) for target in targets]


def write_text_whole(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with LF, whole or not at all."""
    with whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def link_or_copy(source: Path, target: Path) -> None:
    """A file under a second name; a copy where the system has no such thing between the two places."""
    try:
        os.link(source, target)
    except FileExistsError:
        target.unlink(missing_ok=True)
        link_or_copy(source, target)
    except FileNotFoundError:
        if not source.exists():
            raise
        target.parent.mkdir(parents=True, exist_ok=True)  # another process may make it in the same moment
        link_or_copy(source, target)
    except OSError:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


@contextmanager
def _held(mark: Path) -> Iterator[None]:
    """Write the mark of a folder under way, and hold it as long as this process works on it."""
    with mark.open("w", encoding="utf-8") as held:
        held.write("This folder is made anew by every build.\n")
        held.flush()
        if fcntl:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _sweep(path: Path) -> None:
    """Remove what builds that were killed have left beside a folder; what another process holds is left alone.

    A former folder that was renamed, but has no successor, gets its name back.
    """
    for left in path.parent.glob(f".{path.name}.*{GOING}"):
        shutil.rmtree(left, ignore_errors=True)
    for former in path.parent.glob(f".{path.name}.*{FORMER}"):
        if not path.exists() and (former / MARK).is_file():
            former.rename(path)
    for mark in path.parent.glob(f".{path.name}.*/{MARK}"):
        with mark.open(encoding="utf-8") as left, suppress(OSError):
            if fcntl:
                fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _drop(mark.parent)


def _drop(folder: Path) -> None:
    """Remove a folder of a build, under a name by which the next build knows that what is left of it can go, too."""
    going = folder.with_name(f"{folder.name}{GOING}")
    with suppress(OSError):
        folder.rename(going)
        shutil.rmtree(going, ignore_errors=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Make a folder whole or not at all: yields a temporary neighbour that takes the place of ``path`` at the end.

    What the folder held before is gone then, so a folder that Jangkau did not make is refused.

    Raises
    ------
    ReportError
        If ``path`` exists, holds something, and has no mark of an earlier build.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())) and not (path / MARK).is_file():
        raise ReportError(
            f"{path} is or holds what Jangkau did not make. Empty it, or choose another folder with --out."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    former = Path(f"{temporary}{FORMER}")
    try:
        with _held(temporary / MARK):
            yield temporary
        os.chmod(temporary, 0o755)
        if path.exists():
            path.rename(former)
        temporary.rename(path)
    except BaseException:
        if former.exists() and not path.exists():
            former.rename(path)
        _drop(temporary)
        raise
    finally:
        _drop(former)
