import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.reporting.passages import coded_sentences, cut_passages, find_places, whole_text
from helpers.reporting.readings import Reading

TEXT = "Petugas datang ke pasar. Pedagang ikut serta.\n\nMereka membayar sendiri."


def read(start: int, end: int, kind: str = "regions", label: str = "x") -> Reading:
    return Reading(kind, label, "", "words", "rule", start, end)


def cut(text: str, *spans: tuple[int, int]):
    places = find_places([read(*span) for span in spans])
    return cut_passages(text, places, whole_text(Article(text)))


def pieces_of(passages):
    return [piece for passage in passages for paragraph in passage.paragraphs for piece in paragraph.pieces]


def test_a_place_within_another_is_covered_by_both_the_longer_first():
    pieces = pieces_of(cut(TEXT, (0, 24), (8, 14)))
    inner = next(piece for piece in pieces if piece.text == "datang")
    assert [(place.start, place.end) for place in inner.covering] == [(0, 24), (8, 14)]


def test_places_that_overlap_are_cut_where_one_ends():
    texts = [piece.text for piece in pieces_of(cut(TEXT, (0, 14), (8, 17))) if piece.covering]
    assert texts == ["Petugas ", "datang", " ke"]


def test_two_rows_of_one_span_are_one_place():
    (place,) = find_places([read(0, 7, label="a"), read(0, 7, "people", "b")])
    assert [reading.label for reading in place.readings] == ["a", "b"]


def test_a_place_that_runs_across_paragraphs_keeps_them_in_one_passage():
    apart, together = cut(TEXT, (0, 7)), cut(TEXT, (25, 60))
    assert [len(passage.paragraphs) for passage in apart] == [1, 1]
    assert [len(passage.paragraphs) for passage in together] == [2]
    assert [piece.text for piece in pieces_of(together) if piece.covering] == ["Pedagang ikut serta.", "Mereka membay"]


def test_a_place_that_begins_between_paragraphs_begins_with_the_next():
    first = next(piece for piece in pieces_of(cut(TEXT, (46, 53))) if piece.beginning)
    assert first.text == "Mereka"


def test_places_of_which_the_same_was_read_share_a_note():
    passages = cut_passages(
        TEXT, find_places([read(0, 7), read(8, 14), read(15, 17, label="y")]), whole_text(Article(TEXT))
    )
    assert [[place.number for place in note.places] for note in passages[0].notes] == [[1, 2], [3]]


def test_a_line_of_the_page_is_told_from_the_story():
    kinds = [stretch.kind for stretch in whole_text(Article("Pekerja ikut serta.\nBaca juga: Kabar lain"))]
    assert kinds == ["body", "furniture"]


def test_of_a_text_that_is_not_ours_only_coded_sentences_are_shown():
    places = find_places([read(25, 33)])
    passages = cut_passages(TEXT, places, coded_sentences(Article(TEXT), places))
    assert "".join(piece.text for piece in pieces_of(passages)) == "Pedagang ikut serta."


def test_a_long_sentence_is_cut_at_a_word_and_keeps_the_places_behind_the_cut():
    text = "Petugas mendata " + "lapak demi lapak " * 30 + "sampai selesai."
    places = find_places([read(0, 7), read(text.index("selesai"), len(text))])
    (passage,) = cut_passages(text, places, coded_sentences(Article(text), places))
    shown = "".join(piece.text for piece in pieces_of([passage]))
    assert len(shown) <= 300 and text.startswith(shown) and text[len(shown)] == " "
    assert [place.anchor for piece in pieces_of([passage]) for place in piece.beginning] == [
        place.anchor for place in places
    ]
    assert passage.paragraphs[0].is_cut


def test_a_text_of_white_space_has_no_passage():
    assert cut(" \n\t " * 20_000) == []


texts = st.text(alphabet=st.sampled_from('ab ."\n\r\u2028\u00e9\U0001f600<&'), max_size=60)
spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


@given(texts, spans)
def test_every_character_is_shown_once_and_every_place_begins_once(text, drawn):
    found = sorted({(min(a, b), max(a, b)) for a, b in drawn if max(a, b) <= len(text)})
    passages = cut(text, *found)
    shown = "".join(piece.text for piece in pieces_of(passages))
    assert "".join(shown.split()) == "".join(text.split())
    begun = [(place.start, place.end) for piece in pieces_of(passages) for place in piece.beginning]
    assert sorted(begun) == (found if passages else [])


@given(texts, spans)
def test_every_piece_knows_all_places_that_cover_it(text, drawn):
    found = {(min(a, b), max(a, b)) for a, b in drawn if max(a, b) <= len(text)}
    position = 0
    for piece in pieces_of(cut(text, *found)):
        position = text.index(piece.text, position)  # pieces are in order; between paragraphs white space is left out
        covering = {(place.start, place.end) for place in piece.covering}
        assert covering == {
            span for span in found if piece.text and span[0] <= position and position + len(piece.text) <= span[1]
        }
        position += len(piece.text)


@pytest.mark.parametrize(
    "kinds, shown", [(["strategies", "people"], ("people", "strategies")), (["quotes"], ("quotes",))]
)
def test_words_are_marked_as_their_shortest_place_and_as_a_strategy_around_it(kinds, shown):
    readings = [read(0, 24 - 10 * number, kind) for number, kind in enumerate(kinds)]
    assert pieces_of(cut_passages(TEXT, find_places(readings), whole_text(Article(TEXT))))[0].kinds == shown
