"""The 38 provinces as tiles of one size, each about where it lies, so that a small one is seen as well as a large one."""

import pandas as pd
from matplotlib.patches import Rectangle

from helpers.reporting.blocks import Figure, PageLink
from helpers.reporting.drawn import with_table
from helpers.reporting.house_style import ACCENT, DEPTHS, GREY, INK, RULE, drawing, svg
from helpers.reporting.leaders import leaders
from helpers.reporting.marks import marks_of
from helpers.reporting.wording import Wording

# Column and row of each province's tile, and the short name that Indonesians know it by.
TILES = {
    "11": (0, 0, "Aceh"),
    "12": (1, 1, "Sumut"),
    "13": (1, 2, "Sumbar"),
    "14": (2, 1, "Riau"),
    "15": (2, 2, "Jambi"),
    "16": (2, 3, "Sumsel"),
    "17": (1, 3, "Bengkulu"),
    "18": (2, 4, "Lampung"),
    "19": (3, 2, "Babel"),
    "21": (3, 1, "Kepri"),
    "31": (4, 4, "Jakarta"),
    "32": (4, 5, "Jabar"),
    "33": (5, 4, "Jateng"),
    "34": (5, 5, "DIY"),
    "35": (6, 4, "Jatim"),
    "36": (3, 4, "Banten"),
    "51": (7, 4, "Bali"),
    "52": (8, 4, "NTB"),
    "53": (9, 4, "NTT"),
    "61": (4, 1, "Kalbar"),
    "62": (4, 2, "Kalteng"),
    "63": (5, 2, "Kalsel"),
    "64": (5, 1, "Kaltim"),
    "65": (5, 0, "Kaltara"),
    "71": (8, 0, "Sulut"),
    "72": (7, 1, "Sulteng"),
    "73": (6, 2, "Sulsel"),
    "74": (7, 2, "Sultra"),
    "75": (7, 0, "Gorontalo"),
    "76": (6, 1, "Sulbar"),
    "81": (9, 2, "Maluku"),
    "82": (9, 0, "Malut"),
    "91": (12, 1, "Papua"),
    "92": (11, 1, "Papua\nBarat"),
    "93": (12, 3, "Papua\nSelatan"),
    "94": (11, 2, "Papua\nTengah"),
    "95": (12, 2, "Papua\nPegu-\nnungan"),
    "96": (10, 1, "Papua\nBarat\nDaya"),
}
MOST_NAMED = 5  # provinces of the alternative text
SHADES = [(1, "#e3eff1", INK), (2, DEPTHS["planned"], INK), (4, DEPTHS["ongoing"], INK), (8, DEPTHS["done"], "white")]


@with_table
def articles_by_province(counts: pd.DataFrame, words: Wording, codebook) -> list[Figure]:
    """Articles of each province on the tile map; frame of `count_by_province`."""
    known = counts[counts["province_code"].isin(TILES)]
    if known.empty:
        return []
    articles = dict(zip(known["province_code"], known["article_count"], strict=True))
    names = {code: codebook.regions[code].name for code in TILES}
    silent = [names[code] for code in TILES if code not in articles]
    is_sparse = len(silent) > len(articles)  # then fewer have some than none, and all of them are named
    shown = list(articles.items())[: None if is_sparse else MOST_NAMED]
    listed = words.listing(f"{names[code]} ({words.number(n)})" for code, n in shown)
    alt = words.text(
        "Tile map of the {total} provinces by number of articles. Most: {listed}.",
        listed=listed,
        total=words.number(len(TILES)),
    )
    if is_sparse:
        alt += " " + words.text("The other {silent} have none.", silent=words.number(len(silent)))
    elif silent:
        alt += " " + words.text("None: {names}.", names=words.listing(silent))
    title = f"{_how_many(len(silent), len(known), words)}; {_where_most(known, names, words)}"
    caption = words.text(
        "Number of articles about each province or a regency or city in it; a joint article counts in each. A white tile "
        "without a number: none. Tiles are of one size and lie about where the provinces do."
    )
    page = _map(articles, words)
    drawn = svg(page)
    return [
        Figure(drawn, title, alt, caption, "regions, documents", marks=marks_of(page, _tiles(articles, names, words)))
    ]


def _tiles(articles: dict[str, int], names: dict[str, str], words: Wording) -> list:
    """The tiles with articles, row by row, each to the page of its province."""
    parts = []
    for code, (column, row, _) in sorted(TILES.items(), key=lambda tile: (tile[1][1], tile[1][0])):
        if code in articles:
            said = f"{names[code]}: {words.plural('{n} article', '{n} articles', articles[code])}"
            parts.append(((column + 0.03, column + 0.97, row + 0.03, row + 0.97), PageLink(said, f"provinces/{code}")))
    return parts


def _how_many(silent: int, told: int, words: Wording) -> str:
    values = dict(n=words.number(told), total=words.number(silent + told))
    if not silent:
        return words.text("All {total} provinces have articles", **values)
    return words.plural(
        "{n} of the {total} provinces has articles", "{n} of the {total} provinces have articles", told, **values
    )


def _where_most(known: pd.DataFrame, names: dict[str, str], words: Wording) -> str:
    most = words.number(known["article_count"].max())
    if len(known) == 1:
        return words.text("all are about {name}", name=names[known["province_code"].iloc[0]])
    first = leaders(known, "article_count")
    if first.empty:
        return words.text("none has more than {most}", most=most)
    names_of = words.listing(names[code] for code in first["province_code"])
    return words.text("most are about {names} ({most})", names=names_of, most=most)


def _map(articles: dict[str, int], words: Wording):
    top = max(articles.values())
    with drawing(3.1) as page:
        axes = page.subplots()
        for code, (column, row, name) in TILES.items():
            n = articles.get(code, 0)
            face, ink = next(((f, i) for least, f, i in reversed(SHADES) if n >= least), ("white", GREY))
            edge = dict(edgecolor=ACCENT, linewidth=1.6) if n == top else dict(edgecolor=RULE, linewidth=0.8)
            axes.add_patch(Rectangle((column + 0.03, row + 0.03), 0.94, 0.94, facecolor=face, **edge))
            middle = row + (0.3 if n else 0.5)
            axes.text(column + 0.5, middle, name, ha="center", va="center", fontsize=6.3, color=ink, linespacing=0.95)
            if n:
                axes.text(column + 0.5, row + 0.7, words.number(n), ha="center", va="center", fontsize=10, color=ink)
        axes.set_xlim(-0.05, 13.05)
        axes.set_ylim(6.05, -0.05)
        axes.set_aspect("equal")
        axes.set_axis_off()
    return page
