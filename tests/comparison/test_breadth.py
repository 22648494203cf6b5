import pandas as pd
import pytest

from comparison.frames import cases_of, portfolios_of, shuffled
from helpers.comparison.breadth import build_breadth, build_family_profile, build_family_shares

FAMILIES = {"talk": "awareness", "poster": "awareness", "visit": "reach", "law": "law"}
CASES = cases_of(("a", "A", 2020), ("b", "A", 2021), ("c", "B", 2020), ("d", "C", 2020))
PORTFOLIOS = portfolios_of(A="talk poster visit", B="talk")


def test_breadth_counts_strategies_and_families_and_focus_is_herfindahls():
    breadth = build_breadth(PORTFOLIOS, CASES, FAMILIES)
    columns = ["region_code", "event_count", "strategy_count", "family_count", "top_family", "is_thin"]
    assert breadth[columns].to_numpy().tolist()[:2] == [
        ["A", 2, 3, 2, "awareness", False],
        ["B", 1, 1, 1, "awareness", True],
    ]
    assert breadth["focus"].tolist()[:2] == pytest.approx([(2 / 3) ** 2 + (1 / 3) ** 2, 1.0])


def test_a_region_without_a_strategy_is_there_without_a_focus():
    last = build_breadth(PORTFOLIOS, CASES, FAMILIES).iloc[-1]
    assert (last["region_code"], last["strategy_count"]) == ("C", 0)
    assert pd.isna(last["focus"]) and pd.isna(last["top_family"])


def test_a_family_is_reported_where_one_of_its_strategies_is():
    shares = build_family_shares(PORTFOLIOS, 4, FAMILIES)
    assert shares[["family_code", "region_count", "region_share", "strategy_count"]].to_numpy().tolist() == [
        ["awareness", 2, 0.5, 2],
        ["reach", 1, 0.25, 1],
        ["law", 0, 0.0, 0],
    ]
    assert (shares["low"] <= shares["region_share"]).all() and (shares["region_share"] <= shares["high"]).all()


def test_a_regions_families_stand_beside_those_of_the_others():
    profile = build_family_profile(PORTFOLIOS, "A", FAMILIES)
    assert profile.to_numpy().tolist() == [["awareness", 2, 2, 1.0], ["reach", 1, 1, 0.0], ["law", 0, 1, 0.0]]


def test_a_region_alone_is_compared_with_nobody():
    assert build_family_profile(portfolios_of(A="talk"), "A", FAMILIES)["other_share"].tolist() == [0.0, 0.0, 0.0]


def test_the_order_of_rows_never_matters():
    breadth = build_breadth(PORTFOLIOS, CASES, FAMILIES)
    pd.testing.assert_frame_equal(build_breadth(shuffled(PORTFOLIOS), shuffled(CASES), FAMILIES), breadth)
    shares = build_family_shares(PORTFOLIOS, 4, FAMILIES)
    pd.testing.assert_frame_equal(build_family_shares(shuffled(PORTFOLIOS), 4, FAMILIES), shares)
