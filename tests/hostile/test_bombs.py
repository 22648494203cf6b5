"""Files that want to grow without end: what they are read as, and what that takes, measured in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from articles import ARTICLES
from helpers.corpus import readers, rows
from helpers.corpus.decoding import Refused
from helpers.corpus.readers import read_records
from helpers.tables import read_table
from hostile.bombs import BOMBS, body, docx, write

MEMORY = 6_000_000  # kilobytes of address space for a whole build
MOST = 300  # megabytes beyond what the readers themselves take
# These take some seconds to be made and show what their neighbours show.
LONG = {"zeros-twice.pdf", "same.parquet", "plain.parquet", "pages.pdf", "many.docx", "open-quote.csv", "picture.docx"}
READ = {
    "line.txt", "words.txt", "line.jsonl", "line.html", "words.html", "attributes.html", "forms.pdf"
}  # fmt: skip


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """What each bomb came to: outcome, megabytes, seconds."""
    folder = tmp_path_factory.mktemp("bombs")
    files = [write(name, folder) for name in BOMBS if name not in LONG]
    program = Path(__file__).with_name("measure.py")
    ran = subprocess.run([sys.executable, program, *files], capture_output=True, text=True, check=True)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    for one in told:
        print(f"{one['file']:24} {one['megabytes']:5} MB {one['seconds']:6} s  {one['outcome'][:80]}")
    return {one["file"]: one for one in told}


def test_no_bomb_takes_more_memory_than_an_article_may(taken):
    assert set(taken) == set(BOMBS) - LONG
    assert {name: one["megabytes"] for name, one in taken.items() if one["megabytes"] > MOST} == {}


def test_every_bomb_is_read_as_what_it_says_or_refused_with_a_reason(taken):
    outcomes = {name: one["outcome"] for name, one in taken.items()}
    assert [name for name, outcome in outcomes.items() if outcome.startswith(("raised", "ended"))] == []
    whole = {name for name, outcome in outcomes.items() if outcome.startswith("1 × read")}
    assert whole == READ - LONG
    assert outcomes["line-of-100-mb.jsonl"].startswith("1 × too_large, 1 × read")  # what follows the line is read


def test_what_unpacks_to_too_much_is_said_to_be_too_large(taken):
    too_large = {name for name, one in taken.items() if one["outcome"].startswith("1 × too_large: ")}
    assert too_large >= {
        "zeros.docx",
        "elements.docx",
        "disguised.docx",
        "runs.docx",
        "zeros.pdf",
        "text.pdf",
        "tree.pdf",
        "elements.html",
    }


def test_entities_are_neither_multiplied_nor_fetched(taken):
    for name in ("laughs.docx", "laughs.html", "outside.docx"):
        assert "(0 characters)" in taken[name]["outcome"], taken[name]


def test_a_merged_cell_is_read_once_however_far_it_says_it_reaches(tmp_path):
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p><w:r><w:t>Pati</w:t></w:r></w:p></w:tc>'
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body([b"<w:tbl><w:tr>", cell, b"</w:tr></w:tbl>"])))
    (record,) = read_records(path)
    assert record.text == "Pati"


@pytest.mark.notebooks
def test_a_build_among_endless_files_is_made_of_what_has_an_end(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in ARTICLES.items():
        (corpus / name).write_text(text, encoding="utf-8")
    (corpus / "device.txt").symlink_to("/dev/zero")
    os.mkfifo(corpus / "pipe.txt")
    with (corpus / "giant.txt").open("wb") as file:
        file.truncate(14_000_000_000)
    asked = ["build", "--corpus", corpus, "--out", tmp_path / "out", "--lang", "en", "--formats", "html", "--jobs", "2"]
    held = ["bash", "-c", f'ulimit -v {MEMORY} && exec "$@"', "bash", Path(sys.executable).with_name("jangkau")]
    for made in (6, 0):  # the second one finds that nothing has changed
        done = subprocess.run([*held, *asked], capture_output=True, text=True, timeout=300)
        assert done.returncode == 0 and f"{made} made again" in done.stdout, done.stderr
        assert "3 files or records refused" in done.stdout
    log = read_table("reading_log", tmp_path / "out" / "processed").dropna(subset="reason_code")
    assert dict(zip(log["file"], log["reason_code"], strict=True)) == {
        "device.txt": "unreadable",
        "giant.txt": "too_large",
        "pipe.txt": "unreadable",
    }


@pytest.mark.parametrize("name", ["pages.pdf", "many.docx", "same.parquet"])
def test_what_never_ends_is_broken_off(tmp_path, monkeypatch, name):
    monkeypatch.setattr(readers, "OPERATIONS_LIMIT", 60_000)
    monkeypatch.setattr(readers, "NODES_LIMIT", 20_000)
    monkeypatch.setattr(rows, "HELD", 2_000_000)
    with pytest.raises(Refused) as refused:
        for record in read_records(write(name, tmp_path)):
            assert len(record.text) < 20_000_000
    assert refused.value.code == "too_large"
