"""Nothing that comes from outside commands the terminal."""

import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers import terminal
from helpers.cli import app
from helpers.sources import PACKAGE

TEXT = "BPJS Ketenagakerjaan mendatangi pasar bagi 50 nelayan di Kabupaten Pati, Selasa (12/3/2024).\n"
TITLE = "esc\x1b]0;PWN\x07\u202ex"  # sets the title of the window, rings, and turns the writing
SEEN = r"esc\x1b]0;PWN\x07\u202ex"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def texts(tmp_path):
    """A folder with a text whose name commands a terminal, and one whose name is in no encoding."""
    (tmp_path / "texts").mkdir()
    for name in (f"{TITLE}.txt".encode(), b"b\xff.txt"):
        Path(os.fsdecode(bytes(tmp_path / "texts") + b"/" + name)).write_text(TEXT, encoding="utf-8")
    return tmp_path / "texts"


def said(*arguments, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    assert not OBEYED.search(done.output), ascii(done.output)
    return done.output


def test_the_name_of_a_text_is_shown_with_what_a_terminal_obeys_written_out(texts, tmp_path):
    found = said("kwic", "mendatangi pasar", "--texts", texts)
    assert found.count("mendatangi pasar") == 2 and SEEN in found and r"b\udcff" in found


def test_a_coding_of_texts_with_odd_names_can_be_kept_compared_and_agreed_upon(texts, tmp_path):
    assert "2 texts coded" in said("code", texts, "--to", tmp_path / "new.jsonl")
    coded = [json.loads(line) for line in (tmp_path / "new.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [coding["doc"] for coding in coded] == [r"b\udcff", SEEN]
    odd = {"code": TITLE, "status": TITLE, "rule": TITLE, "evidence": TITLE}
    changed = [coding | {"target_groups": [TITLE], "strategies": [odd]} for coding in coded]
    (tmp_path / "old.jsonl").write_text("\n".join(map(json.dumps, changed)), encoding="utf-8")
    again = said("code", texts, "--to", tmp_path / "new.jsonl", "--compare", tmp_path / "old.jsonl")
    assert f"- {SEEN}: target_groups: {SEEN}" in again and f"- {SEEN}: strategies: {SEEN} {SEEN} ({SEEN})" in again
    assert "compared on 2 articles" in said("agree", tmp_path / "new.jsonl", "--texts", texts)


def test_a_text_that_cannot_be_read_is_refused_under_a_name_that_can_be_kept(tmp_path):
    (tmp_path / "texts").mkdir()
    Path(os.fsdecode(bytes(tmp_path / "texts") + b"/b\xff.txt")).write_bytes(b"")
    assert "1 could not be read" in said("code", tmp_path / "texts", "--to", tmp_path / "x.jsonl")
    assert json.loads((tmp_path / "x.jsonl").read_text(encoding="utf-8"))["doc"] == r"b\udcff"


def test_names_are_made_visible_in_what_is_refused_and_in_errors_of_usage(texts, tmp_path):
    assert SEEN in said("check", "--corpus", texts.rename(tmp_path / TITLE), code=1)
    assert SEEN in said("code", tmp_path / f"{TITLE}.no", "--to", tmp_path / "x", code=2)
    assert SEEN in said("check", TITLE, code=2)
    assert SEEN in said(TITLE, code=2)


def test_a_coder_and_a_site_may_be_called_what_they_like(tmp_path, texts):
    for name in ("a", TITLE):
        coding = json.dumps({"doc": "b", "coder": name, "strategies": [{"code": TITLE}]})
        (tmp_path / f"{name}.jsonl").write_text(coding, encoding="utf-8")
    assert SEEN in said("agree", tmp_path / "a.jsonl", tmp_path / f"{TITLE}.jsonl", "--texts", texts, code=2)
    assert SEEN in said("verify", tmp_path / TITLE, code=2)


def test_a_line_stays_one_line_and_only_marked_words_stand_out(capsys, monkeypatch):
    terminal.say("a\nb", terminal.Marked("c\x1b[2Jd"), "e")
    assert capsys.readouterr().out == "a\\nbc\\x1b[2Jde\n"  # no terminal, so nothing stands out
    monkeypatch.setattr("typer.echo", lambda line, err: print(ascii(line), err))
    terminal.say("a", terminal.Marked("b"), is_error=True)
    assert capsys.readouterr().out == "'a\\x1b[1m\\x1b[4mb\\x1b[0m' True\n"


def test_a_message_of_several_lines_keeps_them(capsys):
    terminal.errors.print("jangkau: Two are wrong:\n  a\x1b[2J\n  :warning: [red]b")
    assert capsys.readouterr().err == "jangkau: Two are wrong:\n  a\\x1b[2J\n  :warning: [red]b\n"


def test_the_commands_say_nothing_but_through_the_terminal():
    commands = [PACKAGE / "cli.py", *(PACKAGE / "exchange").glob("*command*.py"), PACKAGE / "running" / "preview.py"]
    assert len(commands) == 5
    past_it = re.compile(r"\b(?:echo|secho|style)\(|(?<![.\w])print\(|std(?:out|err)\.write")
    assert {path.name: found for path in commands if (found := past_it.findall(path.read_text(encoding="utf-8")))} == {}
