"""What libraries raise of a full or closed disk is told in words; what is another's fault is not."""

import errno
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from typer.testing import CliRunner

from helpers import cli, storage

FULL = Path("/dev/full")  # a device that takes nothing


def raised(do) -> BaseException:
    with pytest.raises(Exception) as met:
        do()
    return met.value


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_python_and_arrow_tell_a_full_disk():
    def write():
        with FULL.open("w") as file:
            file.write("x")

    def write_arrow():
        with pa.OSFile(str(FULL), "w") as file:
            file.write(b"x" * 100_000)

    assert [storage.number_of(raised(do)) for do in (write, write_arrow)] == [errno.ENOSPC] * 2


def test_sqlite_tells_a_full_and_a_read_only_file(tmp_path):
    with sqlite3.connect(tmp_path / "a") as store:
        store.execute("CREATE TABLE t (x)")
        store.execute("PRAGMA max_page_count = 2")
        full = raised(lambda: store.execute("INSERT INTO t VALUES (?)", ("x" * 100_000,)))
    store.close()
    store = sqlite3.connect(f"file:{tmp_path / 'a'}?mode=ro", uri=True)
    closed = raised(lambda: store.execute("CREATE TABLE u (x)"))
    wrong = raised(lambda: store.execute("SELECT x FROM nowhere"))
    store.close()
    assert [storage.number_of(error) for error in (full, closed, wrong)] == [errno.ENOSPC, errno.EROFS, None]


def test_duckdb_tells_a_full_disk_by_its_words_only():
    full = duckdb.IOException("IO Error: Could not write all bytes to file: No space left on device")
    assert storage.number_of(full) == errno.ENOSPC
    assert storage.number_of(duckdb.CatalogException("Catalog Error: no such table")) is None


def test_what_is_no_fault_of_the_disk_stays_what_it_is():
    assert storage.in_words(FileNotFoundError(errno.ENOENT, "No such file or directory")) is None
    assert storage.in_words(ValueError("No space left on device")) is None


def test_a_message_says_what_was_met_where_and_what_to_do(tmp_path):
    full = OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "a.csv"))
    said = storage.in_words(full)
    assert said.startswith(f"No space left on device: {tmp_path / 'a.csv'}. ") and f"MB are free in {tmp_path};" in said
    assert "Make room" in said and "run the same command again" in said
    closed = raised(lambda: _named(tmp_path, OSError(errno.EROFS, "Read-only file system")))
    assert storage.in_words(closed).startswith(
        f"Read-only file system: {tmp_path}. Expected what may be read and, for an output, written."
    )


def _named(place: Path, error: Exception) -> None:
    with storage.naming(place):
        raise error


def test_the_command_line_prints_the_message_and_no_traceback(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path))

    monkeypatch.setattr("helpers.running.coding_run.code_to_file", full)
    done = CliRunner().invoke(cli.app, ["code", str(tmp_path / "texts"), "--to", str(tmp_path / "x")])
    assert done.exit_code == 1 and done.output.startswith(f"jangkau: No space left on device: {tmp_path}.")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_an_output_below_a_file_is_refused_in_words(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for text in (corpus / "a.txt", tmp_path / "b.txt"):
        text.write_text("Satu.", encoding="utf-8")
    jangkau = Path(sys.executable).with_name("jangkau")
    asked = [jangkau, "build", "--corpus", corpus, "--out", tmp_path / "b.txt" / "out"]
    done = subprocess.run(asked, capture_output=True, text=True)
    assert done.returncode == 1 and "Not a directory" in done.stderr and "Traceback" not in done.stderr
