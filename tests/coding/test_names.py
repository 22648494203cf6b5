"""Personal names by their form: titles, degrees, initials, particles, and words that are no names."""

import pytest

from helpers.coding.capitals import is_acronym, is_ordinary, place_length
from helpers.coding.names import degrees_end, is_name_word, is_title, name_end, skip_titles, tokens_between


def tokens(text):
    return tokens_between(text, 0, len(text))


def name_in(text):
    """What is left of a text when titles before and degrees behind are gone."""
    found = tokens(text)
    begin = skip_titles(found, 0)
    end = name_end(found, begin)
    return text[found[begin].start : found[end - 1].end] if end > begin else ""


@pytest.mark.parametrize(
    "text, name",
    [
        ("Drs. H. Wiratmo, M.Si.", "Wiratmo"),
        ("Hj Sumiyati, SH MH", "Sumiyati"),
        ("Prof. Dr. Ir. Karno Wibawa", "Karno Wibawa"),
        ("KH Zubaidi", "Zubaidi"),
        ("Kombes Pol Yoga Prakoso", "Yoga Prakoso"),
        ("Letkol Inf Tarmudi", "Tarmudi"),
        ("HM. Zaini Arkan", "Zaini Arkan"),
        ("M. Yusuf Basri", "M. Yusuf Basri"),
        ("I Gede Sudarta", "I Gede Sudarta"),
        ("La Ode Rabani", "La Ode Rabani"),
        ("Lalu Wirajaya", "Lalu Wirajaya"),
        ("Abd. Kadir bin Saleh", "Abd. Kadir bin Saleh"),
        ("Rizky Pratama", "Rizky Pratama"),
        ("Ma'ruf Hasibuan", "Ma'ruf Hasibuan"),
        ("FX Suharna", "FX Suharna"),
    ],
)
def test_a_name_stands_without_titles_and_degrees(text, name):
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text", ["Ibu PKK", "Bapak Asuh", "Kepala Dinas", "Senin", "BPJS", "Disnaker", "Pemberdayaan", "GrabKios", "I"]
)
def test_titles_bodies_days_and_acronyms_are_no_names(text):
    assert name_in(text) == ""


def test_a_name_ends_at_the_full_stop_of_its_sentence():
    found = tokens("kata Karno. Mereka pulang")
    assert name_end(found, 1) == 2


def test_a_short_word_is_a_title_only_before_a_name():
    assert is_title(tokens("dr. Lina"), 0)
    assert not is_title(tokens("dari Lina"), 0)
    assert not is_title(tokens("rumah pak"), 1)


@pytest.mark.parametrize("text", ["Karno, S.Sos., M.Si", "Karno SE", "Karno, S.H.", "Karno, Ph.D"])
def test_degrees_behind_a_name_are_read_over(text):
    assert degrees_end(text, len("Karno")) > len("Karno")


@pytest.mark.parametrize("text", ["Karno, Sekda", "Karno mengatakan", "Karno, Surabaya"])
def test_other_words_behind_a_name_are_no_degrees(text):
    assert degrees_end(text, len("Karno")) == len("Karno")


def test_words_of_offices_are_ordinary_and_names_are_not():
    assert all(is_ordinary(word) for word in ("Kepala", "Kesejahteraan", "Bappelitbangda", "Namun", "Nelayan"))
    assert not any(is_ordinary(word) for word in ("Setiawan", "Kurniawan", "Sefanya", "Putri", "Hakim"))


def test_a_single_letter_is_an_initial_and_no_acronym():
    assert is_acronym("RI") and is_acronym("DPMD") and is_acronym("GrabKios")
    assert not is_acronym("M") and is_name_word(tokens("M. Yusuf")[0])


def test_a_place_is_known_by_its_longest_name():
    assert place_length(["lampung", "selatan", "wirya"], False) == 2
    assert place_length(["wirya"], False) == 0
    assert place_length([], True) == 0


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Datun", "Datuna"),
        ("Perdata", "Permata"),
        ("Intel", "Intan"),
        ("Pidsus", "Pidin"),
        ("Nusra", "Nusron"),
        ("Sulama", "Sulaman"),
        ("Marbot", "Marbun"),
        ("Kontak", "Kontan"),
    ],
)
def test_more_words_of_bodies_are_ordinary_and_names_that_come_near_are_not(word, name):
    assert is_ordinary(word) and not is_ordinary(name)
