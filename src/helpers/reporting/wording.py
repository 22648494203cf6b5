"""Words and numbers in the reader's language.

Message ids are English sentences with named places: ``words.text("{n} articles", n=words.number(12))``. The English
text is the id itself; Indonesian comes from ``locale/id/LC_MESSAGES/jangkau.po``, read once, in memory. So that
``messages`` finds all ids, a ``Wording`` is always named ``words`` and its ids are literal strings; an id that is
chosen elsewhere is marked there with ``msgid("...")``.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from helpers.errors import ParameterError

CATALOGUE = Path(__file__).parent / "locale" / "id" / "LC_MESSAGES" / "jangkau.po"
LOCALES = {"id": Locale("id", "ID"), "en": Locale("en", "GB")}
NO_VALUE = "–"  # shown for what is not known; a cell is never empty


def msgid(text: str) -> str:
    """Mark a literal as a message id to be worded later; gives it back unchanged."""
    return text


CORRECTED_NOTE = msgid("✎ corrected by a person; the article's page says by whom and why.")
CITE = msgid("How to cite this report")
# What every report says at its end.
LIMITS = msgid(
    "Jangkau counts what published articles report about outreach. "
    "An article that is missing, or silent, is not proof that nothing was done."
)

# What the kinds of report are called above their titles.
REPORT_KINDS = {
    "national": msgid("National overview"),
    "region": msgid("Region profile"),
    "reading": msgid("How the articles were read"),
    "coding": msgid("How the evidence was coded"),
    "reliability": msgid("How reliable it is"),
    "explore": msgid("Exploration"),
    "province": msgid("Province"),
    "strategy": msgid("Strategy"),
    "group": msgid("Target group"),
    "voice": msgid("Who is quoted"),
}


@cache
def _translations(lang: str) -> dict[str, tuple[str, ...]]:
    if lang == "en":
        return {}
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_po(file, locale=lang) if entry.id and not entry.fuzzy]
    forms = {_key(entry.id): entry.string if isinstance(entry.string, tuple) else (entry.string,) for entry in entries}
    return {key: strings for key, strings in forms.items() if all(strings)}


def _key(identity: str | tuple[str, ...] | list[str]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _is_missing(value: Any) -> bool:
    return value is None or bool(pd.isna(value))


def citation(title: str, edition: str, words: "Wording") -> str:
    """How to cite a report or page; ``edition`` says what it was made from."""
    return words.text("The Jangkau authors: “{title}”. In: Jangkau {edition}.", title=title, edition=edition)


class Wording:
    """Words, numbers and dates in one language.

    Parameters
    ----------
    lang : {"id", "en"}
        Language of the report; numbers and dates follow Indonesian or British habits.
    """

    def __init__(self, lang: str):
        if lang not in LOCALES:
            raise ParameterError(f"Language {lang!r} is unknown. Choose one of: {', '.join(LOCALES)}.")
        self.lang = lang
        self.locale = LOCALES[lang]

    def text(self, msgid: str, /, **values: object) -> str:
        """The message in this language, its named places filled."""
        message = _translations(self.lang).get(msgid, (msgid,))[0]
        return message.format(**values) if values else message

    def runs(self, msgid: str, /, **values: object) -> list:
        """The message in this language as a list: its words, and between them what its named places are given.

        >>> Wording("en").runs("{n} articles.", n=("a link",))
        [('a link',), ' articles.']
        """
        found: list = []
        for words, name, _, _ in Formatter().parse(self.text(msgid)):
            found += [words] if words else []
            found += [values[name]] if name else []
        return found

    def plural(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form for ``n``; ``{n}`` is filled with the formatted number."""
        forms = _translations(self.lang).get(singular) or (singular, plural)
        message = forms[0] if n == 1 or len(forms) == 1 else forms[1]
        return message.format(**{"n": self.number(n), **values})

    def number(self, x: float | None, digits: int = 0) -> str:
        """A number with at most ``digits`` decimals kept as given: 46.000 or 46,000; ``–`` when it is missing.

        >>> Wording("id").number(46000), Wording("en").number(0.456, 2)
        ('46.000', '0.46')
        """
        if _is_missing(x):
            return NO_VALUE
        return format_decimal(x, format="#,##0." + "0" * digits if digits else "#,##0", locale=self.locale)

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share from 0 to 1 in percent.

        >>> Wording("id").percent(0.425, 1)
        '42,5%'
        """
        return NO_VALUE if _is_missing(share) else self.number(share * 100, digits) + "%"

    def interval(self, low: float | None, high: float | None, digits: int = 0) -> str:
        """Two shares as the ends of an interval in percent.

        >>> Wording("en").interval(0.12, 0.34)
        '12–34%'
        """
        if _is_missing(low) or _is_missing(high):
            return NO_VALUE
        return f"{self.number(low * 100, digits)}–{self.percent(high, digits)}"

    def rupiah(self, x: float | None) -> str:
        """An amount; from a million on in words, with one decimal.

        >>> Wording("id").rupiah(1_200_000_000), Wording("en").rupiah(16800)
        ('Rp1,2 miliar', 'Rp16,800')
        """
        if _is_missing(x):
            return NO_VALUE
        for size, name in ((1e12, msgid("trillion")), (1e9, msgid("billion")), (1e6, msgid("million"))):
            if abs(x) >= size:
                return f"Rp{format_decimal(x / size, format='#,##0.#', locale=self.locale)} {self.text(name)}"
        return f"Rp{self.number(x)}"

    def date(self, day: datetime.date | str | None) -> str:
        """A day in words, from a date or an ISO string.

        >>> Wording("id").date("2018-07-24")
        '24 Juli 2018'
        """
        return NO_VALUE if _is_missing(day) else format_date(pd.Timestamp(day).date(), "d MMMM y", locale=self.locale)

    def month(self, day: datetime.date | str | None) -> str:
        """The month of a day, in words with its year."""
        return NO_VALUE if _is_missing(day) else format_date(pd.Timestamp(day).date(), "MMMM y", locale=self.locale)

    def year(self, year: int | None) -> str:
        """A year, without a mark for thousands."""
        return NO_VALUE if _is_missing(year) else str(int(year))

    def years(self, first: int | None, last: int | None) -> str:
        """A span of years.

        >>> Wording("en").years(2017, 2019), Wording("en").years(2018, 2018)
        ('2017–2019', '2018')
        """
        ends = self.year(first), self.year(last)
        return ends[0] if ends[0] == ends[1] else "–".join(ends)

    def listing(self, items: Iterable[str]) -> str:
        """Items as a series in a sentence.

        >>> Wording("id").listing(["petani", "nelayan", "sopir"])
        'petani, nelayan, dan sopir'
        """
        return format_list(list(items), locale=self.locale)

    def label(self, entry: Any) -> str:
        """The label of a codebook entry (anything with ``.label``, or the mapping of languages itself)."""
        labels: Mapping[str, str] = entry if isinstance(entry, Mapping) else entry.label
        return labels[self.lang]
