"""Forms of other tools: written, read back, and refused where they are wrong."""

import json
from types import SimpleNamespace

import pandas as pd
import pytest
from exchange_sample import PATI, TEXTS, codebook, coder, own_rows, sample_tables

from helpers.errors import ExchangeError, ParameterError
from helpers.exchange import case_tables, label_studio, tagged_text
from helpers.exchange.exports import FORMS, export_coding
from helpers.exchange.offsets import Utf16
from helpers.exchange.readers import read_coders
from helpers.exchange.rows import COLUMNS

SUFFIXES = {
    "qdpx": ".qdpx",
    "web-annotation": ".jsonld",
    "gold": ".jsonl",
    "doccano": ".jsonl",
    "label-studio": ".jsonl",
}
FOLDERS = ["brat", "markdown"]
PLACE = COLUMNS[:-1]


def exported(tmp_path, form):
    path = tmp_path / f"export{SUFFIXES.get(form, '')}"
    export_coding(form, path, sample_tables(), codebook())
    return path


def read(path):
    return read_coders(path, TEXTS, codebook())


@pytest.mark.parametrize("form", [*SUFFIXES, *FOLDERS])
def test_rows_out_are_rows_in(tmp_path, form):
    (found,) = read(exported(tmp_path, form))
    kept = COLUMNS if form != "markdown" else PLACE  # tags have no room for details
    expected = own_rows()[kept].drop_duplicates(ignore_index=True)
    assert found.rows[kept].drop_duplicates(ignore_index=True).equals(expected)
    assert found.documents == set(TEXTS)


@pytest.mark.parametrize("form", FORMS)
def test_two_exports_are_equal_to_the_byte(tmp_path, form):
    first, second = tmp_path / "1", tmp_path / "2"
    for place in (first, second):
        export_coding(form, place / "x", sample_tables(), codebook())
    files = [path.relative_to(first) for path in first.rglob("*") if path.is_file()]
    assert files and [path.relative_to(second) for path in second.rglob("*") if path.is_file()] == files
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in files)


def test_an_export_of_one_table_has_no_other(tmp_path):
    export_coding("gold", tmp_path / "x.jsonl", sample_tables(), codebook(), ["strategies"])
    (found,) = read(tmp_path / "x.jsonl")
    assert set(found.rows["table"]) == {"strategies"}


def test_unknown_forms_and_tables_are_refused_with_those_that_there_are(tmp_path):
    with pytest.raises(ParameterError, match="choose from: qdpx, qdc"):
        export_coding("pdf", tmp_path / "x", sample_tables(), codebook())
    with pytest.raises(ParameterError, match="choose from: regions"):
        export_coding("qdpx", tmp_path / "x", sample_tables(), codebook(), ["flags"])
    assert not list(tmp_path.iterdir())


def test_positions_of_doccano_count_an_emoji_as_two(tmp_path):
    path = exported(tmp_path, "doccano")
    item = json.loads(path.read_text(encoding="utf-8").split("\n")[0])
    units = item["text"].encode("utf-16-le")
    start, end, _ = next(label for label in item["label"] if label[2] == "strategies.aware_village")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "meresmikan Desa Sadar"


def test_positions_in_an_emoji_are_its_end():
    counted = Utf16("a😀b")
    assert [counted.to_units(n) for n in range(4)] == [0, 1, 3, 4]
    assert [counted.to_points(n) for n in (0, 1, 2, 3, 4)] == [0, 1, 2, 2, 3]


def doccano(tmp_path, **values):
    item = {"text": PATI, "label": [[2, 8, "strategies.award"]], **values}
    (tmp_path / "d.jsonl").write_text(json.dumps(item), encoding="utf-8")
    return tmp_path / "d.jsonl"


def test_doccano_names_its_coders_and_finds_the_document_by_its_text(tmp_path):
    (found,) = read(doccano(tmp_path, username="rina"))
    assert found.name == "rina" and found.documents == {"pati"}


def test_doccano_gives_entities_with_offsets_too(tmp_path):
    entity = {"id": 1, "label": "award", "start_offset": 3, "end_offset": 9}
    (found,) = read(doccano(tmp_path, label=[], entities=[entity]))
    (row,) = found.rows.itertuples()
    assert (row.table, row.code, PATI[row.start : row.end]) == ("strategies", "award", "Bupati")


def test_details_of_doccano_stay_with_their_label_in_whatever_order_and_go_with_it(tmp_path):
    path = exported(tmp_path, "doccano")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:2]]
    gone = lines[0]["label"].pop(0)
    lines[0]["label"].reverse()
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (found,) = read(path)
    table, code = gone[2].split(".", 1)
    ours = own_rows()
    assert found.rows.equals(ours[(ours["table"] != table) | (ours["code"] != code)].reset_index(drop=True))


@pytest.mark.parametrize(
    "values, said",
    [
        ({"label": [[0, 0, "award"]]}, "is empty"),
        ({"label": [[0, 900, "award"]]}, "reaches outside"),
        ({"label": [["x", 3, "award"]]}, "line 1, label 1 is not of the form"),
        ({"label": [[0, 3]]}, "expected \\[start, end, code\\]"),
        ({"label": 7}, "line 1 is not of the form"),
        ({"label": [], "entities": [7]}, "line 1, label 1 is not of the form"),
        ({"text": ["x"]}, "line 1 is not of the form"),
        ({"username": "\x1b[31m", "label": [[0, 0, "award"]]}, "is empty"),
        ({"label": [[0, 3, "prize"]]}, "code 'prize' \\(1 codings\\) is not in the codebook"),
        ({"text": PATI + "!", "document_id": "pati"}, "differs from ours"),
        ({"text": "lain"}, "its text 'lain' is none of ours"),
        ({"label": [[0.5, 3, "award"]]}, "'0.5' is no whole number"),
        ({"label": [], "annotations": [{"start_offset": 2, "end_offset": 8, "label": 4}]}, "met the label '4'"),
    ],
)
def test_faults_of_doccano_are_refused(tmp_path, values, said):
    with pytest.raises(ExchangeError, match=said):
        read(doccano(tmp_path, **values))


def label_studio_file(tmp_path, value, **annotation):
    result = {"id": "a", "type": "labels", "from_name": "label", "value": {"labels": ["award"], **value}}
    task = {"data": {"text": PATI, "document_id": "pati"}, "annotations": [{"result": [result], **annotation}]}
    (tmp_path / "l.json").write_text(json.dumps([task]), encoding="utf-8")
    return tmp_path / "l.json"


@pytest.mark.parametrize("start", [2, 3])  # code points, as it counts now; UTF-16 units, as it did
def test_the_words_tell_how_label_studio_counted(tmp_path, start):
    path = label_studio_file(tmp_path, {"start": start, "end": start + 6, "text": "Bupati"}, completed_by=7)
    (found,) = read(path)
    (row,) = found.rows.itertuples()
    assert found.name == "user 7" and PATI[row.start : row.end] == "Bupati"


def test_words_that_stand_nowhere_near_are_refused(tmp_path):
    with pytest.raises(ExchangeError, match="do not stand the words 'Bupati'"):
        read(label_studio_file(tmp_path, {"start": 9, "end": 15, "text": "Bupati"}))


@pytest.mark.parametrize(
    "broken", [{"annotations": [7]}, {"annotations": 7}, {"data": 7}, {"data": {"document_id": "pati"}}]
)
def test_tasks_of_another_form_are_refused(tmp_path, broken):
    path = label_studio_file(tmp_path, {"start": 2, "end": 8})
    (task,) = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([{**task, **broken}]), encoding="utf-8")
    with pytest.raises(ExchangeError, match="line 1 is not of the form"):
        read(path)


def test_annotations_of_people_count_and_not_the_predictions_that_they_began_with(tmp_path):
    path = label_studio_file(
        tmp_path, {"start": 2, "end": 8, "text": "Bupati"}, completed_by={"email": "rina@example.org"}
    )
    tasks = json.loads(path.read_text(encoding="utf-8"))
    tasks[0]["predictions"] = [{"model_version": "jangkau", "result": []}]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    assert [found.name for found in read(path)] == ["rina@example.org"]


def test_label_studio_gets_an_interface_with_every_label(tmp_path):
    exported(tmp_path, "label-studio")
    config = (tmp_path / "export.config.xml").read_text(encoding="utf-8")
    assert '<Label value="strategies.aware_village"/>' in config
    assert '<Label value="a&lt;b"/>' in label_studio.label_config(["a<b"])


def test_brat_has_one_piece_a_line_and_notes(tmp_path):
    lines = (exported(tmp_path, "brat") / "pati.ann").read_text(encoding="utf-8").split("\n")
    (fishers,) = (line for line in lines if "target_groups-fishers" in line)
    start = PATI.index("nelayan.\n")
    assert fishers.split("\t")[1:] == [
        f"target_groups-fishers {start} {start + 8};{start + 9} {start + 13}", "nelayan. =1+1",
    ]  # fmt: skip
    assert any(line.startswith("#") and "status: done ¶ rule_id: test.rule" in line for line in lines)


@pytest.mark.parametrize(
    "line, said",
    [
        ("T1\tstrategies-award 2 8;20 25\tBupati", "words between them"),
        ("T1\tstrategies-award two\tx", "no annotation of brat"),
        ("T1\tstrategies-award 2\tx", "no annotation of brat"),
        ("T1\tstrategies-prize 2 8\tBupati", "not in the codebook"),
    ],
)
def test_faults_of_brat_are_refused(tmp_path, line, said):
    (tmp_path / "pati.ann").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ExchangeError, match=said):
        read(tmp_path)


def test_a_text_beside_brat_annotations_must_be_ours(tmp_path):
    folder = exported(tmp_path, "brat")
    (folder / "pati.txt").write_text("lain", encoding="utf-8")
    with pytest.raises(ExchangeError, match="pati: its text differs"):
        read(folder)


def test_web_annotations_have_both_selectors_and_must_find_their_words(tmp_path):
    path = exported(tmp_path, "web-annotation")
    whole = json.loads(path.read_text(encoding="utf-8"))
    item = next(i for i in whole["first"]["items"] if i["body"][0]["value"] == "strategies.aware_village")
    place, quote = item["target"]["selector"]
    assert PATI[place["start"] : place["end"]] == quote["exact"] == "meresmikan Desa Sadar"
    assert quote["prefix"] == PATI[: place["start"]] and quote["suffix"].startswith(".\n\nIa")
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld" and whole["total"] == len(own_rows())
    quote["exact"] = "meresmikan Desa Lain"
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(ExchangeError, match="does not stand 'meresmikan Desa Lain'"):
        read(path)


@pytest.mark.parametrize("content", ["{", "{}", "3", '{"items": [{"body": [], "target": 1}]}'])
def test_what_are_no_web_annotations_is_refused(tmp_path, content):
    (tmp_path / "w.jsonld").write_text(content, encoding="utf-8")
    with pytest.raises(ExchangeError):
        read(tmp_path / "w.jsonld")


def test_an_article_can_neither_format_a_tagged_page_nor_hold_a_mark():
    assert tagged_text.escape("# *a* <b> ⟦1⟧ \\") == "\\# \\*a\\* \\<b\\> \\⟦1\\⟧ \\\\"


def test_a_mark_that_lost_its_partner_is_named(tmp_path):
    folder = exported(tmp_path, "markdown")
    path = folder / "pati.md"
    path.write_text(path.read_text(encoding="utf-8").replace("⟦/1⟧", ""), encoding="utf-8")
    with pytest.raises(ExchangeError, match="the mark ⟦1 #.* has no partner"):
        read(folder)


def test_codes_by_case_is_1_or_0_for_every_document_also_for_one_without_a_code():
    documents = sample_tables()["documents"]
    chosen = coder("a", ("pati", "strategies", "award", "Bupati"), ("pati", "strategies", "award", "Sadar"))
    table = case_tables.codes_by_case(chosen.rows, documents)
    assert table["document_id"].tolist() == ["pati", "tuban"] and table["strategies.award"].tolist() == [1, 0]
    assert case_tables.codes_by_case(coder("a").rows, documents).columns.tolist() == ["document_id", "title", "year"]


def test_co_occurrence_counts_paragraphs_and_names_the_codes():
    rows = coder(
        "a",
        ("pati", "strategies", "award", "Bupati"),
        ("pati", "programmes", "jkk", "Sadar"),
        ("pati", "programmes", "jkk", "JKK"),
    ).rows
    table = case_tables.co_occurrence(rows, TEXTS)
    assert table.equals(
        pd.DataFrame(
            {
                "code": pd.Series(["programmes.jkk", "strategies.award"], dtype="str"),
                "programmes.jkk": [2, 1],
                "strategies.award": [1, 1],
            }
        )
    )


def test_a_headline_that_starts_like_a_formula_is_none_in_a_table(tmp_path):
    assert "\npati,\"'=Judul" in exported(tmp_path, "cases").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"a": 1}', "[[]]"])
def test_a_file_of_no_known_form_is_refused_with_those_that_there_are(tmp_path, content):
    (tmp_path / "x.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(ExchangeError, match="Expected"):
        read(tmp_path / "x.jsonl")
    with pytest.raises(ExchangeError, match="There is no"):
        read(tmp_path / "y.jsonl")


def test_a_folder_of_tables_is_the_coding_of_the_suite(tmp_path):
    from helpers.tables import write_tables

    write_tables(sample_tables(), tmp_path, codebook())
    (found,) = read(tmp_path)
    assert found.rows.equals(own_rows()) and found.name == "jangkau"


def test_a_folder_without_codings_is_refused(tmp_path):
    with pytest.raises(ExchangeError, match="holds no codings"):
        read(tmp_path)


def test_a_document_without_codings_is_a_page_all_the_same():
    document = SimpleNamespace(document_id="x", title=None, outlet="O", url=None, text="Teks.")
    assert tagged_text.to_markdown(document, coder("a").rows).startswith('---\ndocument_id: "x"\noutlet: "O"\n---\n')
