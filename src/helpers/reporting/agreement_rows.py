"""Agreement of coders as a page or a terminal shows it, with a paragraph that a methods section can quote."""

from collections.abc import Iterator

import pandas as pd

from helpers.reporting.cells import worded
from helpers.reporting.wording import Wording, msgid

LEVELS = {
    "reliable": msgid("reliable (0.80 and above)"),
    "tentative": msgid("tentative (0.667 to 0.80)"),
    "unreliable": msgid("not to rely on (below 0.667)"),
    "not_estimable": msgid("not estimable (fewer than five)"),
}
MARKS = {"reliable": "++", "tentative": "+", "unreliable": "-", "not_estimable": ""}


def agreement_lines(table: pd.DataFrame) -> Iterator[str]:
    """The table of agreement for a terminal; codes that cannot be estimated are named in one line a table."""
    head = ("code", "unit", "n", "pos.", "prev.", "raw", "alpha", "95 % interval", "", "F1 =", "F1 ~", "chars off")
    form = "{:<42}{:<10}{:>5}{:>6}{:>7}{:>7}{:>7}  {:<14}{:<3}{:>6}{:>6}{:>10}"
    yield form.format(*head).rstrip()
    measured = table[table["level"] != "not_estimable"]
    for row in measured.itertuples():
        numbers = [_number(value) for value in (row.prevalence, row.raw_agreement, row.alpha)]
        interval = f"{_number(row.low)} – {_number(row.high)}"
        spans = _number(row.exact_f1), _number(row.overlap_f1), _number(row.boundary_error, 1)
        cells = (f"{row.table}.{row.code}", row.unit, row.unit_count, row.positive_count, *numbers)
        yield form.format(*cells, interval, MARKS[row.level], *spans).rstrip()
    if "paragraph" in set(measured["unit"]):
        yield "A coder who marks one place a code and article agrees less on paragraphs than on articles: --unit document."
    yield "++ alpha 0.80 and above; + 0.667 to 0.80, tentative; - below. F1 of equal (=) and overlapping (~) spans."
    for name, rows in table[table["level"] == "not_estimable"].groupby("table", sort=False):
        codes = ", ".join(f"{row.code} ({row.positive_count})" for row in rows.itertuples())
        yield f"Not estimable, under five positives: {name}: {codes}"


def confusion_lines(confused: pd.DataFrame) -> Iterator[str]:
    """Codes that were taken for each other, for a terminal."""
    yield "Taken for each other (paragraphs):" if len(confused) else "No two codes were taken for each other."
    for row in confused.itertuples():
        first, second = f"{row.first_code} ({row.first_coder})", f"{row.second_code} ({row.second_coder})"
        yield f"  {row.count}  {row.table}: {first}, {second}"


def _number(value: float, digits: int = 2) -> str:
    return "–" if pd.isna(value) else f"{round(value, digits) + 0.0:.{digits}f}"


def methods_paragraph(table: pd.DataFrame, document_count: int, coder_count: int, words: Wording) -> str:
    """What a methods section can say of the agreement."""
    measured = table[table["level"] != "not_estimable"]
    levels = measured["level"].value_counts()
    said = [
        words.text(
            "{n} coders were compared on {documents} articles. For each of {codes} codes we computed Krippendorff's alpha "
            "(nominal, given or not given) with an interval of 95 per cent from 1,000 resamples of articles.",
            n=words.number(coder_count),
            documents=words.number(document_count),
            codes=words.number(len(table)),
        ),
        words.text("Codes with a place in the text were compared by paragraph, the others by article.")
        if "paragraph" in set(table["unit"])
        else words.text("Codes were compared by article."),
        words.text(
            "{measured} codes were given often enough (five times or more) to be estimated: alpha is 0.80 or above for "
            "{reliable}, between 0.667 and 0.80 (tentative) for {tentative}, and below for {unreliable}.",
            measured=words.number(len(measured)),
            reliable=words.number(levels.get("reliable", 0)),
            tentative=words.number(levels.get("tentative", 0)),
            unreliable=words.number(levels.get("unreliable", 0)),
        ),
        *_on_spans(table, words),
    ]
    return " ".join(said)


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


def alpha_rows(
    kept: pd.DataFrame, strategies: pd.DataFrame, cases: pd.DataFrame, words: Wording, codebook
) -> pd.DataFrame:
    """Agreement on each strategy beside what rests on it in this corpus, the most reported first.

    Parameters
    ----------
    kept : DataFrame
        As `measure_agreement` gives it, of both units.
    strategies, cases : DataFrame
        The table of strategies, and ``document_id, region_code`` of what is compared.
    """
    known = kept[kept["table"] == "strategies"].set_index(["code", "unit"])
    rests = {code: _rests(strategies, cases, code) for code in codebook.strategies}
    rows = [
        {
            "strategy": words.label(codebook.strategies[code]),
            "articles": _alpha(known, (code, "document"), words),
            "paragraphs": _alpha(known, (code, "paragraph"), words),
            "level": words.text(LEVELS[_level(known, code)]),
            "here": words.number(met[0]),
            "regions": words.number(met[1]),
        }
        for code, met in sorted(rests.items(), key=lambda item: (-item[1][0], item[0]))
    ]
    columns = {
        "strategy": words.text("Strategy"),
        "articles": words.text("Alpha on articles (95% interval)"),
        "paragraphs": words.text("Alpha on paragraphs (95% interval)"),
        "level": words.text("On articles"),
        "here": words.text("Articles here"),
        "regions": words.text("Regions here"),
    }
    return worded(rows, columns)


def _rests(strategies: pd.DataFrame, cases: pd.DataFrame, code: str) -> tuple[int, int]:
    documents = set(strategies.loc[strategies["strategy_code"] == code, "document_id"])
    return len(documents), cases.loc[cases["document_id"].isin(documents), "region_code"].nunique()


def _level(known: pd.DataFrame, code: str) -> str:
    return known.at[(code, "document"), "level"] if (code, "document") in known.index else "not_estimable"


def _alpha(known: pd.DataFrame, key: tuple[str, str], words: Wording) -> str:
    if key not in known.index or pd.isna(known.at[key, "alpha"]):
        return "–"
    point, low, high = (words.number(known.at[key, name] + 0.0, 2) for name in ("alpha", "low", "high"))
    return f"{point} ({low}–{high})"


def on_alpha(kept: pd.DataFrame, words: Wording) -> str:
    """What was measured, and where; a sentence for the page."""
    found = kept[(kept["table"] == "strategies") & (kept["unit"] == "document")]
    if not len(found):
        return words.text("No agreement was measured code by code; the command jangkau agree measures it.")
    estimated = found[found["level"] != "not_estimable"]
    return words.text(
        "Measured on {n} articles that were coded by hand and are not of this corpus: of {codes} strategies {estimated} "
        "occur often enough there to be estimated, {reliable} of them with an alpha of 0.80 or above. The rules were "
        "developed with these articles at hand, so they may agree less on others.",
        n=words.number(found["unit_count"].max()),
        codes=words.number(len(found)),
        estimated=words.number(len(estimated)),
        reliable=words.number((estimated["level"] == "reliable").sum()),
    )
