"""How time and memory grow with the number of articles.

    python bench/scale.py [--sizes 1000,10000,100000,1000000] [--code-up-to 2000] [--jobs N]

Measures, each step in a process of its own with all below it:

code      texts to tables: reading, coding, checking, sorting, and what only all articles together tell
tables    the same from rows that are coded already, and the writing of the tables, CSV included
compare   all regions: cases, portfolios, shares of strategies and families, figures
profile   what one profile reads and computes
digests   what a build asks to know which of the reports are still right

Texts are the briefs retold (`helpers.running.synthetic`) and are coded in truth as far as ``--code-up-to``. Coding is
linear and takes hours for a million articles, so beyond that many the rows of the coded ones are repeated, with
documents, days, regions and people of their own, until there are enough: from `tables` on everything is measured in
full, on as many rows as so many articles have. For each step: seconds, seconds of processor (with start-up; what a busy
machine does not change), peak memory (of the process and all below it), and the exponents of growth of these two from
one size to the next (1: linear).
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpers.running.synthetic import make_corpus

LIMIT = 4096  # MB that no step may need
REGION = "36.04"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", default="1000,3000")
    ask.add_argument("--code-up-to", type=int, default=2000, help="articles that are coded in truth")
    ask.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    ask.add_argument("--step", nargs=3, help=argparse.SUPPRESS)
    told = ask.parse_args()
    if told.step:
        print(json.dumps(STEP[told.step[0]](Path(told.step[1]), int(told.step[2]), told.jobs)))
        return
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    former: dict[str, tuple[int, float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, told.sizes.split(",")):
            for name in STEP:
                if name != "code" or size <= told.code_up_to or not (Path(folder) / "coded").is_dir():
                    coded = min(size, told.code_up_to)
                    one_step(name, folder, coded if name == "code" else size, told.jobs, former)
            if size > told.code_up_to:
                print(f"          ({size:,}: the rows of {told.code_up_to:,} coded articles, repeated)")


def one_step(name: str, folder: str, size: int, jobs: int, former: dict) -> None:
    taken, worked, peak = measure(name, folder, size, jobs)
    grown = ""
    if name in former and former[name][0] < size:
        before, seconds, memory = former[name]
        step = math.log(size / before)
        grown = (
            f"   exponents: time {math.log(worked / seconds) / step:.2f}, memory {math.log(peak / memory) / step:.2f}"
        )
    former[name] = size, worked, peak
    over = "   MORE THAN 4 GB" if peak > LIMIT else ""
    print(
        f"{size:>9,} articles  {name:<8} {taken:>8.2f} s {worked:>8.2f} s of processor {peak:>6.0f} MB{grown}{over}",
        flush=True,
    )


def measure(name: str, folder: str, size: int, jobs: int) -> tuple[float, float, float]:
    """Seconds of a step without start-up, those of processor, and peak memory (MB) of its process and all below it."""
    command = [sys.executable, __file__, "--jobs", str(jobs), "--step", name, folder, str(size)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, sum(map(resident, [process.pid, *below(process.pid)])))
        time.sleep(0.2)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit(f"{name} ended with status {status}")
    worked = usage.ru_utime + usage.ru_stime
    return json.loads(said.splitlines()[-1]), worked, max(peak, usage.ru_maxrss / 1024)


def resident(pid: int) -> float:
    """Megabytes of a process, what it shares with others by its part."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    except (OSError, StopIteration):
        return 0.0


def below(pid: int) -> list[int]:
    try:
        children = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*children, *(further for child in children for further in below(child))]


def code(folder: Path, size: int, jobs: int) -> float:
    import shutil

    from helpers.coding.codebook import load_codebook
    from helpers.running.making import make_tables

    make_corpus(folder / f"raw-{size}", size)
    began = time.perf_counter()
    stored = make_tables(folder / f"raw-{size}", load_codebook(), jobs)
    taken = time.perf_counter() - began
    shutil.rmtree(folder / "coded", ignore_errors=True)
    shutil.copytree(stored.folder, folder / "coded")
    return taken


def tables(folder: Path, size: int, jobs: int) -> float:
    from helpers.coding.codebook import load_codebook
    from helpers.parts import Parts
    from helpers.running.making import Decided, add_part, complete
    from helpers.running.synthetic import repeat_rows
    from helpers.stored import Stored
    from helpers.tables import publish

    codebook, coded, stored = load_codebook(), Stored(folder / "coded"), Stored()
    began = time.perf_counter()
    parts = Parts(stored.folder)
    for rows in repeat_rows(coded, size):
        add_part(parts, rows, codebook)
    said("rows checked and added", began)
    complete(stored, parts, Decided(), codebook)
    said("completed", began)
    publish(stored.folder, folder / "processed")
    return time.perf_counter() - began


def said(what: str, began: float) -> None:
    if os.environ.get("JANGKAU_BENCH"):
        peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
        print(f"    {what}: {time.perf_counter() - began:.1f} s, {int(peak.split()[1]) / 1024:.0f} MB", file=sys.stderr)


def compare(folder: Path, size: int, jobs: int) -> float:
    from helpers.coding.codebook import load_codebook
    from helpers.comparison import at_once, breadth, cases, coverage, portfolios
    from helpers.reporting.national import families_of
    from helpers.stored import Stored

    codebook, stored = load_codebook(), Stored(folder / "processed")
    began = time.perf_counter()
    compared = cases.build_cases(cases.read_case_columns(stored.folder))
    found = at_once.build_portfolios(compared, stored)
    count = compared["region_code"].nunique()
    portfolios.build_strategy_shares(found, count, list(codebook.strategies))
    breadth.build_family_shares(found, count, families_of(codebook))
    at_once.build_in_blocks(
        compared, stored, ["quantities"], lambda some, rows: coverage.build_figures(some, rows["quantities"])
    )
    return time.perf_counter() - began


def profile(folder: Path, size: int, jobs: int) -> float:
    os.environ["JANGKAU_PROCESSED"] = str(folder / "processed")
    from helpers.coding.codebook import load_codebook
    from helpers.comparison import cases, coverage, others, portfolios, ratios
    from helpers.reporting.national import families_of

    codebook = load_codebook()
    began = time.perf_counter()
    here, rows = cases.read_region(REGION, codebook.regions)
    together = cases.of_same_articles(cases.build_cases(rows), here)
    others.read_others(REGION, families_of(codebook))
    portfolios.build_portfolios(together, rows["strategies"])
    coverage.build_figures(together, rows["quantities"])
    ratios.build_ratios(together, rows)
    return time.perf_counter() - began


def digests(folder: Path, size: int, jobs: int) -> float:
    from helpers.running.inputs import Inputs
    from helpers.stored import Stored

    stored = Stored(folder / "processed")
    began = time.perf_counter()
    inputs = Inputs(stored, folder)
    for code in sorted(stored.subjects["region_code"].unique()):
        inputs.of_read(f"region:{code}")
        inputs.of_read(f"others:{code}:")
    return time.perf_counter() - began


STEP = {"code": code, "tables": tables, "compare": compare, "profile": profile, "digests": digests}

if __name__ == "__main__":
    main()
