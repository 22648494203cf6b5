"""``make soak``: every fault a hundred times, each at a random moment, and after each a normal build that must be equal.

``TIMES=5``, ``FAULTS="interrupt,disk full"``, ``SEED=1`` and ``LANES=2`` (cases at a time) are taken from the command.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from faults import cluster
from faults.faults import FAULTS, KINDS, NEED_MOUNTS, can_mount, chance_of
from faults.lanes import Lane, Reference, Row, table, try_fault


def soak(work: Path, faults: list[str], times: int, seed: int, lanes: int) -> Iterator[Row]:
    """Try each fault so many times; gives what came of each, as it comes."""
    reference = Reference(work / "undisturbed")
    with ThreadPoolExecutor(lanes) as pool:
        cases = [(fault, number) for number in range(times) for fault in faults]
        tried = [pool.submit(try_case, reference, work, fault, seed, number) for fault, number in cases]
        try:
            for done in as_completed(tried):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)
            cluster.stop_all()


def try_case(reference: Reference, work: Path, fault: str, seed: int, number: int) -> Row:
    """One fault; its folder stays where something was not as it should be."""
    folder = work / f"{fault.replace(' ', '-')}-{number}"
    lane = Lane(reference, folder, fault, chance_of(seed, fault, number), KINDS.get(fault, "build"))
    row = try_fault(lane, FAULTS[fault], fault)
    if fault == "interrupt" and (slowest := max(ended.seconds for ended in row.endings)) > 2:
        row.problems.append(f"it took {slowest:.1f} seconds to end")
    row.said = f"{fault} {number}: {', '.join(ended.how for ended in row.endings)}"
    if not row.problems:
        shutil.rmtree(folder)
    return row


def main(arguments: list[str] | None = None) -> int:
    """Soak, print a line a case that went wrong and a table at the end; 1 where one did."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--faults", default=",".join(FAULTS), help=f"of: {', '.join(FAULTS)}")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--lanes", type=int, default=2)
    asked = parser.parse_args(arguments)
    faults = [name.strip() for name in asked.faults.split(",") if name.strip()]
    if strangers := set(faults) - set(FAULTS):
        parser.error(f"no such fault: {', '.join(sorted(strangers))}; there are: {', '.join(FAULTS)}")
    if not can_mount() and set(faults) & set(NEED_MOUNTS):
        print("THIS SYSTEM GIVES NO MOUNT NAMESPACE: full and read-only disks are NOT tried.", flush=True)
        faults = [name for name in faults if name not in NEED_MOUNTS]
    print(f"{asked.times} times {len(faults)} faults, seed {asked.seed}", flush=True)
    for number in (signal.SIGINT, signal.SIGTERM):  # a table of what was tried by then, in the background too
        signal.signal(number, signal.default_int_handler)
    work, began, rows = Path(tempfile.mkdtemp(prefix="jangkau-soak-")), time.monotonic(), []
    try:
        for row in soak(work, faults, asked.times, asked.seed, asked.lanes):
            rows.append(row)
            for problem in row.problems:
                print(f"{row.said}: {problem}", flush=True)
    except KeyboardInterrupt:
        print(f"interrupted after {len(rows)} of {asked.times * len(faults)} cases", flush=True)
    rows.sort(key=lambda row: faults.index(row.fault))
    print(f"\n{table(rows)}\n\nseed {asked.seed}, {(time.monotonic() - began) / 60:.0f} minutes", flush=True)
    wrong = sum(bool(row.problems) for row in rows)
    print(f"{len(rows)} cases, {wrong} with problems{f'; see {work}' if wrong else ''}", flush=True)
    if not wrong:
        shutil.rmtree(work)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
