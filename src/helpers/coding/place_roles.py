"""What the words around a place name make of it: its form (regency, city, province) and its role.

"Pemkab Serang" is the region itself, "pekerja di Serang" an activity in it, "Cabang Serang" an office, "seperti Serang"
a comparison, and "Universitas Serang" no place at all.
"""

import re

from helpers.coding import place_words as vocabulary

# How much a mention in a role says for its region as a subject. "context" is a headline, caption or dateline.
SCORES = {
    "government": 3.0,
    "explicit": 3.0,
    "people": 3.0,
    "district": 2.5,
    "place": 2.0,
    "counted": 2.0,
    "acronym": 2.0,
    "bare": 1.5,
    "branch": 1.4,
    "town": 1.2,
    "venue": 1.0,
    "context": 1.0,
    "origin": 0.5,
    "compared": 0.5,
    "suffix": 0.4,
    "street": 0.3,
    "hint": 0.1,
}
WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
LIST_OPENERS = (", ", ": ", " (")  # "empat kabupaten, Batang dan Kendal"
CHAIN = 7  # words to walk left over "Kepala Dinas Tenaga Kerja dan Transmigrasi"
REACH = 70  # characters before a name in which words about it are looked for
FOLLOWS_NAME = (
    vocabulary.REGENCY_WORDS
    | vocabulary.CITY_WORDS
    | vocabulary.PROVINCE_WORDS
    | vocabulary.BODY_WORDS
    | vocabulary.OPENING_WORDS
)


class Words:
    """The words of a text with their places, and whether neighbours stand together."""

    def __init__(self, text: str):
        self.text = text
        self.spans = [m.span() for m in WORD.finditer(text)]
        self.printed = [text[start:end] for start, end in self.spans]
        self.small = [word.lower() for word in self.printed]
        self.is_capital = [word[0].isupper() for word in self.printed]

    def __len__(self) -> int:
        return len(self.spans)

    def gap(self, number: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[number][1] : self.spans[number + 1][0]]

    def are_adjacent(self, number: int) -> bool:
        """Whether a word and the next are parted by a blank or a hyphen only."""
        return 0 <= number < len(self.spans) - 1 and self.gap(number) in (" ", "-", "  ")

    def are_linked(self, number: int) -> bool:
        """Whether a word and the next stand in one phrase; the stop of "Kab." does not part them."""
        gap = self.gap(number).strip(" ")
        if gap == ")" and self.small[number] in vocabulary.GOVERNMENT_SHORT:  # "Pemerintah Kabupaten (Pemkab) Bogor"
            return True
        return gap in ("", "-", "/", "./") or (gap == "." and self.small[number] in vocabulary.ABBREVIATIONS)

    def behind(self, after: int) -> str:
        """The word that follows directly behind a name that ends before word ``after``, or an empty string."""
        return self.printed[after] if self.are_adjacent(after - 1) else ""

    def has(self, number: int, wanted: frozenset[str]) -> bool:
        """Whether a word is one of those wanted and linked to the next."""
        return number >= 0 and self.small[number] in wanted and self.are_linked(number)


def read_role(words: Words, first: int, kind: str) -> tuple[str | None, str]:
    """Form and role of a name that begins with word ``first``, by the words before it."""
    number = first - 1
    if number < 0 or not words.are_linked(number):
        opens_list = (
            number >= 0 and words.gap(number) in LIST_OPENERS and words.small[number] in vocabulary.LISTED_WORDS
        )
        return None, "place" if opens_list else "bare"
    if number and words.small[number] in vocabulary.ADMINISTRATIVE:
        number -= 1
    word = words.small[number]
    if word in vocabulary.DISTRICT_WORDS:
        return None, "district"
    form = _form(words, number, word)
    if form:
        return form, _role_of_chain(words, number - 1, "explicit" if kind != "district" else "bare")
    return None, _role_of_word(words, number, word)


def _form(words: Words, number: int, word: str) -> str | None:
    """What "Bupati", "Pemkot", "Kabupaten/Kota" or "Provinsi" before a name makes of it."""
    if word in vocabulary.PROVINCE_WORDS:
        return "province"
    if word in vocabulary.REGENCY_WORDS:
        return "both" if words.has(_other_form(words, number), vocabulary.CITY_WORDS) else "regency"
    if word not in vocabulary.CITY_WORDS:
        return None
    return "both" if words.has(_other_form(words, number), vocabulary.REGENCY_WORDS) else "city"


def _other_form(words: Words, number: int) -> int:
    """Where the other form stands: "Kabupaten/Kota", "Kota dan Kabupaten"."""
    return number - 2 if words.has(number - 1, vocabulary.AND) else number - 1


def form_behind(words: Words, after: int) -> str | None:
    """What follows a name: "Bekasi Kota" is the city, "Malang Kabupaten" the regency."""
    return {"Kota": "city", "Kabupaten": "regency"}.get(words.behind(after))


def runs_on(words: Words, after: int) -> bool:
    """Whether a capitalised word that is no word of place follows: "Banjar Sedahan", "Bima Saputra"."""
    word = words.behind(after)
    return word[:1].isupper() and word.lower() not in FOLLOWS_NAME


def is_in_longer_name(words: Words, first: int, after: int) -> bool:
    """Whether capitalised words stand next to a name, which is then part of a person's or a firm's."""
    is_tail = words.are_adjacent(first - 1) and words.is_capital[first - 1]
    return is_tail or words.behind(after)[:1].isupper()


def _role_of_word(words: Words, number: int, word: str) -> str:
    """The role that the word before a bare name gives it, or else the chain of names before."""
    if word in vocabulary.VILLAGE_WORDS and words.is_capital[number]:
        return "name"
    if word == "wilayah" and words.has(number - 1, vocabulary.OFFICE_OF_AREA):
        return "branch"
    for role, wanted in (
        ("street", vocabulary.STREET_WORDS),
        ("place", vocabulary.PLACE_WORDS),
        ("people", vocabulary.PEOPLE_WORDS),
        ("origin", vocabulary.ORIGIN_WORDS),
        ("venue", vocabulary.TRAVEL_WORDS),
    ):
        if word in wanted:
            return role
    return _role_of_chain(words, number, "bare")


def _role_of_chain(words: Words, number: int, role: str) -> str:
    """Walk left over capitalised words: the first that names an office, a body or something else decides."""
    is_near = True
    for at in range(number, max(-1, number - CHAIN), -1):
        if not words.are_linked(at):
            break
        found = _role_in_chain(words, at, role, is_near)
        if found:
            return found
        is_near = is_near and words.small[at] in vocabulary.OFFICE_FILLERS
        if not (words.is_capital[at] or words.small[at] in vocabulary.CHAIN_FILLERS):
            break
    return role


def _role_in_chain(words: Words, at: int, role: str, is_near: bool) -> str | None:
    """What one word of the chain says, or None where it says nothing."""
    word, printed = words.small[at], words.printed[at]
    if word == "pusat" and words.has(at - 1, vocabulary.OFFICE_OF_AREA):
        return "venue"
    if (is_near and word in vocabulary.BRANCH_WORDS) or (role != "explicit" and word in vocabulary.AGENCY_WORDS):
        return "branch"
    if role == "explicit":
        return "government" if word in vocabulary.BODY_WORDS else "origin" if word in vocabulary.NOT_NOW else None
    if word in vocabulary.NAME_WORDS:
        return "name"
    if word in vocabulary.BODY_WORDS:
        return "government"
    starts_line = not words.text[max(0, words.spans[at][0] - 3) : words.spans[at][0]].strip(" ")
    return "acronym" if printed.isupper() and 3 <= len(printed) <= 12 and not starts_line else None


def corrected_role(words: Words, start: int, end: int, role: str) -> str:
    """A role corrected by the sentence around: a comparison, the seat of an office, the place of a statement, a venue."""
    text = words.text
    before = text[max(0, start - REACH) : start].rpartition("\n")[2]
    sentence = before.rpartition(". ")[2]
    if role != "branch" and vocabulary.FIGURE_BEHIND.match(text, end) and not vocabulary.SET_AGAINST.search(before):
        return "counted"
    if vocabulary.HEADQUARTERS.search(sentence) or vocabulary.SPOKEN_AT.search(before):
        return "venue"
    if role != "branch" and vocabulary.COMPARED_BEHIND.match(text, end):
        return "compared"
    if role != "branch" and (vocabulary.COMPARED.search(before) or vocabulary.EARLIER.search(sentence)):
        return "compared"
    if role != "branch" and vocabulary.HOME.search(sentence):
        return "origin"
    if vocabulary.SEAT.search(sentence):
        return "branch"
    if role not in ("place", "explicit", "bare"):
        return role
    is_statement = vocabulary.DI_BEFORE.search(before) and vocabulary.STATEMENT_BEHIND.match(text, end, end + REACH)
    is_venue = (is_statement and role != "bare") or vocabulary.VENUE_WORDS.search(sentence)
    return "venue" if is_venue else role
