"""One page per article: its card, its text with every coded place marked, and all rows that were read from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from helpers.coding.article import Article
from helpers.corrections.form import RULES
from helpers.paths import write_text_whole
from helpers.reporting.article_cards import Entry, card_of, printable, title_of
from helpers.reporting.cells import shortened
from helpers.reporting.decisions import Decision, decisions_of
from helpers.reporting.links import SiteContext, publisher_address, resolve
from helpers.reporting.pages import render_page
from helpers.reporting.passages import LONGEST, Passage, Place, coded_sentences, cut_passages, find_places, whole_text
from helpers.reporting.readings import KINDS, Reading, group_rows, read_rows
from helpers.reporting.wording import Wording

_NAMES = {"KINDS": KINDS, "LONGEST": LONGEST, "address": resolve}  # what the template knows beside the page itself

# Licences under which a text may be shown whole: CC0, CC BY and CC BY-SA of any version, public domain.
_OPEN = re.compile(r"(cc0|cc[ -]by([ -]sa)?|public domain)([ -]v?\d(\.\d)?)?", re.IGNORECASE)


@dataclass(frozen=True)
class EvidencePage:
    """An article ready to be set."""

    title: str
    card: tuple[Entry, ...]
    publisher: str | None
    is_whole: bool
    is_on_topic: bool
    passages: tuple[Passage, ...]
    places: tuple[Place, ...]
    readings: Mapping[str, list[Reading]]
    decisions: tuple[Decision, ...] = ()

    def remarks(self, reading: Reading) -> list[str]:
        """What the person who gave or changed a row says about it."""
        target = (reading.kind, reading.start, reading.end)
        is_human = reading.rule_id in RULES.values()
        return [d.remark for d in self.decisions if is_human and d.target == target]

    def place_of(self, reading: Reading) -> Place:
        """Where a row was read from."""
        return self._by_span[reading.start, reading.end]

    @cached_property
    def _by_span(self) -> dict[tuple[int, int], Place]:
        return {(place.start, place.end): place for place in self.places}


def write_evidence_pages(site: Path, data: dict[str, pd.DataFrame], codebook, context: SiteContext) -> int:
    """Write the page of every article in every language.

    Returns
    -------
    int
        The most places that one passage has; the stylesheet must tell so many apart.
    """
    rows = group_rows(data)
    most = 0
    for document in data["documents"].itertuples(index=False):
        article = Article(printable(document.text))
        for lang in context.langs:
            words = Wording(lang)
            found = build_evidence_page(document, article, rows.get(document.document_id, {}), words, codebook)
            found = replace(found, decisions=tuple(decisions_of(data["correction_log"], document, words, codebook)))
            most = max([most, *(len(passage.places) for passage in found.passages)])
            name = f"evidence/{document.document_id}"
            frame = context.frame(lang, name, shortened(found.title, 60))
            page = render_page("site/evidence.html.j2", words, frame, found=found, **_NAMES)
            write_text_whole(site / lang / f"{name}.html", page)
    return most


def build_evidence_page(document, article: Article, rows: dict[str, list], words: Wording, codebook) -> EvidencePage:
    """What the page of one article shows.

    Parameters
    ----------
    document
        A row of `documents`.
    article : Article
        Its text, made printable.
    rows : dict of str to list
        Its rows of the evidence tables, as `group_rows` gives them.
    """
    readings = read_rows(document, rows, words, codebook)
    places = find_places(readings)
    is_whole = may_be_shown(document.kind, document.licence)
    stretches = whole_text(article) if is_whole else coded_sentences(article, places)
    return EvidencePage(
        title_of(document),
        tuple(card_of(document, rows, words, codebook)),
        publisher_address(document.url),
        is_whole,
        bool(document.is_on_topic),
        tuple(cut_passages(article.text, places, stretches)),
        tuple(places),
        {kind: several for kind in KINDS if (several := [r for r in readings if r.kind == kind])},
    )


def may_be_shown(kind: str, licence: object) -> bool:
    """Whether a text may be shown whole: our own briefs, and originals under an open licence.

    >>> may_be_shown("brief", ""), may_be_shown("original", "CC BY-SA 4.0"), may_be_shown("original", "CC BY-NC 4.0")
    (True, True, False)
    """
    return kind == "brief" or (isinstance(licence, str) and _OPEN.fullmatch(licence.strip()) is not None)
