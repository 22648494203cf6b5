import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.cues import Choice, Cue, Gap, Maybe, Phrase, Word, parse, short_name
from helpers.coding.matcher import Matcher
from helpers.errors import CodebookError


def found(text: str, lists: dict | None = None, real_words=(), **cue: str) -> list[str]:
    """The words that one cue finds in a text."""
    matcher = Matcher([("code", Cue(id="cue", **cue))], lists or {}, real_words)
    article = Article(text)
    return [text[hit.start : hit.end] for hit in matcher.hits(article)]


def test_an_expression_becomes_a_tree():
    tree = parse("turun =langsung? ...3 (ke pasar | ~tani)")
    ke_pasar = Phrase((Word("", "ke"), Word("", "pasar")))
    assert tree == Phrase(
        (Word("", "turun"), Maybe(Word("=", "langsung")), Gap(3), Choice((ke_pasar, Word("~", "tani"))))
    )


def test_a_hyphen_or_a_stroke_parts_two_words():
    assert parse("non-ASN") == Phrase((Word("", "non"), Word("", "asn")))
    assert parse("=RT/RW") == Phrase((Word("=", "RT"), Word("=", "RW")))


@pytest.mark.parametrize(
    "wrong", ["", "...", "desa ...", "(desa", "desa)", "desa | ", "desa?", "| desa", "desa !", "?"]
)
def test_an_expression_that_says_nothing_is_refused(wrong):
    with pytest.raises(CodebookError):
        parse(wrong)


def test_a_cue_without_a_name_is_called_after_its_first_words():
    assert short_name("{authority} =siap menggandeng ...") == "authority_siap_menggandeng"


def test_words_of_a_phrase_stand_next_to_each_other():
    assert found("Petugas jemput bola.", find="jemput bola") == ["jemput bola"]
    assert found("Petugas jemput, bola menggelinding.", find="jemput bola") == []
    assert found("Petugas jemput si bola.", find="jemput bola") == []


def test_a_gap_stays_within_its_length_and_its_sentence():
    assert found("Camat menyerahkan dua lembar santunan.", find="menyerahkan ...2 santunan") != []
    assert found("Camat menyerahkan dua lembar surat santunan.", find="menyerahkan ...2 santunan") == []
    assert found("Camat menyerahkan map. Santunan menyusul.", find="menyerahkan ... santunan") == []


def test_alternatives_lists_numbers_and_words_that_may_be_missing():
    lists = {"office": ["dinas", "pemerintah (kota | desa)"], "any": ["{office}", "camat"]}
    assert found("Surat dari pemerintah desa tiba.", lists, find="dari {any}") == ["dari pemerintah desa"]
    assert found("Ada 1.250 nelayan.", find="<number> nelayan") == ["1.250 nelayan"]
    assert found("Mereka turun ke pasar.", find="turun =langsung? ke") == ["turun ke"]


def test_an_exact_word_in_capitals_is_found_in_capitals_only():
    assert found("Bupati menerbitkan SE kemarin.", find="=SE") == ["SE"]
    assert found("Nelayan se-Kabupaten datang.", find="=SE") == []
    assert found("Ada CSR dan csr.", find="=csr") == ["CSR", "csr"]


def test_conditions_hold_in_the_sentence_or_in_the_paragraph():
    text = "Iuran dibayar camat. Nelayan senang."
    assert found(text, find="nelayan", with_="iuran") == []
    assert found(text, find="nelayan", near="iuran") == ["Nelayan"]
    assert found(text, find="nelayan", without="senang") == []


def test_words_inside_a_longer_expression_can_be_left_out():
    text = "Ada penerima upah dan bukan penerima upah."
    assert found(text, find="penerima upah", not_in="bukan penerima upah") == ["penerima upah"]


def test_a_slip_in_a_long_word_is_found_and_a_real_word_is_not():
    assert found("Perangkt desa datang.", find="perangkat desa") == ["Perangkt desa"]
    assert found("Petugas mensosialiasikan iuran.", find="sosialisasi") == ["mensosialiasikan"]
    assert found("Itu peringkat desa.", real_words=["peringkat"], find="perangkat desa") == []


@pytest.mark.parametrize("number", ["dua", "sebelas", "seribu", "sejuta", "Lima"])
def test_a_number_may_be_a_word(number):
    assert found(f"Ada {number} nelayan.", find="<number> nelayan") == [f"{number} nelayan"]


@pytest.mark.parametrize("word", ["satu", "kedua", "seorang", "beberapa", "ratusan"])
def test_articles_ordinals_and_indefinite_words_are_no_numbers(word):
    assert found(f"Ada {word} nelayan.", find="<number> nelayan") == []


def test_a_number_word_opens_a_longer_number_within_a_gap():
    assert found("Ada dua ratus nelayan.", find="<number> ...2 nelayan") == ["dua ratus nelayan"]
    assert found("Ada dua ratus perahu dan jala nelayan.", find="<number> ...2 nelayan") == []


@given(st.text(max_size=300))
def test_no_text_makes_the_matcher_raise(text):
    found(text, {"a": ["desa ... (kota | <number>)"]}, find="{a}? ...4 iuran", near="bayar", not_in="lunas {a}")


@given(st.text(alphabet="ab(){}|?.=~<> ", max_size=30))
def test_any_expression_is_read_or_refused(expression):
    try:
        parse(expression)
    except CodebookError:
        pass
