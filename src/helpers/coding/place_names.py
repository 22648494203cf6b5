"""Names of places in a text, each with what the words before it make of it.

One pass over the words with a look-up of up to five of them at a time, so the time is linear. What a mention says
about a region is its *role*: "Pemkab Serang" is the region itself, "Cabang Serang" an office, "Universitas Serang" nothing.
"""

import re
from dataclasses import dataclass

from helpers.coding.gazetteer import CAPITALS, MAX_WORDS, UNCERTAIN, Gazetteer

WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")

REGENCY_WORDS = frozenset("kabupaten kab pemkab bupati wabup setkab dikabupaten kabupatennya".split())
CITY_WORDS = frozenset("kota pemkot walikota wawali wawalkot wawako walkot setko dikota".split())
PROVINCE_WORDS = frozenset("provinsi propinsi prov pemprov gubernur wagub kejati polda kanwil pergub".split())
DISTRICT_WORDS = frozenset("kecamatan kec camat distrik kapanewon kemantren panewu dikecamatan".split())
PEOPLE_WORDS = frozenset(
    """warga masyarakat petani nelayan pekerja pedagang buruh penduduk rakyat se seluruh seantero sopir tukang pengemudi umkm
    ojol guru honorer kader perangkat karyawan asn pns penyadap pengrajin perajin pekebun peternak pelaku tenaga""".split()
)
PLACE_WORDS = frozenset(
    """di ke wilayah daerah kawasan sekitar seputar pelosok untuk bagi lingkup
    yaitu yakni lain meliputi mencakup membawahi diantaranya melayani""".split()
)
ORIGIN_WORDS = frozenset("asal dari kelahiran asli".split())
BRANCH_WORDS = frozenset(
    """cabang kacab kcp kc kacapem kakacab bpjs bpjstk bpjamsostek jamsostek ketenagakerjaan bpjsketenagakerjaan naker kancab
    perintis pratama madya utama""".split()
)
BODY_WORDS = frozenset(
    """dinas badan kantor kejaksaan pengadilan bagian sekretariat dprd dprk kejari polres polresta polrestabes kodim kajari sekda setda
    pemda pemerintah kpu bawaslu baznas apindo kadin pkk kemenag satpol pasar rsud puskesmas tim penggerak
    forkopimda muspida asisten disnaker pekab apdesi hkti hnsi kncp sekdakab sekkab sekdako dpc pcnu pengurus dewan komisi""".split()
)
NAME_WORDS = frozenset(
    """universitas univ pdam perusda perumda institut politeknik poltek poltekkes iain uin stain stie stikes akademi sma smk smp man pt cv ud bank bpd bpr hotel
    masjid gereja rs klinik harian koran radar tribun pos post persatuan semen batik tari suku bahasa soto sate kopi gudeg etnis adat
    harian lembaga yayasan pesantren ponpes sungai selat laut danau teluk gunung pulau kepulauan bukit pantai tanjung lapas
    persib psis persebaya arema fc unit kapal km krl ka argo bandara media redaksi kesultanan keraton sultan pangeran kerajaan
    semenanjung kodam pangdam orang batak melayu dayak bugis monumen museum candi benteng jembatan""".split()
)
VILLAGE_WORDS = frozenset("desa kelurahan dusun pekon kampung nagari tiyuh gampong jorong lembang pasar blok".split())
STREET_WORDS = frozenset("jalan jl jln gang gg simpang bundaran tol stasiun komplek perumahan ruas lintas rute jurusan".split())
ADMINISTRATIVE = frozenset("administrasi administratif adm".split())
OFFICE_FILLERS = frozenset("kantor wilayah daerah kelas bali utama kota kabupaten provinsi".split())
CHAIN_FILLERS = frozenset("dan kelas utama kantor wilayah".split())
ABBREVIATIONS = frozenset("kab kec kel prov jl jln pj plt plh pt cv univ ds adm".split())

OUTLET_AFTER = frozenset("jaya pos post online ekspres express fc united tv news today com times ekonomi".split())
VENUE_WORDS = re.compile(
    r"\b(?:hotel|aula|gedung|ballroom|ruang|auditorium|convention|resto\w*|rumah makan|kafe|cafe|stadion|alun-alun|mal|mall|studio)\b", re.I
)
STATEMENT_BEHIND = re.compile(
    r"(?:, ?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?,? ?(?:pada )?(?:hari )?(?:\(?\d{1,2}[/ ]|(?i:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|kemarin)\b)"
)
DI_BEFORE = re.compile(r"\bdi(?: (?:kota|kabupaten))? ?\Z", re.I)
COMPARED = re.compile(r"\b(?:seperti|dibanding\w*|menyusul|mencontoh|meniru|studi banding|tetangga|disusul|diikuti|layaknya|sebagaimana)\b[^,;.]*\Z", re.I)
JOINED = re.compile(
    r" ?(?:(?:mencatat|sebanyak|tercatat|dengan|ada|mencapai|sejumlah|memiliki) )?(?:[(:]? ?[\d.,]+(?: persen|%| orang| peserta| pekerja| tenaga kerja| desa)?\)?)?"  # a figure behind each name
    r"(?:,|;|,? ?(?:dan|serta|maupun|hingga|&)|/|\(|-) ?(?:juga |dan |serta )?\Z"
)
IN_AREA = re.compile(r"\b(?:membawahi|membawahkan|meliputi|mencakup|wilayah kerja|terdiri (?:dari|atas)|melayani)\b", re.I)
SEAT = re.compile(r"\bkantor (?:pendukung|pusat|pembantu|perwakilan|cabang|pelayanan|wilayah)\b[^.;]{0,40}\bdi\b[^.;]*\Z", re.I)
EARLIER = re.compile(r"\bsebelumnya\b[^.;]*\bdi\b[^.;]*\Z", re.I)
GATHERING = re.compile(r"\b(?:digelar|berlangsung|bertempat|diadakan|diselenggarakan|rapat|pertemuan|monitoring|rakor|fgd|diskusi|seminar)\b", re.I)

OPENING_WORDS = frozenset("senin selasa rabu kamis jumat sabtu minggu ahad yang dan tahun drs dr h hj ir".split())
SPOKEN_OF_AS_RAYA = frozenset(["36.04"])  # "Serang Raya" is Kabupaten and Kota Serang; other such areas are no regencies

SCORES = {
    "government": 3.0, "explicit": 3.0, "people": 3.0, "district": 2.5, "place": 2.0, "acronym": 2.0, "bare": 1.5, "branch": 1.4,
    "venue": 1.0, "context": 1.0, "town": 1.2, "origin": 0.5, "compared": 0.5, "suffix": 0.4, "street": 0.3, "hint": 0.1,
}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A name in the text.

    Attributes
    ----------
    codes : tuple of str
        Regions that bear the name (of a district or a town: in which one of that name lies).
    kind : str
        ``name``, ``town`` or ``district``.
    form : str or None
        ``regency``, ``city``, ``both`` or ``province``, where a word says so.
    role : str
        What the mention says about the region; a key of ``SCORES``.
    """

    start: int
    end: int
    key: str
    codes: tuple[str, ...]
    kind: str
    form: str | None
    role: str


class MentionFinder:
    """One pass over the words of a text.

    Parameters
    ----------
    text : str
        Smoothed text in which everything that shall not be read is blanked.
    """

    def __init__(self, text: str, gazetteer: Gazetteer):
        self.text, self.gazetteer = text, gazetteer
        self.words = [(m.start(), m.end(), m[0]) for m in WORD.finditer(text)]
        self.low = [word.lower() for _, _, word in self.words]
        self.found: list[Mention] = []

    def find(self) -> list[Mention]:
        """All mentions in order, without overlap."""
        at = 0
        while at < len(self.words):
            at = self._find_at(at)
        return self.found

    def _find_at(self, at: int) -> int:
        """Look for a name that begins with word ``at``; the number of the next word to look at."""
        marker = self.low[at - 1] if at else ""
        marked = marker in REGENCY_WORDS or marker in CITY_WORDS or marker in DISTRICT_WORDS
        if not (self.words[at][2][0].isupper() or marked or self.words[at][2][0].isdigit()):
            return at + 1
        in_district = marker in DISTRICT_WORDS or self._continues_district(at)
        best = self._longest(at, in_district)
        if best is None:
            return at + 1
        size, key, codes, kind = best
        mention = self._judge(at, at + size, key, codes, kind)
        if mention is None:
            return at + 1 if kind == "district" else at + size
        self.found.append(mention)
        return at + size

    def _longest(self, at: int, in_district: bool) -> tuple[int, str, tuple[str, ...], str] | None:
        """The longest name that begins with word ``at``: its number of words, key, codes and kind."""
        gazetteer, key, best = self.gazetteer, "", None
        tables = [("district", gazetteer.districts)] if in_district else []
        tables += [("name", gazetteer.names), ("town", gazetteer.towns), ("district", gazetteer.districts)]
        for size in range(1, MAX_WORDS + 1):
            key += self.low[at + size - 1].replace("'", "")
            for kind, table in tables:
                if key in table:
                    best = (size, key, table[key], kind)
                    break
            if at + size >= len(self.words) or not self._adjacent(at + size - 1) or not self.words[at + size][2][0].isupper():
                break
        return best

    def _adjacent(self, number: int) -> bool:
        """Whether the next word follows with a blank or a hyphen."""
        return self.text[self.words[number][1] : self.words[number + 1][0]] in (" ", "-", "  ")

    def _linked(self, number: int) -> bool:
        """Whether a word and the next stand in one phrase; the stop of "Kab." does not part them."""
        gap = self.text[self.words[number][1] : self.words[number + 1][0]].strip(" ")
        return gap in ("", "-", "/") or (gap == "." and self.low[number] in ABBREVIATIONS)

    def _continues_district(self, at: int) -> bool:
        last = self.found[-1] if self.found else None
        return bool(last and last.kind == "district" and last.role == "district" and self._joined(last, at))

    def _joined(self, last: Mention, at: int) -> bool:
        gap = self.text[last.end : self.words[at][0]]
        return len(gap) <= 30 and bool(JOINED.match(gap))

    def _judge(self, first: int, after: int, key: str, codes: tuple[str, ...], kind: str) -> Mention | None:
        """The mention with form and role, or None where the name is something else."""
        start, end = self.words[first][0], self.words[after - 1][1]
        printed = self.text[start:end]
        if key in CAPITALS and not printed.isupper():
            return None
        form, role = self._role(first, kind)
        form = form or self._form_behind(after)
        if role == "name" or (after < len(self.words) and self._adjacent(after - 1) and self.low[after] in OUTLET_AFTER):
            return None
        if role == "bare" and self.found and self._joined(self.found[-1], first):
            form, role = self._inherited(first, form, codes, kind)
        role = self._placed(start, end, after, role, codes)
        if role == "area":
            form, role = "both", "explicit"
        if kind == "name" and role == "bare" and (key in UNCERTAIN or not printed[0].isupper()):
            return None
        if key in UNCERTAIN and role in ("place", "people", "origin") and self._runs_on(after):
            return None
        if kind == "name" and printed.startswith("Kota ") and role in ("bare", "place"):
            return None  # "Kota Baru" is a new town as a rule, not Kotabaru
        if kind == "district" and role not in ("district", "branch"):
            if self._in_longer_name(first, after):
                return None
            role = "hint"
        if kind == "town" and role == "bare":
            role = "hint"
        return Mention(start, end, key, codes, kind, form, role)

    def _runs_on(self, after: int) -> bool:
        """Whether a capitalised word that is no word of place follows: "Banjar Sedahan", "Batu Malang"."""
        if after >= len(self.words) or not self._adjacent(after - 1) or not self.words[after][2][0].isupper():
            return False
        return self.low[after] not in REGENCY_WORDS | CITY_WORDS | PROVINCE_WORDS | BODY_WORDS | OPENING_WORDS

    def _in_longer_name(self, first: int, after: int) -> bool:
        """Whether capitalised words stand next to a name, which is then part of a person's or a firm's."""
        before = first and self._adjacent(first - 1) and self.words[first - 1][2][0].isupper()
        behind = after < len(self.words) and self._adjacent(after - 1) and self.words[after][2][0].isupper()
        return bool(before or behind)

    def _inherited(self, first: int, form: str | None, codes: tuple[str, ...], kind: str) -> tuple[str | None, str]:
        """In a list a name takes the form and the role of the one before; a province behind a comma only locates it."""
        last = self.found[-1]
        gap = self.text[last.end : self.words[first][0]]
        if len(codes[0]) == 2 and len(last.codes[0]) > 2 and ("," in gap or "(" in gap):
            return form, "suffix"
        if kind == "name" and last.kind == "name":
            return last.form, last.role
        return form, "place" if last.role == "place" else "bare"

    def _placed(self, start: int, end: int, after: int, role: str, codes: tuple[str, ...]) -> str:
        """A role corrected by what stands around: venue, statement, comparison, a larger area."""
        text = self.text
        if after < len(self.words) and self._adjacent(after - 1) and self.low[after] == "raya" and self.words[after][2][0] == "R":
            return "area" if codes[0] in SPOKEN_OF_AS_RAYA else "street"
        before = text[max(0, start - 70) : start]
        before = before[before.rfind("\n") + 1 :]
        sentence = before.rpartition(". ")[2]
        if role != "branch" and (COMPARED.search(before) or EARLIER.search(sentence)):
            return "compared"
        if SEAT.search(sentence):
            return "branch"
        if role in ("place", "explicit") and DI_BEFORE.search(before) and STATEMENT_BEHIND.match(text, end, end + 60):
            return "venue"
        if role in ("place", "explicit", "bare") and VENUE_WORDS.search(sentence):
            return "venue"
        return role

    def _role(self, first: int, kind: str) -> tuple[str | None, str]:
        """What the words before make of a name: its form and its role."""
        number, form = first - 1, None
        if number < 0 or not self._linked(number):
            return None, "bare"
        if self.low[number] in ADMINISTRATIVE:
            number -= 1
        word = self.low[number] if number >= 0 else ""
        if word in DISTRICT_WORDS:
            return None, "district"
        if word in REGENCY_WORDS:
            form = "both" if self._has(number - 1, CITY_WORDS) else "regency"
        elif word in CITY_WORDS:
            form = "both" if self._pairs(number) else "city"
        elif word in PROVINCE_WORDS:
            form = "province"
        if form:
            return form, self._role_of_chain(number - 1, "explicit" if kind != "district" else "bare")
        return None, self._role_of_word(number, word)

    def _form_behind(self, after: int) -> str | None:
        """"Bekasi Kota" is the city, "Malang Kabupaten" the regency."""
        if after >= len(self.words) or not self._adjacent(after - 1):
            return None
        return {"Kota": "city", "Kabupaten": "regency"}.get(self.words[after][2])

    def _has(self, number: int, words: frozenset[str]) -> bool:
        return number >= 0 and self._linked(number) and self.low[number] in words

    def _pairs(self, number: int) -> bool:
        """"Kabupaten/Kota X", "Kabupaten dan Kota X", "Pemkab dan Pemkot X"."""
        if self._has(number - 1, REGENCY_WORDS):
            return True
        return self._has(number - 1, frozenset(("dan",))) and self._has(number - 2, REGENCY_WORDS)

    def _role_of_word(self, number: int, word: str) -> str:
        """The role that the single word before a bare name gives it, or the chain of names before."""
        if word in STREET_WORDS:
            return "street"
        if word in VILLAGE_WORDS and self.words[number][2][0].isupper():
            return "name"
        if word in PLACE_WORDS:
            return "place"
        if word in PEOPLE_WORDS:
            return "people"
        if word in ORIGIN_WORDS:
            return "origin"
        return self._role_of_chain(number, "bare")

    def _role_of_chain(self, number: int, role: str) -> str:
        """Walk left over capitalised words: the first that names an office, a body or something else decides."""
        is_near = True
        for _ in range(7):
            if number < 0 or not self._linked(number):
                return role
            word = self.low[number]
            if word in BRANCH_WORDS and is_near:
                return "branch"
            is_near = is_near and word in OFFICE_FILLERS
            if word in NAME_WORDS and role != "explicit":
                return "name"
            if word in BODY_WORDS:
                return "government"
            if word in ORIGIN_WORDS and role == "explicit":
                return "origin" if word != "dari" else role
            printed = self.words[number][2]
            if not (printed[0].isupper() or word in CHAIN_FILLERS):
                return role
            if role == "bare" and printed.isupper() and 3 <= len(printed) <= 12 and not self._starts_line(number):
                return "acronym"
            number -= 1
        return role

    def _starts_line(self, number: int) -> bool:
        start = self.words[number][0]
        return not self.text[max(0, start - 3) : start].strip(" ")
