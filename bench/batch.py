"""How fast reports are made: the build's engine against papermill and nbconvert, on the same profiles.

    python bench/batch.py [--reports N] [--sample N] [--jobs N]

Makes a corpus about 514 regions (`helpers.running.synthetic`), codes it, and measures in one run:

- ours: N profiles (default 60; ``--reports 514`` for all), executed and printed to HTML and PDF, one language, nothing
  kept before;
- papermill's and `jupyter nbconvert`'s command lines, two at a time, on a sample of the same profiles;
- papermill's API in a pool of two processes with nbconvert in the same process, on a sample.

Times of a sample are per report, and what 514 would take is extrapolated from them, and said so.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from helpers import paths, tables
from helpers.coding.codebook import load_codebook
from helpers.comparison import cases
from helpers.running.engine import make_reports
from helpers.running.forks import own_template
from helpers.running.kernels import forked_kernels
from helpers.running.making import make_tables
from helpers.running.notebooks import Run
from helpers.running.reports import Order
from helpers.running.synthetic import make_corpus

NOTEBOOK = paths.NOTEBOOKS / "4-region-profile.ipynb"
REGIONS = 514


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=60)
    ask.add_argument("--sample", type=int, default=4, help="reports of each of the others")
    ask.add_argument("--jobs", type=int, default=2)
    told = ask.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        codes = prepare(Path(folder))
        ours = measure_ours(Path(folder), codes[: told.reports], told.jobs)
        lines = measure(Path(folder), codes[: told.sample], told.jobs, command_lines, ThreadPoolExecutor(told.jobs))
        report("papermill and nbconvert, command lines", lines, ours, told.sample, 12)
        pool = ProcessPoolExecutor(told.jobs, mp_context=get_context("spawn"))
        api = measure(Path(folder), codes[: 3 * told.sample], told.jobs, in_process, pool)
        report("papermill's API and nbconvert in a pool", api, ours, 3 * told.sample, 4)


def prepare(folder: Path) -> list[str]:
    """Tables of a corpus about every region; the codes of its regions."""
    began = time.perf_counter()
    make_corpus(folder / "raw", 2 * REGIONS)
    codebook = load_codebook()
    data = make_tables(folder / "raw", codebook, os.cpu_count() or 1)
    tables.publish(data.folder, folder / "processed")
    os.environ["JANGKAU_PROCESSED"] = str(folder / "processed")
    codes = sorted(set(cases.build_cases(data)["region_code"]))
    print(f"{len(data['documents'])} articles about {len(codes)} regions coded in {time.perf_counter() - began:.0f} s")
    return codes


def measure_ours(folder: Path, codes: list[str], jobs: int) -> float:
    """Seconds a report of the engine, with the start of its template."""
    began = time.perf_counter()
    with forked_kernels():
        template = own_template().pid
        orders = [
            Order(Run(str(NOTEBOOK), code, "id", {"region": code}), str(folder / "ours" / code), ("html", "pdf"))
            for code in codes
        ]
        used, failures = {}, 0
        for number, (_, outcome) in enumerate(make_reports(orders, jobs), 1):
            failures += outcome.failure is not None
            if number % 10 == 0 or number == len(orders):
                lasting = memory_of([os.getpid(), template])
                used[number] = (memory_of([os.getpid(), *children(os.getpid())]), lasting)
        computed = cpu_seconds(template)
    taken = time.perf_counter() - began
    print(
        f"ours: {len(codes)} reports in HTML and PDF in {taken:.1f} s, {taken / len(codes):.3f} s each, {failures} failed"
    )
    print(
        f"  computing: {computed:.0f} s of all cores, {computed / len(codes):.2f} s each, the template's start included"
    )
    print(
        f"  514 at this rate: {REGIONS * taken / len(codes):.0f} s"
        + ("" if len(codes) == REGIONS else " (extrapolated)")
    )
    report_memory(used)
    return taken / len(codes)


def report_memory(used: dict[int, tuple[float, float]]) -> None:
    """Print the most memory of all processes, and what those that last have grown by.

    Parameters
    ----------
    used : dict of int to tuple of float
        After so many reports: megabytes of all processes, and of the two that live as long as the batch.
    """
    print(
        f"  memory of all processes, shared pages counted once: at most {max(all_ for all_, _ in used.values()):.0f} MB"
    )
    first, last = min(used, key=lambda n: abs(n - 50)), min(used, key=lambda n: abs(n - 500))
    for what, at in (("all processes", 0), ("batch and template alone", 1)):
        before, after = used[first][at], used[last][at]
        print(
            f"  {what}: {before:.0f} MB after {first} reports, {after:.0f} MB after {last} ({after - before:+.0f} MB)"
        )


def cpu_seconds(pid: int) -> float:
    """Seconds that a process and all that it has outlived have computed; what a busy machine takes from others is not in it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def memory_of(processes: list[int]) -> float:
    """Megabytes (proportional set size) of some processes together."""
    total = 0
    for process in processes:
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return total / 1024


def children(pid: int) -> list[int]:
    try:
        below = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return below + [deeper for child in below for deeper in children(child)]


def measure(folder: Path, codes: list[str], jobs: int, work, pool) -> float:
    """Seconds a report of another way."""
    began = time.perf_counter()
    with pool:
        list(pool.map(work, codes, [str(folder / work.__name__)] * len(codes)))
    return (time.perf_counter() - began) / len(codes)


def command_lines(code: str, folder: str) -> None:
    """A profile as a user of papermill and nbconvert makes it."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    executed = f"{folder}/{code}.ipynb"
    bin = Path(sys.executable).parent
    commands = [[bin / "papermill", NOTEBOOK, executed, "-r", "region", code]]
    commands += [[bin / "jupyter", "nbconvert", "--to", f"jangkau-{kind}", executed] for kind in ("html", "pdf")]
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def in_process(code: str, folder: str) -> None:
    """A profile through papermill's API, printed by the exporters in the same process."""
    import warnings

    import papermill

    from helpers.reporting.html import HTMLReportExporter
    from helpers.reporting.pdf import PDFReportExporter

    warnings.simplefilter("ignore")
    Path(folder).mkdir(parents=True, exist_ok=True)
    executed = f"{folder}/{code}.ipynb"
    papermill.execute_notebook(str(NOTEBOOK), executed, {"region": code}, progress_bar=False)
    Path(f"{folder}/{code}.html").write_text(HTMLReportExporter().from_filename(executed)[0], encoding="utf-8")
    Path(f"{folder}/{code}.pdf").write_bytes(PDFReportExporter().from_filename(executed)[0])


def report(title: str, theirs: float, ours: float, sample: int, wanted: int) -> None:
    print(f"{title}: {theirs:.2f} s each (sample of {sample}; 514 would take {theirs * REGIONS:.0f} s, extrapolated)")
    print(f"  ratio {theirs / ours:.1f} (wanted: {wanted})")


if __name__ == "__main__":
    main()
