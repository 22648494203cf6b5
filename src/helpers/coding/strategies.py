"""What is done, or announced, to reach workers and enrol them.

The cues of the codebook say which words are evidence of which strategy; ``modality`` says whether they are told as
done, under way or planned, or not told as a report at all.
"""

from dataclasses import dataclass
from typing import NamedTuple

from helpers.coding.article import Article
from helpers.coding.codebook import Codebook
from helpers.coding.matcher import Hit, SentenceWords
from helpers.coding.modality import PLANNED, RANK, Setting, setting_of
from helpers.coding.speakers import said_by

PREFIX = "strategy."
# a step of a text that tells how something is done; three of them make the text one of that kind
_STEP = frozenset(
    """klik pilih unduh masukkan masukan isi login buka siapkan ketik unggah tekan kunjungi akses download lengkapi cek
    scan pindai konfirmasi registrasi simpan tunggu""".split()
)


@dataclass(frozen=True)
class Strategy:
    """A strategy with the sentence that says so; ``status`` is done, ongoing or planned.

    ``region``, ``actor`` (kind of body) and ``target_group`` are what it belongs to, filled in by `belonging`.
    """

    code: str
    status: str
    start: int
    end: int
    rule_id: str
    region: str | None = None
    actor: str | None = None
    target_group: str | None = None


class _Told(NamedTuple):
    """A cue in its setting."""

    hit: Hit
    status: str
    is_asserted: bool
    is_marked: bool


def find_strategies(article: Article, codebook: Codebook) -> list[Strategy]:
    """Strategies that the article reports as done, under way or planned, one row per sentence and code."""
    if _is_how_to(codebook.matcher.sentences(article)):
        return []
    hits = [hit for hit in codebook.matcher.hits(article) if hit.code.startswith(PREFIX)]
    told: dict[str, list[_Told]] = {}
    for hit in _said_as_asked(hits, article, codebook):
        setting = setting_of(hit)
        if setting is not None:
            told.setdefault(hit.code, []).append(_told(hit, setting))
    rows = [row for evidence in told.values() for row in _rows(_weighed(evidence))]
    return sorted(rows, key=lambda row: (row.start, row.code))


def _is_how_to(sentences: list[SentenceWords]) -> bool:
    """Whether a text gives steps to its reader; what such a text names is offered, not reported."""
    steps = 0
    for words in sentences:
        opening = words.words[1:2] if words.words and words.words[0].isdigit() else words.words[:1]
        steps += not _STEP.isdisjoint(opening)
    return steps >= 3


def _told(hit: Hit, setting: Setting) -> _Told:
    if hit.cue.status:
        return _Told(hit, hit.cue.status, True, True)
    return _Told(hit, *setting)


def _said_as_asked(hits: list[Hit], article: Article, codebook: Codebook) -> list[Hit]:
    """Hits whose cue asks for a speaker are kept where such a one speaks."""
    asked = frozenset(hit.cue.said_by for hit in hits if hit.cue.said_by)
    if not asked:
        return hits
    speakers = said_by(codebook.matcher, article, asked)
    place = {id(words): at for at, words in enumerate(codebook.matcher.sentences(article))}
    return [hit for hit in hits if not hit.cue.said_by or hit.cue.said_by in speakers[place[id(hit.words)]]]


def _weighed(evidence: list[_Told]) -> list[_Told]:
    """What of the evidence counts: bare mentions only where nothing says more, and a plan stays a plan.

    "Pemkab akan membayari iuran … Iurannya diambil dari APBD": what is told of a plan without a word of time is part
    of it.
    """
    evidence = [told for told in evidence if told.is_asserted] or evidence
    if evidence[0].status != PLANNED or any(told.status != PLANNED and told.is_marked for told in evidence):
        return evidence
    return [told._replace(status=PLANNED) for told in evidence]


def _rows(evidence: list[_Told]) -> list[Strategy]:
    """One row per sentence, of its furthest status."""
    best: dict[int, Strategy] = {}
    for hit, status, _, _ in evidence:
        sentence = hit.words.sentence
        row = Strategy(hit.code.removeprefix(PREFIX), status, sentence.start, sentence.end, f"{hit.code}.{hit.cue.id}")
        if sentence.start not in best or RANK[status] > RANK[best[sentence.start].status]:
            best[sentence.start] = row
    return list(best.values())
