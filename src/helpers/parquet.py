"""Few rows of a large Parquet file: only where they may lie is read, a group of rows at a time and in one thread.

With the filters of `pandas.read_parquet` Arrow reads ahead in all threads, gigabytes of a large table, and a small one
costs three times as much.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

NAMED_AT_ONCE = 65_536  # rows that are asked together whether they name a document
ALL: Mapping[str, Collection] = MappingProxyType({})


def read_where(path: Path, columns: list[str] | None = None, wanted: Mapping[str, Collection] = ALL) -> pa.Table:
    """The rows that have one of the wanted values in each of some columns.

    Parameters
    ----------
    columns : list of str, optional
        What is read; all by default.
    wanted : mapping of str to collection
        Values by column; all rows by default. A column that the file does not have tells no row from another.

    Raises
    ------
    ValueError, KeyError, OSError
        If the file cannot be read, or has not such columns.
    """
    with pq.ParquetFile(path, pre_buffer=False) as file:
        if not wanted:
            return file.read(columns)
        sought = {column: sorted(values) for column, values in wanted.items() if column in file.schema.names}
        needed = [*columns, *(column for column in sought if column not in columns)] if columns else None
        pieces = []
        for group in range(file.num_row_groups):
            if all(_may_hold(file, group, column, values) for column, values in sought.items()):
                pieces.append(_where(file.read_row_group(group, needed, use_threads=False), sought))
        found = pa.concat_tables(pieces) if pieces else file.schema_arrow.empty_table()
        return found.select(columns) if columns else found


def _where(rows: pa.Table, sought: Mapping[str, list]) -> pa.Table:
    for column, values in sought.items():
        rows = rows.filter(pc.is_in(rows[column], value_set=pa.array(values, rows.schema.field(column).type)))
    return rows


def _may_hold(file: pq.ParquetFile, group: int, column: str, values: list) -> bool:
    """Can a group of rows hold one of some sorted values, by the bounds that Parquet keeps of it?"""
    bounds = file.metadata.row_group(group).column(file.schema.names.index(column)).statistics
    if bounds is None or not bounds.has_min_max:
        return True
    at = bisect_left(values, bounds.min)
    return at < len(values) and values[at] <= bounds.max


def read_naming(path: Path, columns: list[str], documents: Collection[str]) -> pa.Table:
    """The rows whose ``document_ids`` (ids with blanks between) name one of some documents."""
    wanted = pa.array(sorted(documents), pa.large_string())
    with pq.ParquetFile(path, pre_buffer=False) as file:
        found = [_naming(rows, wanted) for rows in file.iter_batches(NAMED_AT_ONCE, columns=columns)]
        whole = pa.schema([file.schema_arrow.field(column) for column in columns], file.schema_arrow.metadata)
    return pa.Table.from_batches(found, None if found else whole)


def _naming(rows: pa.RecordBatch, documents: pa.Array) -> pa.RecordBatch:
    several = pc.split_pattern(rows["document_ids"], " ")
    is_met = pc.is_in(pc.list_flatten(several), documents)
    return rows.take(pc.unique(pc.list_parent_indices(several).filter(is_met)))
