"""The form of hand-coded gold."""

import json

import pytest
from exchange_sample import PATI, TEXTS, codebook, coder, sample_tables

from helpers.errors import ExchangeError
from helpers.exchange.gold_form import read_gold
from helpers.exchange.gold_writing import to_gold
from helpers.exchange.rows import CODE_COLUMNS


def gold(tmp_path, *objects):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(item) for item in objects), encoding="utf-8")
    return read_gold(path, TEXTS, codebook())


def strategy(**values):
    return {"doc": "pati", "strategies": [{"code": "award", "status": "done", **values}]}


def test_hand_coded_words_are_found_in_the_text(tmp_path):
    (found,) = gold(tmp_path, strategy(evidence="Desa Sadar"))
    (row,) = found.rows.itertuples()
    assert PATI[row.start : row.end] == "Desa Sadar" and row.details == "status: done"
    assert found.name == "gold" and found.documents == {"pati"}


def test_a_quotation_known_by_its_first_words_has_a_start_and_no_end(tmp_path):
    (found,) = gold(tmp_path, {"doc": "pati", "quotes": [{"speaker": "Pati", "start": "JKK itu, perlu"}]})
    (row,) = found.rows.itertuples()
    assert row.start == PATI.index("JKK") and row.code == "direct"
    assert found.rows["end"].isna().all() and "quotes" in found.unplaced


def test_a_field_that_no_object_has_was_not_looked_for_and_an_empty_one_was(tmp_path):
    (found,) = gold(tmp_path, {"doc": "pati", "quotes": [], "programmes": []}, {"doc": "tuban", "strategies": []})
    assert {table for table, _ in found.left_out} == {*CODE_COLUMNS} - {"programmes", "strategies"}
    assert ("quotes", "indirect") in found.left_out and ("quotes", "direct") not in found.left_out


def test_objects_may_name_their_coder(tmp_path):
    found = gold(tmp_path, {"doc": "pati", "coder": "a"}, {"doc": "pati", "coder": "b"}, {"doc": "tuban", "coder": "a"})
    assert [(one.name, one.documents) for one in found] == [("a", {"pati", "tuban"}), ("b", {"pati"})]


@pytest.mark.parametrize(
    "item, said",
    [
        (strategy(evidence="Desa Lain"), "the words 'Desa Lain' are not in the text"),
        (strategy(code="prize"), "strategies: 'prize' is not in the codebook"),
        (strategy(start=0, end=4, evidence="Desa"), "at 0 to 4 stands '💌 Bu', not 'Desa'"),
        (strategy(start=4, end=4), "is empty"),
        (strategy(start=0, end=4000), "reaches outside the text"),
        ({"doc": "pati", "strategies": "award"}, "strategies is no list"),
        ({"doc": "pati", "strategies": ["award"]}, "'award' is no object"),
        ({"doc": "pati", "programmes": ["jkx"]}, "programmes: 'jkx' is not in the codebook"),
        ({"doc": "pati", "quotes": [{"start": "Tidak ada"}]}, "the words 'Tidak ada' are not in the text"),
        ({"id": "pati"}, "line 1 has no 'doc'"),
        ({"doc": "pati", "programmes": [["jkk"]]}, "line 1: pati is not of the form of gold"),
        ({"doc": "lain", "people": [{"body": "worker", "start": 0, "end": 10**30}]}, "reaches outside the text"),
        (strategy(code="a\x1b[31m"), "strategies: 'a\\x1b[31m' is not in the codebook"),
    ],
)
def test_faults_are_refused(tmp_path, item, said):
    with pytest.raises(ExchangeError) as refused:
        gold(tmp_path, item)
    assert said in str(refused.value)


def test_a_text_that_one_coder_has_twice_is_refused(tmp_path):
    with pytest.raises(ExchangeError, match="line 2: pati is there twice"):
        gold(tmp_path, {"doc": "pati"}, {"doc": "pati"})


def test_a_row_of_a_person_is_written_as_the_scorer_reads_it():
    rina = coder("Rina", ("pati", "strategies", "award", "Desa Sadar", {"status": "done"}), documents=["pati"])
    (line,) = to_gold(rina, sample_tables()["documents"]).splitlines()
    item = json.loads(line)
    assert item["doc"] == "pati" and item["coder"] == "Rina" and item["on_topic"] is True and item["published"] is None
    (found,) = item["strategies"]
    assert (found["code"], found["status"], found["evidence"]) == ("award", "done", "Desa Sadar")
    assert item["regions"] == [] and item["quotes"] == []
