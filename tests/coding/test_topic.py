"""The topic: the scheme as what an article reports about, not as a name in it."""

import pytest

from helpers.coding.article import Article
from helpers.coding.topic import is_on_topic

ABOUT = [
    "BPJS Ketenagakerjaan Cabang Batang menggelar sosialisasi bagi petani. Peserta cukup membayar iuran tiap bulan.",
    "Pemkab Demak menanggung iuran BPJAMSOSTEK bagi 500 pekerja rentan. Mereka dilindungi JKK dan JKM.",
    "Badan Penyelenggara Jaminan Sosial (BPJS) Ketenagakerjaan menyerahkan santunan kematian kepada ahli waris nelayan.",
    "Sebanyak 30 kader posyandu kini terdaftar pada jaminan sosial ketenagakerjaan. Iurannya dari dana desa.",
    "BP Jamsostek dan kejaksaan menagih tunggakan iuran dari belasan perusahaan. Kepatuhan pemberi kerja terus dipantau.",
]
OTHER = [
    "Harga cabai naik di pasar induk. Pedagang mengeluhkan pasokan yang berkurang.",
    "BPJS Kesehatan membuka gerai pendaftaran. Peserta JKN dapat mengurus iuran di sana.",
    "Pemerintah menyalurkan Bantuan Subsidi Upah (BSU). Penerima BSU harus peserta aktif BPJS Ketenagakerjaan.",
    "Polisi mengungkap penipuan berkedok pencairan JHT. Pelaku mengatasnamakan BPJS Ketenagakerjaan dengan tautan palsu.",
    "BPJS Ketenagakerjaan menggelar donor darah dan membagikan sembako kepada warga sekitar kantor.",
    "Buruh menuntut upah naik, THR, cuti haid, BPJS Kesehatan dan BPJS Ketenagakerjaan. Mereka berunjuk rasa di depan pabrik.",
    "Pertemuan koperasi itu digelar di Plaza Jamsostek. Para peserta membahas bunga pinjaman.",
    "Menurut data BPJS Ketenagakerjaan, ribuan buruh pabrik kehilangan pekerjaan. Ekonom menilai ekspor lesu.",
]


@pytest.mark.parametrize("text", ABOUT)
def test_a_report_about_the_scheme_is_on_topic(text):
    assert is_on_topic(Article(text))


@pytest.mark.parametrize("text", OTHER)
def test_a_report_about_something_else_is_off_topic(text):
    assert not is_on_topic(Article(text))


def test_one_full_paragraph_about_the_scheme_is_enough():
    text = (
        "Bupati meresmikan jembatan baru di ujung kecamatan.\nWarga menyambut gembira jembatan itu.\n"
        "Pada kesempatan itu bupati menyerahkan santunan BPJS Ketenagakerjaan kepada ahli waris dua pekerja; "
        "jaminan kematian membayar Rp42 juta untuk tiap peserta."
    )
    assert is_on_topic(Article(text))


def test_a_mention_in_other_stories_does_not_count():
    text = f"{OTHER[0]}\nBERITA TERKAIT\n{ABOUT[0]}"
    assert not is_on_topic(Article(text))


def test_one_sentence_that_reports_an_event_of_the_scheme_is_enough_for_a_text_of_one_paragraph():
    assert is_on_topic(
        Article("BPJS Ketenagakerjaan menggelar sosialisasi bagi 50 nelayan di Kabupaten Pati, Selasa (12/3/2024).")
    )


def test_a_text_of_one_paragraph_on_the_agencys_blood_drive_is_off_topic():
    assert not is_on_topic(
        Article("BPJS Ketenagakerjaan menggelar donor darah bersama PMI Kabupaten Pati, Selasa (12/3/2024).")
    )
