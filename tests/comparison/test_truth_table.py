import pandas as pd
import pytest

from comparison.frames import portfolios_of
from helpers.comparison.truth_table import build_outcomes, build_truth_table, parse_conditions
from helpers.errors import ParameterError

OUTCOMES = pd.Series({f"{n:02}": n / 20 for n in range(12)}).rename_axis("region_code")
PORTFOLIOS = portfolios_of(**{f"{n:02}": "law visit" if n >= 6 else "law" for n in range(11)})


def test_observed_combinations_are_listed_with_their_regions_the_commonest_first():
    table = build_truth_table(PORTFOLIOS, OUTCOMES, ["law", "visit"])
    rows = table.rows[["law", "visit", "case_count", "outcome_count"]].to_numpy().tolist()
    assert rows == [[True, False, 6, 0], [True, True, 5, 5], [False, False, 1, 1]]
    assert table.rows["region_codes"].iloc[2] == ["11"] and table.reason_code == ""


def test_fewer_than_twelve_cases_are_refused():
    table = build_truth_table(PORTFOLIOS, OUTCOMES.iloc[:11], ["law"])
    assert (table.reason_code, table.case_count, len(table.rows)) == ("too_few_cases", 11, 0)


def test_more_than_four_conditions_are_refused():
    assert build_truth_table(PORTFOLIOS, OUTCOMES, list("abcde")).reason_code == "too_many_conditions"


def test_an_outcome_is_the_latest_share_of_an_area_whose_base_is_known():
    ratios = pd.DataFrame(
        [
            ("A", "coverage", "", 0.2, 2020),
            ("A", "coverage", "", 0.3, 2022),
            ("B", "coverage", "no_base", 0.9, 2022),
            ("C", "target", "", 0.9, 2022),
            (None, "coverage", "", 0.5, 2022),  # several regions together
            ("D", "coverage", "other_period", None, 2022),
        ],
        columns=["area_code", "measure_code", "reason_code", "share", "year"],
    )
    assert build_outcomes(ratios).to_dict() == {"A": 0.3}


def test_conditions_are_strategies_or_refused():
    assert parse_conditions(" law , visit,", ["law", "visit"]) == ["law", "visit"]
    assert parse_conditions("", ["law"]) == []
    with pytest.raises(ParameterError, match="sing: no such strategy. Choose from: law, visit"):
        parse_conditions("law, sing", ["law", "visit"])
