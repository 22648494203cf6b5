"""Tables sorted on disk by the home of their documents, and what is read of them."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from helpers import parquet, parts, paths, tables
from helpers.coding.codebook import load_codebook
from helpers.parts import HOME, Parts, homes_of
from helpers.schemas import EVIDENCE_TABLES, SCHEMAS
from helpers.stored import Stored


@pytest.fixture(scope="module")
def kept():
    """The tables that the project keeps, as frames."""
    folder = paths.ROOT / "data" / "processed"
    return {name: tables.from_csv(name, folder / f"{name}.csv") for name in SCHEMAS} | tables.read_tables(folder)


@pytest.fixture
def small_groups(monkeypatch):
    monkeypatch.setattr(parts, "ROW_GROUP", 16)
    monkeypatch.setattr(tables, "ROW_GROUP", 16)
    monkeypatch.setattr(parquet, "NAMED_AT_ONCE", 16)


@pytest.fixture
def stored(kept, tmp_path, small_groups):
    tables.write_tables(kept, tmp_path, load_codebook())
    return Stored(tmp_path)


def in_parts(kept, documents, folder):
    """The tables of some lists of documents, put together in this order."""
    folder.mkdir()
    made = Parts(folder)
    for some in documents:
        own = {name: kept[name][kept[name]["document_id"].isin(some)] for name in ["documents", *EVIDENCE_TABLES]}
        made.add(own, homes_of(own["documents"], own["regions"]))
    for name in ["documents", *EVIDENCE_TABLES]:
        made.end(name)
    return folder


def test_the_order_and_size_of_parts_never_matter(kept, tmp_path):
    ids = list(kept["documents"]["document_id"])
    once = in_parts(kept, [ids], tmp_path / "once")
    odd = in_parts(kept, [ids[40:], ids[:1], ids[1:40]], tmp_path / "odd")
    single = in_parts(kept, [[document] for document in reversed(ids)], tmp_path / "single")
    for name in ["documents", *EVIDENCE_TABLES]:
        pd.testing.assert_frame_equal(tables.read_columns(name, list(SCHEMAS[name].columns), once), kept[name])
        files = {(folder / f"{name}.parquet").read_bytes() for folder in (once, odd, single)}
        assert len(files) == 1, name


@pytest.mark.parametrize("by_home", [False, True])
def test_few_rows_are_sorted_as_many_are(kept, tmp_path, monkeypatch, by_home):
    names = ["Ábung", "Zulu", "abung", "", None, "ÿ", "Ⅷ", "\U0001f600", "\uffee"]  # in another order for UTF-16, say
    rows = kept["people"].head(len(names)).assign(person_name=names, **{HOME: names[::-1]})
    odd = pd.concat([rows.assign(document_id=document) for document in ("b", "B", "é", "a")])
    pq.write_table(pa.Table.from_pandas(odd, parts.file_schema("people"), preserve_index=False), tmp_path / "odd")
    few = pa.Table.from_batches(parts.sorted_batches(tmp_path / "odd", "people", by_home))
    monkeypatch.setattr(parts, "ROW_GROUP", 7)
    many = pa.Table.from_batches(parts.sorted_batches(tmp_path / "odd", "people", by_home))
    assert few.combine_chunks() == many.combine_chunks() and few.num_rows == 4 * len(names)


def test_the_rows_of_a_region_lie_together_so_that_a_reader_skips_the_others(stored):
    groups = pq.ParquetFile(stored.folder / "strategies.parquet").metadata
    column = groups.schema.names.index(HOME)
    bounds = [groups.row_group(n).column(column).statistics for n in range(groups.num_row_groups)]
    assert len(bounds) > 10
    assert all(before.max <= after.min for before, after in zip(bounds, bounds[1:], strict=False))
    homes = pd.read_parquet(stored.folder / "strategies.parquet", columns=[HOME])[HOME]
    of_one = [bound for bound in bounds if bound.min <= "36.04" <= bound.max]
    assert 1 <= len(of_one) <= (homes == "36.04").sum() // 16 + 2


def test_the_home_of_a_document_is_the_first_region_that_it_is_about():
    documents = pd.DataFrame({"document_id": ["a", "b"]})
    rows = [("a", "51.04", True), ("a", "36.04", True), ("a", "11.01", False), ("b", "11.01", False)]
    homes = homes_of(documents, pd.DataFrame(rows, columns=["document_id", "region_code", "is_subject"]))
    assert homes["a"] == "36.04" and pd.isna(homes["b"])


@pytest.mark.parametrize("which", [slice(0, 1), slice(10, 14), slice(0, 0), slice(None)])
def test_predicates_read_the_same_rows_as_the_whole_table_has(stored, kept, which):
    some = list(kept["documents"]["document_id"])[which]
    found = tables.read_rows(some, stored.folder)
    for name, frame in kept.items():
        if {"document_id", "document_ids"} & set(frame):
            pd.testing.assert_frame_equal(found[name], tables.rows_naming(frame, some), obj=name)


def test_text_read_as_categories_is_the_text_in_the_same_order(stored, kept):
    columns = ["document_id", "start", "end", "person_name", "role"]
    found = tables.read_categories("people", columns, stored.folder)
    assert all(found[column].cat.categories.is_monotonic_increasing for column in ("document_id", "role"))
    pd.testing.assert_frame_equal(found.astype(kept["people"][columns].dtypes), kept["people"][columns])


def test_every_pair_of_articles_about_one_region_is_in_one_block_for_it(stored):
    subjects = stored.subjects
    for most in (1, 5, 1000):
        blocks = [rows["regions"] for rows in stored.blocks(["documents"], most)]
        met = pd.concat(blocks)[["document_id", "region_code"]]
        assert sorted(met.itertuples(index=False)) == sorted(subjects.itertuples(index=False))
        assert sum(block["region_code"].nunique() for block in blocks) == subjects["region_code"].nunique()
        assert all(len(block) <= most or block["region_code"].nunique() == 1 for block in blocks)


def test_pieces_are_small_and_together_the_table(stored, kept):
    pieces = list(tables.read_pieces("quantities", stored.folder))
    assert max(map(len, pieces)) <= 16
    together = tables.in_order("quantities", pd.concat(pieces, ignore_index=True))
    pd.testing.assert_frame_equal(together, kept["quantities"])


def test_a_csv_is_the_same_whether_written_at_once_or_in_pieces(stored, kept):
    for name, frame in kept.items():
        assert (stored.folder / f"{name}.csv").read_bytes() == tables.to_csv(frame).encode()


def test_a_table_that_no_spreadsheet_can_open_has_no_csv_and_the_former_one_goes(stored, kept, monkeypatch):
    monkeypatch.setattr(tables, "MOST_IN_CSV", 100)
    tables.write_tables(kept, stored.folder, load_codebook())
    assert not (stored.folder / "strategies.csv").exists() and (stored.folder / "flags.csv").is_file()
    pd.testing.assert_frame_equal(tables.read_table("strategies", stored.folder), kept["strategies"])
