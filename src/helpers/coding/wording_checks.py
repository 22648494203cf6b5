"""Checks of wording: formal and informal mixed up, acronyms of the agency and its programmes misspelt."""

import re
from collections.abc import Iterator

from helpers.coding.article import Article
from helpers.coding.flags import Flag

_JOIN = r"\s*(?:/|\(|atau\s*/?|,|alias|yaitu|yakni)\s*(?:para\s|pekerja\s|peserta\s|sektor\s)*"
_FORMALITY = (
    (
        "informal=PU",
        re.compile(
            rf"\binformal{_JOIN}(?:penerima upah|pu\b)(?!\s*(?:dan|maupun|atau|/)\s*bukan)",
            re.I,
        ),
    ),
    ("formal=BPU", re.compile(rf"(?<![\w-])formal{_JOIN}(?:bukan penerima upah|p?bpu\b)", re.I)),
    ("BPU=PU", re.compile(r"\bbukan penerima upah\s*\(\s*pu\s*\)", re.I)),
    ("PU=BPU", re.compile(r"(?<!bukan )(?<!non )\bpenerima upah\s*\(\s*p?bpu\s*\)", re.I)),
)
_AGENCY = re.compile(r"\b(?P<acronym>[A-Z]{3,6})\s+(?:Ketenagakerjaan|KETENAGAKERJAAN|ketenagakerjaan)\b")
_ONE_WORD = re.compile(r"\b(?P<acronym>B[PJ]{1,2}S?\s?[Jj][Aa][A-Za-z]{4,9}|[Jj][Aa][Mm][A-Za-z]{3,7}[Kk])\b")
_RIGHT = ("bpjs", "bpjamsostek", "jamsostek", "bpjstk")
_PROGRAMME = re.compile(
    r"\bjaminan\s(?:(?P<jkk>kecelakaan kerja)|(?P<jkm>kematian)|(?P<jht>hari tua)|(?P<jp>pensiun)"
    r"|(?P<jkp>kehilangan pekerjaan))\s?\(\s?(?P<acronym>[a-z]{2,5})\s?\)",
    re.I,
)
_OLD = {"jkm": {"jk", "jkmt"}, "jp": {"jpn"}, "jkk": {"jk"}}  # "JK" is older usage


def check_formality(article: Article) -> Iterator[Flag]:
    """ "sektor informal / penerima upah": informal workers are those who receive no wage."""
    for name, pattern in _FORMALITY:
        for found in pattern.finditer(article.body):
            yield Flag("formal_informal_mixed", "warning", f"terms={name}", *found.span(), "check.formality")


def check_acronyms(article: Article) -> Iterator[Flag]:
    """Acronyms one slip away from BPJS and its kin, or given to another programme than their own."""
    body = article.body
    for pattern in (_AGENCY, _ONE_WORD):
        for found in pattern.finditer(body):
            written = found["acronym"].replace(" ", "").casefold()
            meant = next((right for right in _RIGHT if _is_slip(written, right)), None)
            if written not in _RIGHT and meant:
                yield _misspelt(found["acronym"], meant.upper(), found.span("acronym"))
    for found in _PROGRAMME.finditer(body):
        meant, written = next(k for k in ("jkk", "jkm", "jht", "jp", "jkp") if found[k]), found["acronym"].casefold()
        if written != meant and written not in _OLD.get(meant, ()):
            yield _misspelt(found["acronym"], meant.upper(), found.span("acronym"))


def _misspelt(written: str, meant: str, span: tuple[int, int]) -> Flag:
    return Flag("misspelt_acronym", "note", f"written={written} meant={meant}", *span, "check.acronym")


def _is_slip(written: str, right: str) -> bool:
    """One letter wrong, missing, doubled or swapped; two for the long names."""
    if sorted(written) == sorted(right) and written != right:
        return True
    return _distance(written, right) <= (2 if len(right) > 7 else 1)


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
