"""Who is one person: the names of all articles gathered under keys, and the keys joined where they mean one person.

Joining is careful, since a wrong person costs more than one met twice. One full name is one person, but an office
holder is never a worker or heir of the same name. What is less than that needs the same role: a name of one word, and
a spelling that is one letter apart. Two names that one article holds apart are never joined.

Rows, keys and documents are numbers in arrays, and names are compared within one office at a time: there may be
millions of rows, but an office has few names.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd

from helpers.coding.role_forms import GENERAL_WORDS, name_slug
from helpers.coding.slips import is_one_slip

SHORTEST_VARIANT = 5  # letters of a word in which one may be another; below that it makes another name too often
NAMED = ["person_name", "normal_role", "body_code"]


def combined(*columns: pd.Series) -> np.ndarray:
    """A number for each row that is the same for the same categories; the numbers sort as the categories do."""
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes = codes * len(column.cat.categories) + column.cat.codes.to_numpy()
    return codes


class Persons:
    """Rows of `people` gathered under keys, and the keys joined where they mean one person.

    A full name's key is its slug and whether it is a worker's; a single word's is its slug with role and body, or with
    the document where the role is anybody's.

    Parameters
    ----------
    rows : DataFrame
        ``document_id, person_name, normal_role, body_code``, all of them categories in the order of the alphabet.
    """

    def __init__(self, rows: pd.DataFrame):
        self._names = rows["person_name"].cat.categories.to_numpy(object)
        self._slugs = {name: name_slug(name) for name in self._names}
        self._name_of_row = rows["person_name"].cat.codes.to_numpy(np.int64)
        found, first, at = np.unique(combined(*(rows[c] for c in NAMED)), return_index=True, return_inverse=True)
        heads = rows[NAMED].iloc[first].astype(object).itertuples(index=False, name=None)
        heads = [(self._slugs[name], role, body) for name, role, body in heads]
        self._gather_keys(_begun(heads), at, rows["document_id"].cat)
        self._gather_offices(heads, at, len(found))
        self._above: dict[int, int] = {}
        self._joined: dict[int, set[int]] = {}  # documents of the keys that were asked to join

    def _gather_keys(self, begun: list[tuple], at: np.ndarray, documents) -> None:
        """The keys, the key of each row, and the documents of each key, from the keys that names and roles begin."""
        numbers: dict[tuple, int] = {}
        number = np.array([numbers.setdefault(key, len(numbers)) for key in begun], dtype=np.int64)[at]
        is_open = np.array([len(key) == 1 for key in begun], dtype=bool)[at]  # the document ends it
        codes, count = documents.codes.to_numpy(np.int64), len(documents.categories)
        kept, self._key_of_row = np.unique(number * (count + 1) + np.where(is_open, codes + 1, 0), return_inverse=True)
        ids, order = documents.categories.to_numpy(object), list(numbers)
        pairs = zip((kept // (count + 1)).tolist(), (kept % (count + 1)).tolist(), strict=True)
        self.keys = [(*order[n], ids[document - 1]) if document else order[n] for n, document in pairs]
        pairs = np.unique(self._key_of_row * count + codes)
        self._bounds = np.searchsorted(pairs, np.arange(len(kept) + 1) * count)
        self._documents = pairs % max(count, 1)

    def _gather_offices(self, heads: list[tuple], at: np.ndarray, count: int) -> None:
        """Role and body of each key, of the roles that tell apart."""
        tells = np.array([_tells_apart(role, body) for _, role, body in heads], dtype=bool)
        told = tells[at]
        self.offices: dict[int, set[tuple]] = defaultdict(set)
        for pair in np.unique(self._key_of_row[told] * count + at[told]).tolist():
            self.offices[pair // count].add(heads[pair % count][1:])

    def root(self, key: int) -> int:
        while key in self._above:
            key = self._above[key]
        return key

    def _documents_of(self, key: int) -> set[int]:
        if key not in self._joined:
            self._joined[key] = set(self._documents[self._bounds[key] : self._bounds[key + 1]].tolist())
        return self._joined[key]

    def _join(self, key: int, other: int) -> None:
        """Put a key's person under another's, unless one article names both."""
        low, high = self.root(key), self.root(other)
        if low != high and self._documents_of(low).isdisjoint(self._documents_of(high)):
            self._above[low] = high
            self._joined[high] |= self._joined.pop(low)

    def join_spellings(self) -> None:
        """Join names of one office that are one letter apart; the rarer spelling joins the commoner."""
        counts = np.diff(self._bounds).tolist()
        of_office = defaultdict(list)
        for rank, key in enumerate(sorted(self.offices, key=lambda key: (-counts[key], self.keys[key]))):
            for office in self.offices[key]:
                of_office[office].append((rank, key))
        pairs = [
            (rank, office, key, leader)
            for office, holders in of_office.items()
            if len(holders) > 1
            for rank, key, leader in self._spellings(holders)
        ]
        for _, _, key, leader in sorted(pairs):
            self._join(key, leader)

    def _spellings(self, holders: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Of the holders of one office, as rank and key, those that are a spelling of one before, with that one."""
        leaders = defaultdict(set)
        for rank, key in holders:
            slug = self.keys[key][0]
            shortened = _shortened(slug)
            near = {leader for form in shortened for leader in leaders.get(form, ())}
            fitting = [leader for leader in near if _is_spelling(slug, self.keys[leader][0])]
            if len(fitting) == 1:
                yield rank, key, fitting[0]
                continue
            for form in shortened:
                leaders[form].add(key)

    def join_single_words(self) -> None:
        """Join a name of one word to the only full name with that word in the same office."""
        clusters = defaultdict(list)
        for key in self.offices:
            if "-" not in self.keys[key][0]:
                clusters[self.root(key)].append(key)
        asked = {self.keys[key][1:] for members in clusters.values() for key in members}
        full = defaultdict(set)
        for key, offices in self.offices.items():
            if "-" in self.keys[key][0]:
                for word in self.keys[key][0].split("-"):
                    for office in offices & asked:
                        full[(word, *office)].add(self.root(key))
        for root, members in sorted(clusters.items(), key=lambda item: self.keys[item[0]]):
            fitting = {person for key in members for person in full.get(self.keys[key], ())}
            if len(fitting) == 1:
                self._join(root, fitting.pop())

    def named(self) -> tuple[pd.Categorical, pd.Categorical]:
        """Name and id of the person of each row."""
        above = np.array([self.root(key) for key in range(len(self.keys))], dtype=np.int64)
        roots, of_row = np.unique(above[self._key_of_row], return_inverse=True)
        names = self._fullest_names(of_row)
        slugs = [self._slugs[name] for name in names]
        sharing = Counter(slugs)
        ids = [
            name_slug(" ".join((slug, *self.keys[root][1:]))) if sharing[slug] > 1 else slug
            for root, slug in zip(roots.tolist(), slugs, strict=True)
        ]
        return _as_categories(names).take(of_row), _as_categories(ids).take(of_row)

    def _fullest_names(self, persons: np.ndarray) -> list[str]:
        """The name of each person, by the persons of the rows: most words, of equals the form met most."""
        count = max(len(self._names), 1)
        pairs, often = np.unique(persons * count + self._name_of_row, return_counts=True)
        forms = zip((pairs // count).tolist(), self._names[pairs % count], often.tolist(), strict=True)
        return [min(own, key=self._fullness)[1] for _, own in groupby(forms, key=itemgetter(0))]

    def _fullness(self, form: tuple[int, str, int]) -> tuple:
        _, name, often = form
        return (-self._slugs[name].count("-"), -often, name.isupper(), -len(name), name)


def _as_categories(texts: list[str]) -> pd.Categorical:
    return pd.Categorical(texts, categories=pd.Index(sorted(set(texts)), dtype="str"))


def _begun(heads: list[tuple]) -> list[tuple]:
    """The key that each slug with its role and body has, or how it begins where the document is to end it."""
    in_office = {slug for slug, role, body in heads if role and body != "worker"}
    at_work = {slug for slug, role, body in heads if role and body == "worker"}

    def key(slug: str, role: str, body: str) -> tuple:
        if "-" not in slug:
            return (slug, role, body) if _tells_apart(role, body) else (slug,)
        is_worker = body == "worker" if role else slug in at_work - in_office
        return (slug, "worker" if is_worker else "")

    return [key(*head) for head in heads]


def _tells_apart(role: str, body: str) -> bool:
    """Whether a role is one office of one place, so that it says who is meant: "kepala batu", but not "ahli waris"."""
    return body not in ("worker", "other") and not GENERAL_WORDS.issuperset(role.split())


def _shortened(slug: str) -> list[str]:
    """A slug and what is left of it without one of its letters; two spellings of a name have one of these in common."""
    return [slug, *(slug[:at] + slug[at + 1 :] for at in range(1, len(slug)) if slug[at] != "-")]


def _is_spelling(first: str, second: str) -> bool:
    """Whether two slugs are one name but for a letter of one word."""
    pairs = list(zip(first.split("-"), second.split("-"), strict=False))
    apart = [(a, b) for a, b in pairs if a != b]
    return len(apart) == 1 and max(map(len, apart[0])) >= SHORTEST_VARIANT and is_one_slip(*apart[0])
