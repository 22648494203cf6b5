"""Insurance programmes that an article names, by abbreviation or by name."""

from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.codebook import Codebook

PREFIX = "programme."


@dataclass(frozen=True)
class Programme:
    """A programme named in the body."""

    code: str
    start: int
    end: int
    rule_id: str


def find_programmes(article: Article, codebook: Codebook) -> list[Programme]:
    """Every mention of a programme; "santunan kematian" or a risk in plain words names none."""
    return [
        Programme(hit.code.removeprefix(PREFIX), hit.start, hit.end, f"{hit.code}.{hit.cue.id}")
        for hit in codebook.matcher.hits(article)
        if hit.code.startswith(PREFIX)
    ]
