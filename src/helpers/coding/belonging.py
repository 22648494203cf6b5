"""To whom a figure or a strategy belongs: the region it is of, who acts, and which workers are reached.

Each is read from the sentence of the row, or else from what precedes it in its paragraph. A region may also be the only
one that the article is about. Where two regions or groups are as near as each other, or none is, the row has none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from helpers.coding.article import Article
from helpers.coding.bodies import find_body
from helpers.coding.codebook import Codebook
from helpers.coding.matcher import SentenceWords
from helpers.coding.places import Region
from helpers.coding.quantities import Quantity
from helpers.coding.strategies import Strategy

OFFICE = "branch"  # the seat of a branch that speaks; another region in the sentence comes first
# named lists of the codebook that stand for bodies which act
ACTORS = ("agency", "government", "employer", "group")
GOVERNMENTS = ("regional_government", "national_government", "legislature", "village")
AT_FRONT, FRONT = ("employer", "group"), 2  # words from the front of the sentence
NO_ACTOR_BEHIND = frozenset(
    """lewat melalui kepada ke untuk bagi dengan bersama iuran peserta kepesertaan program kartu data manfaat anggota
    klaim santunan premi layanan kantor""".split()
)
LOOK_BACK = 5  # sentences of a paragraph
Row = TypeVar("Row", Quantity, Strategy)


def with_regions(article: Article, rows: Iterable[Row], regions: Sequence[Region]) -> list[Row]:
    """Rows with the official code of the region that each is of, where the text tells."""
    subjects = sorted({region.code for region in regions if region.is_subject})
    only = subjects[0] if len(subjects) == 1 else None
    # whose office speaks says little where the article is about one region
    nearest = _Nearest(article, [r for r in regions if not (only and r.rule_id.endswith(OFFICE))])
    return [replace(row, region=nearest.region_of(row) or only) for row in rows]


class _Nearest:
    """The mentions of regions by sentence, to be asked for the nearest."""

    def __init__(self, article: Article, regions: Sequence[Region]):
        self._article = article
        self._in: dict[int, list[Region]] = {}
        for region in regions:
            number = article.sentence_number_at(region.start)
            if number is not None:
                self._in.setdefault(number, []).append(region)

    def region_of(self, row: Row) -> str | None:
        number = self._article.sentence_number_at(row.start)
        if number is None:
            return None
        paragraph = self._article.sentences[number].paragraph
        for at in range(number, max(-1, number - LOOK_BACK - 1), -1):
            if self._article.sentences[at].paragraph != paragraph:
                break
            if mentions := self._in.get(at):
                return _nearest_code(mentions, row if at == number else None)
        return None


def _nearest_code(mentions: list[Region], row: Row | None) -> str | None:
    """Code of the mention nearest to a row, or of the last one; provinces and seats of offices only for want of others."""
    local = [m for m in mentions if len(m.code) > 2] or mentions
    named = [m for m in local if not m.rule_id.endswith(OFFICE)] or local
    place = named[-1].start if row is None else min(named, key=lambda m: _distance(m, row)).start
    codes = {m.code for m in named if m.start == place}
    return codes.pop() if len(codes) == 1 else None


def _distance(mention: Region, row: Row) -> int:
    if mention.start >= row.end:
        return mention.start - row.end
    return max(0, row.start - mention.end)


def with_actors_and_groups(article: Article, rows: Iterable[Strategy], codebook: Codebook, coding) -> list[Strategy]:
    """Strategies with the kind of body that acts and the kind of worker that is reached.

    ``coding`` gives the ``people``, ``quotes`` and ``target_groups`` of the article: in a quotation that names no
    actor its speaker acts.
    """
    told = {words.sentence.start: words for words in codebook.matcher.sentences(article)}
    bodies = {person.name: person.body for person in coding.people}
    spoken = [(quote.start, quote.end, bodies.get(quote.speaker)) for quote in coding.quotes if quote.speaker]

    def actor_of(sentence) -> str | None:
        named = _named_actor(codebook, told[sentence.start]) if sentence.start in told else None
        return named or next((b for start, end, b in spoken if start < sentence.end and sentence.start < end), None)

    def group_of(sentence) -> str | None:
        return next((g.code for g in coding.target_groups if sentence.start <= g.start < sentence.end), None)

    found = []
    for row in rows:
        sentences = _back_through_paragraph(article, row.start)
        actor, group = _first(actor_of, sentences), _first(group_of, sentences)
        found.append(replace(row, actor=actor, target_group=group))
    return found


def _back_through_paragraph(article: Article, place: int) -> list:
    """The sentence at a place and those before it in its paragraph, the nearest first."""
    number = article.sentence_number_at(place)
    if number is None:
        return []
    paragraph = article.sentences[number].paragraph
    before = article.sentences[max(0, number - LOOK_BACK) : number + 1]
    return [sentence for sentence in reversed(before) if sentence.paragraph == paragraph]


def _first(ask: Callable, sentences: list) -> str | None:
    return next((answer for sentence in sentences if (answer := ask(sentence))), None)


def _named_actor(codebook: Codebook, words: SentenceWords) -> str | None:
    """Kind of the body that a sentence names first: in Indonesian news the subject stands in front.

    "Iuran BPJS Ketenagakerjaan" and "lewat Pemkab" name no actor, and an employer or a group acts only at the front.
    """
    names = [name for name in ACTORS if name in codebook.lists]
    places = [
        (at, -end, name)
        for name in names
        for at, end in codebook.matcher.stands_at(name, words).items()
        if not (at and words.words[at - 1] in NO_ACTOR_BEHIND) and (at <= FRONT or name not in AT_FRONT)
    ]
    if not places:
        return None
    at, end, name = min(places)
    if name != "government":
        return name
    body = find_body(" ".join(words.words[at:-end]))
    return body if body in GOVERNMENTS else "regional_government"
