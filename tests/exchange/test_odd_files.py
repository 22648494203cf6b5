"""Files as other programs, older versions and people write them: read rightly, or refused with what to do."""

import json
import unicodedata
import zipfile

import pytest
from exchange_sample import PATI, TEXTS, codebook, sample_tables

from helpers.errors import ExchangeError
from helpers.exchange.exports import export_coding
from helpers.exchange.imports import import_coding
from helpers.exchange.readers import read_coders
from helpers.exchange.rows import CODE_COLUMNS

CODE, USER = "CCCCCCCC-0000-4000-8000-000000000001", "AAAAAAAA-0000-4000-8000-000000000001"
SIGNED = {"reason": "Salah baca.", "name": "Ani", "date": "2024-07-02"}


def read(path, texts=TEXTS):
    return read_coders(path, texts, codebook())


def lines(tmp_path, *objects):
    (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, objects)), encoding="utf-8")
    return tmp_path / "f.jsonl"


def selection(start, end, user=USER):
    # identifiers in small letters here and in capitals there, more elements than we write, attributes in another order
    return (
        f'<PlainTextSelection endPosition="{end}" startPosition="{start}" name="x" guid="D{start}" creatingUser="{user}">'
        f'<Description>status: done</Description><Coding creatingUser="{user}" guid="E{start}">'
        f'<CodeRef targetGUID="{CODE.lower()}"/></Coding><NoteRef targetGUID="F"/></PlainTextSelection>'
    )


def project(tmp_path, selections, **changed):
    """A project by hand, as no program but also not far from MAXQDA's; ``changed`` replaces parts of it."""
    part = {
        "users": f'<Users><User guid="{USER}" name="Ani"/></Users>',
        "codes": f'<Code name="strategies.award" guid="{CODE}" isCodable="true"/>',
        "namespace": "urn:QDA-XML:project:1.0",
        "name": "pati",
        "path": "internal://T1.txt",
        "text": PATI.encode(),
        **changed,
    }
    source = (
        f'<TextSource richTextPath="internal://T1.docx" plainTextPath="{part["path"]}" name="{part["name"]}" guid="T1">'
    )
    xml = (
        f'<Project name="x" origin="MAXQDA 24" xmlns="{part["namespace"]}"><Sources>{source}<Description>memo</Description>'
        f"{selections}<VariableValue/></TextSource></Sources><Sets/><CodeBook><Codes>{part['codes']}</Codes></CodeBook>"
        f"{part['users']}</Project>"
    )
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        archive.writestr("project.qde", xml)
        archive.writestr("sources/t1.TXT", part["text"])
    return tmp_path / "p.qdpx"


@pytest.mark.parametrize(
    "changed", [{}, {"namespace": "urn:QDA-XML:project:1.5"}, {"name": "pati.docx"}, {"name": "pati.txt"}]
)
def test_a_project_of_another_program_is_read(tmp_path, changed):
    (ani,) = read(project(tmp_path, selection(2, 8), **changed))
    (row,) = ani.rows.itertuples()
    assert (ani.name, row.document_id, row.code, PATI[row.start : row.end]) == ("Ani", "pati", "award", "Bupati")
    # its codebook has strategies alone, so nobody looked for the others
    assert {table for table, _ in ani.left_out} >= {"regions", "people"} and "strategies" not in dict(ani.left_out)


def test_who_deleted_every_coding_went_through_the_texts(tmp_path):
    (ani,) = read(project(tmp_path, ""))
    assert ani.documents == {"pati"} and not len(ani.rows)


ALIKE = f'<Users><User guid="{USER}" name="Ani"/><User guid="B" name="ANI "/></Users>'
TWICE = f'<Code name="strategies.award" guid="{CODE}"/><Code name="strategies.regulation" guid="{CODE.lower()}"/>'
DECOMPOSED = unicodedata.normalize("NFD", "Café")


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"namespace": ""}, "begins with 'Project', not with a Project of REFI-QDA"),
        ({"users": ALIKE}, "2 users are called 'Ani' and 'ANI', so their codings could not be told apart. Rename one"),
        ({"codes": TWICE}, "codes strategies.award, strategies.regulation have one identifier"),
        (
            {"codes": TWICE.replace("award", "Aware_Village").split("/>")[0] + "/>"},
            "did you mean strategies.aware_village",
        ),
        ({"codes": f'<Code name="Jemput bola" guid="{CODE}"/>'}, "did you mean strategies.door_to_door"),
        ({"name": "PATI"}, "no document of this corpus has this name; did you mean pati"),
        ({"path": "relative:///T1.txt"}, "its text lies outside the archive"),
        ({"path": ""}, "it has no text"),
        ({"path": "internal://../../T1.txt"}, "there is no internal"),
        ({"text": PATI.encode("utf-16")}, "is not in UTF-8"),
        ({"text": PATI.replace("  ", " ").encode()}, "only blanks and line ends differ"),
        ({"text": PATI[:-1].encode()}, r"from character \d+ on \(ends, ours"),
    ],
)
def test_a_project_that_cannot_be_used_says_what_was_met_and_what_to_do(tmp_path, changed, said):
    with pytest.raises(ExchangeError, match=said):
        read(project(tmp_path, selection(2, 8), **changed))


def test_a_locked_archive_and_a_codebook_alone_are_refused(tmp_path):
    content = bytearray(project(tmp_path, "").read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "p.qdpx").write_bytes(content)
    with pytest.raises(ExchangeError, match="locked with a password"):
        read(tmp_path / "p.qdpx")
    (tmp_path / "c.qdc").write_text("<CodeBook/>", encoding="utf-8")
    with pytest.raises(ExchangeError, match="a codebook alone, without codings"):
        read(tmp_path / "c.qdc")


def test_letters_composed_in_another_way_are_told(tmp_path):
    texts = {"kafe": DECOMPOSED}
    with pytest.raises(ExchangeError, match="composed in one and decomposed in the other"):
        read(lines(tmp_path, {"doc": "kafe", "strategies": [{"code": "award", "evidence": "Café"}]}), texts)
    with pytest.raises(ExchangeError, match="composed in one and decomposed in the other"):
        read(lines(tmp_path, {"text": "Café", "document_id": "kafe", "label": []}), texts)


def test_doccano_of_older_versions_names_users_and_lines_end_as_they_like(tmp_path):
    text = PATI.replace("\n", "\r\n")
    start = text.index("JKK itu") + 1  # in UTF-16 units: the emoji before it counts twice
    marked = [{"start_offset": start, "end_offset": start + 3, "label": "jkk", "user": n} for n in (1, 2)]
    first, second = read(lines(tmp_path, {"id": 1, "text": text, "annotations": marked, "meta": {}}))
    assert (first.name, second.name) == ("user 1", "user 2")
    (row,) = first.rows.itertuples()
    assert PATI[row.start : row.end] == "JKK"


@pytest.mark.parametrize("extra", [0, 1])  # code points, as scripts count; UTF-16 units, as doccano does
def test_positions_of_a_doccano_file_are_taken_for_what_cuts_fewer_words(tmp_path, extra):
    start = PATI.index("meresmikan") + extra
    (found,) = read(lines(tmp_path, {"text": PATI, "label": [[start, start + 10, "award"]]}))
    (row,) = found.rows.itertuples()
    assert PATI[row.start : row.end] == "meresmikan"


def test_a_text_that_two_documents_have_is_not_guessed(tmp_path):
    with pytest.raises(ExchangeError, match="a, b have its text. Say which in a field 'document_id'"):
        read(lines(tmp_path, {"text": "sama", "label": []}), {"a": "sama", "b": "sama"})


RESULT = {"id": "a", "type": "labels", "from_name": "label"}
VALUE = {"start": 2, "end": 8, "text": "Bupati", "labels": ["award"]}


@pytest.mark.parametrize(
    "item",
    [
        {"data": {"text": PATI}, "annotations": [{"completed_by": 7, "result": [{**RESULT, "value": VALUE}]}]},
        {
            "data": {"berita": PATI},
            "annotations": [{"completed_by": {"id": 7}, "result": [{**RESULT, "value": VALUE}]}],
        },
        {"text": PATI, "id": 1, "label": [VALUE], "annotator": 7},
    ],
)
@pytest.mark.parametrize("written", [lambda item: json.dumps([item]), lambda item: json.dumps(item, indent=2)])
def test_label_studio_s_forms_are_read_and_the_document_found_by_its_text(tmp_path, item, written):
    (tmp_path / "l.json").write_text(written(item), encoding="utf-8")
    (found,) = read(tmp_path / "l.json")
    assert (found.name, len(found.rows), found.documents) == ("user 7", 1, {"pati"})


def test_a_task_that_was_skipped_was_not_gone_through(tmp_path):
    skipped = {"completed_by": 8, "was_cancelled": True, "result": []}
    done = {"completed_by": 7, "result": [{**RESULT, "value": VALUE}]}
    assert [one.name for one in read(lines(tmp_path, {"data": {"text": PATI}, "annotations": [skipped, done]}))] == [
        "user 7"
    ]


@pytest.mark.parametrize("name, said", [("x.md", "cannot be read"), ("pati.ann", "do not stand the words 'Wali Kota'")])
def test_folders_with_a_file_that_was_spoilt_are_refused(tmp_path, name, said):
    (tmp_path / name).write_bytes(b"T1\taward 2 8\tWali Kota\n" if name.endswith("ann") else b"\xff")
    with pytest.raises(ExchangeError, match=said):
        read(tmp_path)


@pytest.mark.parametrize(
    "item, said",
    [
        (
            {"doc": "lain", "strategies": [{"code": "award", "status": "done", "start": 0, "end": 3}]},
            "lain: no document",
        ),
        (
            {"doc": "pati", "strategies": [{"code": "award", "status": "selesai", "start": 2, "end": 8}]},
            "done, ongoing",
        ),
        (
            {"doc": "pati", "quantities": [{"indicator": "participants", "value": "dua", "evidence": "20"}]},
            "is no number",
        ),
        ({"doc": "pati", "strategies": [{"code": "award", "start": 2.5, "end": 8}]}, "are no whole numbers"),
        ({"doc": "pati", "strategies": [{"code": "award", "start": True, "end": 8}]}, "are no whole numbers"),
        ({"doc": "pati", "strategies": [{"code": "award", "evidence": 5}]}, "is no text"),
        ({"doc": "pati", "strategies": [{"code": "Award"}]}, "did you mean award"),
    ],
)
def test_gold_that_no_row_of_the_tables_could_be_is_not_imported(tmp_path, item, said):
    with pytest.raises(ExchangeError, match=said):
        import_coding(lines(tmp_path, item), sample_tables(), codebook(), "", SIGNED)


def test_an_empty_file_and_the_line_of_a_broken_one_are_named(tmp_path):
    (tmp_path / "e.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(ExchangeError, match="is empty"):
        read(tmp_path / "e.jsonl")
    (tmp_path / "e.jsonl").write_text('{"doc": "pati"}\n{"doc"\n', encoding="utf-8")
    with pytest.raises(ExchangeError, match="line 2"):
        read(tmp_path / "e.jsonl")


def test_tables_that_were_not_coded_are_left_as_they_are(tmp_path):
    done = import_coding(lines(tmp_path, {"doc": "pati", "strategies": []}), sample_tables(), codebook(), "", SIGNED)
    assert set(done.changes["table"]) == {"strategies"} and set(done.changes["action"]) == {"remove"}
    assert any(
        note.startswith("Not coded in this file, so our rows stay as they are: instruments,") for note in done.notes
    )


@pytest.mark.parametrize("form", ["qdpx", "gold", "doccano", "label-studio", "brat", "markdown", "web-annotation"])
def test_what_was_exported_of_some_tables_comes_back_without_a_change_of_the_others(tmp_path, form):
    path = tmp_path / {"qdpx": "p.qdpx", "web-annotation": "w.jsonld"}.get(form, "f.jsonl")
    export_coding(form, path, sample_tables(), codebook(), ["strategies", "programmes"])
    done = import_coding(path, sample_tables(), codebook(), "", SIGNED)
    assert not len(done.changes)
    assert {table for table, _ in done.coder.left_out} == set(CODE_COLUMNS) - {"strategies", "programmes"}
