"""What is known of an article besides its text: where it came from, when, about whom, under which licence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from helpers.reporting.blocks import Run
from helpers.reporting.cells import region_link, region_order, shortened
from helpers.reporting.characters import lowered
from helpers.reporting.links import publisher_address
from helpers.reporting.wording import NO_VALUE, Wording

# What no page can hold: control characters, halves of characters, and marks that turn the direction of what follows.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Entry:
    """One line of a card; ``href`` leads out of the site, ``is_long`` asks for the whole width."""

    label: str
    runs: list[Run]
    href: str | None = None
    is_long: bool = False


def printable(text: str) -> str:
    """A text of the same length without characters that a page cannot hold.

    >>> printable("a\\x07b")
    'a\\ufffdb'
    """
    return lowered(_UNPRINTABLE.sub("\ufffd", text), "\ufffd")


def known(value: object) -> str:
    """A value of a card as words, an en dash where it is missing."""
    return NO_VALUE if pd.isna(value) or not str(value).strip() else printable(str(value))


def title_of(document) -> str:
    """What a document is called: its headline, else its identifier."""
    return document.document_id if pd.isna(document.title) else shortened(printable(document.title), 200)


def day_of(document):
    """When a document was published: as its text says, else as its card says."""
    return document.card_date if pd.isna(document.published_date) else document.published_date


def card_of(document, rows: dict[str, list], words: Wording, codebook) -> Iterator[Entry]:
    """The card of an article.

    Parameters
    ----------
    document
        A row of `documents`.
    rows : dict of str to list
        Its rows of the evidence tables; of them the regions are shown.
    """
    yield Entry(words.text("Outlet"), [known(document.outlet)])
    yield Entry(words.text("Date"), [_dated(document, words)])
    yield Entry(words.text("Reports about"), _subjects(rows.get("regions", []), words, codebook))
    yield Entry(words.text("On topic"), [_topic(document, words)])
    yield Entry(words.text("Kind of text"), [_kind(document, words)])
    yield Entry(words.text("Licence of the text"), [_licence(document, words)])
    if not pd.isna(document.agency):
        yield Entry(words.text("News agency"), [known(document.agency)])
    yield Entry(words.text("Identifier"), [document.document_id])
    if not pd.isna(document.url):
        yield Entry(
            words.text("Published article"), [known(document.url)], publisher_address(document.url), is_long=True
        )
    if not pd.isna(document.note):
        yield Entry(words.text("Note on the card"), [known(document.note)], is_long=True)


def _dated(document, words: Wording) -> str:
    if pd.isna(document.published_date) and not pd.isna(document.card_date):
        return words.text("{date}, from the card", date=words.date(document.card_date))
    return words.date(document.published_date)


def _subjects(rows: list, words: Wording, codebook) -> list[Run]:
    runs: list[Run] = []
    for code in region_order({row.region_code for row in rows if row.is_subject}, codebook):
        runs += [", ", region_link(code, codebook)] if runs else [region_link(code, codebook)]
    return runs or [words.text("no region")]


def _topic(document, words: Wording) -> str:
    if not document.is_on_topic:
        return words.text("no, so nothing was read from it")
    return words.text("yes; marked as an advertorial") if document.is_advertorial else words.text("yes")


def _kind(document, words: Wording) -> str:
    return words.text("our own restatement") if document.kind == "brief" else words.text("the publisher's own text")


def _licence(document, words: Wording) -> str:
    given = known(document.licence)
    return words.text("none given: all rights reserved") if given == NO_VALUE else given
