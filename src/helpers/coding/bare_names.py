"""Names without an office or a title before them: who they are must show from what stands around."""

from helpers.coding import roles, verbs
from helpers.coding.appositions import (
    SURE_NICKNAMING,
    calling_before,
    is_age,
    is_presented,
    others_listed,
    role_before_comma,
    role_behind,
    short_name_behind,
    text_of,
)
from helpers.coding.capitals import GIVEN, place_length
from helpers.coding.clues import OPENERS, PREPOSITIONS, Clues
from helpers.coding.identity import Register
from helpers.coding.names import Token, degrees_end, is_title, name_end
from helpers.coding.slots import HOLDERS, SLOTS

_FAR = 60  # tokens before a name in which its sentence is looked for
NO_NAME_AFTER = SLOTS | HOLDERS | PREPOSITIONS


class BareNames:
    """Runs of name words, entered into the register where something tells that they are people."""

    def __init__(self, clues: Clues):
        self.clues = clues
        self.register = Register(clues.plain)

    def enter(self, tokens: list[Token], begin: int, end: int, role: str, rule_id: str) -> int:
        """Put a person into the register, with the short name that may follow; returns the position behind."""
        found = self.register.add(tokens[begin:end], role, rule_id)
        short = short_name_behind(tokens, end)
        if not short:
            return end
        found.aliases.append(text_of(self.clues.plain, tokens, *short))
        return short[1]

    def enter_list(self, tokens: list[Token], end: int, role: str) -> int:
        """The rest of a list of people who share one role."""
        for start, stop in others_listed(tokens, end):
            end = self.enter(tokens, start, stop, role, "person.listed")
        return end

    def bare_name(self, tokens: list[Token], begin: int) -> int:
        """Read the run that begins here; returns the position behind it."""
        end = name_end(tokens, begin)
        if end == begin or self.is_no_person(tokens, begin, end):
            return end
        known = self.register.known(tokens[begin:end])
        role, behind = role_behind(self.clues, tokens, end)
        if known:
            if role and role not in known.roles:
                known.roles.append(role)
            return behind
        if role:
            return max(behind, self.enter(tokens, begin, end, role, "person.role_behind"))
        short = short_name_behind(tokens, end)
        if short and tokens[end].text == ",":  # "Iko, sapaan akrab Jatmiko"
            found = self.register.add(tokens[short[0] : short[1]], "", "person.short_name")
            found.aliases.append(text_of(self.clues.plain, tokens, begin, end))
            return short[1]
        return self._by_surroundings(tokens, begin, end)

    def _by_surroundings(self, tokens: list[Token], begin: int, end: int) -> int:
        """The rules for a name that nothing names an office of, the surest first."""
        before = tokens[begin - 1].low if begin else ""
        if before in SURE_NICKNAMING:
            self.register.takes_short_name(tokens[end - 1], False)
            return end
        if begin and is_presented(self.clues, tokens, begin, end):
            role = calling_before(self.clues, tokens, begin)
            return self.enter_list(tokens, self.enter(tokens, begin, end, role, "person.presented"), role)
        rule_id = self._rule(tokens, begin, end) or self._rule_of_apposition(tokens, begin, end)
        if not rule_id or (end - begin == 1 and self.is_short_name(tokens[begin])):
            return end
        return self.enter(tokens, begin, end, role_before_comma(self.clues, tokens, begin), rule_id)

    def _rule(self, tokens: list[Token], begin: int, end: int) -> str:
        """Which rule, if any, makes a person of a run."""
        if degrees_end(self.clues.plain, tokens[end - 1].end) > tokens[end - 1].end:
            return "person.degree"
        if begin and verbs.is_saying_behind(tokens[begin - 1].low):
            return "person.said_by"
        is_placed = any(self.clues.placed[token.low] for token in tokens[begin:end])
        if end < len(tokens) and verbs.is_saying_before(tokens[end].low) and end - begin > 1 and not is_placed:
            return "person.says"
        if is_age(tokens, end):
            return "person.age"
        return "person.speaks_later" if end - begin > 1 and self._speaks_later(tokens, begin, end) else ""

    def _rule_of_apposition(self, tokens: list[Token], begin: int, end: int) -> str:
        """ "Seorang anggota dewan yang hadir, Wira Lesmana, enggan ...": a role before the comma, the sentence's verb behind."""
        is_between = begin > 2 and tokens[begin - 1].text == "," and end < len(tokens) and tokens[end].text == ","
        if not is_between or end - begin < 2 or any(self.clues.placed[token.low] for token in tokens[begin:end]):
            return ""
        farthest = max(-1, begin - _FAR)
        opens = next((at for at in range(begin - 2, farthest, -1) if tokens[at].text in ".?!"), farthest) + 1
        is_one = tokens[opens].low in ("seorang", "salah")
        return "person.presented" if is_one and role_before_comma(self.clues, tokens, begin) else ""

    def _speaks_later(self, tokens: list[Token], begin: int, end: int) -> bool:
        """Whether a part of the name has the word elsewhere in the article."""
        if not any(self.clues.is_sooner_lone(token) for token in tokens[begin:end]):
            return False
        is_sentence_start = begin == 0 or tokens[begin - 1].text in ".?!"
        first = tokens[begin].low  # may have its capital from the sentence: "Sambutan Wira"
        return not is_sentence_start or bool(self.clues.lone[first]) or first in GIVEN

    def is_short_name(self, token: Token) -> bool:
        """Whether a single word is short for somebody known, who then takes it as another name."""
        return self.register.takes_short_name(token, bool(self.clues.lone[token.low]))

    def is_no_person(self, tokens: list[Token], begin: int, end: int) -> bool:
        """Whether what stands around a run shows a place, a body or a building."""
        before = tokens[begin - 1] if begin else None
        if before is not None and (before.is_capital and before.low not in OPENERS or before.low in NO_NAME_AFTER):
            return True
        if self.has_capital_behind(tokens, end) and not roles.is_head(tokens, end):
            return True
        words = [token.low for token in tokens[begin:end]]
        return any(place_length(words[k:], False) for k in range(len(words)))

    def has_capital_behind(self, tokens: list[Token], end: int) -> bool:
        """Whether a word with a capital follows a run at once that is neither a degree nor a title."""
        if end >= len(tokens) or not tokens[end].is_capital or tokens[end].start - tokens[end - 1].end > 1:
            return False
        if tokens[end].low in ("rp", "idr"):
            return False
        last = tokens[end - 1].end
        return degrees_end(self.clues.plain, last) <= last and not is_title(tokens, end)
