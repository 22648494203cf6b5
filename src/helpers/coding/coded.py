"""Codings of texts, kept from build to build: a text is coded again when it, the codebook or the coder has changed.

One SQLite file, named by ``JANGKAU_CODED`` (which `jangkau build` sets); without it nothing is kept. A build that is
killed keeps what it had written.
"""

import datetime
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from helpers import sources

FILE = "JANGKAU_CODED"
AT_ONCE = 500  # codings written, or keys looked up, together
SPOILT = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)  # no such file, or one that was cut off
FEW = 64  # texts that one process codes sooner than several start


def recall_codings(
    texts: list[str], code: Callable[[list[str], int], Iterator[dict]], state: str, jobs: int
) -> Iterator[dict]:
    """The coding of each text in order, from what is kept where that is there.

    Parameters
    ----------
    code : callable
        ``code(texts, jobs)`` codes texts anew: rows of the tables as `helpers.coding.coder.to_rows` gives them.
    state : str
        What a coding depends on beside its text, as `coder_state` gives it.
    """
    place = os.environ.get(FILE)
    if not place:
        yield from code(texts, jobs)
        return
    keys = [hashlib.sha256(f"{state}\0{text}".encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
    with closing(_opened(Path(place))) as store:
        known = dict(_looked_up(store, keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = code(list(missing.values()), jobs if len(missing) > FEW else 1)
        waiting: list[tuple[str, str]] = []
        order = iter(missing)
        for key in keys:
            while key not in known:  # codings come in the order of the missing texts
                made = next(order)
                known[made] = _packed(next(fresh))
                waiting.append((made, known[made]))
                _write(store, waiting, AT_ONCE)
            yield _unpacked(known[key])
        _write(store, waiting, 1)


def coder_state(codebook: Path, latest_year: int) -> str:
    """Digest of what a coding depends on beside its text: the coder's code, the codebook, the latest year."""
    code = sources.digest_of_files(sources.code_of_modules("helpers.coding.coder"), sources.PACKAGE)
    words = sources.digest_of_files(sources.files_below(codebook), codebook)
    return f"{code}|{words}|{latest_year}"


def forget_all_but(place: Path, most: int) -> None:
    """Keep the newest codings only, so many."""
    with closing(_opened(place)) as store, store:
        store.execute("DELETE FROM codings WHERE rowid <= (SELECT max(rowid) FROM codings) - ?", (most,))


def _opened(place: Path) -> sqlite3.Connection:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _with_table(place)
    except sqlite3.DatabaseError as broken:
        if (getattr(broken, "sqlite_errorcode", 0) & 0xFF) not in SPOILT:  # a full disk, a lock of another build …
            raise
        place.unlink()  # what it held can be made again
        return _with_table(place)


def _with_table(place: Path) -> sqlite3.Connection:
    store = sqlite3.connect(place, timeout=60)
    store.execute("CREATE TABLE IF NOT EXISTS codings (key TEXT PRIMARY KEY, rows TEXT)")
    return store


def _looked_up(store: sqlite3.Connection, keys: list[str]) -> Iterator[tuple[str, str]]:
    for first in range(0, len(keys), AT_ONCE):
        some = keys[first : first + AT_ONCE]
        places = ", ".join("?" * len(some))
        yield from store.execute(f"SELECT key, rows FROM codings WHERE key IN ({places})", some)


def _write(store: sqlite3.Connection, waiting: list[tuple[str, str]], least: int) -> None:
    if len(waiting) >= least:
        with store:
            store.executemany("INSERT OR REPLACE INTO codings VALUES (?, ?)", waiting)
        waiting.clear()


def _packed(rows: dict) -> str:
    return json.dumps(rows, ensure_ascii=False, default=_day)


def _day(value: object) -> dict[str, str]:
    if isinstance(value, datetime.date):
        return {"day": value.isoformat()}
    raise TypeError(f"{value!r} cannot be kept.")


def _unpacked(packed: str) -> dict:
    return json.loads(packed, object_hook=_with_days)


def _with_days(found: dict) -> dict:
    return datetime.date.fromisoformat(found["day"]) if found.keys() == {"day"} else found
