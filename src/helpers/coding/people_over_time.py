"""Who held which role when: the people of all articles joined into persons, and their roles with first and last dates.

Joining is careful, since a wrong person costs more than one met twice. One full name is one person, but an office
holder is never a worker or heir of the same name. What is less than that needs the same role: a name of one word, and
a spelling that is one letter apart. Two names that one article holds apart are never joined.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import pandas as pd

from helpers.coding.bodies import AGENCY
from helpers.coding.offices import ALSO_NAMES, HEADS
from helpers.coding.slips import is_one_slip

COLUMNS = [
    "person_id",
    "person_name",
    "role",
    "body_code",
    "first_year",
    "last_year",
    "first_date",
    "last_date",
    "document_count",
    "document_ids",
]
SHORTEST_VARIANT = 5  # letters of a word in which one may be another; below that it makes another name too often
SAME = [
    (re.compile(rf"\b(?:{pattern})\b"), plain)
    for pattern, plain in (
        (AGENCY, "bpjs"),
        (r"(kepala|cabang|kantor|istri|ketua|wakil)nya", r"\1"),
        ("pelaksana tugas", "plt"),
        ("pelaksana harian", "plh"),
        (r"(?:penjabat|pejabat|pj) sementara", "pjs"),
        ("penjabat|pjb", "pj"),
        ("kacab|kakacab", "kepala cabang"),
        ("kakanwil", "kepala wilayah"),
        (r"kantor cabang (?:perintis|pembantu)", "kcp"),
        ("kantor cabang", "cabang"),
        ("kantor wilayah|kanwil", "wilayah"),
        ("kadis", "kepala dinas"),
        ("kadisnaker", "kepala dinas tenaga kerja"),
        ("kadisnakertrans", "kepala dinas tenaga kerja dan transmigrasi"),
        ("disnaker", "dinas tenaga kerja"),
        ("disnakertrans", "dinas tenaga kerja dan transmigrasi"),
        ("kabid", "kepala bidang"),
        ("kades", "kepala desa"),
        ("wabup", "wakil bupati"),
        ("walikota|walkot", "wali kota"),
        ("sekda", "sekretaris daerah"),
        (r"pemkab|pemerintah kabupaten|kabupaten|kab", ""),
        (r"pemkot|pemerintah kota", "kota"),
        (r"pemprov|pemerintah provinsi", "provinsi"),
    )
]
# What departments and bureaus are for: words of a role that name no place.
UNIT_WORDS = frozenset(
    """sosial tenaga kerja ketenagakerjaan transmigrasi perindustrian perdagangan koperasi ukm umkm usaha mikro kecil
    menengah pertanian perikanan kelautan pangan ketahanan tanaman hortikultura perkebunan peternakan kehutanan
    kesehatan pendidikan kebudayaan pariwisata pemuda olahraga perhubungan pemberdayaan masyarakat desa perempuan
    perlindungan anak pengendalian penduduk kependudukan pencatatan sipil keluarga berencana pekerjaan umum penataan
    ruang perumahan permukiman lingkungan hidup komunikasi informatika statistik penanaman modal pelayanan perizinan
    terpadu satu pintu energi sumber mineral perpustakaan kearsipan kepegawaian perencanaan pembangunan
    keuangan aset pendapatan pengelola pengelolaan penelitian kesatuan bangsa politik penanggulangan bencana""".split()
)
GENERAL_WORDS = (
    HEADS
    | ALSO_NAMES
    | UNIT_WORDS
    | frozenset(
        """bpjs kantor cabang wilayah kcp dinas badan bidang seksi bagian subbagian unit daerah kota provinsi desa
        kelurahan kecamatan kampung pemasaran kepesertaan umum utama dan di pada ri wali waris i ii iii dprd dpr tp pkk
        setempat tersebut itu ini setda sekretariat bpu pu peserta perluasan program jaminan republik indonesia""".split()
    )
)


def name_slug(name: str) -> str:
    """A name in lower case, ASCII letters and digits, with hyphens.

    >>> name_slug("Ma'ruf  AMIN"), name_slug("M. Rizal Oktavián")
    ('maruf-amin', 'm-rizal-oktavian')
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"['’‘`ʼ]", "", name)).encode("ascii", "ignore").decode().lower()
    # A name in another script is given by the numbers of its letters.
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "-".join(f"{ord(letter):x}" for letter in name)


@lru_cache(maxsize=20_000)
def role_words(role: str) -> tuple[str, ...]:
    """Words of a role in one writing: no brackets, the agency by one name, acting offices as plt, plh, pj and pjs.

    >>> role_words("Penjabat (Pj) Bupati Batu"), role_words("Kakacab BPJS-TK Batu")
    (('pj', 'bupati', 'batu'), ('kepala', 'cabang', 'bpjs', 'batu'))
    """
    text = " ".join(re.sub(r"\W+", " ", re.sub(r"\([^)]*\)", " ", role.casefold())).split())
    for pattern, plain in SAME:
        text = pattern.sub(plain, text)
    words = text.split()
    return tuple(word for at, word in enumerate(words) if not at or word != words[at - 1])


def normal_role(role: str, body: str) -> str:
    """The form in which roles are compared; within the agency, its name and "kantor cabang" tell nothing apart.

    >>> normal_role("Kepala Kantor Cabang BPJAMSOSTEK Batu", "agency"), normal_role("Kepala BPJS TK Batu", "agency")
    ('kepala batu', 'kepala batu')
    """
    untold = ("bpjs", "kantor", "cabang") if body == "agency" else ()
    words = role_words(role)
    return " ".join([word for word in words if word not in untold] or words)


def identify_people(documents: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The rows of `people` with ``person_id``, ``person_name`` (the fullest form), ``date`` and ``normal_role``.

    A person's id is the slug of the name. Where persons share it, an office holder of a full name keeps it, and the
    others' ids go on with "worker", the role or, where that tells nobody apart, the document.
    """
    rows = people.reset_index(drop=True)
    rows["role"] = rows["role"].astype(object).where(rows["role"].notna(), "")
    rows["date"] = document_dates(documents).reindex(rows["document_id"]).to_numpy()
    pairs = list(zip(rows["role"], rows["body_code"], strict=True))
    forms = {pair: normal_role(*pair) for pair in set(pairs)}
    rows["normal_role"] = [forms[pair] for pair in pairs]
    persons = _Persons(rows)
    persons.join_spellings()
    persons.join_single_words()
    names, ids = persons.named()
    rows["person_id"] = [ids[persons.root(key)] for key in persons.keys]
    rows["person_name"] = pd.Series([names[persons.root(key)] for key in persons.keys], index=rows.index, dtype="str")
    return rows


def document_dates(documents: pd.DataFrame) -> pd.Series:
    """Day of each document by its id: printed, else from the card."""
    dates = documents["published_date"].astype("datetime64[ns]").fillna(documents["card_date"].astype("datetime64[ns]"))
    return pd.Series(dates.to_numpy(), index=documents["document_id"].to_numpy(), dtype="datetime64[ns]")


def roles_over_time(documents: pd.DataFrame, identified: pd.DataFrame) -> pd.DataFrame:
    """Roles of each person with the dates of the articles that give them.

    Parameters
    ----------
    identified : DataFrame
        From `identify_people`.

    Returns
    -------
    DataFrame
        One row per person and role, sorted by ``person_id, first_year, first_date, role``. Somebody whom no article gives a role
        has one row without.
    """
    rows = identified.copy()
    years = pd.Series(documents["year"].to_numpy(), index=documents["document_id"].to_numpy(), dtype="Int64")
    rows["year"] = years.reindex(rows["document_id"]).to_numpy()
    has_role = rows["normal_role"] != ""
    kept = rows[has_role | ~rows["person_id"].isin(rows.loc[has_role, "person_id"])]
    kept = kept.sort_values(["person_id", "normal_role"], kind="stable").itertuples(index=False)
    found = [_role_of(list(rows)) for _, rows in groupby(kept, key=attrgetter("person_id", "normal_role"))]
    dtypes = {column: "str" for column in COLUMNS} | {"document_count": "int64"}
    dtypes |= {"first_year": "Int64", "last_year": "Int64"}
    dtypes |= {"first_date": "datetime64[ns]", "last_date": "datetime64[ns]"}
    table = pd.DataFrame(found, columns=COLUMNS).astype(dtypes)
    return table.sort_values(["person_id", "first_year", "first_date", "role"], kind="stable").reset_index(drop=True)


def _role_of(rows: list) -> dict:
    """One person's one role, from the rows that give it."""
    held = sorted({row.document_id for row in rows})
    years = [row.year for row in rows if not pd.isna(row.year)]
    dates = [row.date for row in rows if not pd.isna(row.date)]
    return {
        "person_id": rows[0].person_id,
        "person_name": rows[0].person_name,
        "role": _commonest(row.role for row in rows) or None,
        "body_code": _commonest(row.body_code for row in rows),
        "first_year": min(years, default=pd.NA),
        "last_year": max(years, default=pd.NA),
        "first_date": min(dates, default=pd.NaT),
        "last_date": max(dates, default=pd.NaT),
        "document_count": len(held),
        "document_ids": " ".join(held),
    }


def _commonest(forms) -> str:
    """The form met most, of equals the longest."""
    counted = Counter(forms)
    return min(counted, key=lambda form: (-counted[form], -len(form), form))


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


class _Persons:
    """Rows of `people` gathered under keys, and the keys joined where they mean one person.

    A full name's key is its slug and whether it is a worker's; a single word's is its slug with role and body, or with
    the document where the role is anybody's.
    """

    def __init__(self, rows: pd.DataFrame):
        self.keys: list[tuple] = []
        self.forms: dict[tuple, Counter] = defaultdict(Counter)
        self.documents: dict[tuple, set[str]] = defaultdict(set)
        self.offices: dict[tuple, set[tuple]] = defaultdict(set)  # role and body, of roles that tell apart
        self._above: dict[tuple, tuple] = {}
        columns = ["person_name", "normal_role", "body_code", "document_id"]
        slugs = {name: name_slug(name) for name in rows["person_name"].unique()}
        roles = rows[["person_name", "normal_role", "body_code"]].drop_duplicates()
        roles = [(slugs[name], role, body) for name, role, body in roles.itertuples(index=False, name=None)]
        in_office = {slug for slug, role, body in roles if role and body != "worker"}
        at_work = {slug for slug, role, body in roles if role and body == "worker"}
        one: dict = {}  # of equal keys and documents one object is kept
        for name, role, body, document in rows[columns].itertuples(index=False, name=None):
            slug, document = slugs[name], one.setdefault(document, document)
            tells = _tells_apart(role, body)
            if "-" in slug:
                is_worker = body == "worker" if role else slug in at_work - in_office
                key = (slug, "worker" if is_worker else "")
            else:
                key = (slug, *((role, body) if tells else (document,)))
            key = one.setdefault(key, key)
            self.keys.append(key)
            self.forms[key][name] += 1
            self.documents[key].add(document)
            if tells:
                self.offices[key].add((role, body))

    def root(self, key: tuple) -> tuple:
        while key in self._above:
            key = self._above[key]
        return key

    def _join(self, key: tuple, other: tuple) -> None:
        """Put a key's person under another's, unless one article names both."""
        low, high = self.root(key), self.root(other)
        if low != high and self.documents[low].isdisjoint(self.documents[high]):
            self._above[low] = high
            self.documents[high] |= self.documents[low]
            self.forms[high] += self.forms[low]

    def join_spellings(self) -> None:
        """Join names of one office that are one letter apart; the rarer spelling joins the commoner."""
        leaders = defaultdict(set)
        for key, offices in sorted(self.offices.items(), key=lambda item: (-len(self.documents[item[0]]), item[0])):
            shortened = _shortened(key[0])
            for office in sorted(offices):
                near = {leader for form in shortened for leader in leaders.get((form, office), ())}
                fitting = [leader for leader in near if _is_spelling(key[0], leader[0])]
                if len(fitting) == 1:
                    self._join(key, fitting[0])
                    continue
                for form in shortened:
                    leaders[(form, office)].add(key)

    def join_single_words(self) -> None:
        """Join a name of one word to the only full name with that word in the same office."""
        full = defaultdict(set)
        clusters = defaultdict(list)
        for key, offices in self.offices.items():
            if "-" not in key[0]:
                clusters[self.root(key)].append(key)
                continue
            for office in offices:
                for word in key[0].split("-"):
                    full[(word, *office)].add(self.root(key))
        for root, members in sorted(clusters.items()):
            fitting = {person for key in members for person in full[key]}
            if len(fitting) == 1:
                self._join(root, fitting.pop())

    def named(self) -> tuple[dict[tuple, str], dict[tuple, str]]:
        """Name and id of each person, by root."""
        roots = sorted({self.root(key) for key in self.keys})
        names = {root: _fullest(self.forms[root]) for root in roots}
        sharing = Counter(name_slug(name) for name in names.values())
        ids = {}
        for root, name in names.items():
            slug = name_slug(name)
            ids[root] = name_slug(" ".join((slug, *root[1:]))) if sharing[slug] > 1 else slug
        return names, ids


def _fullest(forms: Counter) -> str:
    """The form with most words, of equals the one met most."""
    return min(forms, key=lambda form: (-name_slug(form).count("-"), -forms[form], form.isupper(), -len(form), form))
