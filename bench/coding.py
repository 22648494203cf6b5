"""How fast texts are coded, against a tokenizer alone, and that nothing grows faster than the texts do.

    python bench/coding.py [TEXTS.jsonl.gz] [--repeats N] [--worst CODE_POINTS]

Measures, in one run on the same texts (default: ``../shared/corpus/bulk.jsonl.gz`` beside the project):

- articles a second on one core, and spaCy's blank Indonesian tokenizer on the same articles, turn by turn, with the
  ratio of the medians; and the same for the articles of ``data/raw``, all of them on topic and coded in full;
- `jangkau code` as a user types it, start-up set apart, its peak of memory for a part and for all of the texts, and
  what ``--jobs`` gains;
- long texts of nothing but quotes, brackets, digits and the like: their time as a multiple of what their length
  predicts, taken as they are and, with ``is_on_topic`` forced, coded in full.

spaCy comes with `make bench` only (bench/requirements.lock); without it, or without the texts, what cannot be measured
is said to be so.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from helpers.coding import coder
from helpers.coding.codebook import load_codebook

ROOT = Path(__file__).resolve().parents[1]
CODEBOOK = load_codebook(ROOT / "data" / "codebook")
LEAD = "BPJS Ketenagakerjaan menyosialisasikan program bagi 50 nelayan di Kabupaten Pati, Selasa (12/3/2024). "
MONOTONOUS = [
    '"', "“", "(", "()", "1", "1.234 ", "12 ", "43% ", "Rp 1.000 ", "lima ", ",", ".", " ", "\n", "A", "Budi ", "a\n",
    "Kabupaten Serang, ", "Kepala Dinas ", "pekerja ", "iuran dibayar APBD ", "(12/3/2024) ", "Selasa (12/3) ",
    "Nomor 35 Tahun 2017 tentang ", "sosialisasi ", "Baca juga: ", "<p>", "&amp;", "-", "kata Budi ", "target 100 pekerja ",
    "nelayan, ", "pekerja rentan dan ", "Wira Lesmana, ", "Perbup Nomor 1 Tahun 2020 ", "“a\n\n",
]  # fmt: skip


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("texts", nargs="?", type=Path, default=ROOT.parent / "shared" / "corpus" / "bulk.jsonl.gz")
    ask.add_argument("--repeats", type=int, default=5, help="turns of each; medians are given")
    ask.add_argument("--worst", type=int, default=5_000_000, help="code points of the monotonous texts")
    told = ask.parse_args()
    briefs = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "raw").glob("*.txt"))]
    rates = {"briefs": compare(f"{len(briefs)} briefs of data/raw", briefs, told.repeats)}
    if told.texts.is_file():
        texts = read(told.texts)
        rates["general"] = compare(f"{len(texts)} general news texts", texts, told.repeats)
        measure_command(texts)
    else:
        print(f"NOT MEASURED: there is no {told.texts}. Name a file of JSON lines with texts.", file=sys.stderr)
    measure_worst(told.worst, rates)


def read(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def code(text: str) -> dict:
    return coder.to_gold_form(coder.code_text(text, CODEBOOK))


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    began = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - began


def compare(title: str, texts: list[str], repeats: int) -> float:
    """Print both rates and their ratio; code points a second of the coder."""
    seconds(code, texts[:50])
    ours, theirs = [], []
    for _ in range(repeats):
        ours.append(seconds(code, texts))
        # a new one each turn, since it remembers the words that it has seen
        if tokenize := tokenizer():
            theirs.append(seconds(tokenize, texts))
    rate = len(texts) / statistics.median(ours)
    print(f"{title}: coded {rate:.0f} a second", end="")
    if theirs:
        other = len(texts) / statistics.median(theirs)
        print(f", tokenized by spaCy {other:.0f} a second, ratio {rate / other:.2f} (median of {repeats})")
    else:
        print("; spaCy NOT MEASURED, it is not installed: make bench installs it")
    return sum(map(len, texts)) / statistics.median(ours)


def tokenizer() -> Callable[[str], object] | None:
    try:
        import spacy
    except ImportError:
        return None
    return spacy.blank("id").tokenizer


def measure_command(texts: list[str]) -> None:
    """`jangkau code` with its start-up apart, its memory, and more processes."""
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        start, _ = run_command(folder, texts[:1], 1)
        part, small = run_command(folder, texts[: len(texts) // 6], 1)
        all_of_them, large = run_command(folder, texts, 1)
        twice, double = run_command(folder, texts * 2, 1)
        shared, _ = run_command(folder, texts * 2, jobs)
    rate = len(texts) / (all_of_them - start)
    print(f"jangkau code: start-up {start:.1f} s, then {rate:.0f} a second")
    print(
        f"  memory at its peak: {small:.0f} MB for {len(texts) // 6}, {large:.0f} MB for {len(texts)}, {double:.0f} MB for {2 * len(texts)}"
    )
    print(f"  --jobs {jobs}: {(twice - start) / (shared - start):.2f} times as fast as one process")


def run_command(folder: str, texts: list[str], jobs: int) -> tuple[float, float]:
    """Seconds and peak of memory (MB) of one run over texts."""
    given = Path(folder) / "texts.jsonl"
    given.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts)), "utf-8")
    command = [Path(sys.executable).parent / "jangkau", "code", given, "--to", Path(folder) / "coded.jsonl"]
    began = time.perf_counter()
    process = subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"jangkau code ended with status {status}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def measure_worst(length: int, rates: dict[str, float]) -> None:
    """Times of monotonous texts as multiples of what the rate on ordinary texts predicts for their length."""
    for forced, kind in ((False, "general" if "general" in rates else "briefs"), (True, "briefs")):
        size, multiples = length // 5 if forced else length, []
        for unit in MONOTONOUS:
            text = (LEAD if forced else "") + unit * (size // len(unit))
            taken = seconds(coder_of(forced), [text])
            multiples.append((taken * rates[kind] / len(text), unit))
        named = ", ".join(f"{unit!r} {multiple:.2f}" for multiple, unit in sorted(multiples, reverse=True)[:4])
        how = "with a lead and on topic by force" if forced else "nothing else"
        print(
            f"{len(MONOTONOUS)} texts of {size:,} monotonous code points, {how}: at most {max(multiples)[0]:.2f} times"
        )
        print(f"  what their length predicts from the {kind}; the slowest: {named}")


def coder_of(forced: bool) -> Callable[[str], object]:
    def work(text: str) -> None:
        usual = coder.is_on_topic
        coder.is_on_topic = (lambda article: True) if forced else usual
        try:
            code(text)
        finally:
            coder.is_on_topic = usual

    return work


if __name__ == "__main__":
    main()
