"""A page of an article is taken over from an earlier build only as long as it would be made the same."""

import os
import runpy
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import paths, sources
from helpers.reporting.evidence_pages import write_evidence_pages
from helpers.reporting.kept_pages import KeptPages
from helpers.reporting.links import Link
from helpers.reporting.uses import Use
from helpers.running import inputs as dependencies
from helpers.running.inputs import Inputs
from helpers.stored import Stored
from helpers.tables import build_table, write_tables

sample = runpy.run_path(str(Path(__file__).parents[1] / "reporting" / "site_sample.py"))
ALL = {f"{lang}/{name}" for lang in ("id", "en") for name in ("nested", "closed", "open", "off-topic")}


class Corpus:
    """The sample's articles, written again and again below one folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.data, self.context, self.uses = sample["sample_tables"](), sample["sample_context"](), {}
        self.count = 0

    def write(self, fresh: bool = False):
        """Write a site; gives its pages and what they leave."""
        self.count += 1
        site = self.folder / str(self.count)
        stored = self.folder / f"tables-{self.count}"
        write_tables(self.data, stored, sample["codebook"]())
        kept = KeptPages(self.folder / "kept", Inputs(Stored(stored), self.folder / "raw").of_article, fresh)
        left = write_evidence_pages(site, self.data, sample["codebook"](), self.context, self.uses, kept)
        return site, left

    def made_again(self) -> set[str]:
        """The pages that another site does not take over; checks that they are as if nothing was kept."""
        before = {path: path.stat().st_ino for path in (self.folder / "kept").rglob("*.html")}
        site, left = self.write()
        whole = self.folder / "whole"
        shutil.rmtree(whole, ignore_errors=True)
        assert write_evidence_pages(whole, self.data, sample["codebook"](), self.context, self.uses) == left
        pages = {path.relative_to(whole): path.read_bytes() for path in whole.rglob("*.html")}
        assert pages == {path.relative_to(site): path.read_bytes() for path in site.rglob("*.html")}
        now = {path: path.stat().st_ino for path in (self.folder / "kept").rglob("*.html")}
        return {f"{path.parts[-3]}/{path.stem}" for path, node in now.items() if before.get(path) != node}


@pytest.fixture
def corpus(tmp_path):
    made = Corpus(tmp_path)
    made.write()
    return made


def changed(corpus: Corpus, name: str, document: str, **values) -> dict:
    """The tables with other values in one row of a document."""
    frame = corpus.data[name].copy()
    at = frame.index[frame["document_id"] == document][0]
    for column, value in values.items():
        frame.loc[at, column] = value
    return corpus.data | {name: frame}


def test_nothing_is_made_again_when_nothing_has_changed(corpus):
    assert corpus.made_again() == set() and corpus.made_again() == set()


def test_a_row_a_text_and_a_card_each_make_the_page_of_their_article_again(corpus):
    own = {"id/nested", "en/nested"}
    corpus.data = changed(corpus, "quotes", "nested", speaker_name="Ani Contoh")
    assert corpus.made_again() == own
    text = sample["NESTED"].rstrip() + " Selesai.\n"
    corpus.data = changed(corpus, "documents", "nested", text=text)
    assert corpus.made_again() == own
    corpus.data = changed(corpus, "documents", "nested", outlet="Koran Lain")
    assert corpus.made_again() == own


def test_another_title_is_seen_by_the_neighbours_that_name_it(corpus):
    corpus.data = changed(corpus, "documents", "open", title="Judul lain")
    assert corpus.made_again() >= {"id/open", "en/open", "id/off-topic", "en/off-topic"}


def test_a_correction_makes_its_page_again(corpus):
    row = next(corpus.data["strategies"].itertuples())
    log = {
        "line": 2,
        "action": "remove",
        "table_name": "strategies",
        "document_id": row.document_id,
        "start": row.start,
        "end": row.end,
        "evidence": row.evidence,
        "was": "strategy_code=mass_campaign",
        "reason": "Sudah hilang",
        "corrector_name": "Ani",
        "corrected_date": "2026-01-02",
        "outcome": "row_gone",
    }
    corpus.data = corpus.data | {"correction_log": build_table("correction_log", [log])}
    assert corpus.made_again() == {f"id/{row.document_id}", f"en/{row.document_id}"}


def test_a_page_that_uses_a_place_is_seen_in_its_language(corpus):
    start = sample["NESTED"].index("Petugas")
    span = ("nested", start, sample["NESTED"].index("hari itu.") + 9)
    corpus.uses = {"en": {span: [Use("national", "")]}}
    assert corpus.made_again() == {"en/nested"}
    corpus.uses = {"en": {span: [Use("national#x", "In short")]}}
    assert corpus.made_again() == {"en/nested"}


def test_a_page_that_has_come_is_seen_where_it_would_be_led_to(corpus):
    pages = {lang: names | {"regions/36.73"} for lang, names in corpus.context.pages.items()}
    corpus.context = replace(corpus.context, pages=pages)
    assert corpus.made_again() == {f"{lang}/{name}" for lang in ("id", "en") for name in ("nested", "closed")}


def test_another_menu_is_seen_by_all_and_another_edition_by_none(corpus, monkeypatch):
    corpus.context = replace(corpus.context, edition=dict.fromkeys(corpus.context.langs, "another"))
    assert corpus.made_again() == set()
    menu = type(corpus.context)._menu
    monkeypatch.setattr(type(corpus.context), "_menu", lambda *asked: [*menu(*asked), Link("More", "more.html")])
    assert corpus.made_again() == ALL


@pytest.mark.parametrize("kind", ["template", "catalogue", "codebook", "code", "environment"])
def test_what_all_pages_are_made_with_makes_all_again(corpus, kind, tmp_path, monkeypatch):
    if kind == "template":  # one that only the site has
        shutil.copytree(dependencies.TEMPLATES, tmp_path / "templates")
        (tmp_path / "templates" / "site" / "evidence.html.j2").write_text("changed", encoding="utf-8")
        monkeypatch.setattr(dependencies, "TEMPLATES", tmp_path / "templates")
    elif kind == "catalogue":
        (tmp_path / "jangkau.po").write_text("changed", encoding="utf-8")
        monkeypatch.setattr(dependencies, "CATALOGUE", tmp_path / "jangkau.po")
    elif kind == "codebook":
        shutil.copytree(paths.codebook(), tmp_path / "codebook")
        with (tmp_path / "codebook" / "programmes.yaml").open("a", encoding="utf-8") as codes:
            codes.write("# changed\n")
        monkeypatch.setenv("JANGKAU_CODEBOOK", str(tmp_path / "codebook"))
    elif kind == "code":
        monkeypatch.setattr(sources, "code_of_modules", lambda *modules: [Path(__file__)])
    else:
        monkeypatch.setattr(sources, "environment_digest", lambda: "changed")
    assert corpus.made_again() == ALL


def test_the_code_of_a_page_is_all_that_makes_it():
    made = {path.stem for path in sources.code_of_modules(dependencies.ARTICLES)}
    assert made >= {"evidence_pages", "passages", "readings", "article_cards", "decisions", "links", "pages", "wording"}


def test_a_kept_page_that_was_changed_cut_off_or_lost_is_made_again(corpus):
    page = corpus.folder / "kept" / "en" / "evidence" / "open.html"
    page.write_text(page.read_text(encoding="utf-8")[:100], encoding="utf-8")
    assert corpus.made_again() == {"en/open"}
    page.unlink()
    assert corpus.made_again() == {"en/open"}
    note = page.with_suffix(".json")
    for cut in ("", "{", "[]", '{"made_from": 1}'):
        note.write_text(cut, encoding="utf-8")
        assert corpus.made_again() == {"en/open"}


def test_pages_of_articles_that_are_gone_are_not_kept_for_ever(corpus):
    gone = {
        name: frame[frame["document_id"] != "open"] for name, frame in corpus.data.items() if "document_id" in frame
    }
    corpus.data = corpus.data | gone
    corpus.write()
    left = {path.name for path in (corpus.folder / "kept").rglob("*.*")}
    assert not {"open.html", "open.json"} & left and {"nested.html", "nested.json"} <= left


def test_a_fresh_build_takes_nothing_over(corpus):
    before = {path.stat().st_ino for path in (corpus.folder / "kept").rglob("*.html")}
    corpus.write(fresh=True)
    assert before.isdisjoint(path.stat().st_ino for path in (corpus.folder / "kept").rglob("*.html"))


def test_a_page_is_taken_over_where_files_cannot_have_two_names(corpus, monkeypatch):
    def refuse(*_):
        raise OSError("no second names here")

    monkeypatch.setattr(os, "link", refuse)
    assert corpus.made_again() == set()
