"""Regions: names in all their spellings, and which of them an article is about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import paths
from helpers.coding.article import Article
from helpers.coding.places import Gazetteer, find_regions, rank_regions


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.read(paths.ROOT / "data" / "codebook")


@pytest.fixture
def subjects(gazetteer):
    return lambda text: sorted({r.code for r in find_regions(Article(text), gazetteer) if r.is_subject})


@pytest.fixture
def named(gazetteer):
    return lambda text: sorted({r.code for r in find_regions(Article(text), gazetteer)})


def test_the_gazetteer_holds_all_regions_and_is_read_once(gazetteer):
    levels = [region.level for region in gazetteer.regions.values()]
    assert levels.count("province") == 38 and len(levels) == 38 + 514
    assert Gazetteer.read(paths.ROOT / "data" / "codebook") is gazetteer


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kabupaten Tulang Bawang Barat", "18.12"),
        ("Kabupaten Tulangbawang Barat", "18.12"),
        ("Pemkab Tubaba", "18.12"),
        ("Kab. Toli-Toli", "72.04"),
        ("Bupati Tolitoli", "72.04"),
        ("Kota Palangka Raya", "62.71"),
        ("Pemkot Palangkaraya", "62.71"),
        ("Kota Baubau", "74.72"),
        ("Wali Kota Bau-Bau", "74.72"),
        ("Kabupaten Fakfak", "92.03"),
        ("Pemkab Lamsel", "18.01"),
        ("Pemkab Lamteng", "18.02"),
        ("Pemkab Muba", "16.06"),
        ("Pemkab Kobar", "62.01"),
        ("Pemkab Kukar", "64.02"),
        ("Pemkab PPU", "64.09"),
        ("Pemko Padangsidimpuan", "12.77"),
        ("Wali Kota Sidimpuan", "12.77"),
        ("Wali Kota Jaksel", "31.74"),
        ("Kota Administrasi Jakarta Selatan", "31.74"),
        ("Bupati Pangkep", "73.10"),
        ("Kabupaten Mamuju Utara", "76.01"),
        ("Pemkab OKI", "16.02"),
        ("Bupati Lima Puluh Kota", "13.07"),
        ("Pemkot Solo", "33.72"),
        ("Wali Kota Yogya", "34.71"),
        ("Kabupaten Kotabaru", "63.02"),
    ],
)
def test_a_spelling_of_the_press_is_found(subjects, name, code):
    assert subjects(f"{name} menanggung iuran pekerja rentan tahun ini.") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Malang bagi pekerja itu, iurannya menunggak.",
        "Batu besar menutup jalan desa.",
        "Ia lulusan Universitas Bengkulu.",
        "Acara itu diliput Lampung Post.",
        "Kantornya di Jalan Surabaya nomor empat.",
        "Petani menanam padi di tepi Danau Toba.",
        "Penerima kartu itu bernama Bima Saputra.",
        "Kepala desa membacakan sambutan di Pulau Sumba.",
        "Hama menyerang tanaman dan warga akan serang balik.",
        "Program itu menjangkau Buton Raya.",
        "Semen Padang bermain imbang.",
        "Pati beras dijual murah.",
        "Warga Desa Padang menanam jagung.",
    ],
)
def test_a_word_that_is_no_region_is_left_alone(subjects, text):
    assert subjects(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bupati Serang menandatangani nota kesepahaman.", ["36.04"]),
        ("Wali Kota Serang menandatangani nota kesepahaman.", ["36.73"]),
        ("Pekerja di Serang mendaftar.", ["36.04", "36.73"]),
        ("Pekerja di Kabupaten/Kota Pekalongan mendaftar.", ["33.26", "33.75"]),
        ("Program menjangkau pekerja di Serang Raya.", ["36.04", "36.73"]),
        ("Pemkab Serang mendata nelayan. Pekerja di Serang mendaftar.", ["36.04"]),
        ("Pekerja di Serang mendaftar, kata wali kota.", ["36.73"]),
        ("Nelayan di Kecamatan Petir ikut. Warga Serang menyambutnya.", ["36.04"]),
        ("Kantor itu melayani Kota Bogor dan Depok.", ["32.71", "32.76"]),
        ("Pemkot Jambi membayar iuran ketua RT.", ["15.71"]),
        ("Gubernur Jambi membayar iuran guru honorer.", ["15"]),
    ],
)
def test_a_shared_name_is_told_apart_by_the_words_around(subjects, text, codes):
    assert subjects(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Perangkat desa di Kecamatan Palas, Lampung, mendaftar.", ["18.01"]),
        ("BPJS Ketenagakerjaan Cabang Cikarang membuka gerai.", ["32.16"]),
        ("BPJS Ketenagakerjaan Cabang Pangkalan Bun membuka gerai.", ["62.01"]),
        ("BPJS Ketenagakerjaan Cabang Sekupang membuka gerai.", ["21.71"]),
    ],
)
def test_a_district_or_town_stands_for_its_regency(subjects, text, codes):
    assert subjects(text) == codes


def test_an_office_gives_way_to_the_region_where_it_is_active(subjects):
    assert subjects("BPJS Ketenagakerjaan Cabang Lampung Tengah membuka gerai di Kabupaten Mesuji.") == ["18.11"]


def test_the_regencies_of_an_office_count_where_the_office_is_the_subject(subjects):
    text = (
        "BPJS Ketenagakerjaan Cabang Madiun mengejar target baru.\n"
        "Wilayah kerjanya meliputi Kabupaten Madiun, Kota Madiun, Kabupaten Magetan, Ngawi, dan Ponorogo."
    )
    assert subjects(text) == ["35.02", "35.19", "35.20", "35.21", "35.77"]


def test_the_regencies_of_an_office_do_not_count_where_another_is_the_subject(subjects):
    text = (
        "Pemkab Ngawi menanggung iuran 900 petani tembakau.\n"
        "Kepala cabang, yang kantornya membawahi Kabupaten Ngawi, Kabupaten Magetan, dan Ponorogo, memuji langkah itu."
    )
    assert subjects(text) == ["35.21"]


def test_a_dateline_alone_makes_no_subject_of_a_national_story(subjects):
    text = "SEMARANG – Menteri Ketenagakerjaan meminta pekerja platform mendaftar sebagai peserta. Aturan disiapkan."
    assert subjects(text) == []


def test_the_venue_of_a_statement_is_no_subject_of_a_national_story(subjects):
    text = "Direktur Utama BPJS Ketenagakerjaan memaparkan capaian tahun ini di Surabaya, Kamis (12/6/2025)."
    assert subjects(text) == []


def test_the_seat_where_a_governor_was_met_is_no_subject(subjects):
    story = "Direktur itu menemui Gubernur Sulawesi Selatan di {}.\n{}\nPemprov Sulsel akan mendata honorer."
    assert subjects(story.format("Makassar", AID)) == ["73"]
    assert subjects(story.format("Kota Makassar bersama Wali Kota Makassar", AID)) == ["73.71"]


def test_the_place_of_a_statement_about_another_regency_is_no_subject(subjects):
    text = "Perangkat desa di Kabupaten Demak terlindungi, ujar kepala kantor itu di Kota Semarang, Jateng, Kamis (19/10/2017)."
    assert subjects(text) == ["33.21"]


def test_where_somebody_lives_is_no_subject(subjects):
    text = "Pemkot Semarang menyerahkan santunan kepada istri almarhum, Siti (45), warga Kecamatan Karangawen, Kabupaten Demak."
    assert subjects(text) == ["33.74"]


def test_a_former_office_is_no_subject(subjects):
    assert subjects("Pemkab Kudus didampingi Umar, mantan Bupati Jepara, meresmikan desa sadar.") == ["33.19"]


def test_a_comparison_of_many_provinces_is_a_national_story(subjects):
    text = "Peserta terbanyak ada di Jawa Barat, disusul Provinsi Jawa Timur, Jawa Tengah, Banten, dan Sumatra Utara."
    assert subjects(text) == []


def test_a_list_of_regencies_with_figures_is_read_to_its_end(subjects):
    text = "Kantor itu mencatat peserta di Kota Palu 900 orang, Sigi 800 orang, Poso (700), dan Donggala."
    assert subjects(text) == ["72.02", "72.03", "72.10", "72.71"]


def test_a_list_behind_the_number_of_its_names_is_read_to_its_end(subjects):
    text = "Tujuh kabupaten lolos. Ketujuhnya Sigi, Poso, Donggala, Buol, Tolitoli, Banggai dan Morowali."
    assert len(subjects(text)) == 7
    assert subjects("Tujuh kabupaten lolos. Sigi menyusul.") != subjects(text)


def test_a_city_and_the_regency_of_its_name_are_named_together(subjects):
    assert subjects("Warga di Kota dan Kabupaten Sorong menjadi peserta.") == ["96.01", "96.71"]
    assert subjects("Warga di Kabupaten Sorong menjadi peserta.") == ["96.01"]


def test_a_surname_behind_a_first_name_is_no_place(subjects):
    assert subjects("Kepala Dinas Sosial Kutai Timur Yuliana Batubara mendata peserta.") == ["64.08"]
    assert subjects("Kepala Dinas Sosial Batubara mendata peserta.") == ["12.19"]


def test_a_name_before_kota_is_the_city(subjects):
    assert subjects("BPJS Ketenagakerjaan Cabang Bekasi Kota membuka gerai.") == ["32.75"]


def test_a_firm_of_the_regency_is_not_the_regency(named):
    assert named("Pemenangnya PDAM Tirta Gunungkidul.") == []


def test_the_venue_of_a_meeting_about_another_regency_is_no_subject(subjects):
    text = (
        "Pemkab Maybrat menyiapkan iuran bagi pekerja rentan. Kadisnaker Kabupaten Maybrat menjelaskannya dalam rapat "
        "yang digelar di sebuah hotel di Kota Sorong. Warga Maybrat diminta mengisi formulir."
    )
    assert subjects(text) == ["96.05"]


def test_a_region_compared_with_is_no_subject(subjects):
    text = "Pemkab Tuban menyiapkan desa sadar di dua kecamatan, seperti Kabupaten Blitar tahun lalu."
    assert subjects(text) == ["35.23"]


AID = "Petugas membantu warga mengisi formulir dan menyalin kartu keluarga di balai kampung."
STORY = f"Pemkab Demak menanggung iuran nelayan. {AID}\nNelayan Demak menyambut langkah itu. {AID}\n{AID} {AID} {AID}"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{STORY} Hal itu juga dibahas Pemkab Kudus.", ["33.21"]),
        (f"{STORY} Hal itu juga dibahas Pemkab Demak dan Pemkab Kudus.", ["33.19", "33.21"]),
        (f"{STORY} Pemkab Kudus ikut. Nelayan Kudus lega.", ["33.19", "33.21"]),
    ],
)
def test_a_region_named_once_far_down_is_a_mere_mention(subjects, text, codes):
    assert subjects(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Cabang Meulaboh, Kabupaten Aceh Barat, membuka gerai bagi nelayan Kabupaten Nagan Raya.", ["11.15"]),
        ("Cabang Meulaboh membuka gerai bagi nelayan Kabupaten Aceh Barat.", ["11.05"]),
        ("BPJAMSOSTEK Lampung Tengah membuka gerai di Kabupaten Mesuji.", ["18.11"]),
        ("Pemkab Lampung Tengah membuka gerai di Kabupaten Mesuji.", ["18.02", "18.11"]),
        ("Kepala Kantor Wilayah Lampung membuka gerai di Kabupaten Mesuji.", ["18.11"]),
        ("Nelayan Kabupaten Pati mendaftar di kantor perintis yang ada di Rembang.", ["33.18"]),
        ("Nelayan Kabupaten Pati mendaftar di gerai yang ada di Rembang.", ["33.17", "33.18"]),
        ("Pemkab Pati mengirim berkas ke kantor pusat BPJS Ketenagakerjaan di Bandung.", ["33.18"]),
    ],
)
def test_the_seat_of_an_office_is_no_subject_beside_another_region(subjects, text, codes):
    assert subjects(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Warga Kabupaten Majene mendaftar di desa, dulu harus ke Mamuju.", ["76.05"]),
        ("Warga Kabupaten Majene mendaftar di desa, begitu pula warga di Mamuju.", ["76.02", "76.05"]),
        ("Desa itu di Kabupaten Tuban, dua jam dari Kabupaten Blitar.", ["35.23"]),
        ("Nelayan Kabupaten Tuban tinggal 40 kilometer dari Surabaya.", ["35.23"]),
        ("Nelayan Kabupaten Tuban menerima 40 kartu dari Pemkot Surabaya.", ["35.23", "35.78"]),
    ],
)
def test_where_a_way_leads_is_no_subject(subjects, text, codes):
    assert subjects(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Cakupan Kabupaten Tuban kalah dari Kabupaten Blitar.", ["35.23"]),
        ("Cakupan Kabupaten Tuban naik, di bawah Kabupaten Blitar.", ["35.23"]),
        ("Iuran di Kabupaten Tuban lebih murah ketimbang Kabupaten Blitar.", ["35.23"]),
        ("Pemkab Tuban menyusun aturan. Kabupaten Blitar sudah lebih dulu menerbitkannya.", ["35.23"]),
        ("Pemkab Tuban menyusun aturan. Kabupaten Blitar juga menerbitkannya.", ["35.05", "35.23"]),
        ("Program itu tidak menjangkau Kabupaten Blitar. Pemkab Tuban ikut.", ["35.23"]),
        ("Program itu menjangkau Kabupaten Blitar. Pemkab Tuban ikut.", ["35.05", "35.23"]),
        ("Cakupan di Kabupaten Tuban 31 persen dan Kabupaten Blitar 29 persen.", ["35.05", "35.23"]),
        ("Cakupan di Kabupaten Tuban naik dibandingkan Kabupaten Blitar 29 persen.", ["35.23"]),
    ],
)
def test_a_region_held_beside_another_is_no_subject(subjects, text, codes):
    assert subjects(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Pemkab Ogan Komering Ulu (OKU) Timur menanggung iuran petani.", ["16.08"]),
        ("Pemkab Ogan Komering Ulu (OKU) menanggung iuran petani.", ["16.01"]),
        ("Pemerintah Kota (Pemkot) Bogor menanggung iuran petani.", ["32.71"]),
        ("Pekerja di Kabupaten maupun Kota Bogor mendaftar.", ["32.01", "32.71"]),
        ("Gerai dibuka di Kabupaten Demak, Kudus, dan Batang.", ["33.19", "33.21", "33.25"]),
    ],
)
def test_a_name_is_read_over_brackets_and_in_lists(subjects, text, codes):
    assert subjects(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Direktur Perluasan BPJS Ketenagakerjaan memaparkan program itu di Bandung.", []),
        ("Program bagi nelayan seluruh Indonesia dipaparkan di Bandung.", []),
        ("Program bagi nelayan Kabupaten Bandung ditiru seluruh Indonesia.", ["32.04"]),
    ],
)
def test_a_story_of_the_whole_country_has_no_region(subjects, text, codes):
    assert subjects(text) == codes


def test_the_province_counts_where_it_speaks_for_itself(subjects):
    assert subjects("Pemprov Sulbar dan Gubernur Sulawesi Barat menanggung iuran nelayan.") == ["76"]


def test_the_province_gives_way_to_a_regency(subjects):
    assert subjects("Pemkab Majene, Provinsi Sulawesi Barat, menanggung iuran nelayan.") == ["76.05"]


def test_places_in_other_stories_are_not_named(named):
    story = "Pemkab Demak menanggung iuran 200 nelayan kecil di pesisir utara mulai bulan depan."
    assert named(f"{story}\nBaca juga: Pemkab Kudus Gelar Pasar Murah") == ["33.21"]


def test_a_mention_is_read_from_its_own_characters(gazetteer):
    article = Article("Warga\u00a0Tulang\u00a0Bawang mendaftar.")
    (row,) = find_regions(article, gazetteer)
    assert article.evidence(row.start, row.end) == "Tulang\u00a0Bawang"
    assert (row.code, row.is_subject, row.rule_id) == ("18.05", True, "region.name.people")


def test_the_rank_follows_the_weight_of_the_mentions(gazetteer):
    article = Article("Pemkab Demak mendata nelayan Demak. Sebagian berasal dari Kudus.")
    assert [code for code, _ in rank_regions(article, gazetteer)] == ["33.21", "33.19"]


PIECES = [
    "Kota ",
    "Kabupaten/",
    "Serang",
    ", ",
    "dan ",
    "Kecamatan ",
    "Petir",
    ". ",
    "(",
    "di ",
    "Raya ",
    "Cabang ",
    "\n",
    "Jambi ",
    "5 ",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_gives_mentions_inside_it(text):
    rows = find_regions(Article(text), Gazetteer.read(paths.ROOT / "data" / "codebook"))
    assert all(0 <= row.start < row.end <= len(text) for row in rows)
