"""Digests of files, and which files of the package a module or notebook is made of."""

import ast
import errno
import hashlib
import json
import os
import platform
import re
import stat
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from helpers import paths

PACKAGE = Path(__file__).resolve().parent
SHORT = 32  # characters of a digest
MOST = 200_000_000  # bytes of a file that is kept by hand
_hashes: dict[tuple[int, ...], str] = {}  # of files, by what the file system says of them
_NAMES = r"(?:\([^)]*\)|(?:[^\n\\]|\\\n)*)"  # behind `import`: in brackets, or to the end of the line
_IMPORT = re.compile(rf"^[ \t]*((?:from\s+{PACKAGE.name}\b[\w.]*\s+)?import\s+{_NAMES})", re.MULTILINE)


def digest(data: bytes) -> str:
    """Short content hash: 128 bits of SHA-256."""
    return hashlib.sha256(data).hexdigest()[:SHORT]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file of any size, as 64 hexadecimal digits.

    Raises
    ------
    OSError
        If it cannot be read, or is no regular file.
    """
    check_regular(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_by_hand(path: Path) -> bytes:
    """What a file holds that somebody keeps by hand: of a codebook, or the corrections.

    Raises
    ------
    OSError
        If it cannot be read, is no regular file, or has more than `MOST` bytes.
    """
    if (size := check_regular(path)) > MOST:
        raise OSError(errno.EFBIG, f"it has {size:,} bytes; at most {MOST:,}", str(path))
    return path.read_bytes()


def check_regular(path: Path) -> int:
    """Refuse to open what is no regular file: a pipe keeps its reader waiting, a device may have no end.

    Returns
    -------
    int
        The size in bytes.

    Raises
    ------
    OSError
        If it is not there, or no regular file.
    """
    there = path.stat()
    if not stat.S_ISREG(there.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    return there.st_size


def size_and_hash(path: Path) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file that this process has made or checked: it, or a second name of it, is read once."""
    told = path.stat()
    key = told.st_dev, told.st_ino, told.st_mtime_ns, told.st_size
    if key not in _hashes:
        _hashes[key] = sha256_of(path)
    return told.st_size, _hashes[key]


def digest_of_file(path: Path) -> str:
    """`digest` of what a file holds."""
    return size_and_hash(path)[1][:SHORT]


def content_of(path: Path) -> bytes:
    """What a file holds, as a hash; what is no regular file counts by its kind."""
    kind = stat.S_IFMT(path.stat().st_mode)
    return bytes.fromhex(sha256_of(path)) if stat.S_ISREG(kind) else f"kind {kind}".encode()


def digest_of_files(files: Iterable[Path], root: Path, content: Callable[[Path], bytes] = content_of) -> str:
    """One digest over files, their names below ``root`` included; a file that cannot be read counts by its name.

    Parameters
    ----------
    content : callable
        What of a file counts.
    """
    total = hashlib.sha256()
    for path in sorted(files):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        total.update(name.encode("utf-8", "surrogateescape") + b"\0")
        try:
            total.update(content(path))
        except OSError as broken:
            total.update(f"unreadable {broken.errno}".encode())
    return total.hexdigest()[:32]


def stamps_of_files(files: Iterable[Path]) -> str:
    """One digest over what the file system says of files: which they are, their sizes and times of change.

    It tells whether a file was changed or replaced in the meantime, also by one with the same content.
    """
    found = []
    for path in sorted(files):
        try:
            there = path.stat()
            times = (there.st_mtime_ns, there.st_ctime_ns) if stat.S_ISREG(there.st_mode) else ()  # of no null device
            found.append((str(path), there.st_ino, there.st_size, *times))
        except OSError as broken:
            found.append((str(path), broken.errno))
    return digest(repr(found).encode("utf-8", "surrogateescape"))


def files_below(*places: Path) -> list[Path]:
    """The files below folders, and the files among the places; caches and hidden files left out."""
    found = []
    for place in places:
        if place.is_file():
            found.append(place)
        for folder, names, files in os.walk(place):
            names[:] = sorted(name for name in names if not name.startswith((".", "__pycache__")))
            found += [Path(folder) / name for name in sorted(files) if not name.startswith(".")]
    return found


def environment_digest() -> str:
    """What is installed: the lock, and Python without its last number."""
    version = ".".join(platform.python_version_tuple()[:2])
    return digest(version.encode() + (paths.LOCK.read_bytes() if paths.LOCK.is_file() else b""))


def code_of_modules(*modules: str) -> list[Path]:
    """The files of the package that modules are made of: their own, and of all that they import from it."""
    found: dict[str, Path] = {}
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        path = _file_of(module)
        if module not in found and path:
            found[module] = path
            waiting += _imports_of(path)
            waiting += [module.rpartition(".")[0]] if "." in module else []
    return sorted(set(found.values()))


def code_of_notebook(notebook: Path) -> list[Path]:
    """The files of the package that a notebook imports, directly or not."""
    return code_of_modules(*_imported(cells_source(notebook)))


def cells_source(notebook: Path) -> str:
    """The code cells of a notebook as one text; magics and shell lines left out."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return "\n".join(line for cell in code for line in cell.splitlines() if not line.lstrip().startswith(("%", "!")))


def notebook_digest(notebook: Path) -> str:
    """Digest of what a notebook says and asks: its cells and their tags, without stored outputs and numbers of runs."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    kept = [[cell["cell_type"], "".join(cell["source"]), cell["metadata"].get("tags", [])] for cell in cells]
    return digest(json.dumps(kept).encode())


def _file_of(module: str) -> Path | None:
    place = PACKAGE.parent.joinpath(*module.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


@cache
def _imports_of(path: Path) -> tuple[str, ...]:
    return tuple(_imported(path.read_text(encoding="utf-8")))


def _imported(source: str) -> list[str]:
    """Modules of the package that a text imports, wherever it does.

    Only the statements that begin like one are parsed: all of the package would take half a second.

    >>> _imported("import helpers.tables as t, os\\nif t:\\n    from helpers.corpus import (\\n        cards,\\n    )\\n")
    ['helpers.tables', 'helpers.corpus', 'helpers.corpus.cards']
    """
    names = []
    for statement in _IMPORT.findall(source):
        try:
            [node] = ast.parse(statement.strip()).body
        except (SyntaxError, ValueError):  # words of a docstring
            continue
        names += [node.module] if isinstance(node, ast.ImportFrom) else []
        names += [f"{node.module}.{a.name}" if isinstance(node, ast.ImportFrom) else a.name for a in node.names]
    return [name for name in names if name.split(".")[0] == PACKAGE.name]
