"""Indonesian word forms by rule: which cue words a word of a text can stand for.

Nothing is looked up in a dictionary of stems; a word is only ever compared with the words that cues are made of. Kinds
of cue word differ in how much they allow:

==========  ==========================================  ============================================================
written     allows                                      example
==========  ==========================================  ============================================================
``=target`` the word, with -nya, -lah, -kah, -pun …     target, targetnya
``=SE``     the word in capitals only                   SE; not "se-Kabupaten"
``target``  also me-, di-, ter-, -kan, -i               menargetkan, ditargetkan; not pentargetan
``~tani``   the family: also pe-, ber-, ke-, per-, -an  petani, bertani, pertanian
==========  ==========================================  ============================================================
"""

import re
from functools import lru_cache

EXACT, PLAIN, FAMILY = "=", "", "~"

_CLITIC = re.compile(r"(?<=.{3})(?:nya|lah|kah|pun|ku|mu)$")
_VERBAL = ("kan", "i")
# me- with its assimilations: what is cut off, and the first letters that the stem may have lost by it
_VOICE = (
    ("meng", ("", "k")),
    ("meny", ("s",)),
    ("mem", ("", "p")),
    ("men", ("", "t")),
    ("me", ("",)),
    ("nge", ("",)),
    ("di", ("",)),
    ("ter", ("",)),
)
_DERIVED = (
    ("memper", ("",)),
    ("diper", ("",)),
    ("peng", ("", "k")),
    ("peny", ("s",)),
    ("pem", ("", "p")),
    ("pen", ("", "t")),
    ("per", ("",)),
    ("pe", ("",)),
    ("ber", ("",)),
    ("be", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
)


def without_clitics(word: str) -> list[str]:
    """The word, and the word without an attached -nya, -lah and the like (one or two of them).

    >>> without_clitics("sosialisasinyalah")
    ['sosialisasinyalah', 'sosialisasinya', 'sosialisasi']
    """
    forms = [word]
    while len(forms) < 3 and (shorter := _CLITIC.sub("", forms[-1])) != forms[-1]:
        forms.append(shorter)
    return forms


def _stems(word: str, prefixes) -> list[str]:
    return [
        lost + word[len(prefix) :]
        for prefix, restored in prefixes
        if word.startswith(prefix) and len(word) - len(prefix) >= 3
        for lost in restored
    ]


def voice_stems(word: str) -> list[str]:
    """What can stand behind me-, di- or ter-.

    >>> voice_stems("menyosialisasikan")[0]
    'sosialisasikan'
    """
    return _stems(word, _VOICE)


def _without_suffix(word: str, suffixes) -> list[str]:
    return [word[: -len(suffix)] for suffix in suffixes if word.endswith(suffix) and len(word) - len(suffix) >= 3]


@lru_cache(maxsize=4096)
def cue_keys(kind: str, word: str) -> frozenset[str]:
    """Keys under which a cue word is filed. A cue in active form is also found in the passive.

    >>> sorted(cue_keys("", "mendata"))
    ['+mendata', '=mendata', '>data', '>ndata', '>tdata']
    """
    if kind == EXACT:
        return frozenset({"^" + word}) if word.isupper() and len(word) > 1 else frozenset({"=" + word.casefold()})
    if kind == FAMILY:
        return frozenset({"=" + word, "~" + word})
    voiced = voice_stems(word) if word.startswith(("me", "di", "nge")) else []
    return frozenset({"=" + word, "+" + word, *(">" + stem for stem in voiced)})


def bare_forms(word: str) -> list[str]:
    """A word without what may be attached to it: what a slip of the pen is looked for in.

    >>> "sosialiasi" in bare_forms("mensosialiasikannya")
    True
    """
    forms = [form for short in without_clitics(word) for form in (short, *voice_stems(short))]
    return forms + [stem for form in forms for stem in _without_suffix(form, _VERBAL)]


def text_keys(word: str) -> frozenset[str]:
    """Keys of a word in a text, in lower case: it stands for every cue word that shares one of them.

    >>> "+sosialisasi" in text_keys("mensosialisasikannya"), "+kampanye" in text_keys("mengkampanyekan")
    (True, True)
    >>> ">data" in text_keys("didata"), ">data" in text_keys("data")
    (True, False)
    """
    keys = set()
    for form in without_clitics(word):
        voiced = voice_stems(form)
        plain = [form, *voiced]
        plain += [stem for longer in plain for stem in _without_suffix(longer, _VERBAL)]
        derived = [*plain, *(stem for longer in plain for stem in _stems(longer, _DERIVED))]
        derived += [stem for longer in derived for stem in _without_suffix(longer, ("an", *_VERBAL))]
        keys.add("=" + form)
        # "tersebut" is not "menyebut": only di- is the passive of me-
        keys.update(">" + stem for stem in (() if form.startswith("ter") else voiced))
        keys.update("+" + stem for stem in plain)
        keys.update("~" + stem for stem in derived)
    return frozenset(keys)
