"""One article as the coder sees it: a text that is never changed, cut into paragraphs and sentences.

All positions are code points in ``text``; ``end`` is exclusive. Furniture (bylines, "Baca juga", teasers, share lines,
copyright) stays in the text and is marked, so that spans always count in the stored text. Finders that match words
read ``plain`` or ``body``: the same length as ``text``, with the oddities of typesetting smoothed away.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from helpers.coding import furniture, mastheads
from helpers.coding.sentences import find_sentences


class Span(NamedTuple):
    """A stretch of a text in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``kind`` is ``body``, ``context`` (headline, caption, dateline, section label) or ``furniture``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of the body; ``paragraph`` counts in ``Article.paragraphs``."""

    start: int
    end: int
    paragraph: int


LIKE_SPACE = dict.fromkeys(map(chr, [*range(0x2000, 0x200B), 0x09, 0xA0, 0x202F, 0x205F, 0x3000]), " ")
LIKE_NEWLINE = dict.fromkeys("\x0b\x0c\r\x85\u2028\u2029", "\n")
LIKE_QUOTE = dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‘’‚‛ʼ´`′", "'")
SMOOTHED = LIKE_SPACE | LIKE_NEWLINE | LIKE_QUOTE | {"\u2010": "-", "\u2011": "-"}
ODD = re.compile(f"[{''.join(map(re.escape, SMOOTHED))}]")

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
WORD_WITH_INVISIBLE = re.compile(rf"[\w{INVISIBLE}]+")
IS_INVISIBLE = re.compile(f"[{INVISIBLE}]")
TAG = re.compile(r"<(?:/?(?P<name>[a-zA-Z][a-zA-Z0-9]*)|!)[^<>]*>")
INLINE_TAGS = frozenset("a abbr b em font i mark small span strong sub sup u".split())
ENTITY = re.compile(r"&(?:amp;)?(?:[a-zA-Z]{2,8}|#\d{2,6});")


def _blank_tag(tag: re.Match) -> str:
    """A tag as white space of its own length; tags of blocks break the line."""
    is_inline = (tag["name"] or "").lower() in INLINE_TAGS
    return (" " if is_inline else "\n") + " " * (len(tag[0]) - 1)


def _resolve_entity(entity: re.Match) -> str:
    """An entity as its character, filled up to its own length."""
    character = html.unescape(html.unescape(entity[0]))
    return character.ljust(len(entity[0])) if len(character) == 1 else entity[0]


def _push_invisible(word: re.Match) -> str:
    """Soft hyphens and zero-width marks leave the word and become blanks behind it."""
    kept = IS_INVISIBLE.sub("", word[0])
    return kept.ljust(len(word[0]))


def smooth(text: str) -> str:
    """A copy of the same length in which words can be matched.

    Non-breaking and thin spaces become blanks, curly quotes straight ones, tags and entities left over from a
    web page white space, and a soft hyphen moves behind its word. Words keep the place where they begin.

    >>> smooth("“per\\u00adlin\\u00addungan”\\u00a0kerja")
    '"perlindungan  " kerja'
    """
    if "<" in text:
        text = TAG.sub(_blank_tag, text)
    if "&" in text:
        text = ENTITY.sub(_resolve_entity, text)
    if IS_INVISIBLE.search(text):
        text = WORD_WITH_INVISIBLE.sub(_push_invisible, text)
    return ODD.sub(lambda odd: SMOOTHED[odd[0]], text)  # few are odd; `translate` would look every character up


class Article:
    """A text with its paragraphs and sentences.

    Parameters
    ----------
    text : str
        The text as decoded; nothing is stripped or normalised.

    Examples
    --------
    >>> article = Article("SERANG – Pekerja ikut. Iurannya dibayari.\\nBaca juga: Kabar lain")
    >>> [article.evidence(s.start, s.end) for s in article.sentences]
    ['Pekerja ikut.', 'Iurannya dibayari.']
    >>> [p.kind for p in article.paragraphs]
    ['context', 'body', 'furniture']
    """

    def __init__(self, text: str):
        self.text = text

    @cached_property
    def plain(self) -> str:
        """The text with its typesetting smoothed: same length, same positions."""
        return smooth(self.text)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in order, each with its kind. A line can hold several (a dateline before the story)."""
        return [Paragraph(*found) for found in furniture.find_paragraphs(self.plain)]

    @cached_property
    def body(self) -> str:
        """``plain`` with everything but the body blanked and each paragraph on one line: same length and positions."""
        return self.masked("body")

    def masked(self, *kinds: str) -> str:
        """``plain`` with only the paragraphs of these kinds left, each on one line: same length and positions."""
        parts, at = [], 0
        for paragraph in self.paragraphs:
            if paragraph.kind in kinds:
                # a blank stretch begins with a line break, so that no match runs across
                parts.append("\n".ljust(paragraph.start - at) if paragraph.start > at else "")
                parts.append(self.plain[paragraph.start : paragraph.end].replace("\n", " "))
                at = paragraph.end
        parts.append("\n".ljust(len(self.text) - at) if len(self.text) > at else "")
        return "".join(parts)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of body paragraphs, in order, trimmed of surrounding white space."""
        return [
            Sentence(start, end, number)
            for number, paragraph in enumerate(self.paragraphs)
            if paragraph.kind == "body"
            for start, end in find_sentences(self.plain, paragraph.start, paragraph.end)
        ]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> Sentence | None:
        """The body sentence that holds a position, or None."""
        number = self.sentence_number_at(position)
        return None if number is None else self.sentences[number]

    def sentence_number_at(self, position: int) -> int | None:
        """Which of ``sentences`` holds a position, or None."""
        number = bisect_right(self._sentence_starts, position) - 1
        return None if number < 0 or position >= self.sentences[number].end else number

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def kind_at(self, position: int) -> str | None:
        """Kind of the paragraph that holds a position, or None between paragraphs."""
        number = bisect_right(self._paragraph_starts, position) - 1
        if number < 0 or position >= self.paragraphs[number].end:
            return None
        return self.paragraphs[number].kind

    @cached_property
    def title(self) -> str | None:
        """The headline, where the text begins with one."""
        found = mastheads.find_title(self.plain, [(p.start, p.end, p.kind) for p in self.paragraphs])
        return self.text[found[0] : found[1]] if found else None

    @cached_property
    def is_advertorial(self) -> bool:
        """Whether the text is marked as paid for ("(Adv)", "Advertorial", "Pariwara")."""
        return mastheads.is_advertorial(self.plain)

    @cached_property
    def agency(self) -> str | None:
        """The news agency that the text names as its source, as in "Pekalongan (ANTARA) -"."""
        return mastheads.find_agency(self.plain)

    def evidence(self, start: int, end: int) -> str:
        """The characters of a span."""
        return self.text[start:end]
