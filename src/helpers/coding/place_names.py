"""Names of places in a text: one pass over its words with a look-up of up to five of them at a time.

The time is linear in the text. What the words around a name make of it is read in ``place_roles``.
"""

from dataclasses import dataclass

from helpers.coding import place_words as vocabulary
from helpers.coding.capitals import is_acronym, is_ordinary, place_length
from helpers.coding.gazetteer import CAPITALS, MAX_WORDS, UNCERTAIN, Gazetteer
from helpers.coding.place_roles import Words, corrected_role, form_behind, is_in_longer_name, read_role, runs_on

MARKERS = vocabulary.REGENCY_WORDS | vocabulary.CITY_WORDS | vocabulary.DISTRICT_WORDS
LIST_GAP = 30  # characters between two names of a list


@dataclass(frozen=True)
class Mention:
    """A name in the text.

    Attributes
    ----------
    codes : tuple of str
        Regions that bear the name; of a district or a town, those in which one of that name lies.
    kind : str
        ``name``, ``town`` or ``district``.
    form : str or None
        ``regency``, ``city``, ``both`` or ``province``, where a word says so.
    role : str
        What the mention says about the region; a key of ``place_roles.SCORES``.
    """

    start: int
    end: int
    key: str
    codes: tuple[str, ...]
    kind: str
    form: str | None
    role: str


@dataclass(frozen=True)
class Entry:
    """A name of the gazetteer as it was met: words ``first`` to ``after``, end exclusive."""

    first: int
    after: int
    key: str
    codes: tuple[str, ...]
    kind: str


class MentionFinder:
    """Finds the names of places in one text.

    Parameters
    ----------
    text : str
        Smoothed text in which everything that shall not be read is blanked.
    gazetteer : Gazetteer
    """

    def __init__(self, text: str, gazetteer: Gazetteer):
        self.words, self.gazetteer = Words(text), gazetteer
        self.found: list[Mention] = []

    def find(self) -> list[Mention]:
        """All mentions in order, without overlap."""
        words, at = self.words, 0
        while at < len(words):
            is_name = words.is_capital[at] or words.printed[at][0].isdigit() or (at and words.small[at - 1] in MARKERS)
            at = self._find_at(at) if is_name else at + 1
        return self.found

    def _find_at(self, at: int) -> int:
        """Look for a name that begins with word ``at``; the number of the next word to look at."""
        entry = self._longest(at)
        if entry is None:
            return at + 1
        mention = self._judge(entry)
        if mention is None:
            return at + 1 if entry.kind == "district" else entry.after
        self.found.append(mention)
        return entry.after

    def _longest(self, at: int) -> Entry | None:
        """The longest name that begins with word ``at``; a district goes first where the text speaks of one."""
        gazetteer, words = self.gazetteer, self.words
        tables = [("name", gazetteer.names), ("town", gazetteer.towns), ("district", gazetteer.districts)]
        if (at and words.small[at - 1] in vocabulary.DISTRICT_WORDS) or self._continues_district(at):
            tables.insert(0, tables.pop())
        key, best = "", None
        for after in range(at + 1, min(at + MAX_WORDS + 1, len(words)) + 1):
            if after > at + 1 and self._is_short_form(after - 1):
                continue  # "Ogan Komering Ulu (OKU) Timur"
            key += words.small[after - 1].replace("'", "")
            for kind, table in tables:
                if key in table:
                    best = Entry(at, after, key, table[key], kind)
                    break
            if not words.behind(after)[:1].isupper() and not self._is_short_form(after):
                break
        return best

    def _is_short_form(self, number: int) -> bool:
        """Whether a word is an abbreviation in brackets amid a name: a capital follows behind the bracket."""
        words = self.words
        if not 0 < number < len(words) - 1 or not words.printed[number].isupper():
            return False
        is_bracketed = words.gap(number - 1) == " (" and words.gap(number) == ") "
        return is_bracketed and words.is_capital[number + 1]

    def _continues_district(self, at: int) -> bool:
        last = self.found[-1] if self.found else None
        return bool(last and last.kind == last.role == "district" and self._joined(at))

    def _joined(self, at: int) -> bool:
        """Whether word ``at`` goes on with a list of names: "Pandeglang, Lebak, dan"."""
        start = self.words.spans[at][0]
        if not self.found or start - self.found[-1].end > LIST_GAP:
            return False
        return bool(vocabulary.JOINED.match(self.words.text[self.found[-1].end : start]))

    def _judge(self, entry: Entry) -> Mention | None:
        """The mention with its form and role, or None where the name is something else."""
        words, (start, end) = self.words, self._span(entry)
        if entry.key in CAPITALS and not words.text[start:end].isupper():
            return None
        form, role = read_role(words, entry.first, entry.kind)
        if role == "name" or words.behind(entry.after).lower() in vocabulary.OUTLET_AFTER:
            return None
        form = form or form_behind(words, entry.after)
        if role == "bare" and self._joined(entry.first):
            form, role = self._inherited(entry, form)
        role = corrected_role(words, start, end, role)
        if self._locates_office(entry, role) or self._goes_on_with_office(start):
            role = "branch"
        if words.behind(entry.after) in ("Raya", "RAYA"):
            is_spoken_of = entry.codes[0] in vocabulary.SPOKEN_OF_AS_RAYA
            form, role = ("both", "explicit") if is_spoken_of else (form, "street")
        role = self._settled(entry, role)
        return Mention(start, end, entry.key, entry.codes, entry.kind, form, role) if role else None

    def _is_surname(self, first: int) -> bool:
        """Whether a name stands right behind another that is no word of bodies and no place: "Yuliana Batubara"."""
        words = self.words
        if not words.are_adjacent(first - 1) or not words.is_capital[first - 1]:
            return False
        before = words.printed[first - 1]
        return not (is_ordinary(before) or is_acronym(before) or place_length([words.small[first - 1]], False))

    def _goes_on_with_office(self, start: int) -> bool:
        """Whether a name stands right behind that of an office: "Cabang Batam Sekupang"."""
        return bool(self.found) and self.found[-1].role == "branch" and start - self.found[-1].end == 1

    def _locates_office(self, entry: Entry, role: str) -> bool:
        """Whether a region only says where the office before it sits: "Cabang Meulaboh, Kabupaten Aceh Barat"."""
        if role != "explicit" or not self.found or self.found[-1].role != "branch":
            return False
        gap = self.words.text[self.found[-1].end : self.words.spans[entry.first][0]]
        return bool(vocabulary.APPOSITION.fullmatch(gap)) and not set(self.found[-1].codes).isdisjoint(entry.codes)

    def _span(self, entry: Entry) -> tuple[int, int]:
        return self.words.spans[entry.first][0], self.words.spans[entry.after - 1][1]

    def _inherited(self, entry: Entry, form: str | None) -> tuple[str | None, str]:
        """In a list a name takes form and role of the one before; a province behind a comma only locates it."""
        last = self.found[-1]
        gap = self.words.text[last.end : self.words.spans[entry.first][0]]
        if len(entry.codes[0]) == 2 and len(last.codes[0]) > 2 and ("," in gap or "(" in gap):
            return form, "suffix"
        if entry.kind == last.kind == "name":
            return last.form, last.role
        return form, "place" if last.role == "place" else "bare"

    def _settled(self, entry: Entry, role: str) -> str | None:
        """The role in the end, or None where a word that is more often something else stands without a word of place."""
        words = self.words
        if entry.kind == "town":
            return "hint" if role == "bare" else role
        if entry.kind == "district":
            if role == "district" or (role == "branch" and entry.key not in MARKERS):  # there is a Kecamatan Kota
                return role
            return None if is_in_longer_name(words, entry.first, entry.after) else "hint"
        is_uncertain = entry.key in UNCERTAIN
        is_listed = role == "bare" and self._joined(entry.first) and self.found[-1].kind == "name"
        if role == "bare" and ((is_uncertain and not is_listed) or not words.is_capital[entry.first]):
            return None
        if is_uncertain and role in ("place", "people", "origin") and runs_on(words, entry.after):
            return None
        if is_uncertain and role in ("government", "acronym", "branch") and self._is_surname(entry.first):
            return None
        is_new_town = words.printed[entry.first] == "Kota" and role in ("bare", "place")  # "Kota Baru", not Kotabaru
        return None if is_new_town else role
