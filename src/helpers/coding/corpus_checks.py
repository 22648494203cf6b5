"""Checks of articles against one another: one person in two offices at a time, one event told with two figures.

Both are notes and not slips: each article may be right, and the reader is shown where to look. What could be two
people of one name, or two events of one week, is left alone.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import numpy as np
import pandas as pd

from helpers.coding.flags import figure
from helpers.coding.offices import HEADS
from helpers.coding.people_over_time import document_dates, identify_people
from helpers.coding.persons import combined
from helpers.coding.role_forms import UNIT_WORDS, name_slug, role_words
from helpers.coding.slips import is_one_slip

SAME_TIME = pd.Timedelta(days=31)
SAME_EVENT = pd.Timedelta(days=3)
NEIGHBOURS = 20  # articles that share a region and a clue, before a document, with which it is compared
EVENT_STRATEGIES = frozenset(
    """benefit_handover information_session door_to_door mass_campaign government_partnership award village_apparatus
    subsidised_contribution""".split()
)
EVENT_INDICATORS = frozenset("attendance subsidised participants_new claims_amount claims_cases places".split())
CLAIMS = frozenset(["claims_amount", "claims_cases"])
# What the law sets stands in articles on any event; so does the benefit of a death, 42 million.
SET_BY_LAW = frozenset(["benefit_rate", "contribution_rate", "duration"])
DEATH_BENEFIT = 42e6
SMALLEST_CLUE = 10  # smaller counts meet by chance
FARTHEST = 3  # times that one figure may be the other, where only people speak for one event
REGION_HEADS = ("bupati", "wali kota", "gubernur")
AGENCY_LEVELS = frozenset("cabang wilayah kcp".split())
AGENCY_WORDS = AGENCY_LEVELS | {"bpjs", "kantor"}
NO_PLACE = frozenset("provinsi dan di setempat tersebut itu ini se".split())
PASSING = frozenset("terpilih nonaktif periode merangkap sekaligus demisioner terdahulu sebelumnya".split())


def corpus_flags(tables: dict[str, pd.DataFrame]) -> list[dict]:
    """What articles of a corpus say differently, as rows of the table `flags`.

    Parameters
    ----------
    tables : dict of str to DataFrame
        At least `documents`, `people`, `quantities`, `regions` and `strategies`, as `helpers.schemas` declares them.

    Returns
    -------
    list of dict
        Sorted by document and place.
    """
    people = identify_people(tables["documents"], tables["people"])
    regions = tables["regions"]
    found = [*check_two_roles(regions[regions["is_subject"]], regions, people)]
    found += tell_disagreements(find_disagreements(tables, people))
    return sorted(found, key=lambda flag: (flag["document_id"], flag["start"], flag["end"], flag["flag_code"]))


def _flag(row, code: str, detail: str, rule_id: str) -> dict:
    """A flag at the place of a row of evidence."""
    place = {"start": int(row.start), "end": int(row.end), "evidence": row.evidence, "rule_id": rule_id}
    return {"document_id": row.document_id, "flag_code": code, "severity": "note", "detail": detail, **place}


@dataclass(frozen=True)
class Office:
    """An office that one person can hold once: its kind, its level or department, and its place as the text has it."""

    kind: str
    unit: frozenset[str]
    place: tuple[str, ...]


@lru_cache(maxsize=20_000)
def read_office(role: str, body: str) -> Office | None:
    """The exclusive office that a role is; None for acting and deputy offices, and for what could be several.

    >>> read_office("Bupati Batu", "regional_government").place, read_office("Plt Bupati Batu", "regional_government")
    (('batu',), None)
    """
    words = role_words(role)
    text = " ".join(words)
    if body == "agency" and words[:1] == ("kepala",) and set(words[1:2]) & AGENCY_WORDS:
        return _office("agency", words[1:], AGENCY_LEVELS, AGENCY_WORDS)
    if body != "regional_government":
        return None
    for kind in (*REGION_HEADS, "camat", "sekretaris daerah"):
        if text == kind or text.startswith(f"{kind} "):
            return _office(kind, words[len(kind.split()) :])
    if words[:2] in (("kepala", "dinas"), ("kepala", "badan")):
        office = _office("department", words[2:], UNIT_WORDS, UNIT_WORDS)
        return office if office and office.unit else None
    return None


def _office(kind: str, words: tuple[str, ...], units: frozenset = frozenset(), no_place=frozenset()) -> Office | None:
    """An office from the words behind its head; None if they tell of a passing or another office."""
    place = tuple(word for word in words if word not in no_place and word not in NO_PLACE)
    if PASSING.intersection(words) or HEADS.intersection(place):
        return None
    if kind == "agency" and (UNIT_WORDS | {"bidang", "pemasaran", "kepesertaan"}).intersection(place):
        return None
    return Office(kind, units.intersection(words), place)


def are_apart(place: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of places cannot be one: neither holds, shortens or misspells the other.

    >>> are_apart(("batu",), ("malang",)), are_apart(("sulut",), ("sulawesi", "utara")), are_apart((), ("batu",))
    (True, False, False)
    """
    if not place or not other or set(place) <= set(other) or set(other) <= set(place):
        return False
    first, second = sorted(("".join(place), "".join(other)), key=len)
    letters = iter(second)
    is_short = first[0] == second[0] and all(letter in letters for letter in first)
    return not is_short and not is_one_slip(first, second)


class _Places:
    """Subject regions of each document, and the codes that the corpus reads each name of a place as."""

    def __init__(self, subjects: pd.DataFrame, names: pd.DataFrame):
        self._subjects = _sets(subjects["document_id"], subjects["region_code"])
        self._codes: dict[str, set[str]] = defaultdict(set)
        for code, evidence in names[["region_code", "evidence"]].drop_duplicates().to_numpy(object):
            self._codes[_bare(role_words(evidence))].add(code)

    def are_different(self, place: tuple[str, ...], other: tuple[str, ...], digits: int) -> bool:
        """Whether two places are known by codes, and no code of one begins as one of the other."""
        first, second = ({code[:digits] for code in self._codes.get(_bare(p), ())} for p in (place, other))
        return bool(first and second) and first.isdisjoint(second)

    def share(self, document: str, other: str) -> bool:
        """Whether two documents have a subject region in common."""
        return not self._subjects.get(document, frozenset()).isdisjoint(self._subjects.get(other, ()))


def _bare(words: tuple[str, ...]) -> str:
    """The letters of a place's name, without the kind of place."""
    return "".join(word for word in words if word not in NO_PLACE and word != "kota")


def check_two_roles(subjects: pd.DataFrame, names: pd.DataFrame, people: pd.DataFrame) -> Iterator[dict]:
    """One person who holds two exclusive offices in articles at most 31 days apart; once for each pair of offices.

    Only full names are asked: somebody else may well have the same single name.

    Parameters
    ----------
    subjects : DataFrame
        The regions that articles are about: ``document_id, region_code``.
    names : DataFrame
        The names that articles give regions: ``region_code, evidence``.
    people : DataFrame
        From `people_over_time.identify_people`, with the places and the evidence of its rows.
    """
    asked = _in_several_offices(people)
    places = _Places(subjects[subjects["document_id"].isin(set(asked["document_id"]))], names)
    rows = asked.sort_values(["person_id", "date", "document_id", "start"]).itertuples(index=False)
    for _, of_person in groupby(rows, key=attrgetter("person_id")):
        yield from _two_roles(of_person, places)


def _in_several_offices(people: pd.DataFrame) -> pd.DataFrame:
    """The dated rows of offices that full names hold who hold more than one."""
    numbers: dict[Office | None, int] = {}
    pairs = combined(people["role"], people["body_code"])
    _, first, at = np.unique(pairs, return_index=True, return_inverse=True)
    offices = [read_office(*pair) for pair in people[["role", "body_code"]].iloc[first].to_numpy(object)]
    office = np.array([numbers.setdefault(office, len(numbers)) for office in offices], dtype=np.int64)[at]
    full = [name for name in people["person_name"].cat.categories if _is_full(name)]
    is_asked = people["person_name"].isin(full) & people["date"].notna() & (office != numbers.get(None, -1))
    asked = people[is_asked]
    several = asked.assign(office=office[is_asked])[["person_id", "office"]].drop_duplicates()["person_id"]
    return asked[asked["person_id"].isin(several[several.duplicated()])]


def _is_full(name: str) -> bool:
    """Whether a name has two words that are more than initials."""
    return sum(len(word) > 1 for word in name_slug(name).split("-")) > 1


def _two_roles(rows: Iterable, places: _Places) -> Iterator[dict]:
    latest: dict[Office, tuple] = {}
    told = set()
    for row in rows:
        office = read_office(row.role, row.body_code)
        if office is None:
            continue
        latest = {held: before for held, before in latest.items() if row.date - before.date <= SAME_TIME}
        for held, before in reversed(latest.items()):
            pair = frozenset((office, held))
            if pair in told or before.document_id == row.document_id or not _contradict(office, held, places):
                continue
            if _is_one_ladder(office, held) or places.share(row.document_id, before.document_id):
                told.add(pair)
                detail = f"person={row.person_id} role={row.role} other_role={before.role}"
                detail += f" other_document={before.document_id}"
                yield _flag(row, "two_roles", detail, "check.corpus.two_roles")
                break
        latest.pop(office, None)
        latest[office] = row


def _is_one_ladder(office: Office, held: Office) -> bool:
    """Whether both are the agency's, or both a region's head: few enough that one full name is one person."""
    return all(o.kind == "agency" for o in (office, held)) or all(o.kind in REGION_HEADS for o in (office, held))


def _contradict(office: Office, held: Office, places: _Places) -> bool:
    """Whether nobody holds both offices at a time, and they are not one office in two wordings.

    "Kepala BPJS Ketenagakerjaan Tuban" may be the head of the branch that Tuban belongs to: without a level, or on two
    levels, offices of the agency contradict each other only in two provinces.
    """
    if office.kind != held.kind:
        return True
    if office.kind == "agency":
        if office.unit and office.unit == held.unit and are_apart(office.place, held.place):
            return not set(office.place) & set(held.place) - {"kota"}
        return places.are_different(office.place, held.place, len("36"))
    if office.kind == "department":
        if office.unit.isdisjoint(held.unit):
            return office.place == held.place
        return places.are_different(office.place, held.place, len("36.04"))
    return are_apart(office.place, held.place)


@dataclass(frozen=True)
class Story:
    """What one article tells of an event: where, when, who, and its figures.

    ``single`` are the figures that may disagree, the only ones of their unit and indicator; ``clues`` are people and
    figures that say which event it is.
    """

    document_id: str
    date: pd.Timestamp
    regions: frozenset[str]
    strategies: frozenset[str]
    people: frozenset[str]
    private: dict[str, frozenset[str]]
    figures: frozenset[tuple]
    values: frozenset[float]
    single: dict[tuple, tuple]

    @property
    def clues(self) -> list:
        return sorted(self.people) + sorted(self.figures)

    def may_share_people(self, other: "Story") -> bool:
        """Whether both may be of one event by those who belong to one only: heirs and other workers, village heads."""
        return not any(
            mine and other.private[b] and mine.isdisjoint(other.private[b]) for b, mine in self.private.items()
        )


def find_disagreements(tables: dict[str, pd.DataFrame], people: pd.DataFrame) -> dict[tuple, list[tuple]]:
    """Figures in which two articles on one event disagree, in pairs.

    Articles are compared within a region, so the tables may be those of some regions only: what is found for others
    is put together with ``|`` and told by `tell_disagreements`.

    Parameters
    ----------
    people : DataFrame
        From `people_over_time.identify_people`.

    Returns
    -------
    dict
        By day and name of the later article and name of the earlier one.
    """
    found = {}
    for earlier, later in near_pairs(find_stories(tables, people)):
        if pairs := _disagreements(earlier, later):
            found[later.date, later.document_id, earlier.document_id] = pairs
    return found


def tell_disagreements(found: dict[tuple, list[tuple]]) -> Iterator[dict]:
    """A flag in each of two articles that disagree, once for a figure."""
    told = set()
    for _, pairs in sorted(found.items(), key=lambda item: item[0]):
        for mine, theirs in pairs:
            for here, there in ((mine, theirs), (theirs, mine)):
                place = (here.document_id, here.start, here.end)
                if place in told:
                    continue
                told.add(place)
                detail = f"indicator={here.indicator_code} here={figure(here.value)} there={figure(there.value)}"
                detail += f" other_document={there.document_id}"
                yield _flag(here, "event_disagrees", detail, "check.corpus.event")


def find_stories(tables: dict[str, pd.DataFrame], people: pd.DataFrame, is_broad: bool = False) -> list[Story]:
    """The articles with a day, a regency or city, something that took place and a figure of it; by date.

    Parameters
    ----------
    is_broad : bool
        Also those of any other strategy, and without a figure.
    """
    regions, strategies = tables["regions"], tables["strategies"]
    subjects = regions[regions["is_subject"] & (regions["region_code"].str.len() == len("36.04"))]
    took_place = strategies["strategy_code"].isin(EVENT_STRATEGIES) & (strategies["status"] != "planned") | is_broad
    codes = _sets(subjects["document_id"], subjects["region_code"])
    events = _sets(strategies["document_id"][took_place], strategies["strategy_code"])
    slugs = {name: name_slug(name) for name in people["person_name"].unique()}
    slugs = people["person_name"].astype(object).map(slugs)
    spoken = people["body_code"] != "national_government"  # a president's name is in the story of any event
    who = _sets(people["document_id"][spoken], slugs)
    private = {b: _sets(people["document_id"][people["body_code"] == b], slugs) for b in ("worker", "village")}
    stories = []
    dates = document_dates(tables["documents"]).dropna().to_dict()
    figures = defaultdict(list)
    quantities = tables["quantities"]
    # text as objects is four times quicker to go through row by row
    for row in quantities.astype(dict.fromkeys(quantities.select_dtypes("str"), object)).itertuples(index=False):
        figures[row.document_id].append(row)
    for document in sorted(codes.keys() & events.keys() & dates.keys()):
        rows = figures.get(document, [])
        single = _single_figures(rows)
        if single or is_broad:
            mine = {body: named.get(document, frozenset()) for body, named in private.items()}
            story = (dates[document], codes[document], events[document], who.get(document, frozenset()), mine)
            stories.append(Story(document, *story, _telling(rows), frozenset(r.value for r in rows), single))
    return sorted(stories, key=lambda story: (story.date, story.document_id))


def _sets(documents: pd.Series, values: pd.Series) -> dict[str, frozenset]:
    """The values of each document; ``documents`` may be some of the rows only."""
    gathered = defaultdict(set)
    some = values[documents.index].to_numpy(object)
    for document, value in zip(documents.to_numpy(object), some, strict=True):
        gathered[document].add(value)
    return {document: frozenset(found) for document, found in gathered.items()}


def _single_figures(rows: list[tuple]) -> dict[tuple, tuple]:
    """The figure of each unit and indicator of events that the article gives one value only."""
    found = defaultdict(list)
    for row in rows:
        if row.indicator_code in EVENT_INDICATORS and row.unit_code != "other":
            found[(row.unit_code, row.indicator_code)].append(row)
    return {
        what: given[0]
        for what, given in found.items()
        if len({row.value for row in given}) == 1 and given[0].relation in ("exactly", "about")
    }


def _telling(rows: list[tuple]) -> frozenset[tuple]:
    """Figures, as unit and value, that two events would hardly share."""
    told = (row for row in rows if row.indicator_code not in SET_BY_LAW and row.value >= SMALLEST_CLUE)
    return frozenset((row.unit_code, row.value) for row in told if row.value != DEATH_BENEFIT)


def near_pairs(stories: list[Story]) -> Iterator[tuple[Story, Story]]:
    """Pairs of stories at most three days apart that share a region and a clue, each pair once.

    A story meets at most `NEIGHBOURS` earlier ones for each region and clue, so the work grows with the corpus and not
    with its square, however many articles one region has in one week.
    """
    blocks: dict[tuple, deque[Story]] = defaultdict(lambda: deque(maxlen=NEIGHBOURS))
    for story in stories:
        met: dict[str, Story] = {}
        for block in ((region, clue) for region in sorted(story.regions) for clue in story.clues):
            before = blocks[block]
            while before and story.date - before[0].date > SAME_EVENT:
                before.popleft()
            met |= {earlier.document_id: earlier for earlier in before}
            before.append(story)
        yield from ((met[document], story) for document in sorted(met))


def _disagreements(first: Story, second: Story) -> list[tuple]:
    """The figures, in pairs, in which two stories of one event disagree; none unless it is one event.

    Two stories that disagree in more figures than they agree in, or name other heirs or village heads, are two events.
    """
    people, figures = first.people & second.people, first.figures & second.figures
    if not first.strategies & second.strategies or not (people or len(figures) > 1):
        return []
    if not first.may_share_people(second):
        return []
    pairs = []
    for what in sorted(first.single.keys() & second.single.keys()):
        mine, theirs = first.single[what], second.single[what]
        if mine.value in second.values or theirs.value in first.values or not _differ(mine, theirs):
            continue
        if len(figures) < 2 and not _may_be_one(mine, theirs, len(figures), len(people)):
            continue
        pairs.append((mine, theirs))
    return pairs if len(pairs) <= max(1, len(figures)) else []


def _differ(mine, theirs) -> bool:
    """Whether two figures for one period are more than 1 percent apart, or 10 where one is rounded."""
    if not _is_same_period(mine.period, theirs.period):
        return False
    share = 0.1 if "about" in (mine.relation, theirs.relation) else 0.01
    return abs(mine.value - theirs.value) > share * max(abs(mine.value), abs(theirs.value))


def _is_same_period(mine, theirs) -> bool:
    """One period, or the day of the event in one only; a bare year is the total of a year."""
    mine, theirs = (period if isinstance(period, str) else "" for period in (mine, theirs))
    is_day_in_one = not (mine and theirs) and len(mine or theirs) > len("2025")
    return mine == theirs or is_day_in_one


def _may_be_one(mine, theirs, shared_figures: int, shared_people: int) -> bool:
    """Whether two figures may be one where people tell that it is one event.

    Claims need more than one person: the same official hands over another benefit every week.
    """
    if max(mine.value, theirs.value) > FARTHEST * min(mine.value, theirs.value):
        return False
    return mine.indicator_code not in CLAIMS or shared_figures > 0 or shared_people > 1
