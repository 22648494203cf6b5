"""What the rest of an article tells about an unknown capitalised word: does it stand where people speak, or where
places do?

"Kepala Desa Mekarwangi Sutarno" holds two unknown words. That "Desa Mekarwangi" comes again and "kata Sutarno" too
parts them.
"""

from collections import Counter

from helpers.coding import roles, verbs
from helpers.coding.capitals import GIVEN, INSTITUTIONAL, is_acronym, is_ordinary, place_length
from helpers.coding.names import Token, degrees_end, is_name_word, is_title, name_end, skip_titles
from helpers.coding.offices import CALLINGS, OFFICES
from helpers.coding.slots import AGENCY, AREAS, FIRM_WORDS, FIRMS, GROUPS, OFFICE_SLOTS, PLACE_FORMED, SLOTS, VILLAGES

# Heads whose bare plural is common: "anggota Korpri", "perangkat Desa X".
LOOSE = frozenset(
    """anggota pengurus pengawas staf mantan wakil tokoh pemilik perangkat aparat penyuluh pakar agen pembina pejabat
    petugas""".split()
)
PLURAL = CALLINGS - OFFICES | LOOSE - frozenset("anggota pejabat mantan wakil staf".split())
PREPOSITIONS = frozenset("di ke se".split())
# Words with a capital that open a sentence and let a name follow.
OPENERS = frozenset(
    """kata ujar menurut selain sementara namun hadir adapun bersama dan dengan oleh kepada kemudian lalu selanjutnya
    sedangkan padahal karena saat ketika usai setelah tambah lanjut sambung jelas tutur ungkap""".split()
)
# May stand right behind a name although they have capitals.
DAYS = frozenset("senin selasa rabu kamis jumat jum'at sabtu minggu ahad saat usai dan kepada".split())
PLACES = SLOTS - OFFICE_SLOTS
BEFORE_PLACES = (
    SLOTS | PREPOSITIONS | frozenset("pemkab pemkot pemprov pemda setda setkab dprd polres kejari warga bumi".split())
)


class Clues:
    """Counts over one article: ``lone`` words speak, ``placed`` words are places or bodies."""

    def __init__(self, plain: str, paragraphs: list[list[Token]]):
        self.plain = plain
        self.lone: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        for tokens in paragraphs:
            for at, token in enumerate(tokens):
                if token.is_capital and is_name_word(token):
                    self._count(tokens, at)

    def _count(self, tokens: list[Token], at: int) -> None:
        word = tokens[at].low
        before = tokens[at - 1] if at else None
        if before is not None and (before.low in BEFORE_PLACES or self._is_short_form(tokens, at)):
            if before.low not in OFFICE_SLOTS and not _is_in_role(tokens, at):
                self.placed[word] += 1
        elif before is not None and before.is_capital and before.low not in OPENERS:
            behind = {token.low for token in tokens[max(0, at - 3) : at]}
            if behind & PLACES and not behind & OFFICE_SLOTS and not _is_in_role(tokens, at):
                self.placed[word] += 1
        else:
            is_said = before is not None and verbs.is_saying_behind(before.low)
            if is_said or self._speaks(tokens, name_end(tokens, at)):
                self.lone[word] += 1

    def _speaks(self, tokens: list[Token], end: int) -> bool:
        """Whether a verb of saying follows a name, at once or behind a comma."""
        if end < len(tokens) and tokens[end].text == ",":
            end += 1
        return end < len(tokens) and verbs.is_saying_before(tokens[end].low)

    def _is_short_form(self, tokens: list[Token], at: int) -> bool:
        """Whether a word stands in brackets behind a place, as in "Kotawaringin Barat (Kobar)"."""
        is_in_brackets = 1 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
        return is_in_brackets and bool(
            place_length([tokens[at - 2].low], False) or place_length([t.low for t in tokens[at - 3 : at - 1]], False)
        )

    def is_sooner_placed(self, token: Token) -> bool:
        """Whether a word stands as a place more often than as a person."""
        return self.placed[token.low] > self.lone[token.low]

    def is_sooner_lone(self, token: Token) -> bool:
        """Whether a word stands as a person more often than as a place."""
        return self.lone[token.low] > self.placed[token.low]

    def unnamed(self, tokens: list[Token], at: int, first: int) -> int:
        """How many unknown words from ``at`` on belong to the role that begins at ``first``, and not to a name."""
        end = name_end(tokens, at)
        if end == at:
            return 0
        before = tokens[at - 1].low
        length = self._firm_words(tokens, at, end, first)
        if length:
            return length
        is_before_title = end < len(tokens) and is_title(tokens, end) and tokens[end - 1].end + 2 > tokens[end].start
        if is_before_title or self.runs_on(tokens, at, end, before):
            return end - at  # "Ketua Paguyuban Wira Karya Hj. Sumiati"
        if before not in SLOTS:
            behind = {token.low for token in tokens[max(first + 1, at - 3) : at]}
            if tokens[first].low in PLURAL and tokens[at - 1].is_capital and behind & GROUPS:
                return end - at  # "pengurus Kelompok Tani Harapan Jaya"
            return 1 if self.placed[tokens[at].low] and not self.lone[tokens[at].low] and end - at > 1 else 0
        if self.is_sooner_placed(tokens[at]):
            return 1
        speaks = next((k for k in range(at, end) if self.lone[tokens[k].low]), None)
        if speaks is not None:
            return 0 if before in OFFICE_SLOTS and before not in VILLAGES else speaks - at
        return self._by_form(tokens, at, end, first)

    def _firm_words(self, tokens: list[Token], at: int, end: int, first: int) -> int:
        """How many words such as firms and groups take for names follow a word that lets a firm or group expect."""
        near = {token.low for token in tokens[max(first, at - 3) : at]}
        if near.isdisjoint(FIRMS | GROUPS):
            return 0
        stop = at
        while stop < end and tokens[stop].low in FIRM_WORDS:
            stop += 1
        return stop - at

    def _by_form(self, tokens: list[Token], at: int, end: int, first: int) -> int:
        """The same where the article has nothing else to tell: by the words' form and their neighbours."""
        before, word, length = tokens[at - 1].low, tokens[at].low, end - at
        if before in FIRMS:
            return length if length <= 2 else length - 2
        if PLACE_FORMED.fullmatch(word) and length <= 3:
            return 1
        if before in VILLAGES and length > 1 and word not in GIVEN:
            return 1
        if before in OFFICE_SLOTS or word in GIVEN:
            return 0
        if tokens[first].low in PLURAL and before in GROUPS:
            return length
        if length > 1:
            return 1 if before in VILLAGES else 0
        is_area_behind = end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].low in AREAS
        return 1 if is_area_behind and before not in AGENCY else 0

    def runs_on(self, tokens: list[Token], at: int, end: int, before: str = "") -> bool:
        """Whether unknown words are part of a body's name: its other words follow, or the person behind a comma."""
        last = tokens[end - 1]
        if end >= len(tokens) or degrees_end(self.plain, last.end) > last.end:
            return False
        following = tokens[end]
        if (
            following.is_capital
            and following.start - last.end == 1
            and following.low not in DAYS
            and not roles.is_head(tokens, end)
        ):
            return is_acronym(following.text) or is_ordinary(following.text)
        if following.text == "(":
            return before in FIRMS or self._is_name_behind_bracket(tokens, end)
        begin = skip_titles(tokens, end + 1) if following.text == "," else end
        stop = name_end(tokens, begin) if begin > end else end
        if stop <= begin or end - at > (4 if before in SLOTS else 2):
            return False
        if (
            begin > end + 1
            or stop >= len(tokens)
            or degrees_end(self.plain, tokens[stop - 1].end) > tokens[stop - 1].end
        ):
            return True
        return not (tokens[stop].is_capital or tokens[stop].low in ("dan", "serta"))

    def _is_name_behind_bracket(self, tokens: list[Token], at: int) -> bool:
        """Whether a firm's short name parts it from a person's, as in "General Manager Wira Karya (WK) Sukardi"."""
        for end in range(at + 1, min(at + 8, len(tokens) - 1)):
            if tokens[end].text == ")":
                return is_name_word(tokens[end + 1]) or is_title(tokens, end + 1)
        return False


def _is_in_role(tokens: list[Token], at: int) -> bool:
    """Whether an office stands before, in the same run of capitals."""
    stop, at = max(0, at - 25), at - 1
    while at >= stop and (tokens[at].is_capital or tokens[at].low in INSTITUTIONAL or tokens[at].low in ("dan", ",")):
        if roles.is_head(tokens, at):
            return True
        at -= 1
    return False
