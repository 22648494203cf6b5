"""What a check gives: a finding with its place, and what it was compared with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Flag:
    """Something in the article that does not agree. Nothing is mended.

    ``code`` is a flag of the codebook, ``severity`` ``note`` or ``warning``; ``detail`` says what was compared as
    ``key=value`` pairs in no language. The span is the offending one; ``other_start`` and ``other_end`` are what it was
    compared with, where that stands in the text.
    """

    code: str
    severity: str
    detail: str
    start: int
    end: int
    rule_id: str
    other_start: int | None = None
    other_end: int | None = None


def figure(value: float) -> str:
    """A value as a detail prints it: 12800, 27.86.

    >>> figure(12800.0), figure(27.86)
    ('12800', '27.86')
    """
    return f"{value:.10g}" if value < 1e10 else f"{value:.0f}"
