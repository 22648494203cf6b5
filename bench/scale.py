"""How time and memory grow with the number of articles.

    python bench/scale.py [--sizes 1000,10000,100000] [--jobs N]

Makes corpora of these sizes (`helpers.running.synthetic`; default 1,000 and 3,000, ``--sizes`` for more), and measures,
each step in a process of its own: reading and coding with the making of the tables, writing them, the comparison, and
the code of one profile. For each step: seconds, peak memory, and the exponents of growth from one size to the next (1: linear).
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

STEPS = ("code", "write", "compare", "profile")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", default="1000,3000")
    ask.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    ask.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    told = ask.parse_args()
    if told.step:
        print(json.dumps(STEP[told.step[0]](Path(told.step[1]), told.jobs)))
        return
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    former: dict[str, tuple[int, float, float]] = {}
    for size in map(int, told.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            make_corpus(Path(folder) / "raw", size)
            for name in STEPS:
                taken, peak = measure(name, folder, told.jobs)
                grown = ""
                if name in former:
                    before, seconds, memory = former[name]
                    step = math.log(size / before)
                    grown = f"   exponents: time {math.log(taken / seconds) / step:.2f}, memory {math.log(peak / memory) / step:.2f}"
                print(f"{size:>9,} articles  {name:<8} {taken:>8.2f} s {peak:>7.0f} MB{grown}", flush=True)
                former[name] = size, taken, peak


def measure(name: str, folder: str, jobs: int) -> tuple[float, float]:
    """Seconds of a step without start-up, and the peak memory of its largest process (MB)."""
    command = [sys.executable, __file__, "--jobs", str(jobs), "--step", name, folder]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name} ended with status {status}")
    return json.loads(said.splitlines()[-1]), usage.ru_maxrss / 1024


def code(folder: Path, jobs: int) -> float:
    import pickle

    from helpers.coding.codebook import load_codebook
    from helpers.running.build import make_tables

    codebook = load_codebook()
    began = time.perf_counter()
    data = make_tables(folder / "raw", codebook, jobs)
    taken = time.perf_counter() - began
    (folder / "data.pickle").write_bytes(pickle.dumps(data))
    return taken


def write(folder: Path, jobs: int) -> float:
    import pickle

    from helpers import tables
    from helpers.coding.codebook import load_codebook

    data, codebook = pickle.loads((folder / "data.pickle").read_bytes()), load_codebook()
    began = time.perf_counter()
    tables.write_tables(data, folder / "processed", codebook)
    return time.perf_counter() - began


def compare(folder: Path, jobs: int) -> float:
    from helpers import tables
    from helpers.comparison import cases, coverage, portfolios

    began = time.perf_counter()
    data = tables.read_tables(folder / "processed")
    compared = cases.build_cases(data)
    portfolios.build_portfolios(compared, data["strategies"])
    coverage.build_figures(compared, data["quantities"])
    return time.perf_counter() - began


def profile(folder: Path, jobs: int) -> float:
    os.environ["JANGKAU_PROCESSED"] = str(folder / "processed")
    from helpers.coding.codebook import load_codebook
    from helpers.comparison import cases, others
    from helpers.reporting.national import families_of

    codebook = load_codebook()
    began = time.perf_counter()
    cases.read_region("36.04", codebook.regions)
    others.read_others("36.04", families_of(codebook))
    return time.perf_counter() - began


STEP = {"code": code, "write": write, "compare": compare, "profile": profile}

if __name__ == "__main__":
    main()
