"""The page that says what this is, how it was made, under which licence, and how to cite it."""

from pathlib import Path

from helpers.paths import write_text_whole
from helpers.reporting import provenance
from helpers.reporting.findings import Findings
from helpers.reporting.links import PAGES, REPORTS, SiteContext
from helpers.reporting.pages import render_page
from helpers.reporting.wording import Wording


def write_about_page(site: Path, found: Findings, context: SiteContext) -> None:
    """Write ``about`` in every language."""
    documents = found.data["documents"]
    for lang in context.langs:
        words = Wording(lang)
        shown = {
            "TITLES": PAGES | REPORTS,
            "rows": [
                *provenance.provenance_rows(documents, found.codebook, words),
                *provenance.Made(provenance.code_digest(), provenance.lock_digest()).rows(
                    words, words.text("Program code")
                ),
            ],
            "brief_count": int((documents["kind"] == "brief").sum()),
            "closed_count": len(documents) - len(found.open),
        }
        page = render_page("site/about.html.j2", words, context.frame(lang, "about"), **shown)
        write_text_whole(site / lang / "about.html", page)
