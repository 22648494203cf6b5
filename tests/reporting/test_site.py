import html
import re
import runpy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from helpers import tables
from helpers.errors import ReportError
from helpers.reporting import blocks, home_pages
from helpers.reporting.notebook import read_executed
from helpers.reporting.site import render_report, site_context, site_stylesheet
from helpers.reporting.wording import Wording

sample = runpy.run_path(str(Path(__file__).with_name("site_sample.py")))
HEAVIEST = 150_000  # bytes of a page


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole sample site."""
    return sample["make_site"](tmp_path_factory.mktemp("made") / "site", formats=("html", "pdf"))


class Links(HTMLParser):
    """The addresses and anchors of a page, and its other attributes."""

    def __init__(self, page: str):
        super().__init__()
        self.hrefs, self.ids, self.attributes, self.tags = [], [], set(), set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value for name, value in attrs if name in ("href", "src")]
        self.ids += [value for name, value in attrs if name == "id"]


def pages_of(site: Path) -> dict[Path, Links]:
    return {path.resolve(): Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(tmp_path):
    found = pages_of(sample["make_site"](tmp_path / "site"))
    for path, page in found.items():
        for href in page.hrefs:
            if href.startswith(("https://example.org", "data:")):
                continue
            address, _, anchor = href.partition("#")
            target = (path.parent / address).resolve() if address else path
            assert target.is_file(), (path.name, href)
            assert not anchor or anchor in found[target].ids, (path.name, href)


def test_no_id_stands_twice_on_a_page(site):
    for path, page in pages_of(site).items():
        assert len(page.ids) == len(set(page.ids)), path


def test_links_are_relative_so_that_the_site_works_anywhere(site):
    for path, page in pages_of(site).items():
        strange = [
            href
            for href in page.hrefs
            if re.match(r"(?!data:,|data:image/svg\+xml;base64,)[a-z]+:|/", href) and "example.org" not in href
        ]
        assert strange == [], path


def test_no_page_has_a_handler_or_a_style_of_its_own(site):
    for path, page in pages_of(site).items():
        assert not {name for name in page.attributes if name.startswith("on") or name == "style"}, path
        assert not page.tags & {"style", "iframe", "object", "embed", "form", "base"}, path


LISTS = {"index", "rules", "regions/index", "evidence/index"}


def test_only_lists_and_the_search_run_a_script_and_only_the_sites_own(site):
    for path in site.glob("??/**/*.html"):
        name = path.relative_to(site / path.relative_to(site).parts[0]).with_suffix("").as_posix()
        text = path.read_text(encoding="utf-8")
        wanted = "lists" if name in LISTS else "search" if name == "search" else None
        assert ("script-src 'self'" in html.unescape(text)) == (wanted is not None), path
        found = re.findall(r'<script src="[./]*static/(\w+).js" defer></script>', text)
        assert found == ([wanted] if wanted else []) and text.count("<script") == len(found), path


def test_every_page_says_its_language_and_forbids_other_hosts(site):
    for path in site.rglob("*.html"):
        text = html.unescape(path.read_text(encoding="utf-8"))
        lang = path.relative_to(site).parts[0] if path.parent != site else "id"
        assert f'<html lang="{lang}">' in text and "default-src 'none'" in text, path


def test_two_builds_of_the_same_tables_are_equal_and_know_no_place(site, tmp_path):
    again = sample["make_site"](tmp_path / "elsewhere" / "site", formats=("html", "pdf"))
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert not any(str(tmp_path).encode() in content for content in files.values())


def test_pages_stay_light(site):
    heavy = {path.name: path.stat().st_size for path in site.rglob("*.html") if path.stat().st_size > HEAVIEST}
    assert heavy == {}


def test_a_region_without_a_report_is_listed_without_a_link(site):
    home = (site / "en" / "index.html").read_text(encoding="utf-8")
    assert '<li><a href="./regions/36.04.html">Kabupaten Serang</a>' in home and "<li>Kota Serang" in home


def test_without_pages_of_reports_the_list_of_regions_leads_to_their_pdfs(tmp_path):
    context = sample["sample_context"](formats=("pdf",))
    sample["write_site"](tmp_path, sample["sample_tables"](), sample["codebook"](), context)
    home = (tmp_path / "id" / "index.html").read_text(encoding="utf-8")
    assert '<a href="./../pdf/id/regions/36.04.pdf">Kabupaten Serang</a>' in home and "national.html" not in home


def test_the_home_page_counts_articles_years_and_strategies_of_a_region(site):
    home = (site / "en" / "index.html").read_text(encoding="utf-8")
    assert "<span>2 articles · 2021 · 3 strategies</span>" in home


def test_the_newest_article_is_listed_first_and_one_without_a_year_last(site):
    listed = (site / "en" / "evidence" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<h2 id=.*?>(.*?)</h2>", listed) == ["2021", "2020", "Without a year"]


def test_a_report_leads_to_its_pdf_unless_it_failed(site, tmp_path):
    page = (site / "en" / "regions" / "36.04.html").read_text(encoding="utf-8")
    assert 'href="../../pdf/en/regions/36.04.pdf"' in page
    notebook = sample["executed_report"]("en")
    notebook.cells[-1].outputs.append(nbformat.v4.new_output("error", ename="ValueError", evalue="broke", traceback=[]))
    nbformat.write(notebook, tmp_path / "failed.ipynb")
    context = sample["sample_context"](formats=("html", "pdf"))
    render_report(tmp_path, "regions/36.04", "en", read_executed(tmp_path / "failed.ipynb"), context)
    page = (tmp_path / "en" / "regions" / "36.04.html").read_text(encoding="utf-8")
    assert "broke" in page and ".pdf" not in page


def test_a_report_links_what_exists_and_names_the_rest(site):
    page = (site / "id" / "national.html").read_text(encoding="utf-8")
    visit = sample["NESTED"].index("Petugas")
    assert f'href="./evidence/nested.html#s{visit}-' in page and "36.73" not in page and "Kota Serang" in page


def test_a_file_that_is_no_notebook_is_refused_with_its_name(tmp_path):
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(ReportError, match="broken.ipynb cannot be read as a notebook"):
        read_executed(tmp_path / "broken.ipynb")


def test_a_corpus_without_articles_still_has_a_site(tmp_path):
    empty = {name: tables.empty_table(name) for name in tables.SCHEMAS}
    codebook = sample["codebook"]()
    sample["write_site"](tmp_path, empty, codebook, site_context([], empty, codebook, ("id", "en"), ("html",)))
    assert "No article of this corpus reports about a region." in (tmp_path / "en" / "index.html").read_text(
        encoding="utf-8"
    )
    assert "No article could be read." in (tmp_path / "en" / "evidence" / "index.html").read_text(encoding="utf-8")


def test_the_stylesheet_tells_as_many_places_apart_as_a_passage_has():
    assert ".n7:target" in site_stylesheet(7) and ".n8:target" not in site_stylesheet(7)
    assert ".n401:target" not in site_stylesheet(10_000)


def test_a_hostile_report_title_stays_text(tmp_path):
    notebook = sample["executed_report"]("en", blocks.Report("en", "national", sample["MARKUP"]))
    nbformat.write(notebook, tmp_path / "n.ipynb")
    render_report(tmp_path, "national", "en", read_executed(tmp_path / "n.ipynb"), sample["sample_context"]())
    assert "<script" not in (tmp_path / "en" / "national.html").read_text(encoding="utf-8")


def test_a_long_list_of_articles_goes_on_over_several_pages_and_its_years_are_found_on_the_first(tmp_path):
    ids = [f"a-{year}-{n}" for year in (1, 2, 3) for n in range(300)]
    lines = [home_pages.ArticleLine(name, f"Artikel {name}", ("Antara",)) for name in ids]
    years = [("2023", lines[:300]), ("2022", lines[300:600]), ("Without a year", lines[600:])]
    made = site_context([], sample["sample_tables"](), sample["codebook"](), ("en",), ("html",))
    context = replace(made, pages={"en": frozenset({*made.pages["en"], *(f"evidence/{name}" for name in ids)})})
    home_pages.write_article_list(tmp_path, years, Wording("en"), context)
    folder = tmp_path / "en"
    files = [folder / "evidence" / "index.html", *(folder / "tables/evidence/index" / f"{n}.html" for n in (2, 3))]
    pages = [file.read_text(encoding="utf-8") for file in files]
    told = [name for page in pages for name in re.findall(r'<li><a href="[./]*evidence/(a-[\d-]+)\.html"', page)]
    assert told == ids
    anchor = "year-Without-a-year"
    assert '<h2 id="year-2022">' in pages[0]
    assert f'id="{anchor}" href="../tables/evidence/index/2.html#{anchor}"' in pages[0]
    assert f'<h2 id="{anchor}">' in pages[1] and "Part 2 of 3." in pages[1] and len(pages[0]) < HEAVIEST
