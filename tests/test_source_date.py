"""Outputs carry the date of what they are made from, or the one that was asked for."""

import datetime

import pandas as pd
import pytest

from helpers.errors import ParameterError
from helpers.source_date import VARIABLE, source_date

COLUMNS = ["retrieved_date", "card_date", "published_date"]


def documents(*rows):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype(dict.fromkeys(COLUMNS, "datetime64[ns]"))


def day(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def unset(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def test_it_is_the_newest_of_the_cards():
    cards = documents(("2024-07-01", "2024-06-30", "2031-01-01"), ("2024-06-02", None, None))
    assert source_date(cards) == day("2024-07-01")


def test_without_cards_it_is_the_newest_that_stands_in_the_texts():
    assert source_date(documents((None, None, "2021-03-04"), (None, None, None))) == day("2021-03-04")


def test_without_any_it_is_the_first_that_a_zip_can_name():
    assert source_date(documents()) == source_date(documents((None, None, None))) == day("1980-01-01")


def test_the_variable_sets_another(monkeypatch):
    monkeypatch.setenv(VARIABLE, "1719705600")
    assert source_date(documents(("2024-07-09", None, None))) == day("2024-06-30")
    monkeypatch.setenv(VARIABLE, "0")
    assert source_date(documents()) == day("1980-01-01")
    monkeypatch.setenv(VARIABLE, "")
    assert source_date(documents(("2024-07-09", None, None))) == day("2024-07-09")


@pytest.mark.parametrize("told", ["yesterday", "-5", "1.5", "²", "9" * 11, "2024-06-30"])
def test_what_is_no_such_number_is_refused(monkeypatch, told):
    monkeypatch.setenv(VARIABLE, told)
    with pytest.raises(ParameterError, match="Expected seconds since 1970"):
        source_date(documents())
