"""A corpus of three short articles of our own, for whole builds."""

import pytest

ARTICLES = {
    "pati-sosialisasi.txt": (
        "Nelayan Pati Dikenalkan pada Jaminan Sosial\n\n"
        "PATI – BPJS Ketenagakerjaan Cabang Pati menggelar sosialisasi bagi 120 nelayan di Kabupaten Pati, Selasa "
        "(12/3/2024). Pemkab Pati akan menanggung iuran 2.000 pekerja rentan lewat APBD.\n\n"
        '"Kami ingin semua nelayan terlindungi sebelum musim melaut," kata Kepala BPJS Ketenagakerjaan Cabang Pati, '
        "Rahmat Subekti.\n"
    ),
    "kota-kediri-perwali.txt": (
        "Wali Kota Kediri Terbitkan Perwali\n\n"
        "Wali Kota Kediri menerbitkan Perwali Nomor 7 Tahun 2021 tentang jaminan sosial ketenagakerjaan pada Senin "
        "(5/7/2021). Program jaminan kematian (JKM) dan jaminan kecelakaan kerja (JKK) BPJS Ketenagakerjaan kini wajib "
        "bagi RT dan RW di Kota Kediri.\n"
    ),
    "banjir.txt": "Banjir Surut\n\nAir yang merendam dua kecamatan sejak Sabtu berangsur surut. Warga kembali ke rumah.\n",
}


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "kosong.txt").write_bytes(b"")
    return folder
