"""Pages of HTML: one Jinja environment, one layout, and where a page stands in the site.

Everything that comes from data is escaped by the templates; a report has no script and loads nothing from another host,
which its Content-Security-Policy also forbids.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.reporting import blocks, prose
from helpers.reporting.characters import printable
from helpers.reporting.drawings import drawn_size, view_box
from helpers.reporting.marks import find_links
from helpers.reporting.markup import runs, sides
from helpers.reporting.provenance import Made
from helpers.reporting.wording import CITE, CORRECTED_NOTE, LIMITS, REPORT_KINDS, Wording, citation

TEMPLATES = Path(__file__).parent / "templates"
STYLESHEET = TEMPLATES / "static" / "style.css"


@dataclass(frozen=True)
class Link:
    """One entry of a menu or of the way back; without ``href`` it is only named."""

    label: str
    href: str | None = None
    is_current: bool = False
    lang: str | None = None


@dataclass(frozen=True)
class Rest:
    """Where all rows of a table are that a page shows the beginning of, and how many there are."""

    href: str
    row_count: int


@dataclass(frozen=True)
class Frame:
    """Where a page stands: what surrounds it, and how it reaches other pages.

    Parameters
    ----------
    root : str or None
        Relative way from the page to the folder that holds the pages of its language (``"../"``; ``"./"`` for a page
        in that folder). None: the page stands alone, names evidence without a link and carries the stylesheet itself.
    static : str
        Relative way to the folder of ``style.css``, with a slash at the end.
    pages : frozenset of str or None
        The pages that exist, by name without ending (``regions/36.04``, ``evidence/a-0041``); None: any page does.
    navigation, breadcrumb, languages : tuple of Link
        The site's menu, the way back from the home page, and this page in each language (``lang`` given).
    alternate : str
        Relative address of the PDF of the page, if there is one.
    neighbours : tuple of Link or None
        The pages before and after this one among those of its kind.
    downloads : mapping of str to str
        Relative address of the CSV behind a table or figure, by the name of its block.
    rests : mapping of str to Rest
        The tables that the page shows the beginning of, by the name of their block.
    edition : str
        What the site was made from, for whoever cites it; empty where that is not known.
    made : Made
        What a report was made with.
    """

    root: str | None = None
    static: str = ""
    pages: frozenset[str] | None = None
    navigation: tuple[Link, ...] = ()
    breadcrumb: tuple[Link, ...] = ()
    languages: tuple[Link, ...] = ()
    alternate: str = ""
    neighbours: tuple[Link | None, Link | None] = (None, None)
    downloads: Mapping[str, str] = field(default_factory=dict)
    rests: Mapping[str, Rest] = field(default_factory=dict)
    edition: str = ""
    made: Made = Made()

    def page(self, name: str) -> str | None:
        """Address of a page relative to this one, with its anchor, or None where it cannot be reached.

        >>> Frame(root="../").page("regions/36.04"), Frame(root="./").page("methods#target_groups-fishers")
        ('../regions/36.04.html', './methods.html#target_groups-fishers')
        """
        name, hash_sign, anchor = name.partition("#")
        is_there = self.root is not None and (self.pages is None or owner_of(name) in self.pages)
        return f"{self.root}{_address(name)}.html{hash_sign}{anchor}" if is_there else None

    def evidence(self, document_id: str, start: int, end: int) -> str | None:
        """Address of a sentence in its article.

        >>> Frame(root="../").evidence("a-0041", 120, 240)
        '../evidence/a-0041.html#s120-240'
        """
        address = self.page(evidence_page(document_id))
        return f"{address}#s{start}-{end}" if address else None


ALONE = Frame()
MOST_ADDRESSES = 10_000  # kept, since a page leads to the same articles again and again


def owner_of(name: str) -> str:
    """The page that a page comes with: the pages of a report's long tables are there when it is.

    >>> owner_of("tables/regions/36.04/12-2"), owner_of("regions/36.04")
    ('regions/36.04', 'regions/36.04')
    """
    return name.removeprefix("tables/").rpartition("/")[0] if name.startswith("tables/") else name


@lru_cache(MOST_ADDRESSES)
def _address(name: str) -> str:
    return quote(name, safe="/")


@lru_cache(MOST_ADDRESSES)
def evidence_page(document_id: str) -> str:
    """Name of the page that shows an article: no id, however odd, leads out of its folder.

    >>> evidence_page("a-0041"), evidence_page("../x")
    ('evidence/a-0041', 'evidence/..%2Fx')
    """
    return f"evidence/{quote(document_id, safe='')}"


def render_page(template: str, words: Wording, frame: Frame = ALONE, **values: object) -> str:
    """A whole page: ``template`` extends ``layout.html.j2``."""
    style = "" if frame.static else stylesheet()
    policy = _policy(style)
    page = environment().get_template(template).render(words=words, frame=frame, style=style, policy=policy, **values)
    return printable(page).rstrip() + "\n"


def render_block(item: blocks.Block, words: Wording, frame: Frame = ALONE, name: str = "b") -> str:
    """One block as an HTML fragment; ``name`` begins its ids."""
    return printable(str(_macros().block(item, words, frame, name))).strip()


def stylesheet() -> str:
    """The one stylesheet of all pages."""
    return STYLESHEET.read_text(encoding="utf-8")


def lab_style() -> str:
    """The few rules that make blocks readable within JupyterLab."""
    return (TEMPLATES / "lab.css").read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """The Jinja environment that every template of the reports shares: escaping on, undefined names refused."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        CITE=CITE, citation=citation, CORRECTED_NOTE=CORRECTED_NOTE, LIMITS=LIMITS, REPORT_KINDS=REPORT_KINDS
    )
    made.filters["data_uri"] = _data_uri
    made.filters["size"] = _size
    made.filters["view_box"] = view_box
    made.filters["links"] = find_links
    made.filters["sides"] = sides
    made.globals["runs"] = runs
    made.filters["is_corrected"] = blocks.is_corrected
    made.filters["prose"] = lambda nodes: Markup(prose.to_html(nodes))
    made.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    return made


@cache
def _macros():
    return environment().get_template("macros.html.j2").module


def _policy(style: str) -> str:
    """What the page may load: pictures within it, and either its own stylesheet or the one beside it."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    source = f"'sha256-{digest}'" if style else "'self'"
    return f"default-src 'none'; style-src {source}; img-src data:; base-uri 'none'; form-action 'none'"


def _data_uri(svg: str) -> str:
    """A drawing as an address for <img>, where browsers run no script and load nothing else."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _size(figure: blocks.Figure) -> tuple[int, int] | None:
    """Width and height in CSS pixels."""
    drawn = drawn_size(figure.svg, figure.width_mm)
    return (round(drawn[0] * 96 / 25.4), round(drawn[1] * 96 / 25.4)) if drawn else None
