import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from nbconvert.exporters import get_exporter

from helpers.paths import ROOT
from helpers.reporting import pages
from helpers.reporting.characters import printable
from helpers.reporting.html import HTMLReportExporter
from helpers.reporting.pages import Frame, Link
from helpers.reporting.provenance import Made

VOID = {"meta", "link", "img", "br", "hr"}
SITE = Frame(
    root="../",
    static="../../static/",
    pages=frozenset({"index", "methods", "regions/99.01", "evidence/inv-0001"}),
    navigation=(Link("Home", "../index.html"), Link("Compare", "../compare.html", is_current=True)),
    breadcrumb=(Link("Home", "../index.html"), Link("Kabupaten <Contoh>")),
    languages=(Link("English", None, True, "en"), Link("Indonesia", "../../id/regions/99.00.html", lang="id")),
    alternate="../pdf/99.00.pdf",
)


class Page(HTMLParser):
    """The elements of a page; refuses what is not closed in order."""

    def __init__(self, text: str):
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def of(self, tag: str) -> list[dict]:
        return [attrs for name, attrs in self.elements if name == tag]


def export(notebook, **traits) -> str:
    return HTMLReportExporter(**traits).from_notebook_node(notebook)[0]


@pytest.fixture(params=["alone", "site"])
def page(request, notebook_of) -> Page:
    return Page(export(notebook_of("en"), **({} if request.param == "alone" else {"frame": SITE})))


def test_nbconvert_knows_the_exporter():
    assert get_exporter("jangkau-html") is HTMLReportExporter


def test_the_page_has_the_language_and_the_title_of_the_report(notebook_of):
    text = export(notebook_of("id"))
    assert Page(text).of("html") == [{"lang": "id"}]
    assert "<title>How does Kabupaten Contoh Utara bring its workers into the scheme? – Jangkau</title>" in text
    assert "Profil daerah" in text and "Region profile" not in text


def test_nothing_of_the_notebook_but_its_blocks_and_prose_is_on_the_page(page):
    assert "unseen" not in "".join(page.words)


def test_a_page_has_no_script_no_handler_and_no_inline_style(page):
    names = {tag for tag, _ in page.elements}
    attributes = {name for _, attrs in page.elements for name in attrs}
    assert not names & {"script", "iframe", "object", "embed", "form", "svg", "b"}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_a_page_loads_nothing_from_another_host(page):
    loaded = [attrs.get("src") or attrs.get("href") for tag, attrs in page.elements if tag in ("img", "link")]
    assert all(address.startswith("data:") or not re.match(r"\w+:|//", address) for address in loaded)
    style = pages.stylesheet()
    assert "url(" not in style and "@import" not in style


def test_the_policy_of_a_page_forbids_scripts_and_allows_its_own_style_only(notebook_of):
    alone, site = (Page(export(notebook_of(), frame=frame)) for frame in (pages.ALONE, SITE))
    policies = [next(m["content"] for m in p.of("meta") if "http-equiv" in m) for p in (alone, site)]
    assert all(policy.startswith("default-src 'none'; ") and "unsafe" not in policy for policy in policies)
    assert "style-src 'sha256-" in policies[0] and "style-src 'self'" in policies[1]
    assert len(alone.of("style")) == 1 and site.of("style") == []


def test_hostile_words_are_shown_as_they_are(page, hostile):
    assert "".join(page.words).count(printable(hostile)) == 4


def test_ids_are_unique_and_every_label_and_anchor_names_one(page):
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    named = [attrs["aria-labelledby"] for _, attrs in page.elements if "aria-labelledby" in attrs]
    named += [attrs["href"][1:] for attrs in page.of("a") if attrs["href"].startswith("#")]
    assert len(ids) == len(set(ids)) and set(named) <= set(ids)


def test_figures_have_words_tables_captions_and_heads_scopes(page):
    assert all(len(attrs["alt"]) > 40 for attrs in page.of("img"))
    assert len(page.of("figcaption")) == len(page.of("img")) == 1
    assert all(attrs["scope"] in ("col", "row") for attrs in page.of("th"))
    assert len(page.of("caption")) == 1  # the other table is Markdown


def test_there_is_one_title_and_one_main_part_and_the_drawing_has_a_size(page):
    assert len(page.of("h1")) == len(page.of("main")) == 1
    assert page.of("img")[0]["width"] == "640"


def test_links_to_evidence_and_pages_appear_only_where_they_lead_somewhere(notebook_of):
    alone, site = (Page(export(notebook_of(), frame=frame)) for frame in (pages.ALONE, SITE))
    assert not [a for a in alone.of("a") if "evidence" in a["href"]]
    hrefs = [a["href"] for a in site.of("a")]
    assert {"../evidence/inv-0001.html#s10-90", "../evidence/inv-0001.html#s1010-1070", "../regions/99.01.html"} <= set(
        hrefs
    )
    assert not [href for href in hrefs if "inv-0002" in href or "99.02" in href]


def test_a_page_of_the_site_has_menu_way_back_languages_and_pdf(notebook_of):
    site = Page(export(notebook_of(), frame=SITE))
    assert len(site.of("nav")) == 4
    assert {"../index.html", "../compare.html", "../../id/regions/99.00.html", "../pdf/99.00.pdf"} <= {
        a["href"] for a in site.of("a")
    }
    assert [a["href"] for a in site.of("a") if a.get("aria-current") == "page"] == ["../compare.html"]


def test_the_parameters_of_the_run_stand_with_the_provenance(page):
    assert 'region_code = "99.00"' in page.words


def test_what_the_report_was_made_with_stands_with_the_provenance(notebook_of):
    page = Page(export(notebook_of("en"), frame=replace(SITE, made=Made("sha256:0c0de", "sha256:10cc"))))
    at = page.words.index("Program code of this report")
    assert [words for words in page.words[at : at + 8] if words.strip()][:4] == [
        "Program code of this report",
        "sha256:0c0de",
        "Locked packages",
        "sha256:10cc",
    ]


def test_two_exports_are_equal_to_the_byte(notebook_of):
    assert export(notebook_of()) == export(notebook_of())


def test_a_page_names_no_time_and_no_path_of_the_machine(notebook_of):
    assert not re.search(r"2031|/unseen|\d\d:\d\d:\d\d", export(notebook_of()))
    assert str(ROOT) not in export(notebook_of())
