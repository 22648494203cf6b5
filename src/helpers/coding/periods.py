"""The year, month or day that a sentence gives a figure for: "tahun lalu" in a text of 2022 is 2021."""

import calendar
import datetime
import re
from bisect import bisect_left
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        ["januari jan", "februari pebruari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul",
         "agustus agu ags", "september sep", "oktober okt", "november nopember nov", "desember des"], 1)
    for name in names.split()
}  # fmt: skip
_RELATIVE = {"lalu": -1, "kemarin": -1, "silam": -1, "sebelumnya": -1}
_RELATIVE |= {"ini": 0, "berjalan": 0, "depan": 1, "mendatang": 1}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PERIOD = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{_MONTH})\s+(?P<of>20\d\d|19\d\d)\b"
    rf"|(?<![\d.,/-])(?P<year>20[0-4]\d|199\d)(?![\d/]|[.,]\d)"
    rf"|\btahun (?P<relative>{'|'.join(_RELATIVE)})\b"
)
REACH = 110  # code points: a year farther off is rarely the figure's


class Period(NamedTuple):
    """A stated time: where it stands and what it means ("2024", "2024-06" or "2024-06-30")."""

    start: int
    end: int
    value: str


def find_periods(lowered: str, start: int, end: int, published: datetime.date | None) -> list[Period]:
    """All times stated in a sentence; those relative to the day of publication only where that is known."""
    stated = (Period(*m.span(), _value(m, published) or "") for m in _PERIOD.finditer(lowered, start, end))
    return [period for period in stated if period.value]


def _value(match: re.Match, published: datetime.date | None) -> str | None:
    if match["relative"]:
        return str(published.year + _RELATIVE[match["relative"]]) if published else None
    if match["year"]:
        return match["year"]
    year, month, day = int(match["of"]), _MONTHS[match["month"]], int(match["day"] or 0)
    is_day = 0 < day <= calendar.monthrange(year, month)[1]  # "31 Februari" is a slip, of which the month may be right
    return f"{year}-{month:02d}-{day:02d}" if is_day else f"{year}-{month:02d}"


def nearest_period(periods: list[Period], start: int, end: int) -> str | None:
    """The time that stands closest to a numeral, one before it preferred."""
    best, distance = None, float(REACH)
    at = bisect_left(periods, (start,))
    for period in periods[max(0, at - 1) : at + 2]:
        gap = start - period.end if period.end <= start else 2 * (period.start - end)
        if 0 <= gap < distance:
            best, distance = period.value, gap
    return best
