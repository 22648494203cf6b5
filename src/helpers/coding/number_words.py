"""Indonesian number words by a small grammar: "seratus dua puluh lima ribu" is 125000.

A number is a run of groups (up to 999) each closed by a larger scale word, in falling order. "setengah" is
half of the scale after it ("setengah juta") or a half more than the unit before it ("dua setengah").
"belasan", "puluhan" and "ratusan" name no number and are not words of this grammar.
"""

import re

UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
WHOLES = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
TENS = {"belas": 0, "puluh": 10, "ratus": 100}  # "dua belas" adds ten, the others multiply
SCALES = {
    "ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "miliyar": 1e9, "milliar": 1e9,
    "triliun": 1e12, "trilyun": 1e12, "triliyun": 1e12,
}  # fmt: skip
ONE_SCALES = {"seribu": 1e3, "sejuta": 1e6, "semiliar": 1e9, "semilyar": 1e9, "setriliun": 1e12}
PARTS = {"pertiga": 3, "perempat": 4, "perlima": 5, "perenam": 6, "perdelapan": 8, "persepuluh": 10}
SHARES = {"separuh": 0.5, "separo": 0.5, "setengah": 0.5} | {f"se{word}": 1 / n for word, n in PARTS.items()}
SHARES |= {f"{word}nya": share for word, share in SHARES.items()}

_ALL = [*UNITS, *WHOLES, *TENS, *SCALES, *ONE_SCALES, *PARTS, *SHARES]
WORD = "|".join(sorted(_ALL, key=len, reverse=True))
SCALE = "|".join(sorted([*SCALES, "ratus", "puluh"], key=len, reverse=True))
_GAP = re.compile(r"[\s-]+")


def read_number(words: str) -> float | None:
    """Value of a run of number words; None when they form no number.

    >>> read_number("dua puluh lima ribu"), read_number("satu setengah juta"), read_number("lima dua")
    (25000.0, 1500000.0, None)
    """
    total, group, last_scale = 0.0, None, float("inf")
    for word in _GAP.split(words.casefold().strip()):
        if word in ONE_SCALES or word in SCALES:
            scale = ONE_SCALES.get(word) or SCALES[word]
            if scale >= last_scale or (group is None) != (word in ONE_SCALES):
                return None
            total, group, last_scale = total + (1 if group is None else group) * scale, None, scale
        else:
            group = _grow(group, word)
            if group is None:
                return None
    return total + (group or 0.0)


def _grow(group: float | None, word: str) -> float | None:
    """A group below one thousand with one more word; None when the word cannot follow."""
    before = group or 0.0
    unit = before % 10
    if word in UNITS:
        fits = group is None or (unit == 0 and before >= 20)
        return before + UNITS[word] if fits else None
    if word in WHOLES:
        fits = group is None or (before % 100 == 0 and before >= 100 and WHOLES[word] < 100)
        return before + WHOLES[word] if fits else None
    if word == "setengah":
        return before + 0.5
    if word in TENS and unit == before % 100 and unit > 0:
        return before + 10 if word == "belas" else before + unit * (TENS[word] - 1)
    return None


def read_share(words: str) -> float | None:
    """Per cent of a fraction in words: "separuh" is 50, "dua pertiga" 66.67; None for anything else."""
    first, _, second = _GAP.sub(" ", words.casefold().strip()).partition(" ")
    if not second:
        return _percent(SHARES.get(first))
    if first in UNITS and second in PARTS:
        return _percent(UNITS[first] / PARTS[second])
    return None


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)
