"""Tense, modality and negation around a cue: is it reported at all, and as done, under way or planned?

Indonesian verbs have no tense; small words before the verb ("telah", "akan", "terus") and the verbs of asking carry
it. The nearest of them before the words in question decides, within the clause; a time at the front of the sentence
("ke depan, …") counts for all of it. Told without any of them, a deed is done, as news tells it.
"""

from typing import NamedTuple

from helpers.coding import modality_words as say
from helpers.coding.matcher import Hit, SentenceWords
from helpers.coding.modality_words import DONE, ONGOING, PLANNED

RANK = {PLANNED: 1, ONGOING: 2, DONE: 3}
_FAR = 30  # words before the cue that can still govern it
_NO_VERBS = frozenset({"dengan", "dirinya", "berbagai", "bersama", "menurut"})


class Setting(NamedTuple):
    """How a cue is told.

    ``is_asserted`` is false for a bare mention, without a verb that says so; ``is_marked`` is true where a word or a
    day gives the status, and false where the deed is simply told.
    """

    status: str
    is_asserted: bool
    is_marked: bool


def setting_of(hit: Hit) -> Setting | None:
    """The setting of a cue; None when it is negated, lacking or merely supposed."""
    words, first, last, reading = hit.words, hit.first, hit.last, hit.cue.reading
    if _is_denied(words, first) or _is_supposed(words, first) or _is_refused(words, first):
        return None
    if reading == "act" and _ends_denied(words, first, last):
        return None
    marker = _within(hit) or _before(words, first, reading) or _after(words, first, last) or _front(words)
    if marker == ONGOING and reading == "fact" and not say.STANDING.isdisjoint(words.words):
        marker = DONE
    if marker != DONE and _has_future_time(words, last):
        marker = PLANNED
    if marker:
        return Setting(marker, True, True)
    is_verb = any(map(_looks_like_verb, words.words[first:last]))
    is_asserted = reading != "thing" or is_verb or _has_light_verb(words, first, last)
    return Setting(DONE, is_asserted, not say.WEEKDAYS.isdisjoint(words.words))


def _parts_clause(words: SentenceWords, at: int) -> bool:
    """Whether a comma or the like stands before a word; brackets part nothing."""
    return any(sign in words.breaks[at] for sign in ",;:.!?…")


def _joined(words: SentenceWords, first: int, last: int) -> bool:
    return not any(_parts_clause(words, at) for at in range(first + 1, last + 1))


def _is_denied(words: SentenceWords, first: int) -> bool:
    for at in range(max(0, first - 3), first):
        word = words.words[at]
        if word not in say.NEGATION and word not in say.LACK or any(words.breaks[at + 1 : first + 1]):
            continue
        if word in ("tanpa", "bukan") and at + 1 < first or _negates_another(words, at, first):
            continue
        # "tidak hanya mensosialisasikan" does; "pekerja bukan penerima upah" denies nothing
        if words.words[at + 1] not in say.NOT_ONLY and words.words[at + 1 : at + 3] != ["penerima", "upah"]:
            return True
    return False


def _negates_another(words: SentenceWords, at: int, first: int) -> bool:
    """Whether something else stands between a negation and the cue: "yang belum terdaftar ia minta …"."""
    return any(word not in say.AFTER_NO and not _looks_like_verb(word) for word in words.words[at + 1 : first])


def _ends_denied(words: SentenceWords, first: int, last: int) -> bool:
    """ "Iuran mereka tidak dianggarkan" is denied, "mengajak pekerja yang belum terdaftar" is not."""
    for at in range(max(first + 1, last - 3), last - 1):
        before, word, after = words.words[at - 1 : at + 2]
        if word in say.NEGATION and after not in say.NOT_ONLY and before != "yang":
            return words.words[at : at + 3] != ["bukan", "penerima", "upah"]
    return False


def _is_refused(words: SentenceWords, first: int) -> bool:
    """ "Ia menolak anggapan bahwa perusahaan menanggung iurannya"."""
    before = words.words[max(0, first - 8) : first]
    return not say.REFUSED.isdisjoint(before) and not {"anggapan", "bahwa", "kabar", "tudingan"}.isdisjoint(before)


def _is_supposed(words: SentenceWords, first: int) -> bool:
    if words.words[0] == "apakah":
        return True
    return any(
        words.words[at] in say.CONDITION
        and words.words[at + 1] not in say.IDIOM | say.TOPIC
        and _joined(words, at, first)
        for at in range(max(0, first - 8), first)
    )


def _marker(words: SentenceWords, at: int) -> str | None:
    """The status that a word, or it and the next, gives; names ("Jawa Tengah", "BUMDes Maju Terus") give none."""
    word = words.words[at]
    if at and not words.is_small[at]:
        return None
    if status := _status_of_pair(words, at):
        return status
    if at and (words.words[at - 1] == "yang" and word in ("ingin", "mau", "wajib", "harus")):
        return None
    if word == "tengah" and at and words.words[at - 1] in say.REGIONS:
        return None
    if word in ("kini", "sekarang") and not say.STATE.isdisjoint(words.words[at + 1 : at + 4]):
        return None
    return say.STATUS_OF.get(word)


def _status_of_pair(words: SentenceWords, at: int) -> str | None:
    return say.STATUS_OF_PAIR.get(tuple(words.words[at : at + 2]))


def _within(hit: Hit) -> str | None:
    """The last marker among the words that the cue's gaps passed over."""
    for at in range(hit.last - 1, hit.first, -1):
        if hit.is_own(at):
            continue
        word = hit.words.words[at]
        if word in say.ASKED_OF or _is_possible(hit.words, at, hit.cue.reading):
            return PLANNED
        if marker := _marker(hit.words, at):
            return DONE if marker == ONGOING and _is_done_by_then(hit.words, at) else marker
    return None


def _before(words: SentenceWords, first: int, reading: str) -> str | None:
    """The nearest marker before the cue in its clause; "akan terus" goes on, "selama ini terus" is done."""
    at, crossed = first - 1, False
    while at >= max(0, first - _FAR):
        if _parts_clause(words, at + 1):
            aside = _start_of_aside(words, at)
            if aside is None and not _goes_on(words, at + 1):
                return None
            at, crossed = (at, True) if aside is None else (aside - 1, crossed)
            if at < 0:
                return None
        word = words.words[at]
        if word in say.ASKED and not (crossed and word in say.PURPOSE) and (words.is_small[at] or at == 0):
            return PLANNED
        if _is_possible(words, at, reading):
            return PLANNED
        if marker := _marker(words, at):
            return DONE if marker == ONGOING and _is_done_by_then(words, at) else marker
        if word in say.SAYING or word in say.NEW_CLAUSE:
            return None
        at -= 1
    return None


def _is_possible(words: SentenceWords, at: int, reading: str) -> bool:
    """ "Iuran dapat diambilkan dari dana desa" is yet to come; "warga bisa membayar di kios" is there."""
    if words.words[at] not in say.POSSIBLE or reading == "fact" or at + 1 >= len(words):
        return False
    return words.words[at + 1].startswith(("di", "ber")) and words.words[at - 1] not in ("sehingga", "agar", "yang")


def _start_of_aside(words: SentenceWords, at: int) -> int | None:
    """Where an aside that ends before a comma begins: "menargetkan desa itu, yang mewakili kabupaten, meraih juara"."""
    for start in range(at, max(-1, at - 10), -1):
        if _parts_clause(words, start):
            return start if words.words[start] in say.ASIDE else None
    return None


def _goes_on(words: SentenceWords, at: int) -> bool:
    """Whether what follows a comma hangs on what stands before it."""
    return words.words[at] in say.GOING_ON or _is_in_list(words, at)


def _is_in_list(words: SentenceWords, at: int) -> bool:
    """Whether a comma parts a list of nouns: "zakat, infak dan sedekah"."""
    ahead = words.words[at : at + 4]
    last = next((number for number, word in enumerate(ahead) if word in ("dan", "serta", "atau")), None)
    return "," in words.breaks[at] and last is not None and not any(map(_looks_like_verb, ahead[:last]))


def _looks_like_verb(word: str) -> bool:
    return len(word) > 5 and word.startswith(("me", "di", "ber")) and word not in _NO_VERBS


def _is_done_by_then(words: SentenceWords, at: int) -> bool:
    """Whether "selama ini" or "telah" stands right before a marker: "selama ini terus meminta", not "hingga kini"."""
    return any(
        _marker(words, earlier) == DONE and words.words[earlier] not in say.UNTIL and _joined(words, earlier, at)
        for earlier in range(max(0, at - 3), at)
    )


def _after(words: SentenceWords, first: int, last: int) -> str | None:
    """A marker that follows a noun, with its verb: "sosialisasi (yang) akan digelar", "kita data dulu".

    What opens the sentence as "lewat APBD, ..." hangs on the verb behind its comma.
    """
    is_subject = first <= 2 and last - first <= 6
    may_cross = words.words[0] in say.ADVERBIAL and first <= 4
    for at in range(last, min(last + (16 if may_cross else 9), len(words))):
        if _parts_clause(words, at):
            if not may_cross:
                return None
            may_cross = False
        if words.words[at] in say.CONTINUED:
            return _before(words, at, "act") or ONGOING
        if words.words[at] in say.ASKED_AFTER and at <= last + 5 and words.words[at - 1] != "yang":
            return PLANNED if say.TIME_CLAUSE.isdisjoint(words.words[last:at]) else None
        if at <= last + 1 and words.words[at] in ("dulu", "dahulu"):
            return PLANNED
        following = words.words[at + 1] if at + 1 < len(words) else ""
        if words.words[at] in say.POSSIBLE and following.startswith("di"):
            return PLANNED
        verbs = (
            "di",
            "berlangsung",
            "berjalan",
            "kita",
            "kami",
            "ter",
            *(("me", "ber") if is_subject or at > last else ()),
        )
        if following.startswith(verbs) and _marker(words, at) and not (at > last + 1 and words.words[at - 1] == "yang"):
            return _marker(words, at)
        if words.words[at].startswith("me") or (words.words[at] == "yang" and at > last):
            return None
    return None


def _front(words: SentenceWords) -> str | None:
    """A time that opens the sentence and counts for all of it."""
    for at in range(min(4, len(words) - 1)):
        status = _status_of_pair(words, at)
        if status in (ONGOING, PLANNED) and words.words[at - 1] not in ("hingga", "sampai"):
            return status
        if words.words[at] in ("nantinya", "kelak", "rencananya"):
            return PLANNED
        if words.words[at] in ("sebelumnya", "kemarin"):
            return DONE
        if words.words[at] == "mulai" and _opens_ahead(words, at + 1):
            return PLANNED
        if words.words[at] in ("kini", "sekarang") and say.STATE.isdisjoint(words.words[at + 1 : at + 6]):
            return ONGOING
    return None


def _opens_ahead(words: SentenceWords, at: int) -> bool:
    """ "Mulai Senin tim masuk ke mes": a day or month ahead, and no date in brackets or "lalu" behind it."""
    ahead = words.words[at : at + 4]
    if not ahead or "lalu" in ahead or "kemarin" in ahead or any(word.isdigit() for word in ahead):
        return False
    return ahead[0] in say.WEEKDAYS - {"kemarin"} or ahead[0] == "besok" or "depan" in ahead[:2]


def _has_future_time(words: SentenceWords, last: int) -> bool:
    ahead = range(last, min(last + 12, len(words) - 1))
    return any(_status_of_pair(words, at) == PLANNED or words.words[at] == "mendatang" for at in ahead)


def _has_light_verb(words: SentenceWords, first: int, last: int) -> bool:
    before = range(max(0, first - 6), first)
    after = range(last, min(last + 7, len(words)))
    return any(words.words[at] in say.LIGHT_BEFORE and _joined(words, at, first) for at in before) or any(
        words.words[at] in say.LIGHT_AFTER and _joined(words, last - 1, at) for at in after
    )
