import pandas as pd
import pytest

from comparison.frames import cases_of, shuffled, strategies_of
from helpers.comparison.bundles import build_bundles
from helpers.comparison.portfolios import build_case_portfolios


def case_portfolios(*cases):
    """Strategies of each case, one region a case."""
    rows = [(f"{n:02}", 2020, code, 1) for n, codes in enumerate(cases) for code in codes.split()]
    return pd.DataFrame(rows, columns=["region_code", "year", "strategy_code", "event_count"]).astype({"year": "Int64"})


FOUR_OF_TEN = ["law visit"] * 3 + ["visit"] + ["talk"] * 6


def test_a_pair_has_what_was_observed_and_what_was_to_be_expected():
    bundles, total = build_bundles(case_portfolios(*FOUR_OF_TEN), least=3)
    pair = bundles.iloc[0]
    assert total == 10 and len(bundles) == 1
    assert (pair["first_code"], pair["second_code"], pair["both_count"]) == ("law", "visit", 3)
    assert pair["expected"] == pytest.approx(3 * 4 / 10)
    assert pair["lift"] == pytest.approx(3 / 1.2)
    assert pair["jaccard"] == pytest.approx(3 / 4)
    assert (pair["given_share"], pair["base_share"]) == (1.0, 0.4)


def test_a_pair_is_clear_only_where_its_whole_interval_lies_above_chance():
    few, _ = build_bundles(case_portfolios(*FOUR_OF_TEN), least=3)
    many, _ = build_bundles(case_portfolios(*FOUR_OF_TEN * 5), least=3)
    assert not few["is_clear"].iloc[0] or few["given_low"].iloc[0] > 0.4
    assert many["is_clear"].tolist() == [True]
    chance, _ = build_bundles(case_portfolios(*["law visit"] * 5, *["law"] * 5, *["visit"] * 5, *["talk"] * 5))
    assert chance["lift"].tolist() == [1.0] and not chance["is_clear"].any()


def test_pairs_that_too_few_cases_report_are_left_out():
    bundles, total = build_bundles(case_portfolios("law visit", "law visit"), least=3)
    assert bundles.empty and total == 2


def test_a_case_is_a_region_in_a_year_and_an_undated_article_one_of_its_own():
    cases = cases_of(("a", "A", 2020), ("b", "A", 2020), ("c", "A", 2021), ("d", "A", None))
    stated = strategies_of(("a", "law"), ("b", "visit"), ("c", "law"), ("d", "law"))
    found = build_case_portfolios(cases, stated)
    assert found[["strategy_code", "event_count"]].to_numpy().tolist() == [
        ["law", 1],
        ["visit", 1],
        ["law", 1],
        ["law", 1],
    ]
    assert build_bundles(found, least=1)[1] == 3


def test_the_order_of_rows_never_matters():
    frame = case_portfolios(*FOUR_OF_TEN)
    pd.testing.assert_frame_equal(build_bundles(shuffled(frame), 3)[0], build_bundles(frame, 3)[0])


def test_no_case_gives_no_pair():
    bundles, total = build_bundles(case_portfolios())
    assert bundles.empty and total == 0
