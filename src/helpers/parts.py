"""Tables that grow by parts of a corpus, on disk, and are sorted there: never more than a part is in memory.

Each row gets the *home* of its document, the first region that the article is about, which is no column of the tidy
tables. A finished Parquet file is sorted by home, then as the table is: the rows of a region's articles lie together,
and who reads them skips the rest by the bounds that Parquet keeps of each group of rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from helpers import scratch
from helpers.integrity import empty_table
from helpers.schemas import schema_version, sort_order

VERSION = b"jangkau_schema"  # name, in a file's metadata, of the `schema_version` that it was written by
HOME = "home"  # where an article is about no region, it is empty
ROW_GROUP = 10_240
MEMORY = "1GB"  # that sorting takes at most; the rest goes to disk beside the parts


class Parts:
    """Tables under way in a folder: ``add`` parts, ``end``, then read the files ``{name}.parquet`` in the folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._writers: dict[str, pq.ParquetWriter] = {}

    def add(self, frames: dict[str, pd.DataFrame], homes: pd.Series) -> None:
        """Rows of some tables, of documents that no other part has, with the homes of the documents by their ids."""
        for name, frame in frames.items():
            there = frame["document_id"].map(homes) if "document_id" in frame else pd.Series("", frame.index)
            rows = frame.assign(**{HOME: there.astype("str").fillna("")})
            if len(rows):
                self._writer(name).write_table(pa.Table.from_pandas(rows, file_schema(name), preserve_index=False))

    def _writer(self, name: str) -> pq.ParquetWriter:
        if name not in self._writers:
            self._writers[name] = pq.ParquetWriter(self.folder / f"{name}.parts", file_schema(name))
        return self._writers[name]

    def end(self, name: str) -> None:
        """Sort what was added to a table into its file; a table that nothing was added to is empty."""
        writer, parts = self._writers.pop(name, None), self.folder / f"{name}.parts"
        if writer:
            close(writer)
        with written(self.folder / f"{name}.parquet", name) as target:
            for batch in sorted_batches(parts, name, by_home=True) if writer else ():
                target.write_batch(batch, row_group_size=ROW_GROUP)
        parts.unlink(missing_ok=True)

    def give_up(self) -> None:
        """Close what was not ended."""
        for writer in self._writers.values():
            with suppress(OSError):
                close(writer)
        self._writers.clear()


@contextmanager
def written(file: Path, name: str) -> Iterator[pq.ParquetWriter]:
    """A table's Parquet file to be written."""
    writer = pq.ParquetWriter(file, file_schema(name))
    try:
        yield writer
    finally:
        close(writer)


def close(writer: pq.ParquetWriter) -> None:
    """Close a writer, once: one that could not be, on a full disk, would try again when it goes, and print why."""
    try:
        writer.close()
    finally:
        writer.is_open = False


def homes_of(documents: pd.DataFrame, regions: pd.DataFrame) -> pd.Series:
    """The home of each document by its id: the first, by code, of the regions that it is about."""
    first = regions[regions["is_subject"]].groupby("document_id")["region_code"].min()
    return first.reindex(documents["document_id"]).astype("str")


@cache
def file_schema(name: str) -> pa.Schema:
    """The columns of a table's Parquet file, with what pandas needs to give them back in their types, and the version."""
    schema = pa.Schema.from_pandas(empty_table(name), preserve_index=False)
    return schema.append(pa.field(HOME, pa.large_string())).with_metadata(
        {**schema.metadata, VERSION: schema_version().encode()}
    )


def version_of(file: Path) -> str:
    """The `schema_version` that a table's Parquet file was written by; empty where it does not say."""
    return (pq.read_schema(file).metadata or {}).get(VERSION, b"").decode(errors="replace")


def sorted_batches(file: Path, name: str, by_home: bool = False) -> Iterator[pa.RecordBatch]:
    """The rows of a table's Parquet file in the order of the table (or of homes first), a group of rows at a time.

    More than one group is sorted by DuckDB, which keeps on disk what is beyond `MEMORY`.
    """
    columns = ([HOME] if by_home else []) + sort_order(name)
    with pq.ParquetFile(file) as opened:
        if opened.metadata.num_rows <= ROW_GROUP:
            rows = opened.read(use_threads=False).sort_by([(column, "ascending") for column in columns])
            yield from _as_declared(rows, name)
            return
    with database(file.parent, threads=2) as sorting:
        order = ", ".join(f'"{column}"' for column in columns)
        for batch in sorting.read_parquet(str(file)).order(order).to_arrow_reader(ROW_GROUP):
            yield from _as_declared(pa.Table.from_batches([batch]), name)


def _as_declared(rows: pa.Table, name: str) -> list[pa.RecordBatch]:
    return rows.cast(file_schema(name)).combine_chunks().to_batches()


@contextmanager
def database(spill: Path | None = None, threads: int = 1):
    """A DuckDB that forgets all at the end, and writes what is beyond `MEMORY` below ``spill`` meanwhile."""
    import duckdb  # here, since most who read a table need it not

    folder = scratch.make_folder(spill)
    how = {"memory_limit": MEMORY, "temp_directory": str(folder), "autoinstall_known_extensions": False}
    try:
        with duckdb.connect(config=how | {"threads": threads}) as opened:
            yield opened
    finally:
        scratch.remove_folder(folder)
