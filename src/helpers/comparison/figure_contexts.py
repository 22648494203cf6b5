"""What the sentence of a figure says about it: whose figure it is, of which workers, and whether of those left over."""

import re
from collections import defaultdict

import pandas as pd

from helpers.coding.article import Article

# "1.228.079 orang belum terlindungi", "sisanya 6.859": what is left, not all of whom participants are a part.
REST = re.compile(r"\b(?:belum|sisa(?:nya)?|lainnya|tersisa|berhak dilindungi)\b", re.IGNORECASE)
# Where one clause of a sentence ends and the next may be about other workers.
CLAUSE = re.compile(r"[,;:]\s|\s(?=(?:tetapi|tapi|namun|sedangkan|sementara|adapun)\s)", re.IGNORECASE)


class FigureContexts:
    """Sentences around rows of `quantities`; an article is cut into sentences once, and only when it is asked."""

    def __init__(self, tables: dict[str, pd.DataFrame]):
        documents = tables["documents"]
        self._texts = dict(zip(documents["document_id"], documents["text"], strict=True))
        self._groups = _places_of(tables["target_groups"], "target_group_code")
        self._regions = _places_of(tables["regions"], "region_code")
        self._articles: dict[str, Article] = {}

    def sentence(self, row) -> tuple[int, int]:
        """Ends of the sentence that holds a figure; of the figure itself where none does."""
        if row.document_id not in self._articles:
            self._articles[row.document_id] = Article(self._texts[row.document_id])
        holding = self._articles[row.document_id].sentence_at(row.start)
        return (holding.start, holding.end) if holding and row.end <= holding.end else (row.start, row.end)

    def are_same_workers(self, row, other) -> bool:
        """Whether the sentences of two figures name the same target groups; within one sentence, their clauses."""
        span = self._clause if self._is_one_sentence(row, other) else self.sentence
        first, second = ({code for *_, code in self._inside(r, span(r), self._groups)} for r in (row, other))
        return first == second

    def names_several_places(self, row) -> bool:
        """Whether the sentence names more than one place, so that a list may have been read one figure off."""
        return len({(start, end) for start, end, _ in self._inside(row, self.sentence(row), self._regions)}) > 1

    def is_rest(self, row) -> bool:
        """Whether the sentence counts those who are left."""
        return bool(REST.search(self._texts[row.document_id], *self.sentence(row)))

    def _clause(self, row) -> tuple[int, int]:
        first, last = self.sentence(row)
        breaks = [met.start() for met in CLAUSE.finditer(self._texts[row.document_id], first, last)]
        before = [at for at in breaks if at < row.start]
        after = [at for at in breaks if at >= row.end]
        return (before or [first])[-1], (after or [last])[0]

    def _is_one_sentence(self, row, other) -> bool:
        return row.document_id == other.document_id and self.sentence(row) == self.sentence(other)

    def _inside(self, row, span: tuple[int, int], places: dict) -> list[tuple[int, int, str]]:
        return [place for place in places[row.document_id] if span[0] <= place[0] and place[1] <= span[1]]


def _places_of(rows: pd.DataFrame, column: str) -> dict[str, list[tuple[int, int, str]]]:
    """Start, end and code of the rows of each document."""
    places = defaultdict(list)
    for row in rows[["document_id", "start", "end", column]].itertuples(index=False, name=None):
        places[row[0]].append(row[1:])
    return places
