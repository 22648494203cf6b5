"""Texts that nobody wrote, coded for as long as one likes: ``python fuzz/coder.py [--seconds N] [FINDS]``.

Atheris (libFuzzer) grows texts out of fragments of articles and of raw characters, led by the lines of the coder that
each reaches. For every text, coding must not raise; every span must match the text; to code it a second time must give
the same rows; and so must decoding its bytes as a file. What breaks one of these is written into the folder FINDS and
belongs into ``tests/hostile/test_properties.py``.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["helpers.coding", "helpers.corpus"]):
    from helpers.coding import coder
    from helpers.coding.codebook import load_codebook
    from helpers.corpus.decoding import Refused, decode

CODEBOOK = load_codebook()
ROWS = ("strategies", "quantities", "instruments", "people", "quotes")
FRAGMENTS = [
    "BPJS Ketenagakerjaan ", "Kabupaten Pati", "Kota Serang", "Jawa Tengah ", "PATI – ", "Selasa (12/3/2024)", "31 Februari ",
    "nelayan ", "pekerja rentan ", "pedagang ", "1.234 ", "43,5 persen ", "Rp 16.800 ", "Rp1,2 miliar ", "dua ratus ribu ", "ke-2 ",
    "menggelar sosialisasi ", "mendaftarkan ", "menyerahkan santunan ", "menanggung iuran ", "akan ", "belum ", "tidak ", "telah ",
    '"', "“", "”", "'", "(", ")", "[", "]", ",", ". ", "! ", "? ", "… ", " – ", "-", "\n", "\n\n", "\t", "\u00a0", "\u00ad",
    "\u200b", "\u2028", "<p>", "</p>", "<br/>", "&amp;", "&#x20;", "Baca juga: ", "Editor: ", "kata ", "ujar ", "menurut ",
    "Kepala Dinas Tenaga Kerja ", "Bupati ", "Rahmat Subekti", "Drs. H. ", "S.Sos., M.Si. ", "Peraturan Bupati Nomor 7 Tahun 2021 ",
    "Perda No. ", "UU 24/2011 ", "tentang ", "program JKK dan JKM ", "jaminan kematian ", "peserta ", "dari ", "target ", "naik ",
    "sebelumnya ", "tahun lalu ", "pada 2023 ", "dan ", "di ", "yang ", "İ", "ß", "ﬁ", "Ⅷ", "①", "٣", "\U0001d7d8", "e\u0301",
]  # fmt: skip


def text_of(data: bytes) -> str:
    """A text out of what the fuzzer gives: a byte names a fragment, or says that some characters follow as they are."""
    given = atheris.FuzzedDataProvider(data)
    pieces = []
    while given.remaining_bytes() and len(pieces) < 400:
        number = given.ConsumeIntInRange(0, len(FRAGMENTS) + 20)
        is_fragment = number < len(FRAGMENTS)
        pieces.append(FRAGMENTS[number] if is_fragment else given.ConsumeUnicodeNoSurrogates(number - len(FRAGMENTS)))
    return "".join(pieces)


def check(data: bytes) -> None:
    """Code a text, on topic or not, and look at what comes out."""
    try:
        decode(data)
    except Refused:
        pass
    text = text_of(data)
    first = coder.to_gold_form(coder.code_text(text, CODEBOOK))
    for field in ROWS:
        for row in first[field]:
            assert text[row["start"] : row["end"]] == row["evidence"], (field, row)
    assert coder.to_gold_form(coder.code_text(text, CODEBOOK)) == first


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("finds", nargs="?", type=Path, help="folder for what breaks; by default a new one")
    ask.add_argument("--seconds", type=int, default=3600)
    told = ask.parse_args()
    finds = told.finds or Path(tempfile.mkdtemp(prefix="jangkau-finds-"))
    finds.mkdir(exist_ok=True)
    coder.is_on_topic = lambda article: True  # all rules are to be met
    options = [
        "-max_len=4000",
        "-len_control=0",
        f"-max_total_time={told.seconds}",
        "-timeout=20",
        "-rss_limit_mb=3000",
    ]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", f"-artifact_prefix={finds}/"], check)
    print(f"What breaks is written to {finds}.", file=sys.stderr)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
