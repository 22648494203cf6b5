"""How far, in words: shares with what they are shares of, or two figures side by side with the reason why not divided."""

from types import SimpleNamespace

import pandas as pd

from helpers.comparison.ratios import REASONS
from helpers.reporting.blocks import Run
from helpers.reporting.cells import amount, linked, region_link, worded
from helpers.reporting.wording import NO_VALUE, Wording, msgid

REASON_WORDS = {
    "no_base": msgid("the article gives a share without saying of how many"),
    "only_a_bound": msgid("one of the figures is only a bound (at least, more than)"),
    "other_period": msgid("the two figures are of different periods"),
    "period_unstated": msgid("the articles do not say that both figures are of one period"),
    "several_places": msgid("the sentence lists several places, so whose figure is whose is not certain"),
    "other_group": msgid("the two figures are of different workers"),
    "base_is_rest": msgid("the larger figure counts those not yet reached, not all"),
    "several_figures": msgid("several figures could be the part; the articles do not say which"),
    "above_base": msgid("the part is larger than the whole it was read with"),
}
SOURCE_WORDS = {"calculated": msgid("divided here"), "stated": msgid("stated in the article")}


def base_of(row):
    """The base of a row of `build_ratios`, under the names that a figure has."""
    names = ("period", "indicator_code", "value", "unit_code", "relation", "document_id", "start", "end")
    return SimpleNamespace(**{name: getattr(row, f"base_{name}") for name in names})


def divided(ratios: pd.DataFrame) -> pd.DataFrame:
    """The shares with a base, those of whole areas first."""
    return ratios[(ratios["reason_code"] == "") & ratios["share"].notna()].reset_index(drop=True)


def without_base(ratios: pd.DataFrame) -> pd.DataFrame:
    """The shares that articles state without a base, joint ones left out."""
    return ratios[(ratios["reason_code"] == "no_base") & ratios["area_code"].notna()].reset_index(drop=True)


def side_by_side(ratios: pd.DataFrame) -> pd.DataFrame:
    """The pairs of figures that are not divided."""
    return ratios[ratios["share"].isna()].reset_index(drop=True)


def when(row, words: Wording) -> str:
    """The period of a figure as stated, else the year of its article, marked so."""
    if isinstance(row.period, str):
        return period_in_words(row.period, words)
    year = getattr(row, "year", None)
    return NO_VALUE if year is None or pd.isna(year) else words.text("article of {year}", year=words.year(year))


def period_in_words(period: str, words: Wording) -> str:
    """A year, month or day as a reader writes it.

    >>> period_in_words("2024-06-30", Wording("id")), period_in_words("2025", Wording("en"))
    ('30 Juni 2024', '2025')
    """
    match period.count("-"):
        case 2:
            return words.date(period)
        case 1:
            return words.month(period + "-01")
    return period


def _area(row, words: Wording, codebook) -> list[Run]:
    if row.area_code in row.region_codes:
        return [region_link(row.area_code, codebook)]
    return [area_name(row, words, codebook)]


def area_name(row, words: Wording, codebook) -> str:
    """Name of the area that figures are of; of several regions together where it is that."""
    if isinstance(row.area_code, str):
        return codebook.regions[row.area_code].name
    names = words.listing(codebook.regions[code].name for code in row.region_codes)
    return words.text("{names}, together", names=names)


def _figure(row, words: Wording, codebook) -> list[Run]:
    label = words.label(codebook.indicators[row.indicator_code])
    return [f"{label}: ", linked(amount(row, words, codebook), row)]


def divided_rows(ratios: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Shares with their base: area, share linked to its figure, what it is of, when, and who divided."""
    rows = []
    for row in divided(ratios).itertuples():
        base = base_of(row)
        digits = 0 if row.share >= 0.1 else 1
        rows.append(
            {
                "area": _area(row, words, codebook),
                "share": [linked(words.percent(row.share, digits), row)],
                "of": _figure(base, words, codebook),
                "part": [linked(amount(row, words, codebook), row)] if row.source_code == "calculated" else NO_VALUE,
                "when": when(row, words),
                "source": words.text(SOURCE_WORDS[row.source_code]),
            }
        )
    columns = {
        "area": words.text("Region"),
        "share": words.text("Share"),
        "part": words.text("Reached"),
        "of": words.text("Of"),
        "when": words.text("When"),
        "source": words.text("How"),
    }
    return worded(rows, columns)


def stated_rows(ratios: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Shares covered that articles state without a base: region, share, when."""
    rows = [
        {
            "area": _area(row, words, codebook),
            "share": [linked(amount(row, words, codebook), row)],
            "when": when(row, words),
        }
        for row in without_base(ratios).itertuples()
    ]
    return worded(rows, {"area": words.text("Region"), "share": words.text("Share stated"), "when": words.text("When")})


def dated(row, words: Wording, more: str = "") -> str:
    """When a figure is of, in brackets with what else is said of it; nothing where neither is known."""
    said = [part for part in (when(row, words), more) if part not in (NO_VALUE, "")]
    return f" ({'; '.join(said)})" if said else ""


def side_rows(ratios: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Figures side by side that are not divided, with the reason."""
    rows = []
    for row in side_by_side(ratios).itertuples():
        base = base_of(row)
        rows.append(
            {
                "area": _area(row, words, codebook),
                "one": [*_figure(row, words, codebook), dated(row, words)],
                "other": [*_figure(base, words, codebook), dated(base, words) if isinstance(base.period, str) else ""],
                "why": words.text(REASON_WORDS[row.reason_code]),
            }
        )
    columns = {
        "area": words.text("Region"),
        "one": words.text("Figure"),
        "other": words.text("Beside"),
        "why": words.text("Not divided, because"),
    }
    return worded(rows, columns)


def reason_items(ratios: pd.DataFrame, words: Wording) -> list[str]:
    """How often figures were not divided, and why, the commonest reason first."""
    counts = side_by_side(ratios)["reason_code"].value_counts()
    order = sorted(counts.index, key=lambda code: (-counts[code], REASONS.index(code)))
    return [
        words.plural(
            "{n} pair: {reason}.", "{n} pairs: {reason}.", int(counts[code]), reason=words.text(REASON_WORDS[code])
        )
        for code in order
    ]
