"""A small figure: which strategies are reported in which years."""

from collections.abc import Mapping

import pandas as pd

from helpers.reporting.blocks import Figure
from helpers.reporting.house_style import ACCENT, DEPTHS, RULE, drawing, svg
from helpers.reporting.wording import Wording

LARGEST = 260  # area in square points of the dot of the most reported strategy and year


def statements_by_year(counts: pd.DataFrame, labels: Mapping[str, str], words: Wording) -> list[Figure]:
    """A dot for each strategy and year, its area and number the articles.

    Parameters
    ----------
    counts : DataFrame
        ``strategy_code, year, article_count``; the strategy that was first reported is drawn first.
    """
    if counts.empty:
        return []
    order = counts.groupby("strategy_code").agg(first=("year", "min"), n=("article_count", "sum")).reset_index()
    order = order.sort_values(["first", "n", "strategy_code"], ascending=[True, False, True])["strategy_code"]
    row = {code: n for n, code in enumerate(order)}
    most = counts.loc[counts["article_count"].idxmax()]
    with drawing(0.7 + 0.27 * len(row)) as page:
        axes = page.subplots()
        x, y = counts["year"].astype(int), counts["strategy_code"].map(row)
        areas = (LARGEST * counts["article_count"] / most["article_count"]).clip(lower=12)
        colours = [ACCENT if index == most.name else DEPTHS["done"] for index in counts.index]
        axes.scatter(x, y, s=areas, color=colours, zorder=2)
        for at, above, n in zip(x, y, counts["article_count"], strict=True):
            axes.annotate(words.number(n), (at, above), (10, 0), textcoords="offset points", va="center", fontsize=7)
        axes.set_yticks(range(len(row)), [labels[code] for code in row])
        years = range(int(counts["year"].min()), int(counts["year"].max()) + 1)
        axes.set_xticks(years, [str(year) for year in years], rotation=0 if len(years) < 9 else 45)
        axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
        axes.set_ylim(len(row) - 0.4, -0.6)
        axes.grid(color=RULE, linewidth=0.5, zorder=0)
        axes.tick_params(length=0)
    return [_worded(svg(page), counts, most, labels, words)]


def _worded(drawn: str, counts: pd.DataFrame, most: pd.Series, labels: Mapping[str, str], words: Wording) -> Figure:
    values = {
        "strategy": labels[most["strategy_code"]],
        "year": words.year(most["year"]),
        "n": words.number(most["article_count"]),
    }
    alt = words.text(
        "Dots by strategy and year, from {first} to {last}; the largest is {strategy} in {year} ({n}).",
        first=words.year(counts["year"].min()),
        last=words.year(counts["year"].max()),
        **values,
    )
    title = words.text("{strategy} is reported most in {year}", **values)
    caption = words.text("Articles that report the strategy, by year of publication; the earliest reported above.")
    return Figure(drawn, title, alt, caption, "strategies")
