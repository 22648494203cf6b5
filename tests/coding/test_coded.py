"""What was coded once is recalled."""

import datetime
import sqlite3

import pytest

from helpers.coding import coded
from helpers.coding.coded import FILE, forget_all_but, recall_codings

ROWS = {
    "documents": [{"is_on_topic": True, "published_date": datetime.date(2024, 3, 12)}],
    "quantities": [{"value": 0.1}],
}


def coder(coded):
    def code(texts, jobs):
        for text in texts:
            coded.append(text)
            yield {**ROWS, "regions": [{"evidence": text}]}

    return code


def test_a_text_is_coded_again_only_when_it_or_the_coder_has_changed(tmp_path, monkeypatch):
    monkeypatch.setenv(FILE, str(tmp_path / "coded.sqlite"))
    coded = []
    first = list(recall_codings(["a", "b", "a"], coder(coded), "now", 1))
    assert coded == ["a", "b"] and first[0] == first[2] == {**ROWS, "regions": [{"evidence": "a"}]}
    assert list(recall_codings(["c", "b", "a"], coder(coded), "now", 1))[1:] == [first[1], first[0]]
    assert coded == ["a", "b", "c"]
    list(recall_codings(["a"], coder(coded), "later", 1))
    assert coded == ["a", "b", "c", "a"]


def test_a_store_that_was_cut_off_is_made_anew(tmp_path, monkeypatch):
    (tmp_path / "coded.sqlite").write_bytes(b"SQLite format 3\x00 and no more of it" * 40)
    monkeypatch.setenv(FILE, str(tmp_path / "coded.sqlite"))
    assert len(list(recall_codings(["a"], coder([]), "now", 1))) == 1


def test_without_a_place_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.delenv(FILE, raising=False)
    coded = []
    for _ in range(2):
        list(recall_codings(["a"], coder(coded), "now", 1))
    assert coded == ["a", "a"]


def test_only_the_newest_codings_stay(tmp_path, monkeypatch):
    monkeypatch.setenv(FILE, str(tmp_path / "coded.sqlite"))
    coded = []
    list(recall_codings(["a", "b", "c"], coder(coded), "now", 1))
    forget_all_but(tmp_path / "coded.sqlite", 2)
    list(recall_codings(["b", "c", "a"], coder(coded), "now", 1))
    assert coded == ["a", "b", "c", "a"]


def test_a_store_that_cannot_be_written_is_an_error_and_keeps_what_it_holds(tmp_path, monkeypatch):
    place = tmp_path / "coded.sqlite"
    monkeypatch.setenv(FILE, str(place))
    list(recall_codings(["a"], coder([]), "now", 1))
    before = place.read_bytes()

    def refuse(_):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(coded, "_with_table", refuse)
    with pytest.raises(sqlite3.OperationalError, match="disk is full"):
        list(recall_codings(["b"], coder([]), "now", 1))
    assert place.read_bytes() == before
