import io

import pypdf
import pytest
from nbconvert.exporters import get_exporter

from helpers.reporting import blocks
from helpers.reporting.pages import Frame
from helpers.reporting.pdf import PDFReportExporter
from helpers.reporting.provenance import Made

MADE = Made(code="sha256:0c0de", lock="sha256:10cc", date=1719705600)  # 30 June 2024


def export(notebook, **traits) -> bytes:
    return PDFReportExporter(**traits).from_notebook_node(notebook)[0]


@pytest.fixture(scope="module")
def read():
    return lambda data: pypdf.PdfReader(io.BytesIO(data))


def tags(element, found=None) -> list[dict]:
    """All elements of the structure tree."""
    found = [] if found is None else found
    element = element.get_object()
    if isinstance(element, pypdf.generic.DictionaryObject):
        found.append(element)
        tags(element.get("/K", pypdf.generic.NullObject()), found)
    elif isinstance(element, pypdf.generic.ArrayObject):
        for inner in element:
            tags(inner, found)
    return found


def test_nbconvert_knows_the_exporter():
    assert get_exporter("jangkau-pdf") is PDFReportExporter


@pytest.mark.parametrize(("lang", "stored"), [("id", "id-ID"), ("en", "en-GB")])
def test_the_pdf_has_language_title_and_tags_and_claims_pdf_ua(notebook_of, read, lang, stored):
    reader = read(export(notebook_of(lang)))
    catalogue = reader.trailer["/Root"]
    assert (catalogue["/Lang"], reader.metadata.title) == (
        stored,
        "How does Kabupaten Contoh Utara bring its workers into the scheme?",
    )
    assert catalogue["/MarkInfo"]["/Marked"] and catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()


def test_figures_have_their_words_tables_their_heads_and_quotations_their_language(notebook_of, read):
    found = tags(read(export(notebook_of())).trailer["/Root"]["/StructTreeRoot"])
    kinds = [element.get("/S") for element in found]
    assert [element["/Alt"] for element in found if element.get("/S") == "/Figure"][0].startswith("Bar chart of three")
    assert kinds.count("/TH") >= 7 and "/THead" in kinds and "/H1" in kinds and "/Caption" in kinds
    assert "id" in {str(element.get("/Lang"))[:2] for element in found}


def test_pages_are_numbered_and_later_ones_carry_the_title(notebook_of, read):
    texts = [page.extract_text() for page in read(export(notebook_of())).pages]
    assert all(f"{number} / {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert all("How does Kabupaten Contoh Utara" in text for text in texts) and len(texts) > 1


def test_the_head_of_a_long_table_is_repeated(notebook_of, read):
    table = blocks.Table("Long", [blocks.Column("a", "Headword")], [[f"row {n}"] for n in range(120)])
    head = blocks.Report("en", "reading", "A long table")
    texts = [page.extract_text() for page in read(export(notebook_of(parts=[head, table]))).pages]
    assert all("Headword" in text for text in texts if "row " in text) and len(texts) > 2


def test_nothing_of_the_notebook_but_its_blocks_and_prose_is_in_the_pdf(notebook_of, read):
    text = "".join(page.extract_text() for page in read(export(notebook_of())).pages)
    assert "unseen" not in text and "ValueError: no <b>such</b> region" in text and '#include "x" $a$ @b' in text


def test_every_font_is_embedded_and_none_is_of_the_system(notebook_of, read):
    fonts = {
        name for page in read(export(notebook_of())).pages for name in page["/Resources"].get("/Font", {}).values()
    }
    names = {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts}
    assert names and all(name.startswith(("Libertinus", "DejaVu", "LastResort")) for name in names)


def test_evidence_is_linked_where_its_address_is_known(notebook_of, read):
    def addresses(data: bytes) -> set[str]:
        notes = [note.get_object() for page in read(data).pages for note in page.get("/Annots", [])]
        return {note["/A"]["/URI"] for note in notes}

    assert addresses(export(notebook_of())) == {"https://example.org/"}
    assert "../evidence/inv-0001.html#s10-90" in addresses(export(notebook_of(), frame=Frame(root="../")))


def test_it_says_what_it_was_made_with_and_its_date_is_that_of_its_articles(notebook_of, read):
    reader = read(export(notebook_of("id"), frame=Frame(made=MADE)))
    words = reader.pages[-1].extract_text()
    assert "Kode program laporan ini: sha256:0c0de" in words and "Paket yang dikunci: sha256:10cc" in words
    assert reader.metadata["/CreationDate"] == reader.metadata["/ModDate"] == "D:20240630000000Z"
    alone = read(export(notebook_of("id")))
    assert "sha256:0c0de" not in alone.pages[-1].extract_text() and "/CreationDate" not in alone.metadata


def test_two_exports_are_equal_to_the_byte(notebook_of):
    assert export(notebook_of()) == export(notebook_of())
