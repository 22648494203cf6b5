"""What is built again and again: three short articles of our own, few reports, and a notebook that is not of the suite."""

import os
from pathlib import Path

import nbformat

import articles

ARTICLES = {
    **articles.ARTICLES,
    "pati-santunan.txt": (
        "Ahli Waris Petani Pati Terima Santunan\n\n"
        "PATI – Bupati Pati menyerahkan santunan jaminan kematian Rp 42 juta kepada ahli waris seorang petani, Kamis "
        "(2/5/2024). Petani itu terdaftar sebagai peserta BPJS Ketenagakerjaan sejak 2023.\n"
    ),
}
BUILD = ["--lang", "en", "--regions", "33.18"]
REPORTS = ("national", "reading", "coding", "reliability", "regions/33.18")
GRID = "n: [1, 2, 3]\n"
SUMS = """
import time
time.sleep(0.3)
print(sum(range(n)))
"""


def write_corpus(folder: Path) -> None:
    """The articles, without cards."""
    folder.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")


def write_batch(folder: Path) -> None:
    """A notebook of a user, which therefore gets a kernel of its own, and its grid."""
    told = nbformat.v4.new_code_cell("n: int = 1  # how far to count", metadata={"tags": ["parameters"]}, id="told")
    cells = [nbformat.v4.new_markdown_cell("# Sums", id="head"), told, nbformat.v4.new_code_cell(SUMS, id="sums")]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / "sums.ipynb")
    (folder / "grid.yaml").write_text(GRID, encoding="utf-8")


def half_done(kept: Path, chance) -> None:
    """Forget about half of what was kept, as if the build before had made it of other articles."""
    (kept / "last.json").unlink(missing_ok=True)
    for name in chance.sample(REPORTS, chance.choice([1, 2])):
        (kept / "reports" / "en" / name / "manifest.json").unlink(missing_ok=True)
    for page in sorted((kept / "pages").rglob("*.json")):
        if chance.random() < 0.5:
            os.unlink(page)
    if chance.random() < 0.5:
        (kept / "coded.sqlite").unlink(missing_ok=True)
