"""To which region, actor and kind of worker a figure or a strategy belongs."""

import pytest

from helpers.coding.codebook import load_codebook
from helpers.coding.coder import code_text

BOOK = load_codebook()
LEAD = "BPJS Ketenagakerjaan membahas iuran dan kepesertaan pekerja rentan di Kabupaten Pati dan Kota Tegal. "


def coded(text: str):
    return code_text(text, BOOK)


def regions_of_figures(text: str) -> dict[float, str | None]:
    return {row.value: row.region for row in coded(text).quantities}


def test_a_figure_is_of_the_region_beside_it_in_its_sentence():
    text = LEAD + "Di Kabupaten Pati 900 nelayan terdaftar, di Kota Tegal 350 pedagang menjadi peserta."
    assert regions_of_figures(text) == {900: "33.18", 350: "33.76"}


def test_a_figure_without_a_region_takes_that_of_its_paragraph_or_none():
    text = (
        LEAD + "\nPemkab Pati mendata pekerja. Sebanyak 900 nelayan terdaftar sebagai peserta.\nSebanyak 40 sopir ikut."
    )
    assert regions_of_figures(text) == {900: "33.18", 40: None}


def test_the_only_subject_counts_for_the_whole_article_and_its_office_does_not():
    text = (
        "Pemkab Pati mendaftarkan nelayan ke BPJS Ketenagakerjaan. Bupati Pati hadir.\n"
        "Kepala BPJS Ketenagakerjaan Cabang Semarang Wira Sanjaya menyebut 900 nelayan terdaftar sebagai peserta."
    )
    assert regions_of_figures(text)[900] == "33.18"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Pemkab Pati menggelar sosialisasi BPJS Ketenagakerjaan bagi nelayan.", "regional_government"),
        (
            "Kejaksaan Negeri Pati menggelar sosialisasi iuran BPJS Ketenagakerjaan bagi pedagang.",
            "national_government",
        ),
        ("BPJS Ketenagakerjaan menggelar sosialisasi di hadapan Bupati Pati.", "agency"),
        ("Pemdes Sukarame menggelar sosialisasi iuran BPJS Ketenagakerjaan.", "village"),
        ("Sosialisasi iuran digelar lewat BPJS Ketenagakerjaan untuk nelayan.", None),
    ],
)
def test_the_body_named_first_acts_and_a_mere_attribute_does_not(text, actor):
    [row, *_] = [row for row in coded(text).strategies if row.code == "information_session"]
    assert row.actor == actor


def test_a_quotation_is_its_speakers_deed():
    text = (
        "BPJS Ketenagakerjaan menerima Bupati Pati Wira Sanjaya, Senin (5/2/2024), membahas iuran nelayan.\n"
        '"Saya sudah menggelar sosialisasi di semua kampung nelayan sejak tahun lalu," kata Wira.'
    )
    rows = [row for row in coded(text).strategies if row.code == "information_session"]
    assert {row.actor for row in rows} == {"regional_government"}


def test_the_group_is_the_first_of_the_sentence_or_of_what_precedes_it():
    text = (
        "BPJS Ketenagakerjaan membahas iuran nelayan Kabupaten Pati. Sosialisasi digelar hari itu juga.\n"
        "Sosialisasi bagi pedagang pasar dan sopir angkot digelar BPJS Ketenagakerjaan besoknya."
    )
    groups = [row.target_group for row in coded(text).strategies if row.code == "information_session"]
    assert groups == ["fishers", "traders"]
