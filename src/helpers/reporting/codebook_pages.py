"""The codebook as pages: what each code means and how often it was met, and the rules that read the evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pandas as pd

from helpers import tables
from helpers.coding.codebook import FIELD
from helpers.paths import write_text_whole
from helpers.reporting.cells import shortened
from helpers.reporting.links import SiteContext
from helpers.reporting.pages import render_page
from helpers.reporting.readings import KINDS, PUBLISHED
from helpers.reporting.wording import Wording, msgid

# The closed lists beside the codes: attribute of the codebook, its title, where its codes are counted.
LISTS = {
    "statuses": (msgid("Status of a strategy"), ("strategies", "status")),
    "units": (msgid("Units of figures"), ("quantities", "unit_code")),
    "relations": (msgid("How a figure is bounded"), ("quantities", "relation")),
    "bodies": (msgid("Whom a person speaks for"), ("people", "body_code")),
    "modes": (msgid("Kinds of quotation"), ("quotes", "mode")),
    "kinds": (msgid("Kinds of instrument"), ("instruments", "instrument_kind")),
}
CODES = {
    "target_groups": (msgid("Target groups"), ("target_groups", "target_group_code")),
    "indicators": (msgid("What figures measure"), ("quantities", "indicator_code")),
    "programmes": (msgid("Insurance programmes"), ("programmes", "programme_code")),
    "flags": (msgid("Checks"), ("flags", "flag_code")),
}


@dataclass(frozen=True)
class Entry:
    """A code as the page shows it: texts in one language, and in how many articles it was met."""

    code: str
    label: str
    definition: str
    include: str
    exclude: str
    cues: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    name: str
    title: str
    definition: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Rule:
    """A rule that read something: what it looks for, how much it read, one place to see it at work."""

    name: str
    kind: str
    cue: str
    row_count: str
    document_count: str
    example: str
    place: tuple[str, int, int]


def write_codebook_pages(site: Path, data: dict[str, pd.DataFrame], codebook, context: SiteContext) -> None:
    """Write the pages ``methods`` and ``rules`` in every language."""
    rules = find_rules(data)
    for lang in context.langs:
        words = Wording(lang)
        families = tuple(family_groups(data, codebook, words))
        groups = {name: code_group(name, *CODES[name], data, codebook, words) for name in CODES}
        lists = [code_group(name, *LISTS[name], data, codebook, words) for name in LISTS]
        shown = {"families": families, "groups": groups, "lists": lists}
        page = render_page("site/methods.html.j2", words, context.frame(lang, "methods"), **shown)
        write_text_whole(site / lang / "methods.html", page)
        by_kind = groupby(worded_rules(rules, codebook, words), key=lambda rule: rule.kind)
        shown = {"rules": [(kind, list(several)) for kind, several in by_kind], "KINDS": KINDS}
        page = render_page("site/rules.html.j2", words, context.frame(lang, "rules"), **shown)
        write_text_whole(site / lang / "rules.html", page)


def family_groups(data: dict[str, pd.DataFrame], codebook, words: Wording) -> Iterator[Group]:
    """The strategies by family."""
    counts = _document_counts(data, "strategies", "strategy_code")
    for family in codebook.families.values():
        codes = [code for code in codebook.strategies.values() if code.family == family.code]
        entries = tuple(_entry(code, counts, words) for code in codes)
        yield Group(family.code, words.label(family), family.definition.get(words.lang, ""), entries)


def code_group(name: str, title: str, column: tuple[str, str], data: dict, codebook, words: Wording) -> Group:
    """All codes of one list of the codebook."""
    counts = _document_counts(data, *column)
    entries = tuple(_entry(code, counts, words) for code in getattr(codebook, name).values())
    return Group(name, words.text(title), "", entries)


def _entry(code, counts: dict[str, int], words: Wording) -> Entry:
    texts = [getattr(code, name).get(words.lang, "") for name in ("definition", "include", "exclude")]
    cues = tuple(cue.find for cue in code.cues)
    return Entry(code.code, words.label(code), *texts, cues, counts.get(code.code, 0))


def _document_counts(data: dict[str, pd.DataFrame], table: str, column: str) -> dict[str, int]:
    return data[table].groupby(column)["document_id"].nunique().to_dict()


def find_rules(data: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Every rule that read something: ``rule_id, kind, row_count, document_count`` and its first row's place."""
    columns = ["rule_id", "document_id", "start", "end", "evidence"]
    rows = [data[name][columns].assign(kind=name) for name in tables.EVIDENCE_TABLES]
    rows.append(_published(data["documents"]).assign(kind=PUBLISHED))
    found = pd.concat([part for part in rows if len(part)] or rows[:1])
    groups = found.groupby(["kind", "rule_id"], sort=True)
    counts = groups.agg(row_count=("document_id", "size"), document_count=("document_id", "nunique"))
    return groups[columns[1:]].first().join(counts).reset_index()


def _published(documents: pd.DataFrame) -> pd.DataFrame:
    dated = documents.dropna(subset=["published_rule_id", "published_start", "published_end"])
    names = {"published_rule_id": "rule_id", "published_start": "start", "published_end": "end"}
    dated = dated[[*names, "document_id", "text"]].rename(columns=names).astype({"start": "int64", "end": "int64"})
    evidence = [row.text[row.start : row.end] for row in dated.itertuples()]
    return dated.drop(columns="text").assign(evidence=pd.Series(evidence, index=dated.index, dtype="str"))


def worded_rules(rules: pd.DataFrame, codebook, words: Wording) -> Iterator[Rule]:
    """Rules in one language, in the order of `KINDS`; those of the codebook with the cue they look for."""
    cues = dict(_cues(codebook))
    order = list(KINDS)
    for row in sorted(rules.itertuples(), key=lambda row: (order.index(row.kind), row.rule_id)):
        counts = words.number(row.row_count), words.number(row.document_count)
        place = (row.document_id, int(row.start), int(row.end))
        yield Rule(row.rule_id, row.kind, cues.get(row.rule_id, ""), *counts, shortened(row.evidence, 120), place)


def _cues(codebook) -> Iterator[tuple[str, str]]:
    for table, field in FIELD.items():
        for code in getattr(codebook, table).values():
            yield from ((f"{field}.{code.code}.{cue.id}", cue.find) for cue in code.cues)
