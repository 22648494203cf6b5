import csv
import datetime
import io
import os
from functools import cache

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import schemas, tables
from helpers.errors import TableError
from helpers.parts import VERSION, file_schema
from helpers.schemas import EVIDENCE_TABLES, SCHEMAS, schema_version

TEXT = "=Nelayan 'di' desa\n😀 “ikut” jaminan, kata Sri.\r"
FORMULAS = ["=1+1", "'", "''x", "+62", "-5", "@a", "\tx", "\rx", "'=x"]
ODD = [*FORMULAS, "x\ry", "a\r\nb", 'kata "dua", ya', "😀", " x ", "NA", "None", "nan", ","]


def a_row(name: str, **values) -> dict:
    """A row of a table whose required columns have something of their type."""
    row = {"evidence": TEXT[:8], "start": 0, "end": 8, "severity": "note", "kind": "brief", "action": "add"}
    row["outcome"] = "applied" if name == "correction_log" else "read"
    filler = {"str": "x", "int64": 1, "bool": True, "float64": 0.1 + 0.2}
    for column, declared in SCHEMAS[name].columns.items():
        kind = "str" if "str" in str(declared.dtype) else str(declared.dtype)
        if not declared.nullable and column not in row:
            row[column] = TEXT if column == "text" else filler[kind]
    return {c: v for c, v in (row | values).items() if c in SCHEMAS[name].columns}


class Anything(dict):
    """A codebook in which there is every code."""

    def __getattr__(self, name):
        return ["x", "note", "read"]


@cache
def a_table(name: str) -> pd.DataFrame:
    return tables.build_table(name, [a_row(name)])


def a_set(**rows) -> dict[str, pd.DataFrame]:
    """A whole set of tables with a row each, or the given rows."""
    return {n: tables.build_table(n, rows[n]) if n in rows else a_table(n) for n in SCHEMAS}


def round_trip(name: str, frame: pd.DataFrame, folder) -> pd.DataFrame:
    (folder / f"{name}.csv").write_text(tables.to_csv(frame), encoding="utf-8", newline="")
    return tables.read_table(name, folder)


def write_parquet(name: str, frame: pd.DataFrame, folder, version: str | None = None) -> None:
    """The file of a table, as a build writes it, or as of another version."""
    schema = file_schema(name)
    schema = (
        schema if version is None else schema.with_metadata({b"pandas": schema.metadata[b"pandas"], VERSION: version})
    )
    rows = pa.Table.from_pandas(frame.assign(home=""), schema, preserve_index=False)
    pq.write_table(rows, folder / f"{name}.parquet")


@pytest.mark.parametrize("name", SCHEMAS)
def test_csv_and_parquet_give_the_same_table(tmp_path, name):
    texts = [c for c, declared in SCHEMAS[name].columns.items() if "str" in str(declared.dtype)]
    free = [c for c in texts if c not in ("severity", "kind", "action", "outcome", "period")]
    rows = [a_row(name, **dict.fromkeys(free, odd), start=n, end=n + 1, line=n) for n, odd in enumerate(ODD)]
    frame = tables.build_table(name, rows)
    write_parquet(name, frame, tmp_path)
    from_parquet = tables.read_table(name, tmp_path)
    (tmp_path / f"{name}.parquet").unlink()
    assert len(frame) == len(ODD)
    pd.testing.assert_frame_equal(from_parquet, frame)
    pd.testing.assert_frame_equal(round_trip(name, frame, tmp_path), frame)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_has_its_columns_and_comes_back_from_csv(tmp_path, name):
    frame = tables.build_table(name, [])
    assert list(frame.columns) == list(SCHEMAS[name].columns) and frame.empty
    pd.testing.assert_frame_equal(round_trip(name, frame, tmp_path), frame)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@settings(max_examples=15)
@given(cells=st.lists(CELLS, min_size=20, unique=True), value=st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_and_number_come_back_from_csv(tmp_path_factory, cells, value):
    rows = [
        a_row("quantities", evidence=c, own_region_code=c, value=value, start=n, end=n) for n, c in enumerate(cells)
    ]
    frame = tables.build_table("quantities", rows)
    pd.testing.assert_frame_equal(round_trip("quantities", frame, tmp_path_factory.getbasetemp()), frame)


@given(cell=CELLS)
def test_no_cell_of_a_csv_begins_like_a_formula(cell):
    ((_,), (written, *_)) = csv.reader(io.StringIO(tables.to_csv(pd.DataFrame({"a": [cell]})), newline=""))
    assert written[0] not in "=+-@\t\r"


def test_dates_and_unknown_values_come_back_from_csv(tmp_path):
    row = a_row("documents", card_date=datetime.date(2024, 6, 30), year=2024, title="", published_start=3)
    frame = tables.build_table("documents", [row])
    back = round_trip("documents", frame, tmp_path)
    assert back.at[0, "card_date"] == pd.Timestamp("2024-06-30") and back["title"].isna().all()
    assert back.at[0, "published_start"] == 3 and pd.isna(back.at[0, "published_date"])


def test_a_csv_that_excel_saved_again_is_read(tmp_path):
    frame = tables.build_table("regions", [a_row("regions", region_code="51.10")])
    text = "\ufeff" + tables.to_csv(frame).replace("True", "TRUE").replace("\n", "\r\n")
    (tmp_path / "regions.csv").write_text(text, encoding="utf-8", newline="")
    pd.testing.assert_frame_equal(tables.read_table("regions", tmp_path), frame)


@pytest.mark.parametrize(
    ("ending", "content", "message"),
    [
        ("csv", b"", "cannot be read"),
        ("csv", b"\xff\xfe\x00", "cannot be read"),
        ("csv", b'document_id\n"x', "cannot be read"),
        ("csv", b"document_id,evidence\nx,y\n", "regions.region_code: the column is missing"),
        ("parquet", b"PAR1", "cannot be read"),
    ],
)
def test_a_table_on_disk_that_is_broken_is_a_sentence(tmp_path, ending, content, message):
    (tmp_path / f"regions.{ending}").write_bytes(content)
    with pytest.raises(TableError, match=message):
        tables.read_table("regions", tmp_path)


def test_a_truth_value_that_is_none_is_named_not_taken_for_false(tmp_path):
    text = tables.to_csv(tables.build_table("regions", [a_row("regions")])).replace("True", "ja")
    (tmp_path / "regions.csv").write_text(text)
    with pytest.raises(TableError, match=r"regions\.is_subject, row 0: 'ja'; expected bool"):
        tables.read_table("regions", tmp_path)


def test_a_missing_table_says_how_to_make_it_and_an_unknown_one_which_there_are(tmp_path):
    with pytest.raises(TableError, match="jangkau build"):
        tables.read_table("regions", tmp_path)
    with pytest.raises(TableError, match="documents, regions"):
        tables.read_table("region", tmp_path)


# Building


def test_rows_are_sorted_by_place_whatever_order_they_come_in():
    rows = [a_row("strategies", start=n % 7, end=n + 9, strategy_code="ab"[n % 2]) for n in range(20)]
    frame = tables.build_table("strategies", rows)
    pd.testing.assert_frame_equal(frame, tables.build_table("strategies", rows[::-1]))
    assert frame["start"].is_monotonic_increasing


def test_the_same_evidence_twice_is_one_row_but_no_document_is_ever_dropped():
    assert len(tables.build_table("strategies", [a_row("strategies")] * 2)) == 1
    with pytest.raises(TableError, match="documents: the key is there twice: document_id 'x'"):
        tables.build_table("documents", [a_row("documents")] * 2)


# Writing


def test_a_set_is_written_in_both_forms_and_read_again(tmp_path):
    written = a_set()
    tables.write_tables(written, tmp_path, Anything())
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{n}.{e}" for n in SCHEMAS for e in ("csv", "parquet"))
    for name, frame in tables.read_tables(tmp_path).items():
        pd.testing.assert_frame_equal(frame, written[name])


def test_of_the_two_forms_the_newer_is_read_so_that_a_pull_is_not_hidden_by_an_old_build(tmp_path):
    frame = a_table("flags")
    write_parquet("flags", frame, tmp_path)
    (tmp_path / "flags.csv").write_text(tables.to_csv(frame.head(0)), encoding="utf-8")
    os.utime(tmp_path / "flags.parquet", ns=(0, 0))
    assert tables.read_table("flags", tmp_path).empty
    os.utime(tmp_path / "flags.csv", ns=(0, 0))
    assert len(tables.read_table("flags", tmp_path)) == len(frame) > 0


def test_a_csv_that_git_brought_is_read_whatever_the_clock_says_and_one_of_the_same_build_is_not(tmp_path):
    tables.write_tables(a_set(), tmp_path, Anything())
    parquet, csv = tmp_path / "flags.parquet", tmp_path / "flags.csv"
    assert parquet.stat().st_mtime_ns == csv.stat().st_mtime_ns and tables.is_parquet("flags", tmp_path)
    csv.write_text(tables.to_csv(a_set()["flags"].head(0)), encoding="utf-8")
    for year in (1, -1):  # the clock was set back after the build, or was not
        os.utime(csv, ns=(0, parquet.stat().st_mtime_ns + year * 31_536_000 * 10**9))
        assert tables.read_table("flags", tmp_path).empty and not tables.is_parquet("flags", tmp_path)


def test_a_table_of_another_version_is_refused_with_what_to_do_and_a_newer_csv_is_read(tmp_path):
    frame = a_table("flags")
    for version, said in (("0123456789ab", "tables 0123456789ab, not"), ("", "tables without a version, not")):
        write_parquet("flags", frame, tmp_path, version)
        for read in (
            lambda: tables.read_table("flags", tmp_path),
            lambda: tables.read_columns("flags", ["flag_code"], tmp_path),
            lambda: list(tables.read_pieces("flags", tmp_path)),
            lambda: tables.relation(None, "flags", tmp_path),
        ):
            with pytest.raises(TableError, match=f"flags.parquet was written by another .*{said} .*jangkau build"):
                read()
    os.utime(tmp_path / "flags.parquet", ns=(0, 0))
    (tmp_path / "flags.csv").write_text(tables.to_csv(frame), encoding="utf-8")
    assert len(tables.read_table("flags", tmp_path)) == len(frame)


def test_the_version_of_the_tables_follows_their_columns_and_not_the_words_about_them(monkeypatch):
    now = schema_version()
    described = SCHEMAS["flags"].update_column("flag_code", description="Other words.")
    monkeypatch.setitem(SCHEMAS, "flags", described)
    assert schema_version.__wrapped__() == now
    monkeypatch.setitem(SCHEMAS, "flags", described.update_column("flag_code", nullable=True))
    assert schema_version.__wrapped__() != now


def test_a_broken_set_leaves_the_old_files_untouched(tmp_path):
    tables.write_tables(a_set(), tmp_path, Anything())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = a_set(people=[a_row("people", person_name="Sri", document_id="stranger")])
    with pytest.raises(TableError, match=r"people\.document_id: 'stranger' is not in documents"):
        tables.write_tables(broken, tmp_path, Anything())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_fault_of_the_disk_at_the_last_table_leaves_the_old_files_untouched(tmp_path, monkeypatch):
    tables.write_tables(a_set(), tmp_path, Anything())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    real = tables.to_csv

    def failing(frame):
        if "outcome" in frame:  # the reading log, which comes last
            raise OSError(28, "No space left on device")
        return real(frame)

    monkeypatch.setattr(tables, "to_csv", failing)
    with pytest.raises(OSError, match="No space left"):
        tables.write_tables(a_set(regions=[]), tmp_path, Anything())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_two_writings_give_the_same_bytes(tmp_path):
    for folder in ("a", "b"):
        tables.write_tables(a_set(), tmp_path / folder, Anything())
    for name in SCHEMAS:
        assert (tmp_path / "a" / f"{name}.csv").read_bytes() == (tmp_path / "b" / f"{name}.csv").read_bytes()


# The data dictionary


def test_the_data_dictionary_of_the_processed_tables_is_true():
    by_hand, made = tables.README.read_text(encoding="utf-8").split(tables.MARKER)
    assert made.strip() == tables.dictionary().strip(), "Renew it with: python -m helpers.tables"
    assert "CC BY 4.0" in by_hand and "jangkau build" in by_hand


def test_renewing_the_dictionary_leaves_what_stands_above(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text(f"By hand.\n\n{tables.MARKER}\nold\n", encoding="utf-8")
    tables.write_dictionary(readme)
    tables.write_dictionary(readme)
    assert readme.read_text(encoding="utf-8") == f"By hand.\n\n{tables.MARKER}\n\n{tables.dictionary()}"


def test_every_table_and_column_is_explained():
    for name, schema in SCHEMAS.items():
        assert schema.description, name
        for column, declared in schema.columns.items():
            assert declared.description and "|" not in declared.description, f"{name}.{column}"
    assert tables.dictionary().count("\n| `") == sum(len(schema.columns) for schema in SCHEMAS.values())


def test_every_table_of_evidence_says_where_and_by_which_rule():
    assert set(EVIDENCE_TABLES) == set(SCHEMAS) - {"documents", "events", "roles", "reading_log", "correction_log"}
    for name in EVIDENCE_TABLES:
        assert {"document_id", *schemas.PLACE} <= set(SCHEMAS[name].columns)
        assert {"document_id", "start", "end"} <= set(SCHEMAS[name].unique)
