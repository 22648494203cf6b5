"""People named in an article: name without titles and degrees, role as the text gives it, and the body they speak for.

A capitalised run is a person only with evidence: an office or calling before or behind it, a title, a degree, an age, or a
verb of saying. Later mentions join the person they agree with (`identity`).
"""

from helpers.coding import roles, verbs
from helpers.coding.appositions import (
    DECEASED_TITLES,
    calling_before,
    is_age,
    is_closed,
    is_presented,
    others_listed,
    role_behind,
    short_name_behind,
    text_of,
)
from helpers.coding.article import Article
from helpers.coding.capitals import CALLINGS, GIVEN, INSTITUTIONAL, OFFICES, is_acronym, place_length
from helpers.coding.clues import LOOSE, OPENERS, PREPOSITIONS, Clues
from helpers.coding.identity import DECEASED, Person, Register, agrees
from helpers.coding.names import (
    TITLES,
    Token,
    degrees_end,
    is_name_word,
    is_title,
    name_end,
    skip_titles,
    tokens_between,
    tokens_of,
)

__all__ = ["Person", "find_people"]

# Streets, buildings and schools are named after people who are not in the story.
HOLDERS = frozenset(
    """jalan jl jln gedung aula stadion bandara pelabuhan masjid gereja universitas rs rsud hotel gor lapangan taman komplek kompleks perumahan museum
    rsup rumkit sma smp sd""".split()
)
NO_NAME_AFTER = roles.SLOTS | HOLDERS | PREPOSITIONS
ASIDE = frozenset("di ditempat tempat yang sama pada dalam kesempatan itu tersebut".split())
POINTED_AT = frozenset("seorang salah satu si kata ujar oleh kepada".split())


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
    return [found.person() for found in sorted(register.people, key=lambda f: f.start)]


def _read(clues: Clues, paragraphs: list[list[Token]]) -> Register:
    reading = _Reading(clues)
    for tokens in paragraphs:
        reading.read(tokens)
    return reading.register


def _ask_context(article: Article, clues: Clues, register: Register) -> None:
    """Roles that only a caption or the headline gives, for people whom the body names without one."""
    around = [tokens_between(article.plain, p.start, p.end) for p in article.paragraphs if p.kind == "context"]
    told = _read(clues, around).people
    for found in register.people:
        if not found.roles:
            found.roles += next((p.roles for p in told if agrees(found.words, p.words)), [])


class _Reading:
    """Paragraphs read word by word for people."""

    def __init__(self, clues: Clues):
        self.clues = clues
        self.register = Register(clues.plain)

    def read(self, tokens: list[Token]) -> None:
        at = 0
        while at < len(tokens):
            token, end = tokens[at], at
            if not token.is_capital and not roles.may_be_head(token.low) and token.low not in TITLES:
                at += 1
                continue
            if is_title(tokens, at):
                end = self.after_title(tokens, at)
            elif roles.is_head(tokens, at):
                end = self.after_role(tokens, at)
            elif is_name_word(token):
                end = self.bare_name(tokens, at)
            at = max(end, at + 1)

    def enter(self, tokens: list[Token], begin: int, end: int, role: str, rule_id: str) -> int:
        """Put a person into the register, with the short name that may follow; returns the position behind."""
        found = self.register.add(tokens[begin:end], role, rule_id)
        short = short_name_behind(tokens, end)
        if short:
            found.aliases.append(text_of(self.clues.plain, tokens, *short))
            return short[1]
        return end

    def after_role(self, tokens: list[Token], first: int) -> int:
        role = roles.read_role(tokens, first, self.clues.unnamed)
        text = text_of(self.clues.plain, tokens, role.first, role.last)
        at = _skip_aside(tokens, role.rest)
        begin = skip_titles(tokens, at)
        has_title, is_calling = begin > at, tokens[first].low in CALLINGS and tokens[first].low not in OFFICES
        if has_title and begin < len(tokens) and tokens[begin].text == "," and is_calling:
            begin += 1  # "istri almarhum, Sumiati"
        end = name_end(tokens, begin)
        if end == begin or not self.is_holder(tokens, begin, end, role, has_title):
            return max(role.last, first + 1)
        if is_calling and has_title and tokens[at].low in DECEASED_TITLES and tokens[begin - 1].text != ",":
            end = self.enter(tokens, begin, end, DECEASED, "person.deceased")
            return self.kin_behind(tokens, end, text)
        return self.enter(tokens, begin, end, text, "person.role_comma" if role.is_after_mark else "person.role_before")

    def is_holder(self, tokens: list[Token], begin: int, end: int, role: roles.Role, has_title: bool) -> bool:
        """Whether the run behind a role is the name of its holder."""
        if has_title:
            return True
        is_bare = role.last - role.first == 1 and tokens[role.first].low in LOOSE and end - begin == 1
        if tokens[begin - 1].text == "." or is_bare or self.is_followed_by_body(tokens, end, role):
            return False
        if role.is_after_mark and end - begin == 1 and self.clues.is_sooner_placed(tokens[begin]):
            return False
        is_office = tokens[role.first].low not in CALLINGS or tokens[role.first].low in OFFICES
        return is_office or self.is_called(tokens, begin, end, role)

    def is_followed_by_body(self, tokens: list[Token], end: int, role: roles.Role) -> bool:
        """Whether words of a body follow the run at once, so that it is part of the body's name."""
        if end >= len(tokens) or not tokens[end].is_capital or tokens[end].start - tokens[end - 1].end > 1:
            return False
        if is_title(tokens, end) or roles.is_head(tokens, end) or degrees_end(self.clues.plain, tokens[end - 1].end) > tokens[end].start:
            return False
        return is_acronym(tokens[end].text) or tokens[end].low in INSTITUTIONAL or role.is_after_mark

    def is_called(self, tokens: list[Token], begin: int, end: int, role: roles.Role) -> bool:
        """Whether the run behind a calling names one such person: "seorang nelayan, Karto", not "petani, Nelayan"."""
        head = tokens[role.first]
        if tokens[begin - 1].low in roles.BEFORE_NAME or (head.low in roles.KIN and head.low != "keluarga"):
            return True
        if self.clues.lone[tokens[begin].low] > self.clues.placed[tokens[begin].low]:
            return True
        if role.first and tokens[role.first - 1].low in POINTED_AT:
            return is_closed(tokens, end)
        if head.is_capital:
            return not role.is_after_mark and tokens[begin].low in GIVEN
        return end - begin >= 2 or tokens[begin].low in GIVEN

    def kin_behind(self, tokens: list[Token], at: int, role: str) -> int:
        """"ahli waris almarhum Sukir, Waginah": the heir stands behind the comma."""
        if at + 1 < len(tokens) and (tokens[at].text == "," or tokens[at].low in roles.BEFORE_NAME):
            begin = skip_titles(tokens, at + 1)
            end = name_end(tokens, begin)
            if end > begin and is_closed(tokens, end):
                return self.enter(tokens, begin, end, role, "person.kin")
        return at

    def after_title(self, tokens: list[Token], at: int) -> int:
        begin = skip_titles(tokens, at)
        end = name_end(tokens, begin)
        if end == begin and roles.is_head(tokens, at):
            return self.after_role(tokens, at)  # "Pendeta GMIM Wira Tumiwa"
        is_held = at > 0 and tokens[at - 1].low in HOLDERS
        if end == begin or is_held or (tokens[end : end + 1] and tokens[end].text != "," and self.clues.runs_on(tokens, begin, end)):
            return max(end, at + 1)
        role = role_behind(self.clues, tokens, end)
        if tokens[at].low in DECEASED_TITLES:
            self.register.add(tokens[begin:end], DECEASED, "person.deceased")
            return self.enter(tokens, begin, end, role, "person.deceased")
        if not role and end - begin == 1 and not self.register.known(tokens[begin:end]):
            if self.register.takes_short_name(tokens[begin], bool(self.clues.lone[tokens[begin].low])):
                return end
        return self.enter(tokens, begin, end, role, "person.title")

    def bare_name(self, tokens: list[Token], begin: int) -> int:
        """A run without office or title before it: known already, or a person by what stands around it."""
        end = name_end(tokens, begin)
        if end == begin or self.is_no_person(tokens, begin, end):
            return end
        known = self.register.known(tokens[begin:end])
        role = role_behind(self.clues, tokens, end)
        short = short_name_behind(tokens, end)
        if not known and not role and short and tokens[end].text == ",":
            found = self.register.add(tokens[short[0] : short[1]], "", "person.short_name")  # "Iko, sapaan akrab Jatmiko"
            found.aliases.append(text_of(self.clues.plain, tokens, begin, end))
            return short[1]
        if known:
            if role and role not in known.roles:
                known.roles.append(role)
            return end
        return self.new_name(tokens, begin, end, role)

    def new_name(self, tokens: list[Token], begin: int, end: int, role: str) -> int:
        before = tokens[begin - 1].low if begin else ""
        is_said = verbs.is_saying_behind(before)
        if role:
            return self.enter(tokens, begin, end, role, "person.role_behind")
        if degrees_end(self.clues.plain, tokens[end - 1].end) > tokens[end - 1].end:
            return self.enter(tokens, begin, end, "", "person.degree")
        if is_said or (end < len(tokens) and verbs.is_saying_before(tokens[end].low)):
            if end - begin == 1 and self.register.takes_short_name(tokens[begin], bool(self.clues.lone[tokens[begin].low])):
                return end
            is_likely = end - begin > 1 and not any(self.clues.placed[t.low] for t in tokens[begin:end])
            if is_said or is_likely:
                return self.enter(tokens, begin, end, "", "person.said_by" if is_said else "person.says")
        elif begin and is_presented(self.clues, tokens, begin, end):
            return self.presented(tokens, begin, end)
        elif is_age(tokens, end):
            return self.enter(tokens, begin, end, "", "person.age")
        return end

    def presented(self, tokens: list[Token], begin: int, end: int) -> int:
        role = calling_before(self.clues, tokens, begin)
        end = self.enter(tokens, begin, end, role, "person.presented")
        for start, stop in others_listed(tokens, end):
            end = self.enter(tokens, start, stop, role, "person.listed")
        return end

    def is_no_person(self, tokens: list[Token], begin: int, end: int) -> bool:
        """Whether what stands around a run shows a place, a body or a building."""
        before = tokens[begin - 1] if begin else None
        if end < len(tokens) and tokens[end].is_capital and tokens[end].start - tokens[end - 1].end <= 1 and not is_title(tokens, end):
            if degrees_end(self.clues.plain, tokens[end - 1].end) == tokens[end - 1].end and not roles.is_head(tokens, end):
                return True
        if before is not None:
            if (before.is_capital and before.low not in OPENERS) or before.low in NO_NAME_AFTER:
                return True
        words = [token.low for token in tokens[begin:end]]
        return any(place_length(words[k:], False) for k in range(len(words)))


def _skip_aside(tokens: list[Token], at: int) -> int:
    """"di tempat yang sama" and its like between role and name."""
    end = at
    while end < len(tokens) and end - at < 5 and tokens[end].low in ASIDE:
        end += 1
    return end if end - at >= 2 and end < len(tokens) and tokens[end].is_capital else at
