"""What a comparison of coders leaves out, and what may mislead in it: sentences for whoever compares."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from helpers.exchange.row_checks import overlaps
from helpers.exchange.rows import SUITE, Coder

MOST_NOTED = 10


def left_out_notes(coders: list[Coder], texts: Mapping[str, str]) -> list[str]:
    """What a comparison leaves out or what may mislead in it, a sentence each."""
    times = Counter(document for coder in coders for document in coder.documents)
    strangers = sorted(document for document, count in times.items() if count > 1 and document not in texts)
    alone = {coder.name: sorted(d for d in coder.documents if times[d] == 1) for coder in coders}
    notes = [f"{_some(found)}: coded by {name} alone, so not compared." for name, found in alone.items() if found]
    if strangers:
        notes.append(
            f"{_some(strangers)}: no text of this name is at hand, so not compared; name their folder with --texts."
        )
    given = {coder.name: set(coder.rows["table"]) for coder in coders}
    for coder in coders:
        never = {table for table in set().union(*given.values()) - given[coder.name] if not _passed_over(coder, table)}
        if never and len(given[coder.name]):
            notes.append(
                f"{coder.name} gave no code of {', '.join(sorted(never))}. If {coder.name} did not look for them, name the "
                "others with --table."
            )
        if coder.name != SUITE:
            notes += [f"{coder.name}: {said}" for said in list(overlaps(coder.rows))[:MOST_NOTED]]
    return notes


def suite_beside(coders: list[Coder]) -> str | None:
    """What a file of people holds that has the suite's own coding too; None where it has not."""
    people = [coder.name for coder in coders if coder.name != SUITE]
    return f"the suite's own coding beside that of {', '.join(people)}" if 0 < len(people) < len(coders) else None


def mixed_note(path: Path, coders: list[Coder]) -> str | None:
    """That a file has the suite's own coding beside that of people, and how to count those together who corrected it."""
    mixed = suite_beside(coders)
    return mixed and f"{path} holds {mixed}. If they corrected it there, count them as one coder with --together."


def _passed_over(coder: Coder, table: str) -> bool:
    return any(left == table for left, _ in coder.left_out)


def _some(names: list[str]) -> str:
    more = f" … and {len(names) - MOST_NOTED} more" if len(names) > MOST_NOTED else ""
    return f"{', '.join(names[:MOST_NOTED])}{more}"
