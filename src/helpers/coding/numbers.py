"""Numerals of a text and their values: digits in Indonesian or English dress, words, scales, ranges, doubled
forms.

What a numeral counts is not decided here (see `quantities`); only whether it is money, a share or a plain
number. Separators are those of the Indonesian locale (CLDR, through Babel): 1.234,5. Reporters also write
1,234 or 41.3, which is accepted where it cannot be meant otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel.numbers import get_decimal_symbol, get_group_symbol

from helpers.coding.number_words import SCALE, SCALES, WORD, read_number, read_share

GROUP, DECIMAL = re.escape(get_group_symbol("id")), re.escape(get_decimal_symbol("id"))
_THOUSANDS = re.compile(rf"\d{{1,3}}(?:{GROUP}\d{{3}})+(?:{DECIMAL}\d+)?")
_ENGLISH_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}(?:{DECIMAL}\d{{3}})+(?:{GROUP}\d+)?")
_MALFORMED = re.compile(rf"[1-9]\d{{0,2}}(?:{GROUP}\d{{3}})*{GROUP}\d{{4}}")
_ABBREVIATED = {"m": 1e9, "t": 1e12, "k": 1e3}  # only of money: "Rp3,5 M"

_DIGITS = (
    rf"\d{{1,3}}(?:{GROUP}\d{{3}})+(?:{DECIMAL}\d+)?(?!\d)|\d{{1,3}}(?:{DECIMAL}\d{{3}})+(?!\d)"
    rf"|\d+(?:[.,]\d+)?"
)
# A letter, point or hyphen before the digits makes them part of something else (Covid-19, B20, 12.30.45).
_NUMERAL = re.compile(
    rf"""(?:
      (?: (?P<rp>\b(?:rp|idr)\.?\s?) | (?<![\w.,/])(?<![^\W\d]-) )
      (?P<digits>{_DIGITS})
      (?P<scale>(?:\s?(?:{SCALE})(?:an)?(?!\w))*)
      (?P<short>\s?[mtk]\b(?![.'’]))?
    | (?P<rp2>\b(?:rp|idr)\.?\s?)? (?<![\w-])(?P<words>(?:{WORD})(?:[\s-]+(?:{WORD}))*)(?:(?<=ribu)an|(?<=juta)an)?(?![\w-])
    )
    (?P<tail>,-|,=)?
    (?: (?P<percent>\s?(?:%|(?:persen|prosen|percent)(?!\w))) | (?P<rupiah>\s?rupiah(?!\w)) )?
    (?:(?<=%)|(?!\w)|(?=orang|pekerja|peserta|desa|tahun|bulan|hari|kasus))""",
    re.X,
)
_DOUBLED = re.compile(r"\s?\(\s?(?:rp\.?\s?)?([\w.,\s-]{1,70}?)(?:\s?(?:rupiah|persen|%|orang))*\s?\)")
_RANGE = re.compile(r"\s?(?:-|–|—|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga)\s?")
_CHANGE = re.compile(r"\s(?:menjadi|jadi|ke|ke angka)\s(?:sekitar )?")
_BETWEEN = re.compile(r"\sdan\s")
_ONE_IN = re.compile(r"\s(?:dari|di antara)\s(?:setiap |tiap )?")


def lower(text: str) -> str:
    """The text in lower case with every character in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_SOMEBODY = re.compile(
    r"\s(?:pekerja|orang|warga|nelayan|petani|penduduk|buruh|tenaga|pedagang|peserta"
    r"|karyawan|masyarakat|pengajuan|klaim|perusahaan)\b"
)


@dataclass(frozen=True)
class Numeral:
    """A number as the text writes it.

    ``kind`` is ``plain``, ``percent`` or ``rupiah``; ``form`` is ``digits``, ``words``, ``share`` ("separuh") or
    ``ratio`` ("satu dari tiga"); ``link`` says how it hangs on the next one, as ``range`` or ``change``; ``printed``
    is the value before any scale word.
    """

    start: int
    end: int
    value: float
    kind: str
    form: str
    printed: float = 0.0
    scale: float = 1.0
    link: str | None = None


def find_numerals(text: str, start: int = 0, end: int | None = None) -> list[Numeral]:
    """All numerals between two positions of a text in lower case, in order, ranges and doubled forms resolved.

    >>> [(n.value, n.kind) for n in find_numerals("rp 3,5 miliar untuk 10 sampai 15 ribu orang, atau 43%")]
    [(3500000000.0, 'rupiah'), (10000.0, 'plain'), (15000.0, 'plain'), (43.0, 'percent')]
    """
    end = len(text) if end is None else end
    found: list[Numeral] = []
    for match in _NUMERAL.finditer(text, start, end):
        if found and match.start() < found[-1].end:
            continue  # the words in the brackets of a doubled form
        found += [_doubled(text, numeral, end) for numeral in _read(match)]
    return _join_ratios(text, _link(text, found))


def read_digits(printed: str, is_percent: bool = False, has_scale: bool = False) -> float | None:
    """Value of digits with separators.

    >>> read_digits("1.234,5"), read_digits("61,000"), read_digits("41.3"), read_digits("1,125", has_scale=True)
    (1234.5, 61000.0, 41.3, 1.125)
    """
    one_group = len(re.findall(r"[.,]", printed)) == 1
    if is_percent and one_group:
        return float(printed.replace(",", "."))  # "27.862 persen" is no thousands
    if _THOUSANDS.fullmatch(printed) and not printed.startswith("0"):
        return float(printed.replace(".", "").replace(",", "."))
    if _MALFORMED.fullmatch(printed) and not is_percent:
        return float(re.sub(r"\D", "", printed))  # "2.2000": every digit was meant
    if _ENGLISH_THOUSANDS.fullmatch(printed) and not (has_scale and one_group):
        return float(printed.replace(",", ""))
    try:
        return float(printed.replace(",", "."))
    except ValueError:
        return None


def _read(match: re.Match) -> Iterator[Numeral]:
    """The numeral of a match; two for "dua-tiga"; none when it is not one."""
    is_money = bool(match["rp"] or match["rp2"] or match["rupiah"])
    kind = "percent" if match["percent"] else "rupiah" if is_money else "plain"
    if match["words"]:
        yield from _read_words(match, kind)
        return
    if match["short"] and not match["rp"]:
        return  # "5 M" is no number of ours without a currency before it
    scale = _scale(match["scale"], match["short"])
    value = read_digits(match["digits"], kind == "percent", scale > 1)
    if value is not None and value < 1e13:
        yield Numeral(match.start(), _end(match), value * scale, kind, "digits", value, scale)


def _scale(words: str, short: str | None) -> float:
    scale = _ABBREVIATED[short.strip()] if short else 1.0
    for word in re.findall(r"[a-z]+", words):
        word = word if word in SCALES else word.removesuffix("an")
        scale *= SCALES.get(word) or (100 if word == "ratus" else 10)
    return scale


def _read_words(match: re.Match, kind: str) -> Iterator[Numeral]:
    words, start, end = match["words"], match.start(), _end(match)
    share = read_share(words)
    value = read_number(words)
    if share is not None:
        yield Numeral(start, end, share, "percent", "share", share)
    elif value is not None:
        yield Numeral(start, end, value, kind, "words", value)
    elif re.fullmatch(r"\w+-\w+", words) and kind == "plain":
        first, second = words.split("-")
        values = read_number(first), read_number(second)
        if None not in values:
            middle = match.start("words") + len(first)
            yield Numeral(match.start("words"), middle, values[0], kind, "words", values[0], link="range")
            yield Numeral(middle + 1, end, values[1], kind, "words", values[1])


def _end(match: re.Match) -> int:
    """End of a match without the blank that an unread part may have left."""
    return match.start() + len(match[0].rstrip())


def _doubled(text: str, numeral: Numeral, end: int) -> Numeral:
    """A numeral with its own value again in brackets, "7 (tujuh)", as one."""
    again = _DOUBLED.match(text, numeral.end, end)
    if not again:
        return numeral
    value = read_number(again[1]) or (read_digits(again[1]) if re.fullmatch(r"[\d.,]+", again[1]) else None)
    if value not in (numeral.value, numeral.printed):
        return numeral
    percent = re.compile(r"\s?(?:%|persen(?!\w))").match(text, again.end(), end)
    kind = "percent" if percent else numeral.kind
    return replace(numeral, end=percent.end() if percent else again.end(), kind=kind)


def _link(text: str, found: list[Numeral]) -> list[Numeral]:
    """Mark ranges and changes; the first end takes scale and kind from the second ("10 sampai 15 ribu")."""
    for i, (first, second) in enumerate(zip(found, found[1:], strict=False)):
        gap = text[first.end : second.start]
        if len(gap) > 24:
            continue
        before = text[max(0, first.start - 24) : first.start]
        is_range = _RANGE.fullmatch(gap) or ("antara" in before and _BETWEEN.fullmatch(gap))
        if is_range or ("dari" in before and _CHANGE.fullmatch(gap)):
            found[i] = _share_dress(replace(first, link="range" if is_range else "change"), second)
            if found[i].kind == "rupiah" and second.kind == "plain":
                found[i + 1] = replace(second, kind="rupiah")
    return found


def _share_dress(first: Numeral, second: Numeral) -> Numeral:
    kind = second.kind if first.kind == "plain" else first.kind
    scale = first.scale
    if scale == 1.0 and second.scale > 1.0 and first.printed < 1000 and first.form == second.form == "digits":
        scale = second.scale
    return replace(first, kind=kind, scale=scale, value=first.printed * scale if scale > 1 else first.value)


def _join_ratios(text: str, found: list[Numeral]) -> list[Numeral]:
    """ "satu dari tiga pekerja" as one share; counts ("14 dari 20 desa") stay two numbers."""
    joined: list[Numeral] = []
    for numeral in found:
        last = joined[-1] if joined else None
        if last and _is_ratio(text, last, numeral):
            share = round(100 * last.value / numeral.value, 2)
            joined[-1] = Numeral(last.start, numeral.end, share, "percent", "ratio", share)
        else:
            joined.append(numeral)
    return joined


def _is_ratio(text: str, first: Numeral, second: Numeral) -> bool:
    gap = _ONE_IN.fullmatch(text, first.end, second.start)
    is_small = first.kind == second.kind == "plain" and 0 < first.value < second.value <= 10
    is_of_people = _SOMEBODY.match(text, second.end) or (first.form == second.form == "words" and second.value == 10)
    return bool(gap and is_small and is_of_people and (first.value == 1 or second.value == 10 or "tiap" in gap[0]))
