"""Units that coders are compared on: paragraphs where codings have a place, else whole documents."""

import re
from bisect import bisect_right
from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.exchange.rows import Coder

PARAGRAPH, DOCUMENT = "paragraph", "document"


class Units:
    """The paragraphs of some documents, numbered through in the order of the documents' names.

    A paragraph is a line that is not blank, whatever it holds: what a coder passed over counts as not coded.
    """

    def __init__(self, texts: Mapping[str, str]):
        self.documents = sorted(texts)
        self._numbers = {document: number for number, document in enumerate(self.documents)}
        self._starts: list[list[int]] = []
        self._firsts: list[int] = []
        count = 0
        for document in self.documents:
            starts = [met.start() for met in re.finditer(r"\S[^\n]*", texts[document])]
            self._starts.append(starts)
            self._firsts.append(count)
            count += len(starts)
        self.count = count

    def documents_of(self, unit: str) -> np.ndarray:
        """Number of the document of each unit, shape (units,)."""
        numbers = np.arange(len(self.documents))
        return numbers if unit == DOCUMENT else np.repeat(numbers, [len(starts) for starts in self._starts])

    def paragraphs_of(self, document: str, start: int, end: int) -> range:
        """Numbers of the paragraphs that a stretch of a document touches."""
        number = self._numbers[document]
        starts, first = self._starts[number], self._firsts[number]
        return range(first + max(bisect_right(starts, start) - 1, 0), first + max(bisect_right(starts, end - 1), 1))

    def marks(self, coder: Coder, rows: pd.DataFrame, unit: str, looked_for: bool = True) -> np.ndarray:
        """Where a coder gave a code: 1, 0, or NaN in documents that the coder did not go through; shape (units,).

        Parameters
        ----------
        rows : DataFrame
            The coder's rows of this code.
        looked_for : bool
            Whether the coder looked for the code at all.
        """
        seen = np.array([looked_for and document in coder.documents for document in self.documents], dtype=bool)
        given = np.zeros(len(self.documents) if unit == DOCUMENT else self.count)
        for row in rows.itertuples():
            if row.document_id in self._numbers:
                given[self._touched(row, unit)] = 1
        given[~seen[self.documents_of(unit)]] = np.nan
        return given

    def _touched(self, row, unit: str) -> int | range:
        return self._numbers[row.document_id] if unit == DOCUMENT else self.paragraphs_of_row(row)

    def paragraphs_of_row(self, row) -> range:
        """Numbers of the paragraphs of a coding; of one whose end is not known, the one that it starts in."""
        end = row.start + 1 if pd.isna(row.end) else row.end
        return self.paragraphs_of(row.document_id, int(row.start), int(end))
