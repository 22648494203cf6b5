"""The data package: valid, repeatable, and without a word that may not be passed on."""

import json

import pandas as pd
import pytest
from exchange_sample import TEXTS, codebook, sample_tables
from frictionless import Package
from rocrate.rocrate import ROCrate

from helpers.errors import ExchangeError, ReportError
from helpers.exchange.datapackage import write_package
from helpers.exchange.exports import export_coding
from helpers.exchange.licences import is_open


@pytest.fixture
def package(tmp_path):
    write_package(sample_tables(), codebook(), tmp_path / "package")
    return tmp_path / "package"


def closed_tables():
    """The tables with one text whose card names no licence."""
    data = dict(sample_tables())
    documents = data["documents"].copy()
    documents.loc[documents["document_id"] == "pati", "licence"] = None
    return {**data, "documents": documents}


def test_it_is_a_valid_data_package(package):
    report = Package(package / "datapackage.json").validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    assert {task.name for task in report.tasks} >= {"documents", "strategies", "reading-log"}


def test_the_validator_sees_a_code_that_the_codebook_does_not_have(package):
    path = package / "data" / "strategies.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("aware_village", "prize"), encoding="utf-8")
    errors = {error.type for task in Package(package / "datapackage.json").validate().tasks for error in task.errors}
    assert {"constraint-error", "hash-count"} & errors


def test_a_row_of_a_document_that_is_not_there_breaks_it(package):
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    (strategies,) = (one for one in descriptor["resources"] if one["name"] == "strategies")
    assert strategies["schema"]["foreignKeys"][0]["reference"] == {"resource": "documents", "fields": ["document_id"]}
    assert strategies["schema"]["primaryKey"] == ["document_id", "strategy_code", "start", "end"]


def test_the_crate_names_every_file_and_what_the_tables_were_made_from(package):
    crate = ROCrate(str(package))
    files = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    named = {entity.id for entity in crate.get_entities() if entity.type == "File"}
    assert named == files - {"ro-crate-metadata.json", ".jangkau"}
    action = crate.dereference("#coding")
    assert {text["name"] for text in action["object"] if text.type == "CreativeWork"} == {'=Judul "baru" <1>'}
    assert {made.id for made in action["result"]} == {name for name in named if name.startswith("data/")}
    assert action["instrument"]["name"] == "Jangkau"
    assert crate.root_dataset["datePublished"] == "2024-07-01"


# of the context of RO-Crate 1.1 (version 1.1.3); an unknown key makes a crate invalid, as its validator says
TERMS = set(
    "about agent author conformsTo contentSize datePublished description encodingFormat hasPart identifier instrument "
    "isBasedOn license mentions name object publisher result softwareVersion version".split()
)


def test_every_key_of_the_crate_is_a_term_that_its_context_has(package):
    crate = json.loads((package / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    address, more = crate["@context"]
    assert address == "https://w3id.org/ro/crate/1.1/context"
    keys = {key for entity in crate["@graph"] for key in entity if not key.startswith("@")}
    assert keys == TERMS | set(more) and not TERMS & set(more)


def test_the_folder_says_by_itself_what_it_is_how_to_cite_it_and_under_which_licence(package):
    readme = (package / "README.md").read_text(encoding="utf-8")
    citation = (package / "CITATION.cff").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 4.0 International" in readme and "an apostrophe in front" in readme
    assert "cff-version: 1.2.0" in citation and "type: dataset" in citation and "date-released: 2024-07-01" in citation


def test_a_text_that_may_not_be_passed_on_is_in_no_file_of_the_package(tmp_path):
    write_package(closed_tables(), codebook(), tmp_path / "package")
    whole = b"".join(path.read_bytes() for path in (tmp_path / "package").rglob("*") if path.is_file()).decode()
    for line in (line for line in TEXTS["pati"].splitlines() if line):
        assert line not in whole
    assert "meresmikan Desa Sadar" not in whole and "menggelar sosialisasi" in whole
    assert "1 of 2 texts are left out" in whole
    assert Package(tmp_path / "package" / "datapackage.json").validate().valid


@pytest.mark.parametrize("form", ["qdpx", "gold", "doccano", "brat", "web-annotation", "markdown", "label-studio"])
def test_other_forms_have_it_only_when_asked(tmp_path, form):
    with pytest.raises(ExchangeError, match="1 of 2 texts have no licence .*:\n  pati\nFor work on your own machine"):
        export_coding(form, tmp_path / "x", closed_tables(), codebook())
    assert not list(tmp_path.iterdir())
    export_coding(form, tmp_path / "x", closed_tables(), codebook(), all_texts=True)
    assert (tmp_path / "x").exists()


def test_a_folder_of_the_user_is_not_overwritten(tmp_path):
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match="did not make"):
        write_package(sample_tables(), codebook(), tmp_path)


@pytest.mark.parametrize(
    "licence, may",
    [
        ("CC-BY-4.0", True),
        ("cc by-sa 4.0", True),
        ("CC0-1.0", True),
        ("CC-BY-ND-4.0", False),
        ("", False),
        (None, False),
        ("All rights reserved", False),
    ],
)
def test_only_licences_that_let_anybody_pass_a_text_on_are_open(licence, may):
    assert is_open(pd.Series([licence], dtype="str")).tolist() == [may]
