"""Quotation marks: which of them open and which close, told by the blanks around them.

The press mixes straight, curly, doubled and wrongly turned marks, leaves them out and prints them twice.
"""

import re
from dataclasses import dataclass

from helpers.coding import verbs
from helpers.coding.article import Article

MARK = re.compile(r"\"+(?:\s?[,.]\s?\"+)?|''+")  # `",” ujarnya`: a mark printed twice
SINGLE_QUOTATION = re.compile(r"(?<![\w'])'(?=[\w(])([^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)*)'(?!\w)")
ENDS_STATEMENT = re.compile(r"[.,!?…;-]\s*\Z")
ATTRIBUTION = re.compile(rf"\s*[,.]?\s*[-–]?\s*(?:{'|'.join(sorted(verbs.ROOTS))})(?:nya)?\b", re.I)


@dataclass(frozen=True)
class Marked:
    """A stretch between two marks; ``outer_start`` and ``outer_end`` include them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    rule_id: str


def find_marked(article: Article) -> list[Marked]:
    """All stretches in quotation marks, paragraph by paragraph; an open one runs to the end of its paragraph."""
    body, found = article.body, []
    paragraphs = [(p.start, p.end) for p in article.paragraphs if p.kind == "body"]
    skip_until = -1
    for number, (start, end) in enumerate(paragraphs):
        marks = [m.span() for m in MARK.finditer(body, max(start, skip_until), end)]
        found += [_single(body, m) for m in SINGLE_QUOTATION.finditer(body, max(start, skip_until), end)]
        if not marks:
            continue
        pairs, open_at = _pair(body, marks, start, end)
        found += [
            _trimmed(body, a[1], b[0], a[0], b[1], "quote.marks" if b[1] > b[0] and a[1] > a[0] else "quote.one_mark")
            for a, b in pairs
        ]
        if open_at is None:
            continue
        closing = _closing_behind(body, paragraphs[number + 1 : number + 4])
        if closing:
            found.append(_trimmed(body, open_at[1], closing[0], open_at[0], closing[1], "quote.over_paragraphs"))
            skip_until = closing[1]
        else:
            stop = _open_end(body, open_at[1], end)
            found.append(_trimmed(body, open_at[1], stop, open_at[0], stop, "quote.open"))
    return _side_by_side(found)


def _side_by_side(found: list[Marked]) -> list[Marked]:
    """In the order of the text, without those that lie inside another."""
    kept: list[Marked] = []
    for marked in sorted(found, key=lambda m: (m.outer_start, -m.outer_end)):
        if marked.end > marked.start and (not kept or marked.outer_start >= kept[-1].outer_end):
            kept.append(marked)
    return kept


def _pair(body: str, marks: list[tuple[int, int]], start: int, end: int):
    """Marks of a paragraph in pairs, and the mark that stays open, if any."""
    pairs, open_at, depth = [], None, 0
    for number, (a, b) in enumerate(marks):
        opens = (
            b < end and not body[b].isspace() and (a == start or body[a - 1].isspace() or body[a - 1] in "([-–—/:,.'")
        )
        closes = a > start and not body[a - 1].isspace() and (b >= end or not body[b].isalnum())
        if open_at is None:
            if closes and not opens:
                unopened = _unopened(body, pairs[-1][1][1] if pairs else start, a, b, end)
                if unopened is not None:
                    pairs.append(((unopened, unopened), (a, b)))
            elif b < end:
                open_at, depth = (a, b), 0
        elif opens and not closes and _has_two_more(body, marks[number + 1 :], end):
            depth += 1
        elif opens and not closes and depth == 0 and body[a - 1 : a].isspace() and number + 1 < len(marks):
            pairs.append((open_at, (_open_end(body, open_at[1], a),) * 2))
            open_at = (a, b)
        elif depth:
            depth -= 1
        else:
            pairs.append((open_at, (a, b)))
            open_at = None
    return pairs, open_at


def _has_two_more(body: str, marks: list[tuple[int, int]], end: int) -> bool:
    """Whether a name in marks inside a quotation is followed by its own closing mark and by the quotation's."""
    closing = [a for a, b in marks[:2] if not body[a - 1].isspace() and (b >= end or not body[b].isalnum())]
    return len(closing) == 2


def _unopened(body: str, start: int, mark: int, after: int, end: int) -> int | None:
    """Where a quotation begins whose opening mark is missing: at the paragraph, if a verb of saying follows the mark."""
    if not ATTRIBUTION.match(body, after, end) or not ENDS_STATEMENT.search(body[max(start, mark - 3) : mark]):
        return None
    while start < mark and not body[start].isalnum():
        start += 1
    return start


def _closing_behind(body: str, paragraphs: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The closing mark of a quotation that runs over into the next paragraphs: the first mark there, if it closes."""
    for start, end in paragraphs:
        mark = MARK.search(body, start, end)
        if mark:
            opens = mark.start() == start or body[mark.start() - 1].isspace()
            is_closing = not opens and (mark.end() >= end or not body[mark.end()].isalnum())
            return mark.span() if is_closing else None
    return None


def _open_end(body: str, start: int, end: int) -> int:
    """Where an unclosed quotation ends: before ", ujarnya" or at the end of the stretch."""
    for match in re.finditer(r"[,.!?]\s+(?=\w+)", body[start:end]):
        word = re.match(r"\w+", body[start + match.end() : end])[0].casefold()
        if verbs.is_pointing(word):
            return start + match.start() + 1
    return end


def _single(body: str, match: re.Match) -> Marked:
    return _trimmed(body, match.start(1), match.end(1), match.start(), match.end(), "quote.single_marks")


def _trimmed(body: str, start: int, end: int, outer_start: int, outer_end: int, rule_id: str) -> Marked:
    while start < end and body[start] in " \t\n\"'":
        start += 1
    while end > start and body[end - 1] in ' \t\n"':
        end -= 1
    return Marked(start, end, outer_start, outer_end, rule_id)
