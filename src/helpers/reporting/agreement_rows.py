"""Agreement of coders code by code as a page shows it, beside what rests on each code."""

import pandas as pd

from helpers.reporting.cells import worded
from helpers.reporting.wording import Wording, msgid

LEVELS = {
    "reliable": msgid("reliable (0.80 and above)"),
    "tentative": msgid("tentative (0.667 to 0.80)"),
    "unreliable": msgid("not to rely on (below 0.667)"),
    "not_estimable": msgid("not estimable (fewer than five)"),
}


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
