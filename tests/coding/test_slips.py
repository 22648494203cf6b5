import pytest

from helpers.coding.slips import Slips, is_one_slip


@pytest.mark.parametrize("written", ["perangkt", "perangkkat", "perangakt", "perangkad"])
def test_one_letter_missing_doubled_swapped_or_wrong_is_a_slip(written):
    assert Slips(["perangkat"]).meant_by([written]) == {"perangkat"}


def test_shorter_words_are_looked_for_when_that_is_asked():
    assert Slips(["wira", "karno"], shortest=3).meant_by(["wirra"]) == {"wira"}


def test_a_slip_never_touches_the_first_letter_and_never_two_letters():
    assert not is_one_slip("berangkat", "perangkat")
    assert not is_one_slip("prangkt", "perangkat")


def test_a_real_word_is_never_taken_for_a_slip():
    assert Slips(["perangkat"], real_words=["peringkat"]).meant_by(["memperingkat", "peringkat"]) == set()


def test_short_words_have_no_slips():
    assert Slips(["iuran", "desa"]).meant_by(["iurann"]) == set()


@pytest.mark.parametrize("written", ["perangkatt", "peerangkat", "perangkxat"])
def test_a_word_may_be_one_letter_longer_than_the_longest_cue_word(written):
    assert Slips(["perangkat", "sosialis"]).meant_by([written]) == {"perangkat"}


@pytest.mark.parametrize("written", ["perangkattt", "perangkatperangkat", "p" * 100_000])
def test_an_over_long_word_is_no_slip(written):
    assert Slips(["perangkat", "sosialis"]).meant_by([written]) == set()


def test_without_cue_words_nothing_is_a_slip():
    assert Slips([]).meant_by(["perangkatt"]) == set()
