"""Furniture: what stands in a text and is not the story."""

import pytest

from helpers.coding.article import Article

STORY = "Sebanyak 40 nelayan di pesisir utara mendaftar sebagai peserta program jaminan sosial pekan ini."
MORE = "Menurut kepala dinas, pendaftaran nelayan dibuka terus sampai akhir musim angin barat nanti."


def kinds(text):
    article = Article(text)
    return {article.evidence(p.start, p.end): p.kind for p in article.paragraphs}


def body(text):
    article = Article(text)
    return [article.evidence(p.start, p.end) for p in article.paragraphs if p.kind == "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Harga cabai naik di pasar induk",
        "BACA JUGA : Harga Cabai Naik",
        "Simak juga Video: Panen Raya",
        "Advertisement",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Bagikan artikel ini",
        "Tags: nelayan, iuran",
        "Editor: Tim Redaksi",
        "Copyright © Kabar Pesisir",
        "Ikuti berita terbaru kami di Google News",
        "(*)",
    ],
)
def test_a_line_of_the_page_is_furniture(line):
    assert kinds(f"{STORY}\n{line}\n{MORE}")[line] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Baca surat edaran itu sampai selesai, pesan bupati kepada para camat yang hadir di balai kota.",
        "Komentar warga beragam, tetapi hampir semua menyambut baik rencana pemerintah kabupaten itu.",
        "Foto bersama menutup acara yang berlangsung sampai sore di aula kecamatan pesisir tersebut.",
        "1. Jaminan Kecelakaan Kerja",
    ],
)
def test_a_line_of_the_story_stays_body(line):
    assert kinds(f"{STORY}\n{line}\n{MORE}")[line] == "body"


@pytest.mark.parametrize(
    ("head", "story"),
    [
        ("SERANG – ", STORY),
        ("Pekalongan (ANTARA) - ", STORY),
        ("PANGKALAN BUN, warta.example – ", STORY),
        ("WARTA.EXAMPLE, BANJARBARU -- ", STORY),
        ("Kabar6.com, Jakarta -", STORY),
        ("SERANG | WARTA.co.id – ", STORY),
    ],
)
def test_a_dateline_is_context_and_the_story_behind_it_body(head, story):
    found = kinds(head + story)
    assert found[story] == "body" and found[head.strip()] == "context"


def test_a_dash_inside_the_first_sentence_is_no_dateline():
    text = "Warga pesisir – sebagian besar nelayan kecil – kini terlindungi oleh program jaminan sosial itu."
    assert body(text) == [text]


def test_other_stories_below_a_heading_are_furniture():
    tail = "Harga Cabai Naik Lagi\n\nKABAR Solo – Pedagang mengeluhkan harga cabai yang…"
    text = f"{STORY}\n{MORE}\n\nBERITA TERKAIT\n\n{tail}"
    assert body(text) == [STORY, MORE]


def test_the_story_resumes_below_a_list_of_other_stories():
    rest = (
        "Kepala dinas menambahkan, nelayan yang mendaftar sebagai peserta program jaminan sosial pekan ini "
        "akan menerima kartu."
    )
    text = f"{STORY}\n{MORE}\nBerita Terkait\nHarga Cabai Naik Lagi\n{rest}"
    assert body(text) == [STORY, MORE, rest]


def test_a_count_of_comments_above_the_story_ends_nothing():
    text = (
        f"Nelayan Pesisir Kini Terlindungi\nRapat nelayan dibuka kepala dinas pekan lalu.\n0 Komentar\n{STORY}\n{MORE}"
    )
    assert STORY in body(text) and MORE in body(text)


def test_headlines_below_a_bare_baca_juga_are_furniture():
    text = f"{STORY}\nBaca Juga:\nHarga Cabai Naik di Pasar Induk\nPanen Raya Digelar Serentak\n{MORE}"
    assert body(text) == [STORY, MORE]


def test_a_headline_in_brackets_on_its_own_line_is_furniture():
    assert body(f"{STORY}\n(Panen Raya Digelar Serentak di Tiga Kecamatan)\n{MORE}") == [STORY, MORE]


def test_what_stands_above_a_dateline_in_capitals_is_context():
    deck = "Nelayan kini terlindungi program jaminan sosial."
    text = f"Kabar Pesisir\n{deck}\nKIBIN – {STORY}\n{MORE}"
    assert body(text) == [STORY, MORE] and kinds(text)[deck] == "context"


def test_a_date_in_brackets_behind_the_last_sentence_is_context():
    assert kinds(f"{STORY} (12/5/2024)")["(12/5/2024)"] == "context"


def test_comments_below_the_story_are_furniture_to_the_end():
    text = f"{STORY}\nDiscussion about this post\n{MORE}"
    assert body(text) == [STORY]


def test_a_teaser_inside_a_single_line_is_cut_out():
    text = f"{STORY} Baca juga: Harga Cabai Rawit Naik di Pasar Induk Kepala dinas mengatakan pendaftaran dibuka terus."
    assert body(text) == [STORY, "Kepala dinas mengatakan pendaftaran dibuka terus."]


def test_teasers_at_the_end_of_a_single_line_are_cut_off():
    text = f"{STORY} Baca juga: Petani garam ikut program Baca juga: Harga cabai naik di pasar"
    assert body(text) == [STORY]


def test_a_paragraph_printed_twice_is_body_once():
    assert body(f"{STORY}\n{MORE}\n{STORY}") == [STORY, MORE]


def test_a_picture_s_text_and_its_caption_are_no_body():
    caption = "Petugas menyerahkan kartu kepada 40 perajin di balai kampung."
    assert body(f"{STORY}\n{caption}\n{caption}\n{MORE}") == [STORY, MORE]
    assert body(f"{STORY}\n{caption}\n{MORE}") == [STORY, caption, MORE]


def test_headline_date_line_and_byline_are_context():
    text = f"Nelayan Pesisir Kini Terlindungi\nOleh: Rini\nSelasa, 4 Juni 2024 10:15 WIB\n{STORY}\n{MORE}"
    found = kinds(text)
    assert found["Nelayan Pesisir Kini Terlindungi"] == "context"
    assert found["Selasa, 4 Juni 2024 10:15 WIB"] == "context"
    assert body(text) == [STORY, MORE]


def test_a_caption_is_context():
    caption = "Nelayan menerima kartu peserta di dermaga, Kamis (6/6/2024). (Foto: Humas)"
    assert kinds(f"{caption}\n{STORY}\n{MORE}")[caption] == "context"


def test_a_subheading_is_context():
    assert kinds(f"{STORY}\nIuran yang Ringan Saja\n{MORE}")["Iuran yang Ringan Saja"] == "context"


@pytest.mark.parametrize("mark", ["(Adv)", "(rel)", "(Ani/Budi)", "***"])
def test_a_closing_mark_is_cut_off_the_last_sentence(mark):
    assert body(f"{STORY} {mark}") == [STORY]


def test_brackets_that_belong_to_the_sentence_stay():
    text = "Program itu menyasar pekerja yang bukan penerima upah (BPU)."
    assert body(text) == [text]


def test_the_advertorial_mark_is_read():
    assert Article(f"{STORY} (Adv)").is_advertorial
    assert Article(f"ADVERTORIAL\n{STORY}").is_advertorial
    assert not Article(STORY + " Kepala bidang advokasi hadir.").is_advertorial


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"Batang (ANTARA) - {STORY}", "Antara"),
        (f"{STORY} Ant\n", "Antara"),
        (f"{STORY} Begitu dikutip Antara.", "Antara"),
        (f"{STORY} Jarak antara dua dermaga jauh.", None),
    ],
)
def test_the_agency_is_read(text, agency):
    assert Article(text).agency == agency


@pytest.mark.parametrize(
    "line",
    [
        "Baca: Harga Cabai Naik di Pasar Induk",
        "Baca pula: Harga Cabai Naik",
        "Ikuti juga: Panen Raya",
        "← Harga Cabai Naik",
        "Panen Raya Digelar Serentak →",
        "> Panen Raya Digelar",
        "Iklan - Gulir untuk lanjut",
        "Scroll untuk melanjutkan membaca",
        "Geser ke atas",
        "Untuk segera disiarkan",
        "Konten ini merupakan kerja sama redaksi",
    ],
)
def test_links_and_more_lines_of_the_page_are_furniture(line):
    assert kinds(f"{STORY}\n{line}\n{MORE}")[line] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Baca: itulah pesan bupati kepada warga yang hadir di balai kota.",
        "Ikuti sosialisasi itu, pesan camat.",
        "Harga naik → iuran ikut naik, begitu kata warga yang hadir di balai kota itu.",
        "Iklan layanan masyarakat itu dipasang di dermaga agar nelayan tahu manfaatnya.",
        "Nelayan mendaftar mulai 3 Juli 2024 dan kartu dibagikan sepekan kemudian.",
    ],
)
def test_sentences_that_come_near_links_and_date_lines_stay_body(line):
    assert kinds(f"{STORY}\n{line}\n{MORE}")[line] == "body"


@pytest.mark.parametrize("line", ["Kabar Pesisir | 3 Juli 2024, 09:20 WITA", "Redaksi - Rabu, 3 Juli 2024 | 09:20 WIB"])
def test_a_line_of_no_more_than_who_and_when_is_context(line):
    assert kinds(f"{STORY}\n{line}\n{MORE}")[line] == "context"


@pytest.mark.parametrize("mark", ["WARTA.ID-", "WARTA.COM-", "warta.co.id-"])
def test_an_outlet_with_a_dash_and_no_blank_is_a_dateline(mark):
    assert kinds(mark + STORY) == {mark: "context", STORY: "body"}


def test_a_dash_inside_a_doubled_word_is_no_dateline():
    text = "Nelayan-nelayan di pesisir utara mendaftar sebagai peserta program itu pekan ini juga."
    assert body(text) == [text]


def test_a_long_headline_below_the_story_is_furniture_and_a_line_of_small_words_is_not():
    headline = "Panen Raya Digelar Serentak di Tiga Kecamatan Pesisir Utara dan Selatan Pekan Ini"
    assert kinds(f"{STORY}\n{MORE}\n{headline}")[headline] == "furniture"
    line = headline.lower().capitalize()
    assert kinds(f"{STORY}\n{MORE}\n{line}")[line] == "body"


@pytest.mark.parametrize("heading", ["Siaran Pers Lainnya", "Tulisan Terkait"])
def test_other_releases_and_pieces_below_a_heading_are_furniture(heading):
    assert body(f"{STORY}\n{MORE}\n{heading}\nHarga Cabai Naik") == [STORY, MORE]
