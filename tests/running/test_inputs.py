"""Digests of what reports read tell a change of its rows, and nothing of how the rows lie on disk."""

import os

import pytest

from helpers import parts, paths, tables
from helpers.coding.codebook import load_codebook
from helpers.running.inputs import ABSENT, UNSTEADY, Inputs
from helpers.running.notebooks import Run
from helpers.running.on_worker import look
from helpers.stored import Stored

KEPT = paths.ROOT / "data" / "processed"  # as CSV
KEYS = ["table:strategies", "table:roles", "table:correction_log", "region:36.04", "region:51.04", "others:36.04:"]


def digests_of(folder):
    inputs = Inputs(Stored(folder), folder)
    return {key: inputs.of_read(key) for key in KEYS}


def test_digests_do_not_depend_on_how_the_rows_lie_on_disk(tmp_path, monkeypatch):
    whole = tables.read_tables(KEPT)
    tables.write_tables(whole, tmp_path / "large", load_codebook())
    monkeypatch.setattr(parts, "ROW_GROUP", 7)
    monkeypatch.setattr(tables, "ROW_GROUP", 7)
    tables.write_tables(whole, tmp_path / "small", load_codebook())
    assert digests_of(tmp_path / "small") == digests_of(tmp_path / "large") == digests_of(KEPT)
    assert len(set(digests_of(KEPT).values()) - {ABSENT}) == len(KEYS)


@pytest.mark.parametrize("name", ["quantities", "flags", "roles"])
def test_a_changed_row_changes_the_table_and_the_regions_of_its_article_and_no_other(tmp_path, name):
    whole = tables.read_tables(KEPT)
    subjects = whole["regions"].query("is_subject").groupby("document_id")["region_code"].agg(set)
    frame = whole[name].copy()
    documents = "document_ids" if name == "roles" else "document_id"
    column = {"quantities": "rule_id", "flags": "detail", "roles": "role"}[name]
    frame.loc[0, column] = "other"
    tables.write_tables(whole | {name: frame}, tmp_path, load_codebook())
    own = set().union(*(subjects[document] for document in frame.loc[0, documents].split()))
    before, after = (Inputs(Stored(folder), folder) for folder in (KEPT, tmp_path))
    changed = {
        code for code in set().union(*subjects) if before.of_read(f"region:{code}") != after.of_read(f"region:{code}")
    }
    assert changed == own and len(own) < 10
    assert before.of_read(f"table:{name}") != after.of_read(f"table:{name}")
    assert before.of_read("table:people") == after.of_read("table:people")


def test_what_was_changed_while_a_report_was_made_is_never_the_same_again(tmp_path):
    corpus, text = tmp_path / "corpus", tmp_path / "corpus" / "a.txt"
    corpus.mkdir()
    text.write_text("Satu.", encoding="utf-8")
    run, keys = Run("1-read-the-articles", "reading", "en", {}), ["corpus", "corrections"]
    inputs = Inputs(Stored(KEPT), corpus)
    assert inputs.of_finished(run, keys) == inputs.of_run(run, keys)
    text.rename(tmp_path / "aside")
    (tmp_path / "aside").rename(text)  # it has gone and come again
    assert inputs.of_finished(run, keys) == inputs.of_run(run, keys) | {"corpus": UNSTEADY}
    assert inputs.of_finished(run, []) == inputs.of_run(run, [])


def test_a_worker_looks_at_a_corpus_without_opening_or_following_what_is_in_it(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    os.mkfifo(corpus / "pipe.txt")
    for name, target in (("zero.txt", "/dev/zero"), ("out.txt", "../out.txt")):
        (corpus / name).symlink_to(target)
    seen = [look(f"corpus:{corpus}")]
    (tmp_path / "out.txt").write_text("Satu.", encoding="utf-8")  # which need not be there on another machine
    seen.append(look(f"corpus:{corpus}"))
    (corpus / "a.txt").write_text("Satu.", encoding="utf-8")
    seen.append(look(f"corpus:{corpus}"))
    assert seen[0] == seen[1] != seen[2]
    assert look(f"file:{corpus / 'pipe.txt'}") != look(f"file:{corpus / 'a.txt'}")
