"""The regions as a list to filter and sort, and one page per province: its regions, their strategies, its articles."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from helpers.comparison import evidence_base
from helpers.paths import write_text_whole
from helpers.reporting import blocks
from helpers.reporting.article_cards import day_of, known, title_of
from helpers.reporting.blocks import Block, PageLink, Run
from helpers.reporting.cells import STATUS_NOTE, by_strategy, region_link, regions_with_status, strategy_link, worded
from helpers.reporting.document import Document
from helpers.reporting.document_pages import write_document
from helpers.reporting.findings import Findings
from helpers.reporting.links import SiteContext, place_in_lists
from helpers.reporting.pages import render_page
from helpers.reporting.sections import compose
from helpers.reporting.show import table_block
from helpers.reporting.uses import Uses, add_uses
from helpers.reporting.wording import NO_VALUE, Wording


@dataclass(frozen=True)
class RegionLine:
    """A region of the list, with what there is about it."""

    code: str
    name: str
    province: str
    article_count: int
    first_year: int | None
    last_year: int | None
    strategy_count: int
    pdf: str

    @property
    def page(self) -> str:
        """Name of the region's profile."""
        return f"regions/{self.code}"

    @property
    def province_page(self) -> str:
        """Name of the page of its province."""
        return f"provinces/{self.code[:2]}"


def write_region_pages(site: Path, found: Findings, context: SiteContext) -> dict[str, Uses]:
    """Write ``regions/index`` and the page of every province; gives the evidence used, by language."""
    uses: dict[str, Uses] = {}
    provinces = sorted(found.cases["province_code"].unique())
    for lang in context.langs:
        words, used = Wording(lang), uses.setdefault(lang, {})
        lines = list_regions(found, context, lang)
        page = render_page("site/regions.html.j2", words, context.frame(lang, "regions/index"), regions=lines)
        write_text_whole(site / lang / "regions" / "index.html", page)
        for code in provinces:
            document = describe_province(code, [line for line in lines if line.code[:2] == code], found, words)
            name = f"provinces/{code}"
            add_uses(used, write_document(site, name, document, partial(context.frame, lang)))
    return uses


def list_regions(found: Findings, context: SiteContext, lang: str) -> list[RegionLine]:
    """The regions that articles report about, by province, the province itself before its regencies and cities."""
    breadth = found.portfolios.groupby("region_code").size()
    counts = {row.region_code: row for row in evidence_base.count_by_region(found.cases).itertuples()}
    return [
        RegionLine(
            code,
            found.codebook.regions[code].name,
            found.codebook.regions[code[:2]].name,
            int(counts[code].article_count),
            *(None if pd.isna(year) else int(year) for year in (counts[code].first_year, counts[code].last_year)),
            int(breadth.get(code, 0)),
            f"pdf/{lang}/regions/{code}.pdf" if f"regions/{code}" in context.pdfs[lang] else "",
        )
        for code in sorted(counts, key=lambda code: place_in_lists(code, found.codebook))
    ]


def describe_province(code: str, lines: list[RegionLine], found: Findings, words: Wording) -> Document:
    """The page of one province."""
    name = found.codebook.regions[code].name
    subtitle = words.text("What articles report about the province and its regencies and cities, side by side.")
    head = blocks.Report(words.lang, "province", name, subtitle)
    portfolio = found.portfolios[found.portfolios["region_code"].str[:2] == code]
    sections = [
        (words.text("Regions"), [_regions(name, lines, words), *_unreported(code, lines, found, words)]),
        (words.text("Strategies"), _strategies(portfolio, found, words)),
        (words.text("Articles"), [_articles(code, found, words)]),
    ]
    return compose(head, [_facts(code, lines, portfolio, found, words)], sections)


def _facts(
    code: str, lines: list[RegionLine], portfolio: pd.DataFrame, found: Findings, words: Wording
) -> blocks.Facts:
    own = found.cases[found.cases["province_code"] == code]
    own_lines = [line for line in lines if len(line.code) > 2]
    note = words.text("of {n} in the province", n=words.number(len(_regencies(code, found))))
    years = own["year"].dropna()
    facts = [
        blocks.Fact(words.text("articles"), words.number(own["document_id"].nunique())),
        blocks.Fact(words.text("regencies and cities"), words.number(len(own_lines)), note),
        blocks.Fact(words.text("strategies reported"), words.number(portfolio["strategy_code"].nunique())),
        blocks.Fact(
            words.text("years"), words.years(years.min(), years.max()) if len(years) else words.text("undated")
        ),
    ]
    return blocks.Facts(facts)


def _regencies(province: str, found: Findings) -> list[str]:
    return [code for code in found.codebook.regions if code[:2] == province and len(code) > 2]


def _regions(province: str, lines: list[RegionLine], words: Wording) -> blocks.Table:
    rows = [
        {
            "region": [PageLink(line.name if len(line.code) > 2 else words.text("The province itself"), line.page)],
            "articles": words.number(line.article_count),
            "years": words.years(line.first_year, line.last_year),
            "strategies": words.number(line.strategy_count),
        }
        for line in lines
    ]
    columns = {
        "region": words.text("Region"),
        "articles": words.text("Articles"),
        "years": words.text("Years"),
        "strategies": words.text("Strategies"),
    }
    title = words.text("Regions of {province} that articles report about", province=province)
    return table_block(worded(rows, columns), title=title, source="regions, strategies")


def _unreported(code: str, lines: list[RegionLine], found: Findings, words: Wording) -> list[Block]:
    silent = set(_regencies(code, found)) - {line.code for line in lines}
    if not silent:
        return []
    ordered = sorted(silent, key=lambda region: place_in_lists(region, found.codebook))
    names = words.listing(found.codebook.regions[region].name for region in ordered)
    return [blocks.Text([words.text("No article of this corpus is about {names}.", names=names)])]


def _strategies(portfolio: pd.DataFrame, found: Findings, words: Wording) -> list[Block]:
    reported = by_strategy(portfolio)
    rows = [
        {
            "strategy": [strategy_link(code, found.codebook, words)],
            "regions": regions_with_status(reported[code], found.codebook),
        }
        for code in sorted(reported, key=lambda code: (-len(reported[code]), code))
    ]
    if not rows:
        return [blocks.Text([words.text("The articles report no strategy.")])]
    columns = {"strategy": words.text("Strategy"), "regions": words.text("Regions")}
    title = words.text("Strategies, and the regions that report them")
    caption = f"{words.text('Each region leads to the sentence that was read.')} {words.text(STATUS_NOTE)}"
    return [table_block(worded(rows, columns), title=title, caption=caption, source="strategies")]


def _articles(code: str, found: Findings, words: Wording) -> blocks.List:
    about = found.cases[found.cases["province_code"] == code].groupby("document_id")["region_code"].unique()
    documents = found.data["documents"]
    shown = documents[documents["document_id"].isin(about.index)]
    items: list[list[Run]] = []
    for row in sorted(shown.itertuples(), key=lambda row: row.document_id):
        told = [part for part in (known(row.outlet), words.date(day_of(row))) if part != NO_VALUE]
        runs: list[Run] = [
            PageLink(title_of(row), f"evidence/{row.document_id}"),
            f" ({', '.join(told)})" if told else "",
        ]
        for number, region in enumerate(sorted(about[row.document_id])):
            runs += [", " if number else ": ", region_link(region, found.codebook)]
        items.append(runs)
    return blocks.List(items)
