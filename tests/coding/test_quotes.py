"""Quotations: which stretches in marks are statements, where they begin and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.people import find_people
from helpers.coding.quotes import find_quotes


def quotes(text, mode="direct"):
    article = Article(text)
    return [text[q.start : q.end] for q in find_quotes(article, find_people(article)) if q.mode == mode]


def rule(text):
    article = Article(text)
    return [q.rule_id for q in find_quotes(article, find_people(article))]


STATEMENT = "Iurannya ringan bagi semua warga"


@pytest.mark.parametrize(
    "text",
    [
        f'"{STATEMENT}," kata Camat Wirya.',
        f"“{STATEMENT},” kata Camat Wirya.",
        f"”{STATEMENT},” kata Camat Wirya.",
        f'“{STATEMENT}," kata Camat Wirya.',
        f"‘‘{STATEMENT},’’ kata Camat Wirya.",
        f"''{STATEMENT},'' kata Camat Wirya.",
        f"«{STATEMENT}», kata Camat Wirya.",
        f"'{STATEMENT},' kata Camat Wirya.",
        f'" {STATEMENT}, " kata Camat Wirya.',
        f"“{STATEMENT}”,” kata Camat Wirya.",
        f'Camat Wirya mengatakan, "{STATEMENT}."',
        f'Camat Wirya hadir. "{STATEMENT}." Ia lalu pulang.',
    ],
)
def test_every_kind_of_mark_holds_a_quotation(text):
    assert [found.rstrip(",.") for found in quotes(text)] == [STATEMENT]


@pytest.mark.parametrize(
    "text",
    [
        'Kegiatan "Desa Sadar Jaminan Sosial Ketenagakerjaan" dibuka.',
        'Acara bertema "Pekerja terlindungi, keluarga pun tenang" itu ramai.',
        'Jargonnya tetap, "Kerja Keras Bebas Cemas Selalu".',
        'Ia menyebutnya "kabar baik" bagi warga.',
        'Video "Cara mudah mendaftar dari rumah saja" diputar.',
        "Warga masih ‘masuk angin’ karena hujan.",
    ],
)
def test_names_slogans_and_single_words_in_marks_are_no_quotations(text):
    assert quotes(text) == []


def test_an_interrupted_quotation_counts_once_per_pair_of_marks():
    text = '"Warga kami sudah ikut semua," kata Camat Wirya, "tinggal para nelayan yang belum."'
    assert quotes(text) == ["Warga kami sudah ikut semua,", "tinggal para nelayan yang belum."]


def test_a_name_in_marks_inside_a_quotation_does_not_cut_it():
    text = "“Program ‘Desa Sadar’ ini bukan seremoni belaka,” kata Camat Wirya."
    assert quotes(text) == ["Program ‘Desa Sadar’ ini bukan seremoni belaka,"]
    text = '"Program "Desa Sadar" ini bukan seremoni belaka," kata Camat Wirya.'
    assert quotes(text) == ['Program "Desa Sadar" ini bukan seremoni belaka,']


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph_or_to_its_attribution():
    assert quotes('Camat Wirya berkata, "Semua warga kami akan didata.\n\nIa lalu pulang.') == [
        "Semua warga kami akan didata."
    ]
    assert quotes('"Semua warga kami akan didata, ujarnya di pendopo.') == ["Semua warga kami akan didata,"]


def test_a_quotation_without_its_opening_mark_is_one():
    assert quotes('Semua warga kami akan segera didata," ujar Camat Wirya.') == ["Semua warga kami akan segera didata,"]


def test_a_quotation_over_two_paragraphs_is_one_pair_of_marks():
    text = '"Semua warga kami yang bekerja di ladang dan di laut akan didata.\n\nSetelah itu iurannya kami bayar," kata Camat Wirya.'
    assert len(quotes(text)) == 1
    assert rule(text) == ["quote.over_paragraphs"]


def test_a_sentence_that_reports_speech_is_an_indirect_statement():
    text = "Menurut Camat Wirya, iuran itu ringan bagi warga. Ia menambahkan bahwa nelayan segera menyusul. Hujan turun sore itu."
    assert quotes(text, "indirect") == [
        "Menurut Camat Wirya, iuran itu ringan bagi warga.",
        "Ia menambahkan bahwa nelayan segera menyusul.",
    ]


def test_a_sentence_with_a_quotation_is_not_told_twice():
    text = 'Camat Wirya mengatakan, "Iurannya ringan bagi semua warga."'
    assert quotes(text, "indirect") == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "“",
                "”",
                "''",
                "'",
                "«",
                "Iurannya ringan sekali bagi warga",
                ",",
                ". ",
                "\n",
                " ujarnya ",
                "Camat Wirya ",
            ]
        ),
        max_size=25,
    )
)
def test_no_text_breaks_the_finder(pieces):
    text = "".join(pieces)
    article = Article(text)
    spans = [(q.start, q.end) for q in find_quotes(article, find_people(article)) if q.mode == "direct"]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
