"""Rows of tables to what a cell shows: names, figures and sentences in the reader's language, linked to their evidence."""

from collections.abc import Iterable, Mapping

import pandas as pd

from helpers.coding.article import Article
from helpers.corrections.form import RULES
from helpers.reporting.blocks import CORRECTED, Evidence, PageLink, Run
from helpers.reporting.licences import may_be_shown
from helpers.reporting.statuses import SIGNS
from helpers.reporting.wording import Wording, msgid

RELATION_SIGNS = {"about": "± ", "at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "less_than": "< "}
JOINT = "*"  # behind a name: reported of several regions together
SINGULAR = {  # what English calls one of a unit; Indonesian makes no difference
    "workers": "worker",
    "people": "person",
    "villages": "village or ward",
    "regions": "region",
    "employers": "employer",
    "cases": "case",
    "agents": "agent",
    "days": "day",
    "months": "month",
    "years": "year",
}
LONGEST = 300  # characters of a sentence that a report shows


def worded(rows: Iterable[dict], columns: dict[str, str]) -> pd.DataFrame:
    """Rows to a frame whose columns carry the labels that the reader sees, in their order, also without rows."""
    return pd.DataFrame(list(rows), columns=list(columns)).rename(columns=columns)


def region_link(code: str, codebook) -> PageLink:
    """A region's official name, linked to its profile."""
    return PageLink(codebook.regions[code].name, f"regions/{code}")


def strategy_link(code: str, codebook, words: Wording) -> PageLink:
    """A strategy's label, linked to its page."""
    return PageLink(words.label(codebook.strategies[code]), f"strategies/{code}")


def region_order(codes, codebook) -> list[str]:
    """Region codes in the order of their names, the kind of region (Kabupaten, Kota) counting last."""
    return sorted(codes, key=lambda code: (codebook.regions[code].name.split(" ", 1)[-1], code))


def amount(row, words: Wording, codebook) -> str:
    """A figure in words: value, unit and bound.

    Parameters
    ----------
    row
        A row of `quantities` (``value, unit_code, relation``).
    """
    sign = RELATION_SIGNS.get(row.relation, "")
    value = float(row.value)
    digits = next((digits for digits in (0, 1) if round(value, digits) == value), 2)  # no nought that none has printed
    if row.unit_code == "percent":
        return sign + words.percent(row.value / 100, digits)
    if row.unit_code == "rupiah":
        return sign + words.rupiah(row.value)
    if row.unit_code == "rank":
        return words.text("rank {n}", n=words.number(row.value))
    if row.unit_code == "other":
        return sign + words.number(row.value, digits)
    unit = words.label(codebook.units[row.unit_code])
    if value == 1 and words.lang == "en":
        unit = SINGULAR.get(row.unit_code, unit)
    return f"{sign}{words.number(row.value, digits)} {unit}"


def linked(text: str, row) -> Evidence:
    """Words linked to the place that a row was read from; marked where a person gave or changed the row."""
    by_hand = f" {CORRECTED}" if getattr(row, "rule_id", "") in RULES.values() else ""
    return Evidence(text + by_hand, row.document_id, int(row.start), int(row.end))


def by_strategy(portfolios: pd.DataFrame) -> dict[str, list]:
    """The rows of portfolios by their strategy, as `regions_with_status` takes them."""
    found: dict[str, list] = {}
    for row in portfolios.itertuples():
        found.setdefault(row.strategy_code, []).append(row)
    return found


def regions_with_status(portfolio: Iterable, codebook) -> list[Run]:
    """The regions of one strategy's portfolio rows, each with the sign of its status and linked to its evidence."""
    rows = {row.region_code: row for row in portfolio}
    runs: list[Run] = []
    for code in region_order(rows, codebook):
        runs += [", "] if runs else []
        joint = JOINT if rows[code].is_joint else ""
        runs.append(linked(f"{SIGNS[rows[code].status]} {codebook.regions[code].name}{joint}", rows[code]))
    return runs


def regions_with_places(places: Mapping[str, tuple[str, int, int]], codebook) -> list[Run]:
    """Regions, each linked to a place of its own."""
    runs: list[Run] = []
    for code in region_order(places, codebook):
        runs += [", "] if runs else []
        runs.append(Evidence(codebook.regions[code].name, *places[code]))
    return runs


def sentence_around(article: Article, start: int, end: int) -> str:
    """The sentence of an article that holds a span, white space folded, shortened at its end.

    A span that no sentence holds (a date line) is given by itself.
    """
    sentence = article.sentence_at(start)
    if sentence and end <= sentence.end:
        start, end = sentence.start, sentence.end
    return shortened(article.text[start:end])


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text of at most ``longest`` characters, cut at a word.

    >>> shortened("satu dua tiga", 9)
    'satu dua…'
    """
    folded = " ".join(text.split())
    if len(folded) <= longest:
        return folded
    return folded[:longest].rsplit(" ", 1)[0] + "…"


def quoted(row) -> str:
    """The evidence of a row with ``kind`` and ``licence`` of its document: cut where the text is not ours to show."""
    return " ".join(row.evidence.split()) if may_be_shown(row.kind, row.licence) else shortened(row.evidence)


def instrument_name(row, codebook, words: Wording) -> str:
    """An instrument as it is cited: kind, number and year, or its words where it has neither."""
    if pd.isna(row.number) and pd.isna(row.year):
        return shortened(row.evidence, 120)
    kind = words.label(codebook.kinds[row.instrument_kind])
    number = "" if pd.isna(row.number) else f" {row.number}"
    year = "" if pd.isna(row.year) else f"/{int(row.year)}" if number else f" {int(row.year)}"
    return f"{kind}{number}{year}"


STATUS_NOTE = msgid("● done, ◐ under way, ○ planned; * reported of several regions together.")
