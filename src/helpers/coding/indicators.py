"""What a figure measures, by the words around it: participants, a target, claims paid, a contribution rate ...

Each unit has an ordered table of rules (`indicator_rules`) and the first that fits decides. A rule looks at
the figure's own stretch (between the commas and figures beside it), at its clause, at the sentence or at the
one before; the order of the table carries the manual's precedence (`subsidised` before `participants`,
`participants_new` and `target`). In the stretches the figure stands as "#", so that a rule may say on which
side of it a cue must be.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from helpers.coding.indicator_rules import DEFAULTS, RULES

WINDOW = 350  # code points to either side: no cue is sought farther off, however long the sentence


@dataclass(frozen=True)
class Around:
    """The stretches around a figure, narrowest first, in lower case, the figure itself as "#"."""

    near: str
    clause: str
    sentence: str
    before: str = ""  # the sentence before, for figures whose own sentence says nothing
    earlier: str = ""  # some more of what precedes
    after: str = ""  # the sentence after
    story: str = ""  # of contributions that somebody else pays: "paid", "opens", and "here" where the paragraph says so


class Reading(NamedTuple):
    """An indicator (None: no quantity of the programme), the rule that gave it, and how firmly: 2, 1 or 0."""

    indicator: str | None
    rule: str
    strength: int


_HARD = re.compile(
    r"[;:]\s|,?\s(?:sedangkan|sementara(?: itu)?|adapun|namun|tetapi|tapi|padahal|sebaliknya"
    r"|selain itu)\s"
)
_SOFT = re.compile(
    r",\s|\s[–—-]\s|[\"“”]|\s\(|\)\s|;\s|:\s|\s(?:sedangkan|sementara|adapun|namun|tetapi"
    r"|tapi|padahal)\s"
)


Span = tuple[int, int]


def around(lowered: str, sentence: Span, figure: Span, beside: Span, **others: str) -> Around:
    """The stretches around a figure.

    Parameters
    ----------
    lowered : str
        The article in lower case.
    sentence, figure, beside : tuple of int
        Spans of the sentence, of the numeral, and of what lies between the figures beside it.
    **others : str
        The sentences around: ``before``, ``earlier``, ``after``.
    """
    start, end = figure
    first, last = max(sentence[0], start - WINDOW), min(sentence[1], end + WINDOW)
    near = _cut(lowered, max(first, beside[0]), start, end, min(last, beside[1]), _SOFT)
    clause = _cut(lowered, max(first, start - 260), start, end, min(last, end + 200), _HARD)
    return Around(near, clause, lowered[first:start] + "#" + lowered[end:last], **others)


def _cut(lowered: str, first: int, start: int, end: int, last: int, breaks: re.Pattern) -> str:
    left, right = first, last
    for found in breaks.finditer(lowered, first, start):
        left = found.end()
    found = breaks.search(lowered, end, last)
    if found:
        right = found.start()
    return lowered[left:start] + "#" + lowered[end:right]


def read_indicator(unit: str, value: float, stretch: Around) -> Reading:
    """The indicator of a figure; ``unit`` is one of the manual, or ``person``, ``unknown``, ``projects``, ``times``."""
    for rule in RULES.get(unit, ()):
        if not rule.low <= value <= rule.high or (rule.is_exact and not _is_exact(value)):
            continue
        if rule.pattern.search(getattr(stretch, rule.place)) and _goes_with(rule, stretch):
            return Reading(rule.indicator, f"{rule.name}.{rule.place}", rule.strength)
    return Reading(DEFAULTS.get(unit), "default", 0)


def _goes_with(rule, stretch: Around) -> bool:
    """Whether the sentences around say what the rule asks of them."""
    is_before = rule.before is None or rule.before.search(stretch.before)
    is_of_story = rule.story is None or rule.story.search(stretch.story)
    return bool(is_before and is_of_story and (rule.after is None or rule.after.search(stretch.after)))


def _is_exact(value: float) -> bool:
    """Whether a sum has four digits or more before its zeros: what was really paid, not a tariff."""
    return len(f"{value:.0f}".rstrip("0")) >= 4
