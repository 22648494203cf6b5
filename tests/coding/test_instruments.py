import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.instruments import find_instruments


def cited(text):
    return [(row.kind, row.number, row.year) for row in find_instruments(Article(text))]


@pytest.mark.parametrize(
    ("text", "kind", "number", "year"),
    [
        ("Dasarnya Inpres Nomor 2 Tahun 2021.", "inpres", "2", 2021),
        ("Dasarnya Instruksi Presiden (Inpres) RI No 2 tahun 2021.", "inpres", "2", 2021),
        ("Sesuai UU No. 24/2011, semua wajib ikut.", "uu", "24", 2011),
        ("Sesuai Undang-Undang (UU) Nomor 40 Tahun 2004.", "uu", "40", 2004),
        ("Pemkab memakai Perbup 35/2017.", "perbup", "35", 2017),
        ("Ada Peraturan Bupati Kebun Raya Nomor 7 Tahun 2020.", "perbup", "7", 2020),
        ("Ada peraturan wali kota nomor 09 tahun 2022.", "perwali", "9", 2022),
        ("Permenaker No. 4 Tahun 2022 berlaku.", "permen", "4", 2022),
        ("Peraturan Menteri Desa, PDT, dan Transmigrasi Nomor 7 Tahun 2023 terbit.", "permen", "7", 2023),
        ("Lahir Qanun Aceh Nomor 7 Tahun 2014.", "perda", "7", 2014),
        ("Merujuk SE Mendagri Nomor 842.2/5193/SJ.", "se", "842.2/5193/SJ", None),
        ("Keputusan Gubernur Nomor 188.45/77/2023 keluar.", "sk", "188.45/77/2023", 2023),
        ("Bupati meneken Instruksi Bupati Nomor 1 Tahun 2023.", "instruksi", "1", 2023),
        ("MoU No 12/Kesra.3/IX/2024 diteken.", "mou", "12/Kesra.3/IX/2024", 2024),
        ("Ada perjanjian kerja sama bernomor 074-015-PKS-2023.", "pks", "74-015-PKS-2023", 2023),
        ("Keluar Fatwa Nomor 102 Tahun 2025.", "other", "102", 2025),
        ("Ada Perda Tahun 2019 yang mengaturnya.", "perda", None, 2019),
        ("Bupati merujuk SE Mendagri Nomor 400.5.7/4295/SJ tanggal 12 Agustus 2024.", "se", "400.5.7/4295/SJ", 2024),
        ("Bupati merujuk SE Menteri Dalam Negeri Nomor 400.5.7/4295/SJ.", "se", "400.5.7/4295/SJ", None),
        ("Bupati merujuk SE Nomor 400.5.7/4295/SJ, terbit pada 12 Agustus 2024.", "se", "400.5.7/4295/SJ", None),
        ("Ada Perbup Nomor 8. Tahun depan aturan itu berlaku penuh.", "perbup", "8", None),
        ("Ada SE Nomor 842.2. Tahun 2024 nanti aturan itu direvisi.", "se", "842.2", None),
    ],
)
def test_a_citation_is_read_in_the_spellings_of_the_press(text, kind, number, year):
    assert cited(text) == [(kind, number, year)]


@pytest.mark.parametrize(
    "text",
    [
        "Keduanya meneken MoU di pendopo.",
        "Isi PKS itu belum dibuka.",
        "Perbup yang mengatur tentang iuran sedang disusun.",
        "UU Desa sudah direvisi.",
        "PKS diteken di kantor Jalan Melati Nomor 4.",
        "Rakor se Kabupaten Nomor 5 batal.",
        "Surat kuasa khusus diserahkan.",
        "Isi SE itu dibacakan dalam rapat nomor lima.",
    ],
)
def test_a_kind_alone_cites_nothing(text):
    assert cited(text) == []


def test_a_plural_is_several_instruments_of_one_year_or_of_their_own():
    assert cited("PP 44 dan 45 tahun 2015") == [("pp", "44", 2015), ("pp", "45", 2015)]
    assert cited("PP Nomor 44, 45, dan 46 Tahun 2015") == [("pp", n, 2015) for n in ("44", "45", "46")]
    assert cited("UU 40/2004 dan 24/2011") == [("uu", "40", 2004), ("uu", "24", 2011)]


def test_an_instrument_cited_twice_is_one_row_with_the_fuller_citation():
    rows = find_instruments(Article("Ada Perbup 8/2022. Isi Perbup Nomor 8 Tahun 2022 tentang Jaminan Nelayan ketat."))
    assert [(row.number, row.title) for row in rows] == [("8", "Jaminan Nelayan ketat")]


def test_a_title_alone_cites_an_instrument():
    [row] = find_instruments(Article("DPRD membahas Raperda tentang Perlindungan Buruh Tani, kata ketuanya."))
    assert (row.kind, row.number, row.title) == ("perda", None, "Perlindungan Buruh Tani")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Perda Nomor 3 Tahun 2020 tentang Jaminan Sosial yang baru terbit.", "Jaminan Sosial"),
        ("Fatwa Nomor 1 Tahun 2020 tentang Zakat, Infak dan Sedekah (ZIS) bagi Buruh.",
         "Zakat, Infak dan Sedekah (ZIS) bagi Buruh"),
        ("Inpres Nomor 1 Tahun 2020 tentang Gizi dan Inpres Nomor 2 Tahun 2020.", "Gizi"),
        ("UU No. 9 Tahun 2020 pasal 6 ayat (2) tentang jaminan sosial.", "jaminan sosial"),
    ],
)  # fmt: skip
def test_a_title_ends_where_the_sentence_goes_on(text, title):
    assert find_instruments(Article(text))[0].title == title


def test_the_span_holds_the_citation():
    text = "Menurut dia, Perbup Nomor 8 Tahun 2022 tentang Nelayan berlaku."
    [row] = find_instruments(Article(text))
    assert text[row.start : row.end].startswith("Perbup Nomor 8")
    assert row.rule_id == "instrument.number"


@given(st.text(alphabet="PerbupnoUU 0123456789/.,()tahundantentang\n", max_size=300))
def test_no_text_makes_the_finder_fail(text):
    find_instruments(Article(text))
