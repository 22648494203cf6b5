"""Checks of an article against itself, the calendar and the list of instruments.

Each check is a function that gives flags; it stays silent where the article leaves room to be right. The
rules are described where they are written: `figure_checks`, `list_checks`, `instrument_checks`,
`wording_checks`.
"""

from collections.abc import Iterable, Iterator

from helpers.coding.article import Article
from helpers.coding.figure_checks import check_scale, check_shares, check_targets
from helpers.coding.flags import Flag
from helpers.coding.instrument_checks import check_instruments, listed_instruments
from helpers.coding.list_checks import check_counts, check_totals
from helpers.coding.wording_checks import check_acronyms, check_formality

__all__ = ["Flag", "find_flags"]


def find_flags(article: Article, coding, listed: Iterable | None = None) -> list[Flag]:
    """What does not agree in an article.

    Parameters
    ----------
    article : Article
    coding
        Anything with the lists ``dates``, ``quantities``, ``instruments`` and ``regions`` of the finders' rows.
    listed : iterable, optional
        Rows of the authority list (kind, number, year, title); the codebook's own when not given.

    Returns
    -------
    list of Flag
        In the order of their places, one per code and place.
    """
    listed = listed_instruments() if listed is None else tuple(listed)
    found = [
        *check_weekdays(coding.dates),
        *check_counts(article, coding.regions),
        *check_totals(article, coding.quantities),
        *check_scale(article, coding.quantities),
        *check_shares(article, coding.quantities),
        *check_targets(article, coding.quantities),
        *check_instruments(coding.instruments, listed),
        *check_formality(article),
        *check_acronyms(article),
    ]
    unique = {(flag.code, flag.start): flag for flag in reversed(found)}
    return sorted(unique.values(), key=lambda flag: (flag.start, flag.code))


def check_weekdays(dates: Iterable) -> Iterator[Flag]:
    """Dates whose printed weekday is not the calendar's; weekdays are numbered from Monday, 1."""
    for row in dates:
        if row.weekday_agrees is not False:
            continue
        calendar = f"{row.date.isoweekday()}" if row.date else "none"
        detail = f"date={row.year}-{row.month:02d}-{row.day:02d} printed={row.weekday + 1} calendar={calendar}"
        yield Flag("weekday_mismatch", "warning", detail, row.start, row.end, "check.weekday")
