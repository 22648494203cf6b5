"""Positions in code points and in UTF-16 units, which programs in JavaScript count: an emoji is two of those."""

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

    def __bool__(self) -> bool:
        """Whether the two ways of counting differ in this text."""
        return bool(self._wide)

    def to_units(self, position: int) -> int:
        """Position in UTF-16 units of one in code points."""
        return position + bisect_left(self._wide, position)

    def to_points(self, position: int) -> int:
        """Position in code points of one in UTF-16 units; inside an emoji, its end."""
        return position - bisect_right(self._in_units, position - 2)
