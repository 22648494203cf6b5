"""No word of a figure is cut off or printed over another, however few, many or long they are."""

import pandas as pd
import pytest

from helpers.coding.codebook import load_codebook
from helpers.reporting import national
from helpers.reporting.charts import (
    articles_by_year,
    groups_by_region_count,
    portfolio_matrix,
    strategies_by_region_count,
)
from helpers.reporting.grids import actors_by_strategy, groups_by_strategy, strategies_by_year
from helpers.reporting.share_bars import families_by_region_share, voices_by_body
from helpers.reporting.tile_map import TILES, articles_by_province
from helpers.reporting.wording import Wording

pytestmark = pytest.mark.browser

# Words as boxes that lie as slanted as they do; how deep two boxes lie in one another, by their separating axis.
FAULTS = """() => {
  const corners = (group) => {
    const drawn = group.querySelector('g[transform]') ?? group;
    const box = drawn.getBBox();
    const matrix = drawn.getScreenCTM();
    const at = (x, y) => { const p = new DOMPoint(x, y).matrixTransform(matrix); return [p.x, p.y]; };
    const [right, bottom] = [box.x + box.width, box.y + box.height];
    return box.width ? [at(box.x, box.y), at(right, box.y), at(right, bottom), at(box.x, bottom)] : null;
  };
  const depth = (a, b) => {
    let least = Infinity;
    for (const one of [a, b]) for (let i = 0; i < 4; i++) {
      const [[x1, y1], [x2, y2]] = [one[i], one[(i + 1) % 4]];
      const length = Math.hypot(x2 - x1, y2 - y1);
      const along = (points) => points.map(([x, y]) => (x * (y2 - y1) - y * (x2 - x1)) / length);
      const [p, q] = [along(a), along(b)];
      least = Math.min(least, Math.min(Math.max(...p), Math.max(...q)) - Math.max(Math.min(...p), Math.min(...q)));
    }
    return least;
  };
  const svg = document.querySelector('svg');
  const frame = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll('g[id^="text_"]')].map((g) => [g.id, corners(g)]).filter(([, box]) => box);
  const out = ([x, y]) => x < frame.left - 1 || x > frame.right + 1 || y < frame.top - 1 || y > frame.bottom + 1;
  const faults = words.filter(([, box]) => box.some(out)).map(([id]) => `${id} is cut off`);
  words.forEach(([id, box], n) => words.slice(n + 1).forEach(([other, its]) => {
    if (depth(box, its) > 1.2) faults.push(`${id} over ${other}`);
  }));
  return [words.length, faults];
}"""

CODEBOOK = load_codebook()
PLACE = {"document_id": "a", "start": 0, "end": 9, "article_count": 1}  # what the marks of a figure lead to
LONGEST = sorted(CODEBOOK.regions, key=lambda code: (-len(CODEBOOK.regions[code].name), code))


def shares(codes: list[str], top: int) -> pd.DataFrame:
    rows = [(code, max(1, top - n), n % 2, 0, max(0, top - n - n % 2)) for n, code in enumerate(codes)]
    columns = ["strategy_code", "region_count", "planned_count", "ongoing_count", "done_count"]
    return pd.DataFrame(rows, columns=columns)


def figures(words: Wording, few: bool):
    """Every kind of figure with as little, or as much, as it may have to show."""
    strategies = national.strategy_labels(words, CODEBOOK)
    bodies, groups = national.body_labels(words, CODEBOOK), national.group_labels(words, CODEBOOK)
    codes, regions = list(strategies)[: 1 if few else None], LONGEST[: 2 if few else 40]
    top = 2 if few else 514
    yield from strategies_by_region_count(shares(codes, top), strategies, top, words)
    told = pd.DataFrame(
        [(code, max(1, top - n)) for n, code in enumerate(groups)], columns=["target_group_code", "region_count"]
    )
    yield from groups_by_region_count(told.head(1) if few else told, groups, top, words)
    years = range(2023, 2025) if few else range(1990, 2101)
    yield from articles_by_year(pd.DataFrame([(year, top) for year in years], columns=["year", "article_count"]), words)
    timeline = [(code, year, top, top) for code in codes for year in years]
    columns = ["strategy_code", "year", "region_count", "new_count"]
    yield from strategies_by_year(pd.DataFrame(timeline, columns=columns).assign(**PLACE), strategies, words)
    dots = pd.DataFrame(
        [(r, s, "done") for r in regions for s in codes], columns=["region_code", "strategy_code", "status"]
    ).assign(**PLACE)
    dots["is_joint"] = [n % 3 == 0 for n in range(len(dots))]
    named = [(code, CODEBOOK.regions[code].name) for code in regions]
    yield from portfolio_matrix(dots, named, [(code, strategies[code]) for code in codes], words)
    for grid, others, column in (
        (actors_by_strategy, bodies, "actor_body_code"),
        (groups_by_strategy, groups, "target_group_code"),
    ):
        pairs = [(s, o, top, top) for s in codes for o in list(others)[: 1 if few else None]]
        counts = pd.DataFrame(pairs, columns=["strategy_code", column, "region_count", "event_count"])
        counts = counts.assign(**PLACE)
        yield from grid(counts, strategies, others, (9, 9), words)
    families = [(code, top, 1.0, 0.3, 1.0, 3) for code in list(CODEBOOK.families)[: 1 if few else None]]
    columns = ["family_code", "region_count", "region_share", "low", "high", "strategy_count"]
    labels = national.family_labels(words, CODEBOOK)
    yield from families_by_region_share(pd.DataFrame(families, columns=columns), labels, top, words)
    voices = [(code, 999, 1, 1, 0.1, 0.05, 0.9) for code in list(bodies)[: 2 if few else None]]
    columns = ["body_code", "quote_count", "person_count", "article_count", "quote_share", "low", "high"]
    yield from voices_by_body(pd.DataFrame(voices, columns=columns), bodies, words)
    provinces = [(code, 1, 1234) for code in list(TILES)[: 1 if few else None]]
    counts = pd.DataFrame(provinces, columns=["province_code", "region_count", "article_count"])
    yield from articles_by_province(counts, words, CODEBOOK)


@pytest.mark.parametrize("few", [True, False], ids=["as little as can be", "as much as can be"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_word_of_a_figure_is_cut_off_or_lies_over_another(page, lang, few):
    kinds = 0
    for figure in figures(Wording(lang), few):
        page.set_content(f"<body style='margin:0'>{figure.svg}</body>")
        count, faults = page.evaluate(FAULTS)
        assert count and faults == [], figure.title
        kinds += 1
    assert kinds >= 10
