"""Who is meant: names, parts of names and offices of an article, traced to its people."""

import re
from functools import cached_property

from helpers.coding import roles
from helpers.coding.bodies import find_body
from helpers.coding.identity import Person
from helpers.coding.names import Token, is_name_word, skip_titles
from helpers.coding.offices import CALLINGS, OFFICES
from helpers.coding.slips import Slips

PRONOUNS = frozenset("dia ia beliau dirinya".split())
SKIPPED = frozenset("oleh langsung lagi pula juga sang".split())
POINTING_BACK = frozenset("itu ini tersebut tadi".split())
UNNAMED = frozenset("seorang salah sejumlah para beberapa mereka seseorang warga netizen warganet".split())
# Behind a verb of saying these begin no speaker: "katanya saat ditemui", "pungkas dengan senyum".
NO_SPEAKER = frozenset(
    """saat ketika usai di ke dalam pada kepada sambil seraya sembari dengan lagi lebih yang melalui lewat pula juga
    kemudian lalu sebelum setelah sesudah menjelaskan menambahkan mengakhiri menutup menegaskan bahwa agar supaya
    untuk dan dari seperti sebagaimana mengutip dikutip dilansir terkait tentang soal mengenai menanggapi singkat
    tegas lantang optimistis optimis bangga haru tersenyum penuh jelas panjang belum baru kemarin hari bersama
    disela di-sela akhir pungkas tandas tutup semangat bersemangat sekaligus tanpa terpisah mewakili jika bila
    karena jadi maka serta atas""".split()
)
NOBODY = Person("", "", "other", 0, 0, "person.unnamed")  # somebody speaks whom the text does not name

LONG_FORMS = dict(
    pair.split(" = ")
    for pair in """kadis = kepala dinas; kadisnaker = kepala dinas tenaga kerja; kadinsos = kepala dinas sosial; kabag = kepala
    bagian; kabid = kepala bidang; kasi = kepala seksi; kades = kepala desa; kacab = kepala cabang; kakacab = kepala
    cabang; kakanwil = kepala wilayah; kanwil = wilayah; sekda = sekretaris daerah; sekdes = sekretaris desa; wabup
    = wakil bupati; wagub = wakil gubernur; walikota = wali kota; wawali = wakil wali kota; wawalkot = wakil wali
    kota; kajari = kepala kejaksaan negeri; kejari = kejaksaan negeri; kajati = kepala kejaksaan tinggi; kejati =
    kejaksaan tinggi; sekdakab = sekretaris daerah; sekdako = sekretaris daerah; sekdaprov = sekretaris daerah;
    dirut = direktur utama; disnaker = dinas tenaga kerja; disnakertrans = dinas tenaga kerja transmigrasi; mensos =
    menteri sosial; menaker = menteri ketenagakerjaan; mendagri = menteri dalam negeri; wamen = wakil menteri;
    wapres = wakil presiden""".replace("\n    ", " ").split("; ")
)
EMPTY = frozenset(
    """plt plh pj pjs pelaksana tugas harian penjabat bpjs ketenagakerjaan bpjamsostek bpjstk jamsostek tk kantor
    kabupaten provinsi kab prov ri setempat dan di bidang itu ini tersebut pemerintah pemkab pemkot pemprov badan
    pak bapak ibu""".split()
)
FIRST_OFFICES = {"satu": {"bupati", "wali", "gubernur"}, "dua": {"wakil"}}


def role_words(role: str) -> frozenset[str]:
    """The telling words of a role, abbreviations written out.

    >>> sorted(role_words("Plt Kadis Sosial"))
    ['dinas', 'kepala', 'sosial']
    """
    words = " ".join(LONG_FORMS.get(word, word) for word in re.findall(r"\w+", role.casefold()))
    return frozenset(words.split()) - EMPTY


class References:
    """The people of an article, to be found again by name and office. The dead are named, but never meant as speakers."""

    def __init__(self, people: list[Person]):
        living = [p for p in people if p.rule_id != "person.deceased"]
        self.roles = [(p, [role_words(role) for role in (p.role, *p.known_as) if role]) for p in living]
        self.by_word: dict[str, list[Person]] = {}
        for person in living:
            for word in re.findall(r"[^\W_]+(?:['-][^\W_]+)*", " ".join((person.name, *person.aliases)).casefold()):
                if len(word) > 2:
                    self.by_word.setdefault(word, []).append(person)
        self._by_role: dict[frozenset[str], dict[Person, int]] = {}

    @cached_property
    def _words(self) -> tuple[Slips, dict[str, int]]:
        """The words of names by their slips, and in the order in which they are met."""
        return Slips(self.by_word, shortest=3), {word: number for number, word in enumerate(self.by_word)}

    def _nearly(self, written: str) -> list[Person]:
        """The people of whose names a word may be a slip."""
        slips, order = self._words
        return [p for word in sorted(slips.meant_by([written]), key=order.__getitem__) for p in self.by_word[word]]

    @cached_property
    def _with_word(self) -> dict[str, list[int]]:
        """Places in ``roles`` of those who have a role with a word."""
        found: dict[str, list[int]] = {}
        for place, (_, known) in enumerate(self.roles):
            for word in sorted(frozenset().union(*known)):
                found.setdefault(word, []).append(place)
        return found

    def _lengths(self, words: frozenset[str]) -> dict[Person, int]:
        """People with a role that has all these words, and how many words the shortest such role has."""
        if words not in self._by_role:
            places = min((self._with_word.get(word, []) for word in words), key=len, default=[])
            fitting = (
                (p, [len(own) for own in known if _fits(words, own)])
                for p, known in map(self.roles.__getitem__, places)
            )
            self._by_role[words] = {p: min(sizes) for p, sizes in fitting if sizes}
        return self._by_role[words]

    def mention(self, tokens: list[Token], at: int, current: Person | None) -> tuple[Person | None, int]:
        """The person whose name begins at a position, and the position behind it."""
        token = tokens[at]
        if not token.is_capital:
            return None, at
        known = self.by_word.get(token.low)
        if not known and len(token.low) > 4 and is_name_word(token):
            known = self._nearly(token.low)
        if not known:
            return None, at
        end = at + 1
        while end < len(tokens) and tokens[end].is_capital and tokens[end].low in self.by_word:
            narrower = [p for p in known if p in self.by_word[tokens[end].low]]
            if not narrower:
                break
            known, end = narrower, end + 1
        if current in known:
            return current, end
        before = [p for p in known if p.start <= token.start]
        return (before or known)[-1 if before else 0], end

    def office(self, tokens: list[Token], at: int, current: Person | None) -> tuple[Person | None, int]:
        """The person meant by the office that begins at a position, with the name if it follows."""
        role = roles.read_role(tokens, at, lambda *_: 0)
        begin = skip_titles(tokens, role.rest)
        for near in range(begin, min(begin + 6, len(tokens))):
            if not (tokens[near].is_capital or tokens[near].text in ",()"):
                break
            person, end = self.mention(tokens, near, current)
            if person:
                return person, end
        return self.by_role(tokens[role.first : role.last], tokens[role.last : role.last + 8], current), role.last

    def by_role(self, role: list[Token], behind: list[Token], current: Person | None) -> Person | None:
        text = " ".join(token.text for token in role)
        if lengths := self._lengths(role_words(text)):
            return current if current in lengths else min(reversed(lengths), key=lengths.__getitem__)
        is_same_body = current is not None and current is not NOBODY and find_body(text) in (current.body, "other")
        points_back = any(token.low in POINTING_BACK for token in behind)
        return current if current and (is_same_body or points_back) else None

    def meant(self, tokens: list[Token], at: int, current: Person | None) -> Person | None:
        """Who is meant behind a verb of saying: a name, an office, a pronoun; `NOBODY` if somebody without a name."""
        while at < len(tokens) and tokens[at].low in SKIPPED:
            at += 1
        begin = skip_titles(tokens, at) if at < len(tokens) else at
        if begin >= len(tokens):
            return None
        token = tokens[begin]
        if token.low in PRONOUNS:
            return current
        person, _ = self.mention(tokens, begin, current)
        if person:
            return person
        if token.low == "orang" and begin + 2 < len(tokens) and tokens[begin + 1].low == "nomor":
            return self.of_first_office(tokens[begin + 2].low) or current
        if roles.is_head(tokens, begin):
            person, _ = self.office(tokens, begin, current)
            return person or (NOBODY if token.low in CALLINGS or token.low in OFFICES else None)
        is_speech = at == 0 or tokens[at - 1].low != "menurut"  # "menurut data" names nobody
        if token.low in UNNAMED or (
            is_speech and not token.is_capital and token.text.isalpha() and token.low not in NO_SPEAKER
        ):
            return self._behind_unnamed(tokens, begin, current)
        return None

    def of_first_office(self, number: str) -> Person | None:
        """The regent, mayor or governor meant by "orang nomor satu di …", or the deputy by "nomor dua"."""
        wanted = FIRST_OFFICES.get(number, set())
        return next(
            (p for p, known in self.roles if any(w & wanted and ("wakil" in w) == ("wakil" in wanted) for w in known)),
            None,
        )

    def _behind_unnamed(self, tokens: list[Token], at: int, current: Person | None) -> Person:
        """Nobody, unless a name follows after all: "seorang nelayan, Karto"."""
        for near in range(at + 1, min(at + 9, len(tokens))):
            if tokens[near].text in '."':
                break
            if tokens[near].low in POINTING_BACK:
                return current or NOBODY
            person, _ = self.mention(tokens, near, current)
            if person:
                return person
        return NOBODY


def _fits(words: frozenset[str], own: frozenset[str]) -> bool:
    return bool(words) and words <= own and ("wakil" in words) == ("wakil" in own)
