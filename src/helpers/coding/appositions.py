"""What stands behind a name and tells who it is: a role, a short name, an age, a list of others."""

from helpers.coding import roles, verbs
from helpers.coding.capitals import GIVEN, place_length
from helpers.coding.clues import Clues
from helpers.coding.names import Token, degrees_end, is_title, name_end, skip_titles
from helpers.coding.offices import CALLINGS, KIN, OFFICES
from helpers.coding.slots import FIRM_WORDS, SLOTS, VILLAGES

DECEASED_TITLES = frozenset("almarhum almarhumah alm mendiang".split())
LEADS = frozenset(
    """si selaku sebagai yang juga menjabat merupakan adalah seorang salah satu notabene sekaligus ialah seseorang""".split()
)
NICKNAMING = frozenset(
    """atau alias disapa dipanggil panggilan sapaan akrab nama dari kecil untuk yang biasa kerap sering lebih dikenal
    dengan""".split()
)
ACCOMPANYING = frozenset("diwakili didampingi dijabat dipimpin disaksikan diketuai dinahkodai".split())
SURE_NICKNAMING = frozenset("alias disapa dipanggil panggilan sapaan".split())


def text_of(plain: str, tokens: list[Token], first: int, last: int) -> str:
    """The words of some tokens as the text gives them, blanks evened out."""
    return " ".join(plain[tokens[first].start : tokens[last - 1].end].split())


def is_closed(tokens: list[Token], at: int) -> bool:
    """Whether a name ends at a position as an aside ends: before a mark, a word in lower case, or nothing."""
    return at >= len(tokens) or tokens[at].text in ",.;:()-" or not tokens[at].is_capital


def is_age(tokens: list[Token], at: int) -> bool:
    """Whether "(45)", "(45 tahun)", ", 45," or ", 45 tahun," stands behind a name."""
    if at + 2 >= len(tokens) or not tokens[at + 1].text.isdigit() or len(tokens[at + 1].text) != 2:
        return False
    closing = {"(": (")", "tahun", "thn", "th"), ",": (",", "tahun", "thn")}
    return tokens[at + 2].low in closing.get(tokens[at].text, ())


def role_behind(clues: Clues, tokens: list[Token], end: int) -> tuple[str, int]:
    """The role that follows a name, ", Kepala Dinas …" or "selaku …", and the position behind; empty when there is none."""
    at = after_degrees(clues.plain, tokens, end)
    first = at
    if is_age(tokens, at):
        at += 2
        while at < len(tokens) and tokens[at].low in ("tahun", "thn", "th", ")"):
            at += 1
    while at < len(tokens) and (tokens[at].low in LEADS or tokens[at].text in ",("):
        at += 1
    if at >= len(tokens) or not roles.is_head(tokens, at) or is_title(tokens, at):
        return "", end
    is_office = tokens[at].is_capital and tokens[at].low in OFFICES and end > 1 and tokens[end - 2].is_capital
    if at == first and not (tokens[at].low in KIN or is_office):
        return "", end

    def unnamed(tokens: list[Token], start: int, first: int) -> int:
        return (
            name_end(tokens, start) - start if tokens[start - 1].low in SLOTS else clues.unnamed(tokens, start, first)
        )

    role = roles.read_role(tokens, at, unnamed)
    is_kin = tokens[at].low in KIN or tokens[at].low == "ahli"
    if not is_kin and _is_of_next(clues, tokens, role):
        return "", end
    if tokens[at].low in CALLINGS and not _ends_aside(tokens, role.last):
        return "", end  # "Menurut Wira, peserta kini bertambah"
    return text_of(clues.plain, tokens, role.first, role.last), end if is_kin else role.last


def _is_of_next(clues: Clues, tokens: list[Token], role: roles.Role) -> bool:
    """Whether a role belongs to the name behind it: at once, or behind a comma where no other role follows that name."""
    begin = skip_titles(tokens, role.rest)
    stop = name_end(tokens, begin)
    if stop == begin or place_length([token.low for token in tokens[begin:stop]], False):
        return False
    at = after_degrees(clues.plain, tokens, stop)
    is_pair = at + 1 < len(tokens) and tokens[at].text == "," and roles.is_head(tokens, at + 1)
    return not (role.is_after_mark and is_pair)  # "Wira, Camat Petir, Karno, Lurah Batu"


def role_before_comma(clues: Clues, tokens: list[Token], begin: int) -> str:
    """A role of ordinary words before ", Name": "pengelola tempat wisata itu, Wira Lesmana"; empty when there is none."""
    if begin < 2 or tokens[begin - 1].text != ",":
        return ""
    first = None
    for at in range(begin - 2, max(-1, begin - 18), -1):
        if tokens[at].text in '.,;:?!"' or tokens[at].low in ACCOMPANYING or verbs.is_saying_behind(tokens[at].low):
            break
        first = at if roles.is_head(tokens, at) else first
    return text_of(clues.plain, tokens, first, begin - 1) if first is not None else ""


def _ends_aside(tokens: list[Token], at: int) -> bool:
    return (
        at >= len(tokens)
        or tokens[at].text in ",./()"
        or tokens[at].low in ("yang", "asal", "dari", "di", "seorang", "mendiang", "almarhum", "sekaligus")
        or is_title(tokens, at)
    )


def after_degrees(plain: str, tokens: list[Token], end: int) -> int:
    """Position behind the degrees that follow a name."""
    stop = degrees_end(plain, tokens[end - 1].end)
    while end < len(tokens) and tokens[end].start < stop:
        end += 1
    while end + 2 < len(tokens) and tokens[end].text == tokens[end + 2].text == "," and tokens[end + 1].text.isupper():
        end += 2  # a degree that no list holds: ", MARS,"
    return end


def short_name_behind(tokens: list[Token], end: int) -> tuple[int, int] | None:
    """Where a short name follows: "(Gus Wira)", "yang akrab disapa Wira", "alias Wira"."""
    at = end
    if at + 1 < len(tokens) and tokens[at].text == "(":
        begin = skip_titles(tokens, at + 1)
        stop = name_end(tokens, begin)
        is_whole = begin < stop < len(tokens) and tokens[stop].text == ")" and stop - begin <= 2
        return (begin, stop) if is_whole else _initials_behind(tokens, end)
    while at < len(tokens) and (tokens[at].low in NICKNAMING or tokens[at].text == ","):
        at += 1
    is_sure = not SURE_NICKNAMING.isdisjoint(token.low for token in tokens[end:at])
    if not is_sure and not (at == end + 1 and tokens[end].low == "atau" and at < len(tokens) and is_title(tokens, at)):
        return None
    begin = skip_titles(tokens, at) if at < len(tokens) else at
    stop = name_end(tokens, begin)
    return (begin, stop) if stop > begin else None


def _initials_behind(tokens: list[Token], end: int) -> tuple[int, int] | None:
    """Letters in brackets that are those of the name, as in "Agus Harimurti Wirya (AHW)"."""
    if end + 2 >= len(tokens) or tokens[end + 2].text != ")" or not tokens[end + 1].text.isupper():
        return None
    letters = tokens[end + 1].text.lower()
    begin = end - len(letters)
    is_name = begin >= 0 and all(
        token.low.startswith(letter) for token, letter in zip(tokens[begin:end], letters, strict=True)
    )
    return (end + 1, end + 2) if is_name and len(letters) > 1 else None


def is_presented(clues: Clues, tokens: list[Token], begin: int, end: int) -> bool:
    """Whether a name stands behind "adalah" with a calling not far before: "ahli waris itu adalah Sumiati"."""
    before = tokens[begin - 1].low
    if before in ("bernama", "nama") or (
        before == "saja" and begin > 1 and tokens[begin - 2].low in ("sebut", "panggil")
    ):
        return True
    if before in ACCOMPANYING and end - begin >= 2:
        return not any(clues.placed[token.low] or token.low in FIRM_WORDS for token in tokens[begin:end])
    if before not in ("adalah", "yakni", "yaitu", "ialah", "oleh") or clues.placed[tokens[begin].low]:
        return False
    if before == "oleh":
        return end - begin >= 2 and tokens[begin].low in GIVEN
    context = {token.low for token in tokens[max(0, begin - 14) : begin]}
    is_about_people = not context.isdisjoint(CALLINGS | DECEASED_TITLES)
    is_about_heirs = "waris" in context and context.isdisjoint(VILLAGES)
    is_full_name = end - begin >= 2 and tokens[begin].low in GIVEN
    return is_full_name or is_about_people and (end - begin >= 2 or tokens[begin].low in GIVEN or is_about_heirs)


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
