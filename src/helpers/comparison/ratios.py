"""Shares of what was to be reached, only where both figures speak of the same: region, workers, and period.

Everything else stays side by side, with the reason why it is not divided. A share that an article states itself is
taken as stated; it has a base only where its own sentence names one.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

import pandas as pd

from helpers.comparison.figure_contexts import FigureContexts

# In the order in which they are asked: a reason further down is nearer to being comparable.
REASONS = [
    "no_base",
    "only_a_bound",
    "other_period",
    "period_unstated",
    "several_places",
    "other_group",
    "base_is_rest",
    "several_figures",
    "above_base",
]
PARTS = {"coverage": ["participants"], "target": ["participants", "participants_new", "subsidised"]}
BASES = {"coverage": "eligible", "target": "target"}
FIGURE = ["indicator_code", "value", "unit_code", "relation", "document_id", "start", "end", "rule_id"]
COLUMNS = [
    *("area_code", "region_codes", "measure_code", "source_code", "share", "reason_code", "year"),
    *("period", *FIGURE),
    *(f"base_{name}" for name in ("period", *FIGURE)),
]


def build_ratios(cases: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Coverage and reached targets, or why two figures are not divided.

    Figures are of an area: the region that their sentence names for them, the only subject of their article, or all
    its subjects together.

    Parameters
    ----------
    cases : DataFrame
        All the cases of every article that is asked.

    Returns
    -------
    DataFrame
        ``area_code`` (missing for several regions together), ``region_codes`` (list of the cases' regions that the
        area is or lies in); ``measure_code`` (``coverage``: participants of those eligible; ``target``: reached of a
        target); ``source_code`` (``calculated``, or ``stated`` by the article); ``share`` (1 is all; missing where not
        comparable); ``reason_code`` (why not, or why a stated share has no base; else empty); the figure (``year,
        period, indicator_code, value, unit_code, relation, document_id, start, end``) and its base (the same with
        ``base_``; missing without one). Sorted by area, measure, year and place.
    """
    figures = _figures(cases, tables["quantities"])
    contexts = FigureContexts(tables)
    rows = []
    # plain rows: there are many areas of a few figures each, and a frame costs more to make than to read
    for _, own in groupby(figures.itertuples(), key=lambda row: row.area):
        of_area = list(own)
        rows += [*_stated(of_area, contexts), *_told_once(_calculated(of_area, contexts))]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values(
        ["area_code", "measure_code", "year", "document_id", "start"], kind="stable", ignore_index=True
    )


def ratios_of_region(ratios: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """The rows that are of a region, or of an area that it lies in."""
    is_here = [region_code in codes for codes in ratios["region_codes"]]
    return ratios[pd.Series(is_here, index=ratios.index, dtype=bool)].reset_index(drop=True)


def _figures(cases: pd.DataFrame, quantities: pd.DataFrame) -> pd.DataFrame:
    """The figures asked, each once an article, with their area."""
    wanted = {"coverage", *BASES.values(), *(code for codes in PARTS.values() for code in codes)}
    subjects = cases.groupby("document_id").agg(region_codes=("region_code", sorted), year=("year", "first"))
    found = quantities[quantities["indicator_code"].isin(wanted)].merge(subjects, on="document_id")
    only = found["region_codes"].map(lambda codes: codes[0] if len(codes) == 1 else None)
    found["area_code"] = found["own_region_code"].fillna(only)
    found["area"] = found["area_code"].fillna("several: " + found["document_id"])
    own = [[a] if a in codes else codes for a, codes in zip(found["area_code"], found["region_codes"], strict=True)]
    found["region_codes"] = pd.Series(own, index=found.index, dtype=object)
    order = ["area", "year", "document_id", "start", "end", "indicator_code", "unit_code", "value"]
    found = found.sort_values(order, kind="stable")
    return found.drop_duplicates(["area", "document_id", "indicator_code", "unit_code", "value"], ignore_index=True)


def _period(row) -> str:
    return row.period if isinstance(row.period, str) else ""


def _why_not(row, base, contexts: FigureContexts) -> str:
    """The first reason why a figure is no share of a base; empty where it is one."""
    if not {row.relation, base.relation} <= {"exactly", "about"}:
        return "only_a_bound"
    if _period(row) and _period(base) and _period(row) != _period(base):
        return "other_period"
    # A target is of a time to come: only where both name their time is it the same one.
    is_one_time = row.document_id == base.document_id and base.indicator_code == "eligible"
    if _period(row) != _period(base) or not (_period(row) or is_one_time):
        return "period_unstated"
    if contexts.names_several_places(row) or contexts.names_several_places(base):
        return "several_places"
    if not contexts.are_same_workers(row, base):
        return "other_group"
    if contexts.is_rest(base):
        return "base_is_rest"
    return "above_base" if base.indicator_code == "eligible" and row.value > base.value else ""


def _calculated(figures: list, contexts: FigureContexts) -> Iterator[dict]:
    """Those reached beside what they are to be a share of, each with the base that is nearest to being one."""
    workers = [row for row in figures if row.unit_code == "workers" and row.value > 0]
    for measure, indicator in BASES.items():
        bases = [row for row in workers if row.indicator_code == indicator]
        parts = [row for row in workers if row.indicator_code in PARTS[measure]] if bases else []
        pairs = [_nearest(row, bases, contexts) for row in parts]
        met = defaultdict(set)
        for row, base, why in pairs:
            met[(base.Index, why)].add(row.value)
        for row, base, why in pairs:
            # Of several figures that would all be a share of one base, the articles do not say which is.
            reason = why or ("several_figures" if len(met[(base.Index, "")]) > 1 else "")
            yield _row(measure, "calculated", row, base, reason, None if reason else row.value / base.value)


def _nearest(row, bases: list, contexts: FigureContexts) -> tuple:
    """The base that is nearest to being one: of the article or of the figure's own period, else the latest."""
    near = [b for b in bases if b.document_id == row.document_id or _period(b) == _period(row) != ""] or bases[-1:]
    judged = [(row, base, _why_not(row, base, contexts)) for base in near]
    return max(judged, key=lambda pair: (REASONS.index(pair[2]) if pair[2] else len(REASONS), -pair[1].Index))


def _told_once(rows: Iterator[dict]) -> list[dict]:
    """Of the figures that cannot be divided by one base, the largest: the others are parts of it as a rule."""
    kept: dict[tuple, dict] = {}
    for row in rows:
        base = tuple(row[f"base_{name}"] for name in ("document_id", "start", "end"))
        key = (row["measure_code"], base, row["start"] if not row["reason_code"] else None)
        if key not in kept or kept[key]["value"] < row["value"]:
            kept[key] = row
    return list(kept.values())


def _stated(figures: list, contexts: FigureContexts) -> Iterator[dict]:
    """Shares that articles state, with the base that their own sentence names."""
    workers = [row for row in figures if row.unit_code == "workers" and row.indicator_code in BASES.values()]
    for row in figures:
        if row.indicator_code != "coverage" or row.unit_code != "percent":
            continue
        near = [b for b in workers if b.document_id == row.document_id and _period(b) == _period(row)]
        first, last = contexts.sentence(row) if near else (row.start, row.end)
        bases = [base for base in near if first <= base.start and base.end <= last]
        base = bases[0] if len(bases) == 1 else None
        measure = "target" if base is not None and base.indicator_code == "target" else "coverage"
        yield _row(measure, "stated", row, base, "no_base" if base is None else "", row.value / 100)


def _row(measure: str, source: str, row, base, reason: str, share: float | None) -> dict:
    head = {"area_code": row.area_code, "region_codes": row.region_codes, "measure_code": measure, "share": share}
    own = {name: getattr(row, name) for name in FIGURE} | {"period": _period(row) or None, "year": row.year}
    other = {} if base is None else {f"base_{name}": getattr(base, name) for name in FIGURE}
    other |= {} if base is None else {"base_period": _period(base) or None}
    return {**head, "source_code": source, "reason_code": reason, **own, **other}
