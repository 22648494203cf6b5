"""Verbs of saying as the press uses them: "kata", "ujarnya", "mengatakan", "menurut", "disampaikan"."""

import re
from functools import lru_cache

# Stand before the speaker: "kata Wira", "pungkas Bupati"; with "-nya" they point back.
ROOTS = """kata ujar tutur ucap ungkap jelas terang papar tegas tambah imbuh sebut pungkas tandas lanjut sambung urai beber
    cetus tukas tutup kenang harap pesan pinta ajak imbau himbau keluh aku akui timpal jawab seru sahut simpul tulis
    celetuk sindir puji klaim tekan bilang cerita lapor saran usul kutip cakap tuding terka duga sesal kilah kelakar
    canda ulas rinci lontar gumam ingat nilai dalih tegur tampik bantah jabar dorong gugah ulang tanya janji gurau seloroh kritik protes sanggah sela""".split()
BEHIND = frozenset(ROOTS) | {"menurut"}
POINTING = frozenset(root + "nya" for root in ROOTS) | frozenset(["menurutnya", "pungkas", "tandas"])

BEFORE = re.compile(
    r"""m[ae]\w*(?:kata|gata|ungkap|tutur|nutur|jelas|sampai|nyampai|tambah|nambah|tegas|negas|sebut|nyebut
    |papar|mapar|terang|nerang|aku|nilai|imbau|ajak|nyata
      |beber|tekan|nekan|ingat|lanjut|ucap|apresiasi|minta|rinci|klaim|cerita|utara|kemuka|garis|contoh|nyontoh
      |benar|konfirmasi|pasti|mastik|sorot|nyorot|urai
      |jabar|jawab|lapor|saran|nyaran|usul|singgung|nyinggung|ulas|simpul|nyimpul|kritik|bantah|tampik|duga
      |percaya|yakin|kutip|janji|wanti|tandas|nuntut|nuding|nolak)\w*
    |ber(?:harap|pesan|pendapat|cerita|alasan|komentar|janji|terima|syukur|kata|ujar|tutur|dalih|kilah)|kata
    |bilang|ujar|tutur|optimis\w*|yakin|sadar|akui|ungkap|jelas|menurut""",
    re.X,
)
PASSIVE = re.compile(
    r"(?:di(?:kata|ungkap|tutur|jelas|sampai|tambah|tegas|sebut|papar|terang|aku|ucap|utara|kemuka|beber|nyata"
    r"|lontar|benar|amin)\w*|demikian|pernyataan|penjelasan)"
)


def is_saying_behind(word: str) -> bool:
    """Whether the speaker may follow: "kata", "ujar", "menurut"."""
    return word in BEHIND


@lru_cache(maxsize=20_000)
def is_saying_before(word: str) -> bool:
    """Whether the speaker may stand before: "mengatakan", "berharap", "bilang"."""
    return bool(BEFORE.fullmatch(word))


def is_pointing(word: str) -> bool:
    """Whether the verb points back to somebody already named: "ujarnya"."""
    return word in POINTING


@lru_cache(maxsize=20_000)
def may_name_speaker(word: str) -> bool:
    """Whether the speaker may follow, as after "kata" or "disampaikan"."""
    return word in BEHIND or is_passive(word)


@lru_cache(maxsize=20_000)
def is_passive(word: str) -> bool:
    """Whether the speaker follows as the agent: "disampaikan (oleh)"."""
    return bool(PASSIVE.fullmatch(word))
