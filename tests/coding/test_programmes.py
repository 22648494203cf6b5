import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.codebook import load_codebook
from helpers.coding.programmes import find_programmes

BOOK = load_codebook()


def codes(text: str) -> set[str]:
    return {row.code for row in find_programmes(Article(text), BOOK)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mereka ikut JKK dan JKM.", {"jkk", "jkm"}),
        ("Iuran JHT dan JP dibayar bersama.", {"jht", "jp"}),
        ("Pekerja pabrik memperoleh Jaminan Kehilangan Pekerjaan.", {"jkp"}),
        ("Ada jaminan kecelakan kerja bagi kuli.", {"jkk"}),  # a letter is missing
        ("Nelayan ikut jaminan kematian.", {"jkm"}),
        ("Jaminan kecelakaan kerja, kematian, dan hari tua ditawarkan.", {"jkk", "jkm", "jht"}),
        ("Program jaminan pensiun tersedia.", {"jp"}),
    ],
)
def test_programmes_are_read_by_abbreviation_and_by_name(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ahli waris menerima santunan kematian.",
        "Risiko kecelakaan kerja tinggi di laut.",
        "Ia pensiun tahun lalu.",
        "Keluarga itu kehilangan pekerjaan.",
    ],
)
def test_a_risk_in_plain_words_names_no_programme(text):
    assert codes(text) == set()


def test_every_programme_is_in_the_codebook_with_its_full_name():
    assert BOOK.programmes["jkm"].label["id"] == "Jaminan Kematian"


@given(st.text(max_size=400))
def test_no_text_makes_the_finder_raise(text):
    find_programmes(Article(text), BOOK)
