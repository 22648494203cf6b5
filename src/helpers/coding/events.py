"""Which articles tell of one event: the same text printed twice, or the same doing told by two reporters.

Several articles on one event are one piece of evidence. Linking is careful, since two events counted as one hide what
was done: a text must be nearly the same and about the same region, and reports of one event must be a few days apart,
tell of the same strategy in the same region, and share figures or people that say which event it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from zlib import crc32

import pandas as pd

from helpers.coding.corpus_checks import Story, find_stories, near_pairs
from helpers.coding.people_over_time import document_dates, identify_people

WORDS_A_SHINGLE = 5
SAME_TEXT = 0.5  # Jaccard similarity of shingles: a wire text with another headline and lead stays above it
SAME_MONTH = pd.Timedelta(days=31)
NEXT_DAY = pd.Timedelta(days=1)
HASHES = 96
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
    documents = tables["documents"]
    documents = documents[documents["is_on_topic"]]
    dates = document_dates(documents)
    links = [(a, b, "same_text") for a, b in same_texts(documents, tables["regions"])]
    links += [(a, b, "same_event") for a, b in same_events(tables) if a in dates.index and b in dates.index]
    groups = _joined(sorted(dates.index), links)
    why = {document: kind for kind in reversed(LINKS) for pair in links if pair[2] == kind for document in pair[:2]}
    rows = []
    for group in groups:
        first = min(group, key=lambda document: (pd.isna(dates[document]), dates[document], document))
        rows += [
            {"document_id": document, "event_id": first, "link_code": "" if document == first else why[document]}
            for document in group
        ]
    return sorted(rows, key=lambda row: row["document_id"])


def same_events(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Pairs of articles at most three days apart that tell of one event, by region, strategy, figures and people."""
    people = identify_people(tables["documents"], tables["people"])
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

    Candidates come from MinHash and locality-sensitive hashing, so no document is compared with all the others, and
    are then compared exactly.

    Source: A. Z. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
    """
    dates = document_dates(documents)
    subjects = regions[regions["is_subject"]].groupby("document_id")["region_code"].agg(frozenset).to_dict()
    shingles = {row.document_id: _shingles(row.text) for row in documents.itertuples()}
    shingles = {document: found for document, found in shingles.items() if len(found) >= FEWEST_SHINGLES}
    for first, second in _candidates(shingles):
        apart = dates[first] - dates[second]
        is_far = pd.notna(apart) and abs(apart) > SAME_MONTH
        common = subjects.get(first, frozenset()) & subjects.get(second, frozenset())
        if common and not is_far and _similarity(shingles[first], shingles[second]) >= SAME_TEXT:
            yield first, second


def _shingles(text: str) -> frozenset[int]:
    """Numbers of the runs of five words of a text; a shorter text is one run."""
    words = re.findall(r"\w+", text.casefold())
    runs = range(max(1, len(words) - WORDS_A_SHINGLE + 1))
    return frozenset(crc32(" ".join(words[at : at + WORDS_A_SHINGLE]).encode()) for at in runs)


def _similarity(first: frozenset, second: frozenset) -> float:
    return len(first & second) / len(first | second)


def _candidates(shingles: dict[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    # here, since it brings scipy's integration with it: half a second for whoever codes a single text
    from datasketch import MinHash, MinHashLSH

    # weighted so that few of the pairs above the threshold are missed: what is too many is compared exactly
    index = MinHashLSH(threshold=SAME_TEXT, num_perm=HASHES, weights=(0.1, 0.9))
    for document in sorted(shingles):
        sketch = MinHash(num_perm=HASHES, hashfunc=lambda number: number)
        sketch.update_batch(sorted(shingles[document]))
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
