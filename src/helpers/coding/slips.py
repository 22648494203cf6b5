"""Typographic slips by rule: one wrong, missing, extra or swapped letter in a long word.

A slip is only looked for in a word that stands for no cue word as it is written, never touches the first letter, and
never turns a word of the codebook's ``real_words`` ("peringkat", "pendapatan") into another.
"""

from collections.abc import Iterable

SHORTEST = 8  # letters of the cue word; below that, one letter makes another word too often


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def is_one_slip(written: str, meant: str) -> bool:
    """Whether one letter changed, left out, added or swapped with its neighbour makes ``meant`` of ``written``.

    >>> is_one_slip("perangkt", "perangkat"), is_one_slip("sosialiasi", "sosialisasi"), is_one_slip("data", "desa")
    (True, True, False)
    """
    if written == meant or written[:1] != meant[:1] or abs(len(written) - len(meant)) > 1:
        return False
    differing = (i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b)
    start = next(differing, min(len(written), len(meant)))
    if len(written) != len(meant):
        longer, shorter = sorted((written, meant), key=len, reverse=True)
        return longer[start + 1 :] == shorter[start:]
    if written[start + 1 :] == meant[start + 1 :]:
        return True
    swapped = meant[start + 1 : start + 2] + meant[start : start + 1]
    return written[start:] == swapped + meant[start + 2 :]


class Slips:
    """An index of long words by what is left when one letter is missing.

    Parameters
    ----------
    words : iterable of str
        Cue words in lower case; those below ``shortest`` letters are ignored.
    real_words : iterable of str
        Words of the language that are never taken for a slip.
    shortest : int
        Letters of the shortest word that is looked for.
    """

    def __init__(self, words: Iterable[str], real_words: Iterable[str] = (), shortest: int = SHORTEST):
        self._real, self._shortest = frozenset(real_words), shortest
        self._index: dict[str, list[str]] = {}
        for word in sorted({w for w in words if len(w) >= shortest}):
            for key in (word, *_deletions(word)):
                self._index.setdefault(key, []).append(word)
        self._longest = max(map(len, self._index), default=0) + 1

    def meant_by(self, forms: Iterable[str]) -> set[str]:
        """The cue words that a written word, given in its bare forms, may be a slip of."""
        forms = list(forms)
        if not self._real.isdisjoint(forms):
            return set()
        return {word for form in forms for word in self._near(form)}

    def _near(self, written: str) -> set[str]:
        if not self._shortest - 1 <= len(written) <= self._longest:
            return set()
        near = {word for key in (written, *_deletions(written)) for word in self._index.get(key, ())}
        return {word for word in near if is_one_slip(written, word)}
