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
    # outreach of the scheme
    "BPJS Ketenagakerjaan menyosialisasikan layanan kepada pekerja pasar. Petugas mendatangi kios satu per satu.",
    "BPJS Ketenagakerjaan mengedukasi tenaga kerja di pelabuhan. Kapal bersandar sejak pagi.",
    # what begins as a game, a gift or a wage and tells of the scheme
    "BPJS Ketenagakerjaan menggelar turnamen futsal. Di sela acara 40 pedagang membayar iuran pertama. "
    "Ahli waris seorang pedagang menerima santunan JKM.",
    "BPJS Ketenagakerjaan membagikan sembako kepada pemulung. Pemulung itu juga didaftarkan sebagai peserta. "
    "Iuran mereka dibayar donatur.",
    "Dewan pengupahan membahas UMK. Di forum itu BPJS Ketenagakerjaan menjelaskan iuran JKK. Peserta BPU cukup "
    "membayar Rp16.800. Santunan kematian dibayar kepada ahli waris.",
    "Bupati melepas pawai budaya. Kepala cabang BPJS Ketenagakerjaan menyerahkan santunan JKM kepada ahli waris. "
    "Almarhum seorang nelayan dan iurannya lancar.",
    "BPJS Ketenagakerjaan mengingatkan peserta pada tautan palsu. Klaim JHT hanya lewat kanal resmi. Iuran dan "
    "kepesertaan dapat dilihat di aplikasi. Peserta aktif dapat bertanya di kantor.",
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
    # sport
    "BPJS Ketenagakerjaan menggelar turnamen futsal. Peserta memperebutkan piala. Tim gudang mencetak empat gol.",
    "Kejuaraan voli piala BPJS Ketenagakerjaan diikuti 40 peserta. Pertandingan berlangsung dua hari.",
    # charity
    "BPJS Ketenagakerjaan membagikan sembako kepada anak yatim. Bakti sosial itu digelar tiap tahun.",
    "Karyawan BPJS Ketenagakerjaan mendonorkan darah. Pendonor menyumbangkan 60 kantong darah.",
    # minimum wages
    "Dewan pengupahan membahas upah minimum kota. Buruh meminta iuran BPJS Ketenagakerjaan tidak ikut naik. "
    "Pengusaha meminta waktu untuk berhitung. Rapat dilanjutkan pekan depan bersama wakil buruh di aula dinas.",
    "Buruh menuntut kenaikan UMK. Mereka juga meminta THR dan BPJS Ketenagakerjaan. Unjuk rasa berlangsung damai.",
    # the agency as a guest, and its own house
    "Bupati melepas pawai budaya. Tampak hadir kepala cabang BPJS Ketenagakerjaan. Ribuan warga menonton di tepi jalan.",
    "Camat melantik ketua karang taruna. Hadir kepala BPJS Ketenagakerjaan dan kapolsek. Warga menyambut dengan tari.",
    "BPJS Ketenagakerjaan pindah kantor. Gedung baru itu punya taman dan kantin.",
    # fraud and the wage subsidy
    "Komplotan itu mengaku petugas BPJS Ketenagakerjaan. Pelaku dibekuk polisi. Korban ditipu lewat tautan palsu dan "
    "kehilangan saldo JHT.",
    "Pemerintah membuka pencairan subsidi upah. Penerima BSU harus terdaftar. BPJS Ketenagakerjaan mencocokkan data.",
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
