"""How far a role runs: word by word, which of them still belong to it."""

import re
from collections.abc import Callable

from helpers.coding.capitals import GIVEN, INSTITUTIONAL, is_acronym, is_ordinary, place_length
from helpers.coding.names import Token, is_name_word, is_title, name_end, skip_titles
from helpers.coding.offices import CALLINGS, HEADS, KIN, OFFICES
from helpers.coding.slots import BRANCHES, FIRMS, HOLDERS, LETTERED, PLACE_OPENERS, PLACES_AND_NAMES, SLOTS

BODIES_OF_WORKERS = frozenset(
    "paguyuban wadah komunitas forum serikat asosiasi himpunan persatuan perkumpulan koperasi ikatan".split()
)
Unnamed = Callable[[list[Token], int, int], int]  # how many unknown words from a position on are no name

JOINERS = frozenset(
    "dan di bidang dari untuk pada se serta sekaligus merangkap atau atas & / - urusan tingkat asal".split()
)
LOWER_ROLE_WORDS = frozenset(
    """setempat lainnya lain terpilih definitif baru daerah kabupaten kota provinsi desa pusat cabang kantor utama muda
    madya ahli hukum""".split()
)
AFTER_DI = frozenset("lingkungan wilayah bidang tingkat kantor dinas desa kanwil sektor".split())
DEPARTMENTS = frozenset("dinas badan bidang bagian menteri kementerian seksi komisi".split())
ABBREVIATED = frozenset("kec kab no pt cv ud cab kel prov plt plh pj pjs kep".split())
NO_ADJECTIVE = re.compile(r"me[mnl]|ber|di|kerap|rajin|ikut|ramai|wajib|cuma")
ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X)\Z")
# "Asisten II" is an office; "Asisten I Made" is not.
AFTER_I = frozenset(
    "made putu wayan nyoman ketut gede gde gusti dewa komang kadek nengah gst luh kd wy bagus km nym".split()
)


def step(tokens: list[Token], first: int, at: int, unnamed: Unnamed) -> int:
    """How many tokens from ``at`` on still belong to the role that begins at ``first``; 0 ends it."""
    token = tokens[at]
    if is_title(tokens, at):
        is_shop = tokens[at - 1].low in HOLDERS
        return name_end(tokens, skip_titles(tokens, at)) - at if is_shop else 0  # "pemilik Warung Bu Sum"
    if token.low in OFFICES and tokens[first].low in KIN:
        return 0
    if token.is_capital and (token.low in BODIES_OF_WORKERS or _is_of_workers(tokens, first, at)):
        return 1  # "Ketua Paguyuban Pedagang Pasar Baru"
    if not token.text.isalnum() and "-" not in token.text[1:] and "'" not in token.text[1:]:
        return _over_mark(tokens, first, at, unnamed)
    if token.low in JOINERS:
        return 1 if at + 1 < len(tokens) and _goes_on(tokens, at + 1, unnamed) else 0
    if token.text.isdigit() or ROMAN.match(token.text):
        return _over_number(tokens, at)
    return _over_capital(tokens, first, at, unnamed) if token.is_capital else _over_lower(tokens, first, at)


def _is_of_workers(tokens: list[Token], first: int, at: int) -> bool:
    """Whether an occupation with a capital goes on with the name of a body of workers."""
    return at - 1 > first and tokens[at - 1].low in BODIES_OF_WORKERS and tokens[at].low in CALLINGS


def _over_mark(tokens: list[Token], first: int, at: int, unnamed: Unnamed) -> int:
    mark, has_more = tokens[at].text, at + 1 < len(tokens)
    if mark == "(":
        return _over_bracket(tokens, at)
    if mark in ",/" and has_more:
        return _over_comma(tokens, at, first)
    if mark in JOINERS:
        return 1 if has_more and _goes_on(tokens, at + 1, unnamed) else 0
    if mark[:1].isupper():
        return _over_capital(tokens, first, at, unnamed)  # an initial with its full stop
    return 1 if mark == "." and tokens[at - 1].low in ABBREVIATED else 0


def _over_number(tokens: list[Token], at: int) -> int:
    is_balinese = tokens[at].text == "I" and at + 1 < len(tokens) and tokens[at + 1].low in AFTER_I
    return 0 if is_balinese else 1


def _over_lower(tokens: list[Token], first: int, at: int) -> int:
    """A word in lower case: of bodies and places, or the adjective of a calling ("seniman ternama")."""
    low = tokens[at].low
    if low.removesuffix("nya") in INSTITUTIONAL or low in LOWER_ROLE_WORDS or low in HEADS:
        return 1
    may_be_adjective = tokens[first].low in CALLINGS and at - first < 4
    return 1 if may_be_adjective and not is_ordinary(low) and not NO_ADJECTIVE.match(low) else 0


def _over_capital(tokens: list[Token], first: int, at: int, unnamed: Unnamed) -> int:
    """A word with a capital: a place, a word of bodies, or something unknown that the article may explain."""
    token, before = tokens[at], tokens[at - 1].low
    if len(token.text) == 1 and before in LETTERED:
        return 1
    length = _over_place(tokens, first, at)
    if length:
        return length
    is_agung = token.text == "Agung" and before in ("mahkamah", "kejaksaan", "jaksa", "masjid")
    if is_acronym(token.text) or is_ordinary(token.text) or is_agung:
        return 1
    if token.low in BRANCHES and _has_place(tokens, first, at):
        return 1
    return unnamed(tokens, at, first)


def _over_place(tokens: list[Token], first: int, at: int) -> int:
    """A place of the reference lists, or one of two words of which the first opens names of places."""
    token, before, words = tokens[at], tokens[at - 1].low, [t.low for t in tokens[at : at + 4]]
    behind_number = before.isdigit() and at - 2 >= first and tokens[at - 2].low in SLOTS  # "SMAN 1 Seputih Mataram"
    length = place_length(words, with_districts=behind_number or (before in SLOTS and before not in FIRMS))
    if length < 2 and token.low in PLACE_OPENERS and at + 1 < len(tokens) and not place_length(words, False):
        is_slot_near = any(t.low in SLOTS for t in tokens[max(first, at - 2) : at])
        if is_slot_near and is_name_word(tokens[at + 1]) and tokens[at + 1].low not in GIVEN:
            return 2
    is_rather_name = token.low in PLACES_AND_NAMES and before not in SLOTS and _has_place(tokens, first, at)
    return 0 if is_rather_name else length


def _has_place(tokens: list[Token], first: int, at: int) -> bool:
    return any(place_length([t.low for t in tokens[i : min(i + 3, at)]], False) for i in range(first, at))


def _goes_on(tokens: list[Token], at: int, unnamed: Unnamed) -> bool:
    """Whether what stands behind a joining word still belongs to the role."""
    token = tokens[at]
    if token.low in OFFICES and token.is_capital:
        return tokens[at - 1].low in ("sekaligus", "merangkap", "-") or token.low in ("humas", "protokol")
    if tokens[at - 1].low == "di":
        return token.low in AFTER_DI
    if not token.is_capital:
        return token.low in LOWER_ROLE_WORDS or token.low in INSTITUTIONAL
    is_place = bool(place_length([t.low for t in tokens[at : at + 4]], False))
    return not is_name_word(token) or is_place or bool(unnamed(tokens, at, at - 1))


def _over_bracket(tokens: list[Token], at: int) -> int:
    """A short bracket inside a role, as in "Kepala Bagian Pembangunan (Adbang) Setkab"; an age is none."""
    for end in range(at + 1, min(at + 9, len(tokens))):
        if tokens[end].text == ")":
            return end + 1 - at if not tokens[at + 1].text.isdigit() else 0
    return 0


def _over_comma(tokens: list[Token], at: int, first: int) -> int:
    """A comma inside a department's name or before its regency; not before another office."""
    token = tokens[at + 1]
    if token.low in ("bpjs", "bpjamsostek", "bpjstk") and token.is_capital:
        return 1
    if token.low in OFFICES or not token.is_capital:
        return 2 if token.low == "dan" and at + 2 < len(tokens) and _is_department(tokens, at + 2, first) else 0
    is_place = bool(place_length([t.low for t in tokens[at + 1 : at + 5]], False))
    return 1 if is_place or _is_department(tokens, at + 1, first) else 0


def _is_department(tokens: list[Token], at: int, first: int) -> bool:
    """Whether a word goes on with the name of a department, or names the area that it serves."""
    token = tokens[at]
    if token.low in ("kabupaten", "kota", "provinsi", "kecamatan"):
        return True
    if token.low in OFFICES or DEPARTMENTS.isdisjoint(t.low for t in tokens[first:at]):
        return False
    is_long = len(token.low) > 7 and is_ordinary(token.text)
    return is_acronym(token.text) or (token.is_capital and (token.low in INSTITUTIONAL or is_long))
