"""One process that has imported everything and forks a fresh process for each task, so that no task imports again.

The template (`serve`) has one thread, no event loop and no ZMQ context, and runs no task itself. It takes requests on a
Unix socket in a folder that only this user can enter: a line of JSON in, the number of the new process back, its exit
code when it has ended. Whoever closes the connection ends the process; when the template's owner vanishes, all end.
"""

import gc
import json
import os
import random
import selectors
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from importlib import import_module

from helpers.pools import end_with_parent

LONGEST_REQUEST = 1 << 24
REFUSED = "refused"


def count_threads() -> int | None:
    """Threads of this process as the system counts them; None where it does not tell."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return None


def serve(listener: socket.socket, owner: int) -> None:
    """Fork for whoever asks, until the owner's pipe closes; after a byte on it, until the last process has ended."""
    template = _Template(listener, owner)
    while template.is_needed:
        template.step()
    template.end_all()


class _Template:
    def __init__(self, listener: socket.socket, owner: int):
        self.listener, self.owner = listener, owner
        self.children: dict[int, socket.socket] = {}
        self.is_retired = self.is_orphan = False
        self.woken, waker = socket.socketpair()
        self.woken.setblocking(False)
        waker.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the owner, who ends what it started
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        self.waker = waker
        self.selector = selectors.DefaultSelector()
        self.selector.register(listener, selectors.EVENT_READ, self._accept)
        self.selector.register(owner, selectors.EVENT_READ, self._hear_owner)
        self.selector.register(self.woken, selectors.EVENT_READ, self._reap)

    @property
    def is_needed(self) -> bool:
        return not self.is_orphan and not (self.is_retired and not self.children)

    def step(self) -> None:
        for key, _ in self.selector.select():
            key.data(key.fileobj)

    def _hear_owner(self, owner: int) -> None:
        self.is_orphan = not os.read(owner, 1)
        if not self.is_retired:
            self.selector.unregister(self.listener)
            self.listener.close()
        self.is_retired = True

    def _accept(self, listener: socket.socket) -> None:
        if self.is_retired:  # in the same moment
            return
        asker, _ = listener.accept()
        request = _read_line(asker)
        if request is None:
            asker.close()
            return
        threads = count_threads()
        if threads not in (1, None):  # a thread does not survive a fork, and its locks stay locked
            with suppress(OSError):
                asker.sendall(f"{REFUSED} {threads} threads\n".encode())
            asker.close()
            return
        pid = os.fork()
        if pid == 0:
            self._become(asker, json.loads(request))
        self.children[pid] = asker
        with suppress(OSError):
            asker.sendall(f"{pid}\n".encode())
        self.selector.register(asker, selectors.EVENT_READ, lambda gone, pid=pid: self._asker_gone(pid))

    def _asker_gone(self, pid: int) -> None:
        self.selector.unregister(self.children[pid])
        signal_forked(pid, signal.SIGKILL)

    def _reap(self, woken: socket.socket) -> None:
        with suppress(BlockingIOError):
            while woken.recv(4096):
                pass
        for pid in list(self.children):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self._tell(self.children.pop(pid), os.waitstatus_to_exitcode(status))

    def _tell(self, asker: socket.socket, code: int) -> None:
        with suppress(KeyError):
            self.selector.unregister(asker)
        with suppress(OSError):
            asker.sendall(f"{code}\n".encode())
        asker.close()

    def end_all(self) -> None:
        for pid in self.children:
            signal_forked(pid, signal.SIGKILL)

    def _become(self, asker: socket.socket, request: dict) -> None:
        """Be the new process: nothing of the template's is left that could differ from a fresh start."""
        code = 1
        try:
            for held in [self.listener, asker, self.woken, self.waker, *self.children.values()]:
                held.close()
            self.selector.close()
            os.close(self.owner)
            become_fresh(request["environment"], request["folder"], request["log"])
            module, _, name = request["call"].partition(":")
            code = getattr(import_module(module), name)(*request["arguments"]) or 0
        except SystemExit as asked:
            code = asked.code if isinstance(asked.code, int) else 1
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            with suppress(BaseException):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)


def signal_forked(pid: int, signum: int) -> None:
    """Send a signal to a forked process and those below it; to one that has gone, to nobody."""
    for send in (os.killpg, os.kill):  # it leads a group of its own as soon as it runs
        with suppress(ProcessLookupError, PermissionError):
            return send(pid, signum)


def _read_line(asker: socket.socket) -> bytes | None:
    asker.settimeout(10)
    read = b""
    with suppress(OSError):
        while not read.endswith(b"\n") and len(read) < LONGEST_REQUEST:
            more = asker.recv(1 << 16)
            if not more:
                return None
            read += more
        asker.settimeout(None)
        return read
    return None


def become_fresh(environment: dict[str, str], folder: str | None, log: str | None) -> None:
    """Give a forked process the environment, folder, signals, streams and chance of one just started."""
    os.setsid()
    end_with_parent()  # elsewhere than on Linux a kernel looks by itself
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if any(os.environ.get(name) != environment.get(name) for name in ("TMPDIR", "TEMP", "TMP")):
        tempfile.tempdir = None  # to be looked for again, by writing a file there
    os.environ.clear()
    os.environ.update(environment)
    if folder:
        os.chdir(folder)
    _point(0, os.devnull, os.O_RDONLY)
    if log:
        for stream in (1, 2):
            try:
                _point(stream, log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            except OSError:  # a disk that can no longer be written: the task says so, or has no need of it
                _point(stream, os.devnull, os.O_WRONLY)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _point(stream: int, path: str, flags: int) -> None:
    opened = os.open(path, flags, 0o644)
    os.dup2(opened, stream)
    os.close(opened)


def main(listener: int) -> None:
    """Import everything, then serve on an inherited socket until standard input closes."""
    import_module("helpers.running.warm").load()
    gc.collect()
    gc.freeze()  # for good: a collector that looks at what is shared would copy all of it
    gc.set_threshold(50_000, 20, 20)  # a task lives for seconds: what it leaves is freed at its end
    serve(socket.socket(fileno=listener), sys.stdin.fileno())
    os._exit(0)  # to take down all that was imported would be waited for


if __name__ == "__main__":
    main(int(sys.argv[1]))
