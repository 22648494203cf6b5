"""Which mentions are one person: the full name, a part of it, a slip of the pen, a short name."""

from dataclasses import dataclass, field

from helpers.coding.bodies import find_body
from helpers.coding.names import Token
from helpers.coding.slips import is_one_slip

SINGLE_OFFICES = frozenset(
    ["bupati", "wali kota", "walikota", "gubernur", "presiden", "wakil bupati", "wabup", "wagub"]
)
RECENT = 300  # people among whom a mention is looked for: a report names fewer, and a list without end stays linear
DECEASED = "almarhum"  # role under which the dead are kept until something more telling is found


@dataclass(frozen=True)
class Person:
    """A person of the story; the span is the first mention of the name as given."""

    name: str
    role: str
    body: str
    start: int
    end: int
    rule_id: str
    known_as: tuple[str, ...] = ()  # other roles that the text gives the person
    aliases: tuple[str, ...] = ()  # short names, as "Gus" and "Wira" in "Gus Wira"


@dataclass
class Found:
    """A person in the making; ``roles`` in the order of the text."""

    name: str
    words: tuple[str, ...]
    start: int
    end: int
    rule_id: str
    roles: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    deputy_of: "Found | None" = None  # "Bupati … dan wakilnya …"

    def body(self) -> str:
        """Code of the body that the person speaks for."""
        if DECEASED in self.roles or (self.rule_id == "person.age" and not self.roles):
            return "worker"  # the press gives ages of private people
        body = next((b for b in map(find_body, self.roles) if b != "other"), "other")
        return self.deputy_of.body() if body == "other" and self.deputy_of else body

    def person(self) -> Person:
        told = [role for role in self.roles if role != DECEASED] or self.roles or [""]
        return Person(
            self.name, told[0], self.body(), self.start, self.end, self.rule_id, tuple(told[1:]), tuple(self.aliases)
        )


def agrees(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether all words of a mention are words of a name, one slip of the pen allowed in a long word.

    >>> agrees(("sahrul",), ("syahrul", "wiranata")), agrees(("wira", "karno"), ("wira", "lesmana"))
    (True, False)
    """
    if not any(len(word) > 2 for word in words):
        return False
    return all(any(word == part or (len(word) > 4 and is_one_slip(word, part)) for part in name) for word in words)


def _is_short_for(word: str, role: str, found: Found) -> bool:
    """Whether a single word with an office means somebody known: "Presiden Jokowi" behind "Presiden RI Joko Widodo".

    The bare office of one who is alone in it ("Bupati Iron") is enough.
    """
    head = role.split()[0].casefold()
    if not any(other.split()[0].casefold() == head for other in found.roles):
        return False
    return role.casefold() in SINGLE_OFFICES or any(
        len(p) > 3 and (p.startswith(word) or word.startswith(p[:4])) for p in found.words
    )


class Register:
    """The people met so far in one article."""

    def __init__(self, plain: str):
        self.plain = plain
        self.people: list[Found] = []

    def known(self, tokens: list[Token]) -> Found | None:
        """The person met last whose name holds all these words."""
        words = tuple(token.low for token in tokens)
        said = " ".join(token.text for token in tokens)
        return next((p for p in self._recent() if agrees(words, p.words) or said in p.aliases), None)

    def _recent(self) -> list[Found]:
        """The people met last, the latest first."""
        return self.people[: -RECENT - 1 : -1]

    def add(self, tokens: list[Token], role: str, rule_id: str) -> Found:
        """Enter a mention: a new person, a longer form of a name, or another role of somebody known."""
        words = tuple(token.low for token in tokens)
        start, end = tokens[0].start, tokens[-1].end
        name = " ".join(self.plain[start:end].split())
        found = self.known(tokens) or next((p for p in self._recent() if agrees(p.words, words)), None)
        if found is None and len(words) == 1 and role:
            same = [p for p in self._recent() if _is_short_for(words[0], role, p)]
            found = same[0] if len(same) == 1 else None
            if found is not None:
                found.aliases.append(name)
        if found is None:
            found = Found(name, words, start, end, rule_id)
            self.people.append(found)
        elif len(words) > len(found.words):
            found.name, found.words, found.start, found.end = name, words, start, end
        if role and role not in found.roles:
            found.roles.append(role)
        if role.casefold() == "wakilnya" and len(self.people) > 1:
            found.deputy_of = next(p for p in reversed(self.people) if p is not found)
        return found

    def takes_short_name(self, token: Token, is_speaking: bool) -> bool:
        """Whether a single word is short for somebody known: "Barra" for Albarra, or "Aaf" for Afzan Arslan when he speaks."""
        word, found = token.low, None
        if len(word) < 3:
            return False
        recent = sorted(self._recent(), key=lambda p: p.start, reverse=True)
        found = next((p for p in recent if any(part.startswith(word) or part.endswith(word) for part in p.words)), None)
        if found is None and is_speaking:
            found = next((p for p in recent if p.roles and any(part[0] == word[0] for part in p.words)), None)
        if found is not None:
            found.aliases.append(token.text)
        return found is not None
