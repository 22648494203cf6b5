"""Where things are. The project's root is found from this file, so no working directory matters.

``JANGKAU_PROCESSED`` (set by ``jangkau build --out``) moves the tidy tables that notebooks read, and
``JANGKAU_CODEBOOK`` the codebook, without a path ever being written into a notebook or a report.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"


def processed() -> Path:
    """Folder of the tidy tables."""
    return Path(os.environ.get("JANGKAU_PROCESSED") or ROOT / "data" / "processed")


def raw() -> Path:
    """Folder of the raw texts and their cards."""
    return Path(os.environ.get("JANGKAU_RAW") or RAW)


def codebook() -> Path:
    """Folder of the codebook."""
    return Path(os.environ.get("JANGKAU_CODEBOOK") or ROOT / "data" / "codebook")


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


def write_text_whole(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with LF, whole or not at all."""
    with whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
