"""Entry point of the command ``jangkau``: what must be so before anything else is imported."""

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # until a command can say how to go on
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import atexit
import gc
import os
import sys
from contextlib import suppress

from helpers import interruption


def main() -> None:
    """Run the command line, in UTF-8 whatever the locale, and end at once when asked to before a command has begun."""
    if sys.getfilesystemencoding() != "utf-8":
        _begin_again_in_utf8()
    interruption.end_at_once()
    gc.set_threshold(50_000, 20, 20)  # what a command makes lives as long as the command
    from helpers import cli

    try:
        cli.main()
    except SystemExit as asked:
        if isinstance(asked.code, int | None):
            _end(asked.code or 0)
        raise
    _end(0)


def _end(code: int) -> None:
    """Do what is to be done at the end, and no more: to take every object down would last a quarter of a second."""
    atexit._run_exitfuncs()
    with suppress(OSError):  # whoever read it may have gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _begin_again_in_utf8() -> None:
    """Under a locale without UTF-8 a name beyond ASCII would come in pieces that no notebook or page can hold."""
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | {"PYTHONUTF8": "1"})
