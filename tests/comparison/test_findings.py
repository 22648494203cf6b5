"""Coverage, diffusion, evidence base and uncertainty, on frames of a few rows."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.comparison.coverage import build_figures
from helpers.comparison.diffusion import (
    build_first_years,
    build_timeline,
    count_groups,
    count_instruments,
    instruments_by_region,
)
from helpers.comparison.evidence_base import (
    count_by_province,
    count_by_region,
    count_by_year,
    count_outlets,
    count_sources,
    describe_evidence,
)
from helpers.comparison.uncertainty import wilson_interval

CASES = pd.DataFrame(
    [
        ("a", "a", "36.04", "36", 2020, False, False),
        ("b", "a", "36.04", "36", 2023, True, False),  # tells of the event of the other article
        ("b", "a", "36.73", "36", 2023, True, False),
        ("c", "c", "51", "51", None, False, True),
    ],
    columns=["document_id", "event_id", "region_code", "province_code", "year", "is_joint", "is_province"],
).astype({"year": "Int64"})
DOCUMENTS = pd.DataFrame(
    {
        "document_id": ["a", "b", "c", "unused"],
        "outlet": ["Harian", "Harian", None, "Kabar"],
        "year": pd.array([2020, 2023, None, 1999], dtype="Int64"),
        "is_advertorial": [True, False, False, True],
        "agency": [None, "Antara", None, "Antara"],
    }
)


def shuffled(frame):
    return frame.iloc[::-1].reset_index(drop=True)


# What the evidence rests on


def test_the_head_of_a_report_counts_what_is_used_only():
    assert describe_evidence({"documents": DOCUMENTS}, CASES) == {
        "article_count": 3,
        "event_count": 2,
        "joint_count": 1,
        "outlet_count": 1,
        "case_count": 3,
        "region_count": 2,
        "province_count": 2,
        "first_year": 2020,
        "last_year": 2023,
        "undated_count": 1,
        "advertorial_count": 1,
        "agency_count": 1,
    }


def test_an_agencys_own_site_is_an_agency_too():
    documents = DOCUMENTS.assign(outlet=["sultra.antaranews.com", "Harian", "Nusantara Kini", "Kabar"])
    assert describe_evidence({"documents": documents}, CASES)["agency_count"] == 2


def test_the_sources_of_a_region_are_counted_by_article():
    counts = count_sources({"documents": DOCUMENTS}, CASES)
    assert counts.to_numpy().tolist() == [["36.04", 1, 1, 1], ["36.73", 1, 1, 0], ["51", 0, 0, 0]]


def test_years_without_an_article_are_shown_as_none():
    counts = count_by_year({"documents": DOCUMENTS}, CASES)
    assert counts.to_numpy().tolist() == [[2020, 1], [2021, 0], [2022, 0], [2023, 1]]


def test_undated_articles_alone_give_no_years():
    assert count_by_year({"documents": DOCUMENTS}, CASES[CASES["document_id"] == "c"]).empty


def test_a_joint_article_counts_once_in_its_province_and_once_in_each_region():
    assert count_by_province(CASES).to_numpy().tolist() == [["36", 2, 2], ["51", 0, 1]]
    assert count_by_region(CASES)[
        ["region_code", "article_count", "joint_count", "event_count"]
    ].to_numpy().tolist() == [
        ["36.04", 2, 1, 1],
        ["36.73", 1, 1, 1],
        ["51", 1, 0, 1],
    ]


def test_outlets_are_counted_by_articles_and_regions():
    outlets = count_outlets({"documents": DOCUMENTS}, CASES)
    assert outlets.to_numpy().tolist() == [["Harian", 2, 2, pytest.approx(2 / 3)]]


@pytest.mark.parametrize("count", [count_by_province, count_by_region])
def test_counts_do_not_depend_on_the_order_of_rows(count):
    pd.testing.assert_frame_equal(count(shuffled(CASES)), count(CASES))


# Figures


def quantities_of(*rows):
    """(document, indicator, value, start)."""
    frame = pd.DataFrame(rows, columns=["document_id", "indicator_code", "value", "start"])
    return frame.assign(
        unit_code="workers", end=frame["start"] + 3, evidence="…", relation="exactly", own_region_code=None
    )


QUANTITIES = quantities_of(
    ("a", "target", 500.0, 40),
    ("a", "coverage", 30.0, 60),
    ("a", "coverage", 30.0, 10),  # the same figure earlier
    ("b", "coverage", 45.0, 5),
    ("b", "attendance", 80.0, 9),  # no key indicator
    ("unused", "coverage", 99.0, 1),
)


def test_figures_stand_by_region_indicator_and_year_each_once():
    figures = build_figures(CASES, QUANTITIES)
    assert figures[["region_code", "indicator_code", "value", "start"]].to_numpy().tolist() == [
        ["36.04", "coverage", 30.0, 10],
        ["36.04", "coverage", 45.0, 5],
        ["36.04", "target", 500.0, 40],
        ["36.73", "coverage", 45.0, 5],
    ]


def test_a_figure_of_one_of_several_regions_is_its_own_and_of_no_other():
    stated = quantities_of(("b", "coverage", 45.0, 5), ("b", "target", 70.0, 20), ("b", "eligible", 90.0, 30))
    stated["own_region_code"] = ["36.73", None, "31.71"]  # of one, of both, of a region that the article is not about
    figures = build_figures(CASES, stated)
    assert figures[["region_code", "indicator_code", "is_joint"]].to_numpy().tolist() == [
        ["36.04", "target", True],
        ["36.04", "eligible", True],
        ["36.73", "coverage", False],
        ["36.73", "target", True],
        ["36.73", "eligible", True],
    ]


def test_figures_can_be_asked_for_by_indicator_in_that_order():
    figures = build_figures(CASES, QUANTITIES, ["attendance", "coverage"])
    assert figures["indicator_code"].tolist() == ["attendance", "coverage", "coverage", "attendance", "coverage"]


def test_figures_do_not_depend_on_the_order_of_rows():
    figures = build_figures(CASES, QUANTITIES)
    pd.testing.assert_frame_equal(build_figures(shuffled(CASES), shuffled(QUANTITIES)), figures)


# When, and by what right


def test_the_first_year_names_all_regions_of_that_year_and_leaves_undated_out():
    portfolios = pd.DataFrame(
        [("b", "x", 2019), ("a", "x", 2019), ("c", "x", 2021), ("a", "y", 2016), ("a", "z", None)],
        columns=["region_code", "strategy_code", "first_year"],
    ).astype({"first_year": "Int64"})
    years = build_first_years(portfolios)
    assert years.to_numpy().tolist() == [["y", 2016, ["a"]], ["x", 2019, ["a", "b"]]]


INSTRUMENTS = pd.DataFrame(
    [
        ("a", "inpres", "2", 2021, 9, "Inpres 2/2021"),
        ("b", "inpres", "2", 2021, 5, "Inpres Nomor 2"),
        ("a", "perbup", "7", 2022, 1, "Perbup 7"),
        ("b", "perbup", "7", 2022, 2, "Perbup 7"),
        ("c", "perda", None, None, 3, "Perda tentang Jaminan"),
        ("a", "other", None, None, 7, "Surat Bersama"),
    ],
    columns=["document_id", "instrument_kind", "number", "year", "start", "evidence"],
).astype({"year": "Int64"})
INSTRUMENTS["end"], INSTRUMENTS["rule_id"] = INSTRUMENTS["start"] + 5, "r"


def test_a_national_rule_is_one_and_a_local_rule_is_another_in_each_region():
    counts = count_instruments(CASES, INSTRUMENTS)
    shown = counts[["instrument_kind", "place", "region_count", "article_count", "evidence"]].to_numpy().tolist()
    assert shown[0] == ["inpres", "", 2, 2, "Inpres 2/2021"]
    assert counts["places"][0] == {"36.04": ("a", 9, 14), "36.73": ("b", 5, 10)}
    assert [row[:3] for row in shown if row[0] == "perbup"] == [["perbup", "36.04", 1], ["perbup", "36.73", 1]]
    assert counts["region_count"].is_monotonic_decreasing and len(counts) == 5


def test_counted_instruments_do_not_depend_on_the_order_of_rows():
    counts = count_instruments(CASES, INSTRUMENTS)
    pd.testing.assert_frame_equal(count_instruments(shuffled(CASES), shuffled(INSTRUMENTS)), counts)


def test_a_national_rule_is_listed_with_the_regions_that_cite_it():
    cited = instruments_by_region(CASES, INSTRUMENTS)
    (row,) = cited.to_dict("records")
    assert (row["instrument_kind"], row["number"], row["year"], row["region_count"]) == ("inpres", "2", 2021, 2)
    assert row["places"] == {"36.04": ("a", 9, 14), "36.73": ("b", 5, 10)}


def test_a_strategy_is_new_in_a_region_in_its_first_year_only():
    rows = [("a", "visit", 9, 12), ("a", "visit", 0, 7), ("b", "visit", 0, 7), ("c", "visit", 0, 7)]
    stated = pd.DataFrame(rows, columns=["document_id", "strategy_code", "start", "end"])
    timeline = build_timeline(CASES, stated.assign(own_region_code=None))
    counted = timeline[["strategy_code", "year", "region_count", "new_count"]]
    assert counted.to_numpy().tolist() == [["visit", 2020, 1, 1], ["visit", 2023, 2, 1]]
    assert timeline[["document_id", "start", "end"]].to_numpy().tolist() == [["a", 0, 7], ["b", 0, 7]]


def test_target_groups_are_counted_by_region_however_often_an_article_names_them():
    rows = [("a", "fisher"), ("a", "fisher"), ("b", "fisher"), ("c", "farmer")]
    groups = pd.DataFrame(rows, columns=["document_id", "target_group_code"])
    assert count_groups(CASES, groups).to_numpy().tolist() == [["fisher", 2], ["farmer", 1]]


# How sure


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, Statistics in Medicine 17, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(count, total, low, high):
    interval = wilson_interval(count, total)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=6e-5)


@given(total=st.integers(1, 10_000), data=st.data())
def test_a_share_lies_in_its_interval_and_both_in_0_to_1(total, data):
    count = data.draw(st.integers(0, total))
    interval = wilson_interval(count, total)
    assert 0 <= interval.low <= interval.share <= interval.high <= 1


@pytest.mark.parametrize(("count", "total"), [(1, 0), (0, 0), (3, 2), (-1, 2)])
def test_what_is_no_share_is_refused(count, total):
    with pytest.raises(ValueError, match="is no share"):
        wilson_interval(count, total)
