"""One page per article: its card, its text with every coded place marked, and all rows that were read from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from helpers.coding.article import Article
from helpers.corrections.form import RULES
from helpers.paths import write_text_whole
from helpers.reporting.article_cards import Entry, card_of, day_of, known, printable, title_of
from helpers.reporting.blocks import PageLink
from helpers.reporting.cells import shortened
from helpers.reporting.decisions import Decision, decisions_of
from helpers.reporting.kept_pages import KeptPages, Left
from helpers.reporting.licences import may_be_shown
from helpers.reporting.links import Asked, SiteContext, beside, publisher_address, resolve
from helpers.reporting.pages import Frame, owner_of, render_page
from helpers.reporting.passages import LONGEST, Passage, Place, coded_sentences, cut_passages, find_places, whole_text
from helpers.reporting.readings import KINDS, Reading, group_rows, read_rows
from helpers.reporting.units import Unit
from helpers.reporting.uses import Use, Uses
from helpers.reporting.wording import NO_VALUE, Wording
from helpers.schemas import EVIDENCE_TABLES

_NAMES = {"KINDS": KINDS, "LONGEST": LONGEST, "address": resolve}  # what the template knows beside the page itself

_FOLDERS = ("strategies", "provinces", "regions")


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
    uses: Mapping[tuple[int, int], list[PageLink]]
    decisions: tuple[Decision, ...] = ()

    def uses_of(self, place: Place) -> list[PageLink]:
        """The pages that use what was read at a place."""
        return self.uses.get((place.start, place.end), [])

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


@dataclass
class Written:
    """What the pages of the articles leave for others: the most places that one passage has, and what can be found."""

    most: int = 0
    units: dict[str, list[Unit]] = field(default_factory=dict)

    def add(self, lang: str, left: Left) -> None:
        """Add what one page leaves."""
        self.most = max(self.most, left.most)
        self.units.setdefault(lang, []).extend(left.units)


def write_evidence_pages(
    site: Path,
    data: dict[str, pd.DataFrame],
    codebook,
    context: SiteContext,
    uses: Mapping[str, Uses] | None = None,
    kept: KeptPages | None = None,
) -> Written:
    """Write the page of every article in every language.

    Parameters
    ----------
    uses : mapping of str to Uses, optional
        By language: which pages lead to which evidence.
    kept : KeptPages, optional
        Pages of an earlier build, to be taken over where they would not differ.
    """
    pages, written = _Pages(data, codebook, context, uses or {}, kept), Written()
    every = [_Page(site, pages, at, lang) for at in range(len(pages.documents)) for lang in context.langs]
    missing = [page for page in every if not page.take()]
    pages.read_rows({page.document.document_id for page in missing})
    for page in missing:
        page.make()
    for page in every:
        written.add(page.lang, page.left)
    for lang in context.langs if kept else ():
        kept.sweep(lang, pages.names)
    return written


class _Pages:
    """The pages of all articles."""

    def __init__(self, data: dict[str, pd.DataFrame], codebook, context: SiteContext, uses, kept: KeptPages | None):
        self.data, self.codebook, self.context, self.kept = data, codebook, context, kept
        self.rows: dict[str, dict[str, list]] = {}
        self.documents = sorted(data["documents"].itertuples(index=False), key=lambda row: row.document_id)
        self.titles = {f"evidence/{row.document_id}": shortened(title_of(row), 60) for row in self.documents}
        self.names = list(self.titles)
        self.used = {lang: by_document(uses.get(lang, {}), context, lang) for lang in context.langs}

    def read_rows(self, documents: set[str]) -> None:
        """Read what the pages of some documents are made from."""
        tables = {name: self.data[name] for name in EVIDENCE_TABLES} if documents else {}
        self.rows = group_rows({name: rows[rows["document_id"].isin(documents)] for name, rows in tables.items()})

    def frame(self, at: int, lang: str) -> Frame:
        """Where a page stands."""
        name = self.names[at]
        frame = self.context.frame(lang, name, self.titles[name])
        # The edition is that of all articles; what the page of one shows does not follow from the others.
        return replace(frame, neighbours=beside(self.names, at, self.titles, frame), edition="")

    def make(self, document, name: str, frame: Frame, used: Mapping, words: Wording) -> tuple[str, Left]:
        """One page, and what it leaves."""
        article, rows = Article(printable(document.text)), self.rows.get(document.document_id, {})
        found = build_evidence_page(document, article, rows, words, self.codebook, used)
        decisions = tuple(decisions_of(self.data["correction_log"], document, words, self.codebook))
        found = replace(found, decisions=decisions)
        page = render_page("site/evidence.html.j2", words, frame, found=found, **_NAMES)
        most = max((len(passage.places) for passage in found.passages), default=0)
        return page, Left(most, tuple(find_units(document, name, found, words)))


class _Page:
    """The page of an article in one language; there may be very many, so each holds little."""

    def __init__(self, site: Path, pages: _Pages, at: int, lang: str):
        self.site, self.pages, self.at, self.lang = site, pages, at, lang
        self.made_from, self.left = "", Left(0, ())

    @property
    def document(self):
        """Its row of `documents`."""
        return self.pages.documents[self.at]

    @property
    def name(self) -> str:
        return self.pages.names[self.at]

    @property
    def target(self) -> Path:
        return self.site / self.lang / f"{self.name}.html"

    @property
    def used(self) -> Mapping[tuple[int, int], list[PageLink]]:
        """The pages that lead to it, by place."""
        return self.pages.used[self.lang].get(self.document.document_id, {})

    def take(self) -> bool:
        """Take it over from an earlier build, if nothing that it was made from has changed."""
        if (kept := self.pages.kept) is None:
            return False
        frame = self.pages.frame(self.at, self.lang)
        self.made_from = kept.made_from(self.document.document_id, frame, self.lang, sorted(self.used.items()))
        left = kept.take(f"{self.lang}/{self.name}", self.made_from, frame.pages, self.target)
        self.left = left or self.left
        return left is not None

    def make(self) -> None:
        """Write it, and keep it for later builds."""
        frame = self.pages.frame(self.at, self.lang)
        asked = Asked(frame.pages)
        frame = replace(frame, pages=asked)
        page, self.left = self.pages.make(self.document, self.name, frame, self.used, Wording(self.lang))
        if self.pages.kept is None:
            write_text_whole(self.target, page)
        else:
            self.pages.kept.keep(f"{self.lang}/{self.name}", self.made_from, asked, page, self.left, self.target)


def by_document(uses: Uses, context: SiteContext, lang: str) -> dict[str, dict[tuple[int, int], list[PageLink]]]:
    """The pages that use each place, by document: reports first, then strategies, provinces and regions."""
    found: dict[str, dict[tuple[int, int], list[PageLink]]] = {}
    for (document, start, end), several in uses.items():
        ordered = sorted(several, key=_place_among_pages)
        links = [PageLink(_called(use, context, lang), use.page) for use in ordered]
        found.setdefault(document, {})[start, end] = links
    return found


def _place_among_pages(use: Use) -> tuple[int, str]:
    folder = owner_of(use.page.partition("#")[0]).partition("/")[0]
    return (_FOLDERS.index(folder) if folder in _FOLDERS else -1), use.page


def _called(use: Use, context: SiteContext, lang: str) -> str:
    page = context.called(lang, owner_of(use.page.partition("#")[0]))
    return f"{page}: {use.part}" if use.part else page


def build_evidence_page(
    document,
    article: Article,
    rows: dict[str, list],
    words: Wording,
    codebook,
    uses: Mapping[tuple[int, int], list[PageLink]],
) -> EvidencePage:
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
        uses,
    )


def find_units(document, name: str, found: EvidencePage, words: Wording) -> Iterator[Unit]:
    """What can be found of an article: the words that its page shows, passage by passage, with what was read there."""
    told = (known(document.outlet), words.date(day_of(document)))
    about = " · ".join(part for part in told if part != NO_VALUE)
    for passage in found.passages:
        text = " ".join("".join(piece.text for piece in paragraph.pieces) for paragraph in passage.paragraphs)
        labels = dict.fromkeys(reading.label for place in passage.places for reading in place.readings)
        yield Unit(f"{name}#p{passage.number}", found.title, about, " ".join(text.split()), ", ".join(labels))
