"""Kinds of body: each widened rule on a role that it reads and one that comes near."""

import pytest

from helpers.coding.bodies import find_body


@pytest.mark.parametrize(
    ("role", "body", "near", "other"),
    [
        ("Kepala BJPS Ketenagakerjaan Cabang Batang", "agency", "Kepala BPS Kabupaten Batang", "national_government"),
        (
            "perwakilan Kantor Cabang BPJS Ketenagakerjaan",
            "agency",
            "perwakilan Kejaksaan Batang",
            "national_government",
        ),
        ("petugas lapangan BPJAMSOSTEK", "agency", "petugas kebersihan", "worker"),
        ("Kepala Kanwil Jawa Tengah", "agency", "Kepala Kanwil Kemenag Batang", "national_government"),
        ("Kabid Pengawasan dan Pemeriksaan", "agency", "Kabid Hubungan Industrial", "regional_government"),
        ("mantan nelayan", "worker", "mantan Bupati Batang", "regional_government"),
        ("salah satu penjahit", "worker", "salah satu pengurus koperasi", "group"),
        ("koordinator sopir angkot", "group", "sopir angkot", "worker"),
        ("pengurus pedagang pasar", "group", "pedagang pasar", "worker"),
        ("Ketua KTNA Batang", "group", "Ketua RT 03", "village"),
        ("TKI asal Batang", "worker", "Kepala BP3TKI", "national_government"),
        ("PMI asal Batang", "worker", "Ketua PMI Batang", "group"),
        ("Staf HRD", "worker", "Manajer HRD", "employer"),
        ("Pemdes Karangwuni", "village", "Pemkab Batang", "regional_government"),
        ("Ketua BPD Karangwuni", "village", "Kepala Bank BPD Batang", "employer"),
        ("Kepala KPKNL Batang", "national_government", "Kepala BKAD Batang", "regional_government"),
        ("Kepala Pelabuhan Batang", "national_government", "Kepala Desa Pelabuhan", "village"),
        ("Kepala Disdukcapil Batang", "regional_government", "Direktur Disko Mutiara", "employer"),
        ("Asisten Ekbang Setda", "regional_government", "asisten rumah tangga", "other"),
        ("Kepala BPMPT Batang", "regional_government", "Kepala BPJSTK Batang", "agency"),
        ("Direktur Sinar Makmur", "employer", "Direktur Perluasan Kepesertaan", "agency"),
        ("Wakil Direktur Mutiara Pesisir", "employer", "Wakil Direktur BUMDes Mutiara", "village"),
        ("direkturnya", "employer", "Direktur", "agency"),
        ("ketuanya", "group", "kepalanya", "agency"),
    ],
)
def test_a_role_tells_its_body_and_one_that_comes_near_tells_another(role, body, near, other):
    assert (find_body(role), find_body(near)) == (body, other)
