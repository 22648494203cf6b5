"""The suite's coding as a REFI-QDA project (.qdpx), to be opened in QualCoder, NVivo, ATLAS.ti or MAXQDA.

Texts lie beside ``project.qde`` as files, since importers do not read text inside the XML. Identifiers and times follow
from what is exported, so two exports are equal. Source: REFI-QDA 1.5, sections 5.3, 7 and 9.2.
"""

import datetime
import io
import zipfile
from collections.abc import Iterable, Mapping
from itertools import count
from xml.etree import ElementTree as ET

import pandas as pd

from helpers.exchange.guids import guid
from helpers.exchange.refi_codebook import ORIGIN, PROJECT, add_text, code_guid, codes_element, xml_bytes
from helpers.exchange.rows import CODE_COLUMNS, SUITE
from helpers.source_date import source_date

TIME = "%Y-%m-%dT%H:%M:%SZ"
MARK = "\ufeff"
USER = guid("user", SUITE)
# Column of `documents` -> type of the variable; the element of its value has the type's name before "Value".
VARIABLES = {
    "title": "Text",
    "outlet": "Text",
    "url": "Text",
    "kind": "Text",
    "licence": "Text",
    "sha256": "Text",
    "year": "Integer",
    "published_date": "Date",
    "is_on_topic": "Boolean",
}


def project_file(
    rows: pd.DataFrame, documents: pd.DataFrame, codebook, tables: Iterable[str] = tuple(CODE_COLUMNS)
) -> bytes:
    """A project with all the documents and codings.

    Parameters
    ----------
    rows : DataFrame
        As `rows_of_tables` gives them.
    documents : DataFrame
        Rows of the table `documents`.
    tables : iterable of str
        Tables that the codings are of; codes of others are not listed, so that nobody seems to have looked for them.
    """
    packed, date = io.BytesIO(), source_date(documents)
    with zipfile.ZipFile(packed, "w") as archive:
        project = _project(rows, documents, codebook, tables, f"{date:{TIME}}")
        _add(archive, "project.qde", xml_bytes(project), date)
        for row in documents.itertuples():
            _add(archive, f"Sources/{guid('source', row.document_id)}.txt", row.text.removeprefix(MARK).encode(), date)
    return packed.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, date: datetime.datetime) -> None:
    entry = zipfile.ZipInfo(name, date.timetuple()[:6])
    entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _project(rows: pd.DataFrame, documents: pd.DataFrame, codebook, tables: Iterable[str], time: str) -> ET.Element:
    made = {"creatingUserGUID": USER, "creationDateTime": time}
    root = ET.Element("Project", {"xmlns": PROJECT, "name": ORIGIN, "origin": ORIGIN, **made})
    ET.SubElement(ET.SubElement(root, "Users"), "User", {"guid": USER, "name": SUITE, "id": SUITE})
    regions = rows.loc[rows["table"] == "regions", "code"]
    ET.SubElement(root, "CodeBook").append(codes_element(codebook, regions, tables))
    _add_variables(root)
    by_document = dict(list(rows.groupby("document_id")))
    if len(documents):
        sources = ET.SubElement(root, "Sources")
        for row in documents.itertuples():
            sources.append(_source(row, by_document.get(row.document_id, rows[:0]), time))
    return root


def _add_variables(root: ET.Element) -> None:
    variables = ET.SubElement(root, "Variables")
    for name, kind in VARIABLES.items():
        ET.SubElement(variables, "Variable", {"guid": guid("variable", name), "name": name, "typeOfVariable": kind})


def _source(document, rows: pd.DataFrame, time: str) -> ET.Element:
    identifier = guid("source", document.document_id)
    time = time if pd.isna(document.retrieved_date) else f"{document.retrieved_date:{TIME}}"
    made = {"creatingUser": USER, "creationDateTime": time}
    named = {"guid": identifier, "name": document.document_id, "plainTextPath": f"internal://{identifier}.txt"}
    source = ET.Element("TextSource", named | made)
    numbers: dict[tuple, count] = {}
    shift = len(document.text) - len(document.text.removeprefix(MARK))
    for row in rows.itertuples():
        key = row.table, row.code, row.start, row.end
        source.append(_selection(row, shift, made, next(numbers.setdefault(key, count()))))
    _add_values(source, document)
    return source


def _selection(row, shift: int, made: Mapping[str, str], number: int) -> ET.Element:
    key = row.document_id, row.table, row.code, row.start, row.end, number
    place = {"startPosition": str(max(row.start - shift, 0)), "endPosition": str(row.end - shift)}
    named = {"guid": guid("selection", *key), "name": f"{row.table}.{row.code} {row.start}-{row.end}"}
    selection = ET.Element("PlainTextSelection", named | place | made)
    if row.details:
        add_text(selection, "Description", row.details)
    coding = ET.SubElement(selection, "Coding", {"guid": guid("coding", *key), **made})
    ET.SubElement(coding, "CodeRef", {"targetGUID": code_guid(row.table, row.code)})
    return selection


def _add_values(source: ET.Element, document) -> None:
    for name, kind in VARIABLES.items():
        value = getattr(document, name)
        if pd.isna(value):
            continue
        text = {"Date": lambda v: f"{v:%Y-%m-%d}", "Boolean": lambda v: str(bool(v)).lower()}.get(kind, str)(value)
        given = ET.SubElement(source, "VariableValue")
        ET.SubElement(given, "VariableRef", {"targetGUID": guid("variable", name)})
        add_text(given, f"{kind}Value", text)
