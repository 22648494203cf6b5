import runpy
from pathlib import Path

import pytest

from helpers.reporting.codebook_pages import find_rules, write_codebook_pages

sample = runpy.run_path(str(Path(__file__).with_name("site_sample.py")))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of the codebook, by language and name."""
    site = tmp_path_factory.mktemp("site")
    write_codebook_pages(site, sample["sample_tables"](), sample["codebook"](), sample["sample_context"]())
    return {(path.parent.name, path.stem): path.read_text(encoding="utf-8") for path in site.glob("*/*.html")}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_code_is_explained_in_both_languages(pages, lang):
    codebook = sample["codebook"]()
    for table in ("strategies", "target_groups", "indicators", "programmes", "flags"):
        for code in getattr(codebook, table).values():
            section = pages[lang, "methods"].partition(f'id="{table}-{code.code}"')[2].partition("</section>")[0]
            assert code.definition[lang].partition('"')[0].partition("&")[0] in section.replace("&#39;", "'"), code.code


def test_a_code_tells_in_how_many_articles_it_was_met(pages):
    section = pages["en", "methods"].partition('id="strategies-worker_registry"')[2].partition("</section>")[0]
    assert "2 articles" in section


def test_every_rule_that_read_something_can_be_looked_up(pages):
    for rule in find_rules(sample["sample_tables"]())["rule_id"]:
        assert pages["id", "rules"].count(f'id="{rule}"') == 1


def test_a_rule_of_the_codebook_shows_the_words_it_looks_for(pages):
    codebook = sample["codebook"]()
    cue = next(cue for cue in codebook.programmes["jkm"].cues if cue.id == "jkm")
    assert f'<code lang="id">{cue.find}</code>' in pages["en", "rules"]


def test_a_rule_leads_to_a_place_where_it_is_seen_at_work(pages):
    start = sample["OPEN"].index("JKM")
    assert f'<a href="./evidence/open.html#s{start}-{start + 3}">JKM</a>' in pages["en", "rules"]
