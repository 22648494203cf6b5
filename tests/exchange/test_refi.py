"""REFI-QDA projects and codebooks: as the standard has them, read back by us and by another library."""

import io
import zipfile
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from exchange_sample import PATI, TEXTS, TUBAN, codebook, own_rows, sample_tables
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject
from pyrefiqda.models import CodeBook, Project
from refi_schema import schema_of

from helpers.errors import ExchangeError
from helpers.exchange.readers import read_coders
from helpers.exchange.refi_codebook import CODEBOOK, PROJECT, codebook_file
from helpers.exchange.refi_writing import project_file

Q = f"{{{PROJECT}}}"


@cache
def project() -> bytes:
    return project_file(own_rows(), sample_tables()["documents"], codebook())


def changed(tmp_path, change=lambda root: None, texts=lambda content: content, more=()):
    """A project as another program may give it back: its XML and its texts changed, files added."""
    packed = zipfile.ZipFile(io.BytesIO(project()))
    path = tmp_path / "changed.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in packed.namelist():
            content = packed.read(name)
            if name == "project.qde":
                root = ET.fromstring(content)
                change(root)
                content = ET.tostring(root)
            else:
                content = texts(content)
            archive.writestr(name, content)
        for name, content in more:
            archive.writestr(name, content)
    return path


def read(path):
    return read_coders(path, TEXTS, codebook())


def test_a_project_is_valid_by_the_schema_of_the_standard():
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(project())).read("project.qde"))
    schema = schema_of(Project, "Project", PROJECT)
    assert schema.validate(root), schema.error_log
    root.find(f"{Q}Sources")[0].attrib.pop("guid")
    assert not schema.validate(root)  # the schema does see a fault


def test_a_codebook_is_valid_alone_and_has_every_code_below_parents_that_cannot_be_coded_with():
    root = etree.fromstring(codebook_file(codebook()))
    schema = schema_of(CodeBook, "CodeBook", CODEBOOK)
    assert schema.validate(root), schema.error_log
    codes = {code.get("name"): code for code in root.iter(f"{{{CODEBOOK}}}Code")}
    assert codes["strategies.aware_village"].get("isCodable") == "true"
    assert codes["strategies.aware_village"].getparent().get("name") == "family: awareness"
    parents = [code for code in root.iter(f"{{{CODEBOOK}}}Code") if len(code.findall(f"{{{CODEBOOK}}}Code"))]
    assert {code.get("isCodable") for code in parents} == {"false"}
    assert len({code.get("guid") for code in codes.values()}) == len(codes)


def test_another_library_reads_the_codebook(tmp_path):
    (tmp_path / "codes.qdc").write_bytes(codebook_file(codebook()))
    read_back = RefiCodebook.load(tmp_path / "codes.qdc")
    assert [code.name for code in read_back.codes.code][:2] == ["table: strategies", "table: quantities"]


def test_another_library_reads_all_codings_at_the_words_that_they_are_about(tmp_path):
    (tmp_path / "p.qdpx").write_bytes(project())
    loaded = RefiProject.load(tmp_path / "p.qdpx", str(tmp_path / "out"))
    names = {}

    def walk(codes):
        for code in codes:
            names[code.guid] = code.name
            walk(code.code)

    walk(loaded.code_book.codes.code)
    found = []
    for source in loaded.sources.text_source:
        text = (tmp_path / "out" / "Sources" / source.plain_text_path.removeprefix("internal://")).read_bytes().decode()
        for selection in source.plain_text_selection:
            assert selection.creating_user == loaded.users.user[0].guid and selection.creation_date_time
            words = text[selection.start_position : selection.end_position]
            found += [(source.name, names[coding.code_ref.target_guid], words) for coding in selection.coding]
    rows = own_rows()
    expected = [
        (r.document_id, f"{r.table}.{r.code}", TEXTS[r.document_id][r.start : r.end]) for r in rows.itertuples()
    ]
    assert sorted(found) == sorted(expected)


def test_what_importers_insist_on_holds():
    archive = zipfile.ZipFile(io.BytesIO(project()))
    texts = [archive.read(name) for name in archive.namelist()[1:]]
    assert archive.namelist()[0] == "project.qde" and all(
        name.startswith("Sources/") for name in archive.namelist()[1:]
    )
    assert texts == [PATI.encode(), TUBAN.removeprefix("\ufeff").encode()]  # LF, and no byte order mark
    root = ET.fromstring(archive.read("project.qde"))
    assert not list(root.iter(f"{Q}PlainTextContent"))
    described = [element.text for element in root.iter(f"{Q}Description")]
    assert "status: done\nrule_id: test.rule" in described
    values = root.find(f"{Q}Sources/{Q}TextSource/{Q}VariableValue")
    assert values.findtext(f"{Q}TextValue") == '=Judul "baru" <1>'


def test_two_exports_are_equal_to_the_byte():
    assert project.__wrapped__() == project()
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(project())).infolist()} == {(2024, 7, 1, 0, 0, 0)}


def test_what_is_exported_comes_back_row_for_row(tmp_path):
    (coder,) = read(changed(tmp_path))
    assert coder.name == "jangkau" and coder.documents == set(TEXTS)
    assert coder.rows.equals(own_rows())


def add_person(root, name="Rina", guid="0000000a-0000-0000-0000-000000000000"):
    ET.SubElement(root.find(f"{Q}Users"), f"{Q}User", {"guid": guid, "name": name})
    return guid


def test_each_person_of_a_project_is_a_coder_of_all_its_texts(tmp_path):
    def rina_codes(root):
        # braces and capitals, as some programs write them
        guid = "{" + add_person(root).upper() + "}"
        selection = root.find(f"{Q}Sources/{Q}TextSource/{Q}PlainTextSelection")
        selection.find(f"{Q}Coding").set("creatingUser", guid)

    rina, suite = read(changed(tmp_path, rina_codes))
    assert (rina.name, suite.name) == ("Rina", "jangkau")
    assert len(rina.rows) == 1 and len(rina.rows) + len(suite.rows) == len(own_rows())
    assert rina.documents == suite.documents == set(TEXTS)


def test_a_renamed_code_is_known_by_its_identifier(tmp_path):
    def rename(root):
        for code in root.iter(f"{Q}Code"):
            if code.get("name") == "strategies.aware_village":
                code.set("name", "Desa Sadar")

    (coder,) = read(changed(tmp_path, rename))
    assert coder.rows.equals(own_rows())


def test_a_source_named_with_its_ending_and_text_inside_the_xml_are_read_too(tmp_path):
    def inside(root):
        source = root.find(f"{Q}Sources")[0]
        source.set("name", "pati.txt")
        source.attrib.pop("plainTextPath")
        content = ET.Element(f"{Q}PlainTextContent")
        content.text = PATI
        source.insert(0, content)

    (coder,) = read(changed(tmp_path, inside))
    assert coder.rows.equals(own_rows())


def selection(root):
    return root.find(f"{Q}Sources/{Q}TextSource/{Q}PlainTextSelection")


def misspell_code(root):
    """A code that is neither known by its name nor by its identifier."""
    (code,) = (c for c in root.iter(f"{Q}Code") if c.get("name") == "strategies.aware_village")
    strange = "bbbbbbbb-0000-0000-0000-000000000000"
    for reference in root.iter(f"{Q}CodeRef"):
        if reference.get("targetGUID") == code.get("guid"):
            reference.set("targetGUID", strange)
    code.set("name", "strategies.aware_vilage")
    code.set("guid", strange)


FAULTS = {
    "an empty place": (lambda r: selection(r).set("endPosition", selection(r).get("startPosition")), "is empty"),
    "a place outside": (lambda r: selection(r).set("endPosition", "5000"), "reaches outside the text"),
    "a place before": (lambda r: selection(r).set("startPosition", "-1"), "reaches outside the text"),
    "a place backwards": (lambda r: selection(r).set("endPosition", "0"), "ends before it starts"),
    "no place": (lambda r: selection(r).set("startPosition", "x"), "has no positions"),
    "no code": (lambda r: selection(r)[-1].clear(), "names no code. Delete it."),
    "an unknown code": (misspell_code, "did you mean strategies.aware_village"),
    "two users of one name": (lambda r: add_person(r, "jangkau"), "2 users are called 'jangkau'"),
    "an unknown user": (lambda r: selection(r)[-1].set("creatingUser", "c" * 8), "not among the project's users"),
    "a text twice": (lambda r: r.find(f"{Q}Sources")[1].set("name", "pati"), "two sources have this name"),
    "a strange text": (lambda r: r.find(f"{Q}Sources")[1].set("name", "lain"), "no document of this corpus"),
    "a missing text": (
        lambda r: r.find(f"{Q}Sources")[1].set("plainTextPath", "internal://x.txt"),
        "there is no internal",
    ),
    "a picture": (
        lambda r: ET.SubElement(r.find(f"{Q}Sources"), f"{Q}PictureSource", {"name": "foto"}),
        "no plain text",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_with_what_to_do(tmp_path, fault):
    change, said = FAULTS[fault]
    with pytest.raises(ExchangeError) as refused:
        read(changed(tmp_path, change))
    assert said in str(refused.value) and str(refused.value).endswith("Nothing was imported.")


def test_all_faults_are_told_at_once(tmp_path):
    def spoil(root):
        selection(root).set("endPosition", "5000")
        add_person(root, "jangkau")

    with pytest.raises(ExchangeError) as refused:
        read(changed(tmp_path, spoil))
    assert "reaches outside" in str(refused.value) and "2 users" in str(refused.value)


@pytest.mark.parametrize(
    "spoil, said",
    [
        (lambda text: text.replace(b"Bupati", b"bupati"), "differs from ours from character 2"),
        (lambda text: text.replace(b"\n", b"\r"), "differs from ours"),
        (lambda text: text + b" ", "differs from ours"),
        (lambda text: text.decode().encode("utf-16"), "in UTF-8"),
    ],
)
def test_a_text_that_differs_by_a_byte_is_refused_with_the_place(tmp_path, spoil, said):
    with pytest.raises(ExchangeError, match=said):
        read(changed(tmp_path, texts=spoil))


def test_a_byte_order_mark_before_a_text_is_no_difference(tmp_path):
    (coder,) = read(changed(tmp_path, texts=lambda text: b"\xef\xbb\xbf" + text))
    assert coder.rows.equals(own_rows())


def test_nvivo_s_line_ends_and_units_are_counted_back(tmp_path):
    def as_nvivo(text):
        return text.removeprefix("\ufeff").replace("\n", "\r\n")

    def count(root):
        root.set("origin", "NVivo for Windows 12.6")
        for source in root.iter(f"{Q}TextSource"):
            text = TEXTS[source.get("name")].removeprefix("\ufeff")
            for selected in source.iter(f"{Q}PlainTextSelection"):
                for name in ("startPosition", "endPosition"):
                    before = as_nvivo(text[: int(selected.get(name))])
                    selected.set(name, str(len(before.encode("utf-16-le")) // 2))

    def with_mark(content):
        return b"\xef\xbb\xbf" + as_nvivo(content.decode()).encode()

    (coder,) = read(changed(tmp_path, count, with_mark))
    assert coder.rows.equals(own_rows())


def test_line_ends_of_two_characters_are_counted_as_two(tmp_path):
    def move(root):
        for source in root.iter(f"{Q}TextSource"):
            text = TEXTS[source.get("name")].removeprefix("\ufeff")
            for selected in source.iter(f"{Q}PlainTextSelection"):
                for name in ("startPosition", "endPosition"):
                    selected.set(name, str(len(text[: int(selected.get(name))].replace("\n", "\r\n"))))

    (coder,) = read(changed(tmp_path, move, lambda content: content.replace(b"\n", b"\r\n")))
    assert coder.rows.equals(own_rows())


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = changed(tmp_path, more=[("Sources/bomb.txt", b"0" * 20_000_000)])
    with pytest.raises(ExchangeError, match="unpacks .* bytes to"):
        read(path)


def test_an_entry_that_is_longer_than_it_says_is_refused(tmp_path):
    path = changed(tmp_path)
    spoilt = bytearray(path.read_bytes())
    place = spoilt.rfind(b"PK\x01\x02")
    spoilt[place + 24 : place + 28] = (1).to_bytes(4, "little")
    path.write_bytes(spoilt)
    with pytest.raises(ExchangeError):
        read(path)


ENTITY = b'<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project xmlns="urn:QDA-XML:project:1.0">&x;</Project>'


@pytest.mark.parametrize(
    "content, said",
    [
        (ENTITY, "document type or entities"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a>&d;</a>", "document type or entities"),
        (b"<Project", "no XML"),
        (b"", "no XML"),
    ],
)
def test_xml_with_entities_or_without_sense_is_refused(tmp_path, content, said):
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        archive.writestr("project.qde", content)
    with pytest.raises(ExchangeError, match=said):
        read(tmp_path / "p.qdpx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense"])
def test_what_is_no_archive_is_refused(tmp_path, content):
    (tmp_path / "p.qdpx").write_bytes(content)
    with pytest.raises(ExchangeError, match="cannot be read"):
        read(tmp_path / "p.qdpx")


def test_an_archive_without_a_project_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        archive.writestr("deep/project.qde", b"<a/>")
    with pytest.raises(ExchangeError, match="no project.qde at its root"):
        read(tmp_path / "p.qdpx")
