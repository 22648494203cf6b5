"""What can be otherwise from one machine, or one day, to another while the same thing is built: for `helpers.running.varied`."""

from dataclasses import dataclass, field

# Found by Python when it starts, wherever it starts below: every folder is listed from Z to A.
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


@dataclass(frozen=True)
class Condition:
    """What is otherwise than in the first build.

    Parameters
    ----------
    environment : dict of str to str
        Variables that are set.
    before : tuple of str
        A command that runs the build.
    folder : str
        Name of another folder that the project lies in.
    is_backwards, is_grown : bool
        Folders are listed backwards; half of the articles come to a finished build.
    """

    name: str
    jobs: int = 1
    umask: int = 0o022
    environment: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    folder: str = ""
    is_backwards: bool = False
    is_grown: bool = False


FIRST = Condition("the first build: one job, UTC, C.UTF-8, hash seed 0")
STRANGE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "<+1345>-13:45"}
LATER = ("faketime", "-f", "+400d")
LONG = (
    Condition("another folder, four jobs", jobs=4, folder="folder lain é"),
    Condition("locale C (ASCII), time zone 13:45 east", environment=STRANGE),
    Condition(
        "hash seed 4711, umask 077, no home", umask=0o077, environment={"PYTHONHASHSEED": "4711", "HOME": "{new}"}
    ),
    Condition("folders listed from Z to A", is_backwards=True, environment={"PYTHONHASHSEED": "random"}),
    Condition("400 days later", before=LATER, environment={"FAKETIME_DONT_FAKE_MONOTONIC": "1"}),
    Condition("half of the articles first, then all over it", is_grown=True),
)
SHORT = (
    Condition(
        "all at once: folder, jobs, locale, time zone, hash seed, umask, home, listing",
        jobs=3,
        umask=0o077,
        environment=STRANGE | {"PYTHONHASHSEED": "4711", "HOME": "{new}"},
        folder="another folder",
        is_backwards=True,
    ),
)
