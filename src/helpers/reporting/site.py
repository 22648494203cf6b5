"""The published site: everything around the reports, and each report in its place.

The pages made from the tables alone are written first (`helpers.reporting.table_pages`), and each report is put into its
page (``render_report``); ``end_site`` writes the rest. Every page is a file that needs no server, links relatively and says
nothing of the moment it was made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from helpers.paths import write_text_whole
from helpers.reporting.document import Document, Failure
from helpers.reporting.document_pages import write_document
from helpers.reporting.evidence_pages import write_evidence_pages
from helpers.reporting.findings import Findings
from helpers.reporting.kept_pages import KeptPages
from helpers.reporting.links import SiteContext, site_context
from helpers.reporting.pages import TEMPLATES, environment, stylesheet
from helpers.reporting.search_pages import write_search
from helpers.reporting.uses import Uses, add_uses

MOST_MARKED = 400  # places of one passage that the stylesheet tells apart

__all__ = ["SiteContext", "end_site", "render_report", "site_context"]


def end_site(
    site: Path,
    found: Findings,
    context: SiteContext,
    uses: Iterable[Mapping[str, Uses]],
    kept: KeptPages | None = None,
) -> None:
    """Write what `table_pages.WRITERS` leave: the articles with all that leads to them, what is to be searched, and the looks.

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
