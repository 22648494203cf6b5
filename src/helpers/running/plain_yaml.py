"""Values that somebody types or writes into a small file, as YAML: plain ones, and never more than were written."""

import re
from collections.abc import Iterable
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
        _check_events(yaml.parse(text, Loader=loader))
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as broken:
        raise ValueError(" ".join(str(broken).split())) from None


def _check_events(events: Iterable[yaml.Event]) -> None:
    """Refuse an alias and what is nested deeply as soon as it is met: to read on would cost the square of the depth."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ValueError(f"it is nested more than {DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("an alias such as *a is not allowed; write the value out")
        if isinstance(event, yaml.ScalarEvent) and re.search("[\ud800-\udfff]", event.value):
            raise ValueError("half of a character such as \\ud800 is not allowed; write the whole character")
