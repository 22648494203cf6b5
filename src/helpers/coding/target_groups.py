"""Kinds of worker that an article says are reached, covered by the scheme's effort, or to be reached."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.codebook import Codebook
from helpers.coding.matcher import Hit

PREFIX = "target_group."
EMPLOYERS, COMPLIANCE = "employers", "employer_compliance"
_BROAD = frozenset("formal informal construction migrant".split())
# what is given to them in this sentence is something else
_OTHER_HELP = re.compile(r"\b(?:sembako|bsu|subsidi upah|bansos|blt)\b")
_COUNTING = frozenset(
    """rincian rinciannya terdiri terbagi persen potensi jumlahnya berjumlah tercatat mencatat klaim kasus sisanya
    berimbang total komposisi ditaksir lewat dikelola selebihnya padahal bandingan""".split()
)
_ACTS = frozenset(
    """didaftarkan mendaftarkan menyasar sasaran target menargetkan ditargetkan sosialisasi edukasi dilindungi melindungi
    iuran iurannya mengajak mendorong diminta memperluas perluasan akan menjangkau fokus""".split()
)
_GIVEN = frozenset("santunan klaim beasiswa kartu menyerahkan diserahkan almarhum almarhumah waris".split())


@dataclass(frozen=True)
class TargetGroup:
    """A kind of worker named as reached or to be reached."""

    code: str
    start: int
    end: int
    rule_id: str


def find_target_groups(
    article: Article, codebook: Codebook, people: Iterable = (), strategies: Iterable = ()
) -> list[TargetGroup]:
    """Mentions of kinds of worker as the programme's audience.

    ``people`` are those of the article: the trade of a person alone names no audience. ``strategies`` are its
    strategies: efforts at compliance reach employers, named as such or not.
    """
    names = {word for person in people for word in person.name.casefold().split()}
    hits = [hit for hit in codebook.matcher.hits(article) if hit.code.startswith(PREFIX)]
    named = [hit for hit in hits if not (_is_name(hit, article.text) or _is_statistic(hit) or _is_other_help(hit))]
    # somebody's trade alone is no audience: "Wira, penjual bubur, menggeleng"
    several = Counter(hit.code for hit in named)
    rows = [
        TargetGroup(hit.code.removeprefix(PREFIX), hit.start, hit.end, f"{hit.code}.{hit.cue.id}")
        for hit in named
        if several[hit.code] > 1 or not _is_trade(hit, names)
    ]
    if any(row.code == EMPLOYERS for row in rows):
        return rows
    return rows + [  # whoever is made to comply is reached
        TargetGroup(EMPLOYERS, row.start, row.end, f"{PREFIX}{EMPLOYERS}.of_{COMPLIANCE}")
        for row in strategies
        if row.code == COMPLIANCE
    ]


def _is_statistic(hit: Hit) -> bool:
    """Whether a broad kind is only counted: "dengan rincian pekerja formal 36.307 orang, informal 12.701 orang"."""
    words = hit.words
    if hit.code.removeprefix(PREFIX) not in _BROAD or not _ACTS.isdisjoint(words.words):
        return False
    near = words.words[max(0, hit.first - 3) : hit.last + 8]
    counted = any(word[0].isdigit() for word in near)
    figures = sum(word[0].isdigit() for word in words.words)
    return counted and (figures >= 2 or not _COUNTING.isdisjoint(words.words))


def _is_other_help(hit: Hit) -> bool:
    """Whether the sentence tells of food parcels, the wage subsidy and the like given to them."""
    told = " ".join(hit.words.words)
    return bool(_OTHER_HELP.search(told)) and not {"iuran", "iurannya", "perlindungan", "didaftarkan"} & set(
        hit.words.words
    )


def _is_trade(hit: Hit, names: set[str]) -> bool:
    """Whether an occupation stands behind a person's name and a comma, and nothing is handed over to them."""
    words, first = hit.words, hit.first
    while first and not words.breaks[first] and words.words[first - 1] in ("seorang", "salah", "satu"):
        first -= 1
    if not first or "," not in words.breaks[first] or not _GIVEN.isdisjoint(words.words):
        return False
    closes = hit.last >= len(words) or any("," in sign for sign in words.breaks[hit.last : hit.last + 4])
    return words.words[first - 1] in names and closes


def _is_name(hit: Hit, text: str) -> bool:
    """Whether a single word found is part of a name: "Imam Pasli", "KUD Nelayan Sejahtera"."""
    if hit.last - hit.first > 1 or not hit.first or hit.words.breaks[hit.first]:
        return False
    following = hit.words.spans[hit.last][0] if hit.last < len(hit.words) else None
    is_titled = text[hit.start].isupper() and not text[hit.start : hit.end].isupper()
    return is_titled and following is not None and text[following].isupper() and not hit.words.breaks[hit.last]
