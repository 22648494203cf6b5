"""Which pages a site has, and how each of them reaches the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import pandas as pd

from helpers.reporting.pages import Frame, Link
from helpers.reporting.wording import Wording, msgid

# Pages of every site, by name without ending, and what they are called in menus.
PAGES = {
    "index": msgid("Home"),
    "evidence/index": msgid("Articles"),
    "methods": msgid("Codebook"),
    "rules": msgid("Rules"),
    "data": msgid("Data"),
}
REPORTS = {
    "national": msgid("Comparison"),
    "reading": msgid("Reading"),
    "coding": msgid("Coding"),
    "reliability": msgid("Reliability"),
}
MENU = ("national", "index#regions", "evidence/index", "methods", "reliability", "data")
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}  # each in its own language


@dataclass(frozen=True)
class SiteContext:
    """What a page must know of its site; small, and can be sent to another process.

    Parameters
    ----------
    langs : tuple of str
        Languages of the site, the first one the default.
    pages : mapping of str to frozenset of str
        Names of the pages that exist (``national``, ``regions/36.04``, ``evidence/a-0041``), by language.
    pdfs : mapping of str to frozenset of str
        Names of the reports that there is a PDF of, by language.
    titles : mapping of str to str
        Names of the regions that have a page, by code.
    """

    langs: tuple[str, ...]
    pages: Mapping[str, frozenset[str]]
    pdfs: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]

    def frame(self, lang: str, name: str, label: str = "") -> Frame:
        """Where the page ``name`` stands; ``label`` is what the way back calls it, where its name does not tell."""
        root = "../" * name.count("/") or "./"
        words = Wording(lang)
        inside = Frame(root=root, static=f"{root}../static/", pages=self.pages[lang])
        pdf = f"{root}../pdf/{lang}/{quote(name)}.pdf" if name in self.pdfs[lang] else ""
        return Frame(
            inside.root,
            inside.static,
            inside.pages,
            tuple(self._menu(inside, name, words)),
            tuple(self._way_back(inside, name, label, words)),
            tuple(self._languages(inside, lang, name)),
            pdf,
        )

    def _menu(self, inside: Frame, name: str, words: Wording) -> Iterable[Link]:
        for entry in MENU:
            href = _address(inside, entry)
            if href:
                yield Link(_called(entry, words), href, is_current=entry == name)

    def _way_back(self, inside: Frame, name: str, label: str, words: Wording) -> Iterable[Link]:
        if name == "index":
            return
        yield Link(words.text(PAGES["index"]), inside.page("index"))
        if name.startswith("regions/"):
            yield Link(words.text("Regions"), _address(inside, "index#regions"))
        elif name.startswith("evidence/") and name != "evidence/index":
            yield Link(words.text(PAGES["evidence/index"]), inside.page("evidence/index"))
        yield Link(label or self._title(name, words), is_current=True)

    def _title(self, name: str, words: Wording) -> str:
        known = self.titles.get(name.removeprefix("regions/"))
        return known or _called(name, words)

    def _languages(self, inside: Frame, lang: str, name: str) -> Iterable[Link]:
        """This page in each language; the other language's home page where it is not there."""
        if len(self.langs) < 2:
            return
        for other in self.langs:
            there = name if name in self.pages[other] else "index"
            href = f"{inside.root}../{other}/{quote(there)}.html"
            yield Link(LANGUAGE_NAMES[other], None if other == lang else href, other == lang, other)


def _address(inside: Frame, entry: str) -> str | None:
    """Address of a page with its anchor."""
    name, _, anchor = entry.partition("#")
    address = inside.page(name)
    return f"{address}#{anchor}" if address and anchor else address


def _called(entry: str, words: Wording) -> str:
    if entry == "index#regions":
        return words.text("Regions")
    return words.text((PAGES | REPORTS).get(entry, entry))


def site_context(runs: Iterable, data: Mapping[str, pd.DataFrame], codebook, langs, formats) -> SiteContext:
    """What there will be on a site.

    Parameters
    ----------
    runs : iterable
        The reports that are going to be made, each with ``name`` and ``lang``.
    langs, formats : sequence of str
        Languages; ``html`` for pages of the reports, ``pdf`` for PDFs beside them.
    """
    reports: dict[str, set[str]] = {lang: set() for lang in langs}
    for run in runs:
        reports[run.lang].add(run.name)
    articles = {f"evidence/{document}" for document in data["documents"]["document_id"]}
    pages = {lang: {*PAGES, *articles, *(names if "html" in formats else ())} for lang, names in reports.items()}
    names = sorted(set().union(*reports.values()))
    codes = [name.removeprefix("regions/") for name in names if name.startswith("regions/")]
    return SiteContext(
        tuple(langs),
        {lang: frozenset(names) for lang, names in pages.items()},
        {lang: frozenset(names if "pdf" in formats else ()) for lang, names in reports.items()},
        {code: codebook.regions[code].name for code in codes},
    )


def resolve(frame: Frame, target: str) -> str | None:
    """Address of a page named with its anchor (``methods#strategies-award``), where it exists.

    >>> resolve(Frame(root="../"), "methods#strategies-award")
    '../methods.html#strategies-award'
    """
    return _address(frame, target) if target else None


def publisher_address(url: object) -> str | None:
    """A card's address, if it leads to a web page and nothing else.

    >>> publisher_address("https://example.org/a"), publisher_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    is_plain = parts.scheme in ("http", "https") and parts.hostname and not any(c.isspace() for c in url.strip())
    return url.strip() if is_plain else None
