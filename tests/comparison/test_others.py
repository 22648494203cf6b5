"""The other regions beside one."""

import pandas as pd
import pytest

from helpers.comparison.breadth import build_family_profile
from helpers.comparison.others import Beside

CELLS = {"11": "ab", "12": "abc", "13": "c", "14": "bcd", "15": "a"}
FOUND = pd.DataFrame(
    [(region, strategy) for region, strategies in CELLS.items() for strategy in strategies],
    columns=["region_code", "strategy_code"],
)
FAMILIES = {"a": "x", "b": "x", "c": "y", "d": "z"}


@pytest.mark.parametrize("code", [*CELLS, "99"])
def test_the_view_of_all_regions_at_once_agrees_with_that_of_each_by_itself(code):
    found, own = Beside(FOUND, FAMILIES).of(code), set(CELLS.get(code, ""))
    others = {region: set(strategies) for region, strategies in CELLS.items() if region != code}
    shares = {one: round(sum(one in there for there in others.values()) / len(others), 2) for one in FAMILIES}
    assert found.count == len(others)
    assert found.shares["strategy_code"].tolist() == sorted(FAMILIES, key=lambda one: (-shares[one], one))
    assert dict(zip(found.shares["strategy_code"], found.shares["other_share"], strict=True)) == shares
    assert set(found.shares.loc[found.shares["is_here"], "strategy_code"]) == own
    near = {region: (len(own & there) / len(own | there), len(own & there)) for region, there in others.items()}
    peers = {region: (similarity, shared) for region, similarity, shared, _ in found.peers.values.tolist()}
    assert peers == {region: likeness for region, likeness in near.items() if likeness[1]}  # none without a likeness
    assert found.peers["similarity"].is_monotonic_decreasing
    families = build_family_profile(FOUND, code, FAMILIES).round({"other_share": 2})
    pd.testing.assert_frame_equal(found.families, families)


def test_peers_are_the_nearest_and_of_the_equally_near_the_one_with_more_in_all():
    cells = pd.DataFrame(
        [(region, one) for region, many in {"A": "ab", "B": "ac", "C": "abcd", "D": "ab"}.items() for one in many],
        columns=FOUND.columns,
    )
    peers = Beside(cells, FAMILIES).of("A").peers
    assert peers["region_code"].tolist() == ["D", "C", "B"]
    assert peers[["shared_count", "union_count"]].to_numpy().tolist() == [[2, 2], [2, 4], [1, 3]]


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
