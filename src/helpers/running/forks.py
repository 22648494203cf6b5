"""The asking side of the template: start it, share it with the processes below, and hold what it has forked."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from helpers import interruption, paths, scratch
from helpers.running.template import REFUSED, signal_forked

SHARED = "JANGKAU_TEMPLATE"  # socket of a template that a process above has started
CAN_FORK = (
    hasattr(os, "fork") and hasattr(socket, "AF_UNIX") and sys.platform != "darwin"
)  # Apple's libraries forbid it
# A thread does not survive a fork: numpy's BLAS and Arrow's allocator each start one as soon as they are imported.
PYDEVD = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}  # it would warn at every import
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
ENDING = 0.3  # seconds in which a template ends what it has forked
_own: "Template | None" = None
_starting = threading.Lock()  # a worker of a cluster asks from several threads


class NoFork(OSError):
    """A process could not be forked; says why."""


class Forked:
    """A process that the template has forked, in the words of `subprocess.Popen`, as far as they are needed.

    Closing it ends the process. One that vanishes together with its template has exit code -9, and ``is_lost`` is true.
    """

    stdin = stdout = stderr = None

    def __init__(self, line: socket.socket, pid: int, rest: bytes = b""):
        self.pid, self.returncode, self.is_lost = pid, None, False
        self._line, self._read = line, rest

    def fileno(self) -> int:
        """For `select`: readable when the process has ended."""
        return self._line.fileno()

    def poll(self) -> int | None:
        """Exit code, or None while it runs."""
        return self._hear(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait until it has ended."""
        return self._hear(timeout)

    def _hear(self, timeout: float | None) -> int | None:
        while self.returncode is None:
            self._line.settimeout(timeout)
            try:
                more = self._line.recv(64)
            except (BlockingIOError, TimeoutError):
                return None
            except OSError:
                more = b""
            self._read += more
            if not more or self._read.endswith(b"\n"):
                self.is_lost = not self._read.strip()
                if self.is_lost:
                    signal_forked(self.pid, signal.SIGKILL)  # it hears of its parent's end a moment after this process
                self.returncode = -signal.SIGKILL if self.is_lost else int(self._read)
                self._line.close()
        return self.returncode

    def send_signal(self, signum: int) -> None:
        if self.poll() is None:
            signal_forked(self.pid, signum)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def fork(
    call: str, arguments: list, environment: dict[str, str], folder: str | None = None, log: str | None = None
) -> Forked:
    """Have ``module:function`` called with arguments in a process forked from the template.

    Raises
    ------
    NoFork
        Where the system cannot fork, or the template could not be started.
    """
    asked = {"call": call, "arguments": arguments, "environment": environment, "folder": folder, "log": log}
    line = _connect()
    try:
        line.sendall(json.dumps(asked).encode() + b"\n")
        answer, _, rest = _first_line(line).partition(b"\n")
    except OSError as broken:
        line.close()
        raise NoFork(f"the template is gone: {broken}") from None
    if not answer.isdigit():
        line.close()
        said = answer.decode()
        raise NoFork(f"the template has {said.removeprefix(REFUSED).strip()}" if said else "the template ended")
    return Forked(line, int(answer), rest)


def _first_line(line: socket.socket) -> bytes:
    read = b""
    while b"\n" not in read and (more := line.recv(64)):
        read += more
    return read


def _connect() -> socket.socket:
    if not CAN_FORK:
        raise NoFork("this system cannot fork safely")
    try:
        return _connected_to(os.environ.get(SHARED) or own_template().address)
    except OSError as broken:
        if not (_own and _own.address == os.environ.get(SHARED)):
            raise NoFork(f"no template answers: {broken}") from None
    try:  # ours, which other processes knew, was killed
        os.environ[SHARED] = own_template().address
        return _connected_to(os.environ[SHARED])
    except OSError as broken:
        raise NoFork(f"no template answers: {broken}") from None


def _connected_to(address: str) -> socket.socket:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.connect(address)
    except OSError:
        line.close()
        raise
    return line


def own_template() -> "Template":
    """The template of this process; a new one when there is none, it has ended, or the package has changed since."""
    global _own
    with _starting:
        state = package_state()
        if _own is not None and (_own.state != state or not _own.is_running):
            _own.retire()
            _own = None
        if _own is None:
            _own = Template(state)
        return _own


def start_early() -> None:
    """Let the template import while this process still does; what cannot be started is missed when it is needed."""
    if CAN_FORK and SHARED not in os.environ:
        with suppress(OSError):
            own_template()


def package_state() -> tuple:
    """What a template has imported: the package's files and the codebook's, by time of change and size."""
    folders = [Path(__file__).parents[1], paths.codebook()]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix != ".pyc"]
    stats = {str(path): path.stat() for path in files if path.is_file()}
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats.items())


class Template:
    """A running template and the socket that it hears on."""

    def __init__(self, state: tuple):
        self.state = state
        self._folder = scratch.make_folder()
        self.address = str(self._folder / "t")
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            listener.bind(self.address)
            listener.listen(128)
            command = [sys.executable, "-P", "-m", "helpers.running.template", str(listener.fileno())]
            environment = {**os.environ, **ONE_THREAD, **PYDEVD}
            environment.pop(SHARED, None)
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                pass_fds=[listener.fileno()],
                env=environment,
                cwd=paths.ROOT,
                start_new_session=True,  # Ctrl+C on the terminal is for the owner, who ends what it started
            )
        interruption.below.add(self.pid)
        atexit.register(self.stop)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def retire(self) -> None:
        """Let it end when the last process that it has forked has ended."""
        with suppress(OSError):
            os.write(self._process.stdin.fileno(), b"r")

    def stop(self) -> None:
        """End it and all that it has forked."""
        atexit.unregister(self.stop)
        with suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(ENDING)
        except subprocess.TimeoutExpired:  # it still imports and has forked nothing
            self._process.kill()
            self._process.wait()
        interruption.below.discard(self.pid)
        scratch.remove_folder(self._folder)
