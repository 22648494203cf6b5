from types import SimpleNamespace

import pandas as pd
import pytest

from helpers import paths
from helpers import tables as stored
from helpers.coding.codebook import load_codebook
from helpers.comparison.cases import (
    CASE_COLUMNS,
    build_cases,
    find_thin,
    of_same_articles,
    parse_provinces,
    parse_region,
    parse_years,
    read_region,
    rows_by_region,
    rows_of_cases,
    select_cases,
    select_region,
)
from helpers.errors import ParameterError
from helpers.schemas import SCHEMAS


def tables(documents, regions):
    """``documents``: (id, year, on topic); ``regions``: (id, code, subject)."""
    frame = pd.DataFrame(documents, columns=["document_id", "year", "is_on_topic"])
    frame["year"] = frame["year"].astype("Int64")
    mentions = pd.DataFrame(regions, columns=["document_id", "region_code", "is_subject"])
    events = pd.DataFrame({"document_id": frame["document_id"], "event_id": frame["document_id"]})
    return {"documents": frame, "regions": mentions, "events": events}


DOCUMENTS = [("a", 2020, True), ("b", 2022, True), ("c", None, True), ("off", 2021, False)]
REGIONS = [
    ("a", "36.04", True),
    ("a", "36.04", True),  # mentioned twice
    ("a", "51.10", False),  # merely mentioned
    ("b", "36.04", True),
    ("b", "36.73", True),
    ("c", "51", True),
    ("off", "36.04", True),
]


@pytest.fixture
def cases():
    return build_cases(tables(DOCUMENTS, REGIONS))


def test_a_case_is_an_article_on_topic_with_a_region_that_is_its_subject(cases):
    assert list(zip(cases["document_id"], cases["region_code"], strict=True)) == [
        ("a", "36.04"),
        ("b", "36.04"),
        ("b", "36.73"),
        ("c", "51"),
    ]
    assert cases["is_joint"].tolist() == [False, True, True, False]
    assert cases["is_province"].tolist() == [False, False, False, True]
    assert cases["province_code"].tolist() == ["36", "36", "36", "51"]


def test_the_order_of_rows_never_matters(cases):
    shuffled = build_cases(tables(DOCUMENTS[::-1], REGIONS[::-1]))
    pd.testing.assert_frame_equal(shuffled, cases)


def test_no_articles_give_no_cases_and_a_sentence_when_some_are_chosen():
    none = build_cases(tables([("off", 2020, False)], [("off", "36", True)]))
    assert none.empty
    with pytest.raises(ParameterError, match="0 regions, no dated article"):
        select_cases(none)


@pytest.mark.parametrize(
    ("given", "years"),
    [("2018-2024", (2018, 2024)), ("2018 – 2024", (2018, 2024)), (2022, (2022, 2022)), ("", None), (None, None)],
)
def test_a_period_is_read(given, years):
    assert parse_years(given) == years


@pytest.mark.parametrize("given", ["2024-2018", "soon", "20", 2022.5, True, "2018-", [2018]])
def test_what_is_no_period_is_refused(given):
    with pytest.raises(ParameterError, match="is not a period"):
        parse_years(given)


@pytest.mark.parametrize(
    ("given", "codes"), [("36, 51", ["36", "51"]), (36, ["36"]), (["36", 51], ["36", "51"]), ("", []), (None, [])]
)
def test_province_codes_are_read(given, codes):
    assert parse_provinces(given) == codes


@pytest.mark.parametrize(("given", "code"), [(51.1, "51.10"), (36.04, "36.04"), (" 36.04 ", "36.04"), (36, "36")])
def test_a_region_code_that_became_a_number_is_mended(given, code):
    assert parse_region(given) == code


def test_an_undated_article_is_in_no_period_but_in_the_whole(cases):
    assert set(select_cases(cases, "2020-2022")["document_id"]) == {"a", "b"}
    assert set(select_cases(cases)["document_id"]) == {"a", "b", "c"}


def test_provinces_and_least_articles_narrow_the_choice(cases):
    assert set(select_cases(cases, provinces="36")["region_code"]) == {"36.04", "36.73"}
    assert set(select_cases(cases, min_articles=2)["region_code"]) == {"36.04"}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"provinces": "36, 99"}, "provinces = 99: no article .* Choose from: 36, 51"),
        ({"min_articles": 0}, "whole number from 1"),
        ({"min_articles": True}, "whole number from 1"),
        ({"min_articles": 2.0}, "whole number from 1"),
        ({"min_articles": 9}, "No region is left .* 3 regions, years 2020 to 2022"),
        ({"years": 1999}, "No region is left"),
    ],
)
def test_a_choice_that_cannot_be_made_says_why(cases, parameters, message):
    with pytest.raises(ParameterError, match=message):
        select_cases(cases, **parameters)


def test_one_region_is_chosen_by_its_code_or_refused_with_the_choices(cases):
    known = {code: SimpleNamespace(name=code) for code in ("36.04", "36.73", "51", "51.10")}
    assert set(select_region(cases, 36.04, known)["document_id"]) == {"a", "b"}
    with pytest.raises(ParameterError, match="no official code"):
        select_region(cases, "Serang", known)
    with pytest.raises(ParameterError, match=r"'51\.10' .* has no article .* 36\.04, 36\.73, 51"):
        select_region(cases, 51.1, known)


def test_rows_of_cases_keep_the_rows_of_their_articles_only(cases):
    kept = rows_of_cases(tables(DOCUMENTS, REGIONS), cases[cases["region_code"] == "51"])
    assert kept["documents"]["document_id"].tolist() == ["c"] and kept["regions"]["region_code"].tolist() == ["51"]


def test_regions_that_are_not_compared_are_named(cases):
    assert find_thin(cases, select_cases(cases, min_articles=2)) == ["36.73", "51"]


def test_articles_bring_the_cases_of_their_other_regions(cases):
    here = cases[cases["region_code"] == "36.73"]
    assert of_same_articles(cases, here)["region_code"].tolist() == ["36.04", "36.73"]


def test_what_an_article_states_of_one_region_is_not_the_others(cases):
    rows = pd.DataFrame(
        # of one of its regions, of a region that it is not about, of nobody in particular
        [("b", 1, "36.73"), ("b", 2, "31.71"), ("b", 3, None)],
        columns=["document_id", "start", "own_region_code"],
    )
    found = rows_by_region(cases, rows)
    assert found[["start", "region_code", "is_joint"]].sort_values(["start", "region_code"]).to_numpy().tolist() == [
        [1, "36.73", False],
        [2, "36.04", True],
        [2, "36.73", True],
        [3, "36.04", True],
        [3, "36.73", True],
    ]


def test_articles_on_one_event_share_its_name():
    data = tables(DOCUMENTS, REGIONS)
    data["events"]["event_id"] = data["events"]["event_id"].replace("b", "a")
    assert build_cases(data)["event_id"].tolist() == ["a", "a", "a", "c"]


@pytest.mark.parametrize("has_articles", [True, False])
def test_a_region_without_an_article_is_refused_whatever_the_tables_on_disk_hold(tmp_path, monkeypatch, has_articles):
    codebook, kept = load_codebook(), paths.ROOT / "data" / "processed"
    found = {name: stored.read_table(name, kept) if has_articles else stored.empty_table(name) for name in SCHEMAS}
    stored.write_tables(found, tmp_path, codebook)
    monkeypatch.setenv("JANGKAU_PROCESSED", str(tmp_path))
    assert all(frame.empty for name, frame in stored.read_rows([]).items() if name in CASE_COLUMNS)
    with pytest.raises(ParameterError, match=r"'94\.01' \(Kabupaten Nabire\) has no article in this corpus"):
        read_region("94.01", codebook.regions)
