"""What can be wrong with codings that come from outside, each with what to do about it."""

from collections.abc import Iterator

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
        f"{document_id}: its text differs from ours from character {at} on ({theirs[at : at + 20]!r}, ours "
        f"{ours[at : at + 20]!r}). Texts may not be edited; code the text that the suite exported."
    )


def overlaps(rows: pd.DataFrame, own: pd.DataFrame | None = None) -> Iterator[str]:
    """Codings of one code in one document that overlap and are not both the suite's own."""
    known = (
        set()
        if own is None
        else set(own[["document_id", "table", "code", "start", "end"]].itertuples(index=False, name=None))
    )
    placed = rows.dropna(subset=["start"])
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
