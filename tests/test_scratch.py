"""Folders for what is under way are swept when nobody holds them any longer, and never before."""

import os
import signal
import subprocess
import sys

import pytest

from helpers import scratch
from helpers.stored import Stored

pytestmark = pytest.mark.skipif(scratch.fcntl is None, reason="this system knows no such locks")
HOLDS = """
import sys, time
from pathlib import Path
from helpers import scratch
print(scratch.make_folder(Path(sys.argv[1])), flush=True)
time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that has made a folder."""
    with subprocess.Popen([sys.executable, "-c", HOLDS, tmp_path], stdout=subprocess.PIPE, text=True) as process:
        process.folder = tmp_path / process.stdout.readline().strip()
        yield process
        process.kill()


def test_a_folder_is_left_alone_while_its_process_runs_and_swept_once_it_was_killed(holder, tmp_path):
    (holder.folder / "rows.parquet").write_bytes(b"rows")
    scratch.sweep_folders(tmp_path)
    assert (holder.folder / "rows.parquet").is_file()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    scratch.sweep_folders(tmp_path)
    assert not holder.folder.exists()


def test_what_this_process_made_is_never_swept_and_goes_when_it_is_removed(tmp_path):
    folder = scratch.make_folder(tmp_path)
    scratch.sweep_folders(tmp_path)
    assert folder.is_dir()
    scratch.remove_folder(folder)
    assert not folder.exists() and folder not in scratch._locks


def test_a_folder_that_was_not_made_so_and_a_link_to_one_are_left_alone(tmp_path):
    strange, target = tmp_path / f"{scratch.PREFIX}mine", tmp_path / "elsewhere"
    strange.mkdir()
    (strange / "notes.txt").touch()
    target.mkdir()
    (target / scratch.HELD).touch()
    (tmp_path / f"{scratch.PREFIX}link").symlink_to(target)
    (tmp_path / f"{scratch.PREFIX}file").touch()
    scratch.sweep_folders(tmp_path)
    assert strange.is_dir() and (target / scratch.HELD).is_file() and len(list(tmp_path.iterdir())) == 4


def test_what_was_left_by_a_process_killed_before_it_held_its_folder_is_swept(tmp_path):
    for name in ("empty", "marked"):
        (tmp_path / f"{scratch.PREFIX}{name}").mkdir()
    (tmp_path / f"{scratch.PREFIX}marked" / scratch.HELD).touch()
    scratch.sweep_folders(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("before", ["open", "flock"])
def test_who_finds_its_new_folder_swept_before_it_was_held_makes_another(tmp_path, monkeypatch, before):
    place = {"open": scratch.os, "flock": scratch.fcntl}[before]
    usual = getattr(place, before)

    def sweep_first(*told):
        monkeypatch.setattr(place, before, usual)
        scratch.sweep_folders(tmp_path)
        assert not list(tmp_path.iterdir())
        return usual(*told)

    monkeypatch.setattr(place, before, sweep_first)
    folder = scratch.make_folder(tmp_path)
    assert list(tmp_path.iterdir()) == [folder] and (folder / scratch.HELD).exists()
    scratch.sweep_folders(tmp_path)
    assert folder.is_dir()


def test_tables_that_are_under_way_are_held_also_while_a_forked_process_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(scratch.tempfile, "tempdir", str(tmp_path))
    stored = Stored()
    if not (child := os.fork()):
        del stored
        os._exit(0)
    os.waitpid(child, 0)
    scratch.sweep_folders()
    assert stored.folder.is_dir()


def test_the_mark_of_a_folder_goes_last_so_that_what_a_killed_process_leaves_can_be_swept(tmp_path, monkeypatch):
    folder, seen = scratch.make_folder(tmp_path), []
    (folder / "deep").mkdir()
    for name in ("a", "z", "deep/b"):
        (folder / name).touch()
    rmtree = scratch.shutil.rmtree
    monkeypatch.setattr(
        scratch.shutil,
        "rmtree",
        lambda path, **how: (seen.append([p.name for p in folder.iterdir()]), rmtree(path, **how)),
    )
    scratch.remove_folder(folder)
    assert seen[-1] == [scratch.HELD] and not folder.exists()
