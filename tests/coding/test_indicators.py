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


# What gives an indicator, and a sentence that comes near it and is of another.
BESIDE = [
    # workers, by their own sentence
    ("claims_cases", "Cabang itu membayarkan JHT kepada 310 buruh gudang.",
     "participants", "Cabang itu menerangkan JHT kepada 310 buruh yang terdaftar."),
    ("claims_cases", "Sebanyak 45 penjahit mencairkan saldonya.",
     "participants", "Sebanyak 45 penjahit terdaftar dan rajin menyetor."),
    ("eligible", "Sebanyak 900 kuli panggul bekerja tanpa perlindungan.",
     "participants", "Sebanyak 900 kuli panggul bekerja dengan perlindungan."),
    ("attendance", "Senam itu ramai, peserta senam 700 pekerja.",
     "participants", "Program itu ramai, pesertanya 700 pekerja."),
    ("participants", "Program itu sudah diikuti 700 pekerja.",
     "attendance", "Penyuluhan itu diikuti 700 pekerja."),
    ("participants", "Iuran kader dibantu; jumlah peserta kini 8.200 orang.",
     "subsidised", "Iuran kader dibantu; jumlah penerima bantuan iuran kini 8.200 orang."),
    ("subsidised", "Pemkab mendaftarkan 450 perajin.",
     "target", "Pemkab akan mendaftarkan 450 perajin."),
    ("target", "Cabang itu memburu 3.000 pengojek.",
     "participants", "Cabang itu melindungi 3.000 pengojek."),
    ("subsidised", "Sebanyak 240 nelayan terdaftar tanpa membayar iuran.",
     "participants", "Sebanyak 240 nelayan terdaftar dan membayar sendiri."),
    ("participants_new", "Dalam beberapa pekan kader itu mendaftarkan 60 pelapak.",
     "participants", "Kader itu sudah lama mendaftarkan 60 pelapak."),
    ("participants_new", "Di stan itu 60 pelapak mengisi formulir.",
     "participants", "Di stan itu 60 pelapak menunjukkan kartu peserta."),
    ("eligible", "Pemulung yang memenuhi syarat 510 orang.",
     "participants", "Pemulung yang memegang kartu peserta 510 orang."),
    ("eligible", "Kuli di pelabuhan diperkirakan 4.000 orang.",
     "participants", "Peserta di pelabuhan diperkirakan 4.000 orang."),
    ("eligible", "Nelayan di pesisir itu lebih dari 5.000 orang.",
     "participants", "Nelayan terdaftar di pesisir itu lebih dari 5.000 orang."),
    # workers, by the sentence beside
    ("subsidised", "Sebanyak 350 marbot menerima kartu. Iurannya dibayar pemerintah kota.",
     "participants", "Sebanyak 350 marbot menerima kartu. Iurannya mereka setor sendiri."),
    ("subsidised", "Iuran mereka ditanggung pemkab. Jatahnya 350 orang.",
     "participants", "Gerai peserta dibuka pemkab. Jatahnya 350 orang."),
    ("target", "Kami mencatat 240 orang di dermaga. Mereka semua segera kami daftarkan.",
     "eligible", "Kami mencatat 240 orang di dermaga. Mereka semua belum pulang."),
    ("subsidised", "Daftarnya 300 orang. Biayanya dipikul pabrik.",
     "participants", "Daftarnya 300 orang. Isinya dibacakan pabrik."),
    # villages, employers, letters, cases, families
    ("eligible", "Setiap kecamatan mendata desa, jumlahnya 12.",
     "places", "Setiap kecamatan mendata desa, tahun ini 12 desa."),
    ("target", "Kepala cabang minta 20 desa sadar lagi.", "places", "Kepala cabang membina 20 desa sadar."),
    ("target", "Sebanyak 40 desa hendak menjadi desa sadar.", "places", "Sebanyak 40 desa telah menjadi desa sadar."),
    ("eligible", "Peserta di 40 desa masih nihil.", "places", "Peserta di 40 desa sudah banyak."),
    ("attendance", "Tim itu menyuluh manajer dari 70 perusahaan.",
     "employers", "Tim itu memeriksa pembukuan 70 perusahaan."),
    ("other", "Jaksa menerima 12 SKK.", "claims_cases", "Cabang itu menerima 12 klaim."),
    ("claims_cases", "Cabang itu membayar 12 kecelakaan.", "other", "Dinas itu mencatat 12 kejadian."),
    ("claims_cases", "Enam keluarga diundang ke balai desa. Mereka menerima santunan.",
     "attendance", "Enam keluarga diundang ke balai desa. Mereka menonton penyuluhan."),
    ("eligible", "Masih tersisa 24 gampong.", "places", "Sudah terjangkau 24 gampong."),
    ("eligible", "Sisanya 24 pabrik.", "employers", "Mitranya 24 pabrik."),
    ("participants_new", "Sebanyak 75 pemulung mulai hari ini menjadi peserta.",
     "participants", "Sebanyak 75 pemulung sejak lama menjadi peserta."),
    ("subsidised", "Pemkab menanggung iuran mereka sejak lama. Kini 75 marbot terdaftar.",
     "participants", "Mereka menyetor sendiri sejak lama. Kini 75 marbot terdaftar."),
    # percentages
    ("benefit_rate", "Upahnya diganti 100 persen.", "coverage", "Kepesertaannya genap 100 persen."),
    ("other", "Agen itu menerima komisinya 7,5 persen.", "coverage", "Agen itu menjangkau pasarnya 7,5 persen."),
    ("other", "Pemberi kerja yang lalai dikenai denda 2 persen.",
     "contribution_rate", "Pemberi kerja memotong iuran sebesar 2 persen."),
    ("contribution_rate", "Pekerja bangunan dipungut 1 persen.", "coverage", "Pekerja bangunan tercatat 1 persen."),
    ("contribution_rate", "Besarnya 0,24 persen, dihitung dari nilai kontrak.",
     "coverage", "Besarnya 24 persen, dihitung dari jumlah warga."),
    ("contribution_rate", "JKM hanya 0,3 persen.", "coverage", "Kepesertaan JKM hanya 31 persen."),
    ("contribution_rate", "Iuran pekerja turun menjadi 2 persen dari upah.",
     "contribution_total", "Penerimaan iuran turun 2 persen."),
    ("target", "Sasaran tahun ini terlampaui. Tahun depan cukup 60 persen.",
     "coverage", "Panen tahun ini terlampaui. Kepesertaan cukup 60 persen."),
    ("target", "Semoga akhir tahun kepesertaan 55 persen.", "coverage", "Akhir tahun lalu kepesertaan 55 persen."),
    ("claims_cases", "Pekerja yang mengajukan JKP melonjak 30 persen.",
     "participants", "Pekerja yang menjadi peserta melonjak 30 persen."),
    ("other", "Sekitar 45 persen dari peserta itu perempuan.",
     "coverage", "Sekitar 45 persen dari nelayan itu terlindungi."),
    ("places", "Baru 40 persen desa mengalokasikan dananya.", "coverage", "Baru 40 persen warga desa terlindungi."),
    # sums
    ("contribution_total", "Penunggak itu melunasi Rp40 juta.",
     "claims_amount", "Istri almarhum menerima Rp40 juta."),
    ("contribution_total", "Perusahaan itu berutang Rp600 juta.",
     "other", "Perusahaan itu menerima kredit Rp600 juta."),
    ("other", "Plafon rumahnya Rp25 juta.", "contribution_total", "Setoran iurannya Rp25 juta."),
    ("claims_amount", "Ongkos rumah sakit Rp61 juta dilunasi.",
     "benefit_rate", "Biaya pengobatan dijamin hingga Rp61 juta."),
    ("claims_amount", "Istri juru mudi itu membawa pulang Rp42 juta.",
     "benefit_rate", "Bila juru mudi wafat, istrinya menerima santunan Rp42 juta."),
    ("claims_amount", "Yang sudah dibayar Rp900 juta.",
     "contribution_total", "Yang sudah dibayarkan iurannya Rp900 juta."),
    ("contribution_total", "Iuran itu dicicil. Totalnya Rp80 juta.",
     "benefit_rate", "Iuran itu dicicil. Santunannya Rp80 juta."),
    ("contribution_total", "Tunggakan itu lama. Nilainya Rp80 juta.", "other", "Bangunan itu lama. Nilainya Rp80 juta."),
]  # fmt: skip


# Two figures, of which the second is read with the help of the first or of words at the end of the sentence.
PAIRS = [
    ("Di kota itu, dari 30 SMK baru enam sekolah yang mendaftarkan siswanya.", ["eligible", "employers"]),
    ("Di kota itu, dari 30 SMK peserta baru enam sekolah yang rajin menyetor.", ["employers", "employers"]),
    ("Januari dibayar klaim 520 orang, sedangkan setahun sebelumnya 210 orang.", ["claims_cases", "claims_cases"]),
    ("Cabang itu membayar Rp800 juta untuk 14 kasus.", ["claims_amount", "claims_cases"]),
    ("Keluarga almarhum menerima Rp192 juta. Jumlah itu terdiri atas santunan Rp42 juta.",
     ["claims_amount", "claims_amount"]),
    ("Kabupaten Arfak 2.805 dari 5.100 orang, disusul Wondama dengan potensi besar.", ["participants", "eligible"]),
    ("Agen Perisai di kota itu seluruhnya ada 45 orang, terdiri atas 29 orang di pasar.", ["agents", "agents"]),
    ("Kuli di kota itu seluruhnya ada 45 orang, terdiri atas 29 orang di pasar.", ["eligible", "eligible"]),
    ("Pekerja sektor informal di sana diperkirakan 900 orang dan sektor formal 400 orang.", ["eligible", "eligible"]),
    ("Dari bulan Juni 2022 sampai Juni 2023, agen itu berhasil melindungi 900 kuli.", ["participants_new"]),
    ("Aturan itu memakai minimal 80 persen dana untuk jalan.", []),
    ("Tahun depan, 100 persen pekerja harus masuk.", ["target"]),
    ("Tahun 2016 tenaga kerja aktif ada 900 orang.", ["participants"]),
    ("Ia diwawancarai Tim 9 Paritrana.", []),
    ("Jumlah mereka yang 900 jiwa dinilai sebagai potensi besar.", ["eligible"]),
    ("Ia ditemui di lantai lima hotel.", []),
    ("Ia ditemui di lima hotel yang menunggak.", ["employers"]),
    ("Warga Sragen dengan 75 orang terdaftar.", ["participants"]),  # the end of a name is no agent
    ("Sebanyak 75 kuli diincar cabang itu.", ["target"]),
    ("Cabang itu bakal mendapat 75 peserta baru.", ["target"]),
    ("Desa di sana seluruhnya 75.", ["eligible"]),
    ("Angka peserta itu belum termasuk 75 kuli.", ["participants"]),
    ("Angka itu menyebut 75 kuli belum terdaftar.", ["eligible"]),
    ("Beasiswa dibayar untuk 75 kasus.", ["claims_cases"]),
    ("Setiap desa wajib mendaftarkan minimal 30 kuli.", ["target"]),
    ("Iurannya ditanggung APBDes. Setiap desa wajib mendaftarkan minimal 30 kuli.", ["subsidised"]),
    ("Target tahun ini 45 persen, dan tahun depan naik jadi 60 persen.", ["target", "target"]),
    ("Cakupannya tahun ini 45 persen, dan tahun depan jadi perhatian.", ["coverage"]),
    ("Ongkos rumah sakit dijamin hingga Rp61 juta.", ["benefit_rate"]),
    ("Sebanyak 300 kuli dari 900 pekerja terlindungi.", ["participants", "eligible"]),
    ("Sebanyak 300 kuli dari 900 pekerja belum terlindungi.", ["eligible", "eligible"]),
    ("Peserta aktif 300 orang dari sekitar 900 kuli.", ["participants", "eligible"]),
    ("Setorannya Rp16.800 sampai Rp36.800 dari APBD.", ["contribution_rate", "contribution_rate"]),
    ("Iuran tetap. Santunan kematian naik dari Rp24 juta menjadi Rp42 juta.", ["benefit_rate", "benefit_rate"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicators"), PAIRS)
def test_figures_of_one_text_are_told_apart(text, indicators):
    assert measured(text) == indicators


@pytest.mark.parametrize(("indicator", "gives", "other", "near"), BESIDE)
def test_a_sentence_that_comes_near_is_of_another_indicator(indicator, gives, other, near):
    assert (measured(gives), measured(near)) == ([indicator], [other])


def test_a_wage_is_no_sum_of_the_programme():
    assert measured("Mereka bergaji Rp2,1 juta.") == []
    assert measured("Iurannya Rp16.800 bagi yang bergaji kecil.") == ["contribution_rate"]


def test_a_change_behind_a_sum_paid_out_is_of_that_sum():
    assert measured("Pencairannya Rp2,3 miliar, naik 15 persen.")[1] == "claims_amount"
    assert measured("Pesertanya 2.300 orang, naik 15 persen.")[1] == "participants"


def test_firms_that_a_part_is_taken_from_could_be_covered():
    assert measured("Dari 600 perusahaan di kawasan itu, 200 sudah mendaftar.") == ["eligible", "employers"]
    assert measured("Dari 600 perusahaan yang menunggak, 200 sudah melunasi.") == ["employers", "employers"]


PAID = "Pemkab menanggung iuran pekerja rentan. Anggarannya diambil dari APBD."


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        ("subsidised", f"{PAID} Kini sudah 300 pekerja rentan."),
        ("participants", f"{PAID} Total peserta aktif di kota itu 9.300 orang."),
        ("subsidised", f"{PAID}\nJatah tiap kecamatan 300 orang."),
        ("participants", "Gerai itu ramai. Kini sudah 300 pekerja rentan."),
        ("subsidised", f"{PAID}\nTargetnya 300 pekerja rentan."),
        ("target", "Gerai itu ramai.\nTargetnya 300 pekerja rentan."),
        ("subsidised", "Dana desa dipakai bagi warga. Pendataan selesai. Daftarnya 300 orang."),
        ("participants", "Balai desa dipakai bagi warga. Pendataan selesai. Daftarnya 300 orang."),
        ("subsidised", "Dana desa dipakai bagi warga. Rencananya 300 pemulung didaftarkan."),
        ("target", "Balai desa dipakai bagi warga. Rencananya 300 pemulung didaftarkan."),
    ],
)
def test_what_the_article_tells_of_the_payer_reads_its_other_figures(indicator, text):
    assert measured(text) == [indicator]


def test_the_cue_beside_a_figure_decides_before_one_farther_off():
    text = "Dari 1.120 pekerja di desa itu, 312 menjadi peserta aktif dan 500 ditargetkan tahun depan."
    assert measured(text) == ["eligible", "participants", "target"]


def test_figures_go_on_with_the_group_of_the_sentence_before():
    text = "Pemkab menanggung iuran pekerja rentan. Tahun lalu jumlahnya 6.400 orang."
    assert measured(text) == ["subsidised"]


def test_whoever_owes_contributions_is_an_employer_whatever_the_noun():
    [row] = find_quantities(Article("Ada 11 aparatur kampung yang menunggak iuran."))
    assert (row.unit, row.indicator) == ("employers", "employers")
