"""A corpus of any size, for measurements: the briefs of ``data/raw`` retold of other places, people, figures and days.

Deterministic: the same seed and number give the same bytes. Such articles say nothing true and are never published.
"""

import datetime
import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from helpers import paths, tables
from helpers.schemas import EVIDENCE_TABLES

GIVEN = ["Ahmad", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hendra", "Indah", "Joko", "Kartika", "Lestari"]
FAMILY = ["Siregar", "Wibowo", "Nasution", "Hidayat", "Saragih", "Pratama", "Lubis", "Santoso", "Rahman", "Utami"]
DAY = re.compile(r"\((\d{1,2})/(\d{1,2})/(\d{4})\)")
FIGURE = re.compile(
    r"(?<![\d./,])(\d{1,3}(?:\.\d{3})+|[1-9]\d{1,2})(?![\d./,])(?= (?:orang|pekerja|nelayan|petani|peserta))"
)
KINDS = {"regency": "Kabupaten", "city": "Kota"}


def make_corpus(folder: Path, count: int, seed: int = 0, texts_per_folder: int = 1000) -> None:
    """Write ``count`` texts below a folder; the first 514 are about 514 regions, and so on in turns."""
    for number, text in enumerate(make_texts(count, seed)):
        place = folder / f"{number // texts_per_folder:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"artikel-{number:07}.txt").write_text(text, encoding="utf-8")


def make_texts(count: int, seed: int = 0) -> Iterator[str]:
    """The texts one after the other; text ``n`` depends on ``n`` and the seed alone."""
    for number in range(count):
        yield make_text(number, seed)


def make_text(number: int, seed: int = 0) -> str:
    """A brief of a region, retold of the region whose turn it is."""
    chance = random.Random(f"{seed}|{number}")
    regions = _regions()
    code, level, name = regions[number % len(regions)]
    text, old, people = chance.choice(_briefs()[level])
    text = _of_another_place(text, old, name, KINDS[level])
    for person in people:
        text = text.replace(person, f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}")
    text = FIGURE.sub(lambda met: _near(met[1], chance), text)
    weeks = chance.randrange(-100, 100)
    return DAY.sub(lambda met: _weeks_later(met, weeks), text)


def repeat_rows(coded: Mapping[str, pd.DataFrame], count: int) -> Iterator[dict[str, pd.DataFrame]]:
    """The rows of some coded documents again and again, as if they were of so many documents.

    Each time the documents have names, days, regions and people of their own; texts and places in them stay. What only
    all articles together tell is left out.
    """
    names = ["documents", "reading_log", *EVIDENCE_TABLES]
    own = {name: coded[name] for name in names}
    own["flags"] = own["flags"][~own["flags"]["rule_id"].str.startswith("check.corpus")]
    codes = [code for code, *_ in _regions()]
    for turn in range(-(-count // len(own["documents"]))):
        if (rest := count - turn * len(own["documents"])) < len(own["documents"]):
            kept = own["documents"]["document_id"].head(rest)
            own = {name: frame[frame["document_id"].isin(kept)] for name, frame in own.items()}
        shift = dict(zip(codes, codes[turn % len(codes) :] + codes[: turn % len(codes)], strict=True))
        yield {name: _repeated(frame, turn, shift) for name, frame in own.items()}


def _repeated(rows: pd.DataFrame, turn: int, shift: dict[str, str]) -> pd.DataFrame:
    made = {"document_id": rows["document_id"] + f"-{turn:04}"}
    for column in {"region_code", "own_region_code"} & set(rows):
        made[column] = rows[column].map(lambda code: shift.get(code, code)).astype("str")
    for column in {"published_date", "card_date"} & set(rows):
        made[column] = rows[column] - pd.Timedelta(days=37 * turn % 1800)
    if "person_name" in rows:
        made["person_name"] = rows["person_name"] + f" {GIVEN[turn % 12]}{FAMILY[turn // 12 % 10].lower()}{turn // 120}"
    if "file" in rows:
        made["file"] = rows["file"] + f"-{turn:04}"
    if "published_date" in rows:
        made["year"] = made["published_date"].dt.year.astype("Int64")
    return rows.assign(**made).reset_index(drop=True)


def _of_another_place(text: str, old: str, new: str, kind: str) -> str:
    """Every mention of the place, the first of them with its kind, so that a name that two regions share is settled."""
    for form in (str, str.upper):
        text = re.sub(rf"\b{re.escape(form(old))}\b", form(new), text)
    return text if f"{kind} {new}" in text else f"{text.rstrip()}\n\nAcara berlangsung di {kind} {new}.\n"


def _near(figure: str, chance: random.Random) -> str:
    """A figure of the same length, with its separators."""
    return figure[:1].translate({ord(figure[0]): str(chance.randint(1, 9))}) + re.sub(
        r"\d", lambda _: str(chance.randint(0, 9)), figure[1:]
    )


def _weeks_later(met: re.Match, weeks: int) -> str:
    try:
        day = datetime.date(int(met[3]), int(met[2]), int(met[1])) + datetime.timedelta(weeks=weeks)
    except ValueError:
        return met[0]
    return f"({day.day}/{day.month}/{day.year})"


@cache
def _regions() -> list[tuple[str, str, str]]:
    """Code, level and bare name of every regency and city."""
    known = pd.read_csv(paths.codebook() / "regions.csv", dtype=str)
    known = known[known["level"].isin(KINDS)]
    bare = known["name"].str.replace(r"^(Kabupaten|Kota)( Administrasi)? ", "", regex=True)
    return list(zip(known["code"], known["level"], bare, strict=True))


@cache
def _briefs() -> dict[str, list[tuple[str, str, list[str]]]]:
    """Briefs of one region each, by the region's level: text, bare name of the region, people named."""
    folder = paths.ROOT / "data" / "processed"
    regions = tables.read_table("regions", folder).query("is_subject")
    people = tables.read_table("people", folder)
    names = {code: (level, name) for code, level, name in _regions()}
    found = {level: [] for level in KINDS}
    for document, codes in regions.groupby("document_id")["region_code"].unique().items():
        path = paths.RAW / f"{document}.txt"
        if len(codes) == 1 and codes[0] in names and path.is_file():
            level, name = names[codes[0]]
            named = people.loc[people["document_id"] == document, "person_name"]
            text = path.read_text(encoding="utf-8")
            if name in text:
                found[level].append((text, name, sorted(set(named), key=len, reverse=True)))
    return found
