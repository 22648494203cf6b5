import csv
import datetime
import io
import json
import tracemalloc

import pandas as pd
import pytest

from helpers.corpus import decoding, rows
from helpers.corpus.decoding import Refused
from helpers.corpus.readers import read_records
from helpers.corpus.rows import Record


def read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_records(path))


def texts(records):
    return [r.text if isinstance(r, Record) else f"{r[0]}: {r[1].code}" for r in records]


def test_jsonl_gives_text_identifier_and_fields(tmp_path):
    row = {"id": "a-1", "Text": "Nelayan terlindungi.", "judul": " Nelayan\n", "date": "2024-06-30", "tags": ["x"]}
    (record,) = read(tmp_path, "a.jsonl", json.dumps(row))
    assert (record.text, record.record) == ("Nelayan terlindungi.", "a-1")
    assert record.fields == {"title": "Nelayan", "card_date": "2024-06-30"}


def test_a_bad_line_is_refused_and_the_others_are_read(tmp_path):
    lines = ['{"text": "Satu."}', "", "{broken", "[1]"]
    lines += ['{"text": ""}', '{"text": 5}', '{"text": ["Dua."]}', '{"isi": "Tiga."}']
    records = read(tmp_path, "a.jsonl", "\n".join(lines))
    assert texts(records) == ["Satu.", "3: unreadable", "4: unreadable", *[f"{n}: no_text" for n in (5, 6, 7)], "Tiga."]
    assert "Expected one object a line" in str(records[1][1])


def test_lone_surrogates_become_question_marks_in_every_field(tmp_path):
    line = r'{"id": "\ud800x", "text": "Desa \udfff.", "title": "\ud83d", "url": "\ude00"}'
    (record,) = read(tmp_path, "a.jsonl", line)
    assert (record.record, record.text, record.fields["title"], record.fields["url"]) == ("?x", "Desa ?.", "?", "?")


def test_a_zero_in_json_text_is_binary_and_in_a_title_is_dropped(tmp_path):
    records = read(tmp_path, "a.jsonl", '{"text": "De\\u0000sa"}\n{"text": "Desa.", "title": "De\\u0000sa"}')
    assert texts(records) == ["1: binary", "Desa."] and records[1].fields["title"] == "Desa"


def test_a_line_beyond_the_limit_is_refused_without_being_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr(decoding, "MAX_BYTES", 200)
    monkeypatch.setattr(rows, "CHUNK", 50)
    long = json.dumps({"text": "Nelayan. " * 1000})
    records = read(tmp_path, "a.jsonl", f'{{"text": "Satu."}}\n{long}\n{{"text": "Dua."}}\n{long}')
    assert texts(records) == ["Satu.", "2: too_large", "Dua.", "4: too_large"]
    assert f"{len(long) + 1:,} bytes" in str(records[1][1])


def test_a_hundred_megabytes_in_one_line_take_no_hundred_megabytes_of_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # a hole of zeros
    tracemalloc.start()
    (record,) = read_records(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert record[1].code == "too_large" and peak < 50_000_000


def test_deeply_nested_json_is_refused(tmp_path):
    assert texts(read(tmp_path, "a.jsonl", '{"text": ' + "[" * 100_000)) == ["1: unreadable"]


def test_a_windows_line_and_a_byte_order_mark_are_read(tmp_path):
    lines = b'\xef\xbb\xbf{"text": "Satu."}\r\n' + '{"text": "Kata “dua” – itu."}\r\n'.encode("cp1252")
    assert texts(read(tmp_path, "a.jsonl", lines)) == ["Satu.", "Kata “dua” – itu."]


CSV = 'id,judul,text\n1,Nelayan,"Satu, dua.\nTiga."\n2,,\n3\n4,Petani,Empat.,zu,viel\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_rows_are_articles_and_short_or_empty_rows_are_refused(tmp_path, encoding):
    records = read(tmp_path, "a.csv", CSV.encode(encoding))
    assert texts(records) == ["Satu, dua.\nTiga.", "2: no_text", "3: no_text", "Empat."]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_part_columns_too_as_excel_writes_them(tmp_path, delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([["id", "isi"], ["7", "Iuran “naik”; kata dia, cukup."]])
    (record,) = read(tmp_path, "a.csv", text.getvalue().encode("cp1252"))
    assert (record.record, record.text) == ("7", "Iuran “naik”; kata dia, cukup.")


def test_a_zero_in_a_csv_cell_refuses_that_row_only(tmp_path):
    assert texts(read(tmp_path, "a.csv", b"text\nSa\x00tu\nDua\n")) == ["1: binary", "Dua"]


def test_a_quotation_mark_that_never_ends_is_named_with_its_line_not_swallowed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('text\nSatu\n"Dua\nTiga\n', encoding="utf-8")
    records = read_records(path)
    assert next(records).text == "Satu"
    with pytest.raises(Refused, match="after line 2"):
        next(records)


def test_an_endless_csv_line_is_refused_by_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(decoding, "MAX_BYTES", 100)
    path = tmp_path / "a.csv"
    path.write_text("text\nSatu\n" + "x" * 1000, encoding="utf-8")
    records = read_records(path)
    assert next(records).text == "Satu"
    with pytest.raises(Refused) as refused:
        next(records)
    assert refused.value.code == "too_large"


def test_parquet_rows_are_articles_whatever_types_the_other_columns_have(tmp_path):
    path = tmp_path / "a.parquet"
    columns = {
        "ID": [1, 2],
        "text": ["Satu.", None],
        "published": [datetime.datetime(2024, 6, 30), None],
        "title": [["no", "title"], ["x"]],
        "vector": [[0.1], [0.2]],
    }
    pd.DataFrame(columns).to_parquet(path)
    first, second = read_records(path)
    assert (first.record, first.text, first.fields["card_date"][:10]) == ("1", "Satu.", "2024-06-30")
    assert "title" not in first.fields and second[1].code == "no_text"


def test_parquet_texts_as_bytes_are_decoded_and_numbers_are_no_text(tmp_path):
    pd.DataFrame({"text": ["Nelayan – desa.".encode("cp1252")]}).to_parquet(tmp_path / "a.parquet")
    pd.DataFrame({"text": [1.5, float("nan")], "id": [float("nan"), 2.0]}).to_parquet(tmp_path / "b.parquet")
    assert texts(read_records(tmp_path / "a.parquet")) == ["Nelayan – desa."]
    assert texts(read_records(tmp_path / "b.parquet")) == ["1: no_text", "2: no_text"]


def test_a_parquet_without_known_columns_refuses_each_row(tmp_path):
    pd.DataFrame({"x": [1, 2]}).to_parquet(tmp_path / "a.parquet")
    assert texts(read_records(tmp_path / "a.parquet")) == ["1: no_text", "2: no_text"]


def test_a_cut_parquet_file_is_unreadable(tmp_path):
    path = tmp_path / "a.parquet"
    pd.DataFrame({"text": ["Satu."]}).to_parquet(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Refused, match="Parquet file cannot be read"):
        list(read_records(path))
