import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.codebook import load_codebook
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


@given(st.text(max_size=400))
def test_no_text_makes_the_finder_raise(text):
    find_target_groups(Article(text), BOOK)
