"""Kernels forked from a process that has imported everything, so that a start imports nothing again.

A kernel provisioner (entry point ``jupyter_client.kernel_provisioners``, name `NAME`): papermill, nbclient, nbval and
JupyterLab use it unchanged where a kernelspec (`write_kernelspec`) or ``JUPYTER_DEFAULT_PROVISIONER_NAME``
(`forked_kernels`) says so. One notebook, one process, never reused. Where the system cannot fork, or the template
fails, an ordinary kernel starts and the log says so.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from helpers import paths
from helpers.running.forks import CAN_FORK, ONE_THREAD, SHARED, NoFork, fork, own_template

NAME = "jangkau-fork"
CHOICE = "JUPYTER_DEFAULT_PROVISIONER_NAME"
LOG = "JANGKAU_LOG"  # file that takes what a kernel says beside its notebook
MEMORY = "JANGKAU_KERNEL_MEGABYTES"  # memory that a kernel may take
QUIET_END = "--IPKernelApp.exec_lines=__import__('helpers.running.kernel_end', fromlist=['']).end_quietly()"
started: list[Any] = []  # processes of the kernels that this process has started, the last one last


@contextmanager
def forked_kernels() -> Iterator[None]:
    """Let the kernels that this process and its children start be forked ones, of one template."""
    names = (CHOICE, SHARED, *ONE_THREAD)
    before = {name: os.environ.get(name) for name in names}
    factory = KernelProvisionerFactory.instance()  # it looks at the environment once in the life of a process
    usual = factory.default_provisioner_name
    factory.default_provisioner_name = NAME
    os.environ.update(forking())
    try:
        yield
    finally:
        factory.default_provisioner_name = usual
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def forking() -> dict[str, str]:
    """Environment by which the kernels of a process are forked ones, of one template."""
    shared = {SHARED: os.environ.get(SHARED) or own_template().address} if CAN_FORK else {}
    return {CHOICE: NAME, **ONE_THREAD, **shared}


class ForkProvisioner(LocalProvisioner):
    """Starts a kernel by a fork of the template; all else is as with a kernel of its own."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict:
        """Fork a kernel for the command that would have started one."""
        if "ipykernel_launcher" not in cmd:  # another language's kernel
            return await self._launch_ordinary(cmd, **kwargs)
        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        environment = dict(kwargs.get("env") or os.environ)
        try:
            call, log = "helpers.running.kernels:serve_kernel", environment.get(LOG)
            self.process = fork(call, [arguments], environment, kwargs.get("cwd"), log)
        except NoFork as why:
            self.log.warning(f"No kernel could be forked ({why}); an ordinary one starts instead.")
            return await self._launch_ordinary(cmd, **kwargs)
        started.append(self.process)
        self.pid, self.pgid, self.cwd = self.process.pid, None, kwargs.get("cwd")
        return self.connection_info

    async def _launch_ordinary(self, cmd: list[str], **kwargs: Any) -> dict:
        given = await super().launch_kernel(cmd, **kwargs)
        started.append(self.process)
        return given

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        while self.process is not None and self.process.poll() is None:
            await asyncio.sleep(0.01)
        code, self.process = (self.process.poll() if self.process else 0), None
        return code


def serve_kernel(arguments: list[str]) -> None:
    """Be a kernel, in the forked process."""
    from ipykernel.kernelapp import IPKernelApp

    limit_memory(os.environ.get(MEMORY))
    template = f"--IPKernelApp.parent_handle={os.getppid()}"  # the kernel ends when its template does
    IPKernelApp.launch_instance(argv=[*arguments, template, "--log-level=50"])


def limit_memory(megabytes: str | None) -> None:
    """Let this process take so much memory and no more; then Python raises `MemoryError`."""
    if megabytes and sys.platform == "linux":  # elsewhere the limit on data leaves out what is mapped
        import resource

        size = int(megabytes) << 20
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def write_kernelspec(folder: Path) -> Path:
    """Write the kernelspec ``jangkau`` below a folder of kernelspecs, such as ``.venv/share/jupyter/kernels``."""
    spec = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Jangkau (forked)",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": NAME}, "debugger": True},
    }
    path = folder / "jangkau" / "kernel.json"
    paths.write_text_whole(path, json.dumps(spec, indent=1) + "\n")
    return path


if __name__ == "__main__":
    write_kernelspec(Path(sys.prefix) / "share" / "jupyter" / "kernels")
