"""An article: positions that hold, smoothed words, paragraphs, sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.coding.article import Article, smooth


def sentences(text):
    article = Article(text)
    return [article.evidence(s.start, s.end) for s in article.sentences]


def test_the_smoothed_text_keeps_length_and_beginnings_of_words():
    text = "Iuran\u00a0Rp5.000 bagi pe\u00adker\u00adja <b>rentan</b>&nbsp;di “pasar”"
    plain = smooth(text)
    assert len(plain) == len(text)
    assert "Iuran Rp5.000 bagi pekerja" in plain and '"pasar"' in plain and "<b>" not in plain
    assert plain.index("rentan") == text.index("rentan")


def test_a_span_of_a_sentence_is_its_characters_in_the_text():
    text = "Petani\u00a0ikut serta. “Kami\u00a0lega,” ujar Tono."
    assert sentences(text) == ["Petani\u00a0ikut serta.", "“Kami\u00a0lega,” ujar Tono."]


@pytest.mark.parametrize(
    "text",
    [
        "Acara dibuka Drs. H. Umar Said, S.Sos., M.Si. di pendopo.",
        "Iurannya Rp. 16.800,- untuk satu orang.",
        "Kantornya di Jl. Merdeka No. 5 Kab. Batang.",
        "Pemeriksaan dilakukan dr. Lina dan Hj. Siti.",
        "Cakupan naik menjadi 1.234,5 persen poin.",
        "Keterangan itu dimuat kabar.co.id dan Warta.com kemarin.",
        "Perusahaan itu ialah PT. Maju Jaya Tbk. cabang Solo.",
    ],
)
def test_a_stop_that_ends_no_sentence_does_not_cut(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nelayan mendaftar.Ia membayar sendiri.", 2),
        ("Acara dihadiri Umar, S.Sos. Ia memuji warga desa.", 2),
        ("Warga menunggu… Petugas datang sore hari.", 2),
        ("“Murah. Cukup sekali bayar. Lalu tenang,” kata Rina.", 3),
        ("Apakah wajib? Tentu wajib! Begitu aturannya.", 3),
        ("Peserta bertambah pada tahun 2023. Pasar ramai lagi.", 2),
        ("Iuran dihitung per RT dan RW. Petugas mencatatnya.", 2),
    ],
)
def test_sentences_end_where_the_next_begins(text, count):
    assert len(sentences(text)) == count


def test_only_the_body_has_sentences():
    text = "Warga Desa Ikut Program\n\nSERANG – Warga desa kini ikut program itu bersama-sama.\nBaca juga: Kabar lain dari kota."
    assert sentences(text) == ["Warga desa kini ikut program itu bersama-sama."]


def test_a_sentence_names_its_paragraph():
    article = Article("Paragraf pertama berisi satu kalimat saja di sini.\nParagraf kedua. Ada dua kalimat.")
    assert [s.paragraph for s in article.sentences] == [0, 1, 1]
    assert article.sentence_at(article.text.index("kedua")).paragraph == 1
    assert article.sentence_at(article.text.index("\n")) is None


def test_a_line_broken_in_the_middle_of_a_sentence_is_one_paragraph():
    text = "Kepala desa menyampaikan hal itu kepada wartawan\nseusai rapat di balai desa. Warga menyimak dengan tenang."
    article = Article(text)
    assert len(article.paragraphs) == 1 and len(article.sentences) == 2
    assert "\n" not in article.body


def test_tags_left_over_from_a_page_part_paragraphs():
    article = Article("<p>Petani ikut program itu sejak lama.</p><p>Nelayan <b>menyusul</b> mereka.</p>")
    assert [article.evidence(p.start, p.end) for p in article.paragraphs] == [
        "Petani ikut program itu sejak lama.",
        "Nelayan <b>menyusul</b> mereka.",
    ]


def test_a_text_of_one_long_line_is_cut_in_linear_time():
    line = "Petugas mendata warga, lalu warga mendaftar. " * 2000
    assert len(Article(line).sentences) == 2000


def test_the_headline_is_the_first_line_without_a_full_stop():
    text = "Petani Bawang Kini Ikut Jaminan Sosial\n\nBREBES – Ratusan petani bawang mendaftar. Iurannya ringan."
    assert Article(text).title == "Petani Bawang Kini Ikut Jaminan Sosial"
    assert Article("Ratusan petani bawang mendaftar pekan ini. Iurannya ringan dan merata.").title is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('aA.,!?"“”()\n\t \u00a0\u00ad<>/&;:-–1Baca juga'), max_size=200))
def test_any_text_is_cut_into_ordered_paragraphs_and_sentences(text):
    article = Article(text)
    assert len(article.plain) == len(article.body) == len(text)
    for spans in (article.paragraphs, article.sentences):
        assert all(span.start < span.end for span in spans)
        assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
