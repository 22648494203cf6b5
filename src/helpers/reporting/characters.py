"""The characters that a page may hold."""

import re

# Controls (those that turn the direction of writing can disguise a sentence), noncharacters, halves of characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def printable(text: str) -> str:
    """Text without the characters that neither HTML nor a tagged PDF may hold.

    >>> printable("a\\x07b\\ufffe")
    'ab'
    """
    if text.isprintable():
        return text
    # Long lines, such as drawings, are seldom touched, and to ask each whether it is printable takes a tenth.
    return "\n".join(line if line.isprintable() else _UNPRINTABLE.sub("", line) for line in text.split("\n"))
