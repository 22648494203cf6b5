"""Places in a ranking or prize: "peringkat ke-3", "juara II", "terbaik pertama"; other ordinals count nothing."""

import re
from typing import NamedTuple

_ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7}
_ORDINALS |= {"kedelapan": 8, "kesembilan": 9, "kesepuluh": 10}
_ORDINALS |= {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "sepuluh": 10}
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_PLACE = "|".join(sorted([*_ORDINALS, *_ROMANS], key=len, reverse=True))
_RANK = re.compile(
    r"\b(?:peringkat|ranking|rangking|rangkin|urutan|posisi|juara|terbaik|runner[- ]up)\s(?:nasional |umum "
    r"|harapan |nomor )?"
    rf"(?:ke[- ]?\s?)?(?P<place>\d{{1,3}}|{_PLACE})\b(?![./]\d|\s(?:juta|ribu|persen|orang|kabupaten|provinsi"
    rf"|daerah|desa|kali))|\b(?:terendah|tertinggi|terbesar|terbanyak|terbaik) (?P<second>kedua|ketiga|keempat|kelima)\b|\b(?:masuk|menembus|jajaran|peringkat|posisi)\s(?P<top>\d{{1,2}}|tiga|lima"
    rf"|sepuluh)\sbesar\b"
)


class Rank(NamedTuple):
    """A place in a ranking."""

    start: int
    end: int
    value: int


def find_ranks(lowered: str) -> list[Rank]:
    """All places in rankings of a text in lower case."""
    return [Rank(*m.span(), _value(m["place"] or m["top"] or m["second"])) for m in _RANK.finditer(lowered)]


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS.get(word) or _ROMANS[word]
