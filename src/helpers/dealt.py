"""The rows of a table dealt out to lists of documents, each list to a file of its own: the table is read once for all.

To ask a large table for each of many lists would read most of it each time, since the rows of one region's articles lie
also where the other regions of joint articles are.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from helpers.parts import ROW_GROUP
from helpers.schemas import SCHEMAS

LZ4 = pa.ipc.IpcWriteOptions(compression="lz4")


class Lists:
    """Lists of documents, one document possibly in several.

    Parameters
    ----------
    lists : list of Series
        Names of documents, each once in a list.
    """

    def __init__(self, lists: list[pd.Series]):
        numbers = np.repeat(np.arange(len(lists)), [len(documents) for documents in lists])
        codes, ids = pd.factorize(np.concatenate([documents.to_numpy(object) for documents in lists]))
        order = np.argsort(codes, kind="stable")
        self._ids = pd.Index(ids)
        self._numbers = numbers[order]
        self._bounds = np.searchsorted(codes[order], np.arange(len(ids) + 1))

    def of(self, documents: pd.Series) -> Iterator[tuple[int, np.ndarray]]:
        """Each list that some of the rows belong to, by its number, with the places of these rows in order."""
        at = self._ids.get_indexer(documents.to_numpy(object))
        rows = np.flatnonzero(at >= 0)
        first, counts = self._bounds[at[rows]], np.diff(self._bounds)[at[rows]]
        rows = np.repeat(rows, counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        numbers = self._numbers[np.repeat(first, counts) + within]
        for number in np.unique(numbers):
            yield int(number), rows[numbers == number]


def deal(file: Path, name: str, lists: Lists, folder: Path) -> None:
    """Write the rows of a table's Parquet file into ``folder``, those of each list for `read_dealt`."""
    writers: dict[int, pa.RecordBatchStreamWriter] = {}
    try:
        with pq.ParquetFile(file, pre_buffer=False) as source:
            for batch in source.iter_batches(ROW_GROUP, columns=list(SCHEMAS[name].columns)):
                for number, rows in lists.of(batch["document_id"].to_pandas()):
                    if number not in writers:
                        writers[number] = pa.ipc.new_stream(
                            str(_place(folder, name, number)), batch.schema, options=LZ4
                        )
                    writers[number].write_batch(batch.take(pa.array(rows)))
    finally:
        for writer in writers.values():
            writer.close()


def read_dealt(folder: Path, name: str, number: int) -> pd.DataFrame | None:
    """The rows that a list was dealt of a table, as they lay in its file; None if it was dealt none."""
    place = _place(folder, name, number)
    if not place.is_file():
        return None
    with pa.ipc.open_stream(place.read_bytes()) as rows:
        return rows.read_all().to_pandas()


def _place(folder: Path, name: str, number: int) -> Path:
    return folder / f"{name}-{number}"
