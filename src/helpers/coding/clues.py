"""What the rest of an article tells about an unknown capitalised word: does it stand where people speak, or where places do?

"Kepala Desa Mekarwangi Sutarno" holds two unknown words. That "Desa Mekarwangi" comes again and "kata Sutarno" too parts them.
"""

from collections import Counter

from helpers.coding import roles, verbs
from helpers.coding.capitals import CALLINGS, GIVEN, INSTITUTIONAL, is_acronym, is_ordinary
from helpers.coding.names import Token, degrees_end, is_name_word, is_title, name_end, skip_titles

# Heads whose bare plural is common: "anggota Korpri", "perangkat Desa X".
LOOSE = frozenset("anggota pengurus pengawas staf mantan wakil tokoh pemilik perangkat aparat penyuluh pakar agen pembina pejabat petugas".split())
VILLAGES = frozenset("desa kelurahan kampung gampong nagari pekon dusun kades lurah keuchik geuchik".split())
AGENCY = frozenset("ketenagakerjaan bpjamsostek bpjstk jamsostek cabang kcp".split())
AREAS = frozenset("kecamatan kec kabupaten kab distrik kota".split())
PREPOSITIONS = frozenset("di ke se".split())
# Words with a capital that open a sentence and let a name follow.
OPENERS = frozenset(
    """kata ujar menurut selain sementara namun hadir adapun bersama dan dengan oleh kepada kemudian lalu selanjutnya sedangkan padahal karena saat
    ketika usai setelah tambah lanjut sambung jelas tutur ungkap""".split()
)
# May stand right behind a name although they have capitals.
DAYS = frozenset("senin selasa rabu kamis jumat jum'at sabtu minggu ahad saat usai dan kepada".split())
PLACES, BEFORE_PLACES = roles.SLOTS - roles.OFFICE_SLOTS, roles.SLOTS | PREPOSITIONS


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
        if before is not None and before.low in BEFORE_PLACES:
            if before.low not in roles.OFFICE_SLOTS and not _is_in_role(tokens, at):
                self.placed[word] += 1
        elif before is not None and before.is_capital and before.low not in OPENERS:
            behind = {token.low for token in tokens[max(0, at - 3) : at]}
            if behind & PLACES and not behind & roles.OFFICE_SLOTS and not _is_in_role(tokens, at):
                self.placed[word] += 1
        else:
            is_said = before is not None and verbs.is_saying_behind(before.low)
            if is_said or (at + 1 < len(tokens) and verbs.is_saying_before(tokens[at + 1].low)):
                self.lone[word] += 1

    def is_sooner_placed(self, token: Token) -> bool:
        """Whether a word stands as a place more often than as a person."""
        return self.placed[token.low] > self.lone[token.low]

    def unnamed(self, tokens: list[Token], at: int, first: int) -> int:
        """How many unknown words from ``at`` on belong to the role that begins at ``first``, and not to a name."""
        end = name_end(tokens, at)
        if end == at:
            return 0
        before = tokens[at - 1].low
        is_before_title = end < len(tokens) and is_title(tokens, end) and tokens[end - 1].end + 2 > tokens[end].start
        if is_before_title or self.runs_on(tokens, at, end, before):
            return end - at  # "Ketua Paguyuban Wira Karya Hj. Sumiati"
        if before not in roles.SLOTS:
            return 1 if self.placed[tokens[at].low] and not self.lone[tokens[at].low] and end - at > 1 else 0
        if self.is_sooner_placed(tokens[at]):
            return 1
        speaks = next((k for k in range(at, end) if self.lone[tokens[k].low]), None)
        if speaks is not None:
            return 0 if before in roles.OFFICE_SLOTS else speaks - at
        return self._by_form(tokens, at, end, first)

    def _by_form(self, tokens: list[Token], at: int, end: int, first: int) -> int:
        """The same where the article has nothing else to tell: by the words' form and their neighbours."""
        before, word, length = tokens[at - 1].low, tokens[at].low, end - at
        if before in roles.FIRMS:
            return length if length <= 2 else length - 2
        if roles.PLACE_FORMED.fullmatch(word) and length <= 3:
            return 1
        if before in roles.OFFICE_SLOTS or word in GIVEN:
            return 0
        if length > 1:
            return 1 if before in VILLAGES else 0
        is_area_behind = end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].low in AREAS
        is_no_holder = tokens[first].low in CALLINGS or tokens[first].low in LOOSE or is_area_behind
        return 1 if is_no_holder and before not in AGENCY else 0

    def runs_on(self, tokens: list[Token], at: int, end: int, before: str = "") -> bool:
        """Whether unknown words are part of a body's name: its other words follow, or the person behind a comma."""
        last = tokens[end - 1]
        if end >= len(tokens) or degrees_end(self.plain, last.end) > last.end:
            return False
        following = tokens[end]
        if following.is_capital and following.start - last.end == 1 and following.low not in DAYS and not roles.is_head(tokens, end):
            return is_acronym(following.text) or is_ordinary(following.text)
        if following.text == "(" and before in roles.FIRMS:
            return True
        begin = skip_titles(tokens, end + 1) if following.text == "," else end
        stop = name_end(tokens, begin) if begin > end else end
        if stop <= begin or end - at > (4 if before in roles.SLOTS else 2):
            return False
        return begin > end + 1 or stop >= len(tokens) or not (tokens[stop].is_capital or tokens[stop].low in ("dan", "serta"))


def _is_in_role(tokens: list[Token], at: int) -> bool:
    """Whether an office stands before, in the same run of capitals."""
    stop, at = max(0, at - 25), at - 1
    while at >= stop and (tokens[at].is_capital or tokens[at].low in INSTITUTIONAL or tokens[at].low == "dan"):
        if roles.is_head(tokens, at):
            return True
        at -= 1
    return False
