"""Which articles tell of one event: the same text printed twice, or the same doing told by two reporters.

Several articles on one event are one piece of evidence. Linking is careful, since two events counted as one hide what
was done: a text must be nearly the same and about the same region, and reports of one event must be a few days apart,
tell of the same strategy in the same region, and share figures or people that say which event it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from zlib import crc32

import numpy as np
import pandas as pd

from helpers.coding.corpus_checks import Story, find_stories, near_pairs
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
    return join_events(tables["documents"], find_links(tables, people))


def find_links(tables: dict[str, pd.DataFrame], people: pd.DataFrame) -> set[tuple[str, str, str]]:
    """Pairs of articles on topic that tell of one event, each with its link code.

    Articles are compared within a region, so the tables may be those of some regions only.

    Parameters
    ----------
    people : DataFrame
        From `people_over_time.identify_people`.
    """
    documents = tables["documents"][tables["documents"]["is_on_topic"]]
    on_topic = set(documents["document_id"])
    links = {(a, b, "same_text") for a, b in same_texts(documents, tables["regions"])}
    return links | {(a, b, "same_event") for a, b in same_events(tables, people) if {a, b} <= on_topic}


def join_events(documents: pd.DataFrame, links: set[tuple[str, str, str]]) -> list[dict]:
    """The event of each article on topic, from the links between them; rows as `build_events` gives them."""
    dates = document_dates(documents[documents["is_on_topic"]]).to_dict()
    groups = _joined(sorted(dates), links)
    why = {document: kind for kind in reversed(LINKS) for pair in links if pair[2] == kind for document in pair[:2]}
    rows = []
    for group in groups:
        first = min(group, key=lambda document: (pd.isna(dates[document]), dates[document], document))
        rows += [
            {"document_id": document, "event_id": first, "link_code": "" if document == first else why[document]}
            for document in group
        ]
    return sorted(rows, key=lambda row: row["document_id"])


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
    with all the others; candidates are compared exactly.

    Source: A. Z. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
    """
    days = document_dates(documents).to_dict()
    subjects = regions[regions["is_subject"]].groupby("region_code")["document_id"].agg(set)
    shingles = {row.document_id: _shingles(row.text) for row in documents[["document_id", "text"]].itertuples()}
    shingles = {document: found for document, found in shingles.items() if len(found) >= FEWEST_SHINGLES}
    sketch_of = cache(lambda document: _sketch(shingles[document]))
    met = set()
    for _, own in sorted(subjects.items()):
        there = sorted(own & shingles.keys())
        pairs = combinations(there, 2) if len(there) <= FEW else _candidates({name: sketch_of(name) for name in there})
        for first, second in pairs:
            # days apart first: it costs least and rules out most
            if (first, second) in met or _are_far(days[first], days[second]):
                continue
            met.add((first, second))
            if _similarity(shingles[first], shingles[second]) >= SAME_TEXT:
                yield first, second


def _are_far(day, other) -> bool:
    apart = day - other
    return pd.notna(apart) and abs(apart) > SAME_MONTH


def _shingles(text: str) -> np.ndarray:
    """Numbers of the runs of five words of a text, sorted; a shorter text is one run."""
    words = re.findall(r"\w+", text.casefold())
    runs = range(max(1, len(words) - WORDS_A_SHINGLE + 1))
    found = {crc32(" ".join(words[at : at + WORDS_A_SHINGLE]).encode()) for at in runs}
    return np.array(sorted(found), dtype=np.uint32)


def _similarity(first: np.ndarray, second: np.ndarray) -> float:
    shared = len(np.intersect1d(first, second, assume_unique=True))
    return shared / (len(first) + len(second) - shared)


def _sketch(shingles: np.ndarray):
    # here, since it brings scipy's integration with it: half a second for whoever codes a single text
    from datasketch import MinHash

    sketch = MinHash(num_perm=HASHES, hashfunc=lambda number: number)
    sketch.update_batch(shingles)
    return sketch


@cache
def _bands() -> tuple[int, int]:
    from datasketch import MinHashLSH

    # weighted so that few of the pairs above the threshold are missed: what is too many is compared exactly
    index = MinHashLSH(threshold=SAME_TEXT, num_perm=HASHES, weights=(0.1, 0.9))
    return index.b, index.r


def _candidates(sketches: dict[str, object]) -> Iterator[tuple[str, str]]:
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=HASHES, params=_bands())
    for document, sketch in sketches.items():
        yield from ((other, document) for other in sorted(index.query(sketch)))
        index.insert(document, sketch)


def _joined(documents: Iterable[str], links: Iterable[tuple[str, str, str]]) -> list[list[str]]:
    """Documents in groups: those that links lead from one to the other are together."""
    neighbours = defaultdict(set)
    for first, second, _ in links:
        neighbours[first].add(second)
        neighbours[second].add(first)
    met, groups = set(), []
    for document in documents:
        group, waiting = [], [document]
        while waiting:
            one = waiting.pop()
            if one not in met:
                met.add(one)
                group.append(one)
                waiting += sorted(neighbours[one])
        groups += [group] if group else []
    return groups
