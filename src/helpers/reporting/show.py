"""What notebooks call: each function displays one block.

Strings come in already worded (``words.text``, ``words.number``). What a notebook stores is the block itself as JSON;
the HTML beside it is for reading in JupyterLab only.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from IPython.display import display

from helpers.errors import ReportError, listed
from helpers.reporting import blocks
from helpers.reporting.blocks import Align, ReportKind, Run, TextStyle
from helpers.reporting.pages import lab_style, render_block
from helpers.reporting.wording import NO_VALUE, Wording, msgid

# Language of the labels that JupyterLab shows beside a block ("Source"); the exporters take it from the report block.
_shown_in = Wording("en")

# A formatted number, with its sign, unit or interval: it is set flush right.
_NUMERIC = re.compile(r"[<>≤≥≈~+−-]?\s?(?:Rp)?\d[\d.,\s–%−-]*(?:juta|miliar|triliun|million|billion|trillion)?")


def block(item: blocks.Block) -> None:
    """Display any block (charts may give one ready-made)."""
    data = {blocks.MIME: blocks.to_json(item), "text/html": _html(item), "text/plain": fallback(item)}
    display(data, raw=True)


def report(
    words: Wording,
    kind: ReportKind,
    title: str,
    *,
    subtitle: str = "",
    region_code: str | None = None,
    parameters: Mapping[str, object] | None = None,
) -> None:
    """Open the report: once, before anything else. The page takes its language and title from here."""
    global _shown_in
    _shown_in = words
    block(blocks.Report(words.lang, kind, title, subtitle, region_code, dict(parameters or {})))


def text(*runs: Run, style: TextStyle = "body") -> None:
    """One paragraph of runs: strings, ``Strong``, ``Evidence``, ``PageLink``."""
    block(blocks.Text(list(runs), style))


def bullets(items: Iterable[str | list[Run]], *, ordered: bool = False) -> None:
    """A list; each item is a string or a list of runs."""
    block(blocks.List([[item] if isinstance(item, str) else list(item) for item in items], ordered))


def table(
    frame: pd.DataFrame,
    columns: Mapping[str, str] | None = None,
    *,
    title: str,
    caption: str = "",
    source: str = "",
    align: Mapping[str, Align] | None = None,
    row_header: bool = True,
) -> None:
    """A table of worded cells.

    Parameters
    ----------
    frame : DataFrame
        Each cell a string or a list of runs; missing values show as an en dash. The index is not shown.
    columns : mapping of str to str, optional
        Columns to show, in order, and their labels; all, under their names, when left out.
    align : mapping of str to {"left", "right"}, optional
        Columns whose alignment is not to be guessed (numbers right, words left).

    A frame without rows is told in a sentence, as `figures` does.
    """
    if frame.empty:
        block(blocks.Text([_shown_in.text(msgid("{title}: none in these articles."), title=title)], "note"))
        return
    block(table_block(frame, columns, title, caption, source, align, row_header))


def table_block(
    frame: pd.DataFrame,
    columns: Mapping[str, str] | None = None,
    title: str = "",
    caption: str = "",
    source: str = "",
    align: Mapping[str, Align] | None = None,
    row_header: bool = True,
) -> blocks.Table:
    """The block that `table` displays."""
    columns = dict(columns or {name: name for name in frame.columns})
    cells = {name: _cells(frame, name) for name in columns}
    sides = {name: _side(values) for name, values in cells.items()}
    if row_header:
        sides[next(iter(columns))] = "left"
    heads = [blocks.Column(name, label, (align or {}).get(name, sides[name])) for name, label in columns.items()]
    rows = [list(row) for row in zip(*cells.values(), strict=True)]
    return blocks.Table(title, heads, rows, caption, source, row_header)


def figure(
    svg: str | blocks.Figure,
    *,
    title: str = "",
    alt: str = "",
    caption: str = "",
    source: str = "",
    width_mm: float | None = None,
) -> None:
    """A drawing as SVG text, with its alternative text; or a ready-made ``blocks.Figure``."""
    block(svg if isinstance(svg, blocks.Figure) else blocks.Figure(svg, title, alt, caption, source, width_mm))


def figures(drawings: Iterable[blocks.Figure]) -> None:
    """The drawings that a chart gives, one below the other; says so where there is none."""
    none = msgid("No figure: the articles tell too little to draw one.")
    drawn = list(drawings) or [blocks.Text([_shown_in.text(none)], "note")]
    for drawing in drawn:
        block(drawing)


def facts(items: Iterable[tuple[str, ...]]) -> None:
    """Headline numbers: label, formatted value and, if need be, a note such as the number of articles, and a page."""
    block(blocks.Facts([blocks.Fact(*item) for item in items]))


def sentences(frame: pd.DataFrame) -> None:
    """Evidence sentences.

    Parameters
    ----------
    frame : DataFrame
        Columns ``text``, ``document_id``, ``start``, ``end`` and, optionally, ``outlet``, ``date`` (worded),
        ``codes`` (list of labels), ``status`` (a label) and ``lang`` (of the sentence; Indonesian unless told).
    """
    known = [name for name in blocks.Sentence.__dataclass_fields__ if name in frame.columns]
    block(blocks.Sentences([_sentence(record) for record in frame[known].to_dict("records")]))


def provenance(rows: Iterable[tuple[str, str]] | Mapping[str, str]) -> None:
    """Where the numbers come from: label and value, a row each. The exporters add the report's parameters."""
    pairs = rows.items() if isinstance(rows, Mapping) else rows
    block(blocks.Provenance([(label, value) for label, value in pairs]))


def _html(item: blocks.Block) -> str:
    # The style comes once, with the head: JupyterLab and its kin apply it to the whole notebook.
    style = f"<style>{lab_style()}</style>\n" if isinstance(item, blocks.Report) else ""
    return f'{style}<div class="jangkau mathjax_ignore">\n{render_block(item, _shown_in)}\n</div>'


def _cells(frame: pd.DataFrame, name: str) -> list[str | list[Run]]:
    if name not in frame.columns:
        raise ReportError(f"The table has no column {name!r}; it has {', '.join(map(repr, frame.columns))}.")
    values = [value if isinstance(value, list | str) else _missing(value) for value in frame[name].tolist()]
    wrong = {
        f"column {name!r}: {value!r} ({type(value).__name__})" for value in values if not isinstance(value, list | str)
    }
    if wrong:
        raise ReportError(
            listed(sorted(wrong)[:10], "Cells that are not worded:", "Word them first, e.g. words.number(x).")
        )
    return values


def _missing(value: Any) -> Any:
    return NO_VALUE if value is None or pd.isna(value) else value


def _side(values: list[str | list[Run]]) -> Align:
    shown = [blocks.plain(value) for value in values if value not in (NO_VALUE, "")]
    return "right" if shown and all(_NUMERIC.fullmatch(value) for value in shown) else "left"


def _sentence(record: dict) -> blocks.Sentence:
    given = {name: value for name, value in record.items() if isinstance(value, list | tuple) or not pd.isna(value)}
    codes = [str(code) for code in given.pop("codes", ())]
    return blocks.Sentence(**{**given, "start": int(given["start"]), "end": int(given["end"])}, codes=codes)


def fallback(item: blocks.Block) -> str:
    """A block as a few lines of plain text."""
    match item:
        case blocks.Report():
            return "\n".join(filter(None, [item.title, item.subtitle]))
        case blocks.Text():
            return blocks.plain(item.runs)
        case blocks.List():
            return "\n".join(f"- {blocks.plain(runs)}" for runs in item.items)
        case blocks.Table():
            heads = " | ".join(column.label for column in item.columns)
            rows = [" | ".join(map(blocks.plain, row)) for row in item.rows]
            return "\n".join([item.title, heads, *rows])
        case blocks.Figure():
            return f"{item.title}\n{item.alt}"
        case blocks.Facts():
            return "\n".join(
                f"{fact.label}: {fact.value}" + (f" ({fact.note})" if fact.note else "") for fact in item.items
            )
        case blocks.Sentences():
            return "\n".join(f"{s.document_id} {s.start}–{s.end}: {s.text}" for s in item.items)
        case blocks.Provenance():
            return "\n".join(f"{label}: {value}" for label, value in item.rows)
