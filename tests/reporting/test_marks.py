"""The marks of figures: each leads where its row does, lies where it is drawn, and is dropped where its page is not."""

import html
import re
from dataclasses import replace
from urllib.parse import urljoin

import pandas as pd
import pytest

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.comparison.similarity import Tree
from helpers.reporting import blocks, charts
from helpers.reporting.blocks import Evidence, Figure, Mark, PageLink
from helpers.reporting.document import Document
from helpers.reporting.drawings import view_box
from helpers.reporting.grids import actors_by_strategy, strategies_by_year
from helpers.reporting.marks import find_links
from helpers.reporting.pages import ALONE, Frame, render_block
from helpers.reporting.share_bars import families_against_others, families_by_region_share, voices_by_body
from helpers.reporting.tile_map import articles_by_province
from helpers.reporting.tree_chart import tree_of_regions
from helpers.reporting.uses import Use, find_uses
from helpers.reporting.wording import Wording

WORDS = Wording("en")
LABELS = {"award": "Award", "regulation": "Regulation"}
REGIONS = [("36.04", "Kabupaten Serang"), ("36.73", "Kota Serang")]
STRATEGIES = list(LABELS.items())
PORTFOLIOS = pd.DataFrame(
    [
        ("36.04", "award", "done", "a-1", 10, 20, 2),
        ("36.04", "regulation", "planned", "a-1", 30, 40, 1),
        ("36.73", "award", "ongoing", "b-1", 50, 60, 1),
    ],
    columns=["region_code", "strategy_code", "status", "document_id", "start", "end", "article_count"],
).assign(is_joint=[False, True, False])
SHARES = pd.DataFrame(
    [("award", 2, 1.0, 0.3, 1.0, 1, 1, 0), ("regulation", 1, 0.5, 0.1, 0.9, 0, 0, 1)],
    columns="strategy_code region_count region_share low high done_count ongoing_count planned_count".split(),
)


@pytest.fixture(scope="module")
def codebook():
    return load_codebook(paths.codebook())


def leads(figure):
    return [mark.leads for mark in figure.marks]


def test_a_dot_of_the_matrix_leads_to_the_sentence_of_its_row():
    (figure,) = charts.portfolio_matrix(PORTFOLIOS, REGIONS, STRATEGIES, WORDS)
    assert leads(figure) == [
        Evidence("Kabupaten Serang, Award: done, 2 articles", "a-1", 10, 20),
        Evidence("Kabupaten Serang, Regulation: planned, 1 article, several regions", "a-1", 30, 40),
        Evidence("Kota Serang, Award: under way, 1 article", "b-1", 50, 60),
    ]


def test_a_mark_says_what_it_stands_for_in_the_language_of_the_page():
    (figure,) = charts.portfolio_matrix(PORTFOLIOS, REGIONS, STRATEGIES, Wording("id"))
    assert leads(figure)[0].text == "Kabupaten Serang, Award: sudah dilakukan, 2 artikel"


def test_a_bar_of_many_regions_leads_to_the_list_of_them_the_first_above():
    (figure,) = charts.strategies_by_region_count(SHARES, LABELS, 2, WORDS)
    assert leads(figure) == [
        PageLink("Award: 2 regions (done 1, under way 1)", "strategies/award#who-reports-it"),
        PageLink("Regulation: 1 region (planned 1)", "strategies/regulation#who-reports-it"),
    ]
    assert figure.marks[0].box[1] < figure.marks[1].box[1]


def test_a_cell_of_one_region_leads_to_its_sentence_and_one_of_several_to_their_list():
    counts = pd.DataFrame(
        [("award", "agency", 2, 2, "a-1", 10, 20), ("regulation", "agency", 1, 1, "a-1", 30, 40)],
        columns="strategy_code actor_body_code region_count event_count document_id start end".split(),
    )
    (figure,) = actors_by_strategy(counts, LABELS, {"agency": "Agency"}, (2, 2), WORDS)
    assert leads(figure) == [
        PageLink("Award, Agency: 2 regions", "strategies/award#who-reports-it"),
        Evidence("Regulation, Agency: 1 region", "a-1", 30, 40),
    ]


def test_a_cell_of_the_years_leads_to_the_sentence_of_its_year():
    columns = "strategy_code year region_count new_count document_id start end".split()
    timeline = pd.DataFrame(
        [("award", 2019, 1, 1, "a-1", 10, 20), ("award", 2021, 1, 0, "b-1", 50, 60)], columns=columns
    )
    (figure,) = strategies_by_year(timeline, LABELS, WORDS)
    assert leads(figure) == [
        Evidence("Award, 2019: 1 region", "a-1", 10, 20),
        Evidence("Award, 2021: 1 region", "b-1", 50, 60),
    ]


def test_on_a_profile_a_dot_leads_to_the_regions_own_sentence_and_a_bar_to_the_others():
    others = pd.DataFrame([("award", 0.5), ("regulation", 0.25)], columns=["strategy_code", "other_share"])
    (figure,) = charts.strategies_against_others(PORTFOLIOS.iloc[:1], others, LABELS, 4, WORDS)
    assert leads(figure) == [
        Evidence("Award, reported here: done", "a-1", 10, 20),
        PageLink("Award: 50% of the other regions", "strategies/award#who-reports-it"),
        PageLink("Regulation: 25% of the other regions", "strategies/regulation#who-reports-it"),
    ]


def test_each_filled_square_of_a_family_is_one_of_its_strategies(codebook):
    family = codebook.strategies["award"].family
    profile = pd.DataFrame([(family, 1, 3, 0.5)], columns=["family_code", "here_count", "family_size", "other_share"])
    (figure,) = families_against_others(profile, {family: "Family"}, 4, WORDS, PORTFOLIOS.iloc[:1], codebook)
    assert leads(figure) == [Evidence(f"{WORDS.label(codebook.strategies['award'])}: done", "a-1", 10, 20)]


def test_years_groups_families_voices_provinces_and_regions_lead_to_their_pages(codebook):
    years = pd.DataFrame([(2019, 3), (2020, 0), (2021, 1)], columns=["year", "article_count"])
    groups = pd.DataFrame([("fishers", 2)], columns=["target_group_code", "region_count"])
    families = pd.DataFrame(
        [("law", 1, 0.5, 0.1, 0.9, 1)],
        columns="family_code region_count region_share low high strategy_count".split(),
    )
    voices = pd.DataFrame(
        [("agency", 3, 2, 2, 0.75, 0.5, 1.0), ("worker", 1, 1, 1, 0.25, 0.1, 0.6)],
        columns="body_code quote_count person_count article_count quote_share low high".split(),
    )
    provinces = pd.DataFrame([("36", 2, 7)], columns=["province_code", "region_count", "article_count"])
    tree = Tree("", ["36.04", "36.73"], [[0, 1, 0.25, 2]], {"36.04": 1, "36.73": 1}, 1.0)
    drawn = [
        *charts.articles_by_year(years, WORDS),
        *charts.groups_by_region_count(groups, {"fishers": "Fishers"}, 4, WORDS),
        *families_by_region_share(families, {"law": "Law and coordination"}, 2, WORDS),
        *voices_by_body(voices, {"agency": "Agency", "worker": "Worker"}, WORDS),
        *articles_by_province(provinces, WORDS, codebook),
        *tree_of_regions(tree, dict(REGIONS), WORDS),
    ]
    assert [lead for figure in drawn for lead in leads(figure)] == [
        PageLink("2019: 3 articles", "evidence/index#year-2019"),
        PageLink("2021: 1 article", "evidence/index#year-2021"),
        PageLink("Fishers: 2 regions", "groups/fishers"),
        PageLink("Law and coordination: 50% (1 region)", "strategies/index#law-and-coordination"),
        PageLink("Agency: 3 quotations (75%)", "voices/agency"),
        PageLink("Worker: 1 quotation (25%)", "voices/worker"),
        PageLink("Banten: 7 articles", "provinces/36"),
        PageLink("Kabupaten Serang", "regions/36.04"),
        PageLink("Kota Serang", "regions/36.73"),
    ]


def test_marks_lie_within_the_drawing_and_over_what_is_drawn():
    years = pd.DataFrame([(2019, 4), (2020, 3)], columns=["year", "article_count"])
    (figure,) = charts.articles_by_year(years, WORDS)
    left, top, width, height = figure.marks[0].box
    _, _, wide, high = view_box(figure.svg)
    assert 0 <= left < left + width <= wide and 0 <= top < top + height <= high
    bar = re.search(r'<g id="patch_3">\s*<path d="M ([\d.]+) ([\d.]+)', figure.svg)
    assert float(bar[1]) == pytest.approx(left, abs=0.1) and float(bar[2]) == pytest.approx(top + height, abs=0.1)


def test_the_same_figure_has_the_same_marks_every_time():
    first, again = (charts.portfolio_matrix(PORTFOLIOS, REGIONS, STRATEGIES, WORDS)[0] for _ in range(2))
    assert first.marks == again.marks and first.svg == again.svg


# Printed


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><rect width="9" height="9"/></svg>'


def drawn(*runs):
    return Figure(SQUARE, "Squares", "A square", marks=[Mark((1.0, 2.0, 3.5, 4.0), run) for run in runs])


def test_a_mark_is_printed_as_a_link_over_the_drawing_with_what_it_says():
    page = render_block(drawn(Evidence("Award <b>", "a-1", 3, 9)), WORDS, Frame(root="../", static="s/"))
    link = '<a href="../evidence/a-1.html#s3-9"><title>Award &lt;b&gt;</title>'
    assert f'{link}<path d="M1 2h3.5v4h-3.5z"/></a>' in page
    assert 'viewBox="0.0 0.0 90.0 90.0"' in page and "can be clicked" in page


def test_a_mark_whose_page_is_not_there_is_dropped():
    frame = Frame(root="./", pages=frozenset({"strategies/award"}))
    figure = drawn(PageLink("a", "strategies/award#x"), PageLink("b", "regions/99.01"), Evidence("c", "a-1", 1, 2))
    assert [(link.text, link.href) for link in find_links(figure, frame)] == [("a", "./strategies/award.html#x")]


def test_a_page_that_stands_alone_has_no_links_over_its_drawings():
    page = render_block(drawn(Evidence("Award", "a-1", 3, 9)), WORDS, ALONE)
    assert "<a " not in page and "<svg" not in page and "clicked" not in page


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "//example.org/x",
        "https://example.org/x",
        "data:text/html,x",
        '"><script>alert(1)</script>',
    ],
)
def test_no_mark_leads_out_of_the_site_or_runs_anything(target):
    figure = drawn(PageLink("x", target), PageLink("y", f"methods#{target}"), Evidence("z", target, 1, 2))
    page = render_block(figure, WORDS, Frame(root="./", static="s/"))
    addresses = re.findall(r'<a href="([^"]*)"', page)
    met = [urljoin("https://own.example/en/national.html", html.unescape(address)) for address in addresses]
    assert len(met) == 3 and all(address.startswith("https://own.example/en/") for address in met)
    assert "<script" not in page
    known = Frame(root="./", static="s/", pages=frozenset({"methods"}))
    assert [link.text for link in find_links(figure, known)] == ["y"]


def test_a_stored_mark_can_name_no_address_of_its_own():
    stored = blocks.to_json(drawn(PageLink("x", "methods")))
    assert blocks.from_json(stored) == drawn(PageLink("x", "methods"))
    stored["marks"][0]["leads"] = {"text": "x", "href": "https://example.org"}
    with pytest.raises(blocks.ReportError):
        blocks.from_json(stored)


def test_many_links_can_be_skipped_and_few_need_not_be():
    frame = Frame(root="./")
    many = render_block(drawn(*(PageLink(str(n), "methods") for n in range(9))), WORDS, frame, "block_3")
    assert 'href="#block_3-after">Skip the 9 links of this figure</a>' in many and 'id="block_3-after"' in many
    assert "Skip the" not in render_block(drawn(PageLink("1", "methods")), WORDS, frame)


def test_a_figure_is_named_as_a_use_where_no_table_of_the_page_is():
    one, other = Evidence("1", "a-1", 1, 2), Evidence("2", "a-1", 3, 4)
    table = blocks.Table("Table", [blocks.Column("c", "C")], [[[one]]])
    uses = find_uses("national", Document(blocks.Report("en", "national", "T"), [drawn(one, other), table]))
    assert uses["a-1", 1, 2] == [Use("national#block_2-title", "Table")]
    assert uses["a-1", 3, 4] == [Use("national#block_1-title", "Squares")]


def test_a_figure_without_marks_is_stored_as_it_always_was():
    assert "marks" not in blocks.to_json(replace(drawn(PageLink("x", "methods")), marks=[]))
