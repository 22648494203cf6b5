"""Findings as sentences and rows: numbers come from the tables, a refusal says its reason, every figure is linked."""

import pandas as pd
import pytest

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.comparison.ratios import COLUMNS, REASONS
from helpers.comparison.similarity import Tree
from helpers.comparison.truth_table import TruthTable
from helpers.reporting import finding_rows, national, national_in_short, ratio_rows, region_in_short
from helpers.reporting.blocks import Evidence, plain
from helpers.reporting.wording import Wording

WORDS = Wording("en")


@pytest.fixture(scope="module")
def codebook():
    return load_codebook(paths.codebook())


def ratios_of(*rows):
    """(area, regions, measure, source, share, reason, period, value, unit, base value), all of one article of 2021."""
    made = []
    for area, regions, measure, source, share, reason, period, value, unit, base in rows:
        own = {"indicator_code": "participants", "value": value, "unit_code": unit, "relation": "exactly"}
        own |= {"document_id": "a", "start": 5, "end": 9, "period": period, "year": 2021}
        head = {"area_code": area, "region_codes": regions, "measure_code": measure, "source_code": source}
        other = {"base_indicator_code": "eligible", "base_value": base, "base_unit_code": "workers"}
        other |= {"base_relation": "exactly", "base_document_id": "a", "base_start": 20, "base_end": 26}
        made.append({**head, "share": share, "reason_code": reason, **own, **(other if base else {})})
    return pd.DataFrame(made, columns=COLUMNS)


RATIOS = ratios_of(
    ("36.04", ["36.04"], "coverage", "calculated", 0.054, "", None, 1500, "workers", 30000),
    ("36", ["36.04", "36.73"], "coverage", "calculated", 0.19, "", "2021-06-30", 19000, "workers", 100000),
    ("51.04", ["51.04"], "coverage", "stated", 0.43, "no_base", "2024-06-30", 43, "percent", None),
    ("51.04", ["51.04"], "target", "calculated", None, "period_unstated", None, 6400, "workers", 12800),
    (None, ["36.04", "36.73"], "target", "stated", 0.2, "", "2021", 20, "percent", 80000),
)


def test_every_reason_has_its_words():
    assert set(ratio_rows.REASON_WORDS) == set(REASONS)


def test_shares_with_a_base_show_both_figures_linked_and_when(codebook):
    rows = ratio_rows.divided_rows(RATIOS, WORDS, codebook)
    assert [plain(cell) for cell in rows["Region"]] == [
        "Kabupaten Serang",
        "Banten",
        "Kabupaten Serang and Kota Serang, together",
    ]
    assert [plain(cell) for cell in rows["Share"]] == ["5.4%", "19%", "20%"]
    assert rows["When"].tolist() == ["article of 2021", "30 June 2021", "2021"]
    assert rows["How"].tolist() == ["divided here", "divided here", "stated in the article"]
    assert rows["Of"].iloc[0][1] == Evidence("30,000 workers", "a", 20, 26)
    assert plain(rows["Reached"].iloc[2]) == "–"


def test_figures_that_are_not_divided_stand_with_their_reason(codebook):
    rows = ratio_rows.side_rows(RATIOS, WORDS, codebook)
    assert rows["Not divided, because"].tolist() == ["the articles do not say that both figures are of one period"]
    assert ratio_rows.reason_items(RATIOS, WORDS) == [
        "1 pair: the articles do not say that both figures are of one period."
    ]
    assert plain(rows["Figure"].iloc[0]) == "Participants: 6,400 workers (article of 2021)"


def test_a_share_without_a_base_keeps_its_day(codebook):
    rows = ratio_rows.stated_rows(RATIOS, WORDS, codebook)
    assert [[plain(cell) for cell in row] for row in rows.to_numpy()] == [["Kabupaten Gianyar", "43%", "30 June 2024"]]


def test_a_profile_opens_with_the_share_whose_base_is_known(codebook):
    cases = pd.DataFrame([("a", "a", "36.04", True)], columns=["document_id", "event_id", "region_code", "is_joint"])
    none = pd.DataFrame(columns=["status", "strategy_code"])
    figures = pd.DataFrame(columns=["is_joint", "year", "value", "indicator_code"]).astype({"is_joint": bool})
    missing = pd.DataFrame([("door_to_door", 0.4, 7)], columns=["strategy_code", "other_share", "other_count"])
    said = [
        plain(s)
        for s in region_in_short.in_short("Batu", cases, none, missing, figures, RATIOS.iloc[:1], WORDS, codebook)
    ]
    assert said == [
        "1 article is about Batu; it reports no strategy.",
        "Covered: 5.4% of 30,000 workers (article of 2021).",
        "Often reported in the 7 other regions, not here: Going to workers (40%).",
        "All of this is from one event: it shows what one report chose to tell, not what the region does. "
        "The article speaks of other regions too.",
    ]


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (Tree("too_few_regions", ["36.04"] * 6), "too few regions, 6 in all, have 2 or more events"),
        (
            Tree("unstable", ["36.04"] * 9, agreement=0.61),
            "its groups of 9 regions would be others (adjusted Rand index 0.61",
        ),
        (Tree("", ["36.04"] * 9, agreement=0.93), "stay nearly the same (adjusted Rand index 0.93 or more)"),
    ],
)
def test_a_tree_is_refused_with_its_reason_or_offered_with_its_firmness(tree, said):
    assert said in plain(finding_rows.tree_runs(tree, WORDS))


def test_a_truth_table_is_refused_with_its_reason():
    assert plain(finding_rows.truth_table_runs(TruthTable("too_few_cases", 2), WORDS)).endswith("here there are 2.")
    assert "4 conditions at most" in plain(finding_rows.truth_table_runs(TruthTable("too_many_conditions", 20), WORDS))


def test_an_observed_combination_names_its_regions(codebook):
    rows = pd.DataFrame(
        [(True, 2, 1, ["36.04", "36.73"])], columns=["regulation", "case_count", "outcome_count", "region_codes"]
    )
    shown = finding_rows.truth_table_rows(TruthTable("", 12, rows), ["regulation"], WORDS, codebook)
    assert shown.iloc[0].tolist() == ["reported", "1 of 2", "Kabupaten Serang and Kota Serang"]


def test_a_ranking_says_whether_its_first_place_is_firm(codebook):
    columns = ["strategy_code", "best_rank", "worst_rank", "region_count"]
    moves = pd.DataFrame([("regulation", 1, 1, 5), ("award", 2, 4, 3)], columns=columns)
    firm = plain(finding_rows.sensitivity_runs(moves, 0, WORDS, codebook))
    assert firm.startswith("Regulation stays first") and "article is left out: 1 of 2." in firm
    assert firm.endswith("No article carries an advertorial mark.")
    unsure = plain(finding_rows.sensitivity_runs(moves.assign(worst_rank=[2, 4]), 1, WORDS, codebook))
    assert unsure.startswith("Regulation is first, and not certainly") and "1 article carries" in unsure
    single = plain(finding_rows.sensitivity_runs(moves.assign(region_count=1), 0, WORDS, codebook))
    assert single.startswith("No strategy is reported in more than one region")


def test_thin_regions_are_named(codebook):
    breadth = pd.DataFrame({"is_thin": [True, False, True]})
    said = plain(national.thin_runs(["36.73", "51.04"], breadth, 2, WORDS, codebook))
    assert said.startswith("Regions with a single event, 2 of the 3 compared, count")
    assert said.endswith("left out of the whole comparison: Kabupaten Gianyar and Kota Serang.")
    alone = pd.DataFrame({"region_code": ["36.73"], "is_thin": [True]})
    assert "Only one region" in plain(national.thin_runs([], alone, 1, WORDS, codebook))


def base_of(**values):
    counts = dict(article_count=1, event_count=1, outlet_count=0, region_count=1, province_count=1, case_count=1)
    return counts | dict(first_year=None, last_year=None) | values


@pytest.mark.parametrize(
    ("base", "said"),
    [
        (base_of(), "Outreach in 1 regency or city of 1 province is reported in 1 article, on 1 event."),
        (
            base_of(article_count=12, event_count=9, outlet_count=2, region_count=3, first_year=2019, last_year=2021),
            "Outreach in 3 regencies and cities of 1 province is reported in 12 articles of 2 outlets, on 9 events, "
            "2019–2021.",
        ),
        (base_of(region_count=0), "Outreach in 1 province is reported in 1 article, on 1 event."),
    ],
)
def test_the_opening_counts_agree_with_their_nouns_and_leave_out_what_is_not_known(base, said, codebook):
    nothing = pd.DataFrame({"strategy_code": ["award"], "region_count": [1], "region_share": [1.0]})
    figures = pd.DataFrame(columns=["indicator_code", "unit_code", "is_joint"]).astype({"is_joint": bool})
    voices = pd.DataFrame()
    spoken = national_in_short.in_short(
        base, nothing, pd.DataFrame(), RATIOS.iloc[:0], figures, voices, WORDS, codebook
    )
    assert [plain(sentence) for sentence in spoken] == [said]  # nothing recurs, so nothing is called frequent


def test_the_base_tells_of_outlets_only_where_one_has_several_articles():
    base = dict(article_count=3, joint_count=1, agency_count=0, advertorial_count=0, undated_count=2)
    outlets = pd.DataFrame([("Kabar", 2), ("Harian", 1)], columns=["outlet", "article_count"])
    assert "most articles are Kabar (2) and Harian (1)" in plain(national.base_runs(base, outlets, WORDS))
    assert "outlets" not in plain(national.base_runs(base, outlets.iloc[1:], WORDS))
