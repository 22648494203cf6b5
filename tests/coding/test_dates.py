"""Dates: every printed form, the weekday check, and the choice of the day of publication."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.dates import find_dates, find_published

MORE = " Peserta baru langsung menerima kartu dan penjelasan tentang manfaat program."


def published(text):
    found = find_published(Article(text))
    return found and found.date.isoformat()


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Selasa (24/7/2018)", (24, 7, 2018, 1, True)),
        ("(24/7/2018)", (24, 7, 2018, None, None)),
        ("24 Juli 2018", (24, 7, 2018, None, None)),
        ("24-07-2018", (24, 7, 2018, None, None)),
        ("24.07.2018", (24, 7, 2018, None, None)),
        ("2018-07-24", (24, 7, 2018, None, None)),
        ("Jum'at, 27 Juli 2018", (27, 7, 2018, 4, True)),
        ("Jum’at (27/07/18)", (27, 7, 2018, 4, True)),
        ("Ahad 29 Juli 2018", (29, 7, 2018, 6, True)),
        ("Senin malam (5/11/2018)", (5, 11, 2018, 0, True)),
        ("Senin, 5 Nopember 2018", (5, 11, 2018, 0, True)),
        ("Rabu, 1 Agust 2018", (1, 8, 2018, 2, True)),
        ("Kamis 2 Peb. 2017", (2, 2, 2017, 3, True)),
        ("Rabu (6/8)", (6, 8, None, 2, None)),
        ("Selasa (25/7/2018)", (25, 7, 2018, 1, False)),
        ("Senin (31/2/2022)", (31, 2, 2022, 0, False)),
        ("Selasa 28, September", (28, 9, None, 1, None)),
        ("Juli 24, 2018", (24, 7, 2018, None, None)),
    ],
)
def test_every_form_of_the_press_is_read_as_printed(printed, parts):
    article = Article(f"Acara digelar di balai desa, {printed} pagi.")
    (row,) = find_dates(article)
    assert (row.day, row.month, row.year, row.weekday, row.weekday_agrees) == parts
    assert article.evidence(row.start, row.end) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Layanan itu buka 24/7 untuk semua peserta.",
        "Sebanyak 3/4 pekerja sudah terdaftar.",
        "Nilainya Rp1.234.567 untuk 12.05 persen.",
        "Iurannya 10-12 ribu rupiah.",
        "Pukul 10.30 acara dimulai.",
        "Surat itu bernomor 45/12/2020/XI di arsip.",
        "Pada bulan Juli 24 pekerja mendaftar.",
        "Layar itu mencetak Februari 31, 2024 sebagai harinya.",
    ],
)
def test_a_figure_that_is_no_date_is_left_alone(text):
    assert find_dates(Article(text)) == []


def test_dates_in_other_stories_are_not_read():
    story = "Petani di lereng gunung mendaftar sebagai peserta program sosial sejak musim tanam pertama."
    assert find_dates(Article(f"{story}\nBaca juga: Panen Raya Digelar Senin (5/6/2023)")) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bupati membuka sosialisasi itu, Selasa (24/7/2018).", "2018-07-24"),
        ("Bupati membuka sosialisasi itu pada Selasa, 24 Juli 2018.", "2018-07-24"),
        ("Sosialisasi digelar Sabtu (4/9/2021). “Kami lega,” kata Umar, Minggu (5/9/2021).", "2021-09-05"),
        ("Sosialisasi digelar kemarin (9/6/2021) di balai desa.", "2021-06-10"),
        ("Sosialisasi digelar Rabu kemarin (9/6/2021) di balai desa.", "2021-06-10"),
        ("Rapat berlangsung di aula dinas, 25 Juni 2025.", "2025-06-25"),
        ("“Warga antusias,” kata bupati seperti dikutip Antara, Minggu (15/6/2025).", "2025-06-15"),
        ("Sebelumnya warga ragu. “Sebelumnya kami ragu,” ujar Tono, Jumat (20/6/2025).", "2025-06-20"),
        ("MOJOKERTO, 15 Mei 2025 – Ketua RT di seluruh desa kini terlindungi program itu.", "2025-05-15"),
        ("Bupati membuka sosialisasi itu, Rabu (25/7/2018).", "2018-07-25"),
    ],
)
def test_the_day_of_the_report_is_the_day_of_publication(text, day):
    assert published(text + MORE) == day


def test_a_wrong_weekday_keeps_the_date_as_printed():
    assert published("Bupati membuka sosialisasi itu, Senin (24/7/2018)." + MORE) == "2018-07-24"


def test_a_date_line_counts():
    text = f"Nelayan Ikut Program\nJumat, 5 September 2025\nWarga pesisir mendaftar, Kamis (4/9/2025).{MORE}"
    assert published(text) == "2025-09-05"


@pytest.mark.parametrize(
    "text",
    [
        "Bupati membuka sosialisasi itu, Rabu (23/8) lalu.",
        "Bupati membuka sosialisasi itu Selasa lalu (22/8/2017).",
        "Belum lama ini kantor itu menyerahkan surat kuasa kepada jaksa, Kamis (18/4/2024).",
        "Sosialisasi akan digelar pada Senin (5/6/2023).",
        "Program itu berlaku sejak 1 Juli 2020 di semua desa.",
        "Rapat lanjutan dijadwalkan pada 28 Mei 2025 mendatang.",
        "Ia meneruskan kesepakatan yang sudah dibuat dengan bupati pada Rabu (6/8/2014).",
        "Rapat itu menindaklanjuti nota yang diteken bersama bupati pada Rabu (6/8/2014).",
        "Aturan itu ditandatangani presiden pada 25 Maret 2021.",
        "Pendaftaran dibuka sampai 30 Juni 2024 bagi semua warga.",
        "Sosialisasi digelar hari Senin pada bulan Juni.",
        "Kantor itu mulai bekerja 1 Januari 2014.",
        "Kontrak itu berakhir pada 30 Juni 2025 menurut dinas.",
        "Sebelumnya, bupati meresmikan desa itu, Senin (5/6/2023).",
        "Pahlawan itu lahir pada 10 November 1945 di kota ini.",
    ],
)
def test_a_date_of_another_day_is_no_day_of_publication(text):
    assert published(text + MORE) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # 23 May is a Monday in 2016 and 2022
        ("Kantor BPJAMSOSTEK membuka gerai, Senin (23/5).", "2022-05-23"),
        ("Kantor itu membuka gerai setelah covid-19 reda, Senin (23/5).", "2022-05-23"),
        ("Kantor itu membuka gerai, Senin (23/5). Targetnya sampai akhir 2016 jelas.", "2016-05-23"),
        ("Kantor itu membuka gerai sesuai Perbup Nomor 3 Tahun 2019, Senin (23/5).", "2022-05-23"),
        ("Kantor itu membuka gerai, Senin (23/5).", None),
        # 20 May is a Tuesday in 2014 and 2025
        ("Naskah berlaku sampai 25 Mei 2025. Rapat digelar Selasa (20/5).", "2025-05-20"),
        ("Kantor itu membuka gerai hari ini (23/5).", None),
    ],
)
def test_a_date_without_a_year_is_completed_where_one_year_can_be_meant(text, day):
    assert published(text + MORE) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ambon, 25/1 (ANTARA) - Nelayan kecil mendaftar, kata Wira, Selasa.", "2022-01-25"),
        ("Ambon, 25/1 (ANTARA) - Nelayan kecil mendaftar pada awal 2022.", "2022-01-25"),
        ("Ambon, 25/1 (ANTARA) - Nelayan kecil mendaftar di dermaga.", None),  # of any year
        ("Nelayan di Ambon, 25/1 bagian dari warganya, mendaftar pada awal 2022.", None),
    ],
)
def test_a_dateline_of_the_agencies_gives_day_and_month(text, day):
    assert published(f"{text}{MORE} Program itu memakai nama BPJAMSOSTEK.") == day


@pytest.mark.parametrize(
    ("line", "day"),
    [("Juli 24, 2024", "2024-07-24"), ("Oktober 5, 2023", "2023-10-05"), ("Februari 31, 2024", None)],
)
def test_a_date_line_may_print_the_month_first(line, day):
    assert published(f"Gerai Dibuka di Pasar\n{line}\nPedagang mendaftar di sana.{MORE}") == day


BELOW = "\nBERITA TERKAIT\nHarga Cabai Naik\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Gerai dibuka, kata Wira, Kamis.{MORE}{BELOW}Kamis, 18 April 2024 10:15 WIB", "2024-04-18"),
        (f"Gerai dibuka, kata Wira, Rabu.{MORE}{BELOW}Kamis, 18 April 2024 10:15 WIB", None),
        (f"Gerai dibuka, kata Wira.{MORE}{BELOW}Kamis, 18 April 2024 10:15 WIB", None),
        (f"Gerai dibuka, kata Wira, Kamis.{MORE}{BELOW}Kamis, 18 April 2024\nPanen Raya\nJumat, 19 April 2024", None),
    ],
)
def test_a_date_line_below_counts_where_somebody_speaks_on_its_weekday(text, day):
    assert published(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mulai Senin (19/8/2024), peserta bisa mengurus klaim di gerai desa.", "2024-08-19"),
        ("Pendaftaran dibuka mulai Senin (19/8/2024) di gerai desa.", None),
        ("Mulai 19 Agustus 2024, peserta bisa mengurus klaim di gerai desa.", None),
    ],
)
def test_what_begins_today_opens_the_report(text, day):
    assert published(text + MORE) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Copyright © Warta Kebun 2016", "2016-05-23"),
        ("© 2022 Warta Kebun", "2022-05-23"),
        ("Copyright © Warta Kebun 2019", None),  # 23 May was a Thursday
        ("Warta Kebun, edisi ke-2016", None),
    ],
)
def test_the_year_of_the_copyright_tells_the_year_of_a_date(line, day):
    assert published(f"Kantor itu membuka gerai, Senin (23/5).{MORE}\n{line}") == day


@pytest.mark.parametrize(
    ("text", "latest_year", "day"),
    [
        # 15 January is a Thursday in 2015 and 2026
        ("Kantor itu membuka gerai JKP, Kamis (15/1).", 2025, None),
        ("Kantor itu membuka gerai JKP, Kamis (15/1).", 2026, "2026-01-15"),
        ("Kantor itu membuka gerai, Kamis (15/1).", 2025, "2015-01-15"),
        ("Kantor itu membuka gerai, Kamis (15/1).", 2026, None),
    ],
)
def test_the_latest_year_bounds_a_date_without_a_year(text, latest_year, day):
    row = find_published(Article(text + MORE), latest_year)
    assert (row and row.date.isoformat()) == day


def test_a_completed_year_shows_in_the_rule():
    found = find_published(Article("Kantor BPJAMSOSTEK membuka gerai, Senin (23/5)." + MORE))
    assert found.rule_id == "published.reported_day_year_completed"
    assert found.date == datetime.date(2022, 5, 23)


PIECES = [
    "Senin ",
    "(",
    "31",
    "/",
    "2",
    "/2018",
    ") ",
    "Juli ",
    "2024 ",
    "kemarin ",
    ", ",
    ". ",
    "lalu ",
    "99",
    "-",
    "\n",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_gives_dates_inside_it(text):
    article = Article(text)
    assert all(0 <= row.start < row.end <= len(text) for row in find_dates(article))
    find_published(article)
