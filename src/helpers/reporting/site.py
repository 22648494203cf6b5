"""The published site: everything around the reports, and each report in its place.

``write_site`` writes what is made from the tables (``WRITERS``, then ``end_site``); ``render_report`` puts one executed notebook into its page. Every
page is a file that needs no server, links relatively and says nothing of the moment it was made.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from helpers.paths import write_text_whole
from helpers.reporting.about_page import write_about_page
from helpers.reporting.codebook_pages import write_codebook_pages
from helpers.reporting.data_pages import write_data_pages
from helpers.reporting.evidence_pages import write_evidence_pages
from helpers.reporting.findings import Findings
from helpers.reporting.group_pages import write_group_pages
from helpers.reporting.home_pages import write_chooser, write_home_pages
from helpers.reporting.html import write_document
from helpers.reporting.kept_pages import KeptPages
from helpers.reporting.links import SiteContext, site_context
from helpers.reporting.notebook import Document, Failure
from helpers.reporting.pages import TEMPLATES, environment, stylesheet
from helpers.reporting.region_pages import write_region_pages
from helpers.reporting.search_pages import write_search
from helpers.reporting.strategy_pages import write_strategy_pages
from helpers.reporting.uses import Uses, add_uses
from helpers.reporting.voice_pages import write_voice_pages

MOST_MARKED = 400  # places of one passage that the stylesheet tells apart

__all__ = ["WRITERS", "SiteContext", "end_site", "render_report", "site_context", "write_site"]


def write_frame(site: Path, found: Findings, context: SiteContext) -> dict[str, Uses]:
    """Write the pages that lead to no evidence: home, codebook, data, about, the choice of a language."""
    write_chooser(site, context)
    write_home_pages(site, found, context)
    write_codebook_pages(site, found.data, found.codebook, context)
    write_data_pages(site, found.data, context)
    write_about_page(site, found, context)
    return {}


# What is written from the tables alone, in the order in which an article names what leads to it.
WRITERS: dict[str, Callable[[Path, Findings, SiteContext], dict[str, Uses]]] = {
    "strategies": write_strategy_pages,
    "regions": write_region_pages,
    "groups": write_group_pages,
    "voices": write_voice_pages,
    "frame": write_frame,
}


def write_site(
    site: Path,
    data: Mapping[str, pd.DataFrame],
    codebook,
    context: SiteContext,
    uses: Mapping[str, Uses] | None = None,
    kept: KeptPages | None = None,
) -> None:
    """Write every page that is no report, the stylesheet, the scripts and the tables for download.

    Parameters
    ----------
    site : Path
        Folder of the site; what else it holds is left alone.
    data : dict of str to DataFrame
        All tidy tables.
    codebook : Codebook
        Labels, definitions and names of regions.
    context : SiteContext
        As `site_context` gives it.
    uses : mapping of str to Uses, optional
        By language: the evidence that reports lead to, as `render_report` gives it.
    kept : KeptPages, optional
        Pages of articles of an earlier build.
    """
    found = Findings(data, codebook)
    end_site(site, found, context, [uses or {}, *(write(site, found, context) for write in WRITERS.values())], kept)


def end_site(
    site: Path,
    found: Findings,
    context: SiteContext,
    uses: Iterable[Mapping[str, Uses]],
    kept: KeptPages | None = None,
) -> None:
    """Write what `WRITERS` leave: the articles with all that leads to them, what is to be searched, and the looks.

    Parameters
    ----------
    uses : iterable of mapping of str to Uses
        By language: the evidence that the reports lead to, then what each of `WRITERS` gave.
    """
    used: dict[str, Uses] = {lang: {} for lang in context.langs}
    for pages in uses:
        for lang, more in pages.items():
            add_uses(used[lang], more)
    written = write_evidence_pages(site, found.data, found.codebook, context, used, kept)
    write_search(site, written.units, found, context)
    write_text_whole(site / "static" / "style.css", site_stylesheet(written.most))
    script = (TEMPLATES / "static" / "lists.js").read_text(encoding="utf-8")
    write_text_whole(site / "static" / "lists.js", script)


def site_stylesheet(most: int) -> str:
    """The stylesheet of all pages, with rules that tell ``most`` places of one passage apart.

    When an address ends in a place, its words and its note are found by the number that they share in their passage.
    """
    numbers = range(1, max(1, min(most, MOST_MARKED)) + 1)
    own = environment().get_template("site/site.css.j2").render(numbers=numbers)
    return f"{stylesheet().rstrip()}\n\n{own.strip()}\n"


def render_report(site: Path, name: str, lang: str, document: Document, context: SiteContext) -> Uses:
    """Put the document of one executed notebook into its page of the site.

    Parameters
    ----------
    name : str
        The report's page below its language, without ending: ``national``, ``regions/36.04``.

    Returns
    -------
    Uses
        The evidence that the report leads to, and from where.
    """
    if any(isinstance(piece, Failure) for piece in document.pieces):
        context = replace(context, pdfs={**context.pdfs, lang: context.pdfs[lang] - {name}})  # one that failed has none
    return write_document(site, name, document, partial(context.frame, lang))
