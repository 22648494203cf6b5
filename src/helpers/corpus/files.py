"""Which files a corpus has, which of them may be read, and what of each a build can depend on.

Nothing here opens what is no regular file: a pipe keeps whoever reads it waiting, a device may have no end.
"""

import os
import stat
from pathlib import Path

from helpers import sources
from helpers.corpus.articles_csv import CARDS
from helpers.corpus.decoding import MAX_BYTES, Refused
from helpers.corpus.rows import ENDINGS
from helpers.errors import CorpusError


def list_files(folder: Path) -> list[Path]:
    """The files of a corpus in the order of their names; hidden ones and the cards themselves left out.

    Raises
    ------
    CorpusError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder} is no folder. Expected a folder of articles, such as data/raw.")
    found, closed = [], []
    for place, folders, names in os.walk(folder, onerror=lambda broken: closed.append(Path(broken.filename))):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place) / name for name in [*names, *links] if not name.startswith(".")]
    # Folders that could not be looked into stand for what they hold, so that they leave a row in the log.
    return sorted({*found, *closed} - {folder / CARDS}, key=lambda path: path.relative_to(folder).as_posix())


def files_and_cards(folder: Path) -> list[Path]:
    """All that is read of a corpus; nothing where there is none."""
    return [*list_files(folder), folder / CARDS] if folder.is_dir() else []


def check_file(path: Path, folder: Path) -> int:
    """Refuse what is no file of a corpus, without opening it; gives the size in bytes of one that is.

    Raises
    ------
    Refused
        If it is a folder, a pipe or device, or a link that leads out of the corpus.
    OSError
        If it is not there.
    """
    is_link = path.is_symlink()
    if is_link and not path.is_dir() and not _is_within(path, folder):
        reason = "It is a link to a file outside of the corpus, which is not followed. Put the file itself here."
        raise Refused("unreadable", reason)
    there = path.stat()
    if stat.S_ISDIR(there.st_mode) and is_link:
        raise Refused("unreadable", "It is a link to a folder, which is not followed. Put the folder itself here.")
    if stat.S_ISDIR(there.st_mode):
        raise Refused("unreadable", "The folder cannot be looked into. Check its permissions.")
    if not stat.S_ISREG(there.st_mode):
        raise Refused("unreadable", "It is no regular file. Give the article as a file.")
    return there.st_size


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a path leads to a folder or to something below it, whatever links are on the way."""
    # not Path.resolve, which raises where links lead in a circle
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def digest_of_corpus(folder: Path) -> str:
    """Digest of all that the reading of a folder can depend on, cards included."""
    return sources.digest_of_files(files_and_cards(folder), folder, lambda path: _read_of(path, folder))


def _read_of(path: Path, folder: Path) -> bytes:
    """What is read of a file: its content, or no more than what it is refused for."""
    if path != folder / CARDS:
        try:
            size = check_file(path, folder)
        except Refused as refused:
            return str(refused).encode()
        if size > MAX_BYTES and path.suffix.lower() not in ENDINGS:
            return f"{size} bytes".encode()
    return sources.content_of(path)
