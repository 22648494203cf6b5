"""Names behind an office, a calling or a title: does it stand for the person whom the next words name?"""

from helpers.coding import roles, verbs
from helpers.coding.appositions import (
    DECEASED_TITLES,
    is_closed,
    others_listed,
    role_before_comma,
    role_behind,
    text_of,
)
from helpers.coding.bare_names import BareNames
from helpers.coding.capitals import GIVEN, INSTITUTIONAL, is_acronym
from helpers.coding.clues import LOOSE, PLURAL
from helpers.coding.identity import DECEASED
from helpers.coding.names import Token, name_end, shouted_name_end, skip_titles
from helpers.coding.offices import KIN
from helpers.coding.slots import HOLDERS

ASIDE = frozenset("di ditempat tempat yang sama pada dalam kesempatan itu tersebut".split())
POINTED_AT = frozenset("seorang salah satu si oleh kepada".split())


class Holders(BareNames):
    """Holders of offices and callings, and people with titles."""

    def after_role(self, tokens: list[Token], first: int) -> int:
        """Read the role that begins here and its holder; returns the position behind both."""
        role = roles.read_role(tokens, first, self.clues.unnamed)
        at = _skip_aside(tokens, role.rest)
        begin = skip_titles(tokens, at)
        has_title, is_calling = begin > at, roles.is_calling(tokens, first)
        if has_title and is_calling and begin < len(tokens) and tokens[begin].text == ",":
            begin += 1  # "istri almarhum, Sumiati"
        end = name_end(tokens, begin)
        if end == begin and role.is_after_mark:
            end = shouted_name_end(tokens, begin)
        if end == begin or not (has_title or self.is_holder(tokens, begin, end, role)):
            return max(role.last, first + 1)
        text = text_of(self.clues.plain, tokens, role.first, role.last)
        if is_calling and tokens[at].low in DECEASED_TITLES and tokens[begin - 1].text != ",":
            end = self.enter(tokens, begin, end, DECEASED, "person.deceased")
            return self.kin_behind(tokens, end, text)
        end = self.enter(tokens, begin, end, text, "person.role_comma" if role.is_after_mark else "person.role_before")
        return self.enter_list(tokens, end, text) if tokens[first].low in PLURAL | LOOSE | KIN | {"ahli"} else end

    def is_holder(self, tokens: list[Token], begin: int, end: int, role: roles.Role) -> bool:
        """Whether the run behind a role is the name of its holder."""
        head = tokens[role.first].low
        is_bare = role.last - role.first == 1 and head in LOOSE and end - begin == 1
        if tokens[begin - 1].text == "." or is_bare or self._is_part_of_body(tokens, end, role):
            return False
        if role.is_after_mark and end - begin == 1 and self.clues.is_sooner_placed(tokens[begin]):
            return False
        return not roles.is_calling(tokens, role.first) or self._is_called(tokens, begin, end, role)

    def _is_part_of_body(self, tokens: list[Token], end: int, role: roles.Role) -> bool:
        """Whether words of a body follow the run at once, so that it belongs to the body's name."""
        if not self.has_capital_behind(tokens, end) or roles.is_head(tokens, end):
            return False
        return is_acronym(tokens[end].text) or tokens[end].low in INSTITUTIONAL or role.is_after_mark

    def _is_called(self, tokens: list[Token], begin: int, end: int, role: roles.Role) -> bool:
        """Whether the run behind a calling names one such person: "seorang nelayan, Karto", not "petani, Nelayan"."""
        head, name = tokens[role.first], tokens[begin]
        if tokens[begin - 1].low in roles.BEFORE_NAME or (head.low in KIN | {"ahli"} and head.low != "keluarga"):
            return not head.is_capital or role.last - role.first <= 2  # "Istri Karno", not "Anak Indonesia Hebat"
        if self.clues.is_sooner_lone(name):
            return True
        before = tokens[role.first - 1].low if role.first else ""
        if before in POINTED_AT or verbs.is_saying_behind(before):
            return is_closed(tokens, end)
        if head.is_capital:
            return not role.is_after_mark and name.low in GIVEN
        return end - begin >= 2 or name.low in GIVEN

    def kin_behind(self, tokens: list[Token], at: int, role: str) -> int:
        """Read the heir behind the dead: "ahli waris almarhum Sukir, Waginah"."""
        if at + 1 < len(tokens) and (tokens[at].text == "," or tokens[at].low in roles.BEFORE_NAME):
            begin = skip_titles(tokens, at + 1)
            end = name_end(tokens, begin)
            if end > begin and is_closed(tokens, end):
                return self.enter(tokens, begin, end, role, "person.kin")
        return at

    def after_title(self, tokens: list[Token], at: int) -> int:
        """Read the title that stands here and the name behind it; returns the position behind both."""
        begin = skip_titles(tokens, at)
        end = name_end(tokens, begin)
        if end == begin and roles.is_head(tokens, at):
            return self.after_role(tokens, at)  # "Pendeta GMIM Wira Tumiwa"
        is_building = at > 0 and tokens[at - 1].low in HOLDERS
        is_body = end < len(tokens) and tokens[end].text != "," and self.clues.runs_on(tokens, begin, end)
        if end == begin or is_building or is_body:
            return max(end, at + 1)
        role, behind = role_behind(self.clues, tokens, end)
        if tokens[at].low in DECEASED_TITLES:
            self.register.add(tokens[begin:end], DECEASED, "person.deceased")
            for start, stop in others_listed(tokens, end):  # "almarhum Karto, Sukir dan Wagimin"
                self.register.add(tokens[start:stop], DECEASED, "person.deceased")
            return max(behind, self.enter(tokens, begin, end, role, "person.deceased"))
        is_new = not role and end - begin == 1 and not self.register.known(tokens[begin:end])
        if is_new and self.is_short_name(tokens[begin]):
            return end
        role = role or role_before_comma(self.clues, tokens, at)
        return max(behind, self.enter(tokens, begin, end, role, "person.title"))


def _skip_aside(tokens: list[Token], at: int) -> int:
    """Position behind "di tempat yang sama" and its like between role and name."""
    end = at
    while end < len(tokens) and end - at < 5 and tokens[end].low in ASIDE:
        end += 1
    return end if end - at >= 2 and end < len(tokens) and tokens[end].is_capital else at
