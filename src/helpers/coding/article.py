"""One article as the coder sees it: a text that is never changed, cut into paragraphs and sentences.

All positions are code points in ``text``; ``end`` is exclusive. Furniture (datelines, bylines, "Baca juga", teasers,
share lines, copyright) stays in the text and is marked, so that spans always count in the stored text.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


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


class Article:
    """A text with its paragraphs and sentences.

    Parameters
    ----------
    text : str
        The text as decoded; nothing is stripped or normalised.
    """

    def __init__(self, text: str):
        self.text = text

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in order, each with its kind."""
        return [Paragraph(m.start(), m.end(), "body") for m in re.finditer(r"\S[^\n]*", self.text)]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of body paragraphs, in order, trimmed of surrounding white space."""
        found = []
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.kind != "body":
                continue
            text = self.text[paragraph.start : paragraph.end]
            for m in re.finditer(r"\S.*?(?:[.!?]+[\"”’)]*(?=\s+[\"“‘(A-Z0-9])|$)", text):
                found.append(Sentence(paragraph.start + m.start(), paragraph.start + m.end(), number))
        return found

    def evidence(self, start: int, end: int) -> str:
        """The characters of a span."""
        return self.text[start:end]
