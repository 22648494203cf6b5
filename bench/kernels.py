"""Kernel starts: forked against ordinary, and that many starts leave no collision, no orphan and nothing on disk.

    python bench/kernels.py [--count N] [--in-flight N]

Starts N forked kernels (default 300; ``--count 10000`` for the claim), so many in flight, has each compute one number,
and ends them. Then counts those that failed, processes that are left below the template, and folders of sockets.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path

from jupyter_client import AsyncKernelManager

from helpers.running.forks import own_template
from helpers.running.kernels import CHOICE, forked_kernels


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=300)
    ask.add_argument("--in-flight", type=int, default=8)
    told = ask.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    ordinary = asyncio.run(start_many(3, 1))[0]
    folders = sockets_left()
    with forked_kernels():
        asyncio.run(start_many(1, 1))  # the template starts
        began = time.perf_counter()
        times, failures = asyncio.run(start_many(told.count, told.in_flight))
        taken = time.perf_counter() - began
        left = len(below(own_template().pid))
    forked, usual = statistics.median(times), statistics.median(ordinary)
    print(
        f"{told.count} kernels, {told.in_flight} in flight, in {taken:.1f} s, {1000 * taken / told.count:.0f} ms each"
    )
    print(
        f"start to answer, median: forked {forked:.2f} s (in flight), ordinary without any import {usual:.2f} s (alone)"
    )
    print(f"failed {failures}, processes left {left}, folders of sockets left {sockets_left() - folders}")
    if failures or left:
        raise SystemExit(1)


async def start_many(count: int, in_flight: int) -> tuple[list[float], int]:
    """Seconds from start to the first answer of each kernel, and how many gave none."""
    gate = asyncio.Semaphore(in_flight)
    answers = await asyncio.gather(*(one(number, gate) for number in range(count)), return_exceptions=True)
    failed = [answer for answer in answers if not isinstance(answer, float)]
    for failure in failed[:3]:
        print(f"  failed: {failure!r}")
    return [answer for answer in answers if isinstance(answer, float)], len(failed)


async def one(number: int, gate: asyncio.Semaphore) -> float:
    async with gate:
        with tempfile.TemporaryDirectory(prefix="jk") as folder:
            manager = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{folder}/k")
            began = time.perf_counter()
            await manager.start_kernel()
            client = manager.client()
            client.start_channels()
            try:
                await client.wait_for_ready(timeout=120)
                reply = await client.execute_interactive(
                    "x = 1", user_expressions={"n": f"x + {number}"}, timeout=60, output_hook=lambda _: None
                )
                taken = time.perf_counter() - began
                said = reply["content"]["user_expressions"]["n"]["data"]["text/plain"]
                if said != str(number + 1):
                    raise ValueError(f"kernel {number} answered {said}: two kernels have met")
                return taken
            finally:
                client.stop_channels()
                await manager.shutdown_kernel(now=True)


def below(pid: int) -> list[str]:
    time.sleep(1)
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def sockets_left() -> int:
    return len(list(Path(tempfile.gettempdir()).glob("jk*/k-*")))


if __name__ == "__main__":
    assert CHOICE not in os.environ
    main()
