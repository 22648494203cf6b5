"""Positions in code points and as other programs count: in UTF-16 units, of which an emoji has two, or with line ends of two
characters.
"""

import re
from bisect import bisect_left, bisect_right


class Utf16:
    """Conversion of the positions of one text.

    >>> counted = Utf16("a💌b")
    >>> counted.to_units(2), counted.to_points(3)
    (3, 2)
    """

    def __init__(self, text: str):
        self._wide = [n for n, character in enumerate(text) if ord(character) > 0xFFFF]
        self._in_units = [n + count for count, n in enumerate(self._wide)]

    def to_units(self, position: int) -> int:
        """Position in UTF-16 units of one in code points."""
        return position + bisect_left(self._wide, position)

    def to_points(self, position: int) -> int:
        """Position in code points of one in UTF-16 units; inside an emoji, its end."""
        return position - bisect_right(self._in_units, position - 2)


class Counting:
    """Positions of a program that may write line ends as CR LF and may count in UTF-16 units, to ours.

    >>> Counting("a💌\\r\\nb", in_units=True).to_ours(5)
    3
    """

    def __init__(self, theirs: str, in_units: bool):
        self._units = Utf16(theirs) if in_units else None
        self._returns = [met.start() for met in re.finditer("\r\n", theirs)]

    def to_ours(self, position: int) -> int:
        """Position in code points of the text with LF."""
        points = position if self._units is None else self._units.to_points(position)
        return points - bisect_left(self._returns, points)
