"""The whole coding of a text: every finder in its turn, and the two forms that a coding is given on in.

`code_text` reads one text; `code_texts` many, over several processes with a bounded number in flight, in order.
`to_gold_form` is the JSON that hand-coded gold has; `build_evidence` and `add_corpus_rows` make the tidy tables.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from helpers import pools, tables
from helpers.coding.article import Article
from helpers.coding.belonging import with_actors_and_groups, with_regions
from helpers.coding.checks import find_flags
from helpers.coding.codebook import Codebook, load_codebook
from helpers.coding.coded import coder_state, recall_codings
from helpers.coding.corpus_checks import corpus_flags
from helpers.coding.dates import LATEST_YEAR, find_dates, find_published
from helpers.coding.events import build_events
from helpers.coding.instruments import find_instruments
from helpers.coding.people import find_people
from helpers.coding.people_over_time import identify_people, roles_over_time
from helpers.coding.places import find_regions
from helpers.coding.programmes import find_programmes
from helpers.coding.quantities import find_quantities
from helpers.coding.quotes import find_quotes
from helpers.coding.strategies import find_strategies
from helpers.coding.target_groups import find_target_groups
from helpers.coding.topic import is_on_topic

BATCH = 32  # texts that one process codes at a time


@dataclass
class Coding:
    """What was read out of one text; lists of the finders' rows, each with ``start, end, rule_id``.

    A text off topic has `is_on_topic` false and nothing else.
    """

    article: Article
    is_on_topic: bool = False
    published: object = None
    dates: list = field(default_factory=list)
    regions: list = field(default_factory=list)
    strategies: list = field(default_factory=list)
    quantities: list = field(default_factory=list)
    instruments: list = field(default_factory=list)
    people: list = field(default_factory=list)
    quotes: list = field(default_factory=list)
    target_groups: list = field(default_factory=list)
    programmes: list = field(default_factory=list)
    flags: list = field(default_factory=list)


def code_text(text: str, codebook: Codebook, latest_year: int = LATEST_YEAR) -> Coding:
    """Code one text by the manual. Never raises, whatever the text.

    ``latest_year`` is the last that a date without a year can be of, where the text prints no later one.
    """
    article = Article(text)
    coding = Coding(article, is_on_topic(article))
    if not coding.is_on_topic:
        return coding
    coding.dates = find_dates(article)
    coding.published = find_published(article, latest_year)
    coding.regions = find_regions(article, codebook.gazetteer)
    coding.strategies = find_strategies(article, codebook)
    coding.quantities = find_quantities(article, coding.published and coding.published.date)
    coding.instruments = find_instruments(article)
    coding.people = find_people(article)
    coding.quotes = find_quotes(article, coding.people)
    coding.target_groups = find_target_groups(article, codebook, coding.people, coding.strategies)
    coding.programmes = find_programmes(article, codebook)
    coding.quantities = with_regions(article, coding.quantities, coding.regions)
    strategies = with_regions(article, coding.strategies, coding.regions)
    coding.strategies = with_actors_and_groups(article, strategies, codebook, coding)
    coding.flags = find_flags(article, coding)
    return coding


def code_texts(
    texts: Iterable[str], give, codebook_folder: Path, jobs: int = 1, latest_year: int = LATEST_YEAR
) -> Iterator:
    """Code many texts and give on ``give(coding)`` of each, in order.

    Parameters
    ----------
    texts : iterable of str
        Read lazily: a few batches are held at a time, so memory is flat however many there are.
    give : callable
        Turns a `Coding` into what is sent back between processes; a module-level function.
    codebook_folder : Path
        Folder of the codebook; each process loads it once.
    jobs : int
        Processes; 1 codes in this one. While a cluster is connected (`helpers.pools`), it codes.
    """
    if jobs <= 1 and not pools.connected():
        codebook = load_codebook(codebook_folder)
        yield from (give(code_text(text, codebook, latest_year)) for text in texts)
        return
    code = partial(_code_batch, give=give, codebook_folder=codebook_folder, latest_year=latest_year)
    with pools.open_pool(jobs) as (submit, width):
        waiting = deque()
        for batch in _batches(texts):
            waiting.append(submit(code, batch))
            if len(waiting) >= 4 * width:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _code_batch(batch: list[str], give, codebook_folder: Path, latest_year: int) -> list:
    codebook = load_codebook(codebook_folder)
    return [give(code_text(text, codebook, latest_year)) for text in batch]


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while batch := list(islice(rest, BATCH)):
        yield batch


def to_gold_form(coding: Coding) -> dict:
    """A coding in the form of hand-coded gold, spans and rules added; the caller adds ``doc``."""
    text = coding.article.text

    def placed(row, **values) -> dict:
        place = {"start": row.start, "end": row.end, "evidence": text[row.start : row.end], "rule": row.rule_id}
        return {**values, **place}

    def codes(rows) -> list[str]:
        return sorted({row.code for row in rows})

    direct = [q for q in coding.quotes if q.mode == "direct"]
    indirect = [q for q in coding.quotes if q.mode != "direct"]
    return {
        "on_topic": coding.is_on_topic,
        "published": coding.published.date.isoformat() if coding.published else None,
        "regions": codes(r for r in coding.regions if r.is_subject),
        "strategies": [
            placed(s, code=s.code, status=s.status, region=s.region, actor=s.actor, target_group=s.target_group)
            for s in coding.strategies
        ],
        "quantities": [
            placed(
                q,
                value=q.value,
                unit=q.unit,
                indicator=q.indicator,
                relation=q.relation,
                period=q.period,
                region=q.region,
            )
            for q in coding.quantities
        ],
        "instruments": [
            placed(i, kind=i.kind, number=i.number, year=i.year, title=i.title) for i in coding.instruments
        ],
        "people": [placed(p, name=p.name, role=p.role, body=p.body) for p in coding.people],
        "quotes": [placed(q, speaker=q.speaker) for q in direct],
        "statements": [placed(q, speaker=q.speaker) for q in indirect],
        "target_groups": codes(coding.target_groups),
        "programmes": codes(coding.programmes),
        "flags": [placed(f, code=f.code, severity=f.severity, detail=f.detail) for f in coding.flags],
    }


def to_rows(coding: Coding) -> dict[str, list[dict]]:
    """A coding as rows of the evidence tables, by table, ``document_id`` still missing.

    The entry ``documents`` is one row: what the text itself says of the document.
    """
    text = coding.article.text

    def placed(row, **values) -> dict:
        place = {"start": row.start, "end": row.end, "evidence": text[row.start : row.end], "rule_id": row.rule_id}
        return {**values, **place}

    return {
        "documents": [_document(coding)],
        "regions": [placed(r, region_code=r.code, is_subject=r.is_subject) for r in coding.regions],
        "strategies": [
            placed(
                s,
                strategy_code=s.code,
                status=s.status,
                own_region_code=s.region,
                actor_body_code=s.actor,
                target_group_code=s.target_group,
            )
            for s in coding.strategies
        ],
        "quantities": [
            placed(
                q,
                value=q.value,
                unit_code=q.unit,
                indicator_code=q.indicator,
                relation=q.relation,
                period=q.period,
                own_region_code=q.region,
            )
            for q in coding.quantities
        ],
        "instruments": [
            placed(i, instrument_kind=i.kind, number=i.number, year=i.year, title=i.title) for i in coding.instruments
        ],
        "people": [placed(p, person_name=p.name, role=p.role, body_code=p.body) for p in coding.people],
        "quotes": [placed(q, speaker_name=q.speaker, mode=q.mode) for q in coding.quotes],
        "target_groups": [placed(t, target_group_code=t.code) for t in coding.target_groups],
        "programmes": [placed(p, programme_code=p.code) for p in coding.programmes],
        "flags": [placed(f, flag_code=f.code, severity=f.severity, detail=f.detail) for f in coding.flags],
    }


def _document(coding: Coding) -> dict:
    article, published = coding.article, coding.published
    read = {
        "is_on_topic": coding.is_on_topic,
        "is_advertorial": article.is_advertorial,
        "agency": article.agency,
        "title": article.title,
    }
    if published:
        read |= {
            "published_date": published.date,
            "published_start": published.start,
            "published_end": published.end,
            "published_rule_id": published.rule_id,
        }
    return read


def build_evidence(
    documents: list[dict], codebook_folder: Path, jobs: int = 1, tick=lambda: None, latest_year: int | None = None
) -> dict:
    """Code documents, each by itself, into the tidy tables.

    Parameters
    ----------
    documents : list of dict
        Rows as the corpus gives them: the columns of `documents` that come from file and card, with ``text``.
    latest_year : int, optional
        As `latest_year_of` gives it of the whole corpus, where these are not all its documents.
    tick : callable
        Called after each document, for a progress bar.

    Returns
    -------
    dict of str to DataFrame
        The documents and the tables of evidence; `add_corpus_rows` completes them.
    """
    names = ["documents", *tables.EVIDENCE_TABLES]
    rows: dict[str, list[dict]] = {name: [] for name in names}
    latest_year = latest_year or latest_year_of(documents)
    texts = [document["text"] for document in documents]

    def code(some: list[str], jobs: int) -> Iterator[dict]:
        return code_texts(some, to_rows, codebook_folder, jobs, latest_year)

    codings = recall_codings(texts, code, coder_state(codebook_folder, latest_year), jobs)
    for document, coded in zip(documents, codings, strict=True):
        rows["documents"].append(_joined(document, coded.pop("documents")[0]))
        for name, found in coded.items():
            rows[name] += [{"document_id": document["document_id"], **row} for row in found]
        tick()
    return {name: tables.build_table(name, rows[name]) for name in names}


def latest_year_of(documents: Iterable[dict]) -> int:
    """The last year that the cards of a corpus tell; a date without a year is not later."""
    return max([LATEST_YEAR, *(d["card_year"] for d in documents if d.get("card_year"))])


def add_corpus_rows(built: dict) -> dict:
    """The tables with what only all documents together tell: findings about several of them, roles over time."""
    found = built["flags"].to_dict("records") + corpus_flags(built)
    roles = roles_over_time(built["documents"], identify_people(built["documents"], built["people"]))
    return built | {
        "flags": tables.build_table("flags", found),
        "events": tables.build_table("events", build_events(built)),
        "roles": tables.build_table("roles", roles.to_dict("records")),
    }


def _joined(document: dict, read: dict) -> dict:
    """What file and card say of a document with what its text says; a given headline and the card's year stand."""
    title = document.get("title") or read["title"]
    printed = read.get("published_date")
    year = document.get("card_year") or (printed and printed.year)
    return {**document, **read, "title": title, "year": year, "word_count": len(document["text"].split())}
