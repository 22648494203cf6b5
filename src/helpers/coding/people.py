"""People named in an article: name without titles and degrees, role as the text gives it, and the body they speak for.

A capitalised run is a person only with evidence: an office or calling before or behind it, a title, a degree, an
age, or a verb of saying (`holders`, `bare_names`). Later mentions join the person they agree with (`identity`).
"""

from functools import lru_cache

from helpers.coding import roles
from helpers.coding.article import Article
from helpers.coding.clues import Clues
from helpers.coding.holders import Holders
from helpers.coding.identity import RECENT, Person, Register, agrees
from helpers.coding.names import TITLES, Token, is_name_word, is_title, tokens_between, tokens_of

__all__ = ["Person", "find_people"]


def find_people(article: Article) -> list[Person]:
    """Everybody whom the body names, once each, in the order of first mention.

    Examples
    --------
    >>> people = find_people(Article("Menurut Kepala Dinas Sosial Kota Batu, Wira Lesmana, iuran itu ringan."))
    >>> [(p.name, p.role, p.body) for p in people]
    [('Wira Lesmana', 'Kepala Dinas Sosial Kota Batu', 'regional_government')]
    """
    paragraphs = tokens_of(article)
    clues = Clues(article.plain, paragraphs)
    register = _read(clues, paragraphs)
    if not all(found.roles for found in register.people):
        _ask_context(article, clues, register)
    return [found.person() for found in sorted(register.people, key=lambda found: found.start)]


def _read(clues: Clues, paragraphs: list[list[Token]]) -> Register:
    """All people of some paragraphs."""
    reading = Holders(clues)
    for tokens in paragraphs:
        behind = 0
        for at, token in enumerate(tokens):
            if at >= behind and (token.is_capital or _may_begin(token.low)):
                behind = _read_on(reading, tokens, at)
    return reading.register


@lru_cache(maxsize=20_000)
def _may_begin(low: str) -> bool:
    """Whether a word in lower case can begin a role or a title."""
    return low in TITLES or roles.may_be_head(low)


def _read_on(reading: Holders, tokens: list[Token], at: int) -> int:
    """Read what begins at a position; returns the position behind it."""
    if is_title(tokens, at):
        return reading.after_title(tokens, at)
    if roles.is_head(tokens, at):
        return reading.after_role(tokens, at)
    return reading.bare_name(tokens, at) if is_name_word(tokens[at]) else at + 1


def _ask_context(article: Article, clues: Clues, register: Register) -> None:
    """Roles that only a caption or the headline gives, for people whom the body names without one."""
    around = [tokens_between(article.plain, p.start, p.end) for p in article.paragraphs if p.kind == "context"]
    told = _read(clues, around).people[:RECENT]
    for found in register.people:
        if not found.roles:
            found.roles += next((p.roles for p in told if agrees(found.words, p.words)), [])
