"""The page for people who code by hand: its commands are typed one after the other, as somebody would who follows it."""

import json
import re
import shlex

from exchange_sample import TEXTS, codebook, sample_tables
from typer.testing import CliRunner

from helpers import paths
from helpers.cli import app
from helpers.exchange.exports import FORMS
from helpers.tables import write_tables

PAGE = (paths.ROOT / "docs" / "hand-coding.md").read_text(encoding="utf-8")
LONG = {"build", "run", "correct"}  # tested elsewhere; they need a whole corpus


def commands():
    blocks = re.findall(r"^```\n(.*?)^```", PAGE, re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("jangkau ")]
    return [shlex.split(line)[1:] for line in lines]


def test_every_command_of_the_page_does_what_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JANGKAU_PROCESSED", str(tmp_path / "data" / "processed"))
    for place in ("data/processed", "my-report/processed"):
        write_tables(sample_tables(), tmp_path / place, codebook())
    (tmp_path / "my-articles").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "my-articles" / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    row = {"code": "aware_village", "status": "done", "evidence": "meresmikan Desa Sadar"}
    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc": "pati", "strategies": [row]}), encoding="utf-8")
    typed = [command for command in commands() if command[0] not in LONG]
    assert len(typed) >= 7
    for command in typed:
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 0, (command, done.output)
    assert (tmp_path / "agreement.csv").is_file() and (tmp_path / "deposit" / "ro-crate-metadata.json").is_file()


def test_the_long_commands_exist_and_every_form_has_a_line():
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert {command[0] for command in commands()} <= known
    table = PAGE.split("## Take it with you")[1].split("## Deposit")[0]
    assert set(FORMS) <= set(re.findall(r"`([a-z-]+)`", table))


def test_the_line_of_gold_that_the_page_shows_is_read(tmp_path):
    from helpers.exchange.readers import read_coders

    (line,) = re.findall(r"^\{.*\}$", PAGE, re.M)
    (tmp_path / "gold.jsonl").write_text(line, encoding="utf-8")
    (ani,) = read_coders(tmp_path / "gold.jsonl", {"antara-0041": "Petugas mendatangi pasar."}, codebook())
    assert ani.name == "Ani" and set(ani.rows["code"]) == {"jkk", "door_to_door"}
