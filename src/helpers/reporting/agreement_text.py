"""Agreement of coders as a terminal shows it, with a paragraph that a methods section can quote."""

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers import __version__
from helpers.reporting.wording import NO_VALUE, Wording

MARKS = {"reliable": "++", "tentative": "+", "unreliable": "-", "not_estimable": ""}
HEAD = ("code", "unit", "n", "pos.", "prev.", "raw", "alpha", "95 % interval", "", "F1 =", "F1 ~", "chars off")
FORM = "{:<42}{:<10}{:>5}{:>6}{:>7}{:>7}{:>8}  {:<16}{:<3}{:>6}{:>6}{:>10}"
UNITS = {"paragraph": "paragraphs", "document": "articles"}


def agreement_lines(table: pd.DataFrame) -> Iterator[str]:
    """The table of agreement for a terminal; codes that cannot be estimated are named in one line a table and reason."""
    measured = table[table["level"] != "not_estimable"]
    if len(measured):
        yield FORM.format(*HEAD).rstrip()
        yield from (_line(row) for row in measured.itertuples())
        if "paragraph" in set(measured["unit"]):
            yield "A coder who marks one place a code and article agrees less on paragraphs than on articles: --unit document."
        yield "++ alpha 0.80 and above; + 0.667 to 0.80, tentative; - below. F1 of equal (=) and overlapping (~) spans."
    rest = table[table["level"] == "not_estimable"]
    alone = rest[rest["unit_count"] == 0].groupby("table", sort=False)["code"]
    if len(alone):
        named = "; ".join(f"{name}: {', '.join(codes)}" for name, codes in alone)
        yield f"Not compared, since one coder alone looked for them: {named}"
    reasons = {
        "Not estimable, under five positives": (rest["unit_count"] > 0) & (rest["prevalence"] < 1),
        "Not estimable, given to every unit by everybody": rest["prevalence"] == 1,
    }
    for reason, chosen in reasons.items():
        for name, rows in rest[chosen].groupby("table", sort=False):
            yield f"{reason}: {name}: {', '.join(f'{row.code} ({row.positive_count})' for row in rows.itertuples())}"


def _line(row) -> str:
    interval = f"{_number(row.low, 3)} – {_number(row.high, 3)}"
    shares = _number(row.prevalence), _number(row.raw_agreement), _number(row.alpha, 3)
    spans = _number(row.exact_f1), _number(row.overlap_f1), _number(row.boundary_error, 1)
    cells = (f"{row.table}.{row.code}", row.unit, row.unit_count, row.positive_count, *shares)
    return FORM.format(*cells, interval, MARKS[row.level], *spans).rstrip()


def confusion_lines(confused: pd.DataFrame, unit: str) -> Iterator[str]:
    """Codes that were taken for each other, for a terminal."""
    yield f"Taken for each other ({UNITS[unit]}):" if len(confused) else "No two codes were taken for each other."
    for row in confused.itertuples():
        first, second = f"{row.first_code} ({row.first_coder})", f"{row.second_code} ({row.second_coder})"
        yield f"  {row.count}  {row.table}: {first}, {second}"


def _number(value: float, digits: int = 2) -> str:
    return NO_VALUE if pd.isna(value) else f"{round(value, digits) + 0.0:.{digits}f}"


def methods_paragraph(
    table: pd.DataFrame, coders: list[str], document_count: int, names: Mapping[tuple[str, str], str], words: Wording
) -> str:
    """What a methods section can say of the agreement.

    Parameters
    ----------
    coders : list of str
        Names of those who were compared.
    names : mapping of (str, str) to str
        Table and code to the code's label in the language of ``words``.
    """
    paragraphs = table.loc[table["unit"] == "paragraph", "unit_count"].max()
    said = [
        words.text(
            "{n} coders ({names}) were compared on {documents} articles with Jangkau {version}. For each of {codes} codes we "
            "computed Krippendorff's alpha (nominal, given or not given; Krippendorff 2018) with a 95 per cent interval from "
            "1,000 bootstrap resamples of articles.",
            n=words.number(len(coders)),
            names=", ".join(coders),
            documents=words.number(document_count),
            version=__version__,
            codes=words.number(int((table["unit_count"] > 0).sum())),
        ),
        words.text("Codes were compared by article.")
        if pd.isna(paragraphs)
        else words.text(
            "Codes with a place in the text were compared by paragraph ({n} paragraphs, coded or not), the others by article.",
            n=words.number(paragraphs),
        ),
        words.text(
            "An alpha of 0.80 and above counts as reliable, one from 0.667 as enough for tentative conclusions; a code given "
            "fewer than five times was not estimated."
        ),
        *_on_alphas(table[table["level"] != "not_estimable"], names, words),
        *_on_spans(table, words),
    ]
    return " ".join(said)


def _on_alphas(measured: pd.DataFrame, names: Mapping[tuple[str, str], str], words: Wording) -> Iterator[str]:
    if not len(measured):
        yield words.text("No code was given often enough to be estimated.")
        return
    levels = measured["level"].value_counts()
    yield words.text(
        "Of {measured} codes that could be estimated, {reliable} reach 0.80, {tentative} lie between 0.667 and 0.80, and "
        "{unreliable} below; the median alpha is {median} (from {lowest} to {highest}).",
        measured=words.number(len(measured)),
        reliable=words.number(levels.get("reliable", 0)),
        tentative=words.number(levels.get("tentative", 0)),
        unreliable=words.number(levels.get("unreliable", 0)),
        median=_alpha(measured["alpha"].median(), words),
        lowest=_alpha(measured["alpha"].min(), words),
        highest=_alpha(measured["alpha"].max(), words),
    )
    doubtful = measured[measured["level"] != "reliable"].sort_values(["alpha", "table", "code"])
    if len(doubtful):
        found = [
            f"{names[row.table, row.code]} {_alpha(row.alpha, words)} ({_alpha(row.low, words)}–{_alpha(row.high, words)})"
            for row in doubtful.itertuples()
        ]
        yield words.text("Below 0.80 are: {codes}.", codes="; ".join(found))


def _alpha(value: float, words: Wording) -> str:
    return words.number(value if pd.isna(value) else round(value, 3) + 0.0, 3)


def _on_spans(table: pd.DataFrame, words: Wording) -> Iterator[str]:
    placed = table[table["span_count"] > 0]
    apart = placed.dropna(subset=["boundary_error"])
    if not len(apart):
        return
    weight = placed["span_count"] / placed["span_count"].sum()
    yield words.text(
        "Of stretches of text that were given a code, F1 is {overlap} for overlapping and {exact} for equal ones; "
        "overlapping stretches end {apart} characters apart on average.",
        overlap=words.number((placed["overlap_f1"] * weight).sum(), 2),
        exact=words.number((placed["exact_f1"] * weight).sum(), 2),
        apart=words.number((apart["boundary_error"] * apart["span_count"]).sum() / apart["span_count"].sum(), 0),
    )
