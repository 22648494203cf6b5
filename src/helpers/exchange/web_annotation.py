"""W3C Web Annotations as JSON-LD, written and read. Positions count code points, as the data model says.

Source: R. Sanderson et al., Web Annotation Data Model, W3C Recommendation 2017, sections 3.2.4, 4.2.4 and 4.2.5.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from helpers.errors import ExchangeError
from helpers.exchange.gathering import Gathering
from helpers.exchange.guids import guid
from helpers.exchange.rows import SUITE, Coder, code_name

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation, by which it is found again in an edited page


def to_annotations(rows: pd.DataFrame, documents: pd.DataFrame) -> str:
    """A collection of annotations with one page; the target's source is the article's address, where it has one."""
    known = {row.document_id: row for row in documents.itertuples()}
    items = [_annotation(n, row, known[row.document_id]) for n, row in enumerate(rows.itertuples())]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": "Jangkau",
        "total": len(items),
        "first": page,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _annotation(number: int, row, document) -> dict:
    start, end, text = int(row.start), int(row.end), document.text
    tag = {"type": "TextualBody", "purpose": "tagging", "value": code_name(row.table, row.code)}
    memo = {"type": "TextualBody", "purpose": "commenting", "value": row.details, "format": "text/plain"}
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    source = {"id": _address(document), "type": "Text", "language": "id", "dc:identifier": row.document_id}
    return {
        "id": f"urn:uuid:{guid('annotation', row.document_id, row.table, row.code, start, end, number)}",
        "type": "Annotation",
        "creator": {"type": "Software", "name": SUITE},
        "body": [tag, memo] if row.details else [tag],
        "target": {"source": source, "selector": [place, quote]},
    }


def _address(document) -> str:
    named = isinstance(document.url, str) and document.url.startswith(("http://", "https://"))
    return document.url if named else f"urn:sha256:{document.sha256}"


def read_annotations(path: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coders of a file of annotations; the words of a quotation must stand at its position."""
    gathering = Gathering(texts, codebook)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        items = list(found if isinstance(found, list) else (found.get("first") or found)["items"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as broken:
        raise ExchangeError(f"{path} cannot be read as Web Annotations ({str(broken)[:120]}).") from None
    for number, item in enumerate(items, 1):
        with gathering.part(f"annotation {number}"):
            _take_annotation(gathering, item, path.stem)
    return gathering.coders(path)


def _take_annotation(gathering: Gathering, item: dict, name: str) -> None:
    bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
    (tag,) = (body["value"] for body in bodies if body.get("purpose") == "tagging")
    memo = next((body["value"] for body in bodies if body.get("purpose") == "commenting"), "")
    listed = item["target"]["selector"]
    selectors = {selector["type"]: selector for selector in (listed if isinstance(listed, list) else [listed])}
    if "TextPositionSelector" not in selectors:
        raise ValueError("it has no TextPositionSelector")
    place, document_id = selectors["TextPositionSelector"], item["target"]["source"]["dc:identifier"]
    if not gathering.take_text(document_id, None):
        return
    coder = (item.get("creator") or {}).get("name") or name
    start, end = int(place["start"]), int(place["end"])
    exact = selectors.get("TextQuoteSelector", {}).get("exact")
    if exact is not None and start < end and gathering.texts[document_id][start:end] != exact:
        gathering.problems.append(
            f"{document_id}: at {start} to {end} does not stand {exact[:40]!r}. The text it was made on is not ours."
        )
        return
    gathering.take(str(coder), document_id, tag, start, end, memo)
