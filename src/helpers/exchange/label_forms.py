"""doccano and Label Studio: a JSON object a text, written and read.

doccano counts positions in UTF-16 units, Label Studio in code points since 2022 and in UTF-16 units before; what stands
in a result's ``text`` tells which.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pandas as pd

from helpers.exchange.gathering import Gathering
from helpers.exchange.json_lines import read_objects
from helpers.exchange.offsets import Utf16
from helpers.exchange.rows import SUITE, Coder, code_name


def to_doccano(rows: pd.DataFrame, texts: Mapping[str, str]) -> str:
    """JSON lines that doccano imports ("sequence labeling"); details stand in a field that it keeps, by label."""
    return "".join(_line(_doccano(document_id, text, rows)) for document_id, text in sorted(texts.items()))


def _doccano(document_id: str, text: str, rows: pd.DataFrame) -> dict:
    counted = Utf16(text)
    chosen = [
        (
            [counted.to_units(int(row.start)), counted.to_units(int(row.end)), code_name(row.table, row.code)],
            row.details,
        )
        for row in rows[rows["document_id"] == document_id].itertuples()
    ]
    details = [[*label, said] for label, said in chosen if said]
    return {"text": text, "label": [label for label, _ in chosen], "document_id": document_id, "details": details}


def _line(item: dict) -> str:
    return json.dumps(item, ensure_ascii=False) + "\n"


def read_doccano(path: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coders of what doccano exports: labels as lists, or ``entities`` with offsets; ``username`` is the coder."""
    gathering = Gathering(texts, codebook)
    by_text = {text: document_id for document_id, text in texts.items()}
    for number, item in read_objects(path):
        with gathering.part(f"line {number}"):
            document_id = str(item.get("document_id") or by_text.get(item["text"]) or f"line {number}")
            if gathering.take_text(document_id, item["text"]):
                _take_labels(gathering, document_id, str(item.get("username") or path.stem), item)
    return gathering.coders(path)


def _take_labels(gathering: Gathering, document_id: str, coder: str, item: dict) -> None:
    gathering.take_coder(coder, document_id)
    counted = Utf16(item["text"])
    details: dict[tuple, list[str]] = {}
    for *label, said in item.get("details") or []:
        details.setdefault(tuple(label), []).append(str(said))
    for start, end, name in _labels(item):
        said = details.get((start, end, name))
        place = counted.to_points(int(start)), counted.to_points(int(end))
        gathering.take(coder, document_id, str(name), *place, said.pop(0) if said else "")


def _labels(item: dict) -> Iterator[list]:
    entities = item.get("entities") or []
    yield from (label for label in item.get("label") or item.get("labels") or [])
    for entity in entities:
        known = isinstance(entity, dict)
        yield [entity.get(key) for key in ("start_offset", "end_offset", "label")] if known else entity


def to_label_studio(rows: pd.DataFrame, texts: Mapping[str, str]) -> str:
    """Tasks that Label Studio imports, one a line, the coding as a prediction of the suite, which people then correct."""
    return "".join(_line(_task(document_id, text, rows)) for document_id, text in sorted(texts.items()))


def _task(document_id: str, text: str, rows: pd.DataFrame) -> dict:
    chosen = rows[rows["document_id"] == document_id]
    results = [result for n, row in enumerate(chosen.itertuples()) for result in _results(f"r{n}", row, text)]
    prediction = {"model_version": SUITE, "result": results}
    return {"data": {"text": text, "document_id": document_id}, "predictions": [prediction]}


def label_config(names: list[str]) -> str:
    """The labelling interface of such a project: a label a code, and a field for the details of a region."""
    labels = "".join(f"    <Label value={quoteattr(name)}/>\n" for name in names)
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n  <Text name="text" value="$text"/>\n'
        '  <TextArea name="details" toName="text" perRegion="true" editable="true"/>\n</View>\n'
    )


def _results(name: str, row, text: str) -> Iterator[dict]:
    """The label of a stretch and, as text of the same region, its details."""
    place = {"start": int(row.start), "end": int(row.end), "text": text[row.start : row.end]}
    common = {"id": name, "to_name": "text"}
    yield {
        **common,
        "from_name": "label",
        "type": "labels",
        "value": {**place, "labels": [code_name(row.table, row.code)]},
    }
    if row.details:
        yield {**common, "from_name": "details", "type": "textarea", "value": {**place, "text": [row.details]}}


def read_label_studio(path: Path, texts: Mapping[str, str], codebook) -> list[Coder]:
    """The coders of what Label Studio exports; who completed an annotation is its coder.

    Predictions count only where nobody has annotated anything.
    """
    gathering = Gathering(texts, codebook)
    tasks = list(read_objects(path))
    kind = "annotations" if any(task.get("annotations") for _, task in tasks) else "predictions"
    for number, task in tasks:
        with gathering.part(f"line {number}"):
            document_id = str(task["data"].get("document_id") or f"line {number}")
            if gathering.take_text(document_id, task["data"]["text"]):
                _take_task(gathering, document_id, task.get(kind) or [], path)
    return gathering.coders(path)


def _take_task(gathering: Gathering, document_id: str, annotations: list[dict], path: Path) -> None:
    for annotation in annotations:
        coder = _coder_of(annotation, path)
        gathering.take_coder(coder, document_id)
        _take_results(gathering, coder, document_id, annotation.get("result") or [])


def _coder_of(annotation: dict, path: Path) -> str:
    person = annotation.get("completed_by")
    if isinstance(person, dict):
        return str(person.get("email") or person.get("id"))
    return f"user {person}" if person is not None else str(annotation.get("model_version") or path.stem)


def _take_results(gathering: Gathering, coder: str, document_id: str, results: list[dict]) -> None:
    details = {
        result.get("id"): "\n".join(map(str, (result.get("value") or {}).get("text") or []))
        for result in results
        if result.get("from_name") == "details"
    }
    for result in results:
        value = result.get("value") or {}
        if result.get("type") != "labels":
            continue
        place = _place(value, gathering.texts[document_id])
        if place is None:
            gathering.problems.append(
                f"{document_id}: at {value.get('start')} to {value.get('end')} do not stand the words "
                f"{str(value.get('text'))[:40]!r}. Code them again."
            )
            continue
        for name in value.get("labels") or []:
            gathering.take(coder, document_id, str(name), *place, details.get(result.get("id"), ""))


def _place(value: dict, text: str) -> tuple[int, int] | None:
    """Start and end in code points: as they are, or as UTF-16 units, whichever has the words."""
    try:
        start, end = int(value["start"]), int(value["end"])
    except (KeyError, TypeError, ValueError):
        return None
    words, counted = value.get("text"), Utf16(text)
    if words is None or text[start:end] == words or start >= end:
        return start, end
    place = counted.to_points(start), counted.to_points(end)
    return place if text[place[0] : place[1]] == words else None
