import pytest

from helpers.coding.inflection import EXACT, FAMILY, PLAIN, cue_keys, text_keys


def stands_for(word: str, kind: str, cue: str) -> bool:
    return not text_keys(word).isdisjoint(cue_keys(kind, cue))


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("menyosialisasikan", "sosialisasi"),
        ("mensosialisasikan", "sosialisasi"),
        ("disosialisasikan", "sosialisasi"),
        ("tersosialisasi", "sosialisasi"),
        ("sosialisasinya", "sosialisasi"),
        ("mengampanyekan", "kampanye"),
        ("mengkampanyekan", "kampanye"),
        ("menargetkan", "target"),
        ("memetakan", "peta"),
        ("diserahkannya", "menyerahkan"),
        ("didata", "mendata"),
        ("pesertanya", "peserta"),
    ],
)
def test_a_plain_cue_word_is_found_in_its_inflected_forms(word, cue):
    assert stands_for(word, PLAIN, cue)


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("data", "mendata"),  # the noun is no registry
        ("menyerah", "menyerahkan"),  # to give up is not to hand over
        ("pertanian", "tani"),  # a family, asked for with ~
        ("tersebut", "menyebut"),  # "said" as a pronoun
        ("agenda", "agen"),
        ("desak", "desa"),
    ],
)
def test_a_plain_cue_word_is_not_found_in_another_word(word, cue):
    assert not stands_for(word, PLAIN, cue)


def test_a_family_takes_in_derived_words_and_an_exact_word_does_not():
    assert stands_for("bertani", FAMILY, "tani") and stands_for("petani", FAMILY, "tani")
    assert stands_for("akannya", EXACT, "akan") and not stands_for("diminta", EXACT, "minta")
