import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.comparison.diffusion import build_first_years
from helpers.comparison.portfolios import (
    STATUS_ORDER,
    build_portfolios,
    build_strategy_shares,
)


def cases_of(*rows):
    """(document, region, year)."""
    cases = pd.DataFrame(rows, columns=["document_id", "region_code", "year"]).astype({"year": "Int64"})
    cases["event_id"], cases["is_joint"] = cases["document_id"], cases.duplicated("document_id", keep=False)
    return cases.astype({"document_id": "str", "region_code": "str", "event_id": "str"})


def strategies_of(*rows):
    """(document, strategy, status, start); the evidence names its place."""
    names = ["document_id", "strategy_code", "status", "start"]
    strategies = pd.DataFrame(rows, columns=names).astype(dict.fromkeys(names[:3], "str") | {"start": "int64"})
    strategies["end"] = strategies["start"] + 5
    strategies["evidence"] = strategies["document_id"] + strategies["start"].astype("str")
    return strategies.assign(rule_id="r", own_region_code=None)


def portfolios_of(**regions):
    """Strategies by region, all done."""
    rows = [(region, code, "done", None) for region, codes in regions.items() for code in codes.split()]
    frame = pd.DataFrame(rows, columns=["region_code", "strategy_code", "status", "first_year"])
    return frame.astype({"first_year": "Int64"})


CASES = cases_of(("a", "36.04", 2021), ("b", "36.04", 2019), ("b", "51", 2019), ("c", "36.04", None))
STRATEGIES = strategies_of(
    ("a", "award", "planned", 50),
    ("a", "award", "done", 9),
    ("b", "award", "done", 7),
    ("b", "award", "done", 3),
    ("c", "award", "done", 1),
    ("c", "regulation", "ongoing", 4),
    ("elsewhere", "regulation", "done", 4),
)


def test_a_cell_has_the_furthest_status_and_the_first_evidence_for_it():
    cells = build_portfolios(CASES, STRATEGIES).set_index(["region_code", "strategy_code"])
    award = cells.loc[("36.04", "award")]
    assert (award["status"], award["evidence"], award["article_count"], award["first_year"]) == ("done", "b3", 3, 2019)
    assert cells.loc[("51", "award"), "evidence"] == "b3"
    regulation = cells.loc[("36.04", "regulation")]
    assert regulation["status"] == "ongoing" and pd.isna(regulation["first_year"])
    assert len(cells) == 3


def test_a_later_status_in_an_older_article_still_counts():
    strategies = strategies_of(("a", "award", "planned", 1), ("b", "award", "done", 1))
    assert build_portfolios(CASES, strategies)["status"].tolist() == ["done", "done"]


DOCUMENTS = "abcdef"
YEARS = st.integers(2015, 2025)
CASE_ROWS = st.lists(
    st.tuples(st.sampled_from(DOCUMENTS), st.sampled_from(["36.04", "36.73", "51"]), st.none() | YEARS),
    unique_by=lambda row: row[:2],
    min_size=1,
)
STRATEGY_ROWS = st.lists(
    st.tuples(
        st.sampled_from(DOCUMENTS), st.sampled_from(["x", "y", "z"]), st.sampled_from(STATUS_ORDER), st.integers(0, 3)
    ),
    unique_by=lambda row: (row[0], row[1], row[3]),
)


@settings(max_examples=20)
@given(rows=CASE_ROWS, strategies=STRATEGY_ROWS, left_out=st.sampled_from(DOCUMENTS))
def test_adding_an_article_never_removes_a_strategy_nor_sets_its_status_back(rows, strategies, left_out):
    def reported(kept):
        cells = build_portfolios(cases_of(*kept), strategies_of(*strategies))
        keys = zip(cells["region_code"], cells["strategy_code"], strict=True)
        return dict(zip(keys, cells["status"].map(STATUS_ORDER.index), strict=True))

    before, after = reported([row for row in rows if row[0] != left_out]), reported(rows)
    assert all(after.get(cell, -1) >= status for cell, status in before.items())


@settings(max_examples=8)
@given(rows=CASE_ROWS, strategies=STRATEGY_ROWS, random=st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows, strategies, random):
    def findings(case_rows, strategy_rows):
        cells = build_portfolios(cases_of(*case_rows), strategies_of(*strategy_rows))
        shares = build_strategy_shares(cells, 3, ["x", "y", "z"])
        return cells, shares, build_first_years(cells)

    once = findings(rows, strategies)
    again = findings(random.sample(rows, len(rows)), random.sample(strategies, len(strategies)))
    for first, second in zip(once, again, strict=True):
        pd.testing.assert_frame_equal(first, second)


def test_shares_have_every_code_the_most_reported_first():
    cells = portfolios_of(A="x y", B="y", C="y z")
    cells.loc[cells["region_code"] == "C", "status"] = "planned"
    shares = build_strategy_shares(cells, 4, ["w", "x", "y", "z"])
    assert shares["strategy_code"].tolist() == ["y", "x", "z", "w"]
    assert shares["region_count"].tolist() == [3, 1, 1, 0]
    assert shares["region_share"].tolist() == [0.75, 0.25, 0.25, 0.0]
    assert shares[["done_count", "ongoing_count", "planned_count"]].iloc[0].tolist() == [2, 0, 1]
    assert (shares["low"] <= shares["region_share"]).all() and (shares["region_share"] <= shares["high"]).all()
