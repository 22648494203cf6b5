"""Which articles tell of one event: the same text printed twice, or the same doing told by two reporters.

Several articles on one event are one piece of evidence. Linking is careful, since two events counted as one hide what
was done: a text must be nearly the same and about the same region, and reports of one event must be a few days apart,
tell of the same strategy in the same region, and share figures or people that say which event it is.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from zlib import crc32

import numpy as np
import pandas as pd

from helpers.coding.corpus_checks import NEIGHBOURS, Story, find_stories, near_pairs
from helpers.coding.people_over_time import document_dates, identify_people

WORDS_A_SHINGLE = 5
SAME_TEXT = 0.5  # Jaccard similarity of shingles: a wire text with another headline and lead stays above it
SAME_MONTH = pd.Timedelta(days=31)
NEXT_DAY = pd.Timedelta(days=1)
HASHES = 96
FEW = 40  # documents of a region that are compared each with each: that costs less than to sketch them
FEWEST_SHINGLES = 20  # a shorter text is a headline, and headlines repeat
LINKS = ["same_text", "same_event"]


def build_events(tables: dict[str, pd.DataFrame]) -> list[dict]:
    """The event of each article on topic, as rows of the table `events`.

    Parameters
    ----------
    tables : dict of str to DataFrame
        At least `documents`, `people`, `quantities`, `regions` and `strategies`, as `helpers.schemas` declares them.

    Returns
    -------
    list of dict
        ``document_id``, ``event_id`` (the earliest article of the event) and ``link_code`` (why it was joined to the
        event; empty for the earliest and for single articles), by document.
    """
    people = identify_people(tables["documents"], tables["people"])
    return join_events(tables["documents"], find_links(tables, people)).to_dict("records")


def find_links(tables: dict[str, pd.DataFrame], people: pd.DataFrame) -> set[tuple[str, str, str]]:
    """Pairs of articles on topic that tell of one event, each with its link code.

    Articles are compared within a region, so the tables may be those of some regions only. Two articles that other
    pairs join already are no pair: there are never more links than articles.

    Parameters
    ----------
    people : DataFrame
        From `people_over_time.identify_people`.
    """
    documents = tables["documents"][tables["documents"]["is_on_topic"]]
    on_topic, joined = set(documents["document_id"]), Joined()
    links = {(a, b, "same_text") for a, b in same_texts(documents, tables["regions"]) if joined.join(a, b)}
    events = ((a, b) for a, b in same_events(tables, people) if {a, b} <= on_topic)
    return links | {(a, b, "same_event") for a, b in events if joined.join(a, b)}


def join_events(documents: pd.DataFrame, links: set[tuple[str, str, str]]) -> pd.DataFrame:
    """The event of each article on topic, from the links between them; columns as `build_events` gives them."""
    dates = document_dates(documents[documents["is_on_topic"]]).sort_index()
    why = {document: kind for kind in reversed(LINKS) for pair in links if pair[2] == kind for document in pair[:2]}
    joined = Joined()
    for one, other, _ in links:
        joined.join(one, other)
    linked = dates[dates.index.isin(list(why))]
    days = linked.to_dict()
    firsts: dict[str, str] = {}
    for document in sorted(days, key=lambda document: (pd.isna(days[document]), days[document], document)):
        firsts.setdefault(joined.root(document), document)
    events = pd.DataFrame({"document_id": dates.index, "event_id": dates.index, "link_code": ""})
    at = dates.index.get_indexer(linked.index)
    own = [firsts[joined.root(document)] for document in linked.index]
    events.loc[at, "event_id"] = own
    told = zip(linked.index, own, strict=True)
    events.loc[at, "link_code"] = ["" if first == document else why[document] for document, first in told]
    return events


class Joined:
    """Documents in groups, which grow by joining two of them."""

    def __init__(self):
        self._above: dict[str, str] = {}

    def root(self, document: str) -> str:
        """The document that stands for the group."""
        above = self._above
        while (higher := above.get(document)) is not None:
            if (highest := above.get(higher)) is not None:
                above[document] = highest
            document = higher
        return document

    def join(self, one: str, other: str) -> bool:
        """Put two groups together; whether they were two."""
        low, high = self.root(one), self.root(other)
        if low != high:
            self._above[low] = high
        return low != high


def same_events(tables: dict[str, pd.DataFrame], people: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of articles at most three days apart that tell of one event, by region, strategy, figures and people."""
    for earlier, later in near_pairs(find_stories(tables, people, is_broad=True)):
        if _is_one_event(earlier, later):
            yield earlier.document_id, later.document_id


def _is_one_event(first: Story, second: Story) -> bool:
    """Two figures in common, a figure and a person, or two people a day apart; never other heirs or village heads."""
    if not first.strategies & second.strategies or not first.may_share_people(second):
        return False
    people, figures = len(first.people & second.people), len(first.figures & second.figures)
    is_near = abs(second.date - first.date) <= NEXT_DAY
    return figures > 1 or bool(figures and people) or (people > 1 and is_near)


def same_texts(documents: pd.DataFrame, regions: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of documents about a common region, at most a month apart, whose texts are nearly the same.

    Where a region has many, candidates come from MinHash and locality-sensitive hashing, so that no document is compared
    with all the others; candidates are compared exactly. Two documents that other pairs join already are not compared.

    Source: A. Z. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
    """
    days = document_dates(documents).dropna().to_dict()
    subjects = regions[regions["is_subject"]].groupby("region_code")["document_id"].agg(set)
    shingles = {document: _shingles(text) for document, text in documents[["document_id", "text"]].to_numpy(object)}
    shingles = {document: found for document, found in shingles.items() if len(found) >= FEWEST_SHINGLES}
    bands_of = cache(lambda document: _bands_of(shingles[document]))
    met, joined = set(), Joined()
    for _, own in sorted(subjects.items()):
        there = own & shingles.keys()
        few = len(there) <= FEW
        for pair in (
            _near(there, days) if few else _candidates({document: bands_of(document) for document in there}, days)
        ):
            if pair in met or joined.root(pair[0]) == joined.root(pair[1]):
                continue
            met.add(pair)
            if _similarity(*(shingles[document] for document in pair)) >= SAME_TEXT:
                joined.join(*pair)
                yield pair


def _shingles(text: str) -> np.ndarray:
    """Numbers of the runs of five words of a text, sorted; a shorter text is one run."""
    words = re.findall(r"\w+", text.casefold())
    runs = range(max(1, len(words) - WORDS_A_SHINGLE + 1))
    found = {crc32(" ".join(words[at : at + WORDS_A_SHINGLE]).encode()) for at in runs}
    return np.array(sorted(found), dtype=np.uint32)


def _similarity(first: np.ndarray, second: np.ndarray) -> float:
    shared = len(np.intersect1d(first, second, assume_unique=True))
    return shared / (len(first) + len(second) - shared)


@cache
def _banding() -> tuple:
    """An empty sketch, how many bands it is cut into, and how many hashes long each is."""
    # here, since it brings scipy's integration with it: half a second for whoever codes a single text
    from datasketch import MinHash, MinHashLSH

    # weighted so that few of the pairs above the threshold are missed: what is too many is compared exactly
    index = MinHashLSH(threshold=SAME_TEXT, num_perm=HASHES, weights=(0.1, 0.9))
    return MinHash(num_perm=HASHES, hashfunc=lambda number: number), index.b, index.r


def _bands_of(shingles: np.ndarray) -> list[tuple[int, bytes]]:
    """The bands of a text's sketch; two texts that are nearly the same have one of them in common."""
    empty, count, length = _banding()
    sketch = empty.copy()
    sketch.update_batch(shingles)
    return [(n, sketch.hashvalues[n * length : (n + 1) * length].tobytes()) for n in range(count)]


def _near(documents: Iterable[str], days: dict) -> Iterator[tuple[str, str]]:
    """Pairs of documents that are at most a month apart, as far as their days are known."""
    for first, second in combinations(sorted(documents), 2):
        if {first, second} - days.keys() or abs(days[first] - days[second]) <= SAME_MONTH:
            yield first, second


def _candidates(bands: dict[str, list[tuple[int, bytes]]], days: dict) -> Iterator[tuple[str, str]]:
    """Pairs of documents that have a band in common and are at most a month apart, as far as their days are known.

    A document meets at most `NEIGHBOURS` earlier ones, and as many without a day, for each band: as with
    `corpus_checks.near_pairs`, the work grows with the corpus and not with its square.
    """
    undated: dict[tuple, deque[str]] = defaultdict(lambda: deque(maxlen=NEIGHBOURS))
    dated: dict[tuple, deque[str]] = defaultdict(lambda: deque(maxlen=NEIGHBOURS))
    for document in [*sorted(bands.keys() - days.keys()), *_by_day(bands.keys() & days.keys(), days)]:
        near = set()
        for band in bands[document]:
            if document in days:
                while (before := dated[band]) and days[document] - days[before[0]] > SAME_MONTH:
                    before.popleft()
                near.update(before)
            near.update(undated.get(band, ()))
            (dated if document in days else undated)[band].append(document)
        yield from (tuple(sorted((other, document))) for other in sorted(near))


def _by_day(documents: Iterable[str], days: dict) -> list[str]:
    return sorted(documents, key=lambda document: (days[document], document))
