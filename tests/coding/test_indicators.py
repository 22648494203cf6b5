"""What a figure measures: for each indicator what gives it and what comes near and does not."""

import pytest

from helpers.coding.article import Article
from helpers.coding.quantities import find_quantities


def measured(text):
    return [row.indicator for row in find_quantities(Article(text))]


GIVES = {
    "participants": [
        "Kini 46 ribu pekerja sudah menjadi peserta aktif.",
        "Peserta baru sekitar 300 orang.",  # "baru" says "only" here
        "Dari total 15.358 orang yang dilindungi, semuanya warga desa.",
        "Jumlah peserta naik 12 persen dibandingkan tahun sebelumnya.",
    ],
    "participants_new": [
        "Sepekan ini ada 85 peserta baru.",
        "Di stan itu 40 pedagang langsung mendaftar.",
        "Jumlah itu bertambah 200 orang.",
    ],
    "coverage": [
        "Kepesertaan di kota itu mencapai 43 persen.",
        "Capaiannya baru 20 persen dari target.",
    ],
    "target": [
        "Tahun ini cabang menargetkan 12.000 pekerja.",
        "Pemkab akan mendaftarkan 700 kader posyandu.",
        "Tahun depan direncanakan 20 desa serupa.",
        "Sasarannya 55 persen pada akhir tahun.",
    ],
    "eligible": [
        "Masih ada 2.000 buruh yang belum terdaftar.",
        "Nelayan di kota itu berjumlah 15 ribu orang.",
        "Kabupaten itu memiliki 192 desa.",
        "Masih 60 persen pekerja yang belum terlindungi.",
    ],
    "subsidised": [
        "Iuran 3.000 pekerja rentan dibayarkan dari APBD.",
        "Perusahaan itu menanggung 500 tukang parkir.",
        "Sebanyak 640 guru ngaji sudah terdaftar. Iuran mereka ditanggung pemerintah kota.",
        "Kebijakannya 1 desa 100 pekerja.",
    ],
    "contribution_rate": [
        "Iurannya Rp16.800 per bulan.",
        "Cukup menyisihkan Rp36.800 sebulan.",
        "Iuran jasa konstruksi 0,24 persen dari nilai kontrak.",
    ],
    "contribution_total": [
        "Pemkab menganggarkan Rp3 miliar untuk iuran mereka.",
        "Tunggakan iuran perusahaan itu Rp135 juta.",
        "Jaksa memulihkan piutang iuran Rp1,2 miliar.",
    ],
    "claims_cases": [
        "Sepanjang tahun ini dibayar 55 klaim kematian.",
        "Sebanyak 34 peserta telah menerima manfaat JKK.",
        "Tiga ahli waris menerima santunan.",
    ],
    "claims_amount": [
        "Santunan Rp42 juta diserahkan kepada keluarga almarhum.",
        "Total klaim yang dibayarkan mencapai Rp8,33 miliar.",
    ],
    "benefit_rate": [
        "Bila peserta meninggal, ahli warisnya memperoleh Rp42 juta.",
        "Beasiswa untuk anak peserta maksimal Rp174 juta.",
        "Santunannya 48 kali upah.",
    ],
    "places": ["Program itu menyebar di 14 kampung.", "Kegiatan digelar di empat kabupaten."],
    "employers": ["Jaksa memanggil 30 perusahaan yang menunggak."],
    "agents": ["Cabang itu dibantu 60 agen Perisai."],
    "attendance": ["Rapat itu dihadiri 150 orang.", "Dua puluh OPD mengirim wakil."],
    "duration": ["Iuran ditanggung selama enam bulan."],
    "rank": ["Pemkot meraih juara II Paritrana."],
    "other": ["Denda bagi yang lalai Rp1 miliar.", "Kejaksaan menerima 11 surat kuasa khusus."],
}


@pytest.mark.parametrize(("indicator", "text"), [(k, text) for k, texts in GIVES.items() for text in texts])
def test_an_indicator_is_read_from_its_cues(indicator, text):
    assert measured(text) == [indicator]


NEAR = {
    "participants": "Masih ada 2.000 buruh yang belum menjadi peserta.",
    "participants_new": "Peserta baru mencapai 300 orang.",
    "coverage": "Kota itu menargetkan kepesertaan 43 persen.",
    "target": "Capaian tahun lalu 43 persen dari target.",
    "eligible": "Jumlah pekerja yang sudah terdaftar 2.000 orang.",
    "subsidised": "Sebanyak 2.000 pekerja pabrik sudah terdaftar.",
    "contribution_rate": "Pemkab menyiapkan iuran Rp3 miliar.",
    "contribution_total": "Iurannya Rp16.800.",
    "claims_cases": "Ada 11 kasus piutang yang ditangani jaksa.",
    "claims_amount": "Jika peserta wafat, santunannya Rp42 juta.",
    "benefit_rate": "Santunan Rp42 juta diserahkan kepada istri almarhum.",
    "places": "Dari 159 desa di sana, sebagian besar ikut.",
    "employers": "Masih ada 70 perusahaan yang belum mendaftar.",
    "attendance": "Sebanyak 150 nelayan terdaftar setelah acara itu.",
}


@pytest.mark.parametrize(("indicator", "text"), NEAR.items())
def test_what_only_comes_near_an_indicator_is_another(indicator, text):
    assert indicator not in measured(text)


def test_the_cue_beside_a_figure_decides_before_one_farther_off():
    text = "Dari 1.120 pekerja di desa itu, 312 menjadi peserta aktif dan 500 ditargetkan tahun depan."
    assert measured(text) == ["eligible", "participants", "target"]


def test_figures_go_on_with_the_group_of_the_sentence_before():
    text = "Pemkab menanggung iuran pekerja rentan. Tahun lalu jumlahnya 6.400 orang."
    assert measured(text) == ["subsidised"]


def test_whoever_owes_contributions_is_an_employer_whatever_the_noun():
    [row] = find_quantities(Article("Ada 11 aparatur kampung yang menunggak iuran."))
    assert (row.unit, row.indicator) == ("employers", "employers")
