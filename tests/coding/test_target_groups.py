import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.codebook import load_codebook
from helpers.coding.people import find_people
from helpers.coding.strategies import Strategy
from helpers.coding.target_groups import find_target_groups

BOOK = load_codebook()
FOUND = {
    "vulnerable": "Seribu pekerja rentan terlindungi tahun ini.",
    "informal": "Peserta bukan penerima upah bertambah.",
    "formal": "Program itu terbuka bagi pekerja formal.",
    "construction": "Pekerja jasa konstruksi ikut terlindungi.",
    "migrant": "Calon pekerja migran diberi penjelasan.",
    "farmers": "Para petani kopi mendaftar bersama.",
    "fishers": "Nelayan di teluk itu mendaftar.",
    "traders": "Pedagang sayur ikut serta.",
    "drivers": "Tukang ojek ikut mendaftar.",
    "artisans": "Perajin bambu memperoleh kartu.",
    "village_officials": "Sebanyak 40 perangkat desa sudah terdaftar.",
    "cadres": "Kader posyandu ikut dilindungi.",
    "honorary_staff": "Pegawai non-ASN didaftarkan dinas.",
    "religious_workers": "Marbot masjid memperoleh perlindungan.",
    "teachers": "Guru taman kanak-kanak didaftarkan.",
    "athletes": "Para atlet dayung dilindungi.",
    "students": "Peserta magang juga terlindungi.",
    "domestic_workers": "Asisten rumah tangga boleh mendaftar.",
    "journalists": "Pekerja media ikut terlindungi.",
    "election_workers": "Petugas pemilu di TPS dilindungi.",
    "employers": "Pengusaha diingatkan agar mendaftarkan buruhnya.",
    "other": "Pemulung dan juru parkir memperoleh kartu.",
}
REFUSED = [
    ("formal", "Peserta bukan penerima upah bertambah."),
    ("formal", "Mereka bukan karyawan pabrik."),
    ("formal", "Warga menyangka program itu untuk pekerja formal saja."),
    ("traders", "Kepala Dinas Koperasi dan UMKM membuka acara."),
    ("teachers", "Guru besar itu memberi kuliah."),
    ("teachers", "Guru ngaji memperoleh kartu."),
    ("religious_workers", "Kerja bersama pemangku kepentingan berjalan baik."),
    ("religious_workers", "Acara dibuka Haji Imam Santoso."),
    ("village_officials", "Acara dihadiri kepala desa."),
    ("village_officials", "Tim akan mendatangi warga sampai tingkat RT."),
    ("cadres", "Ketua TP PKK hadir."),
    ("employers", "Perusahaan itu menyisihkan CSR bagi nelayan."),
    ("fishers", "KUD Nelayan Sejahtera tutup kemarin."),
    ("journalists", "Ia berbicara kepada wartawan di kantornya."),
]


def codes(text: str) -> set[str]:
    return {row.code for row in find_target_groups(Article(text), BOOK)}


def test_every_kind_of_worker_has_an_example():
    assert set(FOUND) == set(BOOK.target_groups)


@pytest.mark.parametrize(("code", "text"), FOUND.items())
def test_a_kind_of_worker_is_found(code, text):
    assert code in codes(text)


@pytest.mark.parametrize(("code", "text"), REFUSED)
def test_other_people_are_not_taken_for_a_kind_of_worker(code, text):
    assert code not in codes(text)


def test_a_row_points_at_the_words():
    text = "Tukang ojek ikut mendaftar."
    row = find_target_groups(Article(text), BOOK)[0]
    assert (text[row.start : row.end], row.code) == ("ojek", "drivers")
    assert row.rule_id.startswith("target_group.drivers.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peserta terdiri atas pekerja formal 300 orang dan informal 120 orang.", set()),
        ("Tercatat 300 pekerja formal di kota itu.", set()),
        ("Sekitar 40 persen pekerja jasa konstruksi tercatat.", set()),
        ("Cabang mendaftarkan 300 pekerja informal tahun ini.", {"informal"}),
        ("Cabang menyasar pekerja formal 300 orang dan informal 120 orang.", {"formal", "informal"}),
        ("Sebanyak 300 nelayan dan 120 petani tercatat.", {"fishers", "farmers"}),
    ],
)
def test_a_broad_kind_that_is_only_counted_is_not_reached(text, found):
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nelayan menerima sembako.", set()),
        ("Para petani mendapat BLT.", set()),
        ("Pekerja formal mendapat subsidi upah.", set()),
        ("Nelayan menerima kartu.", {"fishers"}),
        ("Nelayan menerima sembako dan didaftarkan.", {"fishers"}),
        ("Iuran nelayan dibayar, sembako dibagi.", {"fishers"}),
    ],
)
def test_food_parcels_and_other_help_reach_nobody_for_the_scheme(text, found):
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wirya Lesmana, nelayan, menggeleng.", set()),
        ("Wirya Lesmana, seorang nelayan, mengatakan iuran ringan.", set()),
        ("Wirya Lesmana, sopir angkot, mengatakan iuran ringan.", set()),
        ("Wirya Lesmana, nelayan, menerima santunan.", {"fishers"}),
        ("Wirya Lesmana, nelayan, tersenyum. Nelayan lain ikut mendaftar.", {"fishers"}),
        ("Hadir petani, nelayan, dan camat.", {"farmers", "fishers"}),
    ],
)
def test_somebodys_trade_alone_is_no_audience(text, found):
    article = Article(text)
    assert {row.code for row in find_target_groups(article, BOOK, find_people(article))} == found


def test_efforts_at_compliance_reach_employers_who_are_not_named_and_other_strategies_do_not():
    article = Article("Kejaksaan turun tangan pekan ini.")

    def reached(code):
        strategy = Strategy(code, "done", 0, 33, f"strategy.{code}.x")
        return [(row.code, row.rule_id) for row in find_target_groups(article, BOOK, strategies=[strategy])]

    assert reached("employer_compliance") == [("employers", "target_group.employers.of_employer_compliance")]
    assert reached("information_session") == []


def test_employers_who_are_named_need_no_strategy():
    article = Article("Pengusaha diingatkan agar mendaftarkan buruhnya.")
    strategy = Strategy("employer_compliance", "done", 0, 48, "strategy.employer_compliance.x")
    rules = {row.rule_id for row in find_target_groups(article, BOOK, strategies=[strategy])}
    assert rules and "target_group.employers.of_employer_compliance" not in rules


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cabang mendaftarkan pekerja sosial keagamaan.", {"religious_workers"}),
        ("Pekerja sosial didaftarkan dinas.", {"cadres"}),
        ("Guru jemaat didaftarkan gereja.", {"religious_workers"}),
        ("Guru didaftarkan dinas.", {"teachers"}),
        ("Tukang urut didaftarkan cabang.", {"other"}),
        ("Tukang becak didaftarkan.", {"drivers"}),
        ("Sektor pekerja mandiri disasar.", {"informal"}),
        ("Serikat Pekerja Mandiri hadir.", set()),
        ("Kepala Bidang BPU hadir.", set()),
    ],
)
def test_kinds_of_worker_with_neighbouring_words_are_told_apart(text, found):
    assert codes(text) == found


@given(st.text(max_size=400))
def test_no_text_makes_the_finder_raise(text):
    find_target_groups(Article(text), BOOK)
