import pandas as pd
import pytest

from comparison.frames import cases_of, shuffled, strategies_of
from helpers.comparison.sensitivity import build_sensitivity, measured_rates

CASES = cases_of(("a", "A", 2020), ("b", "A", 2021), ("c", "B", 2020), ("c", "C", 2020))
STATED = strategies_of(("a", "talk"), ("b", "talk"), ("c", "talk"), ("c", "law"), ("a", "pay"))
DOCUMENTS = pd.DataFrame({"document_id": ["a", "b", "c"], "is_advertorial": [False, False, True]})
RATES = pd.DataFrame(
    [("talk", 10, 8, 2), ("law", 4, 4, 0), ("pay", 6, 0, 0)],
    columns=["strategy_code", "gold_count", "hit_count", "false_count"],
)


@pytest.fixture
def moves():
    return build_sensitivity(CASES, STATED, DOCUMENTS, RATES).set_index("strategy_code")


def test_leaving_an_article_out_takes_a_region_only_where_no_other_reports_the_strategy(moves):
    assert moves["region_count"].to_dict() == {"talk": 3, "law": 2, "pay": 1}
    assert moves["least_count"].to_dict() == {"talk": 1, "law": 0, "pay": 0}  # c is alone in B and C, a is not in A


def test_ranks_move_as_far_as_the_articles_left_out_let_them(moves):
    ranks = moves[["rank", "best_rank", "worst_rank"]].to_numpy().tolist()
    assert ranks == [[1, 1, 1], [2, 2, 3], [3, 1, 3]]  # without c: talk 1, pay 1, law 0


def test_advertorials_are_left_out_together(moves):
    assert moves["without_advertorials"].to_dict() == {"talk": 1, "law": 0, "pay": 1}


def test_measured_errors_correct_a_count_where_enough_was_coded_by_hand(moves):
    assert moves.loc["talk", ["precision", "recall"]].tolist() == [0.8, 0.8]
    assert moves.loc["talk", "expected_count"] == pytest.approx(3.0)
    assert moves.loc[["law", "pay"], "expected_count"].isna().all()


def test_rates_of_a_code_never_found_are_not_given():
    assert measured_rates(RATES).index.tolist() == ["talk"]


def test_without_measured_rates_the_rest_still_stands():
    moves = build_sensitivity(CASES, STATED, DOCUMENTS, RATES.iloc[:0])
    assert moves["region_count"].tolist() == [3, 2, 1] and moves["expected_count"].isna().all()


def test_the_order_of_rows_never_matters(moves):
    turned = build_sensitivity(shuffled(CASES), shuffled(STATED), shuffled(DOCUMENTS), shuffled(RATES))
    pd.testing.assert_frame_equal(turned.set_index("strategy_code"), moves)
