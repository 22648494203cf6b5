import re
import runpy
from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers.corrections.apply import apply_corrections
from helpers.corrections.form import Correction
from helpers.reporting.evidence_pages import write_evidence_pages
from helpers.reporting.licences import may_be_shown
from helpers.reporting.uses import Use
from helpers.tables import build_table

sample = runpy.run_path(str(Path(__file__).with_name("site_sample.py")))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The articles of the sample as pages, by language and document."""
    site = tmp_path_factory.mktemp("site")
    write_evidence_pages(site, sample["sample_tables"](), sample["codebook"](), sample["sample_context"]())
    return {(path.parts[-3], path.stem): path.read_text(encoding="utf-8") for path in site.glob("*/evidence/*.html")}


class Words(HTMLParser):
    """Collects what stands in the elements of one class."""

    def __init__(self, name: str):
        super().__init__()
        self.name, self.depth, self.found = name, 0, []

    def handle_starttag(self, tag, attrs):
        is_wanted = self.name in (dict(attrs).get("class") or "").split()
        if tag == "div" and (self.depth or is_wanted):
            self.depth += 1
            self.found += [""] if self.depth == 1 else []

    def handle_endtag(self, tag):
        self.depth -= tag == "div" and self.depth > 0

    def handle_data(self, data):
        if self.depth:
            self.found[-1] += data


def words_in(page: str, name: str) -> str:
    parser = Words(name)
    parser.feed(page)
    return "".join(parser.found)


def test_the_marked_text_is_the_text_of_the_article(pages):
    assert words_in(pages["en", "nested"], "said").split() == sample["NESTED"].split()


def test_every_row_has_the_anchor_that_reports_link_to(pages):
    for name, table in sample["sample_tables"]().items():
        for row in table.itertuples() if "evidence" in table else ():
            for lang in ("id", "en"):
                assert pages[lang, row.document_id].count(f'id="s{row.start}-{row.end}"') == 1, (name, row)


def test_the_date_of_publication_has_an_anchor_too(pages):
    start = sample["NESTED"].index("5 Maret 2021")
    assert f'id="s{start}-{start + 12}"' in pages["id", "nested"]


def test_every_row_is_listed_with_its_code_its_words_and_its_rule(pages):
    rows = pages["en", "nested"].partition('id="rows"')[2]
    for shown in (
        "Going to workers",
        "● Done",
        "120 nelayan",
        "strategy.<wbr>door_to_door.<wbr>mendatangi",
        "given for 2021",
    ):
        assert shown in rows


def test_a_text_that_is_not_ours_shows_its_coded_sentences_only(pages):
    page = pages["id", "closed"]
    assert "Rahasia penerbit" not in page and "tidak dibaca sama sekali" not in page
    assert "Petugas" in words_in(page, "said") and "lapak terakhir" not in page


@pytest.mark.parametrize(
    "licence", ["", None, float("nan"), "CC BY-NC 4.0", "CC BY-ND", "all rights reserved", "CC BY 4.0 for pictures"]
)
def test_a_publishers_text_without_an_open_licence_is_not_shown_whole(licence):
    assert not may_be_shown("original", licence)


@pytest.mark.parametrize(
    "licence", ["CC0", "CC0-1.0", "CC-BY-4.0", "cc by 3.0", "CC BY-SA 4.0", "CC-BY-SA", "Public Domain"]
)
def test_an_open_licence_lets_a_text_be_shown_whole(licence):
    assert may_be_shown("original", licence)


def test_markup_in_title_outlet_note_text_and_detail_stays_text(pages):
    for lang in ("id", "en"):
        page = pages[lang, "closed"]
        assert "<script" not in page and "<img" not in page
        assert page.count("&lt;script&gt;") >= 4


def test_an_address_that_is_no_web_page_is_shown_without_a_link(pages):
    assert "javascript:alert(1)" in pages["en", "closed"] and 'href="javascript' not in pages["en", "closed"]
    assert 'href="https://example.org/a?b=1&amp;c=2"' in pages["en", "nested"]


def test_characters_that_no_page_can_hold_are_replaced(pages):
    page = pages["en", "open"]
    assert "\x07" not in page and "\u202e" not in page and "\ufffdterbalik \ufffd" in page


def test_a_region_without_a_page_is_named_without_a_link(pages):
    assert '<a href="../regions/36.04.html">Kabupaten Serang</a>' in pages["en", "nested"]
    assert "Kota Serang" in pages["en", "closed"] and "36.73" not in pages["en", "closed"]


def test_an_article_off_topic_is_shown_and_says_so(pages):
    assert "no, so nothing was read from it" in pages["en", "off-topic"]
    assert "Lomba digelar" in pages["en", "off-topic"] and "<table" not in pages["en", "off-topic"]


def test_a_place_names_the_pages_that_use_it_reports_first(tmp_path):
    start = sample["NESTED"].index("Petugas")
    span = ("nested", start, sample["NESTED"].index("hari itu.") + 9)
    uses = {span: [Use("strategies/door_to_door#block_3-title", "Who"), Use("regions/36.04", ""), Use("national", "")]}
    context = sample["sample_context"]()
    write_evidence_pages(tmp_path, sample["sample_tables"](), sample["codebook"](), context, {"en": uses})
    used = (tmp_path / "en" / "evidence" / "nested.html").read_text(encoding="utf-8").partition('id="uses"')[2]
    links = re.findall(r'<a href="([^"#]*)[^"]*">([^<]+)</a>', used.partition("</dl>")[0])[1:]
    assert links == [
        ("../national.html", "Comparison"),
        ("../strategies/door_to_door.html", "Going to workers: Who"),
        ("../regions/36.04.html", "Kabupaten Serang"),
    ]
    assert 'id="uses"' not in (tmp_path / "id" / "evidence" / "nested.html").read_text(encoding="utf-8")


def test_what_can_be_found_of_a_text_that_is_not_ours_is_what_its_page_shows(tmp_path):
    context = sample["sample_context"]()
    written = write_evidence_pages(tmp_path, sample["sample_tables"](), sample["codebook"](), context)
    texts = " ".join(unit.text for unit in written.units["id"] if unit.page.startswith("evidence/closed"))
    assert "Petugas Kota Serang" in texts and "lapak terakhir" not in texts and "Rahasia" not in texts


def test_articles_lead_to_each_other_by_name(pages):
    assert '<a rel="next" href="../evidence/off-topic.html">' in pages["en", "nested"]
    assert 'rel="prev"' not in pages["en", "closed"]


def test_what_a_person_decided_is_shown_with_reason_name_and_day(tmp_path):
    data = sample["sample_tables"]()
    row = next(data["strategies"].itertuples())
    place = {name: getattr(row, name) for name in ("document_id", "start", "end", "evidence")}
    said = {"name": "<b>Ani</b>", "date": "2026-01-02", "table": "strategies"}
    same = {"strategy_code": row.strategy_code, "status": row.status}
    other = next(code for code in sample["codebook"]().statuses if code != row.status)
    decided = [
        Correction(action="change", was=same, becomes={"status": other}, reason="Salah & keliru.", **place, **said),
        Correction(action="remove", was={"strategy_code": "mass_campaign"}, reason="Sudah hilang", **place, **said),
    ]
    corrected, log = apply_corrections(data, decided)
    assert [entry["outcome"] for entry in log] == ["applied", "row_gone"]
    log = [entry | {"line": number} for number, entry in enumerate(log, 2)]
    whole = corrected | {"correction_log": build_table("correction_log", log)}
    write_evidence_pages(tmp_path, whole, sample["codebook"](), sample["sample_context"]())
    page = (tmp_path / "en" / "evidence" / f"{row.document_id}.html").read_text(encoding="utf-8")
    assert page.count("Sudah hilang") == 1  # that one stands only in the list
    remark = "Human correction: Salah &amp; keliru (&lt;b&gt;Ani&lt;/b&gt;, 2 January 2026)"
    assert page.count(remark) == 2  # beside the words, and in the list of what people decided
    assert "<del>" in page and "not applied: no row says what it corrects" in page and "human." in page
    others = [path for path in (tmp_path / "en").rglob("*.html") if path.stem != row.document_id]
    assert others and not any("Human correction" in path.read_text(encoding="utf-8") for path in others)


def test_an_article_without_a_decision_says_nothing_of_any(pages):
    assert not any("by-hand" in page for page in pages.values())
