"""The pages of a site that are made from the tables alone, beside those of articles, which tell what leads to them."""

from collections.abc import Callable
from pathlib import Path

from helpers.reporting.about_page import write_about_page
from helpers.reporting.codebook_pages import write_codebook_pages
from helpers.reporting.data_pages import write_data_pages
from helpers.reporting.findings import Findings
from helpers.reporting.group_pages import write_group_pages
from helpers.reporting.home_pages import write_chooser, write_home_pages
from helpers.reporting.links import SiteContext
from helpers.reporting.region_pages import write_region_pages
from helpers.reporting.strategy_pages import write_strategy_pages
from helpers.reporting.uses import Uses
from helpers.reporting.voice_pages import write_voice_pages


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
