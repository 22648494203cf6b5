"""Agreement of coders code by code as a page shows it, and what it means for the findings that rest on each code."""

import pandas as pd

from helpers.reporting.cells import strategy_link, worded
from helpers.reporting.wording import NO_VALUE, Wording, msgid

# What an alpha, and the lower end of its interval, let rest on a code; the first is the least that `_meaning` gives.
MEANINGS = {
    "reliable": msgid("Reliable: findings may rest on it."),
    "reserved": msgid("Reliable, but the interval reaches below 0.667: findings with reserve."),
    "tentative": msgid("From 0.667 to 0.80: tentative conclusions only."),
    "unreliable": msgid("Below 0.667: count nothing by it before reading its sentences."),
    "not_estimable": msgid("Too seldom coded by hand to say: it rests on its sentences alone."),
}
TENTATIVE = 0.667


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
            "strategy": [strategy_link(code, codebook, words)],
            "means": words.text(MEANINGS[_meaning(known, code)]),
            "articles": _alpha(known, (code, "document"), words),
            "paragraphs": _alpha(known, (code, "paragraph"), words),
            "here": words.number(met[0]),
            "regions": words.number(met[1]),
        }
        for code, met in sorted(rests.items(), key=lambda item: (-item[1][0], item[0]))
    ]
    columns = {
        "strategy": words.text("Strategy"),
        "means": words.text("What may rest on it"),
        "articles": words.text("Alpha on articles (95% interval)"),
        "paragraphs": words.text("Alpha on paragraphs (95% interval)"),
        "here": words.text("Articles here"),
        "regions": words.text("Regions here"),
    }
    return worded(rows, columns)


def resting_rows(
    kept: pd.DataFrame, strategies: pd.DataFrame, cases: pd.DataFrame, words: Wording, codebook
) -> pd.DataFrame:
    """How many findings of this corpus, that a region reports a strategy, rest on codes of each meaning."""
    known = kept[kept["table"] == "strategies"].set_index(["code", "unit"])
    counts = {meaning: [0, 0] for meaning in MEANINGS}
    for code in codebook.strategies:
        regions = _rests(strategies, cases, code)[1]
        if regions:
            counts[_meaning(known, code)][0] += 1
            counts[_meaning(known, code)][1] += regions
    total = sum(found for _, found in counts.values())
    rows = [
        {
            "means": words.text(MEANINGS[meaning]),
            "strategies": words.number(codes),
            "findings": words.number(found),
            "share": words.percent(found / total) if total else NO_VALUE,
        }
        for meaning, (codes, found) in counts.items()
        if codes
    ]
    columns = {
        "means": words.text("Agreement on the strategy"),
        "strategies": words.text("Strategies"),
        "findings": words.text("Findings (a region reports a strategy)"),
        "share": words.text("Share of findings"),
    }
    return worded(rows, columns)


def _rests(strategies: pd.DataFrame, cases: pd.DataFrame, code: str) -> tuple[int, int]:
    documents = set(strategies.loc[strategies["strategy_code"] == code, "document_id"])
    return len(documents), cases.loc[cases["document_id"].isin(documents), "region_code"].nunique()


def _meaning(known: pd.DataFrame, code: str) -> str:
    """Key of `MEANINGS` by the alpha on articles, since reports count articles."""
    if (code, "document") not in known.index:
        return "not_estimable"
    level, low = known.at[(code, "document"), "level"], known.at[(code, "document"), "low"]
    return "reserved" if level == "reliable" and not low >= TENTATIVE else level


def _alpha(known: pd.DataFrame, key: tuple[str, str], words: Wording) -> str:
    if key not in known.index or pd.isna(known.at[key, "alpha"]):
        return NO_VALUE
    point, low, high = (words.number(known.at[key, name] + 0.0, 2) for name in ("alpha", "low", "high"))
    return f"{point} ({low}–{high})"


def on_alpha(kept: pd.DataFrame, gold: str, words: Wording) -> str:
    """What was measured, and where; a sentence for the page."""
    found = kept[(kept["table"] == "strategies") & (kept["unit"] == "document")]
    if not len(found):
        return words.text("No agreement was measured code by code; the command jangkau agree measures it.")
    estimated = found[found["level"] != "not_estimable"]
    message = (
        msgid(
            "Measured on {n} articles of this corpus that were coded by hand: of {codes} strategies {estimated} occur often "
            "enough there to be estimated, {reliable} of them with an alpha of 0.80 or above."
        )
        if gold
        else msgid(
            "Measured on {n} articles that were coded by hand and are not of this corpus: of {codes} strategies {estimated} "
            "occur often enough there to be estimated, {reliable} of them with an alpha of 0.80 or above. The rules were "
            "developed with these articles at hand, so they may agree less on others."
        )
    )
    return words.text(
        message,
        n=words.number(found["unit_count"].max()),
        codes=words.number(len(found)),
        estimated=words.number(len(estimated)),
        reliable=words.number((estimated["level"] == "reliable").sum()),
    )
