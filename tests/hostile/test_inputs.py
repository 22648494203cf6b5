"""What people type and edit: parameters, grids, cards, cues, the codebook. Data, or refused in a sentence."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from helpers import paths
from helpers.cli import app
from helpers.coding.codebook import load_codebook
from helpers.coding.kwic import find_in_context
from helpers.corpus.cards import add_files
from helpers.corpus.documents import read_corpus
from helpers.errors import CodebookError, CorpusError, JangkauError, ParameterError
from helpers.running.grid import plan_grid, read_grid
from helpers.running.parameters import check_parameters
from helpers.running.single import _pair
from hostile.attacks import ATTACKS, PATHS, WORDS

PROFILE = paths.NOTEBOOKS / "4-region-profile.ipynb"


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


def laughing() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{after}: &{after} [{', '.join([f'*{before}'] * 10)}]"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join(lines)


GRIDS = {
    "laughs": laughing(),
    "itself": "region: &a [*a]",
    "merge": "region: &a {b: 1}\nlang:\n  <<: *a",
    "tag": "region: !!python/object/apply:os.system [touch owned]",
    "name": "region: !!python/name:os.system",
    "lists deep": "[" * 20_000,
    "mappings deep": "{a: " * 20_000,
    "runs": "\n".join(f"p{n}: [{', '.join(map(str, range(1000)))}]" for n in range(9)),
    "day": "region: 2024-99-99",
    "digits": f"region: {'9' * 6000}",
    "nul": "region: \x00",
    "half": 'region: "\\ud800"',
    "binary": "region: !!binary x",
    "set": "region: !!set {a}",
    "paths": json.dumps({"region": PATHS}),
    "attacks": json.dumps({"region": list(ATTACKS.values()), "lang": ["id"]}),
}


@pytest.mark.parametrize("name", GRIDS)
def test_a_hostile_grid_is_refused_before_anything_is_run(tmp_path, codebook, name):
    path = tmp_path / "grid.yaml"
    path.write_text(GRIDS[name], encoding="utf-8")
    with pytest.raises(ParameterError):
        plan_grid(PROFILE, read_grid(path), codebook)


@pytest.mark.parametrize(
    "value",
    ["[", "{", "&a [*a]", "!!python/object/apply:os.system [touch owned]", "2024-99-99", "9" * 6000, "[" * 5000, "\x00",
     '"\\ud800"', "{{ 7*7 }}", "'); import os; os.system('touch owned') #", "id\nimport os", "'''"],
)  # fmt: skip
def test_a_hostile_parameter_is_refused_in_a_sentence(codebook, value):
    for name in ("region", "lang", "years", f"lang={value}\nimport os"):
        with pytest.raises(ParameterError):
            check_parameters(PROFILE, dict([_pair(f"{name}={value}")]), codebook)


@pytest.mark.notebooks
def test_what_a_parameter_says_arrives_as_it_was_written_and_is_never_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = {f"a{n}": attack for n, attack in enumerate(WORDS.values())}
    told |= {
        "quotes": "'\"'''\"\"\"\\",
        "lines": "a\nimport os\nos.mkdir('owned')",
        "nul": "\x00",
        "number": '"; 1/0; "',
    }
    declared = nbformat.v4.new_code_cell(
        "\n".join(f'{name}: str = ""' for name in told), metadata={"tags": ["parameters"]}
    )
    shown = nbformat.v4.new_code_cell(f"import json; print(json.dumps([{', '.join(told)}]))")
    notebook = nbformat.v4.new_notebook(
        cells=[declared, shown], metadata={"kernelspec": {"name": "python3", "display_name": "x", "language": "python"}}
    )
    nbformat.write(notebook, tmp_path / "own.ipynb")
    pairs = [part for name, value in told.items() for part in ("-p", f"{name}={json.dumps(value, ensure_ascii=False)}")]
    command = [Path(sys.executable).parent / "jangkau", "run", "own.ipynb", "out.ipynb", *pairs]
    assert subprocess.run(command, capture_output=True, text=True).stderr == ""
    cell = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[-1]
    assert json.loads(cell.outputs[0].text) == list(told.values())
    assert {path.name for path in tmp_path.iterdir()} == {"own.ipynb", "out.ipynb"}


@pytest.mark.parametrize(
    "pattern", ["(" * 5000, "(" * 5000 + "a" + ")" * 5000, "|" * 1000, "{x}", "\x00", "[a-z]*", "\\"]
)
def test_a_hostile_cue_is_refused_in_a_sentence(codebook, pattern):
    with pytest.raises(CodebookError):
        list(find_in_context(pattern, [("a", "Nelayan")], codebook))


def spoilt(tmp_path, file: str, before: str, after: str):
    folder = tmp_path / "codebook"
    shutil.copytree(paths.codebook(), folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("regions.csv", "11,province,Aceh,11", "../../../x,province,Aceh,11", "the code '../../../x' is none of a province"),
        ("regions.csv", "11,province,Aceh,11", "11,province,=1+1,11", "begins like a formula"),
        ("districts.csv", "11.01.01,11.01", "11.01/../01,11.01", "is none of a district"),
        ("districts.csv", "Bakongan", "@SUM(1)", "begins like a formula"),
        ("instruments.csv", "Keselamatan Kerja", "+1+cmd|' /C calc'!A0", "begins like a formula"),
        ("strategies.yaml", "codes:\n", "codes:\n  ../x: {}\n", "is no code"),
        ("strategies.yaml", "codes:\n", f"codes:\n{laughing().replace(chr(10), chr(10) + '  ')}\n", "not YAML|anchor|alias"),
        ("strategies.yaml", "codes:\n", "codes:\n  a: !!python/object/apply:os.system [touch owned]\n", "tag"),
        ("programmes.yaml", "codes:\n", "codes: " + "[" * 20_000, "not YAML|nested"),
    ],
)  # fmt: skip
def test_a_hostile_codebook_is_refused_with_its_line(tmp_path, file, before, after, said):
    with pytest.raises(CodebookError, match=said):
        load_codebook(spoilt(tmp_path, file, before, after))


def test_a_card_that_begins_a_formula_is_not_made_and_is_noted(tmp_path):
    file, corpus = tmp_path / "a.txt", tmp_path / "corpus"
    file.write_text("Nelayan Pati mendaftar.", encoding="utf-8")
    with pytest.raises(CorpusError, match="outlet '=1\\+1' begins like a formula"):
        add_files(corpus, [file], outlet="=1+1")
    assert not corpus.exists()
    add_files(corpus, [file], outlet="Koran")
    cards = corpus / "articles.csv"
    cards.write_text(cards.read_text(encoding="utf-8").replace("Koran", "@SUM(1)"), encoding="utf-8")
    (row,) = read_corpus(corpus).log
    assert (row["outcome"], row["reason_code"]) == ("noted", "bad_card")


def test_a_card_never_leads_out_of_its_folder(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "secret.txt").write_text("rahasia", encoding="utf-8")
    head = "file,sha256,kind,outlet,url,published,retrieved,licence,note\n"
    names = [*PATHS, "../secret.txt", str(tmp_path / "secret.txt"), "\x00"]
    lines = [f'"{name}",{"0" * 64},brief,,,,,,\n' for name in names if '"' not in name]
    (corpus / "articles.csv").write_text(head + "".join(lines), encoding="utf-8")
    read = read_corpus(corpus)
    assert read.documents == [] and {row["reason_code"] for row in read.log} == {"card_without_file"}
    checked = CliRunner().invoke(app, ["check", "--corpus", str(corpus)])
    assert checked.exit_code == 1 and "rahasia" not in checked.output


def test_no_name_of_a_file_or_card_commands_the_terminal(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a\x1b]0;owned\x07\x1b[2J.txt").write_text("Nelayan", encoding="utf-8")
    head = "file,sha256,kind,outlet,url,published,retrieved,licence,note\n"
    (corpus / "articles.csv").write_text(f"{head}\x1b[31m\u202e,x\x1b[2J,\x9b31m,,\x1b,,,,\n", encoding="utf-8")
    for command in (["check"], ["build", "--out", str(tmp_path / "out"), "--formats", "html"]):
        done = CliRunner().invoke(app, [*command, "--corpus", str(corpus)])
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.output), ascii(done.output)


def test_jangkau_add_takes_files_and_fetches_nothing(tmp_path):
    done = CliRunner().invoke(app, ["add", "http://127.0.0.1:1/a.html", "--corpus", str(tmp_path / "corpus")])
    assert done.exit_code == 2 and "there is no such file" in done.output
    assert issubclass(CorpusError, JangkauError)
