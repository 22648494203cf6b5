"""How fast a build is that has little to do: nothing changed, or one article; against building everything again.

    python bench/rebuild.py [--regions N] [--times N]

Makes a corpus about 514 regions (`helpers.running.synthetic`) and builds it once, one language, HTML and PDF. Then, each
time with the command that a user types, start-up included: builds again with nothing changed, and with one article to
which a sentence was added. Last, the project's own corpus from nothing, in both languages. Medians of several; the
ratios are to the first build, which is what one would run without exact rebuilds.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpers.running.synthetic import make_corpus

JANGKAU = str(Path(sys.executable).with_name("jangkau"))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--regions", type=int, default=514)
    ask.add_argument("--times", type=int, default=3)
    told = ask.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        make_corpus(top / "raw", told.regions)
        command = ["--corpus", str(top / "raw"), "--out", str(top / "out"), "--lang", "id", "--jobs", "2"]
        first, said = build(command)
        print(f"everything: {said}\n  {first:.1f} s", flush=True)
        same = [build(command) for _ in range(told.times)]
        report("nothing changed", same, first, 1.5)
        changed = [change(article, command) for article in sorted((top / "raw").rglob("*.txt"))[: told.times]]
        report("one article changed", changed, first, 8)
        own = [build(["--out", str(top / "own"), "--fresh"]) for _ in range(told.times)]
        median = statistics.median(seconds for seconds, _ in own)
        print(
            f"the project's own corpus, both languages, from nothing: {own[-1][1]}\n  {median:.1f} s (wanted: under 60)"
        )


def build(options: list[str]) -> tuple[float, str]:
    """Seconds that the command took, and the line in which it says what it made."""
    began = time.perf_counter()
    ran = subprocess.run([JANGKAU, "build", *options], capture_output=True, text=True, check=True)
    said = next(line for line in ran.stdout.splitlines() if re.search(r"\breports\b", line))
    return time.perf_counter() - began, said


def change(article: Path, command: list[str]) -> tuple[float, str]:
    """The same with a sentence added to an article."""
    with article.open("a", encoding="utf-8") as file:
        file.write("\nDinas itu menambah 12 peserta.\n")
    return build(command)


def report(what: str, several: list[tuple[float, str]], first: float, wanted: float) -> None:
    median = statistics.median(seconds for seconds, _ in several)
    print(f"{what}: {several[-1][1]}")
    print(
        f"  {median:.2f} s, the first build took {first / median:.0f} times as long (wanted: under {wanted:g} s)",
        flush=True,
    )


if __name__ == "__main__":
    main()
