"""A corpus of three short articles of our own, for whole builds."""

import pytest

import articles

ARTICLES = {
    **articles.ARTICLES,
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
