"""What a run costs above its code: profiles executed as the build does it, against their code alone in a warm process.

    python bench/overhead.py [--reports N]

Both sides run in processes forked from one that has imported everything, one at a time, in turn: the code cells as plain
Python, without IPython, messages or a notebook; and papermill with the build's engine, from the notebook's file to the
executed one, the fork of its process and its end included. Prints the medians of the seconds that each took.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from helpers.running.forks import ONE_THREAD, PYDEVD

os.environ.update(ONE_THREAD | PYDEVD)  # before anything that would start threads is imported

import nbformat
from batch import NOTEBOOK, prepare

from helpers.running import warm
from helpers.running.notebooks import IN_PROCESS, run_notebook


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=40)
    told = ask.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        codes = prepare(Path(folder))[: told.reports]
        warm.load()
        gc.collect()
        gc.freeze()
        target = Path(folder) / "executed.ipynb"
        alone, runs = [], []
        for code in codes:
            alone.append(seconds(lambda code=code: run_code(code)))
            runs.append(seconds(lambda code=code: run_notebook(NOTEBOOK, target, {"region": code}, engine=IN_PROCESS)))
    code, whole = statistics.median(alone), statistics.median(runs)
    print(f"{len(codes)} profiles: code alone {code:.3f} s, a run of the notebook {whole:.3f} s (medians)")
    print(
        f"  above its code: {whole - code:.3f} s, {(whole - code) / code:.2f} of the code's own time (wanted: under 1)"
    )


def seconds(work: Callable[[], object]) -> float:
    """Seconds of a call in a process forked for it, from the fork to its end."""
    began = time.perf_counter()
    if not (pid := os.fork()):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if status:
        raise SystemExit("a measured call has failed")
    return time.perf_counter() - began


def run_code(region: str) -> None:
    """The code cells of the notebook, one after the other, with a parameter."""
    names: dict = {"__name__": "__main__"}
    for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, "cell", "exec"), names)
            if "parameters" in cell.metadata.get("tags", []):
                names["region"] = region


if __name__ == "__main__":
    main()
