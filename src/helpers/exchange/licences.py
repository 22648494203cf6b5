"""Which texts may be passed on: those whose card names a licence that allows it."""

import re

import pandas as pd

from helpers.errors import ExchangeError, listed

# Licences under which anybody may pass a text on, with changes.
OPEN = re.compile(
    r"cc0\b.*|cc[- ]by(?:[- ]sa|[- ]nc|[- ]nc[- ]sa)?(?:[- ]\d.*)?|public domain|pddl.*|odc-by.*|odbl.*", re.IGNORECASE
)
EVIDENCE = "evidence"
SHOWN = 10


def is_open(licences: pd.Series) -> pd.Series:
    """Whether each licence lets anybody pass the text on; an empty one means that all rights are reserved.

    >>> is_open(pd.Series(["CC-BY-4.0", None, "CC BY-ND 4.0"])).tolist()
    [True, False, False]
    """
    return licences.fillna("").str.strip().map(lambda licence: OPEN.fullmatch(licence) is not None).astype(bool)


def check_texts(documents: pd.DataFrame) -> None:
    """Raise `ExchangeError` if a text may not be passed on, since an export is easily passed on."""
    closed = documents.loc[~is_open(documents["licence"]), "document_id"].tolist()
    if closed:
        shown = closed[:SHOWN] + ([f"… and {len(closed) - SHOWN} more"] if len(closed) > SHOWN else [])
        raise ExchangeError(
            listed(
                shown,
                f"{len(closed)} of {len(documents)} texts have no licence that lets you pass them on:",
                "For work on your own machine add --all-texts; otherwise export a corpus without them.",
            )
        )


def without_closed_texts(data: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables without a word of the texts that may not be passed on: no text, no evidence.

    Places, codes and figures stay; with the article at hand anybody can look the words up.
    """
    closed = set(data["documents"].loc[~is_open(data["documents"]["licence"]), "document_id"])
    return {name: _blanked(frame, closed) for name, frame in data.items()}


def _blanked(frame: pd.DataFrame, closed: set[str]) -> pd.DataFrame:
    if not closed or "document_id" not in frame:
        return frame
    words = [column for column in ("text", EVIDENCE) if column in frame]
    frame = frame.copy()
    for column in words:
        frame[column] = frame[column].mask(frame["document_id"].isin(closed))
    return frame
