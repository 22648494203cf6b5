"""Dates as the press prints them, right or wrong.

A weekday that does not agree with its date is a finding, not a reason to drop it. Which of the dates is the day of
publication is decided in ``dates``.
"""

import datetime
import re
from dataclasses import dataclass

from babel import Locale

from helpers.coding.article import Article

MONTH_ALIASES = {
    1: "jan", 2: "feb pebruari peb", 3: "mar mrt", 4: "apr", 5: "mey may", 6: "jun", 7: "jul", 8: "agu agust ags agt",
    9: "sep sept", 10: "okt oct", 11: "nov nop nopember", 12: "des dec",
}  # fmt: skip
DAY_ALIASES = {0: "sen", 2: "rab", 3: "kam", 4: "jum'at jumaat jum", 5: "sab", 6: "ahad"}


def _names(wide: dict[int, str], aliases: dict[int, str]) -> dict[str, int]:
    """Lower-case names and their numbers: Babel's Indonesian ones, then the aliases."""
    names = {name.lower(): number for number, name in wide.items()}
    return names | {alias: number for number, words in aliases.items() for alias in words.split()}


MONTHS = _names(Locale("id").months["format"]["wide"], MONTH_ALIASES)
WEEKDAYS = _names(Locale("id").days["format"]["wide"], DAY_ALIASES)  # Monday is 0


def _choice(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


# From the first figure on; what stands before is read backwards, which keeps the search for figures fast.
FIGURES = re.compile(
    rf"""(?P<day>\d\d?)
        (?: (?P<iso>\d\d[/-]\d\d[/-]\d\d)(?!\d)
          | \s?(?P<mark>[/.-])\s?(?P<month>\d\d?)(?:\s?(?P=mark)\s?(?P<year>20\d\d|19\d\d|\d\d))?(?!\d|[.,/-]\d)
          | (?!\d)[\s,.-]{{0,2}}(?P<name>{_choice(MONTHS)})\b(?:\.?[\s,-]{{1,2}}(?P<named_year>20\d\d|19\d\d)(?!\d))?
        )(?P<close>\s?\))?""",
    re.IGNORECASE | re.VERBOSE,
)
# "Juli 24, 2024", as page systems print it
MONTH_FIRST = re.compile(rf"\b(?P<name>{_choice(MONTHS)})\.?\s+(?P<day>\d\d?),\s?(?P<year>20\d\d)(?!\d)", re.IGNORECASE)
PART_OF_DAY = (
    r"pagi|siang|sore|malam|petang|dini hari|kemarin|kmrn|ini|lalu|(?:pekan|minggu) lalu|hari ini|tanggal|tgl\.?"
)
BEFORE = re.compile(
    rf"(?:\b(?P<weekday>{_choice(WEEKDAYS)})\b\.?[\s,]{{0,3}}(?:(?:{PART_OF_DAY})[\s,]{{1,3}})?)?"
    r"(?P<open>\(\s?)?(?:(?<!\d)\d{1,2}\s?(?:-|–|s/d|dan|hingga|sampai)\s?)?\Z",
    re.IGNORECASE,
)
REACH = 50
# "Ambon, 25/1 (ANTARA)": place, day and month, and the agency, at the head of the story
DATELINE_BEFORE = re.compile(r"(?:^|\n)[ \t]*[A-Z][\w.'() -]{2,40},\s?\Z")
DATELINE_BEHIND = re.compile(r"\s?\([A-Z]")


@dataclass(frozen=True)
class PrintedDate:
    """A date with its parts as printed; ``year`` and ``weekday`` (Monday is 0) are None where the text gives none.

    ``weekday_agrees`` is None where there is nothing to compare.
    """

    day: int
    month: int
    year: int | None
    weekday: int | None
    weekday_agrees: bool | None
    start: int
    end: int
    rule_id: str

    @property
    def date(self) -> datetime.date | None:
        """The calendar date, or None where the year is missing or there is no such day."""
        return calendar_date(self.year, self.month, self.day) if self.year else None


def calendar_date(year: int, month: int, day: int) -> datetime.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def find_dates(article: Article, kinds: tuple[str, ...] = ("body", "context")) -> list[PrintedDate]:
    """Every day-and-month in paragraphs of some kinds, as printed; furniture is left out when not asked for.

    A bare "12/5" counts only in brackets or behind a weekday, since it may be a fraction or "24/7".
    """
    found = [_read(m) for m in FIGURES.finditer(article.plain)]
    found += [_read_month_first(m) for m in MONTH_FIRST.finditer(article.plain)]
    found.sort(key=lambda row: row.start if row else 0)
    return [row for row in found if row and article.kind_at(row.start) in kinds]


def _read(m: re.Match) -> PrintedDate | None:
    before = BEFORE.search(m.string, max(0, m.start() - REACH), m.start())
    if before.end() == before.start() and m.start() and m.string[m.start() - 1] in "0123456789.,/:-":
        return None
    year, month, day = _parts(m)
    if not (1 <= day <= 31 and 1 <= month <= 12) or _is_fraction(m, before, year):
        return None
    weekday = WEEKDAYS[before["weekday"].lower()] if before["weekday"] else None
    date = calendar_date(year, month, day) if year else None
    agrees = None if weekday is None or not year else date is not None and date.weekday() == weekday
    form = "date.iso" if m["iso"] else "date.words" if m["name"] else "date.figures"
    return PrintedDate(day, month, year, weekday, agrees, before.start(), m.end(), form)


def _read_month_first(m: re.Match) -> PrintedDate | None:
    year, month, day = int(m["year"]), MONTHS[m["name"].lower()], int(m["day"])
    is_date = calendar_date(year, month, day) is not None
    return PrintedDate(day, month, year, None, None, m.start(), m.end(), "date.month_first") if is_date else None


def _parts(m: re.Match) -> tuple[int | None, int, int]:
    """Year (None if not printed), month and day."""
    if m["iso"]:
        year, month, day = re.split("[/-]", m["day"] + m["iso"])
        return int(year), int(month), int(day)
    month = MONTHS[m["name"].lower()] if m["name"] else int(m["month"])
    year = m["year"] or m["named_year"]
    return (int(year) if len(year) == 4 else 2000 + int(year)) if year else None, month, int(m["day"])


def _is_fraction(m: re.Match, before: re.Match, year: int | None) -> bool:
    """Figures alone are a date only with a year, a weekday or, with a slash, brackets of their own."""
    if not m["mark"] or before["weekday"] or _is_dateline(m):
        return False
    if year:
        return len(m["year"]) == 2 and not before["open"]
    return not (m["mark"] == "/" and before["open"] and m["close"])


def _is_dateline(m: re.Match) -> bool:
    """Whether day and month stand in a dateline of the agencies' form: "Ambon, 25/1 (ANTARA) - "."""
    if m["mark"] != "/" or not DATELINE_BEHIND.match(m.string, m.end()):
        return False
    return bool(DATELINE_BEFORE.search(m.string, max(0, m.start() - REACH), m.start()))
