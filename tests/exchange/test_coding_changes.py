"""Rows that a change of the codebook added and removed."""

import json

import pytest

from helpers.errors import CorpusError
from helpers.exchange.coding_changes import count_changes, find_changes


def coding(doc, strategies=(), groups=(), on_topic=True):
    rows = [{"code": c, "status": s, "evidence": e, "rule": f"strategy.{c}.x"} for c, s, e in strategies]
    return {"doc": doc, "on_topic": on_topic, "strategies": rows, "target_groups": list(groups)}


def written(path, *codings):
    path.write_text("\n".join(json.dumps(c) for c in codings), encoding="utf-8")
    return path


def test_only_rows_that_differ_are_changes_and_a_new_status_is_one_row_gone_and_one_come(tmp_path):
    old = written(tmp_path / "old", coding("a", [("award", "done", "Juara."), ("regulation", "planned", "Perda.")]))
    new = written(
        tmp_path / "new", coding("a", [("award", "done", "Juara."), ("regulation", "done", "Perda.")], ["fishers"])
    )
    changes = list(find_changes(old, new))
    assert [(c.field, c.sign, c.value) for c in changes] == [
        ("target_groups", "+", "fishers"),
        ("strategies", "-", "regulation planned"),
        ("strategies", "+", "regulation done"),
    ]
    assert changes[-1].rule == "strategy.regulation.x" and changes[-1].evidence == "Perda."
    assert count_changes(changes) == [("strategies regulation", 1, 1), ("target_groups fishers", 0, 1)]


def test_texts_of_one_file_alone_are_passed_over_and_no_common_text_is_refused(tmp_path):
    old = written(tmp_path / "old", coding("a", on_topic=False), coding("b"))
    new = written(tmp_path / "new", coding("a"), coding("c"))
    assert [(c.doc, c.sign, c.value) for c in find_changes(old, new)] == [("a", "-", "False"), ("a", "+", "True")]
    with pytest.raises(CorpusError, match="no text in common"):
        list(find_changes(old, written(tmp_path / "other", coding("z"))))


@pytest.mark.parametrize("broken", ["{", "[1]", '{"id": 1}'])
def test_a_file_that_is_no_coding_is_refused(tmp_path, broken):
    (tmp_path / "old").write_text(broken, encoding="utf-8")
    with pytest.raises(CorpusError, match="jangkau code"):
        list(find_changes(tmp_path / "old", written(tmp_path / "new", coding("a"))))
