import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from helpers.errors import ReportError
from helpers.reporting import blocks, typst
from helpers.reporting.document import Document
from helpers.reporting.notebook import read_notebook
from helpers.reporting.pages import ALONE, Frame

HEAD = blocks.Report("en", "region", "A title")


def test_links_are_words_unless_they_lead_somewhere():
    runs = [blocks.Evidence("seen", "inv-1", 3, 9), blocks.PageLink("how", "methods"), blocks.Strong("it")]
    document = Document(HEAD, [blocks.Text(runs)])
    strong = {"text": "it", "strong": True}
    assert typst.describe(document, ALONE)["pieces"][0]["runs"] == ["seen", "how", strong]
    linked = typst.describe(document, Frame(root="https://example.org/en/"))["pieces"][0]["runs"]
    assert linked[0]["href"] == "https://example.org/en/evidence/inv-1.html#s3-9"


def test_only_addresses_of_the_web_and_of_mail_are_links_in_prose():
    source = "[a](https://example.org) [b](javascript:x) [c](../file) [d](mailto:a@example.org)"
    document = read_notebook(new_notebook(cells=[new_markdown_cell(source)]), "file")
    nodes = typst.describe(document, ALONE)["pieces"][0]["nodes"][0]["children"]
    assert [node["attrs"]["url"] for node in nodes if node["type"] == "link"] == [
        "https://example.org",
        None,
        None,
        "mailto:a@example.org",
    ]


def test_a_high_drawing_is_made_to_fit_the_page_and_a_wide_one_its_width():
    high = blocks.Figure('<svg viewBox="0 0 400 2000"></svg>', "t", "a")
    wide = blocks.Figure('<svg viewBox="0 0 4000 200"></svg>', "t", "a")
    found = [piece["width_mm"] for piece in typst.describe(Document(HEAD, [high, wide]), ALONE)["pieces"]]
    assert found == [pytest.approx(41, abs=0.1), 160]


def test_characters_that_a_pdf_may_not_hold_are_left_out_and_all_others_are_set():
    odd = "".join(map(chr, [0, 7, 0x7F, 0x85, 0xD800, 0xFDD0, 0xFEFF, 0xFFFE, 0x1FFFF, 0x10FFFF]))
    strange = "\u200b \u202e \u2028 \ue000 \u0489 \U0001f600 中 ع a\u00adb"
    document = Document(blocks.Report("id", "region", f"A{odd} title"), [blocks.Text([odd + strange]), blocks.Text([])])
    assert typst.compile_pdf(document, ALONE).startswith(b"%PDF-")


def test_words_that_look_like_markup_or_code_are_set_as_words(hostile):
    table = blocks.Table(
        hostile, [blocks.Column("a", hostile)], [[hostile], [[blocks.Strong(hostile)]]], hostile, hostile
    )
    figure = blocks.Figure(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>', hostile, hostile, hostile, hostile
    )
    facts = blocks.Facts([blocks.Fact(hostile, hostile, hostile)] * 5)
    document = Document(blocks.Report("en", "region", hostile, hostile), [table, figure, facts])
    assert typst.compile_pdf(document, ALONE).startswith(b"%PDF-")


def test_a_drawing_that_typst_cannot_read_stops_the_build_with_the_reports_name():
    document = Document(HEAD, [blocks.Figure("<svg><g></svg>", "t", "a")])
    with pytest.raises(ReportError, match="'A title' could not be set"):
        typst.compile_pdf(document, ALONE)


def test_a_drawing_reads_no_file_of_the_machine(tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')
    made = []
    for address in (secret.as_uri(), (tmp_path / "missing.svg").as_uri()):
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
            f'<image xlink:href="{address}" width="9" height="9"/></svg>'
        )
        try:
            made.append(typst.compile_pdf(Document(HEAD, [blocks.Figure(svg, "t", "a")]), ALONE))
        except ReportError:
            made.append(None)
    assert made[0] == made[1]


def test_an_empty_report_and_empty_blocks_can_be_set():
    empty = [
        blocks.Table("t", [blocks.Column("a", "A")], []),
        blocks.Facts([]),
        blocks.Sentences([]),
        blocks.Provenance([]),
        blocks.List([]),
    ]
    assert typst.compile_pdf(Document(HEAD, empty), ALONE).startswith(b"%PDF-")
    assert typst.compile_pdf(Document(HEAD, []), ALONE).startswith(b"%PDF-")
