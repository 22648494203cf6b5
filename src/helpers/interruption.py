"""Ctrl+C and SIGTERM: a command puts away what it has under way, and ends within two seconds whatever it is doing.

A signal raises `Interrupted` in what runs, so that files under way are removed and processes ended. Where that takes
longer, as in a library that does not listen, a thread ends the process as ``kill -9`` would: outputs are never
written in place, and the next command sweeps what was left.
"""

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

SIGNALS = (signal.SIGINT, signal.SIGTERM)
PATIENCE = 1.0  # seconds that are left for putting away
SAID = "What is finished is kept: run the same command again to go on."
below: set[int] = set()  # processes that are killed with this one
_DONE = b"\0"


class Interrupted(KeyboardInterrupt):
    """A signal that asks to end; its number is the only argument."""

    @property
    def exit_code(self) -> int:
        """As shells know it: 130 for Ctrl+C, 143 for SIGTERM."""
        return 128 + self.args[0]


def end_at_once() -> None:
    """Let the signals end this process, which has nothing to put away; one that is ignored, as under nohup, stays so."""
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end_at_once)


def _end_at_once(number: int, _frame) -> None:
    os.write(2, f"jangkau: {_word(number)}. {SAID}\n".encode())
    os._exit(128 + number)


def _word(number: int) -> str:
    return "interrupted" if number == signal.SIGINT else "asked to end"


def in_words(interrupted: KeyboardInterrupt) -> str:
    """What a command says that was interrupted."""
    return f"{_word(interrupted.args[0] if interrupted.args else signal.SIGINT)}. {SAID}"


@contextmanager
def stoppable() -> Iterator[None]:
    """Let the signals raise `Interrupted` in what runs, once, and end the process where that does not end it soon."""
    heard = [number for number in SIGNALS if signal.getsignal(number) not in (signal.SIG_IGN, None)]
    if threading.current_thread() is not threading.main_thread() or not heard:
        yield
        return
    hears, tells = socket.socketpair()
    tells.setblocking(False)
    watch = _Watch(hears)
    former = {number: signal.signal(number, watch.interrupt) for number in heard}
    former_waker = signal.set_wakeup_fd(tells.fileno(), warn_on_full_buffer=False)
    sys.unraisablehook = watch.take_note
    watch.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(former_waker)
        sys.unraisablehook = watch.usual_hook
        for number, handler in former.items():
            signal.signal(number, handler)
        if not watch.is_interrupted:  # else it watches over the end of the process, too
            tells.send(_DONE)
            watch.join()
            tells.close()


class _Watch(threading.Thread):
    """Waits for a signal, then for the end of the process."""

    def __init__(self, hears: socket.socket):
        super().__init__(daemon=True)
        self.hears, self.is_interrupted, self.usual_hook = hears, False, sys.unraisablehook

    def interrupt(self, number: int, _frame) -> None:
        """Handler of a signal: raises in what runs; once, since a second one would break the putting away."""
        if not self.is_interrupted:
            self.is_interrupted = True
            raise Interrupted(number)

    def take_note(self, told) -> None:
        """Of what Python cannot raise, as in a destructor: an interruption is lost there, and the thread ends the process."""
        if not isinstance(told.exc_value, Interrupted):
            self.usual_hook(told)

    def run(self) -> None:
        while (heard := self.hears.recv(1)) not in (b"", _DONE):
            if heard[0] in SIGNALS:
                threading.Event().wait(PATIENCE)
                _end_hard(heard[0])
        self.hears.close()


def _end_hard(number: int) -> None:
    for process in list(below):
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)
    _end_at_once(number, None)
