"""Which of the regions that an article names it is about.

A region is a subject where its government, its workers or an activity in it is reported. It is none as the dateline
or venue of a story about somewhere else, as a comparison, or as the seat of an office that speaks about others.
"""

import re
from collections import Counter, defaultdict
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
# Seats of provincial governments, the venues of most of a province's stories
SEATS = frozenset(
    """11.71 12.71 13.71 14.71 15.71 16.71 17.71 18.71 19.71 21.72 32.73 33.74 34.71 35.78 36.73 51.71 52.71 53.71 61.71
    62.71 63.71 63.72 64.72 65.01 71.71 72.71 73.71 74.71 75.71 76.02 81.71 82.71 82.72 91.03 91.71 92.02 93.01 94.01
    95.01 96.71""".split()
)

SPEAKS_FOR_ITSELF = ("government", "explicit", "people", "district", "branch")

NATIONAL = re.compile(
    r"\b(?:menteri|menaker|menko|wamenaker|kementerian|presiden|direktur utama|dirut|dewan pengawas|djsn|komisi ix|dpr ri"
    r"|direktur (?:kepesertaan|perluasan|pelayanan|keuangan|umum|perencanaan|pengembangan|operasi\w*|investasi)"
    r"|(?:di )?seluruh indonesia|se-?indonesia|seluruh tanah air|seluruh provinsi)\b",
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
PLACE_BEFORE = re.compile(r"\b(?:ke|dari|di)\s\Z", re.IGNORECASE)
LATE = 0.6  # of the body; a region named only once and further down is a mere mention beside a main one
IN_LISTS = ("government", "explicit", "people", "place", "counted", "bare")
LIST_BETWEEN = re.compile(r"[^.;:\"\n]*(?:,|\bdan\b|\bserta\b|/|\bmaupun\b)[^.;:\"\n]*")
LISTED_WITHIN = 60  # characters between the names of one list
ADDRESS_BEFORE = re.compile(r"\bdi [^.;\n]{3,80}, (?:kota |kabupaten )?\Z", re.IGNORECASE)
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
    told = story.without_mere_mentions(_strong(provinces))
    strong = story.without_mere_mentions(_strong(local))
    if not strong:
        opening = story.in_opening(_offices(local))
        if opening and not story.in_opening(told):
            told = {}  # the office opens the story, the province comes later
        return _weak_subjects(local, provinces, told)
    offices = _offices(local)
    if story.is_about_office and set(strong) < set(offices) and _weight(told) <= _weight(offices):
        return set(offices)
    opening = story.in_opening(offices)
    if story.is_about_office and opening and all(story.is_late(rows) for rows in strong.values()):
        return set(strong) | opening
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
        self.seats = self._seats_of_the_story(placed)
        self.hinted = self._hinted(placed)

    def weigh(self, p: Placed) -> Placed:
        """The mention with its score corrected by the whole article."""
        role, score = p.mention.role, p.score
        if p.code == CAPITAL and not (p.is_body and role in SPEAKS_FOR_ITSELF):
            score = SCORES["origin"]
        elif not p.is_body:
            pass
        elif (role in ("hint", "bare") and p.code in self.hinted) or (
            p.code in self.titled and role in ("bare", "venue", "town", "hint")
        ):
            score = STRONG
        elif p.code in self.venues or p.code in self.seats:
            score = SCORES["venue"]
        elif not self.is_about_office and self._is_in_area(p.mention):
            score = SCORES["origin"]
        return replace(p, score=score)

    def _seats_of_the_story(self, placed: list[Placed]) -> set[str]:
        """Seats named once, as where somebody was, in a story that its province opens and goes on with."""
        body = [p for p in placed if p.is_body]
        told = [p for p in body if p.is_province and p.score >= STRONG]
        opens = {p.code for p in told if p.mention.start < self.opening_end}
        provinces = {code for code, count in Counter(p.code for p in told).items() if count >= 2 and code in opens}
        named = [
            p for p in body if p.code in SEATS and p.code[:2] in provinces and p.mention.role not in ("bare", "branch")
        ]
        seats = Counter(p.code for p in named)
        own = {p.code for p in body if p.mention.role in ("government", "people", "district", "counted")}
        own |= {p.code for p in body if p.mention.role == "explicit" and not self._is_address(p.mention)}
        return {code for code, count in seats.items() if count == 1} - own - self.titled

    def _is_address(self, m: Mention) -> bool:
        """Whether a name ends the address of a place: "di Pelabuhan Dufa-Dufa, Kota Ternate"."""
        return bool(ADDRESS_BEFORE.search(self.article.plain, max(0, m.start - REACH), m.start))

    def _hinted(self, placed: list[Placed]) -> set[str]:
        """Regions that the headline, the dateline or a bare name gives, and two mentions of their districts confirm."""
        body = [p for p in placed if p.is_body]
        is_of_province = any(
            p.is_province and p.mention.start < self.opening_end and p.mention.role in ("government", "people")
            for p in body
        )
        if is_of_province:
            return set()
        named = self.headed | {p.code for p in body if p.mention.kind == "name"}
        hints = Counter(p.code for p in body if p.mention.role == "hint")
        return {code for code, count in hints.items() if code in named and count >= 2}

    def without_mere_mentions(self, strong: dict[str, list[Placed]]) -> dict[str, list[Placed]]:
        """Beside a main region, those left out that are named once far down, or only as the seat of the office."""
        main = {
            code
            for code, ps in strong.items()
            if sum(p.score >= STRONG for p in ps) >= 2
            or any(p.is_body and p.mention.start < self.opening_end for p in ps)
        }
        stated = {
            c for c, ps in strong.items() if any(p.mention.role in ("government", "explicit", "people") for p in ps)
        }
        kept = {}
        for code, ps in strong.items():
            body = [p for p in ps if p.is_body and p.mention.role != "hint"]
            others = [p for p in body if p.mention.role != "branch"]
            own = [p for p in others if p.mention.role != "counted"]
            is_late = len(own) == len(others) == 1 and own[0].mention.start > LATE * len(self.article.body)
            is_late = is_late and not any(
                p.mention.start < self.opening_end and len(p.mention.codes) == 1 for p in body
            )
            is_seat = (
                len(others) < len(body)
                and code not in stated
                and all(self._is_passed_or_spoken_at(p.mention) for p in others)
            )
            beside = main - {code}
            if (is_late and beside and not self._is_listed(own[0], strong, beside)) or (is_seat and stated - {code}):
                continue
            kept[code] = ps
        return kept

    def in_opening(self, rows: dict[str, list[Placed]]) -> set[str]:
        """Of some regions, those that the opening of the body or the headline names."""
        return {
            code
            for code, ps in rows.items()
            if any(p.mention.start < self.opening_end and (p.is_body or code in self.titled) for p in ps)
        }

    def is_late(self, rows: list[Placed]) -> bool:
        """Whether a region comes up in the second half of the body only."""
        body = [p.mention.start for p in rows if p.is_body]
        return bool(body) and min(body) > len(self.article.body) / 2

    def _is_passed_or_spoken_at(self, m: Mention) -> bool:
        """Whether a name only says where somebody goes, comes from or speaks: "ke X", "dari X", "di X"."""
        return bool(PLACE_BEFORE.search(self.article.plain, max(0, m.start - 6), m.start))

    def _is_listed(self, p: Placed, strong: dict[str, list[Placed]], main: set[str]) -> bool:
        """Whether a main region stands next to a mention, as in "Kabupaten A dan B"."""
        near = (
            q.mention for code in main for q in strong[code] if q.mention.role in IN_LISTS and q.mention.kind == "name"
        )
        return any(self._are_listed(*sorted((q, p.mention), key=lambda m: m.start)) for q in near)

    def _are_listed(self, first: Mention, second: Mention) -> bool:
        between = self.article.plain[first.end : second.start]
        return len(between) <= LISTED_WITHIN and bool(LIST_BETWEEN.fullmatch(between))

    def is_about_province(self, strong: dict[str, list[Placed]], told: dict[str, list[Placed]]) -> bool:
        """Whether the province carries the story and each regency is named once, further down."""
        weighty = any(
            rows[0].mention.start < self.opening_end and sum(p.score >= STRONG for p in rows) >= 3
            for rows in told.values()
        )
        in_body = [[p for p in rows if p.is_body] for rows in strong.values()]
        return weighty and all(len(rows) == 1 and rows[0].mention.start >= self.opening_end for rows in in_body)

    def _title_codes(self, placed: list[Placed]) -> set[str]:
        """Regions that the headline names, offices apart."""
        start = self.article.text.find(self.article.title) if self.article.title else -1
        end = start + len(self.article.title or "")
        return {p.code for p in placed if start <= p.mention.start < end and p.mention.role != "branch"}

    def _is_about_office(self, placed: list[Placed]) -> bool:
        """Whether no region stands in the opening by its own government or workers, so that an office is the subject."""
        opening = [p for p in placed if p.is_body and p.mention.start < self.opening_end and not p.is_province]
        if OFFICE_AREA.search(self.article.body, 0, self.opening_end) and any(
            p.mention.role == "branch" for p in opening
        ):
            return True
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
    offices = _offices(local)
    if told and _weight(told) > _weight(offices):
        return set(told)
    if offices:
        weights = {code: sum(p.score for p in ps) for code, ps in offices.items()}
        return {code for code, weight in weights.items() if 2 * weight > max(weights.values())}
    best = max((p.score for rows in (local, provinces) for ps in rows.values() for p in ps), default=0.0)
    if best < SCORES["venue"]:
        return set()
    found = (_best(rows, best) for rows in (local, provinces))
    return next((codes for codes in found if codes), set())


def _offices(local: dict[str, list[Placed]]) -> dict[str, list[Placed]]:
    """Regions in which an office of the agency sits that the body names."""
    return {code: ps for code, ps in local.items() if any(p.is_body and p.mention.role == "branch" for p in ps)}


def _best(rows: dict[str, list[Placed]], best: float) -> set[str]:
    return {code for code, ps in rows.items() if max(p.score for p in ps) == best}


def _weight(rows: dict[str, list[Placed]]) -> float:
    return max((sum(p.score for p in ps) for ps in rows.values()), default=0.0)
