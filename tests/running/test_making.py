"""Tables made a part of the corpus at a time are the tables made of the whole."""

import datetime
import shutil

import pandas as pd
import pytest

from helpers import paths, tables
from helpers.coding.codebook import load_codebook
from helpers.coding.coder import build_evidence
from helpers.corpus.documents import read_corpus
from helpers.corrections.apply import correct_evidence
from helpers.corrections.form import Correction
from helpers.running import making


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """Six briefs, one of them with its text nearly repeated, and a file that is refused."""
    folder = tmp_path_factory.mktemp("articles")
    for path in sorted(paths.RAW.glob("*.txt"))[:5]:
        shutil.copy(path, folder)
    again = sorted(folder.glob("*.txt"))[0]
    (folder / "again.txt").write_text(again.read_text(encoding="utf-8") + "\nDisiarkan ulang.\n", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def decided(articles):
    """A row that is removed, one that was never there, and one of a document that is not there."""
    coded = build_evidence(read_corpus(articles).documents, paths.codebook())
    row = coded["strategies"].iloc[-1]
    place = dict(document_id=row["document_id"], start=row["start"], end=row["end"], evidence=row["evidence"])
    how = dict(action="remove", becomes={}, reason="It is told of others.", name="Ani", date=datetime.date(2026, 1, 2))
    return [
        Correction(line=2, table="strategies", was={"strategy_code": row["strategy_code"]}, **place, **how),
        Correction(line=3, table="flags", was={"flag_code": "two_roles"}, **place, **how),
        Correction(line=4, table="people", was={"person_name": "Sri"}, **(place | {"document_id": "nowhere"}), **how),
    ]


@pytest.fixture(scope="module")
def whole(articles, decided):
    corpus = read_corpus(articles)
    read = build_evidence(corpus.documents, paths.codebook())
    return correct_evidence(read, decided) | {"reading_log": tables.build_table("reading_log", corpus.log)}


@pytest.mark.parametrize(("part", "block"), [(1, 1), (4, 3), (100, 100)])
def test_the_tables_do_not_depend_on_how_much_is_in_memory_at_a_time(articles, decided, whole, part, block):
    made = making.make_tables(articles, load_codebook(), corrections=decided, part=part, block=block)
    assert set(made["correction_log"]["outcome"]) == {"applied", "row_gone", "no_document"}
    assert made["events"]["event_id"].duplicated().any() and "refused" in set(made["reading_log"]["outcome"])
    for name, frame in whole.items():
        pd.testing.assert_frame_equal(made[name], frame, obj=name)


def test_no_more_documents_than_a_part_has_are_ever_coded_checked_or_written_together(articles, monkeypatch):
    held = []

    def noting(function, count):
        def noted(*given, **named):
            held.append(count(*given))
            return function(*given, **named)

        return noted

    monkeypatch.setattr(making, "build_evidence", noting(making.build_evidence, lambda documents, *_: len(documents)))
    monkeypatch.setattr(making, "check_tables", noting(making.check_tables, lambda rows, _: len(rows["documents"])))
    made = making.make_tables(articles, load_codebook(), part=2)
    assert len(made["documents"]) == 6 and len(held) >= 6 and max(held) == 2


def test_what_was_made_goes_when_nobody_holds_it(articles):
    made = making.make_tables(articles, load_codebook())
    folder = made.folder
    assert (folder / "events.parquet").is_file() and not list(folder.glob("*.parts")) + list(folder.glob("read"))
    del made
    assert not folder.exists()


def test_rows_repeated_for_measurements_are_true_tables_of_so_many_documents(articles):
    from helpers.parts import Parts
    from helpers.running.synthetic import repeat_rows
    from helpers.stored import Stored

    coded, codebook = making.make_tables(articles, load_codebook()), load_codebook()
    stored = Stored()
    parts = Parts(stored.folder)
    for rows in repeat_rows(coded, 15):
        making.add_part(parts, rows, codebook)  # which checks them
    making.complete(stored, parts, making.Decided(), codebook)
    assert len(stored["documents"]) == 15 and stored["documents"]["document_id"].is_unique
    assert len(stored["strategies"]) > 2 * len(coded["strategies"])
    assert len(stored.subjects["region_code"].unique()) > len(coded.subjects["region_code"].unique())
