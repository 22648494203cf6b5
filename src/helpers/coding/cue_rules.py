"""One rule of the tables that tell what a figure measures: a cue, where to look for it, what it gives."""

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A cue and its place: ``near``, ``clause``, ``sentence``, ``before`` (the sentence before) or ``earlier``.

    ``low`` and ``high`` bound the value, ``is_exact`` asks for four digits or more, ``before`` and ``after`` for a
    cue in the sentences beside, ``story`` for what the whole article is about; ``strength`` decides between two readings of a repeated figure.
    """

    place: str
    name: str
    indicator: str | None
    pattern: re.Pattern
    strength: int = 2
    low: float = 0.0
    high: float = float("inf")
    is_exact: bool = False
    before: re.Pattern | None = None
    after: re.Pattern | None = None
    story: re.Pattern | None = None


def rule(places: str, name: str, indicator: str | None, pattern: str, **options) -> list[Rule]:
    options |= {side: re.compile(options[side]) for side in ("before", "after", "story") if side in options}
    return [Rule(place, name, indicator, re.compile(pattern), **options) for place in places.split()]
