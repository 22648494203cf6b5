"""A text cut for marking: passages of paragraphs, paragraphs of pieces, each piece with the places that cover it.

Places (the spans that rows were read from) nest and overlap, so a text is cut wherever one begins or ends. Paragraphs
that a place runs across stay together in one passage; within a passage every place has a small number, by which the
stylesheet finds its pieces and its note again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.reporting.readings import Reading

LONGEST = 300  # characters of a sentence that is shown of a text that is not ours to show

_LINE = re.compile(r"\S[^\n\r\x0b\x0c\x85\u2028\u2029]*")


@dataclass(frozen=True)
class Place:
    """A span of a document with all that was read from it; ``number`` counts in the document, from 1."""

    number: int
    start: int
    end: int
    readings: tuple[Reading, ...]

    @property
    def anchor(self) -> str:
        """Name of the place in addresses."""
        return f"s{self.start}-{self.end}"


@dataclass(frozen=True)
class Stretch:
    """Characters of a text that are shown as one paragraph.

    Places that begin before ``end`` belong to it; characters from ``shown`` on are left out. ``kind`` is ``body``,
    ``context`` (headline, date line) or ``furniture`` (what the coding passes over).
    """

    start: int
    end: int
    shown: int
    kind: str


@dataclass(frozen=True)
class Piece:
    """Words between two cuts: the places that cover them, longest first, and those that begin here."""

    text: str
    covering: tuple[Place, ...]
    beginning: tuple[Place, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """How the words are marked: as what the shortest place is, and also as a strategy if one covers them."""
        shortest = self.covering[-1].readings[0].kind
        is_strategy = any(reading.kind == "strategies" for place in self.covering for reading in place.readings)
        return (shortest, "strategies") if is_strategy and shortest != "strategies" else (shortest,)

    @property
    def is_within(self) -> bool:
        """Whether a strategy goes on here that began before."""
        earlier = (place for place in self.covering if place not in self.beginning)
        return any(reading.kind == "strategies" for place in earlier for reading in place.readings)

    @property
    def labels(self) -> str:
        """All that was read from these words."""
        return "; ".join(dict.fromkeys(reading.label for place in self.covering for reading in place.readings))


@dataclass(frozen=True)
class Paragraph:
    """One stretch in pieces."""

    kind: str
    is_cut: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Note:
    """What was read at one place or, in the same way, at several of a passage."""

    readings: tuple[Reading, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Passage:
    """Paragraphs that belong together, and the places that begin in them."""

    number: int
    paragraphs: tuple[Paragraph, ...]
    places: tuple[Place, ...]

    @property
    def notes(self) -> list[Note]:
        """One note per place, in order; places of which the same was read share theirs."""
        alike: dict[tuple, list[Place]] = {}
        for place in self.places:
            alike.setdefault(tuple((r.kind, r.label, r.detail) for r in place.readings), []).append(place)
        return [Note(places[0].readings, tuple(places)) for places in alike.values()]

    def local(self, place: Place) -> int:
        """Number of a place within the passage, from 1."""
        return place.number - self.places[0].number + 1


def find_places(readings: Iterable[Reading]) -> list[Place]:
    """The distinct spans of readings in the order of the text, the longer of two with one start first."""
    by_span: dict[tuple[int, int], list[Reading]] = {}
    for reading in readings:
        by_span.setdefault((reading.start, reading.end), []).append(reading)
    spans = sorted(by_span, key=lambda span: (span[0], -span[1]))
    return [Place(number, *span, tuple(by_span[span])) for number, span in enumerate(spans, 1)]


def whole_text(article: Article) -> list[Stretch]:
    """Every line of a text, with its kind."""
    paragraphs = article.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    found = []
    for line in _LINE.finditer(article.text):
        first, last = bisect_right(starts, line.start()) - 1, bisect_left(starts, line.end())
        kinds = {paragraph.kind for paragraph in paragraphs[max(0, first) : last] if paragraph.end > line.start()}
        end = line.start() + len(line[0].rstrip())
        found.append(Stretch(line.start(), end, end, kinds.pop() if len(kinds) == 1 else "body"))
    return found


def coded_sentences(article: Article, places: list[Place], longest: int = LONGEST) -> list[Stretch]:
    """The sentences that something was read from, each cut after ``longest`` characters, at a word."""
    units = [(sentence.start, sentence.end, "body") for sentence in article.sentences]
    units += [(p.start, p.end, p.kind) for p in article.paragraphs if p.kind != "body"]
    starts = [place.start for place in places]  # sorted; a place touches a unit if it begins before the unit's end
    furthest = _running_maximum(place.end for place in places)
    found = []
    for start, end, kind in sorted(units):
        before = bisect_left(starts, end)
        if before and furthest[before - 1] > start:
            found.append(Stretch(start, end, _cut(article.text, start, end, longest), kind))
    return found


def _running_maximum(values: Iterable[int]) -> list[int]:
    found: list[int] = []
    for value in values:
        found.append(max(value, found[-1]) if found else value)
    return found


def _cut(text: str, start: int, end: int, longest: int) -> int:
    if end - start <= longest:
        return end
    blank = text.rfind(" ", start + longest // 2, start + longest)
    return blank if blank > 0 else start + longest


def cut_passages(text: str, places: list[Place], stretches: list[Stretch]) -> list[Passage]:
    """Cut the shown stretches of a text at all its places.

    Parameters
    ----------
    places : list of Place
        As `find_places` gives them.
    stretches : list of Stretch
        In order, without overlap. A place that begins behind all of them belongs to the last.
    """
    groups: list[tuple[list[Stretch], list[Place]]] = []
    waiting, furthest = list(reversed(places)), -1
    for number, stretch in enumerate(stretches, 1):
        own = []
        while waiting and (waiting[-1].start < stretch.end or number == len(stretches)):
            own.append(waiting.pop())
        if not groups or furthest <= stretch.start:
            groups.append(([], []))
        groups[-1][0].append(stretch)
        groups[-1][1].extend(own)
        furthest = max([furthest, *(place.end for place in own)])
    return [_passage(number, text, *group) for number, group in enumerate(groups, 1)]


def _passage(number: int, text: str, stretches: list[Stretch], places: list[Place]) -> Passage:
    waiting = list(reversed(places))
    carried: list[Place] = []
    paragraphs = []
    for at, stretch in enumerate(stretches, 1):
        own = []
        while waiting and (waiting[-1].start < stretch.end or at == len(stretches)):
            own.append(waiting.pop())
        pieces = tuple(_pieces(text, stretch, carried, own))
        paragraphs.append(Paragraph(stretch.kind, stretch.shown < stretch.end, pieces))
        carried = [place for place in [*carried, *own] if place.end > stretch.end]
    return Passage(number, tuple(paragraphs), tuple(places))


def _pieces(text: str, stretch: Stretch, carried: list[Place], own: list[Place]) -> Iterator[Piece]:
    """The pieces of one stretch. Places ``carried`` over from an earlier one only cover; those that are its ``own``
    also begin, at the nearest end of what is shown when their first character is not.
    """
    home = {place: min(max(place.start, stretch.start), stretch.shown) for place in own}
    inside = {at for at in (*home.values(), *(p.end for p in (*carried, *own))) if stretch.start < at < stretch.shown}
    cuts = sorted({stretch.start, stretch.shown, *inside})
    waiting = sorted(own, key=lambda place: (home[place], place.number), reverse=True)
    active = list(carried)
    for start, end in zip(cuts, [*cuts[1:], stretch.shown], strict=True):
        beginning = []
        while waiting and home[waiting[-1]] <= start:
            beginning.append(waiting.pop())
        active = sorted((p for p in (*active, *beginning) if p.end > start), key=lambda p: (p.start - p.end, p.number))
        if end > start or beginning:
            yield Piece(text[start:end], tuple(active) if end > start else (), tuple(beginning))
