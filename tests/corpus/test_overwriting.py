"""No command writes over what it reads, or over an article."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers import paths
from helpers.cli import app
from helpers.corpus.overwriting import check_outputs
from helpers.errors import ParameterError

TEXT = "BPJS Ketenagakerjaan menggelar sosialisasi bagi 50 nelayan di Kabupaten Pati.\n"


def written(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_an_output_that_is_an_input_is_refused_under_whatever_name(tmp_path):
    given = written(tmp_path / "given.qdpx", "PK")
    (tmp_path / "link.qdpx").symlink_to(given)
    (tmp_path / "hard.qdpx").hardlink_to(given)
    for name in ("given.qdpx", "x/../given.qdpx", "link.qdpx", "hard.qdpx"):
        with pytest.raises(ParameterError, match="is read, so it cannot be written as well. Write to another place."):
            check_outputs([tmp_path / name], [given])


def test_an_output_in_a_folder_that_is_read_is_refused_whether_or_not_it_is_there(tmp_path):
    written(tmp_path / "texts" / "a.txt")
    (tmp_path / "also").symlink_to(tmp_path / "texts")
    for name in ("texts/a.txt", "texts/new.jsonl", "texts/new/deep.jsonl", "also/new.jsonl"):
        with pytest.raises(ParameterError, match="lies in .*texts, which is read"):
            check_outputs([tmp_path / name], [tmp_path / "texts"])
    check_outputs([tmp_path / "texts.jsonl", tmp_path / "other" / "a.jsonl", None], [tmp_path / "texts", None])


def test_the_texts_and_the_codebook_of_the_project_are_never_written_into():
    for folder in (paths.raw(), paths.codebook()):
        with pytest.raises(ParameterError, match="which is read"):
            check_outputs([folder / "new.jsonl"], [])


def test_a_folder_that_is_made_anew_may_not_take_an_input_away_with_it(tmp_path):
    given = written(tmp_path / "site" / "texts" / "a.jsonl")
    with pytest.raises(ParameterError, match="lies in .*site, which is made anew"):
        check_outputs([tmp_path / "site"], [given])


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md", "a.html", "a.pdf", "a.docx"])
def test_a_file_with_the_ending_of_an_article_is_not_overwritten_even_if_it_cannot_be_read(tmp_path, name):
    written(tmp_path / name, b"\x00\xff")
    with pytest.raises(ParameterError, match="holds an article, which is never overwritten"):
        check_outputs([tmp_path / name], [])


ROW = json.dumps({"id": "a", "text": TEXT})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", ROW),
        ("a.jsonl", '{"no": "text"}\n' + ROW),
        ("a.jsonl.gz", gzip.compress(ROW.encode())),
        ("a.csv", "judul,isi\nJudul,Sebuah berita.\n"),
    ],
)
def test_a_file_with_an_article_a_row_is_not_overwritten(tmp_path, name, content):
    written(tmp_path / name, content)
    with pytest.raises(ParameterError, match="holds an article"):
        check_outputs([tmp_path / name], [])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("coded.jsonl", '{"doc": "a", "strategies": []}\n'),
        ("broken.jsonl.gz", b"no archive"),
        ("table.csv", "table,code\nstrategies,award\n"),
        ("coding.qdpx", "PK"),
        ("out.ipynb", "{}"),
        ("empty.txt", ""),
    ],
)
def test_what_holds_no_article_may_be_replaced(tmp_path, name, content):
    check_outputs([written(tmp_path / name, content), tmp_path / "new.txt"], [])


def test_what_an_earlier_run_made_may_be_made_again_but_no_input_is(tmp_path):
    page = written(tmp_path / "36.04.html", "<p>")
    check_outputs([page], [], are_renewed=True)
    with pytest.raises(ParameterError, match="is read"):
        check_outputs([page], [page], are_renewed=True)


def test_a_circle_of_links_is_no_place_of_an_input(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    check_outputs([tmp_path / "a" / "x.jsonl"], [tmp_path / "texts"])


SINGLE = ["gold", "doccano", "label-studio", "web-annotation", "qdpx", "qdc", "cases", "co-occurrence"]
COMMANDS = {
    "code": "code texts --to texts/a.txt",
    "code rows": "code rows.jsonl --to rows.jsonl",
    "code compared": "code rows.jsonl --to old.jsonl --compare old.jsonl",
    **{form: f"export --to {form} texts/a.txt --all-texts" for form in SINGLE},
    "import gold": "import old.jsonl --gold texts/a.txt",
    "import changes": "import old.jsonl --changes texts/a.txt",
    "import corrections": "import old.jsonl --corrections texts/a.txt",
    "import itself": "import old.jsonl --gold old.jsonl",
    "agree": "agree old.jsonl --texts texts --to texts/a.csv",
    "agree itself": "agree old.jsonl --to old.jsonl",
    "run": "run 1-read-the-articles texts/a.txt",
    "run itself": "run own.ipynb own.ipynb",
    "build": "build --corpus texts --out texts/out",
    "build of what is made anew": "build --corpus out/site/texts --out out",
    "build with corrections in the site": "build --corpus texts --out out --corrections out/site/corrections.csv",
    "status": "status --corpus texts --out texts/out",
}


@pytest.mark.parametrize("asked", COMMANDS.values(), ids=COMMANDS)
def test_every_command_that_writes_refuses_before_it_begins(tmp_path, monkeypatch, asked):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "texts" / "a.txt")
    written(tmp_path / "out" / "site" / "texts" / "a.txt")
    written(tmp_path / "out" / "site" / "corrections.csv", "")
    written(tmp_path / "rows.jsonl", ROW)
    written(tmp_path / "old.jsonl", '{"doc": "a"}\n')
    written(tmp_path / "own.ipynb", "{}")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = CliRunner().invoke(app, asked.split())
    said = " ".join(done.output.split())
    assert done.exit_code == 2 and ("which is read" in said or "is read," in said or "holds an article" in said), said
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
