"""Charts of the analysis: titles and alternative texts come from the data, and nothing to draw gives no figure."""

import pandas as pd
import pytest

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.comparison.similarity import Tree
from helpers.reporting.charts import articles_by_year, portfolio_matrix
from helpers.reporting.grids import actors_by_strategy, groups_by_strategy, strategies_by_year
from helpers.reporting.share_bars import families_against_others, families_by_region_share, voices_by_body
from helpers.reporting.tile_map import TILES, articles_by_province
from helpers.reporting.tree_chart import tree_of_regions
from helpers.reporting.wording import Wording

WORDS = Wording("en")
LABELS = {"talk": "Talking", "law": "Rules", "village_apparatus": "Officials enrolled"}
BODIES = {"agency": "Agency", "worker": "Worker"}
GROUPS = {"fishers": "Fishers", "village_officials": "Village officials"}


@pytest.fixture(scope="module")
def codebook():
    return load_codebook(paths.codebook())


def test_every_province_has_a_tile_of_its_own(codebook):
    provinces = {code for code in codebook.regions if len(code) == 2}
    assert set(TILES) == provinces
    assert len({(column, row) for column, row, _ in TILES.values()}) == len(provinces) == 38


def test_the_map_names_the_most_and_the_provinces_without_an_article(codebook):
    counts = pd.DataFrame([("36", 2, 7), ("51", 1, 1)], columns=["province_code", "region_count", "article_count"])
    (figure,) = articles_by_province(counts, WORDS, codebook)
    assert figure.title == "2 of the 38 provinces have articles; most are about Banten (7)"
    assert "Most: Banten (7) and Bali (1). The other 36 have none." in figure.alt


def test_where_most_provinces_have_articles_those_without_are_named(codebook):
    rows = [(code, 1, 30 - n) for n, code in enumerate(list(TILES)[:30])]
    counts = pd.DataFrame(rows, columns=["province_code", "region_count", "article_count"])
    (figure,) = articles_by_province(counts, WORDS, codebook)
    assert "Sumatera Barat (28), Riau (27) and Jambi (26). None: Maluku, Maluku Utara, Papua, " in figure.alt
    assert figure.alt.endswith("Papua Pegunungan and Papua Barat Daya.")


def test_the_years_with_most_articles_are_all_named_also_when_they_are_equal():
    def figure_of(*counts):
        (figure,) = articles_by_year(pd.DataFrame(counts, columns=["year", "article_count"]), WORDS)
        return figure

    assert figure_of((2019, 1), (2020, 0), (2021, 3)).title == "Year with most articles: 2021, 3 of 4 dated articles"
    assert figure_of((2019, 1), (2020, 0), (2021, 3)).alt.endswith("most in 2021 (3); years without any: 1.")
    assert (
        figure_of((2019, 2), (2020, 2)).title == "Years with most articles: 2019 and 2020, 2 each of 4 dated articles"
    )


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("36", 1, 1)], "1 of the 38 provinces has articles; all are about Banten"),
        ([("36", 1, 1), ("51", 1, 1)], "2 of the 38 provinces have articles; none has more than 1"),
        ([("36", 1, 2), ("51", 1, 2)], "2 of the 38 provinces have articles; most are about Banten and Bali (2)"),
    ],
)
def test_the_map_calls_no_province_first_where_others_have_as_many(codebook, rows, title):
    counts = pd.DataFrame(rows, columns=["province_code", "region_count", "article_count"])
    assert articles_by_province(counts, WORDS, codebook)[0].title == title


def counted(column, *rows):
    frame = pd.DataFrame(rows, columns=["strategy_code", column, "region_count", "event_count"])
    return frame.assign(document_id="a", start=0, end=9)


def test_the_grid_of_actors_states_its_largest_cell_and_how_many_statements_tell():
    counts = counted("actor_body_code", ("law", "agency", 2, 2), ("talk", "agency", 5, 5))
    (figure,) = actors_by_strategy(counts, LABELS, BODIES, (7, 9), WORDS)
    assert figure.title == "Reported together most often: Talking – Agency, in 5 regions"
    assert "7 of 9 statements" in figure.caption and "Talking by Agency: 5" in figure.alt


def test_pairs_of_one_region_each_are_no_finding():
    counts = counted("actor_body_code", ("law", "agency", 1, 1), ("talk", "agency", 1, 1))
    (figure,) = actors_by_strategy(counts, LABELS, BODIES, (2, 2), WORDS)
    assert figure.title == "No body is reported with the same strategy in more than 1 region"


def test_a_strategy_that_is_for_a_group_by_definition_is_no_finding():
    rows = [("village_apparatus", "village_officials", 18, 18), ("talk", "fishers", 5, 5)]
    (figure,) = groups_by_strategy(counted("target_group_code", *rows), LABELS, GROUPS, (7, 9), WORDS)
    assert figure.title == "Reported together most often: Talking – Fishers, in 5 regions"
    assert figure.caption.endswith("The title passes over pairs that are one by definition.")
    (alone,) = groups_by_strategy(counted("target_group_code", rows[0]), LABELS, GROUPS, (7, 9), WORDS)
    assert "Officials enrolled" in alone.title


def timed(*rows):
    frame = pd.DataFrame(rows, columns=["strategy_code", "year", "region_count", "new_count"])
    return frame.assign(document_id="a", start=0, end=9)


def test_the_grid_of_years_names_the_strategy_that_came_last():
    timeline = timed(("talk", 2019, 2, 2), ("talk", 2021, 1, 0), ("law", 2020, 1, 1))
    (figure,) = strategies_by_year(timeline, LABELS, WORDS)
    assert figure.title == "Reported last of 2 strategies: Rules, first in 2020"
    assert "Reported from 2019 on: Talking." in figure.alt
    assert strategies_by_year(timeline.assign(year=2020), LABELS, WORDS) == []  # one year shows no order


def test_far_years_stand_side_by_side_without_the_empty_ones_between():
    timeline = timed(("talk", 1990, 1, 1), ("law", 2099, 1, 1))
    with_gap = strategies_by_year(timeline, LABELS, WORDS)[0].svg
    without = strategies_by_year(timeline.assign(year=[1990, 1991]), LABELS, WORDS)[0].svg
    assert with_gap.count('<g id="xtick_') == without.count('<g id="xtick_') == 2


def test_strategies_that_came_last_together_are_all_named_or_if_many_counted():
    both = timed(("talk", 2019, 1, 1), ("law", 2020, 1, 1), ("village_apparatus", 2020, 1, 1))
    (figure,) = strategies_by_year(both, LABELS, WORDS)
    assert figure.title == "Reported last of 3 strategies: Officials enrolled and Rules, first in 2020"
    labels = {"talk": "Talking"} | {code: f"Code {code}" for code in "abcd"}
    (many,) = strategies_by_year(timed(("talk", 2019, 1, 1), *((c, 2020, 1, 1) for c in "abcd")), labels, WORDS)
    assert many.title == "4 of 5 strategies are first reported in 2020, none later"
    (single,) = strategies_by_year(timed(("talk", 2019, 1, 1), ("talk", 2020, 1, 0)), LABELS, WORDS, is_profile=True)
    assert single.title == "Talking is first reported in 2019" and "reported here" in single.caption


def test_families_and_voices_state_their_extremes():
    shares = pd.DataFrame(
        [("law", 9, 0.9, 0.6, 0.98, 4), ("money", 2, 0.2, 0.06, 0.5, 2)],
        columns=["family_code", "region_count", "region_share", "low", "high", "strategy_count"],
    )
    (figure,) = families_by_region_share(shares, {"law": "Law", "money": "Money"}, 10, WORDS)
    assert figure.title == "Law is reported in 9 of 10 regions, Money in 2"
    assert families_by_region_share(shares, {"law": "Law", "money": "Money"}, 1, WORDS) == []  # nothing to compare
    voices = pd.DataFrame(
        [("agency", 3, 2, 2, 0.75, 0.3, 0.95), ("worker", 1, 1, 1, 0.25, 0.05, 0.7)],
        columns=["body_code", "quote_count", "person_count", "article_count", "quote_share", "low", "high"],
    )
    (figure,) = voices_by_body(voices, BODIES, WORDS)
    assert figure.title == "Of 4 quotations 3 are of Agency, 1 of workers or their heirs"


def test_a_regions_families_name_what_is_not_reported(codebook):
    own = pd.DataFrame(columns=["strategy_code", "status", "document_id", "start", "end"])
    profile = pd.DataFrame(
        [("law", 2, 4, 0.9), ("money", 0, 2, 0.4)], columns=["family_code", "here_count", "family_size", "other_share"]
    )
    (figure,) = families_against_others(profile, {"law": "Law", "money": "Money"}, 5, WORDS, own, codebook)
    assert figure.title == "Of 2 families only Law is reported: 2 of 4 strategies"
    assert figure.alt.endswith("of Law most are reported here: 2 of 4. Families not reported here: Money.")


def test_a_tree_states_the_two_regions_most_alike():
    names = {"A": "Batu", "B": "Cilegon", "C": "Serang"}
    tree = Tree("", ["A", "C", "B"], [[0, 2, 0.25, 2], [1, 3, 0.8, 3]], {"A": 1, "B": 2, "C": 1}, 1.0)
    (figure,) = tree_of_regions(tree, names, WORDS)
    assert figure.title == "Batu and Serang are most alike: 75% of their strategies are the same"
    assert "Batu and Serang; Cilegon" in figure.alt
    assert tree_of_regions(Tree("unstable", ["A", "B"]), names, WORDS) == []


def test_of_hundreds_of_regions_the_matrix_draws_the_first_and_says_where_all_are():
    codes = [f"33.{n:03}" for n in range(130)]
    columns = {"region_code": codes, "strategy_code": "award", "status": "done", "is_joint": False}
    columns |= {"document_id": "a-1", "start": 1, "end": 2, "article_count": 1}
    figures = portfolio_matrix(pd.DataFrame(columns), [(code, code) for code in codes], [("award", "Award")], WORDS)
    assert [len(figure.marks) for figure in figures] == [38, 38, 38]
    assert all("Shown are 114 of 130 regions" in figure.caption for figure in figures)
    assert len(figures[0].data.splitlines()) == 131
    (few,) = portfolio_matrix(pd.DataFrame(columns).head(38), [(c, c) for c in codes[:38]], [("award", "Award")], WORDS)
    assert "Shown are" not in few.caption


def test_nothing_to_draw_gives_no_figure(codebook):
    nothing = pd.DataFrame({"year": []})
    assert articles_by_province(pd.DataFrame({"province_code": [], "article_count": []}), WORDS, codebook) == []
    assert actors_by_strategy(nothing, LABELS, BODIES, (0, 0), WORDS) == []
    assert groups_by_strategy(nothing, LABELS, GROUPS, (0, 0), WORDS) == []
    assert strategies_by_year(nothing, LABELS, WORDS) == []
    assert voices_by_body(nothing, BODIES, WORDS) == []
