"""The characters that a page may hold."""

import re
import unicodedata

# Controls (those that turn the direction of writing can disguise a sentence), noncharacters, halves of characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)

_MOST_MARKS = 4  # on one letter; no language has as many, and a tower of them covers other lines
_MAY_BE_TOWER = re.compile(f"[\u0300-\U0010ffff]{{{_MOST_MARKS + 1},}}")  # no mark comes before U+0300


def lowered(text: str, instead: str = "") -> str:
    """Text whose letters carry no towers of marks; ``instead`` stands for each mark too many.

    >>> len(lowered("a" + "\\u0301" * 60)), len(lowered("z" + "\\u0e47" * 60))
    (5, 5)
    """
    if text.isascii():
        return text
    return _MAY_BE_TOWER.sub(lambda found: _lowered(found[0], instead), text)


def _lowered(characters: str, instead: str) -> str:
    kept, marks = [], 0
    for character in characters:
        marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        kept.append(character if marks <= _MOST_MARKS else instead)
    return "".join(kept)


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
