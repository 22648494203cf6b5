import pandas as pd
import pytest

from comparison.frames import cases_of, shuffled, strategies_of
from helpers.comparison.actors import build_officials, build_voices, count_together, share_told

CASES = cases_of(("a", "A", 2020), ("b", "A", 2021), ("c", "B", 2020), ("c", "C", 2020))
STATED = strategies_of(
    ("a", "talk", "agency", "fishers"),
    ("a", "talk", "agency", "farmers"),
    ("b", "talk", "agency"),
    ("c", "talk", "regional_government"),
    ("c", "talk", "agency"),
    ("a", "law"),  # nobody is said to act
    ("elsewhere", "law", "agency"),
)


def test_bodies_and_strategies_are_counted_by_region_and_event():
    counts = count_together(CASES, STATED, "actor_body_code")
    assert counts[["strategy_code", "actor_body_code", "region_count", "event_count"]].to_numpy().tolist() == [
        ["talk", "agency", 3, 3],
        ["talk", "regional_government", 2, 1],
    ]
    assert counts["document_id"].tolist() == ["a", "c"]


def test_statements_that_tell_nobody_are_counted_as_such():
    assert share_told(CASES, STATED, "actor_body_code") == (5, 6)
    assert share_told(CASES, STATED, "target_group_code") == (2, 6)


def test_what_is_said_of_one_region_is_not_counted_in_the_other():
    own = STATED.assign(own_region_code="B")
    counts = count_together(CASES, own[own["document_id"] == "c"], "actor_body_code")
    assert counts["region_count"].tolist() == [1, 1]


PEOPLE = pd.DataFrame(
    [
        ("a", "Wira Lesmana", "Kepala", "agency", 5, 9),
        ("a", "Sari", "Nelayan", "worker", 30, 34),
        ("b", "Wira", None, "agency", 2, 6),
    ],
    columns=["document_id", "person_name", "role", "body_code", "start", "end"],
)
QUOTES = pd.DataFrame(
    [("a", "Wira Lesmana"), ("a", "Wira Lesmana"), ("a", "Sari"), ("a", None), ("b", "Wira"), ("b", "Nobody Known")],
    columns=["document_id", "speaker_name"],
)


def test_voices_are_shares_of_the_quotations_whose_speaker_is_placed():
    voices = build_voices(CASES, QUOTES, PEOPLE)
    shown = voices[["body_code", "quote_count", "person_count", "article_count", "quote_share"]].to_numpy().tolist()
    assert shown == [["agency", 3, 2, 2, 0.75], ["worker", 1, 1, 1, 0.25]]
    assert ((voices["low"] < voices["quote_share"]) & (voices["quote_share"] < voices["high"])).all()


def test_without_a_quotation_there_is_no_voice():
    assert build_voices(CASES, QUOTES.iloc[:0], PEOPLE).empty


ROLES = pd.DataFrame(
    [
        ("wira-lesmana", "Wira Lesmana", "Kepala", "agency", 2020, 2021, 2, "a b"),
        ("sari", "Sari", "Nelayan", "worker", 2020, 2020, 1, "a"),
        ("budi", "Budi", "Bupati", "regional_government", 2019, 2019, 1, "z"),
    ],
    columns=[
        "person_id",
        "person_name",
        "role",
        "body_code",
        "first_year",
        "last_year",
        "document_count",
        "document_ids",
    ],
)


def test_officials_are_those_of_the_cases_articles_and_no_workers():
    officials = build_officials(CASES, ROLES, PEOPLE)
    assert officials[["person_name", "document_id", "start", "end"]].to_numpy().tolist() == [
        ["Wira Lesmana", "a", 5, 9]
    ]


def test_an_official_who_is_named_shorter_is_found_by_the_role():
    shorter = PEOPLE.assign(person_name=PEOPLE["person_name"].replace("Wira Lesmana", "Lesmana"))
    assert build_officials(CASES, ROLES, shorter)["start"].tolist() == [5]


@pytest.mark.parametrize("column", ["actor_body_code", "target_group_code"])
def test_the_order_of_rows_never_matters(column):
    counts = count_together(CASES, STATED, column)
    pd.testing.assert_frame_equal(count_together(shuffled(CASES), shuffled(STATED), column), counts)
    voices = build_voices(CASES, QUOTES, PEOPLE)
    pd.testing.assert_frame_equal(build_voices(shuffled(CASES), shuffled(QUOTES), PEOPLE), voices)
