"""Key words in context."""

import pytest

from helpers.coding.codebook import load_codebook
from helpers.coding.kwic import find_in_context
from helpers.errors import CodebookError

TEXTS = [
    ("a", "Bupati menyerahkan santunan kepada keluarga nelayan di Pati.\nBaca juga: Wagub menyerahkan santunan"),
    ("b", "Santunan itu diserahkan pada hari Senin oleh camat setempat."),
]


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


def test_a_cue_is_shown_with_what_stands_around_it_and_not_in_a_teaser(codebook):
    places = list(find_in_context("menyerahkan ... santunan", TEXTS, codebook, width=12))
    assert places == [("a", "Bupati ", "menyerahkan santunan", " kepada kelu")]


def test_inflected_forms_and_named_lists_are_found_as_the_coder_finds_them(codebook):
    assert [p.doc for p in find_in_context("menyerahkan", TEXTS, codebook)] == ["a", "b"]
    assert [p.found for p in find_in_context("{government_head}", TEXTS, codebook)] == ["Bupati"]


@pytest.mark.parametrize("wrong", ["{no_such_list} santunan", "(santunan", ""])
def test_a_pattern_that_cannot_be_read_is_refused(codebook, wrong):
    with pytest.raises(CodebookError):
        list(find_in_context(wrong, TEXTS, codebook))
