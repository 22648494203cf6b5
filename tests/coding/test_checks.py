import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.checks import find_flags
from helpers.coding.dates import find_dates
from helpers.coding.instrument_checks import listed_instruments
from helpers.coding.instruments import find_instruments
from helpers.coding.quantities import find_quantities


def flags(text, regions=()):
    article = Article(text)
    coding = SimpleNamespace(
        dates=find_dates(article),
        quantities=find_quantities(article, datetime.date(2024, 7, 1)),
        instruments=find_instruments(article),
        regions=list(regions),
    )
    return find_flags(article, coding)


def codes(text):
    return [flag.code for flag in flags(text)]


FLAGGED = {
    "weekday_mismatch": "Acara itu digelar Senin (24/7/2018).",  # a Tuesday
    "count_mismatch": "Sosialisasi menjangkau tiga desa, yaitu Sukamaju, Mekarsari, Cibodas, dan Lembang.",
    "scale_slip": "Peserta di sana 21.234 orang. Kini 21.234.000 pekerja terdaftar.",
    "share_above_100": "Kepesertaan pekerja di kota itu 143 persen.",
    "target_below_present": "Cakupan yang kini 40 persen ditargetkan naik menjadi 35 persen.",
    "total_mismatch": "Ada 500 pekerja terdaftar, terdiri dari 300 nelayan dan 150 petani.",
    "instrument_mismatch": "Dasarnya UU Nomor 24 Tahun 2011 tentang Pengelolaan Hutan Rakyat.",
    "formal_informal_mixed": "Program itu bagi sektor formal / penerima upah dan sektor informal / penerima upah.",
    "misspelt_acronym": "Ia meminta warga mendaftar ke BJPS Ketenagakerjaan.",
}
SILENT = {
    "weekday_mismatch": "Acara itu digelar Selasa (24/7/2018).",
    "count_mismatch": "Sosialisasi menjangkau tiga desa, yaitu Sukamaju, Mekarsari, dan Cibodas.",
    "scale_slip": "Peserta di sana 10.000 orang. Targetnya 10 juta pekerja terdaftar.",
    "share_above_100": "Capaiannya sudah 105 persen dari target.",
    "target_below_present": "Cakupan sudah 40 persen, melampaui target 35 persen.",
    "total_mismatch": "Ada 500 pekerja terdaftar, terdiri dari 300 nelayan dan 200 petani.",
    "instrument_mismatch": "Dasarnya UU Nomor 24 Tahun 2011 tentang BPJS.",
    "formal_informal_mixed": "Program itu bagi sektor formal / penerima upah dan informal / bukan penerima upah.",
    "misspelt_acronym": "Ia meminta warga mendaftar ke BPJS Ketenagakerjaan, dahulu Jamsostek, kini BPJAMSOSTEK.",
}


@pytest.mark.parametrize(("code", "text"), FLAGGED.items())
def test_a_slip_is_flagged(code, text):
    assert codes(text) == [code]


@pytest.mark.parametrize(("code", "text"), SILENT.items())
def test_what_may_be_right_is_not_flagged(code, text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("count_mismatch", "Ada empat program, yakni JKK, JKM, dan JHT."),
        ("count_mismatch", "Desa Sadar dibuka di empat kabupaten/kota, yaitu Kabupaten Sukaraya dan Kota Melati."),
        ("scale_slip", "Sebanyak 2.2000 orang terdaftar."),
        ("scale_slip", "Iurannya Rp16.800 juta per bulan dan 900 juta pekerja terdaftar."),
        ("instrument_mismatch", "Dasarnya Inpres Nomor 1 Tahun 2021 tentang Perlindungan Ekosistem Kantor."),
        ("instrument_mismatch", "Dasarnya Inpres Nomor 4 Tahun 2021 tentang Penghapusan Kemiskinan Ekstrem."),
        ("formal_informal_mixed", "Peserta bukan penerima upah (PU) boleh ikut."),
        ("misspelt_acronym", "Ahli waris menerima Jaminan Kematian (JKK)."),
        ("misspelt_acronym", "Kepala BPJAMSOTEK setempat hadir."),
    ],
)
def test_other_forms_of_a_slip_are_flagged_too(code, text):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada empat program, antara lain JKK dan JKM.",
        "Desa Sadar dibuka di empat kabupaten/kota, yaitu Kabupaten/Kota Melati, Kabupaten Sukaraya, dan Kota Baru.",
        "Kegiatan di dua kabupaten, yaitu di utara.",
        "Peserta mengikuti dua program, yakni JKK dan JKM, sedangkan JHT dibayar sendiri.",
        "Dasarnya Inpres Nomor 4 Tahun 2022 tentang Percepatan Pengentasan Kemiskinan Ekstrem.",
        "Dasarnya UU Nomor 3 Tahun 2024 tentang Desa.",
        "Dasarnya Perbup Nomor 4 Tahun 2021 tentang Penghapusan Kemiskinan Ekstrem.",
        "Ada 500 pekerja terdaftar, di antaranya 300 nelayan dan 150 petani.",
        "Pekerja penerima upah (PU) dan bukan penerima upah (BPU) boleh ikut.",
        "Peserta ikut Jaminan Kecelakaan Kerja (JKK) dan Jaminan Kematian (JK).",
        "Acara itu digelar Rabu (6/8).",
    ],
)
def test_room_to_be_right_keeps_a_check_silent(text):
    assert codes(text) == []


def test_a_name_that_stands_for_two_regions_makes_a_note_of_a_warning():
    text = "Cabang itu melayani tiga kabupaten/kota, yaitu Serang Raya dan Kota Cilegon."
    here = [SimpleNamespace(start=text.index("Serang"), code=code) for code in ("36.04", "36.73")]
    here.append(SimpleNamespace(start=text.index("Kota"), code="36.72"))
    [flag] = flags(text, here)
    assert (flag.code, flag.severity, flag.detail) == ("count_mismatch", "note", "stated=3 listed=2 codes=3")


def test_a_flag_points_at_both_sides_of_what_it_compares():
    text = FLAGGED["total_mismatch"]
    [flag] = flags(text)
    assert text[flag.start : flag.end] == "500 pekerja"
    assert text[flag.other_start : flag.other_end] == "300 nelayan dan 150 petani"
    assert flag.detail == "total=500 parts=450 unit=workers"


def test_the_authority_list_is_read_from_the_codebook():
    listed = {(row.kind, row.number, row.year): row.title for row in listed_instruments()}
    assert listed["inpres", "2", 2021].startswith("Optimalisasi Pelaksanaan Program Jaminan Sosial")


@given(st.text(max_size=200))
def test_no_text_makes_a_check_fail(text):
    flags(text)
