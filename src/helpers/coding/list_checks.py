"""Checks of a stated number against the things listed after it, and of a total against its parts."""

import re
from collections.abc import Iterator

from helpers.coding.article import Article
from helpers.coding.figure_checks import by_sentence
from helpers.coding.flags import Flag, figure
from helpers.coding.numbers import find_numerals, lower

_PLACES = (
    r"kabupaten/kota|kabupaten kota|kabupaten dan kota|kab/kota|kabupaten|kota|kecamatan|kelurahan|desa|gampong"
    r"|daerah"
)
_LISTED = re.compile(
    rf"\s(?:(?P<place>{_PLACES})|(?P<program>program))\b(?P<gap>[^.,;:\d]{{0,60}}?)(?:,?\s(?:yaitu|yakni|meliputi"
    rf"|ialah"
    r"|masing-masing|terdiri (?:dari|atas))\s|:\s)"
)
_ANNOUNCES = re.compile(r"\b(?:yaitu|yakni|meliputi|ialah|masing-masing|terdiri)\s|:\s|\bkota\.")
_AT_END = re.compile(r"\s(?:kabupaten/kota|kabupaten kota|kabupaten dan kota)\.")
_NAME = re.compile(r"[A-Z][\w'-]*(?:[ /]+(?:[A-Z][\w'-]*))*")
_BOTH = re.compile(r"Kabupaten/Kota|Kota/Kabupaten|Kabupaten dan Kota")
_BETWEEN = re.compile(r"(?:\s\([^()]{1,40}\))?(?:,?\s(?P<last>dan|serta)\s|,\s)(?:juga\s)?")
_PROGRAMMES = {
    "jkk": r"\bjkk\b|kecelakaan kerja", "jkm": r"\bjkm\b|jaminan kematian", "jht": r"\bjht\b|hari tua",
    "jp": r"\bjp\b|jaminan pensiun", "jkp": r"\bjkp\b|kehilangan pekerjaan",
}  # fmt: skip
_OPEN_LIST = re.compile(
    r"antara lain|di ?antaranya|seperti|misalnya|dan lain|dll|dsb|salah satu|termasuk|dua program lain"
)
_TOTAL = re.compile(
    r"terdiri (?:dari|atas)|dengan rincian|rinciannya|perinciannya|meliputi|masing-masing|\byakni\b|\byaitu\b"
)
LONGEST_LIST = 400  # code points
_LIST_END = re.compile(
    r"[;.]|,?\s(?:sedangkan|sementara|namun|tetapi|tanpa|belum|sebelum|selain|di luar|kecuali|bukan|yang|karena|dengan)\s"
)
MOST_PARTS = 60  # figures of one sentence; more are a table that lost its rows
_LAST = re.compile(r"(?:\bdan\b|\bserta\b|sisanya|selebihnya)[^\d]*$")
_NOT_A_PART = re.compile(r"\bseorang\b|\bsepasang\b|di ?antaranya|ditambah|selain itu|\bdari\s+(?:jumlah|angka|total)")


def check_counts(article: Article, regions: list) -> Iterator[Flag]:
    """ "tiga desa, yaitu A dan B": the stated number against the names or programmes listed after it."""
    body, lowered = article.body, lower(article.body)
    for number, sentence in enumerate(article.sentences):
        if not _ANNOUNCES.search(lowered, sentence.start, sentence.end):
            continue
        for numeral in find_numerals(lowered, sentence.start, sentence.end):
            if numeral.kind != "plain" or not 2 <= numeral.value <= 12:
                continue
            limit = min(sentence.end, numeral.end + LONGEST_LIST)
            listed = _LISTED.match(lowered, numeral.end, limit)
            if listed and not _OPEN_LIST.search(lowered, numeral.start, limit):
                count_of = _programmes if listed["program"] else _names
                count, end = count_of(body, listed.end(), limit)
                yield from _compared(numeral, (listed.end(), end), count, regions)
            elif _AT_END.match(lowered, numeral.end) and number + 1 < len(article.sentences):
                yield from _compared_with_next(article, numeral, article.sentences[number + 1], regions)


def _compared(numeral, span: tuple[int, int], count: int, regions: list) -> Iterator[Flag]:
    """A note where a name of the list stands for two regions ("Serang Raya") and so explains the number."""
    if count >= 2 and count != numeral.value:
        codes = len({r.code for r in regions if span[0] <= r.start < span[1]})
        severity = "note" if codes == numeral.value else "warning"
        detail = f"stated={figure(numeral.value)} listed={count}" + (f" codes={codes}" if severity == "note" else "")
        yield Flag("count_mismatch", severity, detail, numeral.start, numeral.end, "check.count.listed", *span)


def _programmes(body: str, start: int, end: int) -> tuple[int, int]:
    """Programmes in a list and where it ends."""
    stop = _LIST_END.search(body, start, end)
    end = stop.start() if stop else end
    listed = lower(body[start:end])
    return sum(bool(re.search(pattern, listed)) for pattern in _PROGRAMMES.values()), end


def _names(body: str, start: int, end: int) -> tuple[int, int]:
    """Names in an enumeration "A, B, dan C" and where it ends; none where it is not closed or not of names."""
    count, at, is_last = 0, start, False
    while name := _NAME.match(body, at, end):
        count += 2 if _BOTH.match(name[0]) else 1
        if is_last:
            return count, name.end()
        between = _BETWEEN.match(body, name.end(), end)
        if not between:
            break
        at, is_last = between.end(), bool(between["last"])
    return 0, start


def _compared_with_next(article: Article, numeral, following, regions: list) -> Iterator[Flag]:
    """ "lima kabupaten/kota. ... di A, B, dan C." A name may stand for two regions, so this is a note."""
    inside = [r for r in regions if following.start <= r.start < following.end]
    names, codes = len({r.start for r in inside}), len({r.code for r in inside})
    enumerated = re.search(
        r"(?:,[^,.]+){2,},?\s(?:dan|serta)\s",
        article.body[following.start : following.end],
    )
    if enumerated and names >= 3 and names != numeral.value:
        detail = f"stated={figure(numeral.value)} named={names} codes={codes}"
        place = numeral.start, numeral.end, "check.count.next_sentence", following.start, following.end
        yield Flag("count_mismatch", "note", detail, *place)


def check_totals(article: Article, quantities: list) -> Iterator[Flag]:
    """ "500 pekerja, terdiri dari 300 A dan 150 B": a total against the parts of a closed list in its sentence."""
    lowered = lower(article.body)
    for sentence, inside in by_sentence(article, quantities):
        if 3 <= len(inside) <= MOST_PARTS:
            yield from _total(lowered, sentence, inside)


def _total(lowered: str, sentence, inside: list) -> Iterator[Flag]:
    for i, total in enumerate(inside[:-2]):
        parts = [q for q in inside[i + 1 :] if q.unit == total.unit != "percent"]
        if len(parts) < 2 or not _TOTAL.search(lowered, total.end, parts[0].start):
            continue
        gap = lowered[parts[-2].end : parts[-1].start]
        if not _LAST.search(gap) or _NOT_A_PART.search(lowered, total.start, sentence.end):
            continue
        added = sum(part.value for part in parts)
        if abs(added - total.value) > 0.005 * total.value:
            detail = f"total={figure(total.value)} parts={figure(added)} unit={total.unit}"
            place = total.start, total.end, "check.total", parts[0].start, parts[-1].end
            yield Flag("total_mismatch", "warning", detail, *place)
        return
