"""Charts of the analysis: titles and alternative texts come from the data, and nothing to draw gives no figure."""

import pandas as pd
import pytest

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.comparison.similarity import Tree
from helpers.reporting.charts import articles_by_year
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
    assert figure.title == "36 of the 38 provinces have no article; most articles are about Banten (7)"
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

    assert figure_of((2019, 1), (2020, 0), (2021, 3)).title == "2021 has the most articles: 3 of 4"
    assert figure_of((2019, 1), (2020, 0), (2021, 3)).alt.endswith("most in 2021 (3). 1 year has none.")
    assert figure_of((2019, 2), (2020, 2)).title == "2019 and 2020 have the most articles: 2 each, of 4"


def counted(column, *rows):
    frame = pd.DataFrame(rows, columns=["strategy_code", column, "region_count", "event_count"])
    return frame.assign(document_id="a", start=0, end=9)


def test_the_grid_of_actors_states_its_largest_cell_and_how_many_statements_tell():
    counts = counted("actor_body_code", ("law", "agency", 2, 2), ("talk", "agency", 5, 5))
    (figure,) = actors_by_strategy(counts, LABELS, BODIES, (7, 9), WORDS)
    assert figure.title == "The commonest pair is Talking by Agency: 5 regions"
    assert "7 of 9 statements" in figure.caption and "Talking by Agency: 5" in figure.alt


def test_a_strategy_that_is_for_a_group_by_definition_is_no_finding():
    rows = [("village_apparatus", "village_officials", 18, 18), ("talk", "fishers", 5, 5)]
    (figure,) = groups_by_strategy(counted("target_group_code", *rows), LABELS, GROUPS, (7, 9), WORDS)
    assert figure.title == "The commonest pair is Talking for Fishers: 5 regions"
    assert figure.caption.endswith("The title passes over pairs that are one by definition.")
    (alone,) = groups_by_strategy(counted("target_group_code", rows[0]), LABELS, GROUPS, (7, 9), WORDS)
    assert "Officials enrolled" in alone.title


def timed(*rows):
    frame = pd.DataFrame(rows, columns=["strategy_code", "year", "region_count", "new_count"])
    return frame.assign(document_id="a", start=0, end=9)


def test_the_grid_of_years_names_the_strategy_that_came_last():
    timeline = timed(("talk", 2019, 2, 2), ("talk", 2021, 1, 0), ("law", 2020, 1, 1))
    (figure,) = strategies_by_year(timeline, LABELS, WORDS)
    assert figure.title == "Last to appear, in 2020: Rules"
    assert "Reported from 2019 on: Talking." in figure.alt


def test_strategies_that_came_last_together_are_all_named_or_if_many_counted():
    both = timed(("talk", 2019, 1, 1), ("law", 2020, 1, 1), ("village_apparatus", 2020, 1, 1))
    (figure,) = strategies_by_year(both, LABELS, WORDS)
    assert figure.title == "Last to appear, in 2020: Officials enrolled and Rules"
    labels = {"talk": "Talking"} | {code: f"Code {code}" for code in "abcd"}
    (many,) = strategies_by_year(timed(("talk", 2019, 1, 1), *((c, 2020, 1, 1) for c in "abcd")), labels, WORDS)
    assert many.title == "4 strategies are the last to appear, in 2020"
    (alike,) = strategies_by_year(timed(("talk", 2019, 1, 1), ("law", 2019, 1, 1)), LABELS, WORDS)
    assert alike.title == "All strategies appear first in 2019"


def test_families_and_voices_state_their_extremes():
    shares = pd.DataFrame(
        [("law", 9, 0.9, 0.6, 0.98, 4), ("money", 2, 0.2, 0.06, 0.5, 2)],
        columns=["family_code", "region_count", "region_share", "low", "high", "strategy_count"],
    )
    (figure,) = families_by_region_share(shares, {"law": "Law", "money": "Money"}, 10, WORDS)
    assert figure.title == "Law is reported in 90% of the regions, Money in 20%"
    voices = pd.DataFrame(
        [("agency", 3, 2, 2, 0.75, 0.3, 0.95), ("worker", 1, 1, 1, 0.25, 0.05, 0.7)],
        columns=["body_code", "quote_count", "person_count", "article_count", "quote_share", "low", "high"],
    )
    (figure,) = voices_by_body(voices, BODIES, WORDS)
    assert figure.title == "75% of the quotations are of Agency, 25% of workers or their heirs"
    (silent,) = voices_by_body(voices.iloc[:1], BODIES, WORDS)
    assert silent.title == "75% of the quotations are of Agency, none of workers or their heirs"


def test_a_regions_families_name_what_is_not_reported(codebook):
    own = pd.DataFrame(columns=["strategy_code", "status", "document_id", "start", "end"])
    profile = pd.DataFrame(
        [("law", 2, 4, 0.9), ("money", 0, 2, 0.4)], columns=["family_code", "here_count", "family_size", "other_share"]
    )
    (figure,) = families_against_others(profile, {"law": "Law", "money": "Money"}, 5, WORDS, own, codebook)
    assert figure.title == "One of 2 families is reported, Law: 2 of 4 strategies"
    assert figure.alt.endswith("of Law most are reported here: 2 of 4. Families not reported here: Money.")


def test_a_tree_states_the_two_regions_most_alike():
    names = {"A": "Batu", "B": "Cilegon", "C": "Serang"}
    tree = Tree("", ["A", "C", "B"], [[0, 2, 0.25, 2], [1, 3, 0.8, 3]], {"A": 1, "B": 2, "C": 1}, 1.0)
    (figure,) = tree_of_regions(tree, names, WORDS)
    assert figure.title == "Batu and Serang are most alike: 75% of their strategies are the same"
    assert "Batu and Serang; Cilegon" in figure.alt
    assert tree_of_regions(Tree("unstable", ["A", "B"]), names, WORDS) == []


def test_nothing_to_draw_gives_no_figure(codebook):
    nothing = pd.DataFrame()
    assert articles_by_province(pd.DataFrame({"province_code": [], "article_count": []}), WORDS, codebook) == []
    assert actors_by_strategy(nothing, LABELS, BODIES, (0, 0), WORDS) == []
    assert groups_by_strategy(nothing, LABELS, GROUPS, (0, 0), WORDS) == []
    assert strategies_by_year(nothing, LABELS, WORDS) == []
    assert voices_by_body(nothing, BODIES, WORDS) == []
