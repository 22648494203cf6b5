"""Who speaks in a sentence, by kind of office."""

import pytest

from helpers.coding.article import Article
from helpers.coding.codebook import load_codebook
from helpers.coding.speakers import said_by

BOOK = load_codebook()


def is_elected(text):
    """For each sentence whether an elected leader speaks in it."""
    return ["elected" in kinds for kinds in said_by(BOOK.matcher, Article(text), frozenset({"elected"}))]


@pytest.mark.parametrize(
    "text",
    [
        "Iuran ringan, kata Bupati Batang.",
        "Bupati Batang mengatakan iuran ringan.",
        "Menurut anggota DPRD Batang, iuran ringan.",
        'Bupati Batang mengatakan, "Iuran itu ringan."',
    ],
)
def test_an_office_beside_a_verb_of_speech_speaks(text):
    assert is_elected(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Iuran ringan, kata Camat Petir di hadapan Bupati Batang.",
        "Camat Petir mengatakan Bupati Batang hadir.",
        "Penjabat Bupati Batang mengatakan iuran ringan.",
        "Bupati Batang membagikan kartu.",
    ],
)
def test_an_office_that_is_only_spoken_of_does_not_speak(text):
    assert is_elected(text) == [False]


@pytest.mark.parametrize(
    "following",
    ["Ia mengajak nelayan mendaftar.", "Beliau mengajak nelayan mendaftar.", '"Mari kita daftar bersama."'],
)
def test_who_a_short_sentence_is_about_has_the_word_next(following):
    assert is_elected(f"Bupati Batang membuka acara di balai. {following}") == [False, True]


@pytest.mark.parametrize(
    "opening",
    [
        "Nelayan menyambut Bupati Batang di dermaga.",
        "Penjabat Bupati Batang membuka acara di balai.",
        "Kepala cabang menyambut Bupati Batang.",
        "Bupati Batang " + "bersama camat dan lurah serta tokoh warga " * 5 + "hadir.",
    ],
)
def test_whoever_is_met_on_the_way_or_in_a_long_list_does_not_take_the_word(opening):
    assert is_elected(f"{opening} Ia mengajak nelayan mendaftar.") == [False, False]


def test_the_last_office_that_a_sentence_is_about_replaces_the_speaker_before():
    told = "Camat Petir mengatakan iuran ringan. {} Ia mengajak warga mendaftar."
    assert is_elected(told.format("Bupati Batang membagikan kartu.")) == [False, False, True]
    assert is_elected(told.format("Warga menyambut Bupati Batang.")) == [False, False, False]


def test_a_name_met_with_an_office_speaks_for_it_and_another_name_does_not():
    text = "Bupati Batang Wirya Lesmana mengajak nelayan mendaftar. Kepala Cabang Sutrimo hadir. {} menambahkan iuran ringan."
    assert is_elected(text.format("Wirya")) == [True, False, True]
    assert is_elected(text.format("Sutrimo")) == [True, False, False]
