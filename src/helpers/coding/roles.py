"""Offices and callings as the press writes them: where a role begins, how far it runs, and where the name stands.

A role begins with a head ("Kepala", "Bupati", "ahli waris") and runs over words of bodies, places and acronyms,
commas inside a department's name and brackets included: "Kepala Dinas Koperasi, UKM, dan Tenaga Kerja (Diskopnaker)
Kabupaten X". The name follows at once, behind a comma, or behind "yakni" and the like.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from helpers.coding.names import Token
from helpers.coding.offices import ALSO_NAMES, CALLINGS, HEADS
from helpers.coding.role_steps import JOINERS, Unnamed, step

# Two words that make one head.
PAIRS = frozenset(
    tuple(pair.split())
    for pair in """wali kota; wali nagari; ahli waris; perangkat desa; kuasa hukum; juru bicara; guru besar; orang tua; duta
    besar; hukum tua; dewan pengawas; tenaga ahli; tim ahli; awak kapal; country manager; country managing; area
    manager; branch manager; general manager; regional manager; regional head; executive director; executive
    vice""".split(";")
)
PAIR_OPENERS = frozenset(first for first, _ in PAIRS)
BEFORE_NAME = frozenset("yakni yaitu bernama adalah ialah atas-nama".split())
POINTING = frozenset("itu ini tersebut tadi".split())
# "Instruksi Presiden", "Kantor Bupati", "Piala Wali Kota": an office inside the name of something else.
INSTRUMENTS = frozenset(
    """instruksi peraturan keputusan edaran kantor piala pendopo rumah gedung pendapa anjungan mess sk perintah jabatan""".split()
)
NO_CHILD = frozenset("usaha perusahaan buah muda asuh didik tangga".split())  # "anak usaha", "anak buah"
# Clipped offices: "Kabidhumas", "Kasatlantas", "Kadisdik".
HEAD_FORM = re.compile(
    r"(?:wa)?men(?:dikbud(?:ristek)?|dikdasmen|diktisaintek|parekraf|pan-?rb|pan|hub|han|lu|pupr|pu|kumham|kum|dag"
    r"|pora|kominfo"
    r"|komdigi|hut|lhk|bumn|perin|esdm|p2mi|ekraf|ag)$"
    r"|(?:kabid|kasat|kasi(?!h)|kabag|kanit|kasub|kadis|wakapol|kapol|wakaj|kaj[at]|kasdim|kaban|kabalai)[a-z]*$"
)


@dataclass(frozen=True)
class Role:
    """A role as tokens ``first`` to ``last`` (exclusive) of its paragraph."""

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
    low = tokens[at].low
    if not may_be_head(low) or (at and tokens[at - 1].low in INSTRUMENTS):
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if (low, following) in PAIRS:
        return True
    if low == "anak" and (following in NO_CHILD or (following == "agung" and tokens[at].is_capital)):
        return False
    if low in ALSO_NAMES:
        return not tokens[at].is_capital
    return low in HEADS or low.removesuffix("nya") in HEADS or bool(HEAD_FORM.match(low))


def is_calling(tokens: list[Token], first: int) -> bool:
    """Whether a head is no office but a calling or a kinship: "nelayan", "ahli waris"."""
    is_heir = tokens[first].low == "ahli" and first + 1 < len(tokens) and tokens[first + 1].low == "waris"
    return is_heir or tokens[first].low in CALLINGS


def read_role(tokens: list[Token], first: int, unnamed: Unnamed) -> Role:
    """Read a role from its head on."""
    at = first + (2 if (tokens[first].low, tokens[first + 1].low if first + 1 < len(tokens) else "") in PAIRS else 1)
    last = at
    while at < len(tokens) and at - first < 40:
        length = step(tokens, first, at, unnamed)
        if not length:
            break
        at += length
        if tokens[at - 1].low not in JOINERS:
            last = at
    return _closed(tokens, first, last)


def _closed(tokens: list[Token], first: int, last: int) -> Role:
    """The role with the place where its name may begin."""
    rest, is_after_mark = last, False
    if rest + 1 < len(tokens) and tokens[rest].low in POINTING and tokens[rest + 1].text == ",":
        rest += 1  # "tutur kader itu, Sumiati"
    if rest < len(tokens) and tokens[rest].text in ",:":
        rest, is_after_mark = rest + 1, True
    elif rest < len(tokens) and tokens[rest].low in BEFORE_NAME:
        rest, is_after_mark = rest + 1, True
    return Role(first, last, rest, is_after_mark)
