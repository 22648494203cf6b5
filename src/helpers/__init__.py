"""Jangkau: from news texts to comparable evidence on outreach for employment social security.

The rooms, in the order that data walks them: ``corpus`` (files to documents), ``coding`` (documents to evidence),
``tables`` (evidence to tidy tables), ``comparison`` (tables to findings), ``reporting`` (findings to pages),
``running`` (notebooks to runs). A later room may import an earlier one, never the other way round.
"""


def __getattr__(name: str) -> str:
    """``__version__``, looked up when it is asked for: it takes as long as all else before a command can be interrupted."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("jangkau")
