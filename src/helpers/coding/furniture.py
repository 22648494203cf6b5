"""Furniture: what stands in a text and is not the story. It is kept in place and marked, never cut.

Each paragraph gets one of three kinds. ``body`` is coded. ``context`` stands around the story and may carry its date:
headline, byline, dateline, caption, keyword line, section label. ``furniture`` belongs to the page: "Baca juga",
lists of other stories, share buttons, comment forms, credits, copyright, and a paragraph that is printed twice.
"""

import re

from helpers.coding import page_words as words
from helpers.coding.lines import BODY, CONTEXT, FURNITURE, Line, find_lines

Found = tuple[int, int, str]

CITY_IN_CAPITALS = re.compile(r"\b[A-Z]{4,}\b(?![.\w])")
HEAD_LINES, DECK_LENGTH = 10, 300  # a dateline further down opens another story
LONGEST_CAPTION = 200
STORY_LENGTH = 800  # characters; "0 Komentar" above the story ends nothing


def find_paragraphs(plain: str) -> list[Found]:
    """Start, end and kind of every paragraph of a smoothed text, in order, without overlap.

    Lines are (1) joined where a page has wrapped them and cut where a teaser stands inside, (2) marked by their own
    words, (3) marked by their place: head, section labels, tails of other stories, keywords at the end, repetitions;
    then (4) dateline and closing marks are cut off the story.
    """
    lines = find_lines(plain)
    for line in lines:
        line.kind = _own_kind(line.text)
    for mark in (_mark_teasers, _mark_head, _mark_labels, _mark_tails, _mark_keywords, _mark_repeats):
        mark(lines)
    return [found for line in _cut_dateline(lines) for found in _cut_closing_mark(line)]


def _own_kind(text: str) -> str:
    """The kind that a line shows by its own words."""
    if len(text) <= 90 and words.DATE_LINE.match(text) and words.DATED.search(text) and not _is_sentence(text):
        return CONTEXT
    if len(text) <= 250 and (words.TEASER_LINE.match(text) or words.PAGE_LINE.match(text)):
        return FURNITURE
    if len(text) <= 160 and words.LINK_LINE.match(text) and not _is_sentence(text):
        return FURNITURE
    if len(text) <= 120 and words.PAGE_WORD.match(text) and not _is_sentence(text):
        return FURNITURE
    if len(text) <= 80 and words.CREDIT_LINE.match(text):
        return CONTEXT if words.DATED.search(text) else FURNITURE
    if len(text) <= 400 and (words.CAPTION_LINE.match(text) or words.KEYWORD_LINE.match(text)):
        return CONTEXT
    is_mark = words.CLOSING_MARK.match('."' + text, 2) or words.BRACKETED_TITLE.fullmatch(text)
    return FURNITURE if is_mark or not any(c.isalnum() for c in text) else BODY


def _is_sentence(text: str) -> bool:
    return len(text) >= 40 and bool(words.ENDS_SENTENCE.search(text))


def _is_prose(line: Line) -> bool:
    """A paragraph that tells something: long, or a sentence with its full stop."""
    return len(line.text) >= 160 or _is_sentence(line.text)


def _mark_teasers(lines: list[Line]) -> None:
    """Headlines on the lines below a bare "Baca juga:"."""
    in_list = False
    for line in lines:
        is_headline = len(line.text) <= 160 and line.kind != CONTEXT and not words.ENDS_SENTENCE.search(line.text)
        in_list = bool(words.TEASER_HEADING.match(line.text)) or (in_list and is_headline)
        if in_list:
            line.kind = FURNITURE


def _mark_head(lines: list[Line]) -> None:
    """What stands above the story: headline, byline, label, date, deck and caption.

    The story begins with the first paragraph, or with the dateline in capitals where one follows within a few lines.
    """
    first = next((i for i, line in enumerate(lines) if line.kind == BODY and _is_prose(line)), None)
    if first is None:
        return
    opened = _dateline_number(lines)
    for number, line in enumerate(lines[: max(first, opened)]):
        if line.kind == BODY and (number < opened or _may_stand_above(line.text)):
            line.kind = CONTEXT
        elif line.kind == FURNITURE and words.DATED.search(line.text) and number < first:
            line.kind = CONTEXT


def _may_stand_above(text: str) -> bool:
    """Whether a line above the first paragraph is no part of the story: short, capitalised, no sentence."""
    return not _is_sentence(text) and len(text) <= 160 and not text[0].islower() and not text.endswith(":")


def _dateline_number(lines: list[Line]) -> int:
    """Number of the line that opens with a dateline in capitals, where little stands above it; else 0."""
    above = 0
    for number, line in enumerate(lines[:HEAD_LINES]):
        mark = words.DATELINE.match(line.text[:120])
        if mark and _is_prose(line) and CITY_IN_CAPITALS.search(mark[0]):
            return number
        above += line.kind == BODY and _is_prose(line)
        if above > 1 or len(line.text) > DECK_LENGTH or words.TAIL_HEADING.match(line.text):
            break
    return 0


def _mark_labels(lines: list[Line]) -> None:
    """A short line between long ones, in capitals or title case and without punctuation, is a section label."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.kind == BODY and _is_prose(before) and _is_prose(after) and _is_label(line.text, before.text):
            line.kind = CONTEXT


def _is_label(text: str, before: str) -> bool:
    initials = [word[0] for word in text.split()]
    in_title_case = sum(initial.isupper() for initial in initials) * 2 > len(initials)
    is_item = not text[0].isalpha() or before.endswith((":", ","))
    return len(initials) <= 9 and in_title_case and text[-1].isalnum() and not is_item


def _mark_tails(lines: list[Line]) -> None:
    """Below "Berita Terkait" or a comment form stand other stories, until a paragraph speaks of this one again."""
    length, told = sum(len(line.text) for line in lines), 0
    known: set[str] = set()
    is_last = False
    for number, line in enumerate(lines):
        if len(line.text) <= 90 and (told >= STORY_LENGTH or told * 3 >= length) and _is_tail_heading(line.text):
            known = known or _long_words(lines[:number])
            is_last = is_last or bool(words.COMMENT_HEADING.match(line.text))
            line.kind = FURNITURE
        elif known and (is_last or not _resumes(line, known)):
            line.kind = FURNITURE
        else:
            known = set()
        told += len(line.text) if line.kind == BODY and _is_prose(line) else 0


def _is_tail_heading(text: str) -> bool:
    return bool(words.TAIL_HEADING.match(text) or words.COMMENT_HEADING.match(text))


def _long_words(lines: list[Line]) -> set[str]:
    return {word for line in lines if line.kind == BODY for word in re.findall(r"[a-z]{6,}", line.text.lower())}


def _resumes(line: Line, known: set[str]) -> bool:
    """Whether a paragraph below a list of other stories belongs to the story above it."""
    if len(line.text) < 100 or not words.ENDS_SENTENCE.search(line.text) or line.text.endswith(("…", "...")):
        return False
    if words.DATELINE.match(line.text[:120]):
        return False
    own = set(re.findall(r"[a-z]{6,}", line.text.lower()))
    return len(own & known) * 5 >= len(own) * 2


def _mark_keywords(lines: list[Line]) -> None:
    """Short pieces without punctuation below the last sentence are keywords and links."""
    last = max((i for i, line in enumerate(lines) if line.kind == BODY and _is_prose(line)), default=len(lines))
    for line in lines[last + 1 :]:
        if line.kind == BODY and _is_keyword(line.text):
            line.kind = FURNITURE


def _is_keyword(text: str) -> bool:
    is_item = not text[0].isalpha() or text[1:2] in (".", ")")
    return (len(text.split()) <= 9 or _is_headline(text)) and text[-1].isalnum() and not is_item


def _is_headline(text: str) -> bool:
    """Whether a line is set like the headline of another story: most of its words have capitals."""
    initials = [word[0] for word in text.split()]
    return len(initials) <= 18 and sum(initial.isupper() or initial.isdigit() for initial in initials) >= 0.7 * len(
        initials
    )


def _mark_repeats(lines: list[Line]) -> None:
    """A paragraph that stands twice is coded once; a short one twice in a row is a picture's text and caption."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.kind == BODY and len(line.text) >= 40:
            printed = " ".join(line.text.split())
            if printed in seen:
                line.kind = FURNITURE
                if seen[printed] == number - 1 and len(printed) <= LONGEST_CAPTION and '"' not in printed:
                    lines[number - 1].kind = CONTEXT
            seen[printed] = number


def _cut_dateline(lines: list[Line]) -> list[Line]:
    """The place, outlet or agency before the dash of the first paragraph is context."""
    for number, line in enumerate(lines):
        if line.kind == BODY:
            mark = words.DATELINE.match(line.text[:120])
            if not mark or len(line.text) - mark.end() < 20:
                return lines
            head, story = line.part(0, mark.end(), CONTEXT), line.part(mark.end(), len(line.text))
            return [*lines[:number], head, story, *lines[number + 1 :]]
    return lines


def _cut_closing_mark(line: Line) -> list[Found]:
    """The paragraph, and behind it "(Adv)", "(*)", "(rel)" or the writer's initials; a date there is context."""
    mark = words.CLOSING_MARK.search(line.text, max(0, len(line.text) - 45)) if line.kind == BODY else None
    if not mark or not mark.start():
        return [(line.start, line.end, line.kind)]
    sign = line.part(mark.start(), len(line.text))
    kind = CONTEXT if any(c.isdigit() for c in sign.text) else FURNITURE
    return [(line.start, line.start + mark.start(), line.kind), (sign.start, sign.end, kind)]
