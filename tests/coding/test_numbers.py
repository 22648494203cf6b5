import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.number_words import read_number, read_share
from helpers.coding.numbers import find_numerals, lower, read_digits


def values(text):
    return [numeral.value for numeral in find_numerals(lower(text))]


def kinds(text):
    return [numeral.kind for numeral in find_numerals(lower(text))]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.234,5", 1234.5),
        ("61.000", 61_000),
        ("2.450.000", 2_450_000),
        ("1,500", 1500),  # English dress: three digits after a comma are no Indonesian decimals in a count
        ("2,450,000", 2_450_000),
        ("41,3", 41.3),
        ("41.3", 41.3),
        ("0,24", 0.24),
        ("12", 12),
        ("2.2000", 22_000),  # a slip of the press; every digit was meant
    ],
)
def test_separators_are_read_as_indonesian_unless_they_can_only_be_english(written, value):
    assert read_digits(written) == value


def test_three_decimals_of_a_share_or_before_a_scale_word_are_no_thousands():
    assert values("27.862 persen dari 1,125 juta pekerja") == [27.862, 1_125_000]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("sembilan", 9),
        ("dua belas", 12),
        ("seratus dua puluh lima", 125),
        ("lima ratus ribu", 500_000),
        ("sejuta dua ratus ribu", 1_200_000),
        ("setengah juta", 500_000),
        ("satu setengah juta", 1_500_000),
        ("seribu", 1000),
    ],
)
def test_number_words_add_up(words, value):
    assert read_number(words) == value


@pytest.mark.parametrize("words", ["lima dua", "puluh", "ribu", "juta ribu", "belas dua", "dua seribu"])
def test_words_that_do_not_form_a_number_give_none(words):
    assert read_number(words) is None


@pytest.mark.parametrize("text", ["belasan pengojek", "ratusan ribu buruh", "puluhan kapal", "beberapa ribu orang"])
def test_indefinite_numbers_are_no_numerals(text):
    assert values(text) == []


@pytest.mark.parametrize(("words", "percent"), [("separuh", 50), ("sepertiga", 33.33), ("dua pertiga", 66.67)])
def test_fractions_in_words_are_shares(words, percent):
    assert read_share(words) == percent
    assert read_share("dua desa") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("46 ribu", 46_000),
        ("46rb", 46_000),
        ("1,5 juta", 1_500_000),
        ("3,5 jt", 3_500_000),
        ("2 triliun", 2e12),
        ("5 ratus ribu", 500_000),
        ("55 ribuan", 55_000),
    ],
)
def test_scale_words_multiply(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    ["Rp 3,5 M", "Rp3,5 miliar", "Rp. 3.500.000.000,-", "RP 3,5 milyar", "3,5 miliar rupiah", "IDR 3.500.000.000"],
)
def test_rupiah_is_read_in_all_its_spellings(text):
    assert values(text) == [3_500_000_000]
    assert kinds(text) == ["rupiah"]


def test_m_is_a_milliard_only_of_money():
    assert values("tinggi 5 M di atas laut") == []


def test_per_cent_is_read_as_sign_and_as_word():
    assert kinds("43%, 43 persen, 43 prosen") == ["percent"] * 3


def test_a_doubled_form_is_one_numeral():
    assert values("7 (tujuh) kapal dan dua puluh (20) persen") == [7, 20]
    assert kinds("dua puluh (20) persen") == ["percent"]


def test_a_bracket_with_another_number_stays_its_own():
    assert values("7 (sembilan) kapal") == [7, 9]


def test_a_range_gives_its_two_ends_in_one_dress():
    assert values("10 sampai 15 ribu, Rp10-15 juta, 5 hingga 10 persen, dua-tiga bulan") == [
        *(10_000, 15_000),
        *(10e6, 15e6),
        *(5, 10),
        *(2, 3),
    ]


def test_antara_makes_a_range_of_dan_and_a_bare_dan_does_not():
    assert kinds("antara 5 dan 10 persen") == ["percent", "percent"]
    assert kinds("ada 5 dan 10 persen") == ["plain", "percent"]


def test_a_change_shares_its_per_cent_sign():
    assert kinds("naik dari 43 menjadi 55 persen") == ["percent", "percent"]


def test_one_in_three_workers_is_a_share_and_parts_of_counted_villages_are_not():
    assert values("satu dari tiga pekerja") == [33.33]
    assert values("9 dari 10 nelayan") == [90]
    assert values("14 desa dari 20 desa") == [14, 20]
    assert values("satu dari tujuh kelurahan") == [1, 7]


@pytest.mark.parametrize("text", ["Covid-19", "B20", "mesin 4G", "v1.2.3.4", "ke-3"])
def test_digits_inside_a_name_are_no_numeral(text):
    assert values(text) == []


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text):
    for numeral in find_numerals(lower(text)):
        assert 0 <= numeral.start < numeral.end <= len(text)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_an_integer_with_indonesian_points_is_read_back(number):
    assert values(f"{number:,}".replace(",", ".")) == [number]
