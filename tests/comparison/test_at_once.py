"""All regions compared in blocks and in DuckDB, against the same from whole frames."""

import pandas as pd
import pytest

from helpers import paths, tables
from helpers.coding.codebook import load_codebook
from helpers.comparison import at_once, cases, portfolios
from helpers.errors import ParameterError
from helpers.stored import Stored

KEPT = paths.ROOT / "data" / "processed"  # as CSV


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stored")
    tables.write_tables(tables.read_tables(KEPT), folder, load_codebook())
    return Stored(folder)


@pytest.mark.parametrize("years", ["", "2019-2021", "2024"])
def test_duckdb_finds_the_pairs_that_portfolios_have(stored, years):
    compared = cases.select_cases(cases.build_cases(stored), years)
    pairs = portfolios.build_portfolios(compared, stored["strategies"])[["region_code", "strategy_code"]]
    assert len(pairs) > 0 and (years or compared["is_joint"].any())
    pd.testing.assert_frame_equal(at_once.read_reported(years, stored.folder), pairs)
    pd.testing.assert_frame_equal(at_once.read_reported(years, KEPT), pairs)


def test_a_period_without_articles_is_refused_as_everywhere(stored):
    with pytest.raises(ParameterError, match="No region is left with years = '1999'"):
        at_once.read_reported("1999", stored.folder)


@pytest.mark.parametrize("most", [1, 7, 1000])
def test_portfolios_in_blocks_are_those_of_whole_tables(stored, most):
    compared = cases.build_cases(stored)
    whole = portfolios.build_portfolios(compared, stored["strategies"])
    pd.testing.assert_frame_equal(at_once.build_portfolios(compared, stored, most), whole)
    pd.testing.assert_frame_equal(at_once.build_portfolios(compared, dict(stored)), whole)
