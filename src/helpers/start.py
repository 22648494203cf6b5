"""Entry point of the command ``jangkau``: what must be so before anything else is imported."""

import os
import sys

from helpers import interruption


def main() -> None:
    """Run the command line, in UTF-8 whatever the locale, and end at once when asked to before a command has begun."""
    if sys.getfilesystemencoding() != "utf-8":
        _begin_again_in_utf8()
    interruption.end_at_once()
    from helpers import cli

    cli.main()


def _begin_again_in_utf8() -> None:
    """Under a locale without UTF-8 a name beyond ASCII would come in pieces that no notebook or page can hold."""
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | {"PYTHONUTF8": "1"})
