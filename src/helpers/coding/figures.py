"""Numerals with what they count: the noun after, the noun of the whole ("25 dari 91 kampung"), or the noun
before."""

import re
from dataclasses import dataclass

from helpers.coding.counted_nouns import Counted, find_head, find_nouns
from helpers.coding.number_masks import Masked, find_masks
from helpers.coding.numbers import Numeral, find_numerals

SMALL = 20  # below this a number without a noun needs a word that says it counts
_SUBJECTS = ("workers", "person", "employers", "cases", "agents", "other", "villages", "people")
ROW = 5  # numerals one behind the other without a word between them are a table's, not a sentence's
_COUNTS = re.compile(
    r"(?:sebanyak|berjumlah|jumlah\w*|\bada|baru|hanya|cuma|mencapai|menjadi|dari|sudah|sekitar|tinggal"
    r"|minimal|maksimal|total\w*"
    r"|tercatat|paling sedikit|paling banyak|masing-masing)\s$"
)
_LEAST = re.compile(r"(?:minimal|sedikitnya|setidaknya|paling sedikit|sekurangnya|hanya|cuma|baru)\s$")
_PART_OF = re.compile(r"\s(?:orang )?(?:dari|di antara)\s(?:total |jumlah |sekitar |seluruh |keseluruhan )*")
_SOMEBODY = re.compile(r"iuran|pekerja|peserta|terdaftar|terlindungi|cakupan|perlindungan|didaftarkan")
_IDLE_SHARE = re.compile(
    r"(?:(?:lebih|kurang) dari|hampir|sebagian|nyaris|di (?:atas|bawah)|(?:tak"
    r"|belum) sampai|belum) $"
)
_SHARE_OF = re.compile(
    r"\s(?:dari|pekerja|nelayan|petani|peserta|warga|buruh|di antara|jumlah|anggota"
    r"|tenaga|pedagang)\b"
)


@dataclass(frozen=True)
class Figure:
    """A numeral with what it counts; ``is_bare`` when its noun was taken from elsewhere."""

    numeral: Numeral
    counted: Counted | None
    is_bare: bool = False

    @property
    def start(self) -> int:
        return self.numeral.start

    @property
    def end(self) -> int:
        return max(self.numeral.end, self.counted.end if self.counted else 0)


def find_figures(lowered: str, start: int, end: int, taken: Masked) -> list[Figure]:
    """The numerals of a sentence that are neither masked nor taken, each with the noun after it.

    The first end of a range and a part of a whole ("25 dari 91 kampung") have the noun of the numeral that follows.
    """
    numerals = [n for n in find_numerals(lowered, start, end) if not taken.touches(n.start, n.end)]
    masked = Masked(find_masks(lowered, start, end) if numerals else ())
    numerals = _outside_tables(lowered, [n for n in numerals if not masked.touches(n.start, n.end)])
    figures = [Figure(n, find_head(lowered, n.end, end) if n.kind == "plain" else None) for n in numerals]
    for i in reversed(range(len(figures) - 1)):
        here, after = figures[i], figures[i + 1]
        if here.counted is None and here.numeral.kind == "plain" and after.counted:
            if here.numeral.link or _PART_OF.fullmatch(lowered, here.end, after.start):
                figures[i] = Figure(here.numeral, after.counted._replace(end=here.end))
    return figures


def _outside_tables(lowered: str, numerals: list[Numeral]) -> list[Numeral]:
    """Numerals without the rows of a table: ``ROW`` or more that no word parts."""
    rows: list[list[Numeral]] = []
    for numeral in numerals:
        if rows and not any(map(str.isalpha, lowered[rows[-1][-1].end : numeral.start])):
            rows[-1].append(numeral)
        else:
            rows.append([numeral])
    return [numeral for row in rows if len(row) < ROW for numeral in row]


def with_noun_before(lowered: str, figure: Figure, first: int, stretch) -> Figure | None:
    """A figure with the subject of its stretch: "peserta aktif sebanyak 46 ribu"; None when it counts nothing."""
    numeral = figure.numeral
    if numeral.value < SMALL and not _COUNTS.search(lowered, max(first, numeral.start - 40), numeral.start):
        return None  # "Sungai Radak Dua", "programnya dua"
    for text in (stretch.near, stretch.clause):
        nouns = find_nouns(lowered, max(first, numeral.start - text.index("#")), numeral.start)
        subject = next((noun for noun in nouns if noun.unit in _SUBJECTS), None)
        if subject:
            return Figure(numeral, subject._replace(end=numeral.end), is_bare=True)
    if numeral.value >= 1000 or (numeral.value >= SMALL and _SOMEBODY.search(stretch.sentence)):
        return Figure(numeral, Counted("workers", "", numeral.end), is_bare=True)
    return None


def is_share(lowered: str, numeral: Numeral) -> bool:
    """Whether "separuh" and the like are a number: "separuh nelayan" is, "lebih dari separuh" is indefinite."""
    if numeral.printed == 50.0 and _IDLE_SHARE.search(lowered, max(0, numeral.start - 16), numeral.start):
        return False
    is_of_known = lowered.endswith("nya", numeral.start, numeral.end)  # "separuhnya", of what was just said
    return numeral.printed != 50.0 or is_of_known or bool(_SHARE_OF.match(lowered, numeral.end))


def is_article(lowered: str, figure: Figure, following: Figure | None) -> bool:
    """Whether "satu" only says "a", not "at least one"; in "1 desa 100 pekerja" the village is no count either."""
    numeral, counted = figure.numeral, figure.counted
    if numeral.value != 1 or counted is None or _LEAST.search(lowered, max(0, numeral.start - 24), numeral.start):
        return False
    if following and following.start - figure.end <= 3:
        return True
    is_measure = counted.unit in ("months", "years", "days", "weeks") or counted.noun in ("unit", "kasus")
    return numeral.form == "words" and not is_measure and not counted.is_classified
