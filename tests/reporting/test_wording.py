import datetime

import numpy as np
import pandas as pd
import pytest

from helpers.errors import ParameterError
from helpers.reporting.wording import Wording

INDONESIAN, ENGLISH = Wording("id"), Wording("en")


def test_numbers_follow_the_habits_of_the_language():
    assert [w.number(1234567.891, 1) for w in (INDONESIAN, ENGLISH)] == ["1.234.567,9", "1,234,567.9"]
    assert [w.number(np.int64(46000)) for w in (INDONESIAN, ENGLISH)] == ["46.000", "46,000"]


def test_shares_are_shown_in_percent_and_intervals_with_one_sign():
    assert [w.percent(0.425, 1) for w in (INDONESIAN, ENGLISH)] == ["42,5%", "42.5%"]
    assert ENGLISH.interval(0.034, 0.5) == "3–50%"


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_what_is_missing_is_shown_as_a_dash(missing):
    words = INDONESIAN
    shown = [
        words.number(missing),
        words.percent(missing),
        words.rupiah(missing),
        words.date(missing),
        words.year(missing),
    ]
    assert shown == ["–"] * 5


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        (16_800, "Rp16.800", "Rp16,800"),
        (42_000_000, "Rp42 juta", "Rp42 million"),
        (1_250_000_000, "Rp1,2 miliar", "Rp1.2 billion"),
        (3.5e12, "Rp3,5 triliun", "Rp3.5 trillion"),
    ],
)
def test_large_amounts_are_shown_in_words(amount, indonesian, english):
    assert (INDONESIAN.rupiah(amount), ENGLISH.rupiah(amount)) == (indonesian, english)


def test_days_are_worded_from_dates_timestamps_and_iso_strings():
    days = [datetime.date(2018, 8, 3), pd.Timestamp("2018-08-03"), "2018-08-03"]
    assert {INDONESIAN.date(day) for day in days} == {"3 Agustus 2018"}
    assert (ENGLISH.date("2018-08-03"), ENGLISH.month("2018-08-03")) == ("3 August 2018", "August 2018")


def test_a_message_is_translated_and_its_places_are_filled():
    values = {"document": "inv-1", "start": "3", "end": "{9}"}
    message = "article {document}, characters {start} to {end}"
    assert ENGLISH.text(message, **values) == "article inv-1, characters 3 to {9}"
    assert INDONESIAN.text(message, **values) == "artikel inv-1, karakter 3 sampai {9}"


def test_a_message_that_nobody_translated_is_shown_in_english():
    assert INDONESIAN.text("A sentence {that} nobody translated.") == "A sentence {that} nobody translated."


def test_one_is_singular_in_english_and_indonesian_has_one_form(monkeypatch):
    monkeypatch.setattr(
        "helpers.reporting.wording._translations", lambda lang: {"{n} goat": ("{n} kambing",)} if lang == "id" else {}
    )
    assert [ENGLISH.plural("{n} goat", "{n} goats", n) for n in (0, 1, 1200)] == ["0 goats", "1 goat", "1,200 goats"]
    assert [INDONESIAN.plural("{n} goat", "{n} goats", n) for n in (1, 1200)] == ["1 kambing", "1.200 kambing"]


def test_a_label_is_taken_in_the_language_of_the_report():
    class Code:
        label = {"id": "Jemput bola", "en": "Door to door"}

    assert (INDONESIAN.label(Code), ENGLISH.label(Code.label)) == ("Jemput bola", "Door to door")


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(ParameterError, match="id, en"):
        Wording("fr")
