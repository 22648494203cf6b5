"""What can be wrong with codings that come from outside, each with what to do about it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import pandas as pd

from helpers.errors import ExchangeError, listed

MOST_LISTED = 50
NOTHING = "Nothing was imported."


def refuse(problems: list[str], source) -> None:
    """Raise `ExchangeError` with all problems, if there are any."""
    if not problems:
        return
    shown = [printable(problem) for problem in problems[:MOST_LISTED]]
    if len(problems) > len(shown):
        shown.append(f"… and {len(problems) - len(shown)} more.")
    raise ExchangeError(listed(shown, f"{source} cannot be used:", NOTHING))


def printable(text: str) -> str:
    """A text of somebody else's file as a terminal may show it: on one line, without control characters."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def place_problem(document_id: str, start: int, end: int, length: int) -> str | None:
    """Why a place is none: outside its text, empty, or the wrong way round."""
    if start == end:
        return f"{document_id}: the coding at {start} is empty. Delete it, or give it the words it is about."
    if start > end:
        return f"{document_id}: the coding {start} to {end} ends before it starts. Code the words again."
    if start < 0 or end > length:
        return (
            f"{document_id}: the coding {start} to {end} reaches outside the text of {length} characters. "
            "Code the words again; positions count characters, not bytes."
        )
    return None


def text_problem(document_id: str, theirs: str, ours: str) -> str | None:
    """Why a text is not ours, with the first place where it differs."""
    if theirs == ours:
        return None
    if theirs.replace("\r\n", "\n") == ours:
        return (
            f"{document_id}: its text has line ends of two characters, ours of one, so no position can be trusted. "
            "Export the texts with Unix line ends."
        )
    at = next((n for n, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a != b), min(len(theirs), len(ours)))
    return (
        f"{document_id}: its text differs from ours from character {at} on ({_seen(theirs, at)}, ours "
        f"{_seen(ours, at)}){_how(theirs, ours)}. Texts may not be edited; code the text that the suite exported."
    )


def _seen(text: str, at: int) -> str:
    return repr(text[at : at + 20]) if at < len(text) else "ends"


def _how(theirs: str, ours: str) -> str:
    """In what way two texts differ that look the same."""
    if unicodedata.normalize("NFC", theirs) == unicodedata.normalize("NFC", ours):
        return ": letters with accents are composed in one and decomposed in the other"
    if theirs.split() == ours.split():
        return ": only blanks and line ends differ"
    return ""


def words_problem(document_id: str, field: str, words: str, text: str) -> str:
    """That words are not in a text, and in what way they nearly are."""
    if unicodedata.normalize("NFC", words) in unicodedata.normalize("NFC", text):
        near = " as written: letters with accents are composed in one and decomposed in the other"
    else:
        near = " as written: only blanks and line ends differ" if _plain(words) in _plain(text) else ""
    return f"{document_id}: {field}: the words {words[:60]!r} are not in the text{near}. Copy them from it."


def _plain(text: str) -> str:
    return " ".join(text.split())


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of some names that somebody may have meant, whatever the capitals, blanks and dashes."""
    plain = {re.sub(r"[\s-]+", "_", known.casefold().strip()): known for known in names}
    near = get_close_matches(re.sub(r"[\s-]+", "_", name.casefold().strip()), plain, 1, 0.75)
    return plain[near[0]] if near else None


def overlaps(rows: pd.DataFrame, own: pd.DataFrame | None = None) -> Iterator[str]:
    """Codings of one code in one document that overlap and are not both the suite's own."""
    known = (
        set()
        if own is None
        else set(own[["document_id", "table", "code", "start", "end"]].itertuples(index=False, name=None))
    )
    placed = rows.dropna(subset=["start", "end"])
    for (document_id, table, code), group in placed.groupby(["document_id", "table", "code"], sort=True):
        places = sorted({(int(row.start), int(row.end)) for row in group.itertuples()})
        reach = places[:1]
        for start, end in places[1:]:
            before = max(reach, key=lambda place: place[1])
            both_ours = {(document_id, table, code, *before), (document_id, table, code, start, end)} <= known
            if start < before[1] and not both_ours:
                yield (
                    f"{document_id}: {table}.{code} stands at {before[0]} to {before[1]} and at {start} to {end}, which "
                    "overlap. Keep one of them, unless two statements are meant."
                )
            reach.append((start, end))


def texts_of(documents: pd.DataFrame) -> dict[str, str]:
    """Document to text."""
    return dict(zip(documents["document_id"], documents["text"], strict=True))
