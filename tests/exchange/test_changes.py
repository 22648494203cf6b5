"""What a coding that comes back changes against the suite's own."""

import pytest
from exchange_sample import PATI, TEXTS, codebook, coder, own_rows, sample_tables

from helpers.errors import ExchangeError, ParameterError
from helpers.exchange.changes import COLUMNS, find_changes, find_gaps, merge_coders
from helpers.exchange.exports import export_coding
from helpers.exchange.imports import import_coding
from helpers.exchange.row_checks import overlaps
from helpers.exchange.rows import Coder, build_rows
from helpers.tables import to_csv

SIGNED = {"reason": "Dibaca ulang.", "name": "Rina", "date": "2024-07-02"}


def changes(rows, **kept):
    person = Coder("Rina", frozenset(TEXTS), build_rows(rows.itertuples(index=False, name=None)), **kept)
    return find_changes(person, own_rows(), sample_tables()["documents"], SIGNED)


def only(found):
    (row,) = found.itertuples(index=False)
    return row


def edited(which, **values):
    """Our rows, one of them changed."""
    rows = own_rows()
    at = rows.index[rows["code"] == which][0]
    for column, value in values.items():
        rows.loc[at, column] = value
    return rows


def test_the_same_coding_changes_nothing():
    assert changes(own_rows()).empty and list(changes(own_rows())) == COLUMNS


def test_details_that_a_program_dropped_change_nothing():
    assert changes(own_rows().assign(details="")).empty


def test_a_row_taken_away_is_removed():
    row = only(changes(own_rows().query("code != 'aware_village'")))
    assert (row.action, row.table, row.document_id, row.code) == ("remove", "strategies", "pati", "aware_village")
    assert row.evidence == PATI[row.start : row.end] == "meresmikan Desa Sadar"
    assert row.was == "strategy_code=aware_village; status=done" and row.becomes == ""
    assert (row.reason, row.name, row.date) == ("Dibaca ulang.", "Rina", "2024-07-02")


def test_another_status_or_code_at_the_same_place_is_a_change():
    row = only(changes(edited("aware_village", details="status: planned")))
    assert (row.action, row.becomes) == ("change", "status=planned")
    row = only(changes(edited("aware_village", code="award")))
    assert (row.action, row.becomes) == ("change", "strategy_code=award")


def test_other_words_are_one_row_removed_and_one_added():
    found = changes(edited("aware_village", start=PATI.index("Desa")))
    assert sorted(found["action"]) == ["add", "remove"]


def test_of_two_rows_at_one_place_the_right_one_changes():
    rows = own_rows()
    at = rows.index[rows["details"].str.contains("value: 30.5")][0]
    rows.loc[at, "details"] = rows.loc[at, "details"].replace("30.5", "31")
    row = only(changes(rows))
    assert row.action == "change" and "value=30.5" in row.was and row.becomes == "value=31"


def test_a_region_that_was_marked_is_a_subject_and_a_person_is_the_marked_name():
    more = coder("Rina", ("pati", "regions", "36.04", "Sadar"), ("pati", "people", "worker", "Ia")).rows
    found = changes(
        build_rows([*own_rows().itertuples(index=False, name=None), *more.itertuples(index=False, name=None)])
    )
    assert dict(zip(found["code"], found["becomes"], strict=True)) == {
        "36.04": "region_code=36.04; is_subject=True",
        "worker": "body_code=worker; person_name=Ia",
    }


def test_a_new_row_that_lacks_a_value_is_told_with_what_to_write():
    more = coder("Rina", ("pati", "strategies", "award", "Ia")).rows
    found = changes(
        build_rows([*own_rows().itertuples(index=False, name=None), *more.itertuples(index=False, name=None)])
    )
    (gap,) = find_gaps(found, codebook())
    assert "strategies.award" in gap and "lacks status" in gap and "'status: done'" in gap


def test_documents_that_nobody_went_through_and_tables_without_places_are_left_alone():
    person = coder("Rina", documents=["tuban"])
    found = find_changes(person, own_rows(), sample_tables()["documents"], SIGNED)
    assert set(found["document_id"]) == {"tuban"}
    assert "programmes" not in set(changes(own_rows()[:0], unplaced=frozenset({"programmes"}))["table"])


def test_two_people_s_codings_of_the_same_words_are_one_row_with_what_was_written():
    first = coder("a", ("pati", "strategies", "award", "Ia"))
    second = coder("b", ("pati", "strategies", "award", "Ia", {"status": "done"}))
    assert merge_coders([first, second], "both").rows["details"].tolist() == ["status: done"]


def test_overlaps_of_one_code_are_noted_unless_both_are_our_own():
    rows = coder("a", ("pati", "strategies", "award", "Desa Sadar"), ("pati", "strategies", "award", "Sadar.")).rows
    (note,) = overlaps(rows)
    assert "which overlap. Keep one of them" in note
    assert list(overlaps(rows, rows)) == []


def test_an_import_tells_who_coded_and_what_changed_and_nothing_is_written_of_a_bad_file(tmp_path):
    export_coding("qdpx", tmp_path / "p.qdpx", sample_tables(), codebook())
    done = import_coding(tmp_path / "p.qdpx", sample_tables(), codebook(), "", {**SIGNED, "name": ""})
    assert done.people == "jangkau" and done.changes.empty and done.notes == []
    with pytest.raises(ParameterError, match="--coder 'Rina' coded nothing .* by: jangkau"):
        import_coding(tmp_path / "p.qdpx", sample_tables(), codebook(), "Rina", SIGNED)
    with pytest.raises(ExchangeError):
        import_coding(tmp_path / "none.qdpx", sample_tables(), codebook(), "", SIGNED)


def test_words_that_start_like_a_formula_are_none_in_the_csv():
    text = to_csv(changes(own_rows().query("code != '35.23'")))
    assert "'- BPJS" in text
