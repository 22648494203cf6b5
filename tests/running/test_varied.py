"""The same build under other conditions gives the same bytes, and a file that differs is found."""

import datetime
import os
import subprocess
import sys
import time

import pytest

from helpers.running import varied
from helpers.running.conditions import FIRST, LONG, SHORT, Condition
from helpers.running.varied import differences, hashes


@pytest.mark.notebooks
def test_a_build_elsewhere_with_everything_otherwise_gives_the_same_bytes(capsys):
    assert varied.main(["--short"]) == 0, capsys.readouterr()
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("2 builds, ") and said[-1].endswith("compared with those of the first: 0 differences")
    assert int(said[-1].split()[2]) > 700


def test_the_long_form_has_six_conditions_and_the_short_one_nearly_all_of_them_at_once():
    assert len({condition.name for condition in LONG}) == 6
    together = SHORT[0]
    assert (
        not together.folder.isascii()
        and together.is_backwards
        and together.is_later
        and together.umask != FIRST.umask
        and together.jobs != FIRST.jobs
    )
    assert {"LC_ALL", "TZ", "PYTHONHASHSEED", "HOME"} <= together.environment.keys()


def test_what_differs_is_missing_or_is_there_too_is_told(tmp_path):
    for place, texts in {
        "a": {"site/x.html": "1", "gone.csv": "2", ".kept/log": "1"},
        "b": {"site/x.html": "2", "new.csv": "2", ".kept/log": "2"},
    }.items():
        for name, text in texts.items():
            (tmp_path / place / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place / name).write_text(text, encoding="utf-8")
    first, other = hashes(tmp_path / "a"), hashes(tmp_path / "b")
    assert differences(first, other) == ["gone.csv is missing", "new.csv is there too", "site/x.html differs"]
    assert differences(first, first) == []


def test_a_difference_ends_with_exit_code_1_and_keeps_what_differs(monkeypatch, tmp_path, capsys):
    def build(condition, options, project, work):
        (work / "out").mkdir(parents=True)
        (work / "out" / "page.html").write_text("1" if condition is FIRST else condition.name, encoding="utf-8")
        return work / "out"

    monkeypatch.setattr(varied, "build_under", build)
    monkeypatch.setattr(varied, "LONG", (Condition("1"), Condition("2")))
    monkeypatch.setattr(varied.tempfile, "mkdtemp", lambda **_: str(tmp_path / "work"))
    assert varied.main([]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "the first build: one job, UTC, C.UTF-8, hash seed 0: 1 files, 1 html",
        "1: 1 files compared, 0 differences",
        "2: 1 files compared, 1 differences",
        "  page.html differs",
        "3 builds, 2 files compared with those of the first: 1 differences",
        f"What differs is in {tmp_path / 'work'}, beside the first build (0)",
    ]
    assert sorted(os.listdir(tmp_path / "work")) == ["0", "2", "project"]


def test_a_build_that_fails_is_told_with_what_it_said(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(varied.tempfile, "mkdtemp", lambda **_: str(tmp_path / "work"))
    assert varied.main(["--", "--regions", "99.99"]) == 1
    assert "jangkau build failed under “the first build" in (said := capsys.readouterr().err) and "99.99" in said


def test_folders_are_listed_backwards_wherever_python_starts(tmp_path):
    backwards = Condition("z to a", is_backwards=True)
    (tmp_path / "listed").mkdir()
    for name in "bca":
        (tmp_path / "listed" / name).touch()
    program = (
        "import os, sys; from pathlib import Path; where = sys.argv[1]\n"
        "with os.scandir(where) as found: print([e.name for e in found], os.listdir(where), end=' ')\n"
        "print([p.name for p in Path(where).iterdir()], [p.name for p in Path(where).glob('*')], *os.walk(where))\n"
    )
    environment = varied.environment_of(backwards, varied.paths.ROOT, tmp_path / "work")
    command = [sys.executable, "-c", program, str(tmp_path / "listed")]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.count("['c', 'b', 'a']") == 5 and said.count("'a'") == 5


def test_the_clock_is_fast_wherever_python_starts(tmp_path):
    program = "import datetime, time; print(datetime.date.today(), time.time())"
    environment = varied.environment_of(Condition("later", is_later=True), varied.paths.ROOT, tmp_path / "work")
    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    today, now = said.stdout.split()
    assert datetime.date.fromisoformat(today) - datetime.date.today() >= datetime.timedelta(399)
    assert float(now) - time.time() > 399 * 86_400
