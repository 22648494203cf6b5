"""Label Studio: a JSON object a text, written and read.

Label Studio counts positions in code points since 2022 and in UTF-16 units before; what stands in a result's ``text``
tells which.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pandas as pd

from helpers.exchange.gathering import Gathering
from helpers.exchange.json_lines import read_objects, whole_number
from helpers.exchange.offsets import Counting, Utf16
from helpers.exchange.rows import SUITE, Coder, code_name


def to_label_studio(rows: pd.DataFrame, texts: Mapping[str, str]) -> str:
    """Tasks that Label Studio imports, one a line, the coding as a prediction of the suite, which people then correct."""
    tasks = (_task(document_id, text, rows) for document_id, text in sorted(texts.items()))
    return "".join(json.dumps(task, ensure_ascii=False) + "\n" for task in tasks)


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
    """The coders of what Label Studio exports (JSON, JSON-MIN or a task a line); who completed an annotation is its coder.

    Predictions count only where nobody has annotated anything; annotations that were skipped do not count.
    """
    gathering = Gathering(texts, codebook)
    tasks = [(number, _as_task(item)) for number, item in read_objects(path)]
    kind = "annotations" if any(task.get("annotations") for _, task in tasks) else "predictions"
    for number, task in tasks:
        with gathering.part(f"line {number}"):
            text = _text_of(task["data"], gathering)
            document_id = gathering.document_of(task["data"].get("document_id"), text, f"line {number}")
            if document_id and gathering.take_text(document_id, text.replace("\r\n", "\n")):
                _take_task(gathering, document_id, task.get(kind) or [], text, path)
    return gathering.coders(path)


def is_short_form(item: dict) -> bool:
    """Whether an object is of the form JSON-MIN: the labels beside the text, not in a list of annotations."""
    return "text" in item and any(map(_are_results, item.values()))


def _are_results(value) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and "labels" in one for one in value)


def _as_task(item: dict) -> dict:
    """A task, also of one in the short form."""
    if "data" in item:
        return item
    marked = [one for value in item.values() if _are_results(value) for one in value]
    results = [{"type": "labels", "value": one} for one in marked]
    return {"data": item, "annotations": [{"completed_by": item.get("annotator"), "result": results}]}


def _text_of(data: dict, gathering: Gathering) -> str:
    """The text of a task, under whatever name its project gave it."""
    ours = set(gathering.texts.values())
    others = [value for value in data.values() if isinstance(value, str) and value.replace("\r\n", "\n") in ours]
    return data["text"] if "text" in data or not others else others[0]


def _take_task(gathering: Gathering, document_id: str, annotations: list[dict], text: str, path: Path) -> None:
    for annotation in annotations:
        if not annotation.get("was_cancelled"):
            coder = _coder_of(annotation, path)
            gathering.take_coder(coder, document_id)
            _take_results(gathering, coder, document_id, annotation.get("result") or [], text)


def _coder_of(annotation: dict, path: Path) -> str:
    person = annotation.get("completed_by")
    if isinstance(person, dict):
        named = person.get("email")
        person = person.get("id")
        if named:
            return str(named)
    return f"user {person}" if person is not None else str(annotation.get("model_version") or path.stem)


def _take_results(gathering: Gathering, coder: str, document_id: str, results: list[dict], text: str) -> None:
    details = {
        result.get("id"): "\n".join(map(str, (result.get("value") or {}).get("text") or []))
        for result in results
        if result.get("from_name") == "details"
    }
    for result in results:
        value = result.get("value") or {}
        if result.get("type") != "labels":
            continue
        place = _place(value, text)
        if place is None:
            gathering.problems.append(
                f"{document_id}: at {value.get('start')} to {value.get('end')} do not stand the words "
                f"{str(value.get('text'))[:40]!r}. Code them again."
            )
            continue
        ours = [Counting(text, in_units=False).to_ours(position) for position in place]
        for name in value.get("labels") or []:
            gathering.take(coder, document_id, str(name), *ours, details.get(result.get("id"), ""))


def _place(value: dict, text: str) -> tuple[int, int] | None:
    """Start and end in code points: as they are, or as UTF-16 units, whichever has the words."""
    try:
        start, end = whole_number(value["start"]), whole_number(value["end"])
    except (KeyError, TypeError, ValueError):
        return None
    words, counted = value.get("text"), Utf16(text)
    if words is None or text[max(start, 0) : end] == words or start >= end:
        return start, end
    place = counted.to_points(start), counted.to_points(end)
    return place if text[place[0] : place[1]] == words else None
