"""The attacks in PDFs, tables, the data package and explore: plain words everywhere."""

import csv
import io
import json
import re
from pathlib import Path

import pypdf
import pytest
from frictionless import Package

from helpers import tables
from helpers.exchange.exports import FORMS, export_coding
from helpers.reporting.explore import Panel
from helpers.reporting.wording import Wording
from hostile.attacks import ATTACKS, LABEL, WORDS

pytestmark = pytest.mark.notebooks

STARTS = tuple("=+-@＝＋－＠\t\r\n")
DANGEROUS = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/AcroForm", "/SubmitForm", "/URI", "/RichMedia"}  # fmt: skip

# No font of the PDFs has their letters: they are drawn as boxes, which cannot be told apart when the words are taken out.
WITHOUT_LETTERS = {"formula-full-width", "homoglyphs", "zero-width", "emoji"}


def words_of(text: str) -> str:
    return re.sub(r"\s+", "", text)


def keys_of(reader: pypdf.PdfReader):
    """Every name that any object of a PDF holds, as key or value."""
    waiting = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            yield from found
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found
        elif isinstance(found, pypdf.generic.NameObject):
            yield str(found)


def test_the_pdfs_show_every_attack_as_words_and_have_no_action_of_any_kind(made):
    files = sorted(made.site.rglob("*.pdf"))
    assert len(files) == 10
    shown = {}
    for path in files:
        reader = pypdf.PdfReader(path)
        assert DANGEROUS & set(keys_of(reader)) == set(), path
        name = path.relative_to(made.site / "pdf").as_posix()
        if name.endswith(("/reading.pdf", "/33.18.pdf")) or name == "en/national.pdf":
            shown[name] = words_of("".join(page.extract_text() for page in reader.pages))
    for lang in ("id", "en"):
        text = shown[f"{lang}/reading.pdf"] + shown[f"{lang}/regions/33.18.pdf"]
        assert {name for name, attack in WORDS.items() if words_of(attack)[:30] not in text} <= WITHOUT_LETTERS
        assert "root:x:0" not in text and "49" not in re.findall(r"(\d+)\{%include", text)
    assert words_of(LABEL)[:60] in shown["en/national.pdf"]


def cells_of(path: Path):
    return (cell for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")) for cell in row)


@pytest.fixture(scope="module")
def exported(made, tmp_path_factory):
    """All forms of export."""
    folder = tmp_path_factory.mktemp("exported")
    for form in FORMS:
        export_coding(form, folder / form, made.data, made.codebook, all_texts=True)
    return folder


def test_no_cell_of_a_csv_begins_a_formula(made, exported):
    files = [*made.top.joinpath("out").rglob("*.csv"), *exported.rglob("*.csv"), exported / "cases"]
    assert len(files) > 100
    assert {path: cell for path in files for cell in cells_of(path) if cell.startswith(STARTS)} == {}


def test_the_csv_of_the_tables_give_back_what_the_articles_say(made):
    for name, frame in made.data.items():
        kept = tables.SCHEMAS[name].validate(tables.from_csv(name, made.top / "out" / "processed" / f"{name}.csv"))
        assert len(kept) == len(frame)
    documents = tables.from_csv("documents", made.top / "out" / "processed" / "documents.csv").set_index("file")
    for name, attack in ATTACKS.items():
        assert documents.loc[f"{name}.jsonl", "outlet"] == f"{attack} Koran".strip(), name


def test_spans_match_the_texts_of_all_attacks(made):
    texts = made.data["documents"].set_index("document_id")["text"]
    for name in tables.EVIDENCE_TABLES:
        for row in made.data[name].itertuples():
            if name != "flags":
                assert texts[row.document_id][row.start : row.end] == row.evidence, (name, row.document_id)


def test_the_data_package_of_the_attacks_is_valid(exported):
    folder = exported / "datapackage"
    report = Package(folder / "datapackage.json").validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    for name in ("datapackage.json", "ro-crate-metadata.json"):
        json.loads((folder / name).read_text(encoding="utf-8"))


def test_names_of_files_made_from_the_attacks_are_plain_and_stay_in_their_folders(made, exported):
    for folder in (made.top / "out", exported):
        for path in folder.rglob("*"):
            assert re.fullmatch(r"[A-Za-z0-9._-]{1,120}", path.name), path
            assert path.resolve().is_relative_to(folder.resolve())
    assert not Path("/tmp/owned").exists()


@pytest.mark.filterwarnings("ignore:constrained_layout not applied")  # a label of the codebook fills the drawing
def test_explore_shows_the_attacks_as_words(made, tmp_path):
    panel = Panel(made.data, Wording("en"), made.codebook, tmp_path / "corrections.csv")
    for number in range(len(panel.tabs.children)):
        panel.tabs.selected_index = number
    panel.context.query.value = "nelayan"
    shown = [panel.summary, panel.portfolio, panel.timeline, panel.sentences, panel.context.shown]
    made_up = "".join(widget.value for widget in shown)
    assert "&lt;script&gt;" in made_up and "nelayan" in made_up
    tags = set(re.findall(r"<([a-zA-Z][\w-]*)", made_up))
    assert tags <= set("a abbr b blockquote br caption code dd div dl dt em figcaption figure h2 h3 img li ol p section small span strong sub sup svg path title table tbody td th thead tr ul".split()), tags  # fmt: skip
    assert not re.search(r"<[^>]*\s(?:on\w+|srcdoc|formaction)=", re.sub(r'"[^"]*"', '""', made_up))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", made_up)
    panel.tabs.selected_index = 3
    frame = panel.rows.shown.df
    assert len(frame) and not panel.rows.shown.allow_html if hasattr(panel.rows.shown, "allow_html") else len(frame)
    assert not frame.map(lambda cell: bool(re.search("[\u202a-\u202e\u2066-\u2069\x1b]", str(cell)))).any(axis=None)
