"""Where the title of an instrument ends: "tentang ..." runs into the sentence without a mark."""

import re

_OPENING = re.compile(
    r"\s*,?\s*(?:(?:pasal|ayat|huruf)\s\(?\w+\)?\s?(?:,\s?"
    r"|dan\s)?){0,4}\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:yang (?:mengatur |berisi )?)?(?:tentang|mengenai|perihal"
    r"|ihwal|soal)\s+[\"“‘']?"
)
_STOP = re.compile(
    r"[.!?](?=\s|$|[\"”’])|[;:()\"“”\n]|\s[-–—]\s|$|,?\s(?:yang|di antara|disebutkan|disebut|sebagai|bahwa"
    r"|mengatur|menjadi|merupakan|adalah|ialah|telah|sudah|antara|ditandatangani|diterbitkan|mewajibkan|tersebut"
    r"|ini|itu|agar|sehingga|supaya|maka|mengamanatkan|menyebutkan|menegaskan|sejak|lalu|dan ditindaklanjuti|juga"
    r"|hingga kini|karena|kepada|pada (?:tanggal|hari|tahun|\d)|saat|ketika|setelah|dimana|di mana|akan|harus"
    r"|wajib|dapat|belum|tidak|sesuai|melalui|guna|demi|serta (?:dan )?(?=(?:inpres|per|uu|pp|surat|se\b|kep"
    r"|instruksi))|dan (?=(?:inpres|perpres|permen|perda|perbup|pergub|perwal|peraturan|uu\b|pp\b|undang|surat"
    r"|se\b|kep|instruksi|pks|mou|nota)))\b|\sdan\s(?=(?:inpres|perpres|permen|perda|perbup|pergub|perwal"
    r"|peraturan|uu\b|pp\b|undang|surat|se\b|kep|instruksi))|,\s"
)
LONGEST = 220  # code points; no title of a citation in the press is longer


def find_title(text: str, lowered: str, at: int, end: int) -> tuple[int, int]:
    """Span of the title that follows a citation at ``at``; ``(at, 0)`` when none does."""
    opening = _OPENING.match(lowered, at, end)
    if not opening:
        return at, 0
    start = opening.end()
    limit = min(end, start + LONGEST)
    for stop in _STOP.finditer(lowered, start, limit):
        if stop[0] == ", " and _goes_on(text, start, stop.end(), limit) or _is_acronym(text, stop):
            continue
        finish = start + len(text[start : stop.start()].rstrip(" ,'’”\""))
        return (start, finish) if finish - start > 3 else (at, 0)
    return start, limit


def _goes_on(text: str, start: int, at: int, limit: int) -> bool:
    """Whether a comma stands in a title's enumeration: "Zakat, Infak dan Sedekah"."""
    ahead = re.match(r"(?:[A-Z][\w/-]*\s?){0,4}(?:,|,?\s?(?:dan|serta|atau)\s+[A-Z])", text[at:limit])
    return bool(ahead) and any(word[:1].isupper() for word in text[start:at].split()[:2])


def _is_acronym(text: str, stop: re.Match) -> bool:
    """Whether a bracket belongs to an acronym amid the title: "Infak dan Sedekah (ZIS) dalam ..."."""
    if stop[0] == "(":
        return bool(re.match(r"\([A-Z]{2,8}\)\s\w", text[stop.start() : stop.start() + 12]))
    return stop[0] == ")" and bool(re.search(r"\([A-Z]{2,8}$", text[max(0, stop.start() - 9) : stop.start()]))
