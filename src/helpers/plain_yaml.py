"""Values that somebody types or writes into a small file, as YAML: plain ones, and never more than were written."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

DEEPEST = 20


def read_yaml(text: str, loader: type[yaml.SafeLoader] = yaml.SafeLoader) -> Any:
    """The value of a text; an alias is refused, since ten of them can stand for a thousand million values.

    Raises
    ------
    ValueError
        With what is wrong, in one line.

    Examples
    --------
    >>> read_yaml("[1, 2024, a]")
    [1, 2024, 'a']
    """
    try:
        for _, what in refused(text, loader):
            raise ValueError(what)
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as broken:
        raise ValueError(" ".join(str(broken).split())) from None


def refused(text: str, loader: type[yaml.SafeLoader] = yaml.SafeLoader) -> Iterator[tuple[int, str]]:
    """What is YAML and not plain: the line, counted from 1, and what is wrong with it.

    An anchor or alias can stand for what is endless, and reading what is nested deeply costs the square of the depth, so
    nothing is read after that.

    Raises
    ------
    yaml.YAMLError
        Where the text is no YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield line, f"it is nested more than {DEEPEST} deep"
            return
        if anchor := getattr(event, "anchor", None):
            yield line, f"the anchor or alias {anchor!r} is not allowed; write the value out"
        if isinstance(event, yaml.ScalarEvent) and re.search("[\ud800-\udfff]", event.value):
            yield line, "half of a character such as \\ud800 is not allowed; write the whole character"
