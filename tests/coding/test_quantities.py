"""Value and unit of figures, what is no quantity, bounds and periods. What a figure measures: test_indicators."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.quantities import find_quantities


def found(text):
    return sorted((row.value, row.unit) for row in find_quantities(Article(text)))


def only(text, published=None):
    [row] = find_quantities(Article(text), published)
    return row


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Sebanyak 46 ribu pekerja informal sudah terdaftar.", 46_000, "workers"),
        ("Iuran 240 pengojek ditanggung pemkab.", 240, "workers"),
        ("Peserta aktif di cabang itu sudah sebanyak 9.120.", 9120, "workers"),
        ("Warga yang sudah menjadi peserta berjumlah 402 orang.", 402, "workers"),
        ("Sosialisasi itu dihadiri 150 orang.", 150, "people"),
        ("Sebelas ahli waris menerima santunan.", 11, "people"),
        ("Kampung itu berpenduduk 1.290 jiwa.", 1290, "people"),
        ("Cakupannya baru 31,5 persen.", 31.5, "percent"),
        ("Separuh nelayan di pulau itu sudah terdaftar.", 50, "percent"),
        ("Sepertiga pekerja di sana sudah terlindungi.", 33.33, "percent"),
        ("Iurannya Rp16.800 per bulan.", 16_800, "rupiah"),
        ("Santunan senilai 42 juta rupiah diserahkan kemarin.", 42_000_000, "rupiah"),
        ("Program itu berjalan di dua belas kelurahan.", 12, "villages"),
        ("Pendaftaran dibuka di lima kecamatan.", 5, "regions"),
        ("Tujuh kabupaten/kota ikut serta.", 7, "regions"),
        ("Jaksa memanggil 30 perusahaan yang menunggak iuran.", 30, "employers"),
        ("Ada 14 kasus klaim yang dibayar.", 14, "cases"),
        ("Kabupaten itu kini punya 25 agen Perisai.", 25, "agents"),
        ("Iuran mereka ditanggung selama dua pekan.", 14, "days"),
        ("Iuran mereka ditanggung selama enam bulan.", 6, "months"),
        ("Iuran mereka ditanggung selama setahun.", 1, "years"),
        ("Pemkab meraih peringkat ke-3 Paritrana.", 3, "rank"),
        ("Kota itu terpilih sebagai terbaik pertama tingkat provinsi.", 1, "rank"),
        ("Bantuannya berupa dua unit perahu bagi peserta.", 2, "other"),
    ],
)
def test_value_and_unit_are_read_as_the_manual_says(text, value, unit):
    assert found(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Acara digelar Selasa (24/7/2018) pukul 09.00 WIB.",
        "Perbup Nomor 35 Tahun 2017 menjadi dasarnya.",
        "Peserta harus berusia 18 sampai 65 tahun.",
        "Hubungi layanan 175 untuk mendaftar.",
        "Ratusan pekerja sudah terdaftar.",
        "Lebih dari separuh pekerja sudah terdaftar.",
        "Peserta mengikuti tiga program.",
        "Program itu memasuki tahap kedua.",
        "Ada lima kriteria penilaian bagi peserta.",
        "Dinas wajib menyetor daftar peserta dua pekan lagi.",
        "Sebanyak 4.000 pekerja menerima BSU sebesar Rp600.000.",
        "Peserta JKN BPJS Kesehatan di sana 90.000 jiwa.",
        "BPS mencatat 33.000 angkatan kerja di pulau itu.",
        "Ia meninggal 14 hari setelah pulang dari pelabuhan.",
        "Salah satu peserta bertanya.",
        "Desa Sungai Radak Dua menjadi tempatnya.",
        "Sebagian besar pedagang kaki lima belum ikut.",
        "Upah minimum di sana Rp2,9 juta.",
    ],
)
def test_what_the_manual_excludes_is_no_quantity(text):
    assert found(text) == []


def test_a_deadline_counted_from_an_event_is_a_length_of_time():
    assert found("Kontraktor mendaftarkan proyek paling lambat 7 hari sejak kontrak diteken.") == [(7, "days")]


def test_one_village_a_hundred_workers_counts_the_workers():
    assert found("Kebijakannya 1 desa 100 pekerja rentan.") == [(100, "workers")]


def test_a_range_gives_two_rows():
    assert found("Tunggakan itu berumur panjang, masa tunggakannya enam sampai 12 bulan.") == [
        *[(6, "months"), (12, "months")]
    ]


def test_a_part_without_a_noun_takes_the_noun_of_its_whole():
    assert found("Aparat di 25 dari 91 kampung sudah menjadi peserta.") == [(25, "villages"), (91, "villages")]


def test_a_figure_stated_twice_is_one_row():
    assert found("Ada 612 nelayan terdaftar. Ke-612 nelayan itu, ya 612 nelayan, melaut tiap hari.") == [
        (612, "workers")
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Lebih dari 500 pekerja terdaftar.", "more_than"),
        ("Sekitar 500 pekerja terdaftar.", "about"),
        ("Hampir 500 pekerja terdaftar.", "about"),
        ("Sedikitnya 500 pekerja terdaftar.", "at_least"),
        ("Tak kurang dari 500 pekerja terdaftar.", "at_least"),
        ("Maksimal 500 pekerja terdaftar.", "at_most"),
        ("Kurang dari 500 pekerja terdaftar.", "less_than"),
        ("Sebanyak 500 lebih pekerja terdaftar.", "more_than"),
        ("Sebanyak 500 pekerja terdaftar.", "exactly"),
        ("Sebanyak 500 pekerja lebih dahulu terdaftar.", "exactly"),
    ],
)
def test_a_bound_keeps_its_number_and_names_its_relation(text, relation):
    assert (only(text).value, only(text).relation) == (500, relation)


def test_a_period_is_resolved_against_the_day_of_publication():
    text = "Tahun lalu peserta aktif di sana 6.400 orang."
    assert only(text, datetime.date(2022, 5, 23)).period == "2021"
    assert only(text).period is None


def test_a_stated_day_or_month_is_the_period():
    assert only("Per 30 Juni 2024 kepesertaan mencapai 43 persen.").period == "2024-06-30"
    assert only("Hingga April 2025 kepesertaan mencapai 43 persen.").period == "2025-04"


def test_the_span_is_the_figure_with_its_noun():
    text = "Di sana Sebanyak 1.250 tenaga kerja sudah terdaftar."
    row = only(text)
    assert text[row.start : row.end] == "1.250 tenaga kerja"
    assert row.rule_id.startswith("quantity.workers.")


def test_figures_outside_the_body_are_not_read():
    assert found("Baca juga: 500 nelayan sudah terdaftar") == []


@given(st.text(max_size=300))
def test_no_text_makes_the_finder_fail(text):
    for row in find_quantities(Article(text)):
        assert 0 <= row.start < row.end <= len(text)


@given(st.lists(st.sampled_from(["12", "ribu", "persen", "Rp", "dari", "pekerja", ",", ".", "(", "2024", "dan", "\n"])))
def test_no_mix_of_number_words_makes_the_finder_fail(words):
    find_quantities(Article(" ".join(words)))
