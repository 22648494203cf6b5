"""Kernels forked from a process that has imported everything, so that a start imports nothing again.

A kernel provisioner (entry point ``jupyter_client.kernel_provisioners``, name `NAME`): papermill and nbclient use it
unchanged where ``JUPYTER_DEFAULT_PROVISIONER_NAME`` says so, which `forked_kernels` sets. The template is Python's own
fork server: it imports ``helpers.running.warm`` and nothing is ever run in it. One notebook, one process, never reused.
Where the system cannot fork, kernels start in the ordinary way.
"""

import asyncio
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

NAME = "jangkau-fork"
CHOICE = "JUPYTER_DEFAULT_PROVISIONER_NAME"
# A thread does not survive a fork: numpy's BLAS and Arrow's allocator each start one as soon as they are imported.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()


@contextmanager
def forked_kernels() -> Iterator[None]:
    """Let the kernels that this process and its children start be forked ones, where the system can fork."""
    before = {name: os.environ.get(name) for name in (CHOICE, *ONE_THREAD)}
    if CAN_FORK:
        os.environ.update({CHOICE: NAME, **ONE_THREAD})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


class ForkProvisioner(LocalProvisioner):
    """Starts a kernel by a fork of the template; all else is as with a kernel of its own."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict:
        """Fork a kernel for the command that would have started one."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["helpers.running.warm"])
        launcher = cmd.index("ipykernel_launcher") if "ipykernel_launcher" in cmd else None
        if launcher is None:  # another language's kernel
            return await super().launch_kernel(cmd, **kwargs)
        environment = dict(kwargs.get("env") or os.environ)
        process = context.Process(target=_serve, args=(cmd[launcher + 1 :], environment, kwargs.get("cwd")))
        try:
            with _main_left_out():
                process.start()
        except (EOFError, OSError) as broken:
            self.log.warning(f"No kernel could be forked ({broken}); an ordinary one starts instead.")
            return await super().launch_kernel(cmd, **kwargs)
        self.process = _Handle(process)
        self.pid, self.pgid, self.cwd = process.pid, None, kwargs.get("cwd")
        return self.connection_info

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        while self.process is not None and self.process.poll() is None:
            await asyncio.sleep(0.01)
        code, self.process = (self.process.poll() if self.process else 0), None
        return code


class _Handle:
    """A forked process in the words of `subprocess.Popen`, as far as a provisioner speaks them."""

    stdin = stdout = stderr = None

    def __init__(self, process):
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, signum: int) -> None:
        if self._process.exitcode is None:
            try:
                os.killpg(self.pid, signum)  # the kernel leads a group of its own as soon as it runs
            except ProcessLookupError:
                os.kill(self.pid, signum)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Keep multiprocessing from importing the program that asks for the kernel into the kernel: it takes a second."""
    main = sys.modules["__main__"]
    spec, file = getattr(main, "__spec__", None), main.__dict__.pop("__file__", None)
    main.__spec__ = None
    try:
        yield
    finally:
        main.__spec__ = spec
        if file is not None:
            main.__file__ = file


def _serve(arguments: list[str], environment: dict[str, str], folder: str | None) -> None:
    """Be a kernel: in the forked process, with nothing of the template's that could differ from a fresh start."""
    from ipykernel.kernelapp import IPKernelApp

    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    if folder:
        os.chdir(folder)
    random.seed()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    template = f"--IPKernelApp.parent_handle={os.getppid()}"  # the kernel ends when its template does
    IPKernelApp.launch_instance(argv=[*arguments, template, "--log-level=50"])
