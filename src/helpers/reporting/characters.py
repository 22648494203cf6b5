"""The characters that a page may hold."""

import re

# Controls (those that turn the direction of writing can disguise a sentence), noncharacters, halves of characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)

_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MOST_MARKS = 4  # on one letter; no language of the articles has as many, and a tower of them covers other lines
_TOWER = re.compile(f"{_MARKS}{_MARKS}{{{_MOST_MARKS - 1}}}{_MARKS}+")


def lowered(text: str, instead: str = "") -> str:
    """Text whose letters carry no towers of marks; ``instead`` stands for each mark too many.

    >>> len(lowered("a" + "\\u0301" * 60))
    5
    """
    if text.isascii():
        return text
    return _TOWER.sub(lambda tower: tower[0][:_MOST_MARKS] + instead * (len(tower[0]) - _MOST_MARKS), text)


def printable(text: str) -> str:
    """Text without the characters that neither HTML nor a tagged PDF may hold, and without towers of marks.

    >>> printable("a\\x07b\\ufffe")
    'ab'
    """
    text = lowered(text)
    if text.isprintable():
        return text
    # Long lines, such as drawings, are seldom touched, and to ask each whether it is printable takes a tenth.
    return "\n".join(line if line.isprintable() else _UNPRINTABLE.sub("", line) for line in text.split("\n"))
