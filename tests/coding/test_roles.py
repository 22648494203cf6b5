"""Roles: where they begin, how far they run, and the kind of body that they stand for."""

import pytest

from helpers.coding import roles
from helpers.coding.bodies import find_body
from helpers.coding.clues import Clues
from helpers.coding.names import tokens_between


def role_in(text):
    """The first role of a text, as written, and what follows it."""
    tokens = tokens_between(text, 0, len(text))
    first = next(at for at in range(len(tokens)) if roles.is_head(tokens, at))
    role = roles.read_role(tokens, first, Clues(text, [tokens]).unnamed)
    rest = tokens[role.rest].start if role.rest < len(tokens) else len(text)
    return text[tokens[role.first].start : tokens[role.last - 1].end], text[rest:]


@pytest.mark.parametrize(
    "role, name",
    [
        ("Kepala BPJS Ketenagakerjaan Cabang Serang", "Wiratmo mengatakan"),
        ("Kepala Kantor Cabang BPJS Ketenagakerjaan Lampung Selatan", "Wirya Kusuma"),
        ("Kepala Dinas Koperasi, UKM, dan Tenaga Kerja Kabupaten Batang", "Wirya Kusuma"),
        ("Kepala Bagian Pembangunan (Adbang) Setkab Berau", "Wirya Kusuma"),
        ("Asisten I Setda Kota Batu", "Wirya Kusuma"),
        ("Asisten II", "I Made Wirya"),
        ("Ketua Komisi B DPRD Kota Batu", "Wirya Kusuma"),
        ("Wakil Bupati Sragen", "H. Wirya"),
        ("Direktur PT Tirta Makmur", "Hj. Wiryani"),
        ("Deputi Direktur Wilayah Jateng & DIY", "Wiryani"),
        ("Plt. Kepala Badan Kepegawaian Kabupaten Batang", "Wiryani"),
        ("Kepala Desa Karangwuni", "Wiratmo"),
        ("ahli waris peserta", "Wiratmo"),
        ("Ketua Paguyuban Pedagang Pasar Baru", "Wirya Kusuma"),
        ("Ketua Serikat Buruh Pesisir", "Wirya Kusuma"),
        ("Koordinator Wilayah Sumbagsel", "Wirya Kusuma"),
        ("Kepala Bidang Datun", "Wirya Kusuma"),
        ("Kepala BPJS Ketenagakerjaan Jakarta Kelapa Gading", "Wirya Kusuma"),
        ("Camat Petir", "Gading Wirya"),
    ],
)
@pytest.mark.parametrize("mark", [" ", ", "])
def test_a_role_runs_up_to_the_name(role, name, mark):
    assert role_in(f"{role}{mark}{name}") == (role, name)


@pytest.mark.parametrize(
    "text",
    ["Instruksi Presiden Nomor 2", "Peraturan Bupati Batang", "Kantor Gubernur", "anak usaha itu", "Anak Agung Rai"],
)
def test_an_office_inside_another_name_opens_no_role(text):
    tokens = tokens_between(text, 0, len(text))
    assert not any(roles.is_head(tokens, at) for at in range(len(tokens)))


@pytest.mark.parametrize("text", ["menagih tunggakan", "kasih sayang", "Putri Wirya", "Imam Wirya"])
def test_words_that_only_look_like_offices_open_no_role(text):
    tokens = tokens_between(text, 0, len(text))
    assert not any(roles.is_head(tokens, at) for at in range(len(tokens)))


def test_a_verb_ends_a_role():
    assert role_in("Bupati Batang mengatakan Wiratmo")[0] == "Bupati Batang"


def test_a_place_that_stands_elsewhere_in_the_article_is_no_name():
    text = "Warga Desa Lumbir senang. Kepala Desa Lumbir Sutarno ikut senang."
    tokens = tokens_between(text, 0, len(text))
    clues = Clues(text, [tokens])
    first = next(at for at, token in enumerate(tokens) if token.text == "Kepala")
    role = roles.read_role(tokens, first, clues.unnamed)
    assert tokens[role.rest].text == "Sutarno"


@pytest.mark.parametrize(
    "role, body",
    [
        ("Kepala BPJS Ketenagakerjaan Cabang Serang", "agency"),
        ("Kepala Kantor Cabang", "agency"),
        ("Account Representative", "agency"),
        ("Ketua Dewan Pengawas BPJS Ketenagakerjaan", "agency"),
        ("Bupati Batang", "regional_government"),
        ("Kepala Dinas Koperasi dan Tenaga Kerja", "regional_government"),
        ("Kabid Hubungan Industrial Disnaker", "regional_government"),
        ("Camat Petir", "regional_government"),
        ("Menteri Koperasi", "national_government"),
        ("Kajari Batang", "national_government"),
        ("Kapolres Batang", "national_government"),
        ("Ketua DPRD Batang", "legislature"),
        ("legislator Fraksi PKB", "legislature"),
        ("Kepala Desa Karangwuni", "village"),
        ("Ketua RT 04", "village"),
        ("Direktur PT Tirta Makmur", "employer"),
        ("Kepala Cabang Bank BRI", "employer"),
        ("Ketua Serikat Pekerja", "group"),
        ("Ketua Apindo Batang", "group"),
        ("Ketua TP PKK", "group"),
        ("ahli waris peserta BPJS Ketenagakerjaan", "worker"),
        ("nelayan", "worker"),
        ("Petugas BPJS Ketenagakerjaan", "agency"),
        ("Kepala Desa Karangwuni dan agen Perisai", "other"),
        ("agen Perisai", "other"),
        ("pengamat ekonomi", "other"),
        ("", "other"),
    ],
)
def test_a_role_tells_the_body(role, body):
    assert find_body(role) == body


def test_the_other_health_fund_is_not_the_agency():
    assert find_body("Kepala BPJS Kesehatan Cabang Batang") != "agency"


@pytest.mark.parametrize("text", ["kuli bangunan", "juragan perahu", "satpam pasar", "utusan desa", "tameng perisai"])
def test_more_callings_open_a_role(text):
    tokens = tokens_between(text, 0, len(text))
    assert any(roles.is_head(tokens, at) for at in range(len(tokens)))


@pytest.mark.parametrize("text", ["kuliah umum", "mengawaki kapal", "operatif", "Perisai itu berkilau"])
def test_words_that_only_begin_like_callings_open_no_role(text):
    tokens = tokens_between(text, 0, len(text))
    assert not any(roles.is_head(tokens, at) for at in range(len(tokens)))


def test_a_pointing_word_and_a_comma_let_the_name_follow_and_a_pointing_word_alone_does_not():
    assert role_in("kader itu, Sumiyati")[1] == "Sumiyati"
    assert role_in("kader itu Sumiyati")[1] == "itu Sumiyati"
