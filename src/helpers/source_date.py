"""The one date that outputs carry: not the moment that they are made at, but that of what they are made from.

It is the newest date of the cards. ``SOURCE_DATE_EPOCH`` sets another, as with other programs that make the same bytes
again (https://reproducible-builds.org/specs/source-date-epoch/).
"""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from helpers.errors import ParameterError

if TYPE_CHECKING:
    import pandas as pd  # not at run time: who only asks whether anything has changed need not wait for it

VARIABLE = "SOURCE_DATE_EPOCH"
NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # the earliest that a zip can name
LATEST = datetime.datetime(2107, 12, 31, tzinfo=datetime.UTC)  # and the last


def source_date(documents: pd.DataFrame) -> datetime.datetime:
    """The date, in UTC, of what is made from some documents.

    That of ``SOURCE_DATE_EPOCH``; else the newest of their cards; of documents without cards, the newest that stands in
    the texts; else `NO_DATE`.

    Parameters
    ----------
    documents : DataFrame
        Rows of the table `documents`: ``retrieved_date, card_date, published_date``.

    Raises
    ------
    ParameterError
        If ``SOURCE_DATE_EPOCH`` is no such number.
    """
    return source_dates(documents.assign(all=""), "all").get("", asked_date() or NO_DATE)


def source_dates(documents: pd.DataFrame, group: str) -> dict[str, datetime.datetime]:
    """The `source_date` of each group of documents, by the value of a column."""
    newest = documents.groupby(group)[["retrieved_date", "card_date", "published_date"]].max()
    dates = newest[["retrieved_date", "card_date"]].max(axis="columns").fillna(newest["published_date"])
    asked = asked_date()
    # a date that is missing (NaT) equals nothing, itself not either
    return {name: asked or (_held(date) if date == date else NO_DATE) for name, date in dates.items()}


def asked_date() -> datetime.datetime | None:
    """The date that ``SOURCE_DATE_EPOCH`` names, if it is set; never before `NO_DATE`."""
    told = os.environ.get(VARIABLE, "")
    if not told:
        return None
    if not (told.isascii() and told.isdigit() and len(told) <= len("4354732800")):
        raise ParameterError(
            f"{VARIABLE} is {told[:40]!r}. Expected seconds since 1970 as a whole number, such as 1719705600; or unset it."
        )
    return _held(datetime.datetime.fromtimestamp(int(told), datetime.UTC))


def _held(date: datetime.datetime) -> datetime.datetime:
    date = date.replace(tzinfo=datetime.UTC)
    return min(max(date, NO_DATE), LATEST)
