"""One page per kind of body: who is quoted in its name, and what they say."""

from functools import partial
from pathlib import Path

import pandas as pd

from helpers.comparison import actors
from helpers.reporting import blocks
from helpers.reporting.blocks import Block, PageLink
from helpers.reporting.cells import linked, shortened, worded
from helpers.reporting.document import Document
from helpers.reporting.document_pages import write_document
from helpers.reporting.findings import Findings
from helpers.reporting.links import SiteContext
from helpers.reporting.sections import compose
from helpers.reporting.show import table_block
from helpers.reporting.uses import Uses, add_uses
from helpers.reporting.wording import NO_VALUE, Wording

LONGEST = 160  # characters of a quotation: enough to know it again in its article


def write_voice_pages(site: Path, found: Findings, context: SiteContext) -> dict[str, Uses]:
    """Write the page of every kind of body; gives the evidence used, by language."""
    uses: dict[str, Uses] = {}
    for lang in context.langs:
        words, used = Wording(lang), uses.setdefault(lang, {})
        for code in found.codebook.bodies:
            name = f"voices/{code}"
            add_uses(used, write_document(site, name, describe_voice(code, found, words), partial(context.frame, lang)))
    return uses


def describe_voice(code: str, found: Findings, words: Wording) -> Document:
    """The page of one kind of body."""
    entry = found.codebook.bodies[code]
    head = blocks.Report(words.lang, "voice", words.label(entry), entry.definition.get(words.lang, ""))
    placed = actors.place_quotes(found.cases, found.data["quotes"], found.data["people"])
    return compose(head, _quotations(placed[placed["body_code"] == code], found, words), [])


def _quotations(spoken: pd.DataFrame, found: Findings, words: Wording) -> list[Block]:
    if spoken.empty:
        return [blocks.Text([words.text("Nobody is quoted in its name.")], "note")]
    documents = found.data["documents"][["document_id", "outlet"]]
    spoken = spoken.merge(documents, on="document_id").sort_values(["speaker_name", "document_id", "start", "end"])
    rows = [
        {
            "person": row.speaker_name,
            "role": NO_VALUE if pd.isna(row.role) else row.role,
            "quotation": [linked(shortened(row.evidence, LONGEST), row)],
            "article": [PageLink(NO_VALUE if pd.isna(row.outlet) else row.outlet, f"evidence/{row.document_id}")],
        }
        for row in spoken.itertuples()
    ]
    columns = {
        "person": words.text("Person"),
        "role": words.text("Role"),
        "quotation": words.text("Quotation"),
        "article": words.text("Outlet"),
    }
    title = words.text("Who is quoted, and what they say")
    caption = words.text("A quotation leads to its place in the article; long ones are cut.")
    return [table_block(worded(rows, columns), title=title, caption=caption, source="quotes, people")]
