"""What can be otherwise from one machine, or one day, to another while the same thing is built: for `helpers.running.varied`."""

from dataclasses import dataclass, field

# What Python runs when it starts, wherever it starts below. Every folder is listed from Z to A:
BACKWARDS = """
import os

_listdir, _scandir = os.listdir, os.scandir


class Backwards:
    def __init__(self, *where):
        with _scandir(*where) as found:
            self._found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self._found

    def __next__(self):
        return next(self._found)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    close = __exit__


os.listdir = lambda *where: sorted(_listdir(*where), reverse=True)
os.scandir = Backwards
"""
# The clock of Python, which also tells what day is today, is 400 days fast. (`faketime` would move that of libraries, too, but
# forked processes stand still under it.) Objects, not functions, since a class may hold the clock as an attribute:
LATER = """
import time
from functools import partial


def _moved(clock, shift):
    return clock() + shift


time.time = partial(_moved, time.time, 400 * 86_400)
time.time_ns = partial(_moved, time.time_ns, 400 * 86_400 * 10**9)
"""


@dataclass(frozen=True)
class Condition:
    """What is otherwise than in the first build.

    Parameters
    ----------
    environment : dict of str to str
        Variables that are set.
    folder : str
        Name of another folder that the project lies in.
    is_backwards, is_later, is_grown : bool
        Folders are listed backwards; the clock is fast; half of the articles come to a finished build.
    """

    name: str
    jobs: int = 1
    umask: int = 0o022
    environment: dict[str, str] = field(default_factory=dict)
    folder: str = ""
    is_backwards: bool = False
    is_later: bool = False
    is_grown: bool = False


FIRST = Condition("the first build: one job, UTC, C.UTF-8, hash seed 0")
STRANGE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "<+1345>-13:45"}
LONG = (
    Condition("another folder, four jobs", jobs=4, folder="folder lain é"),
    Condition("locale C (ASCII), in a folder é, time zone 13:45 east", environment=STRANGE, folder="folder lain é"),
    Condition(
        "hash seed 4711, umask 077, no home", umask=0o077, environment={"PYTHONHASHSEED": "4711", "HOME": "{new}"}
    ),
    Condition("folders listed from Z to A", is_backwards=True, environment={"PYTHONHASHSEED": "random"}),
    Condition("400 days later", is_later=True),
    Condition("half of the articles first, then all over it", is_grown=True),
)
SHORT = (
    Condition(
        "all at once: folder, jobs, locale, time zone, hash seed, umask, home, listing, day",
        jobs=3,
        umask=0o077,
        environment=STRANGE | {"PYTHONHASHSEED": "4711", "HOME": "{new}"},
        folder="folder lain é",
        is_backwards=True,
        is_later=True,
    ),
)
