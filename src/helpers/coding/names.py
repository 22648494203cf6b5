"""Personal names: the words of a text with their places, titles before a name, degrees behind it, and the name
between.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from helpers.coding.article import Article
from helpers.coding.capitals import NAME_TAILS, is_acronym, is_ordinary


class Token(NamedTuple):
    """A word, a number or a mark; ``low`` is its lower case, ``is_capital`` whether it begins with a capital."""

    text: str
    start: int
    end: int
    low: str
    is_capital: bool


_new = tuple.__new__  # a third faster than Token(...), which is called for every word

TOKEN = re.compile(
    r"(?:[A-Z]|Drs?|Dra|Ir|Hj|KH|Ns|Muh|Moh|Abd|St|Gst|Ida)\.(?=\s?[A-Z])"  # an initial or a short title: "M.", "Dr."
    r"|[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\d.,]*\d|\d|[^\w\s]"
)

# Titles that stand before a name and are no part of it; written without their full stop.
TITLES = frozenset(
    """h hj hajah haji hjh k kh kyai kiai drs dra dr ir prof profesor tgh tgb tgk ust ustad ustaz ustadz ustadzah
    ustazah bapak ibu pak bu bpk sdr sdri saudara saudari tuan nyonya nona mas mbak mbok mbah pakde bude cak kang teh ceu uda uni bli om tante mama oma opa bung bang abah gus habib pdt
    pendeta pastor mgr uskup ps rd drg drh capt almarhum almarhumah alm almh mendiang jenderal letjen mayjen brigjen
    kolonel kol letkol mayor kapten kapt lettu letda laksamana laksda laksma marsekal kombes komjen irjen akbp
    kompol akp iptu ipda aiptu aipda bripka brigadir briptu bripda serka sertu serda peltu pelda kopda koptu ns apt
    r hc mr mrs ms sir""".split()
)
RUN_TOGETHER = re.compile(r"K?H[A-Z]|HJ|TGH[A-Z]")  # "HM Zaini", "HA Basri": a title and an initial
AFTER_RANK = frozenset("pol inf kav arm czi cba cpl chk cke caj cpn laut mar pnb tni purn hc ckm".split())
SURE_TITLES = TITLES - frozenset("r k ps mas bang ms bung haji".split())
NO_INITIALS = frozenset("SE SH ST MM MH SP SI MT RI TK PT CV UD NU RT RW BP II IV VI IX XI MA BA SS".split())
PARTICLES = frozenset("bin binti van de der al el da dos ibn".split())
# Openings of names that are also other words.
NAME_OPENERS = frozenset("i ni ida anak la wa lalu ibnu".split())

# Degrees without their full stops, in lower case.
DEGREES = frozenset(
    """se sh st sp ssi ssos skom spd sag shum sip sap stp sked skep skm sfarm spsi ssy sikom spt sth shut sak spi sst str
    sgz sars sstat ssn sik sstp stk strk ste ss spdi spdsd sei skg sfil mm msi mh mt msc ma mpd mkes map mhum mkom mag mp mak
    msos me mba mip mkn meng mph mikom mpsi mfarm mkep mth ms mtr mtrap mpssp mhan mphil mmt mpdi mei mars mmrs mk amd amk
    amkeb amdkeb amdkep amdgz amdt amdkom aks ap phd dea lc ca cpa qia ak apt ns cfp crmo aaaij wmi cgcae llm fisqua chrp chrm bsc ba bba sarh ipm ipu
    aseaneng cgae crp crgp qrgp""".split()
)
DEGREE = re.compile(
    r"\s{0,3}(,?)\s{0,3}((?:[A-Z][a-z]{0,5}\.\s?){0,3}[A-Z][A-Za-z]{0,7}(?:\.[A-Za-z]{1,4}){0,3}\.?)(?!\w)"
)


@lru_cache(maxsize=4)
def tokens_of(article: Article) -> list[list[Token]]:
    """Words and marks of each body paragraph, in order."""
    found: list[list[Token]] = []
    for paragraph in article.paragraphs:
        if paragraph.kind == "body":
            tokens = tokens_between(article.plain, paragraph.start, paragraph.end)
            if found and found[-1] and found[-1][-1].text == ",":
                found[-1] += tokens  # a line broken behind a comma
            else:
                found.append(tokens)
    return found


def tokens_between(plain: str, start: int, end: int) -> list[Token]:
    """Words and marks between two positions of a smoothed text."""
    found = []
    for match in TOKEN.finditer(plain, start, end):
        text = match[0]
        low = text.lower()
        if low[-1] == "." and len(low) > 1:
            low = low[:-1]
        found.append(_new(Token, (text, *match.span(), low, text[0].isupper())))
    return found


def is_name_word(token: Token) -> bool:
    """Whether a token may be part of a personal name by its form: a capital, and nothing known against it.

    >>> [is_name_word(t) for t in tokens_between("Kepala Dinas Rijanto DPMD", 0, 25)]
    [False, False, True, False]
    """
    if not token.is_capital:
        return False
    if token.text.endswith("."):
        return len(token.low) == 1 or (token.low not in TITLES and len(token.low) <= 3)
    return not (is_acronym(token.text) or is_ordinary(token.text) or token.low in TITLES)


def is_title(tokens: list[Token], at: int) -> bool:
    """Whether a title stands at a position: "H.", "Hj", "Bapak", "AKBP", "dr."."""
    token = tokens[at]
    if token.low not in TITLES:
        if not (token.is_capital and RUN_TOGETHER.fullmatch(token.text)):
            return False
        return at + 1 < len(tokens) and (tokens[at + 1].text == "." or is_name_word(tokens[at + 1]))
    if at + 1 >= len(tokens):
        return False
    if not token.is_capital and token.low not in (
        "dr",
        "drg",
        "drh",
        "almarhum",
        "almarhumah",
        "alm",
        "mendiang",
        "apt",
        "drg",
    ):
        return False
    if (
        token.low == "jenderal"
        and at
        and tokens[at - 1].low in ("direktur", "direktorat", "sekretaris", "inspektur", "inspektorat")
    ):
        return False
    if len(token.low) == 1 and token.low in "rk":
        return token.text.endswith(".") and tokens[at + 1].low in TITLES
    return True


def skip_titles(tokens: list[Token], at: int) -> int:
    """Position behind all titles that stand at ``at``, their full stops and the arms of a rank included."""
    while at < len(tokens) and (
        is_title(tokens, at) or (tokens[at].low in AFTER_RANK and tokens[at - 1].low in TITLES)
    ):
        at += 1
        while at < len(tokens) and tokens[at].text in (".", "(", ")") and tokens[at].start == tokens[at - 1].end:
            at += 1
        if at + 1 < len(tokens) and tokens[at].text == "(" and tokens[at + 1].low in AFTER_RANK:
            at += 3
    return min(at, len(tokens))


def name_end(tokens: list[Token], at: int, longest: int = 7) -> int:
    """Position behind the run of name words that begins at ``at``; ``at`` itself when there is none."""
    end = at
    while end < len(tokens) and end - at < longest:
        token = tokens[end]
        if end > at and not _is_near(tokens[end - 1], token):
            break
        if is_name_word(token):
            end += 1
        elif end > at and token.is_capital and (token.low in NAME_TAILS or _is_initials(tokens, at, end)):
            end += 1
        elif end > at and token.low in PARTICLES and end + 1 < len(tokens) and tokens[end + 1].is_capital:
            end += 1
        elif (
            token.is_capital
            and (token.low in NAME_OPENERS or _is_opening(tokens, at, end))
            and end + 1 < len(tokens)
            and is_name_word(tokens[end + 1])
        ):
            end += 1
        else:
            break
    while end > at and tokens[end - 1].low in PARTICLES:
        end -= 1
    return end if any(len(token.low) > 2 for token in tokens[at:end]) else at


def shouted_name_end(tokens: list[Token], at: int) -> int:
    """Position behind a name printed in capitals, "KARNO WIBAWA"; two words at least, so that no acronym is taken for one."""
    end = at
    while (
        end < len(tokens)
        and tokens[end].text.isupper()
        and len(tokens[end].low) > 2
        and not is_ordinary(tokens[end].text)
    ):
        end += 1
    return end if end > at + 1 else at


def _is_initials(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a letter or two close a name, as in "Karno S" or "Alias AM"."""
    text = tokens[end].text
    return len(text) == 1 or (len(text) == 2 and text.isupper() and end == at + 1 and text not in NO_INITIALS)


def _is_opening(tokens: list[Token], at: int, end: int) -> bool:
    """Whether two capitals open a name, as in "FX Wiranto" or "AA Gde Rai"."""
    text = tokens[end].text
    return end == at and len(text) == 2 and text.isupper() and text.isalpha() and text not in NO_INITIALS


def _is_near(before: Token, token: Token) -> bool:
    """Words of one name stand side by side, with a blank or an initial's full stop between."""
    return token.start - before.end <= 2 and (token.start > before.end or before.text.endswith("."))


def degrees_end(plain: str, at: int) -> int:
    """Position behind the degrees that follow a name: ", S.Sos., M.Si"."""
    while match := DEGREE.match(plain, at):
        comma, degree = match.groups()
        letters = "".join(c for c in degree if c.isalpha())
        is_printed_so = bool(comma) or "." in degree[:-1] or degree[:2].isupper()
        is_specialist = letters.startswith("Sp") and letters[2:].isupper() and bool(comma or "." in degree)
        if not is_printed_so or not (letters.lower() in DEGREES or is_specialist):
            break
        at = match.end()
    return at
