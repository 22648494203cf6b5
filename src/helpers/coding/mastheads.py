"""What a text says of itself above and below the story: its headline, "(Adv)", the news agency it was taken from."""

import re

from helpers.coding import page_words as words
from helpers.coding.lines import BODY, CONTEXT

ADVERTORIAL = re.compile(
    r"[(\[/]\s?adv(?:ertorial|etorial)?\b[^()\[\]\n]{0,40}[)\]]"
    r"|^[^\w\n]{0,9}(?:advertorial|pariwara|adv)\b[ :|–-]{0,5}(?:$|(?<=[:|–-] ))|[.!?\"] ?adv\W{0,9}\Z",
    re.IGNORECASE | re.MULTILINE,
)
# Each with letters that must stand in the text, in small letters, before the pattern is tried.
AGENCIES = {
    "Antara": (
        ("antara", "ant)", " ant"),
        r"\b(?:LKBN|[Kk]antor [Bb]erita|[Dd]ikutip|[Dd]ilansir|[Mm]engutip) (?:dari |[Kk]antor [Bb]erita )?"
        r"(?:Antara|ANTARA)\b"
        r"|\(ANTARA(?: News)?\)|[(/](?:[Aa]nt|ANT|[Aa]ntara)\)|[.!?\"] Ant\W{0,9}(?:\n|\Z)|© ?(?:ANTARA|Antara)"
        r"|\bANTARA ?(?:/HO|FOTO)",
    ),
    "RRI": (("kbrn", "(rri)"), r"\bKBRN\b|\(RRI\)"),
    "JPNN": (("jpnn",), r"\(JPNN\)|\bJPNN\.com\b|/jpnn\)"),
    "InfoPublik": (("infopublik", "info publik"), r"\bInfo ?Publik\b"),
    "Xinhua": (("xinhua",), r"\bXinhua\b"),
    "Reuters": (("reuters",), r"\bReuters\b"),
}
AGENCY_MARKS = {name: (letters, re.compile(pattern)) for name, (letters, pattern) in AGENCIES.items()}


def find_title(plain: str, paragraphs: list[tuple[int, int, str]]) -> tuple[int, int] | None:
    """The headline: the first line above the story that is no byline, date or caption and says something."""
    for start, end, kind in paragraphs:
        if kind == BODY:
            return None
        if kind == CONTEXT and _is_headline(plain, start, end):
            return start, end
    return None


def _is_headline(plain: str, start: int, end: int) -> bool:
    text = plain[start:end]
    signs = (words.CAPTION_LINE.match, words.CREDIT_LINE.match, words.KEYWORD_LINE.match, words.DATELINE.fullmatch)
    if any(sign(text) for sign in signs) or words.DATED.search(text):
        return False
    fills_line = plain[end : end + 9].lstrip(" ")[:1] in ("\n", "")
    return fills_line and 3 <= len(text.split()) <= 30


def is_advertorial(plain: str) -> bool:
    """Whether the text says that it is paid for."""
    return bool(ADVERTORIAL.search(plain))


def find_agency(plain: str) -> str | None:
    """Name of the news agency that the text gives as its source, or None."""
    small = plain.lower()
    for name, (letters, mark) in AGENCY_MARKS.items():
        if any(piece in small for piece in letters) and mark.search(plain):
            return name
    return None
