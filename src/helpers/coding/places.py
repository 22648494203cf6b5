"""Regions of an article: which regencies, cities and provinces it names, and which of them it is about.

A name that a kabupaten and a kota share is decided by the words at it ("Bupati", "Pemkot"), then by the other
mentions in the article, then by districts named; with nothing to tell them apart it is both.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from helpers.coding.article import Article
from helpers.coding.gazetteer import Gazetteer
from helpers.coding.place_names import SCORES, Mention, MentionFinder
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
    mentions = MentionFinder(_readable(article), regions).find()
    evidence = _Evidence(article, mentions, regions)
    return [
        Placed(code, _score(article, m), m, article.kind_at(m.start) == "body")
        for m in mentions
        for code in evidence.resolve(m)
    ]


def _score(article: Article, m: Mention) -> float:
    return SCORES[m.role] if article.kind_at(m.start) == "body" else min(SCORES[m.role], SCORES["context"])


def _readable(article: Article) -> str:
    """Smoothed text without furniture; paragraphs stay apart."""
    text, at, parts = article.plain, 0, []
    for p in article.paragraphs:
        if p.kind != "furniture":
            parts += ["\n" * (p.start - at), text[p.start : p.end]]
            at = p.end
    return "".join(parts)


class _Evidence:
    """What the mentions of one article say about each other."""

    def __init__(self, article: Article, mentions: list[Mention], regions: Gazetteer):
        self.regions = regions
        self.formed: dict[str, set[str]] = defaultdict(set)
        for m in mentions:
            if m.kind == "name" and m.form in ("regency", "city", "both"):
                self.formed[m.key] |= {"regency", "city"} if m.form == "both" else {m.form}
        names = [m for m in mentions if m.kind == "name"]
        self.provinces = {code for m in names for code in m.codes if len(code) == 2}
        self.single = {m.codes[0] for m in names if len(m.codes) == 1 and len(m.codes[0]) > 2}
        self.named = {code for m in names for code in m.codes}
        self.by_district = {
            code
            for m in mentions
            if m.kind in ("district", "town") and (m.role != "hint" or len(m.codes) == 1 or m.kind == "town")
            for code in m.codes
            if code in self.named
        }
        self.heads = self._heads(article.body)

    @staticmethod
    def _heads(body: str) -> set[str]:
        """Which kind of government the article speaks of without a name."""
        found = set()
        if REGENCY_HEAD.search(body):
            found.add("regency")
        if CITY_HEAD.search(body):
            found.add("city")
        if not found and VILLAGE.search(body):
            found.add("regency")
        return found

    def resolve(self, m: Mention) -> list[str]:
        """Codes that a mention stands for."""
        if m.kind == "name":
            return self._resolve_name(m)
        return self._resolve_part(m)

    def _resolve_name(self, m: Mention) -> list[str]:
        codes = [c for c in m.codes if len(c) > 2]
        provinces = [c for c in m.codes if len(c) == 2]
        if m.form == "province" and provinces:
            return provinces
        if not codes:
            return provinces
        if provinces and m.form is None and m.role == "suffix":
            return provinces
        wanted = {"regency", "city"} if m.form == "both" else {m.form} if m.form in ("regency", "city") else None
        wanted = wanted or self.formed[m.key] or None
        if wanted:
            fitting = [c for c in codes if self.regions.regions[c].level in wanted]
            codes = fitting or codes
        if len(codes) > 1 and not wanted:
            codes = self._told_apart(codes)
        return codes

    def _told_apart(self, codes: list[str]) -> list[str]:
        """A bare name that two regions share: decided by districts, by the kind of government, by the province."""
        for told in (
            [c for c in codes if c in self.by_district],
            [c for c in codes if c[:2] in self.provinces] if len({c[:2] for c in codes}) > 1 else [],
            [c for c in codes if self.regions.regions[c].level in self.heads],
        ):
            if told and len(told) < len(codes):
                return told
        return codes

    def _resolve_part(self, m: Mention) -> list[str]:
        """The regency that a district or a town lies in: one that the article names, one in its province, or the only one."""
        for told in ([c for c in m.codes if c in self.named], [c for c in m.codes if c[:2] in self.provinces], list(m.codes)):
            if len(told) == 1 and (m.role != "hint" or told[0] in self.named):
                return told
        return []
