"""Which of the regions that an article names it is about.

A region is a subject where its government, its workers or an activity in it is reported. It is none as the dateline
or venue of a story about somewhere else, as a comparison, or as the seat of an office that speaks about others.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.place_names import SCORES, Mention

STRONG = 2.0
OPENING_PARAGRAPHS = 2
REACH = 250  # characters around a name in which words about it are looked for
MANY_PROVINCES = 4  # a comparison of provinces is a national story
CAPITAL = "31"  # Jakarta, the venue of most national stories

NATIONAL = re.compile(
    r"\b(?:menteri|menaker|menko|wamenaker|kementerian|presiden|direktur utama|dirut|dewan pengawas|djsn|komisi ix|dpr ri"
    r"|direktur (?:kepesertaan|pelayanan|keuangan|umum|perencanaan|pengembangan))\b",
    re.IGNORECASE,
)
OFFICE_AREA = re.compile(
    r"\b(?:membawahi|membawahkan|meliputi|mencakup|wilayah kerja\w*|terdiri (?:dari|atas)|melayani|wilayah layanan\w*)\b", re.IGNORECASE
)
GATHERING = re.compile(
    r"\b(?:digelar|menggelar\w*|berlangsung|bertempat|diadakan|diselenggarakan|dilaksanakan|rapat|pertemuan|monitoring|rakor|fgd|diskusi"
    r"|seminar|forum|penghargaan|acara|kegiatan|dipusatkan)\b|\(\d{1,2}/",
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
    weighed = _weigh(article, placed)
    local = _by_code(p for p in weighed if not p.is_province)
    provinces = _by_code(p for p in weighed if p.is_province)
    if _is_national(article, weighed) or (not local and len(provinces) >= MANY_PROVINCES):
        return set()
    strong = {code: rows for code, rows in local.items() if max(p.score for p in rows) >= STRONG}
    told = {code: rows for code, rows in provinces.items() if max(p.score for p in rows) >= STRONG}
    if strong:
        return set(told) if _is_about_province(article, strong, told) else set(strong)
    return _weak_subjects(local, provinces, told)


def _by_code(placed) -> dict[str, list[Placed]]:
    rows = defaultdict(list)
    for p in placed:
        rows[p.code].append(p)
    return dict(rows)


def _weigh(article: Article, placed: list[Placed]) -> list[Placed]:
    """The mentions with their scores corrected by what the whole article says."""
    headed = _title_codes(article, placed) | {p.code for p in placed if not p.is_body and not p.is_province}
    titled = _title_codes(article, placed)
    office_is_subject = _office_is_subject(article, placed)
    venues = _lone_venues(article, placed)
    return [_reweigh(article, p, headed, titled, office_is_subject, venues) for p in placed]


def _reweigh(article, p: Placed, headed: set[str], titled: set[str], office_is_subject: bool, venues: set[str]) -> Placed:
    role, score = p.mention.role, p.score
    if not p.is_body:
        return p
    if role == "hint" and p.code in headed:
        score = STRONG
    elif p.code in titled and role in ("bare", "venue", "town"):
        score = STRONG
    elif p.code in venues or (p.code == CAPITAL and role in ("place", "acronym")):
        score = SCORES["venue"]
    elif not office_is_subject and _is_in_area(article, p.mention):
        score = SCORES["origin"]
    return Placed(p.code, score, p.mention, p.is_body)


def _title_codes(article: Article, placed: list[Placed]) -> set[str]:
    """Regions that the headline names, offices apart."""
    if not article.title or not article.paragraphs:
        return set()
    end = article.paragraphs[0].end
    return {p.code for p in placed if p.mention.end <= end and p.mention.role != "branch"}


def _opening_end(article: Article) -> int:
    """Where the opening paragraphs of the body end."""
    ends = [p.end for p in article.paragraphs if p.kind == "body"][:OPENING_PARAGRAPHS]
    return ends[-1] if ends else 0


def _is_in_area(article: Article, m: Mention) -> bool:
    """Whether a sentence lists the regencies that an office serves."""
    sentence = article.sentence_at(m.start)
    return bool(sentence and OFFICE_AREA.search(article.plain, max(sentence.start, m.start - REACH), m.start))


def _office_is_subject(article: Article, placed: list[Placed]) -> bool:
    """Whether the opening is about the office itself: no region stands in it by its own government or workers."""
    end = _opening_end(article)
    opening = [p for p in placed if p.is_body and p.mention.start < end and not p.is_province]
    return not any(p.score >= STRONG and not _is_in_area(article, p.mention) for p in opening)


def _lone_venues(article: Article, placed: list[Placed]) -> set[str]:
    """Regions named once, as the place of a meeting, in an article that is about another."""
    rows = _by_code(p for p in placed if p.is_body and not p.is_province and p.mention.role not in ("suffix", "hint"))
    weight = {code: sum(p.score for p in ps) for code, ps in rows.items()}
    main = max(weight, key=weight.get, default=None)
    if main is None or len(rows[main]) < 2 or weight[main] < 2 * STRONG:
        return set()
    return {code for code, ps in rows.items() if code != main and len(ps) == 1 and _is_venue(article, ps[0].mention)}


def _is_venue(article: Article, m: Mention) -> bool:
    sentence = article.sentence_at(m.start)
    if sentence is None or m.role not in ("place", "explicit", "venue"):
        return False
    text = article.plain
    start, end = max(sentence.start, m.start - REACH), min(sentence.end, m.end + REACH)
    return bool(VENUE_BEFORE.search(text[start : m.start]) and GATHERING.search(text, start, end))


def _is_national(article: Article, placed: list[Placed]) -> bool:
    """Whether ministers or directors speak and no region's government, workers or office is named."""
    actors = ("government", "explicit", "people", "district", "branch")
    has_region = any(p.is_body and p.mention.role in actors and p.score > SCORES["venue"] for p in placed)
    return not has_region and bool(NATIONAL.search(article.body))


def _is_about_province(article: Article, strong: dict[str, list[Placed]], told: dict[str, list[Placed]]) -> bool:
    """Whether the province carries the story and each regency is named once, further down."""
    end = _opening_end(article)
    weighty = [rows for rows in told.values() if len([p for p in rows if p.score >= STRONG]) >= 3 and rows[0].mention.start < end]
    passing = all(len(rows) == 1 and rows[0].mention.start >= end for rows in strong.values())
    return bool(weighty) and passing


def _weak_subjects(local: dict[str, list[Placed]], provinces: dict[str, list[Placed]], told: dict[str, list[Placed]]) -> set[str]:
    """Without a region that stands by itself: the office's, the province's, or the place that the text names best."""
    offices = {c: ps for c, ps in local.items() if any(p.is_body and p.mention.role == "branch" for p in ps)}
    if told and _weight(told) > _weight(offices):
        return set(told)
    if offices:
        return set(offices)
    best = max((p.score for ps in [*local.values(), *provinces.values()] for p in ps), default=0.0)
    if best < SCORES["venue"]:
        return set()
    found = {c for c, ps in local.items() if max(p.score for p in ps) == best}
    return found or {c for c, ps in provinces.items() if max(p.score for p in ps) == best}


def _weight(rows: dict[str, list[Placed]]) -> float:
    return max((sum(p.score for p in ps) for ps in rows.values()), default=0.0)
