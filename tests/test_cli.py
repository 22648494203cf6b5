"""The command line as a user types it."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers import __version__, paths
from helpers.cli import app

TEXT = "BPJS Ketenagakerjaan menggelar sosialisasi bagi 50 nelayan di Kabupaten Pati, Selasa (12/3/2024).\n"


def run(*arguments: str):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_the_version_is_that_of_the_package():
    assert run("--version").output.strip() == f"jangkau {__version__}"


@pytest.mark.parametrize(
    "command", ["build", "code", "kwic", "add", "check", "serve", "run", "agree", "export", "import"]
)
def test_every_command_explains_itself(command):
    asked = run(command, "--help")
    assert asked.exit_code == 0 and "Usage" in asked.output


def test_code_writes_one_object_a_text_whose_spans_match(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "pati.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts" / "kosong.txt").write_bytes(b"")
    done = run("code", tmp_path / "texts", "--to", tmp_path / "coded.jsonl")
    assert done.exit_code == 0, done.output
    empty, coded = (json.loads(line) for line in (tmp_path / "coded.jsonl").read_text(encoding="utf-8").splitlines())
    assert empty["doc"] == "kosong" and empty["on_topic"] is False and "empty" in empty["refused"]
    assert coded["doc"] == "pati" and coded["on_topic"] and coded["published"] == "2024-03-12"
    assert coded["regions"] == ["33.18"]
    for field in ("strategies", "quantities", "instruments", "people", "quotes"):
        for row in coded[field]:
            assert TEXT[row["start"] : row["end"]] == row["evidence"]


def test_code_reads_packed_jsonl_and_refuses_a_broken_one(tmp_path):
    row = json.dumps({"id": "a", "text": "Pemkab Pati mendaftarkan 50 nelayan ke BPJS Ketenagakerjaan."})
    packed = gzip.compress(row.encode())
    (tmp_path / "texts.jsonl.gz").write_bytes(packed)
    assert run("code", tmp_path / "texts.jsonl.gz", "--to", tmp_path / "coded.jsonl").exit_code == 0
    assert json.loads((tmp_path / "coded.jsonl").read_text(encoding="utf-8"))["doc"] == "a"
    (tmp_path / "texts.jsonl.gz").write_bytes(packed[:-12])
    done = run("code", tmp_path / "texts.jsonl.gz", "--to", tmp_path / "again.jsonl")
    assert done.exit_code == 2 and "cannot be unpacked" in " ".join(done.output.split())
    assert not (tmp_path / "again.jsonl").exists()


def test_code_reads_jsonl_and_gives_the_same_in_two_processes(tmp_path):
    rows = [json.dumps({"id": f"a{n}", "text": TEXT}) for n in range(70)]
    (tmp_path / "texts.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for jobs in (1, 2):
        done = run("code", tmp_path / "texts.jsonl", "--to", tmp_path / f"{jobs}.jsonl", "--jobs", jobs)
        assert done.exit_code == 0, done.output
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert len((tmp_path / "1.jsonl").read_text(encoding="utf-8").splitlines()) == 70


def test_code_prints_what_changed_since_an_earlier_coding(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("code", texts, "--to", tmp_path / "old.jsonl").exit_code == 0
    old = json.loads((tmp_path / "old.jsonl").read_text(encoding="utf-8"))
    (tmp_path / "old.jsonl").write_text(json.dumps(old | {"target_groups": []}), encoding="utf-8")
    done = run("code", texts, "--to", tmp_path / "new.jsonl", "--compare", tmp_path / "old.jsonl")
    assert done.exit_code == 0 and "+ a: target_groups: fishers" in done.output and "1 rows differ" in done.output
    refused = run("code", texts, "--to", tmp_path / "new.jsonl", "--compare", tmp_path / "new.jsonl")
    assert refused.exit_code == 2 and (tmp_path / "new.jsonl").is_file()


def test_kwic_shows_the_words_found_and_refuses_what_is_no_cue(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("kwic", "menggelar sosialisasi", "--texts", tmp_path)
    assert done.exit_code == 0 and "menggelar sosialisasi bagi 50 nelayan" in done.output
    assert "1 places in 1 texts." in done.output
    assert run("kwic", "(sosialisasi", "--texts", tmp_path).exit_code == 2


def test_code_refuses_what_is_no_texts_without_a_traceback(tmp_path):
    done = subprocess.run(
        [Path(sys.executable).parent / "jangkau", "code", tmp_path / "no", "--to", tmp_path / "x"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2 and "neither a folder of .txt files nor a .jsonl file" in done.stderr
    assert "Traceback" not in done.stderr


def test_add_makes_a_card_and_check_finds_what_changed_afterwards(tmp_path):
    (tmp_path / "artikel.txt").write_text(TEXT, encoding="utf-8")
    corpus = tmp_path / "corpus"
    added = run(
        "add", tmp_path / "artikel.txt", "--corpus", corpus, "--outlet", "Koran Kita", "--published", "2024-03-12"
    )
    assert added.exit_code == 0, added.output
    assert run("check", "--corpus", corpus).exit_code == 0
    (corpus / "artikel.txt").write_text(TEXT + "Tambahan.", encoding="utf-8")
    checked = run("check", "--corpus", corpus)
    assert checked.exit_code == 1 and "1 problems" in checked.output


def test_the_embedded_corpus_agrees_with_its_cards():
    assert run("check").exit_code == 0


def test_run_refuses_a_misspelt_parameter_before_a_kernel_starts(tmp_path):
    done = run("run", "4-region-profile", tmp_path / "out.ipynb", "-p", "regoin=36.04")
    assert done.exit_code == 2 and not (tmp_path / "out.ipynb").exists()


def test_every_command_that_the_readme_shows_exists():
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"jangkau ([a-z]+)", readme)) - {"site"}
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert commands and commands <= known
    verbs = set(re.findall(r"(?:^|`)make ([a-z]+)", readme, re.M))
    makefile = (paths.ROOT / "Makefile").read_text(encoding="utf-8")
    assert verbs and all(re.search(rf"^{verb}:", makefile, re.M) for verb in verbs)


def test_code_and_kwic_open_no_pipe_and_follow_no_link_out_of_the_folder(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(texts / "pipe.txt")
    (texts / "link.txt").symlink_to("../secret.txt")
    (texts / "lost.txt").symlink_to("lost.txt")
    done = run("code", texts, "--to", tmp_path / "coded.jsonl")
    assert done.exit_code == 0, done.output
    coded = [json.loads(line) for line in (tmp_path / "coded.jsonl").read_text(encoding="utf-8").splitlines()]
    refused = {row["doc"]: row["refused"] for row in coded}
    assert list(refused) == ["link", "lost", "pipe"] and str(tmp_path) not in str(refused)
    assert "outside of the corpus" in refused["link"] and "no regular file" in refused["pipe"]
    assert "0 places in 0 texts." in run("kwic", "sosialisasi", "--texts", texts).output


def test_no_name_of_a_text_commands_the_terminal(tmp_path):
    texts, old, new = (tmp_path / f"{name}.jsonl" for name in ("texts", "old", "new"))
    texts.write_text(json.dumps({"id": "a\u202e\x9bb", "text": TEXT}), encoding="utf-8")
    run("code", texts, "--to", old)
    coded = json.loads(old.read_text(encoding="utf-8"))
    old.write_text(json.dumps(coded | {"target_groups": []}), encoding="utf-8")
    shown = run("kwic", "sosialisasi", "--texts", texts).output
    shown += run("code", texts, "--to", new, "--compare", old).output
    assert "1 places in 1 texts." in shown and "target_groups: fishers" in shown
    assert not {"\u202e", "\x9b"} & set(shown)
