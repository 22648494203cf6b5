"""One page per target group: the regions whose articles name it, each with the words that name it."""

from functools import partial
from pathlib import Path

import pandas as pd

from helpers.reporting import blocks
from helpers.reporting.blocks import Block
from helpers.reporting.cells import linked, region_link, worded
from helpers.reporting.document import Document
from helpers.reporting.document_pages import write_document
from helpers.reporting.findings import Findings
from helpers.reporting.links import SiteContext, place_in_lists
from helpers.reporting.sections import compose
from helpers.reporting.show import table_block
from helpers.reporting.uses import Uses, add_uses
from helpers.reporting.wording import Wording


def write_group_pages(site: Path, found: Findings, context: SiteContext) -> dict[str, Uses]:
    """Write the page of every target group; gives the evidence used, by language."""
    uses: dict[str, Uses] = {}
    for lang in context.langs:
        words, used = Wording(lang), uses.setdefault(lang, {})
        for code in found.codebook.target_groups:
            name = f"groups/{code}"
            add_uses(used, write_document(site, name, describe_group(code, found, words), partial(context.frame, lang)))
    return uses


def describe_group(code: str, found: Findings, words: Wording) -> Document:
    """The page of one target group."""
    entry = found.codebook.target_groups[code]
    head = blocks.Report(words.lang, "group", words.label(entry), entry.definition.get(words.lang, ""))
    return compose(head, _regions(name_regions(code, found), found, words), [])


def name_regions(code: str, found: Findings) -> pd.DataFrame:
    """The regions whose articles name a target group: the place that names it first, and how many articles do.

    Returns
    -------
    DataFrame
        ``region_code, document_id, start, end, evidence, article_count``; articles on one region before joint ones.
    """
    rows = found.data["target_groups"]
    named = found.cases.merge(rows[rows["target_group_code"] == code], on="document_id")
    named = named.sort_values(["region_code", "is_joint", "document_id", "start", "end"])
    by_region = named.groupby("region_code", sort=True)
    first = by_region[["document_id", "start", "end", "evidence"]].first()
    return first.assign(article_count=by_region["document_id"].nunique()).reset_index()


def _regions(named: pd.DataFrame, found: Findings, words: Wording) -> list[Block]:
    if named.empty:
        return [blocks.Text([words.text("No article of this corpus names it.")], "note")]
    by_region = {row.region_code: row for row in named.itertuples()}
    rows = [
        {
            "region": [region_link(region, found.codebook)],
            "province": found.codebook.regions[region[:2]].name,
            "words": [linked(by_region[region].evidence, by_region[region])],
            "articles": words.number(by_region[region].article_count),
        }
        for region in sorted(by_region, key=lambda region: place_in_lists(region, found.codebook))
    ]
    columns = {
        "region": words.text("Region"),
        "province": words.text("Province"),
        "words": words.text("For instance"),
        "articles": words.text("Articles"),
    }
    title = words.text("Regions whose articles name the group")
    caption = words.text("The words lead to the sentence that they stand in.")
    return [table_block(worded(rows, columns), title=title, caption=caption, source="target_groups")]
