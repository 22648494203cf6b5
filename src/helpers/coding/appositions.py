"""What stands behind a name and tells who it is: a role, a short name, an age, a list of others."""

from helpers.coding import roles
from helpers.coding.capitals import CALLINGS, GIVEN, OFFICES
from helpers.coding.clues import VILLAGES, Clues
from helpers.coding.names import Token, degrees_end, is_title, name_end, skip_titles

DECEASED_TITLES = frozenset("almarhum almarhumah alm mendiang".split())
LEADS = frozenset("si selaku sebagai yang juga menjabat merupakan adalah seorang salah satu notabene sekaligus ialah seseorang".split())
NICKNAMING = frozenset("atau alias disapa dipanggil panggilan sapaan akrab nama dari kecil untuk yang biasa kerap sering lebih dikenal dengan".split())
SURE_NICKNAMING = frozenset("alias disapa dipanggil panggilan sapaan".split())


def text_of(plain: str, tokens: list[Token], first: int, last: int) -> str:
    """The words of some tokens as the text gives them, blanks evened out."""
    return " ".join(plain[tokens[first].start : tokens[last - 1].end].split())


def is_closed(tokens: list[Token], at: int) -> bool:
    """Whether a name ends at a position as an aside ends: before a mark, a word in lower case, or nothing."""
    return at >= len(tokens) or tokens[at].text in ",.;:()-" or not tokens[at].is_capital


def is_age(tokens: list[Token], at: int) -> bool:
    """"(45)" or "(45 tahun)" behind a name."""
    if at + 2 >= len(tokens) or tokens[at].text != "(" or not tokens[at + 1].text.isdigit() or len(tokens[at + 1].text) != 2:
        return False
    return tokens[at + 2].low in (")", "tahun", "thn", "th")


def role_behind(clues: Clues, tokens: list[Token], end: int) -> str:
    """The role that follows a name: ", Kepala Dinas …", "selaku …", "yang juga …"; empty when there is none."""
    at = after_degrees(clues.plain, tokens, end)
    first = at
    while at < len(tokens) and (tokens[at].low in LEADS or tokens[at].text in ",("):
        at += 1
    if at >= len(tokens) or not roles.is_head(tokens, at) or is_title(tokens, at):
        return ""
    is_office = tokens[at].is_capital and tokens[at].low in OFFICES and end > 1 and tokens[end - 2].is_capital
    if at == first and not (tokens[at].low in roles.KIN or is_office):
        return ""
    role = roles.read_role(tokens, at, clues.unnamed)
    is_kin = tokens[at].low in roles.KIN or tokens[at].low == "ahli"
    if name_end(tokens, skip_titles(tokens, role.rest)) > role.rest and not role.is_after_mark and not is_kin:
        return ""  # the role is the next person's
    if tokens[at].low in CALLINGS and not _ends_aside(tokens, role.last):
        return ""  # "Menurut Wira, peserta kini bertambah"
    return text_of(clues.plain, tokens, role.first, role.last)


def _ends_aside(tokens: list[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in ",.)" or tokens[at].low in ("yang", "asal", "dari", "di") or is_title(tokens, at)


def after_degrees(plain: str, tokens: list[Token], end: int) -> int:
    """Position behind the degrees that follow a name."""
    stop = degrees_end(plain, tokens[end - 1].end)
    while end < len(tokens) and tokens[end].start < stop:
        end += 1
    return end


def short_name_behind(tokens: list[Token], end: int) -> tuple[int, int] | None:
    """Where a short name follows: "(Gus Wira)", "yang akrab disapa Wira", "alias Wira"."""
    at = end
    if at + 1 < len(tokens) and tokens[at].text == "(":
        begin = skip_titles(tokens, at + 1)
        stop = name_end(tokens, begin)
        is_whole = begin < stop < len(tokens) and tokens[stop].text == ")" and stop - begin <= 2
        return (begin, stop) if is_whole else None
    while at < len(tokens) and (tokens[at].low in NICKNAMING or tokens[at].text == ","):
        at += 1
    if SURE_NICKNAMING.isdisjoint(token.low for token in tokens[end:at]):
        return None
    begin = skip_titles(tokens, at) if at < len(tokens) else at
    stop = name_end(tokens, begin)
    return (begin, stop) if stop > begin else None


def is_presented(clues: Clues, tokens: list[Token], begin: int, end: int) -> bool:
    """"ahli waris itu adalah Sumiati": a name behind "adalah", with a calling not far before."""
    before = tokens[begin - 1].low
    if before in ("bernama", "nama"):
        return True
    if before not in ("adalah", "yakni", "yaitu", "ialah", "oleh") or clues.placed[tokens[begin].low]:
        return False
    if before == "oleh":
        return end - begin >= 2 and tokens[begin].low in GIVEN
    context = {token.low for token in tokens[max(0, begin - 14) : begin]}
    is_about_people = not context.isdisjoint(CALLINGS | DECEASED_TITLES)
    is_about_heirs = "waris" in context and context.isdisjoint(VILLAGES)
    return is_about_people and (end - begin >= 2 or tokens[begin].low in GIVEN or is_about_heirs)


def calling_before(clues: Clues, tokens: list[Token], at: int) -> str:
    """The nearest calling in the words before a name: "pegawai honorer yang wafat itu adalah …"."""
    before = range(at - 1, max(-1, at - 15), -1)
    first = next((k for k in before if tokens[k].low in CALLINGS and roles.is_head(tokens, k)), None)
    if first is None:
        return ""
    role = roles.read_role(tokens, first, clues.unnamed)
    return text_of(clues.plain, tokens, role.first, min(role.last, at))


def others_listed(tokens: list[Token], at: int) -> list[tuple[int, int]]:
    """The rest of a list of names behind the first: "Sumiati, Karto, dan Wagirah"; none without a closing "dan"."""
    listed = []
    while at + 1 < len(tokens) and (tokens[at].text == "," or tokens[at].low in ("dan", "serta")):
        begin = at + 1
        while begin < len(tokens) and tokens[begin].low in ("dan", "serta"):
            begin += 1
        begin = skip_titles(tokens, begin)
        at = name_end(tokens, begin)
        if at == begin or not is_closed(tokens, at):
            break
        listed.append((begin, at))
    return listed if listed and tokens[listed[-1][0] - 1].text != "," else []
