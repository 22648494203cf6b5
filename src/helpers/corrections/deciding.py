"""A correction made from what a person types, tried on the tables of the last build before it is kept."""

import re
from types import SimpleNamespace

import pandas as pd

from helpers.corrections.apply import APPLIED, apply_corrections, why_lost
from helpers.corrections.form import Correction, check_table, parse_values, problems_of
from helpers.errors import CorrectionError, listed

_PLACE = re.compile(r"([0-9]{1,15})-([0-9]{1,15})")


def decide(data: dict[str, pd.DataFrame], codebook, place: str, was: str, becomes: str, **values: str) -> Correction:
    """A correction with the words that stand at its place.

    Parameters
    ----------
    data : dict of str to DataFrame
        The tables of the last build.
    place : str
        Start and end, such as ``83-240``.
    was, becomes : str
        Columns and values, as in the file of corrections.
    values : str
        ``action, table, document_id, reason, name, date``.

    Raises
    ------
    CorrectionError
        If something has not its form, or the correction would not be applied.
    """
    try:
        check_table(values["table"])
        met = _PLACE.fullmatch(place)
        if not met:
            raise ValueError(f"{place[:40]!r} is no place. Expected start and end, such as 83-240.")
        start, end = int(met[1]), int(met[2])
        was, becomes = (parse_values(cell, values["table"]) for cell in (was, becomes))
    except ValueError as wrong:
        raise CorrectionError(str(wrong)) from None
    texts = dict(zip(data["documents"]["document_id"], data["documents"]["text"], strict=True))
    evidence = texts.get(values["document_id"], "")[start:end]
    made = Correction(**values, start=start, end=end, evidence=evidence, was=was, becomes=becomes)
    _try(made, data, codebook)
    return made


def _try(made: Correction, data: dict[str, pd.DataFrame], codebook) -> None:
    if made.document_id not in set(data["documents"]["document_id"]):
        raise CorrectionError(f"There is no document {made.document_id[:120]!r} in the tables of the last build.")
    problems = problems_of(made, codebook)
    if problems:
        raise CorrectionError(listed(problems, "The correction cannot be used:"))
    _, log = apply_corrections({name: data[name] for name in ("documents", made.table)}, [made])
    if log[0]["outcome"] != APPLIED:
        raise CorrectionError(f"The correction would not be applied: {why_lost(SimpleNamespace(**log[0]))}.")
