"""The forms that the suite's coding can be given out in, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import paths
from helpers.errors import ParameterError
from helpers.exchange import (
    brat,
    case_tables,
    datapackage,
    doccano,
    gold_writing,
    label_studio,
    refi_codebook,
    refi_writing,
    tagged_text,
    web_annotation,
)
from helpers.exchange.licences import check_texts
from helpers.exchange.row_checks import texts_of
from helpers.exchange.rows import CODE_COLUMNS, SUITE, Coder, check_tables, code_name, codes_of, rows_of_tables
from helpers.tables import to_csv


@dataclass(frozen=True)
class Form:
    """A form: what it is, how it is written, and whether it carries words of the articles."""

    meaning: str
    write: Callable[["Coding", Path], None]
    has_texts: bool = True


@dataclass(frozen=True)
class Coding:
    """What is exported: the tables, the rows chosen, the codebook."""

    data: dict[str, pd.DataFrame]
    rows: pd.DataFrame
    codebook: object
    tables: list[str]

    @property
    def documents(self) -> pd.DataFrame:
        return self.data["documents"]

    @property
    def texts(self) -> dict[str, str]:
        return texts_of(self.documents)


def export_coding(form: str, to: Path, data: dict, codebook, tables: list[str] = (), all_texts: bool = False) -> None:
    """Write the suite's coding in a form, whole or not at all.

    Parameters
    ----------
    form : str
        One of `FORMS`.
    to : Path
        File, or folder where the form has many files.
    tables : list of str
        Tables to export; all when empty.
    all_texts : bool
        Whether texts that may not be passed on are exported too. The data package never has them.

    Raises
    ------
    ParameterError
        If there is no such form or table.
    ExchangeError
        If texts may not be passed on.
    """
    if form not in FORMS:
        raise ParameterError(f"--to {form!r}: choose from: {', '.join(FORMS)}.")
    check_tables(tables)
    if FORMS[form].has_texts and not all_texts:
        check_texts(data["documents"])
    rows = rows_of_tables(data)
    rows = rows[rows["table"].isin(tables)].reset_index(drop=True) if tables else rows
    FORMS[form].write(Coding(data, rows, codebook, list(tables or CODE_COLUMNS)), to)


def _bytes(content: Callable[[Coding], bytes | str]) -> Callable[[Coding, Path], None]:
    """A writer of one file."""

    def write(coding: Coding, to: Path) -> None:
        made = content(coding)
        with paths.whole(to) as temporary:
            temporary.write_bytes(made.encode() if isinstance(made, str) else made)

    return write


def _folder(fill: Callable[[Coding, Path], None]) -> Callable[[Coding, Path], None]:
    """A writer of a folder."""

    def write(coding: Coding, to: Path) -> None:
        with paths.whole_folder(to) as temporary:
            fill(coding, temporary)

    return write


def files_written(form: str, to: Path) -> list[Path]:
    """What an export in a form writes: a file, or a folder, and what comes beside it."""
    return [to, to.with_suffix(".config.xml")] if form == "label-studio" else [to]


def _label_studio(coding: Coding, to: Path) -> None:
    """The tasks, and beside them the labelling interface that a project needs."""
    names = sorted({code_name(row.table, row.code) for row in coding.rows.itertuples()})
    with paths.all_whole(files_written("label-studio", to)) as (tasks, config):
        tasks.write_bytes(label_studio.to_label_studio(coding.rows, coding.texts).encode())
        config.write_bytes(label_studio.label_config(names).encode())


def _gold(coding: Coding) -> str:
    others = {(t, code) for t in CODE_COLUMNS if t not in coding.tables for code in codes_of(t, coding.codebook)}
    coder = Coder(SUITE, frozenset(coding.texts), coding.rows, frozenset(others))
    return gold_writing.to_gold(coder, coding.documents)


FORMS = {
    "qdpx": Form(
        "REFI-QDA project for QualCoder, NVivo, ATLAS.ti, MAXQDA",
        _bytes(lambda c: refi_writing.project_file(c.rows, c.documents, c.codebook, c.tables)),
    ),
    "qdc": Form("REFI-QDA codebook alone", _bytes(lambda c: refi_codebook.codebook_file(c.codebook)), False),
    "gold": Form("JSON lines in the form of hand-coded gold", _bytes(_gold)),
    "doccano": Form("doccano, JSON lines", _bytes(lambda c: doccano.to_doccano(c.rows, c.texts))),
    "label-studio": Form("Label Studio, JSON lines, with its interface", _label_studio),
    "web-annotation": Form(
        "W3C Web Annotations, JSON-LD", _bytes(lambda c: web_annotation.to_annotations(c.rows, c.documents))
    ),
    "brat": Form("brat standoff, a folder", _folder(lambda c, to: brat.write_folder(c.rows, c.texts, to))),
    "markdown": Form(
        "tagged Markdown, a folder", _folder(lambda c, to: tagged_text.write_folder(c.rows, c.documents, to))
    ),
    "cases": Form(
        "table of codes by document, 0 or 1, CSV",
        _bytes(lambda c: to_csv(case_tables.codes_by_case(c.rows, c.documents))),
        False,
    ),
    "co-occurrence": Form(
        "table of codes by codes, paragraphs, CSV",
        _bytes(lambda c: to_csv(case_tables.co_occurrence(c.rows, c.texts))),
        False,
    ),
    "datapackage": Form(
        "data package to deposit (Frictionless, RO-Crate), a folder",
        lambda c, to: datapackage.write_package(c.data, c.codebook, to),
        False,
    ),
}
