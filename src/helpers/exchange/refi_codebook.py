"""The codebook in REFI-QDA, alone (.qdc) or in a project: tables and families as parents that cannot be coded with."""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from helpers.exchange.guids import guid
from helpers.exchange.rows import CODE_COLUMNS, code_name, codes_of

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
ORIGIN = "Jangkau"
LANGUAGES = ("id", "en")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COLOURS = ("#1f6f8b", "#99582a", "#4f772d", "#7b2cbf", "#9d0208", "#3a5a8c", "#8a6d00", "#5c5c5c")


def code_guid(table: str, code: str) -> str:
    """Identifier of a code, the same in every project."""
    return guid("code", table, code)


def codebook_file(codebook) -> bytes:
    """The codebook alone, as a .qdc file holds it. Regions, of which there are hundreds, come with a project's codings."""
    root = ET.Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    root.append(codes_element(codebook, []))
    return xml_bytes(root)


def codes_element(codebook, regions: Iterable[str], tables: Iterable[str] = tuple(CODE_COLUMNS)) -> ET.Element:
    """All codes of some tables below their parents.

    Parameters
    ----------
    regions : iterable of str
        Codes of the regions to list.
    """
    codes = ET.Element("Codes")
    for colour, table in zip(COLOURS, CODE_COLUMNS, strict=True):
        chosen = sorted(set(regions)) if table == "regions" else list(codes_of(table, codebook))
        if chosen and table in tables:
            codes.append(_table(table, chosen, codebook, colour))
    return codes


def _table(table: str, chosen: list[str], codebook, colour: str) -> ET.Element:
    parent = _parent("table", table)
    families: dict[str, ET.Element] = {}
    for code in chosen:
        entry = codes_of(table, codebook)[code]
        family = getattr(entry, "family", None)
        if family and family not in families:
            families[family] = _parent("family", family)
            parent.append(families[family])
        below = families[family] if family else parent
        below.append(_code(table, code, entry, colour))
    return parent


def _parent(kind: str, name: str) -> ET.Element:
    return ET.Element("Code", {"guid": guid(kind, name), "name": f"{kind}: {name}", "isCodable": "false"})


def _code(table: str, code: str, entry, colour: str) -> ET.Element:
    named = {"guid": code_guid(table, code), "name": code_name(table, code), "isCodable": "true", "color": colour}
    element = ET.Element("Code", named)
    add_text(element, "Description", "\n".join(_described(entry)))
    return element


def _described(entry) -> Iterator[str]:
    """What a code means, in both languages; of a region its name."""
    label = getattr(entry, "label", None)
    if label is None:
        yield entry.name
        return
    yield " / ".join(label[lang] for lang in LANGUAGES)
    for part in ("definition", "include", "exclude"):
        said = getattr(entry, part)
        yield from (f"{part} ({lang}): {said[lang]}" for lang in LANGUAGES if said.get(lang))


def add_text(parent: ET.Element, name: str, text: str) -> ET.Element:
    """An element with text, without the characters that XML has no place for."""
    element = ET.SubElement(parent, name)
    element.text = xml_text(text)
    return element


def xml_text(text: str) -> str:
    """A text as XML may hold it: control characters become U+FFFD."""
    return NOT_XML.sub("\ufffd", text)


def xml_bytes(root: ET.Element) -> bytes:
    """A document, indented, in UTF-8 with LF."""
    ET.indent(root, " ")
    return ET.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
