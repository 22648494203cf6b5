"""Legal and administrative instruments that an article cites individually: by number, by year or by title.

A citation is a kind ("Perbup"), who issued it, a number, a year and "tentang ..."; reporters leave out any of
these and order plurals as they like ("PP 44 dan 45 Tahun 2015"). A kind alone ("MoU", "PKS") cites nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpers.coding.article import Article
from helpers.coding.instrument_titles import find_title
from helpers.coding.numbers import lower

KINDS = {
    "uu": r"undang[- ]?undang|uu",
    "other": r"peraturan pemerintah pengganti undang[- ]?undang|perpp?u|keputusan presiden|keppres|fatwa"
    r"|peraturan (?:bpjs ketenagakerjaan|bpjs|badan|lembaga|kepala|direksi|dewan|jaksa|kapolri|kepolisian"
    r"|otoritas|ojk"
    r"|mahkamah|komisi|kpu|lkpp|bupati bersama)|perkades|perka|perlem|perban|perdir|peraturan rektor"
    r"|deklarasi"
    r"|surat(?= (?:nomor|no\b|menteri|mendagri|menaker|dirjen|sekda|bupati|gubernur|wali))",
    "pp": r"peraturan pemerintah(?! (?:desa|daerah|kabupaten|kota|provinsi))|pp",
    "perpres": r"peraturan presiden|perpres",
    "inpres": r"instruksi presiden|inpres",
    "kepmen": r"(?:surat )?keputusan (?:bersama )?menteri|kepmen[a-z]*|sk menteri",
    "permen": r"peraturan (?:bersama )?(?:menteri|kementerian)|permen[a-z]*|pmk",
    "perdes": r"peraturan (?:desa|kampung|nagari|gampong)|perdes|perkam|qanun gampong",
    "perda": r"(?:rancangan )?(?:peraturan daerah|perda|qanun)|perdasus|perdasi|ra?n?perda|raqan",
    "pergub": r"(?:rancangan )?peraturan gubernur|(?:ran?)?pergub",
    "perbup": r"(?:rancangan )?peraturan bupati|(?:ran?)?perbup",
    "perwali": r"(?:rancangan )?peraturan wali ?kota|(?:ran?)?(?:perwali|perwalkot|perwako|perwal)",
    "instruksi": r"instruksi (?:gubernur|bupati|wali ?kota|menteri|mendagri|sekda|sekretaris|kepala)|ingub"
                 r"|inbup|inwalk?o?t?i?"
    r"|inmendagri",
    "se": r"surat edaran|edaran|se",
    "sk": r"surat keputusan|keputusan (?:bupati|gubernur|wali ?kota|kepala|direksi)|kepgub|kepbup"
          r"|kepwal[a-z]*|sk",
    "mou": r"mou|m\.o\.u|memorandum of understanding|memorandum saling pengertian|nota kesepa(?:ham|kat)an"
    r"|kesepakatan bersama",
    "pks": r"perjanjian kerja ?sama|pks",
}  # fmt: skip
_WIDE = {"permen", "kepmen", "se", "sk", "mou", "pks", "other"}  # issuers and parties of many words
_CAPITALS = {"se", "sk", "pks", "pp", "uu", "pmk"}  # without capitals these are other words

_KIND = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<{k}>{p})" for k, p in KINDS.items()) + r")(?![\w])")
_ANY_KIND = (
    r"uu|pp|per(?:pres|men\w*|da|gub|bup|wali?|des)|inpres|kep\w+|peraturan|keputusan|instruksi"
    r"|undang-undang|surat|pks|mou"
)
_NARROW_WORD = (
    r"(?!(?:dan|atau|serta|maupun|yang|untuk|dari|sesuai|melalui|tentang|mengenai|nomor|nomer|no|tahun|thn"
    r"|pasal|ini|itu"
    rf"|telah|sudah|akan|juga|bahwa|dalam(?! negeri)|sebagai|maka|tersebut|agar|pada|kepada|saat|ketika|{_ANY_KIND})\b)"
    r"[a-z][\w.&’'-]*"
)
_WIDE_WORD = _NARROW_WORD.replace("(?!(?:dan|", "(?!(?:", 1)
_ABBREVIATION = r"\(\s?[a-z][\w .-]{0,24}\)"
_GAPS = {
    False: rf"(?:\s*(?:{_ABBREVIATION})|\s+{_NARROW_WORD}){{0,7}}?",
    True: rf"(?:\s*(?:{_ABBREVIATION})|,?\s+{_WIDE_WORD}){{0,12}}?",
}
_NUMBER = r"(?:[a-z]{1,5}[./-])*\d[\w]*(?:(?:\s?[/-]\s?|\.(?=\d|[a-z]{1,5}[./-]|[a-z]{1,4}\b))(?=\w)[\w]+)*"
# "421.5/661/CABDISDIK WIL XII/VI/2023": an office's words with a blank among them, up to the year
_NUMBER = rf"(?:{_NUMBER}(?: [a-z]{{2,12}}){{1,3}}(?:/[\w.]+)*(?=/(?:19|20)\d\d\b)|{_NUMBER})"
_YEAR = (
    r"(?:\s*[,/]?\s*(?:tahun|thn|th)\b\.?\s*|\s*/\s*|,?\s+tanggal\s+\d{1,2}\s+[a-z]{3,9}\s+)(?P<year>(?:19|20)\d{2})\b"
)
_AND = r"(?:\s*,\s*(?:dan\s+|serta\s+)?|\s+dan\s+|\s+serta\s+|\s*&\s*)"
_MORE = (
    rf"{_AND}(?:(?:nomor|no)\b\.?\s*)?\d{{1,3}}\b(?:\s*/\s*(?:19|20)\d{{2}}\b|\s+(?:tahun|thn"
    rf"|th)\b\.?\s*(?:19|20)\d{{2}}\b)?"
)
_WITH_YEAR = (
    rf"{_AND}(?:(?:nomor|no)\b\.?\s*)?\d{{1,3}}(?:\s*/\s*(?:19|20)\d{{2}}\b|\s+(?:tahun|thn"
    rf"|th)\b\.?\s*(?:19|20)\d{{2}}\b)"
)
_CITED = {
    is_wide: re.compile(
        rf"(?P<gap>{gap})\s*(?:"
        rf"(?:\b(?:(?:ber)?nomor|nomer|nmr"
        rf"|no)\b\.?\s*:?\s*(?P<number>{_NUMBER}))(?P<list1>(?:{_MORE})*)(?:{_YEAR})?"
        rf"|(?P<bare>(?<![\w/.])\d{{1,3}})(?P<list2>(?:{_MORE})*)(?:{_YEAR.replace('year', 'year2')})"
        rf"|(?:tahun|thn|th)\b\.?\s*(?P<only>(?:19|20)\d{{2}})\b"
        r"|(?=\s?(?:tentang|perihal)\s+\w)"
        rf")(?P<after>(?:{_WITH_YEAR})*)"
    )
    for is_wide, gap in _GAPS.items()
}
_ITEM = re.compile(r"(?P<number>\d{1,3})\b(?:\s*/\s*|\s+(?:tahun|thn|th)\b\.?\s*)?(?P<year>(?:19|20)\d{2})?")
_PLACE = re.compile(r"\b(?:jl|jln|jalan|blok|gang)\b")
MOST = 100  # instruments that a citation is compared with; no article cites as many
_FINAL_YEAR = re.compile(r"^(?P<number>.*?)\s?[/-]\s?(?P<year>(?:19|20)\d{2})$")
# Between kind and title stand issuers and parties, in capitals or one of these words; anything else is running text.
_BEFORE_TITLE = frozenset(
    """kabupaten kota provinsi daerah bupati gubernur wali walikota republik indonesia ri antara dengan dan pemerintah
    pemkab pemkot pemprov bersama menteri desa baru badan""".split()
)


@dataclass(frozen=True)
class Instrument:
    """An instrument as the article cites it; ``number`` without leading zeros, ``title`` as printed."""

    kind: str
    number: str | None
    year: int | None
    title: str | None
    start: int
    end: int
    rule_id: str


def find_instruments(article: Article) -> list[Instrument]:
    """One row per instrument that the body cites, from its fullest citation.

    Parameters
    ----------
    article : Article

    Returns
    -------
    list of Instrument
        In the order of their places. Rules: ``instrument.number``, ``.listed`` (a further number of a plural),
        ``.year`` and ``.title`` (nothing but that).
    """
    kept: list[Instrument] = []
    for cited in find_citations(article):
        recent = range(max(0, len(kept) - MOST), len(kept))
        at = next((i for i in recent if _same(kept[i], cited)), None)
        if at is None:
            kept.append(cited)
        elif _fullness(cited) > _fullness(kept[at]):
            kept[at] = cited
    return sorted(kept, key=lambda row: row.start)


def find_citations(article: Article) -> list[Instrument]:
    """Every citation in the body, repeated ones too."""
    lowered = lower(article.body)
    found: list[Instrument] = []
    for paragraph in article.paragraphs:
        if paragraph.kind == "body":
            found += _cited_between(article.body, lowered, paragraph.start, paragraph.end)
    return found


def _cited_between(text: str, lowered: str, start: int, end: int) -> Iterator[Instrument]:
    for kind in _KIND.finditer(lowered, start, end):
        name = kind.lastgroup
        if kind[0] in _CAPITALS and not text[kind.start() : kind.end()].isupper():
            continue
        cited = _CITED[name in _WIDE].match(lowered, kind.end(), end)
        if cited and not _PLACE.search(cited["gap"]):
            yield from _rows(text, lowered, name, kind, cited, end)


def _rows(text: str, lowered: str, kind: str, start: re.Match, cited: re.Match, end: int) -> Iterator[Instrument]:
    year = cited["year"] or cited["year2"] or cited["only"]
    number = cited["number"] or cited["bare"]
    title_start, title_end = find_title(text, lowered, cited.end(), end)
    title = text[title_start:title_end] if title_end else None
    if not number and not year and not (title and _is_titled(text, cited, kind)):
        return
    rule = "instrument.number" if number else "instrument.year" if year else "instrument.title"
    stop = title_end or cited.end()
    first = _numbered(kind, number, year, title, (start.start(), stop, rule), text, cited)
    yield first
    for number_, year_ in _listed(cited, first.year):
        yield replace(first, number=number_, year=year_, title=None, end=cited.end(), rule_id="instrument.listed")


def _numbered(kind, number, year, title, place, text, cited) -> Instrument:
    """A row with number and year set apart; a year that ends a long number stays in it, too."""
    printed = text[cited.start("number") : cited.end("number")].rstrip(".-/") if cited["number"] else number
    final = _FINAL_YEAR.match(printed or "")
    if final:
        year = year or final["year"]
        printed = final["number"] if final["number"].isdigit() else printed
    if not year and (cited["list1"] or cited["list2"]):
        years = re.findall(r"(?:19|20)\d{2}", cited["list1"] or cited["list2"])
        year = years[0] if years else None
    return Instrument(kind, _plain(printed), int(year) if year else None, title, *place)


def _plain(number: str | None) -> str | None:
    return (number.lstrip("0") or None) if number else None


def _listed(cited: re.Match, year: int | None) -> Iterator[tuple[str, int | None]]:
    """Further numbers of a plural citation, each with its own year or that of the list."""
    for item in _ITEM.finditer((cited["list1"] or cited["list2"] or "") + cited["after"]):
        yield item["number"].lstrip("0"), int(item["year"]) if item["year"] else year


def _is_titled(text: str, cited: re.Match, kind: str) -> bool:
    gap = re.sub(r"\([^)]*\)", "", text[cited.start("gap") : cited.end("gap")])
    return all(word[:1].isupper() or word.casefold() in _BEFORE_TITLE for word in re.findall(r"[\w-]+", gap))


def _fullness(row: Instrument) -> tuple[bool, bool, bool]:
    return row.number is not None, row.year is not None, row.title is not None


def _same(a: Instrument, b: Instrument) -> bool:
    """Whether two citations of one article mean one instrument."""
    if a.kind != b.kind:
        return False
    if a.number and b.number:
        return a.number.casefold() == b.number.casefold() and (a.year == b.year or None in (a.year, b.year))
    if a.year and b.year:
        return a.year == b.year
    words, others = (set(re.findall(r"\w+", (row.title or "").casefold())) for row in (a, b))
    return 2 * len(words & others) >= max(1, min(len(words), len(others)))
