"""What comes from outside (names of files, words of texts), with every character that cannot be seen written out."""


def visible(text: str) -> str:
    """Text on one line, without what a terminal obeys, what turns the writing, and what no file could keep.

    >>> print(visible("a\\x1b[2J\\n\\u202e"))
    a\\x1b[2J\\n\\u202e
    >>> print(visible("desa-\\udce9.txt"))
    desa-\\udce9.txt
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
