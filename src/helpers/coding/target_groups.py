"""Kinds of worker that an article says are reached, covered by the scheme's effort, or to be reached."""

from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.codebook import Codebook
from helpers.coding.matcher import Hit

PREFIX = "target_group."


@dataclass(frozen=True)
class TargetGroup:
    """A kind of worker named as reached or to be reached."""

    code: str
    start: int
    end: int
    rule_id: str


def find_target_groups(article: Article, codebook: Codebook) -> list[TargetGroup]:
    """Mentions of kinds of worker as the programme's audience."""
    return [
        TargetGroup(hit.code.removeprefix(PREFIX), hit.start, hit.end, f"{hit.code}.{hit.cue.id}")
        for hit in codebook.matcher.hits(article)
        if hit.code.startswith(PREFIX) and not _is_name(hit, article.text)
    ]


def _is_name(hit: Hit, text: str) -> bool:
    """Whether a single word found is part of a name: "Imam Pasli", "KUD Nelayan Sejahtera"."""
    if hit.last - hit.first > 1 or not hit.first or hit.words.breaks[hit.first]:
        return False
    following = hit.words.spans[hit.last][0] if hit.last < len(hit.words) else None
    is_titled = text[hit.start].isupper() and not text[hit.start : hit.end].isupper()
    return is_titled and following is not None and text[following].isupper() and not hit.words.breaks[hit.last]
