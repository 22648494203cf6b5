"""Bounds and approximations around a numeral: "lebih dari 12 bulan" is 12, `more_than`."""

import re

_BEFORE = re.compile(
    r"(?:(?P<about>lebih kurang|kurang lebih|kurleb|sekitar|kira-kira|sekira|sekiranya|hampir|nyaris|mendekati"
    r"|berkisar|kisaran|diperkirakan|diprediksi|ditaksir|estimasi|perkiraan|rata-rata|±|~)|(?P<at_most>(?:tidak"
    r"|tak) lebih(?: dari)?|maksimal|maksimum|paling banyak|paling tinggi|paling lama|paling lambat"
    r"|selambat-lambatnya|setinggi-tingginya|sebanyak-banyaknya|hingga|sampai|sampai dengan|s/d)"
    r"|(?P<at_least>(?:tidak|tak) kurang(?: dari)?|minimal|minimum|paling sedikit|paling rendah|sedikitnya"
    r"|setidaknya|sekurang-kurangnya|setidak-tidaknya|mulai(?: dari)?|serendah-rendahnya)"
    r"|(?P<more_than>lebih dari|lebih|melebihi|di ?atas|melampaui|lebih besar dari|menembus)"
    r"|(?P<less_than>kurang dari|di ?bawah|(?:tidak|tak|belum) (?:sampai|mencapai|genap)|kurang))(?: (?:sebanyak"
    r"|sebesar|senilai|dari|angka|ada|sekitar|untuk))?\s*$"
)
_AFTER = re.compile(
    r"(?:\s(?:orang|jiwa))?(?:(?P<about>-?an\b)|\s(?P<more_than>lebih|lebih sedikit)\b(?! (?:besar|tinggi|rendah"
    r"|banyak))|\s(?P<at_least>ke atas)\b)"
)
_ABOUT_SCALE = re.compile(r"(?:ribu|juta|miliar)an$")


def find_relation(lowered: str, start: int, end: int) -> str:
    """One of ``exactly, about, at_least, at_most, more_than, less_than`` for the numeral at ``[start, end)``."""
    before = _BEFORE.search(lowered, max(0, start - 40), start)
    if before:
        return before.lastgroup or "exactly"
    after = _AFTER.match(lowered, end, end + 24)
    if after:
        return after.lastgroup or "exactly"
    return "about" if _ABOUT_SCALE.search(lowered, max(0, end - 9), end) else "exactly"
