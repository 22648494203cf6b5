"""Which pages a site has, and how each of them reaches the others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import quote, urlsplit

import pandas as pd

from helpers.comparison import cases
from helpers.reporting import provenance
from helpers.reporting.pages import Frame, Link, owner_of
from helpers.reporting.provenance import Made
from helpers.reporting.wording import Wording, msgid

# Pages of every site, by name without ending, and what they are called in menus.
PAGES = {
    "index": msgid("Home"),
    "regions/index": msgid("Regions"),
    "strategies/index": msgid("Strategies"),
    "evidence/index": msgid("Articles"),
    "methods": msgid("Codebook"),
    "rules": msgid("Rules"),
    "data": msgid("Data"),
    "about": msgid("About"),
    "search": msgid("Search"),
}
REPORTS = {
    "national": msgid("Comparison"),
    "reading": msgid("Reading"),
    "coding": msgid("Coding"),
    "reliability": msgid("Reliability"),
}
MENU = ("national", "regions/index", "strategies/index", "evidence/index", "methods", "data", "about", "search")
# The page that leads to those of a folder without a list.
ABOVE = {"provinces": "regions/index", "groups": "methods", "voices": "national"}
Neighbours = tuple[Link | None, Link | None]
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}  # each in its own language


class Asked(frozenset):
    """Names of pages, and which of them were asked for."""

    def __init__(self, _names=()):
        self.names: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)


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
    titles : mapping of str to mapping of str to str
        By language: names of pages of regions, provinces, strategies, target groups and bodies, and what they are
        called; those of one kind in the order in which one leads to the next.
    edition : mapping of str to str
        By language: what the site was made from.
    editions : mapping of str to mapping of str to str
        By language: what pages were made from that tell of some of the articles alone, by name: the profiles of regions.
    made : mapping of str to Made
        What the reports are made with, by name.
    """

    langs: tuple[str, ...]
    pages: Mapping[str, frozenset[str]]
    pdfs: Mapping[str, frozenset[str]]
    titles: Mapping[str, Mapping[str, str]]
    edition: Mapping[str, str] = field(default_factory=dict)
    editions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    made: Mapping[str, Made] = field(default_factory=dict)

    def frame(self, lang: str, name: str, label: str = "") -> Frame:
        """Where the page ``name`` stands; ``label`` is what the way back calls it, where its name does not tell."""
        root = "../" * name.count("/") or "./"
        words = Wording(lang)
        inside = Frame(root=root, static=f"{root}../static/", pages=self.pages[lang])
        return replace(
            inside,
            navigation=tuple(self._menu(inside, name, words)),
            breadcrumb=tuple(self._way_back(inside, name, label, words)),
            languages=tuple(self._languages(inside, lang, name)),
            alternate=f"{root}../pdf/{lang}/{quote(name)}.pdf" if name in self.pdfs[lang] else "",
            neighbours=self._neighbours(inside, lang, name),
            edition=self.edition_of(lang, name),
            made=self.made.get(name, Made()),
        )

    def printed(self, lang: str, name: str) -> Frame:
        """Nowhere, as a PDF is, with what the report was made from."""
        return Frame(edition=self.edition_of(lang, name), made=self.made.get(name, Made()))

    def edition_of(self, lang: str, name: str) -> str:
        """What the page ``name`` was made from, for whoever cites it; empty where that is not known."""
        return self.editions[lang].get(name, self.edition[lang]) if self.edition else ""

    def called(self, lang: str, name: str) -> str:
        """What a page is called, in menus and where others lead to it."""
        fixed = PAGES.get(name) or REPORTS.get(name)
        return Wording(lang).text(fixed) if fixed else self.titles[lang].get(name, name)

    def _menu(self, inside: Frame, name: str, words: Wording) -> Iterable[Link]:
        for entry in MENU:
            href = inside.page(entry)
            if href:
                yield Link(self.called(words.lang, entry), href, is_current=entry == name)

    def _way_back(self, inside: Frame, name: str, label: str, words: Wording) -> Iterable[Link]:
        if name == "index":
            return
        if owner_of(name) != name:
            for link in self._way_back(inside, owner_of(name), "", words):
                yield replace(link, href=inside.page(owner_of(name)), is_current=False) if link.is_current else link
            yield Link(label, is_current=True)
            return
        folder, _, rest = name.rpartition("/")
        above = ["index"]
        above += [ABOVE.get(folder, f"{folder}/index")] if folder and rest != "index" else []
        above += [f"provinces/{rest[:2]}"] if folder == "regions" and rest != "index" else []
        yield from (Link(self.called(words.lang, page), inside.page(page)) for page in above if page in inside.pages)
        is_province = folder == "regions" and len(rest) == 2
        own = words.text("The province itself") if is_province else self.called(words.lang, name)
        yield Link(label or own, is_current=True)

    def _neighbours(self, inside: Frame, lang: str, name: str) -> Neighbours:
        titles = self.titles[lang]
        if name not in titles:
            return None, None
        alike = self._alike[lang][_folder(name)]
        return beside(list(alike), alike[name], titles, inside)

    @cached_property
    def _alike(self) -> dict[str, dict[str, dict[str, int]]]:
        """By language and folder: the pages with titles, and where each stands among those of its folder."""
        found: dict[str, dict[str, dict[str, int]]] = {lang: {} for lang in self.titles}
        for lang, titles in self.titles.items():
            for page in titles:
                alike = found[lang].setdefault(_folder(page), {})
                alike[page] = len(alike)
        return found

    def _languages(self, inside: Frame, lang: str, name: str) -> Iterable[Link]:
        """This page in each language; the other language's home page where it is not there."""
        if len(self.langs) < 2:
            return
        for other in self.langs:
            there = name if owner_of(name) in self.pages[other] else "index"
            href = f"{inside.root}../{other}/{quote(there)}.html"
            yield Link(LANGUAGE_NAMES[other], None if other == lang else href, other == lang, other)


def _folder(name: str) -> str:
    return name.partition("/")[0]


def beside(names: list[str], at: int, titles: Mapping[str, str], inside: Frame) -> Neighbours:
    """The pages before and after that at ``at`` in a row of pages; None at its ends."""
    pages = names[at - 1] if at else None, names[at + 1] if at + 1 < len(names) else None
    before, after = (Link(titles[page], inside.page(page)) if page else None for page in pages)
    return before, after


def site_context(
    runs: Iterable, data: Mapping[str, pd.DataFrame], codebook, langs, formats, codes: Mapping[str, str] | None = None
) -> SiteContext:
    """What there will be on a site.

    Parameters
    ----------
    runs : iterable
        The reports that are going to be made, each with ``name`` and ``lang``.
    langs, formats : sequence of str
        Languages; ``html`` for pages of the reports, ``pdf`` for PDFs beside them.
    codes : mapping of str to str, optional
        Short hash of the code that each report is made with, by its name.
    """
    reports: dict[str, set[str]] = {lang: set() for lang in langs}
    for run in runs:
        reports[run.lang].add(run.name)
    provinces = sorted(cases.build_cases(data)["province_code"].unique())
    articles = {f"evidence/{document}" for document in data["documents"]["document_id"]}
    titles = {lang: dict(_titles(reports[lang], provinces, codebook, Wording(lang))) for lang in langs}
    others = {name for name in titles[langs[0]] if not name.startswith("regions/")}
    pages = {
        lang: {*PAGES, *articles, *others, *(names if "html" in formats else ())} for lang, names in reports.items()
    }
    return SiteContext(
        tuple(langs),
        {lang: frozenset(names) for lang, names in pages.items()},
        {lang: frozenset(names if "pdf" in formats else ()) for lang, names in reports.items()},
        titles,
        {lang: provenance.edition(data["documents"], codebook, Wording(lang)) for lang in langs},
        {lang: provenance.editions_of_regions(data, codebook, Wording(lang)) for lang in langs},
        made_with(set().union(*reports.values()), data, codes or {}),
    )


def made_with(names: Iterable[str], data: Mapping[str, pd.DataFrame], codes: Mapping[str, str]) -> dict[str, Made]:
    """What reports are made with, by name: a profile's date is that of its own articles."""
    dates, whole = provenance.dates_of_regions(data), provenance.epoch(data["documents"])
    lock = provenance.lock_digest()
    return {name: Made(codes.get(name, ""), lock, dates.get(name, whole)) for name in names}


def _titles(reports: set[str], provinces: list[str], codebook, words: Wording) -> Iterator[tuple[str, str]]:
    """Pages with names of their own: regions by province, provinces, strategies by family, target groups, bodies."""
    regions = [name.removeprefix("regions/") for name in reports if name.startswith("regions/")]
    for code in sorted(regions, key=lambda code: place_in_lists(code, codebook)):
        yield f"regions/{code}", codebook.regions[code].name
    for code in sorted(provinces, key=lambda code: place_in_lists(code, codebook)):
        yield f"provinces/{code}", codebook.regions[code].name
    for family in codebook.families:
        for code in codebook.strategies.values():
            if code.family == family:
                yield f"strategies/{code.code}", words.label(code)
    yield from ((f"groups/{code}", words.label(entry)) for code, entry in codebook.target_groups.items())
    yield from ((f"voices/{code}", words.label(entry)) for code, entry in codebook.bodies.items())


def place_in_lists(code: str, codebook) -> tuple:
    """Where a region stands in lists: by province, the province before its regions, these by the name without kind."""
    province, name = codebook.regions[code[:2]].name, codebook.regions[code].name
    return province, len(code) > 2, name.split(" ", 1)[-1], code


def resolve(frame: Frame, target: str) -> str | None:
    """Address of a page named with its anchor (``methods#strategies-award``), where it exists.

    >>> resolve(Frame(root="../"), "methods#strategies-award")
    '../methods.html#strategies-award'
    """
    return frame.page(target) if target else None


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
