"""Offices and callings as the press writes them: where a role begins, how far it runs, and where the name stands.

A role begins with a head ("Kepala", "Bupati", "ahli waris") and runs over words of bodies, places and acronyms, commas inside a
department's name and brackets included: "Kepala Dinas Koperasi, UKM, dan Tenaga Kerja (Diskopnaker) Kabupaten X". The name
follows at once, behind a comma, or behind "yakni" and the like.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from helpers.coding.capitals import (
    ALSO_NAMES,
    CALLINGS,
    GIVEN,
    HEADS,
    INSTITUTIONAL,
    OFFICES,
    is_acronym,
    is_ordinary,
    place_length,
)
from helpers.coding.names import Token, is_name_word, is_title

# Two words that make one head.
PAIRS = frozenset(
    [("wali", "kota"), ("wali", "nagari"), ("ahli", "waris"), ("perangkat", "desa"), ("kuasa", "hukum"), ("juru", "bicara"), ("guru", "besar"),
     ("orang", "tua"), ("duta", "besar"), ("hukum", "tua"), ("dewan", "pengawas"), ("tenaga", "ahli"), ("tim", "ahli"), ("awak", "kapal"), ("country", "manager"), ("country", "managing"), ("area", "manager"),
     ("branch", "manager"), ("general", "manager"), ("regional", "manager"), ("regional", "head"), ("executive", "director"), ("executive", "vice")]
)
KIN = frozenset("istri isteri suami anak ibunda ayahanda janda duda kakak adik waris keluarga orangtua".split())
# Localities that tell the agency's branches in one city apart.
BRANCHES = frozenset(
    """pluit salemba cawang ceger cilandak cilincing gambir grha kebayoran mampang rawamangun setiabudi slipi sudirman tomang majapahit pemuda rungkut
    karimunjawa darmo suci lodaya bojongsoang cimone cikokol cikupa serpong ciledug cikarang belawan nagoya sekupang panam rumbai priok ilir ulu juanda gedangan""".split()
)
PAIR_OPENERS = frozenset(first for first, _ in PAIRS)
JOINERS = frozenset("dan di bidang dari untuk pada se serta sekaligus merangkap atau atas & / - urusan tingkat asal".split())
LOWER_ROLE_WORDS = frozenset("setempat terpilih definitif baru daerah kabupaten kota provinsi desa pusat cabang kantor utama muda madya ahli hukum".split())
BEFORE_NAME = frozenset("yakni yaitu bernama adalah ialah atas-nama".split())
# What follows these is the name of a place or a firm.
SLOTS = frozenset(
    """desa kelurahan kecamatan kabupaten kota kampung gampong nagari pekon dusun cabang kcp wilayah kanwil provinsi kab kec camat lurah
    bupati gubernur kades keuchik geuchik perbekel pambakal kapolres kapolsek kajari polres polsek kejari kodim lingkungan lembang ohoi
    pt cv ud bumdes bumdesa bum yayasan bank koperasi ksu universitas politeknik institut sma smk smp sd man mts rsud rs puskesmas pasar hotel klinik toko
    serikat paguyuban komunitas kelompok forum ponpes pesantren masjid gereja paroki jemaat wali gubernur negeri distrik kua kadus kuwu
    ketenagakerjaan bpjamsostek bpjstk jamsostek komplek kompleks perumahan adat sanggar perumda pdam klub persatuan banjar subak pura gapoktan poktan kub walikota dandim danramil gmim""".split()
)
OFFICE_SLOTS = frozenset("camat lurah bupati gubernur kades keuchik geuchik perbekel pambakal kapolres kapolsek kajari wali kadus kuwu walikota".split())
FIRMS = frozenset("pt cv ud yayasan bank koperasi universitas institut hotel toko sma smk smp sd man mts klinik masjid gereja bumdes ponpes pesantren".split())
PLACES_AND_NAMES = frozenset("bima batu intan surya".split())
# First words of places of two words.
PLACE_OPENERS = frozenset(
    """pangkalan tanjung bandar muara kuala teluk pulau sungai gunung bukit ujung lubuk padang labuan labuhan simpang tebing rantau sei long tanah nusa
    pantai air way sumber karang tambak kebon telaga batu banjar pasar lembah lembang ranah koto""".split()
)
PLACE_FORMED = re.compile(
    r"(?:suka|karang|mekar|sumber|tanjung|kali|wono|sido|banyu|bandar|suko|margo|marga|purwo|purwa|gunung|pasir|batu|muara|rawa|ranu|tambak|kebon|kedung|"
    r"padang|pulau|lubuk|sungai|teluk|ujung|air|way|simpang|bukit|kuala|long|lumban|huta|cibi|cika|cile|cipa|cita|cise|cire|rejo|tirto)\w{3,}"
    r"|\w{3,}(?:rejo|harjo|mulyo|mulya|sari|asri|agung|makmur|raya|kerto|kerta|baru|lor|kidul|wetan|kulon|anyar|tani|dadi|boyo|gede|tengah|nongko|wungu|gading)"
)
# "Instruksi Presiden", "Kantor Bupati", "Piala Wali Kota": an office inside the name of something else.
INSTRUMENTS = frozenset("instruksi peraturan keputusan edaran kantor piala pendopo rumah gedung pendapa anjungan mess sk perintah jabatan".split())
# Clipped offices: "Kabidhumas", "Kasatlantas", "Kadisdik".
HEAD_FORM = re.compile(r"(?:(?:wa)?men(?:dikbud|parekraf|pan-?rb|hub|han|lu|pupr|kum|dag|pora|komdigi|kominfo|hut|lhk|bumn|perin|esdm|dikti|dik|p2mi|ekraf|ag)|kabid|kasat|kasi(?!h)|kabag|kanit|kasub|kadis|kadin|wakapol|kapol|wakaj|kaj[at]|kasdim|kaban|kabalai)[a-z]*$")
NO_ADJECTIVE = re.compile(r"me[mnl]|ber|di|kerap|rajin|ikut|ramai|wajib|cuma")
LETTERED = frozenset("komisi kelas tipe dapil blok golongan seksi kategori".split())
ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X)\Z")


@dataclass(frozen=True)
class Role:
    """A role as tokens ``first`` to ``last`` (exclusive) of its paragraph; ``slot`` is the index of a place still open."""

    first: int
    last: int
    rest: int  # where the name may begin
    is_after_mark: bool  # a comma or "yakni" stands between role and name


@lru_cache(maxsize=20_000)
def may_be_head(low: str) -> bool:
    """Whether a word can open a role at all, whatever stands around it."""
    low = low.removesuffix("nya")
    return low in HEADS or low in ALSO_NAMES or low in PAIR_OPENERS or bool(HEAD_FORM.match(low))


def is_head(tokens: list[Token], at: int) -> bool:
    """Whether a role begins at a position."""
    token = tokens[at]
    if not may_be_head(token.low):
        return False
    if at + 1 < len(tokens) and (token.low, tokens[at + 1].low) in PAIRS:
        return True
    if at and tokens[at - 1].low in INSTRUMENTS:
        return False
    if token.text == "Anak" and at + 1 < len(tokens) and tokens[at + 1].text == "Agung":
        return False
    if token.low.endswith("nya"):
        return token.low[:-3] in HEADS
    if HEAD_FORM.match(token.low):
        return token.low != "kasih"
    if token.low == "anak" and at + 1 < len(tokens) and tokens[at + 1].low in ("usaha", "perusahaan", "buah", "muda", "asuh", "didik", "tangga"):
        return False
    return (token.low in HEADS and token.low != "wali") or (token.low in ALSO_NAMES and not token.is_capital)


def read_role(tokens: list[Token], first: int, is_place) -> Role:
    """Read a role from its head on. ``is_place(tokens, at, first)`` gives how many unknown words from ``at`` on are no name."""
    at = first + (2 if (tokens[first].low, tokens[first + 1].low if first + 1 < len(tokens) else "") in PAIRS else 1)
    last = at
    while at < len(tokens) and at - first < 40:
        step = _step(tokens, first, at, is_place)
        if not step:
            break
        at += step
        if tokens[at - 1].low not in JOINERS:
            last = at
    return _closed(tokens, first, last)


def _step(tokens: list[Token], first: int, at: int, is_place) -> int:
    """How many tokens from ``at`` on still belong to the role; 0 ends it."""
    token, before = tokens[at], tokens[at - 1]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if is_title(tokens, at) or (token.low in OFFICES and tokens[first].low in KIN):
        return 0
    if token.text == "(":
        return _bracket(tokens, at)
    if token.text in ",/" and following is not None:
        return _over_comma(tokens, at, first)
    if token.low in JOINERS:
        return 1 if following is not None and _goes_on(tokens, at + 1, is_place) else 0
    if token.text == "." and before.low in ("kec", "kab", "no", "pt", "cv", "ud", "kel", "prov", "plt", "plh", "pj", "pjs", "kep"):
        return 1
    if token.text == "." or not (token.is_capital or token.text.isalnum()):
        return 0
    if len(token.text) == 1 and token.is_capital and before.low in LETTERED:
        return 1
    if token.text.isdigit() or ROMAN.match(token.text):
        return 0 if token.text == "I" and following is not None and following.low in BALINESE else 1
    if not token.is_capital:
        if token.low.removesuffix("nya") in INSTITUTIONAL or token.low in LOWER_ROLE_WORDS or token.low in HEADS:
            return 1
        is_adjective = tokens[first].low in CALLINGS and at - first < 4 and not (is_ordinary(token.text) or NO_ADJECTIVE.match(token.low))
        return 1 if is_adjective else 0
    words = [t.low for t in tokens[at : at + 4]]
    length = place_length(words, with_districts=before.low in SLOTS and before.low not in FIRMS)
    is_region = bool(length) and bool(place_length(words, False))
    if length < 2 and not is_region and before.low in SLOTS and token.low in PLACE_OPENERS and following is not None and is_name_word(following) and following.low not in GIVEN:
        return 2
    if length and not (token.low in PLACES_AND_NAMES and before.low not in SLOTS):
        return length
    if is_acronym(token.text) or is_ordinary(token.text) or (token.text == "Agung" and before.low in ("mahkamah", "kejaksaan", "jaksa")):
        return 1
    if token.low in BRANCHES and _has_place(tokens, first, at):
        return 1
    return is_place(tokens, at, first)


BALINESE = frozenset("made putu wayan nyoman ketut gede gde gusti dewa komang kadek nengah gst gusti luh kd wy bagus km nym".split())


def _has_place(tokens: list[Token], first: int, at: int) -> bool:
    return any(place_length([t.low for t in tokens[i : min(i + 3, at)]], False) for i in range(first, at))


def _goes_on(tokens: list[Token], at: int, is_place) -> bool:
    """Whether what stands behind a joining word still belongs to the role."""
    token = tokens[at]
    if token.low in OFFICES and token.is_capital:
        return tokens[at - 1].low in ("sekaligus", "merangkap", "-") or token.low in ("humas", "protokol")
    if token.is_capital:
        is_place_name = bool(place_length([t.low for t in tokens[at : at + 4]], False))
        return not is_name_word(token) or is_place_name or bool(is_place(tokens, at, at - 1))
    return token.low in LOWER_ROLE_WORDS or token.low in INSTITUTIONAL


def _bracket(tokens: list[Token], at: int) -> int:
    """A short bracket inside a role, as in "Kepala Bagian Pembangunan (Adbang) Setkab"."""
    for end in range(at + 1, min(at + 9, len(tokens))):
        if tokens[end].text == ")":
            return end + 1 - at if not tokens[at + 1].text.isdigit() else 0
    return 0


def _over_comma(tokens: list[Token], at: int, first: int) -> int:
    """A comma inside a department's name or before its regency; not before another office."""
    token = tokens[at + 1]
    if token.low in OFFICES or not token.is_capital:
        return 2 if token.low == "dan" and at + 2 < len(tokens) and _is_department(tokens, at + 2, first) else 0
    if place_length([t.low for t in tokens[at + 1 : at + 5]], False):
        return 1
    return 1 if _is_department(tokens, at + 1, first) else 0


def _is_department(tokens: list[Token], at: int, first: int) -> bool:
    token = tokens[at]
    is_department = any(t.low in ("dinas", "badan", "bidang", "bagian", "menteri", "kementerian", "seksi", "komisi") for t in tokens[first:at])
    is_word = token.is_capital and token.low in INSTITUTIONAL or is_acronym(token.text) or (token.is_capital and len(token.low) > 7 and is_ordinary(token.text))
    return token.low in ("kabupaten", "kota", "provinsi", "kecamatan") or (is_department and is_word and token.low not in OFFICES)


def _closed(tokens: list[Token], first: int, last: int) -> Role:
    """The role with the place where its name may begin."""
    rest, is_after_mark = last, False
    if rest < len(tokens) and tokens[rest].text in ",:":
        rest, is_after_mark = rest + 1, True
    elif rest < len(tokens) and tokens[rest].low in BEFORE_NAME:
        rest, is_after_mark = rest + 1, True
    return Role(first, last, rest, is_after_mark)
