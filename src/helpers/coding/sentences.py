"""Sentences of Indonesian news: one pass over the candidates, each judged by the words around it.

A full stop ends no sentence after a title, a degree or an abbreviation ("Drs. H.", "S.Sos.", "No. 5", "Kab. Batang"),
inside a number (1.234,5) or a web address (kabar.co.id). It does where the blank is missing: "katanya.Ia menambahkan".
"""

import re

CANDIDATE = re.compile(  # begins with its mark, since only then the engine skips from mark to mark
    r"""[.!?…]
      (?: (?<! [.!?…]{2} ) [.!?…]*+ ["')\]]*+ (?= \s++ ["'(\[]*+ [A-Z0-9À-Ý] )  # the ordinary end
        | (?<= [a-z)\]"'%][.!?] ) "? (?= [A-Z][a-z]*+ [ ,] )                     # run together: "katanya.Ia"
      )
    """,
    re.VERBOSE,
)
WORD_BEFORE = re.compile(r"[^\s\"(\[]*$")
WORD_AFTER = re.compile(r"\s*[\"'(\[]*([\w-]*)")

# Never the last word of a sentence: a name, a number or a word follows.
LEADING = frozenset(
    """drs dra dr ir prof h hj kh k tgk tgh tgb ust ustd ustdz sdr sdri bpk tn ny nn rp no nomor nr kab kec kel ds jl jln
    jend letjen mayjen brigjen kol letkol kapt lettu letda akp kp kompol akbp ipda iptu aipda bripka serka sertu komjen
    irjen pol ps st sri ida gst i a b c d e f g j l m n o p q r s t u v w x y z pt cv ud tb rm ra rr rd hc mr mrs ms md
    qs hr pjs plt plh pj muh moh mohd much abd ahmd vs pasal""".split()
)
# May be the last word: then what follows must look like a new sentence.
CLOSING = frozenset(
    """dll dsb dst tbk spd sh se si sos kom pd ag hum ip ap ak kes ked farm tp stp stat sip sked mm mh msi mpd mkes mt ma
    mhum mkom mba phd amd ammd adv jr sr persero inc ltd co corp amk keb kep ns gr psi sn ars th thi phi""".split()
)
# Followed by a figure only: "RT. 05".
NUMBERED = frozenset("rt rw km hal hlm tgl lt blok telp".split())
DOTTED = re.compile(r"(?:[A-Za-z]{1,5}\.)+[A-Za-z]{0,5}")  # S.Sos, M.Si, S.H, a.n, d.a
DEGREE = re.compile(r"(?:[SMDA]\.[A-Z][A-Za-z]{0,5}|Ph\.D|[A-Z]\.[A-Z])\Z")
OPENERS = frozenset(
    """ia dia mereka kami kita ini itu hal menurut sementara selain namun tetapi pada dalam dengan untuk di dari adapun
    sebab karena oleh setelah usai saat ketika bahkan lebih hadir turut kegiatan acara tujuan program kepala bupati wali
    gubernur para seluruh semua sebanyak sehingga jadi maka selanjutnya kemudian lalu sebelumnya sejauh hingga demikian
    begitu meski walau melalui sejak tak tidak juga bapak ibu penyerahan santunan peserta pihaknya senada""".split()
)

LONGEST = 2_000  # code points: three times the longest sentence met in news that has kept its punctuation


def _is_end(text: str, start: int, dot: int, end: int) -> bool:
    """Whether the mark at ``dot`` closes the sentence that began at ``start``; what follows begins at ``end``."""
    if text[dot] != "." or text[dot : dot + 2] == ".." or end > dot + 1:
        return True
    before = WORD_BEFORE.search(text, max(start, dot - 30), dot)[0]
    after = WORD_AFTER.match(text, end)[1]
    word = before.lower().rstrip(".")
    if not word:
        return True
    if word in LEADING and not (len(word) == 1 and word.isdigit()):
        return False
    if word in CLOSING or DEGREE.match(before) or DOTTED.fullmatch(before):
        return after.lower() in OPENERS
    if word in NUMBERED and after[:1].isdigit():
        return False
    if word.isdigit():
        return not _is_list_number(text, start, dot, before)
    return True


def _is_list_number(text: str, start: int, dot: int, number: str) -> bool:
    """The figure of a list ("2. Jaminan Hari Tua") opens its sentence."""
    return len(number) <= 2 and not text[start : dot - len(number)].strip(" \"'([")


def find_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each sentence between two positions, trimmed, none longer than `LONGEST`; linear in their distance.

    Examples
    --------
    >>> text = "Hadir Drs. H. Umar, M.Si. dari Kab. Batang. Iuran Rp. 16.800,- sebulan.Ia ikut."
    >>> [text[a:b] for a, b in find_sentences(text, 0, len(text))]
    ['Hadir Drs. H. Umar, M.Si. dari Kab. Batang.', 'Iuran Rp. 16.800,- sebulan.', 'Ia ikut.']
    """
    found, at = [], _skip_blank(text, start, end)
    for mark in CANDIDATE.finditer(text, at, end):
        if mark.start() < at or not _is_end(text, at, mark.start(), mark.end()):
            continue
        if _is_address(text, mark.start(), mark.end()):
            continue
        found += _cut(text, at, mark.end())
        at = _skip_blank(text, mark.end(), end)
    last = at + len(text[at:end].rstrip())
    return found + _cut(text, at, last)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence; what is far too long to be one, as a list of names or a table run together, in pieces."""
    pieces = []
    while end - start > LONGEST:
        blank = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        cut = blank if blank > start else start + LONGEST
        pieces.append((start, start + len(text[start:cut].rstrip())))
        start = _skip_blank(text, cut, end)
    return [*pieces, (start, end)] if end > start else pieces


def _is_address(text: str, dot: int, end: int) -> bool:
    """A dot inside an address or a trade name is followed at once by a letter, and the word before holds a capital."""
    if text[dot] != "." or end >= len(text) or text[end].isspace():
        return False
    before = WORD_BEFORE.search(text, max(0, dot - 30), dot)[0]
    is_name = before[:1].isupper() and before[-1:].isalpha()
    return is_name and text[end : end + 3].lower() in ("com", "co.", "id ", "net", "org")


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
