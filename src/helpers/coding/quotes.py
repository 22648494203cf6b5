"""Quotations: what stands between quotation marks as somebody's statement, and statements told in the reporter's words.

Marks are read by the blanks around them, since the press mixes straight, curly, doubled and wrongly turned ones. Names,
slogans and single words in marks are no quotations.
"""

import re
from dataclasses import dataclass

from helpers.coding import verbs
from helpers.coding.article import Article
from helpers.coding.attribution import Sources
from helpers.coding.identity import Person

MARK = re.compile(r"\"+(?:\s?[,.]\s?\"+)?|''+")  # `",” ujarnya`: a mark printed twice
SINGLE_QUOTATION = re.compile(r"(?<![\w'])'(?=[\w(])([^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)*)'(?!\w)")
WORD = re.compile(r"[^\W_]+(?:[-'.,/][^\W_]+)*")
NAMING = re.compile(
    r"\b(?:ber)?(?:tema|tajuk|judul|slogan|jargon|tagline|moto|motto|semboyan|nama|label|istilah|tulisan|tulis|kategori|lagu|buku|film|video|program|kegiatan"
    r"|gerakan|kampanye|aplikasi|tag line|hashtag|tagar|acara|predikat|penghargaan|inovasi|dikenal|disebut|dinamai|dijuluki|kata kunci|kode|spanduk|salah satu)"
    r"(?:kan|nya)?(?:\s+(?:dengan|sebagai|nama|utama|kali|ini|yakni|yaitu|besar|berupa|atau|dan|adalah))*\s*[,:]?\s*\Z",
    re.I,
)
ENDS_STATEMENT = re.compile(r"[.,!?…;-]\s*\Z")
ATTRIBUTION = re.compile(rf"\s*[,.]?\s*[-–]?\s*(?:{'|'.join(sorted(verbs.ROOTS))})(?:nya)?\b", re.I)
FEWEST_WORDS = 4
FEWEST_IN_FRAGMENT = 6  # words taken over into the reporter's own sentence are mostly scare quotes


@dataclass(frozen=True)
class Quote:
    """A statement; ``speaker`` is a person's full name, or None; ``mode`` is "direct" (between marks) or "indirect"."""

    speaker: str | None
    mode: str
    start: int
    end: int
    rule_id: str


@dataclass(frozen=True)
class Marked:
    """A stretch between two marks; ``outer_start`` and ``outer_end`` include them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    rule_id: str


def find_quotes(article: Article, people: list[Person]) -> list[Quote]:
    """Direct and indirect statements of the body in order, each with its speaker.

    Examples
    --------
    >>> article = Article('"Iuran ini ringan sekali," kata Camat Wira Lesmana.')
    >>> from helpers.coding.people import find_people
    >>> quote = find_quotes(article, find_people(article))[0]
    >>> article.evidence(quote.start, quote.end), quote.speaker
    ('Iuran ini ringan sekali,', 'Wira Lesmana')
    """
    marked = find_marked(article)
    sources = Sources(article, people)
    told = sources.attribute([m for m in marked if is_statement(article.body, m)])
    found = [Quote(speaker, "direct", span.start, span.end, span.rule_id) for span, speaker in told]
    found += _reported(article, sources, [span for span, _ in told])
    return sorted(found, key=lambda q: q.start)


def _reported(article: Article, sources: Sources, quoted: list) -> list[Quote]:
    """Sentences in which the reporter tells what somebody said; those that hold a quotation are told by it."""
    found: dict[int, Quote] = {}
    taken = {sentence.start for m in quoted for at in (m.outer_start, m.end) if (sentence := article.sentence_at(at))}
    for start, speaker in sources.reported:
        sentence = article.sentence_at(start)
        if sentence and sentence.start not in taken:
            found.setdefault(sentence.start, Quote(speaker.name, "indirect", sentence.start, sentence.end, "quote.reported"))
    return list(found.values())


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
        found += [_trimmed(body, a[1], b[0], a[0], b[1], "quote.marks" if b[1] > b[0] and a[1] > a[0] else "quote.one_mark") for a, b in pairs]
        if open_at is None:
            continue
        closing = _closing_in_next(body, paragraphs[number + 1] if number + 1 < len(paragraphs) else None)
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
        opens = b < end and not body[b].isspace() and (a == start or body[a - 1].isspace() or body[a - 1] in "([-–—/:,.'")
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


def _closing_in_next(body: str, paragraph: tuple[int, int] | None) -> tuple[int, int] | None:
    """The closing mark of a quotation that runs over into the next paragraph."""
    if paragraph is None:
        return None
    mark = MARK.search(body, *paragraph)
    if not mark or mark.start() == paragraph[0] or body[mark.start() - 1].isspace():
        return None
    is_closing = mark.end() >= paragraph[1] or not body[mark.end()].isalnum()
    return mark.span() if is_closing else None


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
    while end > start and body[end - 1] in " \t\n\"":
        end -= 1
    return Marked(start, end, outer_start, outer_end, rule_id)


def is_statement(body: str, marked: Marked) -> bool:
    """Whether a stretch in marks says something, rather than naming a programme or a slogan."""
    words = WORD.findall(body, marked.start, marked.end)
    if len(words) < FEWEST_WORDS:
        return False
    before = body[max(0, marked.outer_start - 60) : marked.outer_start]
    after = body[marked.outer_end : marked.outer_end + 40]
    inside_end = body[marked.end - 1]
    follows = bool(ATTRIBUTION.match(after))
    if marked.rule_id == "quote.single_marks":
        return follows and inside_end in ",.!?"
    is_title = sum(w[0].isupper() or w[0].isdigit() for w in words) * 4 >= len(words) * 3
    if is_title and len(words) <= 8 and not follows:
        return False
    if follows or before.rstrip().endswith((":", ",")) and not NAMING.search(before):
        return True
    if NAMING.search(before):
        return False
    if inside_end in ",.!?":
        return True
    return not is_title and len(words) >= FEWEST_IN_FRAGMENT
