"""Quotations: what stands between quotation marks as somebody's statement, and statements told in the reporter's
words.

Marks are read by the blanks around them, since the press mixes straight, curly, doubled and wrongly turned ones.
Names, slogans and single words in marks are no quotations.
"""

import re
from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.attribution import Sources
from helpers.coding.identity import Person
from helpers.coding.quotation_marks import ATTRIBUTION, Marked, find_marked

WORD = re.compile(r"[^\W_]+(?:[-'.,/][^\W_]+)*")
NAMING = re.compile(
    r"\b(?:ber)?(?:tema|tajuk|judul|slogan|jargon|tagline|moto|motto|semboyan|nama|label|istilah|tulisan|tulis"
    r"|kategori|lagu|buku|film|video|program|kegiatan"
    r"|gerakan|kampanye|aplikasi|tag line|hashtag|tagar|acara|predikat|penghargaan|inovasi|dikenal|disebut|dinamai"
    r"|dijuluki|kata kunci|kode|spanduk|salah satu|tentang|topik|mengusung|materi|webinar|seminar|lomba|talk ?show"
    r"|dialog|peluncuran)"
    r"(?:kan|nya)?(?:\s+(?:dengan|sebagai|nama|utama|kali|ini|yakni|yaitu|besar|berupa|atau|dan|adalah))*\s*[,:]?\s*\Z",
    re.I,
)
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
            found.setdefault(
                sentence.start, Quote(speaker.name, "indirect", sentence.start, sentence.end, "quote.reported")
            )
    return list(found.values())


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
        return inside_end in ",.!?" and (follows or before.rstrip().endswith((",", ":")))
    is_title = sum(w[0].isupper() or w[0].isdigit() for w in words) * 4 >= len(words) * 3
    if is_title and len(words) <= 8 and not follows:
        return False
    if follows or before.rstrip().endswith((":", ",")) and not NAMING.search(before):
        return True
    if NAMING.search(before):
        return False
    opens_sentence = not before.strip() or before.rstrip()[-1] in ".!?:"
    if inside_end in ",.!?" or (opens_sentence and after.lstrip(" )")[:1] in ("", ".", ",", "\n")):
        return True
    return not is_title and len(words) >= FEWEST_IN_FRAGMENT
