"""The entrance of the site: the choice of language, the home page with its regions, the list of articles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

import pandas as pd

from helpers.comparison import actors, coverage, evidence_base, portfolios, ratios
from helpers.paths import write_text_whole
from helpers.reporting import blocks, national, national_in_short
from helpers.reporting.article_cards import day_of, known, title_of
from helpers.reporting.blocks import Run
from helpers.reporting.cells import region_order
from helpers.reporting.findings import Findings
from helpers.reporting.links import LANGUAGE_NAMES, PAGES, REPORTS, SiteContext, beside
from helpers.reporting.pages import Frame, evidence_page, render_page
from helpers.reporting.region_pages import RegionLine, list_regions
from helpers.reporting.wording import Wording
from helpers.tables import EVIDENCE_TABLES

MOST_ARTICLES = 350  # of one page of the list


@dataclass(frozen=True)
class ArticleLine:
    """An article of the list."""

    document_id: str
    title: str
    about: tuple[str, ...]


def write_chooser(site: Path, context: SiteContext) -> None:
    """Write the page that offers the languages."""
    first = context.langs[0]
    frame = Frame(root=f"{first}/", static="static/", pages=context.pages[first])
    choices = [(Wording(lang), LANGUAGE_NAMES[lang]) for lang in context.langs]
    write_text_whole(site / "index.html", render_page("site/chooser.html.j2", Wording(first), frame, choices=choices))


def write_home_pages(site: Path, found: Findings, context: SiteContext) -> None:
    """Write ``index`` and ``evidence/index`` in every language."""
    data, codebook, compared = found.data, found.codebook, found.cases
    base = evidence_base.describe_evidence(data, compared)
    for lang in context.langs:
        words = Wording(lang)
        shown = {
            "facts": blocks.Facts([blocks.Fact(*fact) for fact in national.facts(base, words)]),
            "in_short": in_short(data, compared, words, codebook),
            "provinces": by_province(list_regions(found, context, lang)),
            "counted": partial(counted, words=words),
            "TITLES": PAGES | REPORTS,
        }
        page = render_page("site/home.html.j2", words, context.frame(lang, "index"), **shown)
        write_text_whole(site / lang / "index.html", page)
        write_article_list(site, list(list_articles(data, words, codebook)), words, context)


def write_article_list(
    site: Path, years: list[tuple[str, list[ArticleLine]]], words: Wording, context: SiteContext
) -> None:
    """Write ``evidence/index``, and pages of their own for the older articles where they are many."""
    parts = portion(years)
    names = ["evidence/index", *(f"tables/evidence/index/{n}" for n in range(2, len(parts) + 1))]
    later = {year: name for name, part in reversed(list(zip(names, parts, strict=True))[1:]) for year, _ in part}
    here = {year for year, _ in parts[0]}
    for at, (name, part) in enumerate(zip(names, parts, strict=True)):
        label = words.text("Part {n}", n=words.number(at + 1)) if at else ""
        frame = context.frame(words.lang, name, label)
        frame = replace(frame, neighbours=beside(names, at, _called_parts(names, words), frame))
        further = [(year, frame.page(page)) for year, page in reversed(later.items()) if year not in here and not at]
        values = dict(
            years=part, further=further, part=at + 1, part_count=len(parts), count=sum(len(a) for _, a in years)
        )
        page = render_page("site/articles.html.j2", words, frame, evidence_page=evidence_page, **values)
        write_text_whole(site / words.lang / f"{name}.html", page)


def _called_parts(names: list[str], words: Wording) -> dict[str, str]:
    return {name: words.text("Part {n}", n=words.number(n)) for n, name in enumerate(names, 1)}


def portion(years: list[tuple[str, list[ArticleLine]]], most: int = MOST_ARTICLES) -> list[list]:
    """The articles by year in portions of at most so many; a year may go on in the next. One portion at least.

    >>> [[(year, len(lines)) for year, lines in part] for part in portion([("2021", [1, 2, 3]), ("2020", [4])], most=2)]
    [[('2021', 2)], [('2021', 1), ('2020', 1)]]
    """
    parts: list[list] = [[]]
    room = most
    for year, lines in years:
        rest = lines
        while rest:
            if not room:
                parts.append([])
                room = most
            taken, rest = rest[:room], rest[room:]
            parts[-1].append((year, taken))
            room -= len(taken)
    return parts


def in_short(data: dict[str, pd.DataFrame], compared: pd.DataFrame, words: Wording, codebook) -> list[list[Run]]:
    """The findings of the national comparison in a few sentences; none without a region."""
    if compared.empty:
        return []
    base = evidence_base.describe_evidence(data, compared)
    found = portfolios.build_portfolios(compared, data["strategies"])
    shares = portfolios.build_strategy_shares(found, compared["region_code"].nunique(), list(codebook.strategies))
    figures, reached = coverage.build_figures(compared, data["quantities"]), ratios.build_ratios(compared, data)
    voices = actors.build_voices(compared, data["quotes"], data["people"])
    return national_in_short.in_short(base, shares, found, reached, figures, voices, words, codebook)


def by_province(lines: list[RegionLine]) -> list[list[RegionLine]]:
    """The regions of each province, from a list in the order of provinces."""
    return [list(several) for _, several in groupby(lines, key=lambda line: line.code[:2])]


def counted(region: RegionLine, words: Wording) -> list[str]:
    """What there is about a region, in words."""
    counts = [words.plural("{n} article", "{n} articles", region.article_count)]
    counts += [] if region.first_year is None else [words.years(region.first_year, region.last_year)]
    return [*counts, words.plural("{n} strategy", "{n} strategies", region.strategy_count)]


def list_articles(data: dict[str, pd.DataFrame], words: Wording, codebook) -> Iterator[tuple[str, list[ArticleLine]]]:
    """All articles by year, the newest first, those without a year last."""
    counts = pd.concat([data[name]["document_id"] for name in EVIDENCE_TABLES]).value_counts()
    subjects = data["regions"][data["regions"]["is_subject"]].groupby("document_id")["region_code"].unique()
    documents = sorted(data["documents"].itertuples(index=False), key=lambda row: row.document_id)
    documents.sort(key=lambda row: (_year(row), _day(row)), reverse=True)
    for year, rows in groupby(documents, key=_year):
        lines = [
            _article_line(row, subjects.get(row.document_id, []), int(counts.get(row.document_id, 0)), words, codebook)
            for row in rows
        ]
        yield words.year(year) if year else words.text("Without a year"), lines


def _year(document) -> int:
    return 0 if pd.isna(document.year) else int(document.year)


def _day(document) -> pd.Timestamp:
    day = day_of(document)
    return pd.Timestamp.min if pd.isna(day) else day


def _article_line(document, subjects, row_count: int, words: Wording, codebook) -> ArticleLine:
    about = [] if pd.isna(document.outlet) else [known(document.outlet)]
    about += [] if pd.isna(day_of(document)) else [words.date(day_of(document))]
    about += [codebook.regions[code].name for code in region_order(subjects, codebook)]
    about.append(
        words.plural("{n} row read", "{n} rows read", row_count) if document.is_on_topic else words.text("off topic")
    )
    return ArticleLine(document.document_id, title_of(document), tuple(about))
