"""The other regions beside one."""

import pandas as pd
import pytest

from helpers.comparison.breadth import build_family_profile
from helpers.comparison.others import Beside
from helpers.comparison.portfolios import build_other_shares, build_peers

CELLS = {"11": "ab", "12": "abc", "13": "c", "14": "bcd", "15": "a"}
FOUND = pd.DataFrame(
    [(region, strategy) for region, strategies in CELLS.items() for strategy in strategies],
    columns=["region_code", "strategy_code"],
)
FAMILIES = {"a": "x", "b": "x", "c": "y", "d": "z"}


@pytest.mark.parametrize("code", [*CELLS, "99"])
def test_the_view_of_all_regions_at_once_agrees_with_that_of_each_by_itself(code):
    found, alone = Beside(FOUND, FAMILIES).of(code), build_other_shares(FOUND, code)
    assert found.count == FOUND.loc[FOUND["region_code"] != code, "region_code"].nunique()
    rounded = dict(zip(alone["strategy_code"], alone["other_share"].round(2), strict=True))
    assert dict(zip(found.shares["strategy_code"], found.shares["other_share"], strict=True)) == rounded
    assert dict(found.shares[["strategy_code", "is_here"]].values) == dict(alone[["strategy_code", "is_here"]].values)
    peers = build_peers(FOUND, code)
    assert found.peers.values.tolist() == peers[peers["shared_count"] > 0].values.tolist()  # no peer without a likeness
    families = build_family_profile(FOUND, code, FAMILIES).round({"other_share": 2})
    pd.testing.assert_frame_equal(found.families, families)


def test_what_no_profile_shows_changes_nothing():
    many = pd.DataFrame([(f"{n:03}", code) for n in range(300) for code in "ab"], columns=FOUND.columns)
    three = [(code, "c") for code in ("201", "202", "203")]
    more = pd.concat([many, pd.DataFrame(three, columns=FOUND.columns)])
    once = pd.concat([more, pd.DataFrame([("204", "c")], columns=FOUND.columns)])
    assert Beside(more, FAMILIES).content("100") == Beside(once, FAMILIES).content("100")
    assert Beside(more, FAMILIES).content("204") != Beside(once, FAMILIES).content("204")


def test_what_few_other_regions_report_is_not_called_missing():
    others = pd.DataFrame([(f"{n}", code) for n in range(21, 26) for code in "ab"], columns=FOUND.columns)
    here = pd.DataFrame([("11", "a")], columns=FOUND.columns)
    enough = Beside(pd.concat([others, here]), FAMILIES).of("11").missing
    assert enough[["strategy_code", "other_count"]].values.tolist() == [["b", 5]]
    assert Beside(pd.concat([others.iloc[:8], here]), FAMILIES).of("11").missing.empty


def test_where_no_region_reports_anything_there_is_nothing_beside():
    found = Beside(FOUND.iloc[:0], FAMILIES).of("11")
    assert (found.count, len(found.shares), len(found.peers), len(found.missing)) == (0, 0, 0, 0)
    assert found.families[["here_count", "other_share"]].to_numpy().tolist() == [[0, 0.0]] * 3
