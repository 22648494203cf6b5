"""The date of publication: which of the printed dates is the day of the report.

Read from a date line, or from the date that the report gives for its event or statement; of two the later. Dates of
other days (plans, rules, "lalu", "belum lama ini") are passed over.
"""

import datetime
import re
from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.printed_dates import WEEKDAYS, PrintedDate, calendar_date, find_dates

__all__ = ["PrintedDate", "PublishedDate", "find_dates", "find_published"]

FIRST_YEAR = 2014  # BPJS Ketenagakerjaan took over from PT Jamsostek on 1 January 2014
LATEST_YEAR = 2025  # a date without a year is of no later one, unless a card of the corpus or a date of the text is

LONG_AGO = re.compile(r"\b(?:belum lama ini|beberapa (?:waktu|hari|pekan|bulan) (?:yang )?lalu|baru-baru ini)\b", re.I)
ATTRIBUTED = re.compile(
    r"\"|\b(?:kata|ujar|ungkap|ucap|tutur|jelas|tegas|terang|papar|tandas|imbuh|lanjut|dikutip|keterangan|mengatakan)",
    re.I,
)
PAST_BEHIND = re.compile(r"[\s,]*(?:yang )?(?:lalu|silam)\b(?!\s*lintas)", re.I)
FUTURE_BEHIND = re.compile(r"[\s,]*(?:mendatang|nanti|yang akan datang)\b", re.I)
PAST_BEFORE = re.compile(r"\blalu\W*\Z", re.I)
YESTERDAY = re.compile(r"\bkemarin\b", re.I)
TOMORROW = re.compile(r"\bbesok\b", re.I)
# Words that make the date behind them a date of something else: next to it, in its clause, or before "pada".
NEXT_TO_OTHER_DAY = re.compile(
    r"\b(?:sejak|mulai|dari|per|pertanggal|per-tanggal|tertanggal|bertanggal|sebelum|sampai(?: dengan)?|hingga|s/d"
    r"|terhitung|lambat|lambatnya|lahir|meninggal(?: dunia)?|wafat|batas|tenggat|periode|antara tanggal|berlaku)"
    r"(?:[\s,]+(?:pada|tanggal|tgl|hari|akhir))*\W*\Z",
    re.I,
)
CLAUSE_OF_OTHER_DAY = re.compile(
    r"\b(?:akan|bakal|rencananya|direncanakan|dijadwalkan|diagendakan|ditargetkan|diundangkan|ditetapkan|semula"
    r"|sebelumnya|terakhir kali|memperingati|diperingati|jatuh)\b",
    re.I,
)
PAST_EVENT_ON = re.compile(
    r"\byang (?:sudah|telah|pernah|diteken|ditandatangani|disepakati|disahkan|diterbitkan|dibentuk)\b.{0,80}\b(?:pada|tanggal)(?: hari| tanggal)?\W*\Z",
    re.I,
)
SENTENCE_ABOUT_PAST = re.compile(r"\W*(?:diberitakan |diketahui )?sebelumnya\b|\W*seperti diketahui\b", re.I)
# A date in plain words is of an act, or of an event that the sentence reports.
DATE_OF_ACT = re.compile(
    r"\b(?:nomor|no|tahun|surat|nota|uu|pp|inpres|perda|perbup|perwali|diteken|ditandatangani|disahkan|diterbitkan|terbit"
    r"|terbitnya|dikeluarkan|dibentuk|didirikan|berdiri|mulai|dimulai|beroperasi|transformasi|berakhir|dibuka|ditutup)\b",
    re.I,
)
EVENT = re.compile(
    r"\b(?:digelar|menggelar|berlangsung|bertempat|diadakan|mengadakan|dilaksanakan|melaksanakan|diselenggarakan|acara"
    r"|menyelenggarakan|menyerahkan|diserahkan|penyerahan|mengatakan|kata|ujar|ungkap|jelas|tutur|menghadiri|membuka"
    r"|meresmikan|diresmikan|peresmian|meluncurkan|diluncurkan|menandatangani|penandatanganan|sosialisasi|kunjungan"
    r"|rapat|kegiatan|pertemuan|menerima|melakukan|disampaikan|menyampaikan|dihadiri)",
    re.I,
)
BEGINS = re.compile(r"(?:^|[.\"]\s|\A)Mulai\W*\Z")
CLAUSE_BREAK = re.compile(r"[,;:\"()]|\s-\s")
NAMED_YEAR = re.compile(r"(?<![\d./])(20[12]\d)(?![\d]|[.,]\d)")
RULE_YEAR = re.compile(
    r"\b(?:inpres|instruksi|permenaker|perda|perbup|perwali|perwal|pergub|peraturan|undang-undang|uu|pp|perpres|se"
    r"|surat edaran|keputusan|mou|pks)\b[^.;\"]{0,60}?(?:tahun\s+|/)(20[12]\d)\b",
    re.I,
)
DATED_WORDS = (
    (re.compile(r"\bbp\s?jamsostek\b", re.I), 2020),
    (re.compile(r"\bcovid|\bpandemi\b|\bcorona\b|\bnew normal\b", re.I), 2020),
    (re.compile(r"\bJKP\b|\bjaminan kehilangan pekerjaan\b", re.I), 2021),
)
OPENING_PARAGRAPHS = 3
REACH = 300  # characters around a date in which words speak of it


BARE_WEEKDAY = re.compile(
    rf",\s(?P<weekday>{'|'.join(WEEKDAYS)})(?:\s(?:pagi|siang|sore|malam|petang))?(?=[.,;])", re.IGNORECASE
)
DATE_LINE_END = re.compile(
    r"[\s,|/-]*(?:(?:pukul\s)?\d{1,2}[.:]\d{2}(?::\d{2})?\s*(?:WIB|WITA|WIT)?)?\s*(?:\n|\Z)", re.IGNORECASE
)
DATE_LINE_START = re.compile(r"(?:^|\n)[^\w\n]*\Z")
COPYRIGHT_YEAR = re.compile(r"(?:copyright|©|hak cipta)[^\n]{0,40}?\b(20[12]\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Years:
    """Years in which a text can have appeared, the years that it names, and the weekday that it gives without a date."""

    possible: tuple[int, ...]
    named: frozenset[int]
    weekday: int | None = None


@dataclass(frozen=True)
class PublishedDate:
    """The day on which the report appeared, and the words that it was read from."""

    date: datetime.date
    start: int
    end: int
    rule_id: str


def find_published(article: Article, latest_year: int = LATEST_YEAR) -> PublishedDate | None:
    """The day of publication, or None where the text does not give it.

    A date without a year is completed with one from 2014 to ``latest_year``, or a later one that the text prints.
    Dates with a weekday, in brackets or in a date line are taken first; a date in plain words only where there is
    none of these, and only near the opening.
    """
    rows = find_dates(article)
    years = _read_years(article, rows, latest_year)
    strengths = [(row, _strength(article, row)) for row in rows]
    for wanted in (2, 1):
        days = [_resolve(article, row, years) for row, strength in strengths if strength == wanted]
        dated = [day for day in days if day]
        if dated:
            return max(dated, key=lambda day: (day.date, -day.start))
    return _date_line_elsewhere(article)


def _date_line_elsewhere(article: Article) -> PublishedDate | None:
    """The only date line of the page, below the story, where its weekday is the one on which somebody speaks."""
    spoken = _bare_weekday(article)
    lines = [
        row
        for row in find_dates(article, kinds=("body", "context", "furniture"))
        if row.date and row.weekday is not None and _is_line(article.plain, row)
    ]
    if len(lines) == 1 and spoken is not None and lines[0].weekday == spoken:
        return PublishedDate(lines[0].date, lines[0].start, lines[0].end, "published.date_line_below")
    return None


def _is_line(plain: str, row: PrintedDate) -> bool:
    """Whether a line holds nothing but a date and a time."""
    return bool(
        DATE_LINE_START.search(plain, max(0, row.start - 20), row.start) and DATE_LINE_END.match(plain, row.end)
    )


def _bare_weekday(article: Article) -> int | None:
    """The one weekday of which a text says, without a date, that somebody spoke on it: "kata Wira, Kamis."."""
    days = {WEEKDAYS[m["weekday"].lower()] for m in BARE_WEEKDAY.finditer(article.body)}
    return days.pop() if len(days) == 1 else None


def _strength(article: Article, row: PrintedDate) -> int:
    """2 for the form of the day's report, 1 for a date in plain words that may be it, 0 for a date of another day."""
    if row.year and row.year < FIRST_YEAR:
        return 0
    if article.kind_at(row.start) == "context":
        return 2
    sentence = article.sentence_at(row.start)
    if sentence and _begins_today(article, row, sentence):
        return 1
    if sentence is None or _is_other_day(article, row, sentence.start, sentence.end):
        return 0
    if row.weekday is not None or article.plain[row.end - 1] == ")":
        return 2
    is_event = EVENT.search(article.plain, max(sentence.start, row.start - REACH), min(sentence.end, row.end + REACH))
    return int(bool(row.year and is_event) and _is_opening(article, sentence.paragraph))


def _begins_today(article: Article, row: PrintedDate, sentence) -> bool:
    """Whether the opening says that something begins on the day: "Mulai Senin (19/8/2024), peserta bisa ..."."""
    is_begun = row.weekday is not None and BEGINS.search(
        article.plain, max(sentence.start, row.start - REACH), row.start
    )
    return bool(is_begun) and _is_opening(article, sentence.paragraph)


def _is_opening(article: Article, paragraph: int) -> bool:
    """Whether a paragraph is one of the first of the body."""
    before = article.paragraphs[max(0, paragraph - 20) : paragraph]
    return paragraph < 20 and sum(p.kind == "body" for p in before) < OPENING_PARAGRAPHS


def _is_other_day(article: Article, row: PrintedDate, start: int, end: int) -> bool:
    """Whether the words around a date, in the sentence from ``start`` to ``end``, say that it is not the report's day."""
    plain = article.plain
    if any(words.match(plain, row.end, end) for words in (PAST_BEHIND, FUTURE_BEHIND)):
        return True
    past = SENTENCE_ABOUT_PAST.match(plain, start, end)
    if "lalu" in plain[row.start : row.end].lower() or (past and not ATTRIBUTED.search(plain, past.end(), row.start)):
        return True
    before = plain[max(start, row.start - REACH) : row.start]
    return _is_long_ago(before, plain[row.end : min(end, row.end + REACH)]) or _is_clause_of_other_day(before, row)


def _is_long_ago(before: str, behind: str) -> bool:
    """Whether "belum lama ini" speaks of the date, and not of something that a speaker tells on it."""
    told = list(LONG_AGO.finditer(before))
    if told:
        return not ATTRIBUTED.search(before, told[-1].end())
    return bool(LONG_AGO.search(behind.partition('"')[0]))


def _is_clause_of_other_day(before: str, row: PrintedDate) -> bool:
    """Whether the clause that ends with the date is about a plan, a rule or an earlier event."""
    clause = CLAUSE_BREAK.split(before.rstrip(" ("))[-1]
    is_act = row.weekday is None and DATE_OF_ACT.search(clause)
    adjacent = PAST_BEFORE.search(before) or NEXT_TO_OTHER_DAY.search(before[-60:])
    return bool(is_act or adjacent or CLAUSE_OF_OTHER_DAY.search(clause) or PAST_EVENT_ON.search(clause[-120:]))


def _resolve(article: Article, row: PrintedDate, years: Years) -> PublishedDate | None:
    """The day that a printed date stands for, with its year completed, or None."""
    date = row.date if row.year else _complete(row, years)
    if date is None:
        return None
    shift, rule = _shift(article, row)
    date += datetime.timedelta(days=shift)
    return PublishedDate(date, row.start, row.end, rule if row.year else f"{rule}_year_completed")


def _shift(article: Article, row: PrintedDate) -> tuple[int, str]:
    """Days from the printed date to publication: "kemarin (9/6)" appeared a day later."""
    plain = article.plain
    around = plain[max(0, row.start - 12) : row.end] + plain[row.end : row.end + 10]
    if YESTERDAY.search(around):
        return 1, "published.day_after"
    if article.kind_at(row.start) == "context":
        return 0, "published.date_line"
    if TOMORROW.search(plain, max(0, row.start - 8), row.end):
        return -1, "published.day_before"
    return 0, "published.reported_day"


def _complete(row: PrintedDate, years: Years) -> datetime.date | None:
    """A date without a year takes the one in which day and weekday agree, if one year alone can be meant."""
    weekday = years.weekday if row.weekday is None else row.weekday
    days = [calendar_date(year, row.month, row.day) for year in years.possible]
    fitting = [day for day in days if day and weekday in (None, day.weekday())]
    meant = [day for day in fitting if day.year in years.named]
    if weekday is None:
        return meant[0] if len(years.named) == len(meant) == 1 else None
    if len(fitting) == 1:
        return fitting[0]
    return meant[0] if len(meant) == 1 else None


def _read_years(article: Article, rows: list[PrintedDate], latest_year: int) -> Years:
    """The years that the text can be of (not before its dated words and the rules that it cites) and those it names."""
    if all(row.year for row in rows):
        return Years((), frozenset())
    story = "\n".join(article.plain[p.start : p.end] for p in article.paragraphs if p.kind != "furniture")
    latest = max([latest_year, *(row.year for row in rows if row.year)])
    bounds = [year for words, year in DATED_WORDS if words.search(story)]
    bounds += [int(m[1]) for m in RULE_YEAR.finditer(story) if int(m[1]) <= latest]
    years = range(max(bounds, default=FIRST_YEAR), latest + 1)
    named = {int(m[1]) for m in NAMED_YEAR.finditer(story)} | {
        int(m[1]) for m in COPYRIGHT_YEAR.finditer(article.plain)
    }
    return Years(tuple(years), frozenset(named), _bare_weekday(article))
