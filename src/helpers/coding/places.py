"""Regions of an article: which regencies, cities and provinces it names, and which of them it is about.

A name that a kabupaten and a kota share is decided by the words at it ("Bupati", "Pemkot"), then by the other
mentions in the article, then by districts named; with nothing to tell them apart it is both.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.gazetteer import Gazetteer
from helpers.coding.place_names import Mention, MentionFinder
from helpers.coding.place_roles import SCORES
from helpers.coding.subjects import Placed, find_subjects

__all__ = ["Gazetteer", "Region", "find_regions", "rank_regions"]

REGENCY_HEAD = re.compile(r"\b(?:bupati|pemkab|wabup|setkab|sekkab)\b", re.I)
CITY_HEAD = re.compile(r"\b(?:wali ?kota|pemkot|wawali|balai ?kota)\b", re.I)
VILLAGE = re.compile(r"\b(?:kades|kepala desa|pemerintah desa|pemdes|perangkat desa)\b", re.I)


@dataclass(frozen=True)
class Region:
    """A mention of a region; ``is_subject`` says whether the article is about the region."""

    code: str
    is_subject: bool
    start: int
    end: int
    rule_id: str


def find_regions(article: Article, regions: Gazetteer) -> list[Region]:
    """Every mention of a region outside furniture, in order; a name that stands for two regions gives two rows.

    A region that is a subject is one in all its mentions.
    """
    placed = _place_all(article, regions)
    subjects = find_subjects(article, placed)
    return [
        Region(p.code, p.code in subjects, p.mention.start, p.mention.end, f"region.{p.mention.kind}.{p.mention.role}")
        for p in placed
    ]


def rank_regions(article: Article, regions: Gazetteer) -> list[tuple[str, float]]:
    """Codes of regencies and cities with the weight of their mentions, the heaviest first."""
    weights: dict[str, float] = defaultdict(float)
    for p in _place_all(article, regions):
        if len(p.code) > 2:
            weights[p.code] += p.score
    return sorted(weights.items(), key=lambda item: -item[1])


def _place_all(article: Article, regions: Gazetteer) -> list[Placed]:
    mentions = MentionFinder(article.masked("body", "context"), regions).find()
    evidence = Evidence(article, mentions, regions)
    return [
        Placed(code, _score(m, article.kind_at(m.start) == "body"), m, article.kind_at(m.start) == "body")
        for m in mentions
        for code in evidence.resolve(m)
    ]


def _score(m: Mention, is_body: bool) -> float:
    """The weight of a mention; a headline or dateline weighs little, but a town in it is no chance."""
    if is_body:
        return SCORES[m.role]
    return SCORES["context"] if m.kind == "town" else min(SCORES[m.role], SCORES["context"])


class Evidence:
    """What the mentions of one article say about each other."""

    def __init__(self, article: Article, mentions: list[Mention], regions: Gazetteer):
        self.levels = {code: region.level for code, region in regions.regions.items()}
        names = [m for m in mentions if m.kind == "name"]
        self.forms = _forms_by_key(names)
        self.named = {code for m in names for code in m.codes}
        self.provinces = {code for code in self.named if len(code) == 2}
        self.alone = {m.codes[0] for m in names if len(m.codes) == 1}
        parts = [m for m in mentions if m.kind != "name" and (m.role != "hint" or len(m.codes) == 1)]
        self.by_part = {code for m in parts for code in m.codes if code in self.named}
        self.heads = _heads(article.body)

    def resolve(self, m: Mention) -> list[str]:
        """Codes that a mention stands for; none where a district or a short form could lie anywhere."""
        if m.kind != "name":
            return self._resolve_part(m)
        codes = [code for code in m.codes if len(code) > 2]
        provinces = [code for code in m.codes if len(code) == 2]
        if not codes or (provinces and self._is_province(m)):
            return provinces
        forms = {"regency", "city"} if m.form == "both" else {m.form} if m.form else self.forms[m.key]
        fitting = [code for code in codes if self.levels[code] in forms]
        return fitting or self._told_apart(codes)

    def _is_province(self, m: Mention) -> bool:
        """Whether a name that a province shares with a city or regency ("Jambi") is the province's here."""
        forms = self.forms[m.key]
        return m.form == "province" or m.role == "suffix" or (m.form is None and forms == {"province"})

    def _told_apart(self, codes: list[str]) -> list[str]:
        """A bare name that two regions share: decided by districts, by the kind of government, by the province."""
        lie_apart = len({code[:2] for code in codes}) > 1
        for told in (
            [code for code in codes if code in self.alone],
            [code for code in codes if code in self.by_part],
            [code for code in codes if lie_apart and code[:2] in self.provinces],
            [code for code in codes if self.levels[code] in self.heads],
        ):
            if told and len(told) < len(codes):
                return told
        is_short_form = len({self.levels[code] for code in codes}) < len(codes)
        return [] if is_short_form else codes

    def _resolve_part(self, m: Mention) -> list[str]:
        """The regency that a district or town lies in: one that the article names, one in its province, the only one."""
        named = [code for code in m.codes if code in self.named]
        near = [code for code in m.codes if code[:2] in self.provinces]
        told = next((codes for codes in (named, near, list(m.codes)) if len(codes) == 1), [])
        return told if m.role != "hint" or m.kind == "town" or told == named else []


def _forms_by_key(names: list[Mention]) -> dict[str, set[str]]:
    """In which forms each name stands in the article: an explicit one decides the bare ones."""
    forms: dict[str, set[str]] = defaultdict(set)
    for m in names:
        if m.form:
            forms[m.key] |= {"regency", "city"} if m.form == "both" else {m.form}
    return forms


def _heads(body: str) -> set[str]:
    """Which kind of government the article speaks of without a name."""
    found = {level for level, head in (("regency", REGENCY_HEAD), ("city", CITY_HEAD)) if head.search(body)}
    return found or ({"regency"} if VILLAGE.search(body) else set())
