"""What a report is made of: nine kinds of block, plain data that any exporter can print.

A notebook displays blocks (see ``show``); its outputs hold them as JSON under ``MIME``. The exporters read that JSON
and nothing else that a notebook may contain, so no HTML or markup of a notebook ever reaches a page.

Text is made of *runs*: a plain string, or one of ``Strong``, ``Evidence`` (a link to the sentence it was read from)
and ``PageLink`` (a link to a page of the site, named without its ending: ``regions/36.04``, ``methods``).
"""

from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from helpers.errors import ReportError, listed
from helpers.reporting.drawings import bare_drawing

CORRECTED = "✎"  # ends words that lead to a row that a person gave or changed
MIME = "application/vnd.jangkau.block+json"

Language = Literal["id", "en"]
ReportKind = Literal["national", "region", "reading", "coding", "reliability", "explore", "province", "strategy"]
TextStyle = Literal["lead", "body", "note", "caution"]
Align = Literal["left", "right"]


class _Strict:
    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Strong(_Strict):
    """Words that stand out."""

    text: str
    strong: Literal[True] = True


@dataclass(frozen=True)
class Evidence(_Strict):
    """Words that link to characters ``start`` to ``end`` (exclusive) of a document."""

    text: str
    document_id: str
    start: int
    end: int


@dataclass(frozen=True)
class PageLink(_Strict):
    """Words that link to another page of the site."""

    text: str
    page: str


Run = str | Strong | Evidence | PageLink
Runs = list[Run]


def plain(runs: "str | Runs") -> str:
    """The words of runs without their links.

    >>> plain(["Seen in ", Evidence("two articles", "a-1", 0, 9), "."])
    'Seen in two articles.'
    """
    return runs if isinstance(runs, str) else "".join(run if isinstance(run, str) else run.text for run in runs)


def _require(block: Any, *names: str) -> None:
    for name in names:
        if not getattr(block, name).strip():
            raise ReportError(
                f"A {block.block} block has no {name}: every {block.block} needs one, in words that a reader "
                f"who sees nothing else can use. Give {name}=... ."
            )


@dataclass(frozen=True)
class Report(_Strict):
    """The head of a report: language, kind and title of the whole page."""

    lang: Language
    kind: ReportKind
    title: str
    subtitle: str = ""
    region_code: str | None = None
    parameters: dict[str, str | int | float | bool | None] = field(default_factory=dict)
    block: Literal["report"] = "report"

    def __post_init__(self):
        _require(self, "title")


@dataclass(frozen=True)
class Text(_Strict):
    """One paragraph; ``lead`` opens a section, ``note`` and ``caution`` are set off and say so in words."""

    runs: Runs
    style: TextStyle = "body"
    block: Literal["text"] = "text"


@dataclass(frozen=True)
class List(_Strict):
    """Items with bullets, or with numbers when ``ordered``."""

    items: list[Runs]
    ordered: bool = False
    block: Literal["list"] = "list"


@dataclass(frozen=True)
class Column(_Strict):
    """One column of a table."""

    name: str
    label: str
    align: Align = "left"


@dataclass(frozen=True)
class Table(_Strict):
    """A table of words: numbers are already formatted. ``row_header`` makes the first column head its row."""

    title: str
    columns: list[Column]
    rows: list[list[str | Runs]]
    caption: str = ""
    source: str = ""
    row_header: bool = True
    block: Literal["table"] = "table"

    def __post_init__(self):
        _require(self, "title")


@dataclass(frozen=True)
class Figure(_Strict):
    """A drawing as SVG, with the words that stand in for it (``alt``) and those that explain it (``caption``).

    ``data`` holds what is drawn as CSV, for those who want the numbers.
    """

    svg: str
    title: str
    alt: str
    caption: str = ""
    source: str = ""
    width_mm: float | None = None
    data: str = ""
    block: Literal["figure"] = "figure"

    def __post_init__(self):
        _require(self, "title", "alt")
        object.__setattr__(self, "svg", bare_drawing(self.svg))
        if not self.svg.startswith("<svg"):
            raise ReportError(
                f"The figure {self.title!r} is no SVG drawing: it begins with {self.svg[:40]!r}, expected '<svg'."
            )


@dataclass(frozen=True)
class Fact(_Strict):
    """A headline number: ``value`` is formatted; ``note`` says out of how many; ``page`` shows what was counted."""

    label: str
    value: str
    note: str = ""
    page: str = ""


@dataclass(frozen=True)
class Facts(_Strict):
    """A row of headline numbers."""

    items: list[Fact]
    block: Literal["facts"] = "facts"


@dataclass(frozen=True)
class Sentence(_Strict):
    """A sentence of an article, as printed there, with where it stands and what was read from it."""

    text: str
    document_id: str
    start: int
    end: int
    outlet: str = ""
    date: str = ""
    codes: list[str] = field(default_factory=list)
    status: str = ""
    lang: str = "id"


@dataclass(frozen=True)
class Sentences(_Strict):
    """Evidence sentences, each with a link to the place it was read from."""

    items: list[Sentence]
    block: Literal["sentences"] = "sentences"


@dataclass(frozen=True)
class Provenance(_Strict):
    """Where the numbers of a report come from: label and value, a row each."""

    rows: list[tuple[str, str]]
    block: Literal["provenance"] = "provenance"


Block = Report | Text | List | Table | Figure | Facts | Sentences | Provenance


@cache
def _reader() -> TypeAdapter:
    return TypeAdapter(Annotated[Block, Field(discriminator="block")])


def to_json(block: Block) -> dict:
    """A block as the JSON object that a notebook stores; a figure without data says nothing of any."""
    return {name: value for name, value in asdict(block).items() if name != "data" or value}


def from_json(data: Any) -> Block:
    """Read a block from a notebook's output; refuse whatever is no block.

    Raises
    ------
    ReportError
        Naming every field that is missing, unknown or of the wrong type.
    """
    try:
        return _reader().validate_python(data)
    except ValidationError as error:
        problems = [
            f"{'.'.join(map(str, e['loc'])) or 'block'}: {e['msg']}" for e in error.errors(include_url=False)[:20]
        ]
        raise ReportError(listed(problems, "A stored block cannot be read:", "Run the notebook again.")) from None


def is_corrected(table: Table) -> bool:
    """Whether a table shows a row that a person gave or changed."""
    runs = (run for row in table.rows for cell in row for run in cell)
    return any(isinstance(run, Evidence) and run.text.endswith(CORRECTED) for run in runs)


def kinds() -> list[str]:
    """Names of the kinds of block."""
    return [kind.__dataclass_fields__["block"].default for kind in get_args(Block)]
