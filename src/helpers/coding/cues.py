"""The small language in which cues are written, as ``data/codebook/README.md`` explains it to analysts.

A cue is a phrase of words with gaps, alternatives and named lists::

    jemput bola
    menyerahkan ... (santunan | =klaim)
    {authority} =siap menggandeng

Here it is parsed into a small tree; ``matcher.py`` looks for all trees of a codebook at once.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from helpers.errors import CodebookError

DEEPEST = 20  # brackets within brackets
GAP = 8  # words that "..." may stand for, unless a number follows it

_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.\.(?P<most>\d*))|(?P<number><number>)|\{(?P<list>[a-z_]+)\}|(?P<mark>[()|?])"
    r"|(?P<kind>[=~]?)(?P<word>\w+(?:[-'’/]\w+)*)|(?P<wrong>\S))"
)
WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")


@dataclass(frozen=True)
class Word:
    """One word of a phrase; ``kind`` is "=" (as written), "" (inflected) or "~" (its family)."""

    kind: str
    word: str


@dataclass(frozen=True)
class Number:
    """Any number in digits."""


@dataclass(frozen=True)
class Named:
    """One of the expressions of a named list."""

    name: str


@dataclass(frozen=True)
class Gap:
    """Up to ``most`` words of the same sentence."""

    most: int


@dataclass(frozen=True)
class Maybe:
    """May be there or not."""

    item: "Node"


@dataclass(frozen=True)
class Phrase:
    """Items that follow one another."""

    items: tuple["Node", ...]


@dataclass(frozen=True)
class Choice:
    """One of several."""

    options: tuple["Node", ...]


Node = Word | Number | Named | Gap | Maybe | Phrase | Choice


@dataclass(frozen=True)
class Cue:
    """A cue of a code: what to find, and what must or must not stand near it.

    Parameters
    ----------
    find : str
        The expression.
    id : str
        Last part of the rule's name, e.g. "jemput_bola" of ``strategy.door_to_door.jemput_bola``.
    without, with_, near : str or None
        Expressions: none of it in the sentence; some of it in the sentence; some of it in the paragraph.
    not_in : str or None
        A longer expression that the words found must not be part of.
    said_by : str or None
        A named list: the words are said by one whom it describes.
    status : str or None
        The status that the cue itself settles.
    reading : str
        "act" (the words say that it is done), "thing" (they name it; a verb near them must say so) or "fact" (a
        state of affairs, told in any setting that is not negated).
    """

    find: str
    id: str
    without: str | None = None
    with_: str | None = None
    near: str | None = None
    not_in: str | None = None
    said_by: str | None = None
    status: str | None = None
    reading: str = "thing"


def _tokens(expression: str) -> Iterator[re.Match]:
    position = 0
    text = expression.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match["wrong"]:
            raise CodebookError(f"{match['wrong']!r} has no meaning in a cue: {expression!r}")
        yield match
        position = match.end()


class _Parser:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, expression: str):
        self.expression = expression
        self.tokens = list(_tokens(expression))
        self.at = 0

    def refuse(self, what: str) -> CodebookError:
        return CodebookError(f"{what} in the cue {self.expression!r}")

    def mark(self) -> str | None:
        return self.tokens[self.at]["mark"] if self.at < len(self.tokens) else None

    def choice(self) -> Node:
        options = [self.phrase()]
        while self.mark() == "|":
            self.at += 1
            options.append(self.phrase())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def phrase(self) -> Node:
        items: list[Node] = []
        while self.at < len(self.tokens) and self.mark() not in ("|", ")"):
            items += self.item()
        if not [item for item in items if not isinstance(item, Gap | Maybe)]:
            raise self.refuse("There is no word that must be there")
        if isinstance(items[0], Gap) or isinstance(items[-1], Gap):
            raise self.refuse("'...' must stand between words")
        return items[0] if len(items) == 1 else Phrase(tuple(items))

    def item(self) -> list[Node]:
        token = self.tokens[self.at]
        self.at += 1
        if token["mark"] == "(":
            items: list[Node] = [self.choice()]
            if self.mark() != ")":
                raise self.refuse("A '(' is not closed")
            self.at += 1
        elif token["mark"]:
            raise self.refuse(f"{token['mark']!r} follows nothing")
        else:
            items = self.plain(token)
        if self.mark() == "?":
            self.at += 1
            items[-1] = Maybe(items[-1])
        return items

    def plain(self, token: re.Match) -> list[Node]:
        if token["gap"]:
            return [Gap(int(token["most"] or GAP))]
        if token["number"]:
            return [Number()]
        if token["list"]:
            return [Named(token["list"])]
        # "non-ASN" and "RT/RW" are two words each in a text
        return [Word(token["kind"], _cased(token["kind"], word)) for word in WORD.findall(token["word"])]


def _cased(kind: str, word: str) -> str:
    """Small letters, but for an exact word that is written in capitals: "=SE" is a circular and "se-" a prefix."""
    return word if kind == "=" and word.isupper() else word.casefold()


def parse(expression: str) -> Node:
    """The tree of an expression.

    Raises
    ------
    CodebookError
        A sign without meaning, an unclosed bracket, a gap at an end, or nothing that must be there.

    >>> parse("jemput bola")
    Phrase(items=(Word(kind='', word='jemput'), Word(kind='', word='bola')))
    """
    parser = _Parser(expression)
    if not parser.tokens:
        raise CodebookError("A cue is empty.")
    if max(accumulate((sign == "(") - (sign == ")") for sign in expression)) > DEEPEST:
        raise parser.refuse(f"brackets are nested more than {DEEPEST} deep")
    tree = parser.choice()
    if parser.at < len(parser.tokens):
        raise parser.refuse(f"{parser.mark()!r} opens nothing")
    return tree


def parts(tree: Node, keep: Callable[[Node], bool]) -> Iterator[Node]:
    """All nodes of a tree for which ``keep`` is true."""
    if keep(tree):
        yield tree
    inner = getattr(tree, "items", None) or getattr(tree, "options", None) or ()
    for node in (*inner, *([tree.item] if isinstance(tree, Maybe) else [])):
        yield from parts(node, keep)


def lists_in(tree: Node) -> set[str]:
    """Names of the lists that an expression uses."""
    return {node.name for node in parts(tree, lambda node: isinstance(node, Named))}


def short_name(expression: str) -> str:
    """A name for a cue that was given none: its first three words.

    >>> short_name("menyerahkan ... (santunan | =klaim)")
    'menyerahkan_santunan_klaim'
    """
    words = [m["word"] or m["list"] for m in _TOKEN.finditer(expression) if m["word"] or m["list"]]
    return "_".join(re.sub(r"\W+", "_", word.casefold()) for word in words[:3])
