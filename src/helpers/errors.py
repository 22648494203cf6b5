"""Everything that Jangkau refuses, as one small tree.

JangkauError
├── CorpusError       cards and texts that do not agree
├── CodebookError     a file under data/codebook that cannot be used
├── CorrectionError   a line of the corrections that cannot be used
├── TableError        a table that breaks its schema, key or foreign key
├── ExchangeError     a file of another tool that cannot be read, or a coding that cannot be given to one
├── ParameterError    a notebook parameter that is misspelt, mistyped or has no such value
├── ReportError       a notebook or page that could not be made
├── ClusterError      a cluster that cannot be reached, or whose workers are not as this machine
├── BusyError         an output that another process writes or reads
└── EndedError        a process that was needed and has ended

Each message says what was met, what was expected and what to do. The command line prints it without a traceback.
"""

import textwrap


class JangkauError(Exception):
    """Base of all refusals; ``str(error)`` is a message for the user."""


class CorpusError(JangkauError):
    """Cards and texts that do not agree."""


class CodebookError(JangkauError):
    """A codebook file that cannot be used."""


class CorrectionError(JangkauError):
    """A line of the corrections that cannot be used."""


class TableError(JangkauError):
    """A table that breaks its schema, its key or a foreign key."""


class ExchangeError(JangkauError):
    """A file of another tool that cannot be read, or a coding that cannot be given to one."""


class ParameterError(JangkauError):
    """A notebook parameter that is misspelt, mistyped or out of range."""


class ReportError(JangkauError):
    """A notebook or page that could not be made."""


class ClusterError(JangkauError):
    """A cluster that cannot be reached, was lost, or has workers that are not as this machine."""


class BusyError(JangkauError):
    """An output that another process writes, or reads while this one would write."""


class EndedError(JangkauError):
    """A process that was needed has ended before its work was done."""


def listed(problems: list[str], opening: str, closing: str = "") -> str:
    """All offenders in one message: an opening sentence, one line each, what to do now.

    >>> print(listed(["a is missing.", "b is empty."], "Two cards are wrong:", "Mend them."))
    Two cards are wrong:
      a is missing.
      b is empty.
    Mend them.
    """
    lines = [opening, *(textwrap.indent(problem, "  ") for problem in problems)]
    return "\n".join([*lines, closing] if closing else lines)
