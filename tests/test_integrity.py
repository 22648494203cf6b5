import pandas as pd
import pytest

from helpers.errors import TableError
from helpers.integrity import check_tables, validated
from helpers.schemas import CODED, SCHEMAS
from helpers.tables import build_table

TEXT = "Nelayan Kota Serang ikut jaminan."
PLACE = {"document_id": "a", "start": 8, "end": 19, "evidence": "Kota Serang", "rule_id": "r"}
DOCUMENT = {"document_id": "a", "file": "a.txt", "sha256": "0", "kind": "brief", "word_count": 5, "text": TEXT}
DOCUMENT |= {"is_on_topic": True, "is_advertorial": False}
REGION = PLACE | {"region_code": "36.73", "is_subject": True}
STRATEGY = PLACE | {"strategy_code": "group_channel", "status": "done"}


class Codebook:
    regions = {"36.73": "Kota Serang"}
    strategies = {"group_channel": "…"}
    statuses = {"done": "…"}

    def __getattr__(self, name):
        return {}


def a_set(**rows):
    rows = {"documents": [DOCUMENT], "regions": [REGION], "strategies": [STRATEGY]} | rows
    return {name: build_table(name, rows.get(name, [])) for name in SCHEMAS}


def refusal(tables) -> str:
    with pytest.raises(TableError) as refused:
        check_tables(tables, Codebook())
    return str(refused.value)


def test_a_good_set_is_given_back_in_its_types():
    tables = a_set()
    tables["documents"]["year"] = tables["documents"]["year"].astype(object)
    assert str(check_tables(tables, Codebook())["documents"]["year"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": -1}, "strategies.start, row 0: '-1'; expected 0 or more."),
        ({"start": None}, "strategies.start, row 0: 'None'; expected int64."),
        ({"start": "satu"}, "strategies.start, row 0: 'satu'; expected int64."),
        ({"start": 1.5}, "strategies.start, row 0: 1.5; expected int64."),
        ({"status": None}, "strategies.status, row 0: 'None'; expected a value."),
        ({"extra": 1}, "strategies.extra: there is no such column."),
    ],
)
def test_a_wrong_value_is_named_with_table_column_row_and_value(change, message):
    columns = [*SCHEMAS["strategies"].columns, *(change.keys() - STRATEGY)]
    frame = pd.DataFrame([STRATEGY | change]).reindex(columns=columns)
    with pytest.raises(TableError) as refused:
        validated("strategies", frame)
    assert message.replace("'None'", "") in str(refused.value).replace("'None'", "").replace("'nan'", "")


def test_missing_and_misplaced_columns_are_named():
    frame = build_table("strategies", [STRATEGY])
    with pytest.raises(TableError, match="strategies.status: the column is missing"):
        validated("strategies", frame.drop(columns="status"))
    with pytest.raises(TableError, match="the columns are rule_id, evidence"):
        validated("strategies", frame[frame.columns[::-1]])


def test_a_key_that_is_there_twice_is_named_also_with_unknown_parts():
    log = pd.DataFrame([{"file": "a.txt", "record": None, "outcome": "read", "reason_code": None}] * 2)
    with pytest.raises(TableError, match="reading_log: the key is there twice: file 'a.txt', record nan"):
        validated("reading_log", log.reindex(columns=list(SCHEMAS["reading_log"].columns)))


def test_a_value_outside_a_closed_list_is_named_with_the_list():
    with pytest.raises(TableError, match=r"documents\.kind, row 0: 'copy'; expected one of \['brief', 'original'\]"):
        build_table("documents", [DOCUMENT | {"kind": "copy"}])


def test_unknown_codes_are_named_with_table_column_and_value():
    message = refusal(a_set(regions=[REGION | {"region_code": "99"}], strategies=[STRATEGY | {"status": "dreamt"}]))
    assert "regions.region_code: '99' is not in the codebook (regions)." in message
    assert "strategies.status: 'dreamt' is not in the codebook (statuses)." in message
    assert message.endswith("Nothing was overwritten.")


def test_evidence_of_no_document_is_named_as_such():
    message = refusal(a_set(regions=[REGION | {"document_id": "b"}]))
    assert "regions.document_id: 'b' is not in documents." in message


@pytest.mark.parametrize(
    "place", [{"start": 9}, {"evidence": "Kota serang"}, {"start": 28, "end": 99, "evidence": "inan."}]
)
def test_evidence_that_does_not_stand_at_its_place_is_named(place):
    message = refusal(a_set(regions=[REGION | place]))
    assert "regions.evidence: '" in message and "is not what stands in a [" in message


def test_places_count_code_points_not_bytes_or_utf16():
    text = "😀é Kota Serang"
    row = REGION | {"start": 3, "end": 14}
    check_tables(a_set(documents=[DOCUMENT | {"text": text}], regions=[row], strategies=[]), Codebook())


@pytest.mark.parametrize(
    "date", [{"published_start": 3, "published_end": 5}, {"published_date": pd.Timestamp("2024-06-30")}]
)
def test_a_date_without_a_place_and_a_place_without_a_date_are_named(date):
    assert "documents.published_start: a: [" in refusal(a_set(documents=[DOCUMENT | date]))


def test_missing_and_unknown_tables_are_named():
    tables = a_set()
    del tables["people"]
    message = refusal(tables | {"persons": pd.DataFrame()})
    assert "The table 'people' is missing." in message and "no table 'persons'" in message


def test_many_offenders_are_counted_not_listed_without_end():
    rows = [REGION | {"region_code": f"code {n:02}"} for n in range(30)]
    message = refusal(a_set(regions=rows))
    assert "'code 07'" in message and "'code 08'" not in message and "… and 22 more." in message


def test_every_coded_column_exists_and_has_its_list_in_the_codebook():
    from dataclasses import fields

    from helpers.coding.codebook import Codebook as Real

    lists = {field.name for field in fields(Real)}
    for (name, column), attribute in CODED.items():
        assert column in SCHEMAS[name].columns and attribute in lists
