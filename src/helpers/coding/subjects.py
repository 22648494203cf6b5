"""Which of the regions that an article names it is about.

A region is a subject where its government, its workers or an activity in it is reported. It is none as the dateline
or venue of a story about somewhere else, as a comparison, or as the seat of an office that speaks about others.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.coding.article import Article
from helpers.coding.place_names import Mention
from helpers.coding.place_roles import SCORES

STRONG = 2.0
OPENING_PARAGRAPHS = 2
REACH = 250  # characters around a name in which words about it are looked for
MANY_PROVINCES = 4  # a comparison of provinces is a national story
CAPITAL = "31"  # Jakarta, the venue of most national stories

SPEAKS_FOR_ITSELF = ("government", "explicit", "people", "district", "branch")

NATIONAL = re.compile(
    r"\b(?:menteri|menaker|menko|wamenaker|kementerian|presiden|direktur utama|dirut|dewan pengawas|djsn|komisi ix|dpr ri"
    r"|direktur (?:kepesertaan|pelayanan|keuangan|umum|perencanaan|pengembangan))\b",
    re.IGNORECASE,
)
OFFICE_AREA = re.compile(
    r"\b(?:membawahi|membawahkan|meliputi|mencakup|wilayah kerja\w*|terdiri (?:dari|atas)|melayani|wilayah layanan\w*)\b",
    re.IGNORECASE,
)
GATHERING = re.compile(
    r"\b(?:digelar|menggelar\w*|berlangsung|bertempat|diadakan|diselenggarakan|dilaksanakan|dipusatkan|rapat|pertemuan"
    r"|monitoring|rakor|fgd|diskusi|seminar|forum|penghargaan|acara|kegiatan)\b|\(\d{1,2}/",
    re.IGNORECASE,
)
VENUE_BEFORE = re.compile(r"\bdi\b[^,.;\n]{0,45}\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    """A mention that has been given its code."""

    code: str
    score: float
    mention: Mention
    is_body: bool

    @property
    def is_province(self) -> bool:
        return len(self.code) == 2


def find_subjects(article: Article, placed: list[Placed]) -> set[str]:
    """Codes of the regions that the article is about: regencies and cities, or else provinces, or none."""
    story = Story(article, placed)
    weighed = [story.weigh(p) for p in placed]
    local = _by_code(p for p in weighed if not p.is_province)
    provinces = _by_code(p for p in weighed if p.is_province)
    if _is_national(article, weighed) or (not local and len(provinces) >= MANY_PROVINCES):
        return set()
    told = _strong(provinces)
    strong = _strong(local)
    if not strong:
        return _weak_subjects(local, provinces, told)
    return set(told) if story.is_about_province(strong, told) else set(strong)


def _by_code(placed: Iterable[Placed]) -> dict[str, list[Placed]]:
    rows = defaultdict(list)
    for p in placed:
        rows[p.code].append(p)
    return dict(rows)


def _strong(rows: dict[str, list[Placed]]) -> dict[str, list[Placed]]:
    """Regions with at least one mention that makes them a subject."""
    return {code: ps for code, ps in rows.items() if max(p.score for p in ps) >= STRONG}


class Story:
    """What an article as a whole says about its mentions: where it opens, whose story it is, where it met."""

    def __init__(self, article: Article, placed: list[Placed]):
        self.article = article
        ends = [p.end for p in article.paragraphs if p.kind == "body"][:OPENING_PARAGRAPHS]
        self.opening_end = ends[-1] if ends else 0
        self.headed = {p.code for p in placed if not p.is_body and not p.is_province}
        self.titled = self._title_codes(placed)
        self.is_about_office = self._is_about_office(placed)
        self.venues = self._lone_venues(placed)

    def weigh(self, p: Placed) -> Placed:
        """The mention with its score corrected by the whole article."""
        role, score = p.mention.role, p.score
        if p.code == CAPITAL and not (p.is_body and role in SPEAKS_FOR_ITSELF):
            score = SCORES["origin"]
        elif not p.is_body:
            pass
        elif (role == "hint" and p.code in self.headed) or (
            p.code in self.titled and role in ("bare", "venue", "town")
        ):
            score = STRONG
        elif p.code in self.venues:
            score = SCORES["venue"]
        elif not self.is_about_office and self._is_in_area(p.mention):
            score = SCORES["origin"]
        return replace(p, score=score)

    def is_about_province(self, strong: dict[str, list[Placed]], told: dict[str, list[Placed]]) -> bool:
        """Whether the province carries the story and each regency is named once, further down."""
        weighty = any(
            rows[0].mention.start < self.opening_end and sum(p.score >= STRONG for p in rows) >= 3
            for rows in told.values()
        )
        return weighty and all(len(rows) == 1 and rows[0].mention.start >= self.opening_end for rows in strong.values())

    def _title_codes(self, placed: list[Placed]) -> set[str]:
        """Regions that the headline names, offices apart."""
        start = self.article.text.find(self.article.title) if self.article.title else -1
        end = start + len(self.article.title or "")
        return {p.code for p in placed if start <= p.mention.start < end and p.mention.role != "branch"}

    def _is_about_office(self, placed: list[Placed]) -> bool:
        """Whether no region stands in the opening by its own government or workers, so that an office is the subject."""
        opening = [p for p in placed if p.is_body and p.mention.start < self.opening_end and not p.is_province]
        return not any(p.score >= STRONG and not self._is_in_area(p.mention) for p in opening)

    def _is_in_area(self, m: Mention) -> bool:
        """Whether a sentence lists the regencies that an office serves."""
        sentence = self.article.sentence_at(m.start)
        return bool(sentence and OFFICE_AREA.search(self.article.plain, max(sentence.start, m.start - REACH), m.start))

    def _lone_venues(self, placed: list[Placed]) -> set[str]:
        """Regions named once, as the place of a meeting, in an article that is about another."""
        rows = _by_code(
            p for p in placed if p.is_body and not p.is_province and p.mention.role not in ("suffix", "hint")
        )
        weight = {code: sum(p.score for p in ps) for code, ps in rows.items()}
        main = max(weight, key=weight.get, default=None)
        if main is None or len(rows[main]) < 2 or weight[main] < 2 * STRONG:
            return set()
        return {code for code, ps in rows.items() if code != main and len(ps) == 1 and self._is_venue(ps[0].mention)}

    def _is_venue(self, m: Mention) -> bool:
        """Whether a name stands behind "di" in a sentence about a meeting."""
        sentence = self.article.sentence_at(m.start)
        if sentence is None or m.role not in ("place", "explicit", "venue"):
            return False
        text, start, end = self.article.plain, max(sentence.start, m.start - REACH), min(sentence.end, m.end + REACH)
        return bool(VENUE_BEFORE.search(text[start : m.start]) and GATHERING.search(text, start, end))


def _is_national(article: Article, placed: list[Placed]) -> bool:
    """Whether ministers or directors speak and no region's government, workers or office is named."""
    has_region = any(p.is_body and p.mention.role in SPEAKS_FOR_ITSELF and p.score > SCORES["venue"] for p in placed)
    return not has_region and bool(NATIONAL.search(article.body))


def _weak_subjects(
    local: dict[str, list[Placed]], provinces: dict[str, list[Placed]], told: dict[str, list[Placed]]
) -> set[str]:
    """Without a region that stands by itself: the office's, the province's, or the place that the text names best."""
    offices = {code: ps for code, ps in local.items() if any(p.is_body and p.mention.role == "branch" for p in ps)}
    if told and _weight(told) > _weight(offices):
        return set(told)
    if offices:
        return set(offices)
    best = max((p.score for rows in (local, provinces) for ps in rows.values() for p in ps), default=0.0)
    if best < SCORES["venue"]:
        return set()
    found = (_best(rows, best) for rows in (local, provinces))
    return next((codes for codes in found if codes), set())


def _best(rows: dict[str, list[Placed]], best: float) -> set[str]:
    return {code for code, ps in rows.items() if max(p.score for p in ps) == best}


def _weight(rows: dict[str, list[Placed]]) -> float:
    return max((sum(p.score for p in ps) for ps in rows.values()), default=0.0)
