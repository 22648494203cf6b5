"""A build on a disk of its own, in a namespace that no other process sees: filled up or closed while it runs.

Started by `faults.disks` with ``unshare -rm``; takes an order as JSON and prints how the build ended.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path


def main(order: dict) -> dict:
    """Run the build of an order and disturb it; gives exit code and seconds from the fault to the end."""
    disk = Path(order["disk"])
    if order["fault"] == "full":
        _copied_to_a_small_one(disk, order["megabytes"])
    began = time.monotonic()
    with open(order["log"], "w") as log:
        process = subprocess.Popen(order["command"], env=order["environment"], stdout=log, stderr=log)
    while process.poll() is None and time.monotonic() < began + order["moment"]:
        time.sleep(0.005)
    fault = time.monotonic()
    if order["fault"] == "full":
        _keep_full(disk / "filler", process)
        (disk / "filler").unlink(missing_ok=True)
    else:
        subprocess.run(["mount", "--bind", disk, disk], check=True)
        _close(disk)
    code = process.wait(order["longest"])
    if order["fault"] == "full":
        shutil.copytree(disk, order["kept"], symlinks=True)
    return {"code": code, "seconds": time.monotonic() - fault}


def _close(disk: Path) -> None:
    """Refuse writing from now on; the system does so as soon as no file is open for it."""
    for _ in range(500):
        if subprocess.run(["mount", "-o", "remount,bind,ro", disk], capture_output=True).returncode == 0:
            return
        time.sleep(0.01)
    raise TimeoutError(f"{disk} cannot be closed")


def _copied_to_a_small_one(disk: Path, megabytes: float) -> None:
    aside = disk.with_name("aside")
    shutil.copytree(disk, aside)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={int(megabytes * 1024)}k", "none", disk], check=True)
    shutil.copytree(aside, disk, dirs_exist_ok=True)
    shutil.rmtree(aside)


def _keep_full(filler: Path, process: subprocess.Popen) -> None:
    """Take all the room there is, and what becomes free, until the build has ended."""
    handle = os.open(filler, os.O_WRONLY | os.O_CREAT)
    deadline = time.monotonic() + 100
    while process.poll() is None and time.monotonic() < deadline:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while os.write(handle, b"x" * size):
                    pass
        time.sleep(0.005)
    os.close(handle)


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
