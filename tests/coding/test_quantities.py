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
        ("Separuhnya sudah terdaftar sebagai peserta.", 50, "percent"),
        ("Agen mendapat komisi 7,5 persen dari iuran.", 7.5, "percent"),
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
        ("Kabupaten itu cakupannya tertinggi kedua.", 2, "rank"),
        ("Daftar itu memuat 4.100 nama pekerja.", 4100, "workers"),
        ("Sebanyak 300 kartu Jamsostek dibagikan.", 300, "workers"),
        ("Masih ada 250 calon peserta.", 250, "workers"),
        ("Kantor itu menyurati 30 rumah makan.", 30, "employers"),
        ("Sepuluh ribuan pekerja sudah terdaftar.", 10_000, "workers"),
        ("Sepertiganya sudah menjadi peserta.", 33.33, "percent"),
        ("Tujuh dari sepuluh pekerja belum terlindungi.", 70, "percent"),
        ("Tiga dari sepuluh perusahaan belum mendaftar.", 30, "percent"),
        ("Satu dari sepuluh sudah terdaftar.", 10, "percent"),
        ("Program itu meluas ke 5 desa.", 5, "villages"),
        ("Setiap kios wajib mendaftarkan minimal satu pekerja.", 1, "workers"),
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
        "Ribuan nelayan sudah terdaftar.",
        "Peserta tertinggi dua tahun lalu.",
        "Ini tahun ke 5 bagi para peserta.",
        "Siswa SMK Negeri 3 menjadi peserta.",
        "Juru mudi itu, pria 52 tahun, sudah menjadi peserta.",
        "Rumah peserta itu 12 kilometer dari gerai.",
        "Satu pekerja bertanya tentang iuran.",
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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Tabel peserta: 1.200, 3.400, 5.600, 7.800, 9.100.", []),
        ("Peserta tiap tahun 1.200, 3.400, dan 5.600 orang.", [1200, 3400, 5600]),
        (
            "Yang terdaftar 30 tukang, 40 kuli, 50 sopir, 60 pelapak, dan 70 porter.",
            [30, 40, 50, 60, 70],  # words part them
        ),
    ],
)
def test_the_row_of_a_table_is_no_sentence(text, rows):
    assert [value for value, _ in found(text)] == rows


def test_the_cue_behind_a_set_is_of_its_members():
    first, _ = find_quantities(Article("Sebanyak 640 petani dari 32 kelompok tani mendaftar."))
    assert (first.value, first.unit, first.indicator) == (640, "workers", "participants_new")
    first, _ = find_quantities(Article("Sebanyak 640 petani bertanya dan 32 kelompok tani mendaftar."))
    assert (first.value, first.indicator) == (640, "participants")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ada 40 desa di lembah itu. Sisanya, sebanyak 28, belum ikut.", [(28, "villages"), (40, "villages")]),
        ("Ada 90 perusahaan menunggak. Sebanyak 25 di antaranya melunasi.", [(25, "employers"), (90, "employers")]),
        ("Ada 90 perusahaan menunggak. Sebanyak 25 pekerja terdaftar.", [(25, "workers"), (90, "employers")]),
        ("Ada 50 klaim masuk. Delapan di antaranya belum lengkap.", [(8, "cases"), (50, "cases")]),
        ("Ada 50 klaim masuk. Delapan nelayan belum terdaftar.", [(8, "workers"), (50, "cases")]),
        ("Kantor itu melatih 60 agen. Tahun depan dicari 40 orang lagi.", [(40, "agents"), (60, "agents")]),
        ("Kantor itu melatih 60 agen. Mereka mendaftarkan 400 nelayan.", [(60, "agents"), (400, "workers")]),
    ],
)
def test_the_rest_is_of_what_was_counted_before(text, rows):
    assert found(text) == rows


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Santunan sebesar 42 juta diserahkan kepada istrinya.", 42_000_000, "rupiah"),
        ("Keluarga itu menerima santunan empat puluh dua juta.", 42_000_000, "rupiah"),
        ("Kepesertaan di negeri itu mencapai 42 juta pekerja.", 42_000_000, "workers"),
        ("Iurannya cukup 16.800 sebulan.", 16_800, "rupiah"),
        ("Peserta bertambah 1.200 sebulan.", 1200, "workers"),
    ],
)
def test_a_sum_needs_no_sign_of_its_currency(text, value, unit):
    assert found(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Pemkab menanggung iuran 2.500 orang. Rinciannya, 1.400 kader dan 1.100 marbot.", ["subsidised"] * 3),
        ("Tahun ini ditargetkan 900 pekerja, terdiri dari 500 nelayan dan 400 petani.", ["target"] * 3),
        ("Tahun ini ditargetkan 900 pekerja. Kini 500 nelayan sudah terdaftar.", ["target", "participants"]),
        ("Tahun ini ditargetkan 900 pekerja. Kini terdaftar 1.500, terdiri dari nelayan saja.",
         ["target", "participants"]),
    ],
)  # fmt: skip
def test_the_parts_of_a_total_are_of_its_indicator(text, indicators):
    assert [row.indicator for row in find_quantities(Article(text))] == indicators


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mereka dilindungi setahun penuh.", [(1, "years")]),
        ("Setahun lalu mereka dilindungi.", []),
        ("Pemdes membayarkan setahun iuran kader.", [(1, "years")]),
        ("Ia datang seminggu lalu untuk membayar iuran.", []),
        ("Ia baru sebulan jadi peserta.", [(1, "months")]),
        ("Iuran itu sudah enam bulan macet.", [(6, "months")]),
        ("Iuran itu macet sejak enam bulan lalu.", []),
        ("Iuran ditanggung dalam enam bulan terakhir.", [(6, "months")]),
        ("Enam bulan terakhir pendaftaran peserta sepi.", []),
        ("Perusahaan diberi waktu 14 hari untuk mendaftar.", [(14, "days")]),
        ("Pelanggar iuran terancam penjara delapan tahun.", []),
        ("Sebagai peserta ia punya pengalaman 12 tahun.", []),
        ("Iuran pertama ditanggung desa, enam bulan.", [(6, "months")]),
        ("Panen pertama dijual desa, enam bulan.", []),
    ],
)
def test_a_length_of_time_is_of_cover_or_contributions(text, rows):
    assert found(text) == rows


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Sebanyak 35 orang dilatih menjadi agen Perisai.", "agents"),
        ("Agen Perisai di sana berjumlah 35 orang.", "agents"),
        ("Sebanyak 35 orang dilatih menjadi peserta.", "workers"),
        ("Sosialisasi itu dihadiri 40 kepala desa.", "people"),
        ("Sosialisasi itu dihadiri 40 nelayan.", "workers"),
        ("Sebanyak 40 kepala desa terdaftar sebagai peserta.", "workers"),
        ("Beasiswa itu untuk anak almarhum, dua orang.", "people"),
        ("Santunan itu untuk peserta, dua orang.", "workers"),
    ],
)
def test_somebody_is_agent_guest_or_worker(text, unit):
    assert only(text).unit == unit


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


@pytest.mark.parametrize(("day", "period"), [("31 Februari 2024", "2024-02"), ("29 Februari 2023", "2023-02"),
                                             ("29 Februari 2024", "2024-02-29"), ("0 Mei 2024", "2024-05")])  # fmt: skip
def test_of_a_day_that_there_is_not_the_month_is_the_period(day, period):
    assert only(f"Pada {day} sebanyak 300 pekerja rentan terdaftar.").period == period


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
