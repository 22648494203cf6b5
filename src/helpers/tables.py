"""The only reader and writer of the tidy tables; what they are is declared in `helpers.schemas`.

Every table is written as Parquet (what the suite reads; sorted so that the rows of a region lie together, see
`helpers.parts`) and as CSV (what a visitor reads, and a diff of evidence when a rule changes). A table that breaks its
schema, its key or a foreign key is not written, nor is any table beside it.

``python -m helpers.tables`` renews the data dictionary in data/processed/README.md.
"""

import csv
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from helpers import parquet, paths, reads, spreadsheets
from helpers.errors import TableError
from helpers.integrity import check_tables, empty_table, validated
from helpers.parts import HOME, ROW_GROUP, Parts, file_schema, homes_of, sorted_batches, version_of
from helpers.schemas import EVIDENCE_TABLES, SCHEMAS, dictionary, schema_version, sort_order

ENDINGS = ("csv", "parquet")
MOST_IN_CSV = 1_048_575  # rows, with the header what a spreadsheet can open
FORMULA_STARTS = (*spreadsheets.SIGNS, "'")  # an apostrophe, too, since one in front is what makes a cell safe
README = paths.ROOT / "data" / "processed" / "README.md"
MARKER = "<!-- Made by `python -m helpers.tables` from src/helpers/schemas.py; edit nothing below this line. -->"


def build_table(name: str, rows: list[dict] | pd.DataFrame) -> pd.DataFrame:
    """Rows, or a frame of them, to a frame in the declared columns, order and types, sorted by its key.

    A row lacks what is unknown; empty text counts as unknown. Two rows of evidence with one key are one row.
    """
    if not len(rows):
        return empty_table(name)
    schema = SCHEMAS[name]
    frame = pd.DataFrame(rows, columns=list(schema.columns)).replace("", None)
    if name in EVIDENCE_TABLES:
        frame = frame.drop_duplicates(subset=schema.unique)
    return in_order(name, validated(name, frame))


def in_order(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of a table in its order, as far as the columns tell it."""
    order = [column for column in sort_order(name) if column in frame]
    return frame.sort_values(order, kind="stable").reset_index(drop=True) if order else frame


def write_tables(tables: dict[str, pd.DataFrame], folder: Path, codebook) -> None:
    """Check the whole set, then write each table as Parquet and CSV; no file is replaced before all are written.

    Raises
    ------
    TableError
        If anything is wrong; then nothing is overwritten.
    """
    checked = check_tables(tables, codebook)
    with tempfile.TemporaryDirectory() as made:
        parts = Parts(Path(made))
        parts.add(checked, homes_of(checked["documents"], checked["regions"]))
        for name in SCHEMAS:
            parts.end(name)
        publish(Path(made), folder)


def publish(made: Path, folder: Path) -> None:
    """Put finished Parquet files into the folder of the tables, each with its CSV; no file is replaced before all are
    written. A table with more rows than a spreadsheet can open gets no CSV, and the former one goes.
    """
    targets = [folder / f"{name}.{ending}" for name in SCHEMAS if _is_small(made, name) for ending in ENDINGS]
    targets += [folder / f"{name}.parquet" for name in SCHEMAS if not _is_small(made, name)]
    with paths.all_whole(targets) as temporaries:
        now = time.time_ns()
        for target, temporary in zip(targets, temporaries, strict=True):
            source = made / f"{target.stem}.parquet"
            _write_csv(target.stem, source, temporary) if target.suffix == ".csv" else shutil.copyfile(
                source, temporary
            )
            os.utime(temporary, ns=(now, now))  # by which `_chosen` knows that they belong together
    for name in SCHEMAS:
        if not _is_small(made, name):
            (folder / f"{name}.csv").unlink(missing_ok=True)


def _is_small(made: Path, name: str) -> bool:
    return pq.read_metadata(made / f"{name}.parquet").num_rows <= MOST_IN_CSV


def _write_csv(name: str, source: Path, target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        file.write(to_csv(empty_table(name)))
        for batch in sorted_batches(source, name):
            rows = to_csv(pa.Table.from_batches([batch]).to_pandas()[list(SCHEMAS[name].columns)])
            file.write(rows.partition("\n")[2])


def read_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """Read one table; from Parquet, or from the CSV where that is another: nothing was built yet, or git brought it.

    Raises
    ------
    TableError
        If there is neither, or the file does not hold the declared columns.
    """
    reads.note("table", name)
    return _read(name, folder)


def _read(name: str, folder: Path | None) -> pd.DataFrame:
    newest = _newest(name, folder or paths.processed())
    if newest.suffix != ".parquet":
        return validated(name, from_csv(name, newest))
    frame = _from_parquet(name, newest)  # validated when it was written, by this version
    return frame if frame.dtypes.equals(empty_table(name).dtypes) else validated(name, frame)


def _newest(name: str, folder: Path) -> Path:
    if name not in SCHEMAS:
        raise TableError(f"There is no table '{name}'; there are: {', '.join(SCHEMAS)}.")
    there = [path for ending in ("parquet", "csv") if (path := folder / f"{name}.{ending}").is_file()]
    if not there:
        raise TableError(f"{folder} holds no table '{name}'. Make the tables with: jangkau build")
    newest = _chosen(*there) if len(there) == 2 else there[0]
    if newest.suffix == ".parquet":
        _check_version(newest, newest.stat().st_mtime_ns)
    return newest


def _chosen(parquet: Path, csv: Path) -> Path:
    """The Parquet where `publish` wrote it with the CSV, which then are of one time; else the CSV: git brought it, or a
    hand changed it, whatever the clock said. Files of other versions do not know that, so of them the newer counts.
    """
    times = [path.stat().st_mtime_ns for path in (parquet, csv)]
    if times[0] == times[1]:
        return parquet
    return parquet if times[0] > times[1] and not _is_of_this_version(parquet, times[0]) else csv


@cache
def _is_of_this_version(file: Path, changed: int) -> bool:
    try:
        return version_of(file) == schema_version()
    except (ValueError, OSError):
        return False


@cache
def _check_version(file: Path, changed: int) -> None:
    """Raise `TableError` for a file of other tables than these: an upgrade never mixes the old with the new."""
    try:
        met = version_of(file)
    except (ValueError, OSError) as broken:
        raise _unreadable(file, broken) from None
    if met != schema_version():
        said = (
            f"was written by another version of Jangkau (tables {met or 'without a version'}, not {schema_version()})"
        )
        raise TableError(f"{file} {said}. Make the tables again with: jangkau build")


def is_parquet(name: str, folder: Path) -> bool:
    """Whether a table is read from Parquet, and not from a CSV that is another."""
    return _newest(name, folder).suffix == ".parquet"


def read_columns(name: str, columns: list[str], folder: Path | None = None, **values) -> pd.DataFrame:
    """Some columns of a table, of the rows alone that have the given values in some columns.

    The read is not noted: who makes something small of it notes that.
    """
    newest = _newest(name, folder or paths.processed())
    if newest.suffix == ".parquet":
        return _from_parquet(name, newest, columns, {column: [value] for column, value in values.items()})
    frame = _read(name, folder)
    for column, value in values.items():
        frame = frame[frame[column] == value]
    return frame[columns].reset_index(drop=True)


def read_categories(name: str, columns: list[str], folder: Path) -> pd.DataFrame:
    """Some columns of a table that `helpers.parts` made, its text as categories in the order of the alphabet.

    What stands in many rows is in memory once. The read is not noted.
    """
    texts = [column for column in columns if pa.types.is_large_string(file_schema(name).field(column).type)]
    found = pq.read_table(folder / f"{name}.parquet", columns=columns, read_dictionary=texts).unify_dictionaries()
    frame = found.to_pandas()
    for column in texts:
        frame[column] = frame[column].cat.set_categories(frame[column].cat.categories.sort_values())
    return in_order(name, frame)


def relation(database, name: str, folder: Path | None = None):
    """A table for DuckDB to ask. The read is not noted."""
    newest = _newest(name, folder or paths.processed())
    return database.read_parquet(str(newest)) if newest.suffix == ".parquet" else database.from_df(_read(name, folder))


def read_pieces(name: str, folder: Path | None = None) -> Iterator[pd.DataFrame]:
    """A table a few thousand rows at a time, as they lie on disk; at least one piece. The read is not noted."""
    newest = _newest(name, folder or paths.processed())
    if newest.suffix != ".parquet":
        yield _read(name, folder)
        return
    with pq.ParquetFile(newest, pre_buffer=False) as file:
        if not file.metadata.num_rows:
            yield empty_table(name)
        for batch in file.iter_batches(ROW_GROUP, columns=list(SCHEMAS[name].columns)):
            yield pa.Table.from_batches([batch]).to_pandas()


def read_rows(
    documents: Collection[str], folder: Path | None = None, names: Collection[str] = ()
) -> dict[str, pd.DataFrame]:
    """The rows of every table, or of some, that come from some documents.

    A row of a table over all articles comes along when it names one of them; a table that names none comes whole, and
    that read is noted. The rows of the documents themselves are noted by who knows why they are read.
    """
    wanted = set(documents)
    homes = _homes_of(wanted, folder or paths.processed())
    return {name: read_rows_of(name, wanted, folder, homes) for name in names or SCHEMAS}


def _homes_of(documents: set[str], folder: Path) -> set[str] | None:
    """Where the rows of some documents lie, if the files are sorted so: nothing else is read of them."""
    newest = _newest("documents", folder)
    if newest.suffix == ".parquet" and HOME in pq.read_schema(newest).names:
        return set(_from_parquet("documents", newest, [HOME], {"document_id": documents})[HOME])
    return None


def read_rows_of(
    name: str, documents: set[str], folder: Path | None = None, homes: set[str] | None = None
) -> pd.DataFrame:
    """As `read_rows`, of one table; ``homes`` are where the rows lie, all of the file if not known."""
    if not {"document_id", "document_ids"} & set(SCHEMAS[name].columns):
        return read_table(name, folder)
    newest = _newest(name, folder or paths.processed())
    if newest.suffix != ".parquet":
        return rows_naming(_read(name, folder), documents)
    if "document_id" not in SCHEMAS[name].columns:
        try:
            return in_order(name, parquet.read_naming(newest, list(SCHEMAS[name].columns), documents).to_pandas())
        except (ValueError, OSError) as broken:
            raise _unreadable(newest, broken) from None
    lying = {HOME: homes} if homes is not None else {}
    return _from_parquet(name, newest, None, lying | {"document_id": documents})


def rows_naming(frame: pd.DataFrame, documents: Collection[str]) -> pd.DataFrame:
    """The rows of a table that come from some documents, or name one of them among others."""
    if "document_id" in frame:
        return frame[frame["document_id"].isin(documents)].reset_index(drop=True)
    named = [not set(documents).isdisjoint(str(several).split()) for several in frame["document_ids"]]
    return frame[pd.Series(named, index=frame.index, dtype=bool)].reset_index(drop=True)


def _from_parquet(
    name: str, path: Path, columns: list[str] | None = None, wanted: Mapping[str, Collection] = parquet.ALL
) -> pd.DataFrame:
    try:
        found = parquet.read_where(path, columns, wanted).to_pandas(use_threads=not wanted)
        return in_order(name, found if columns else found.drop(columns=HOME, errors="ignore"))
    except (ValueError, KeyError, OSError) as broken:
        raise _unreadable(path, broken) from None


def _unreadable(path: Path, broken: Exception) -> TableError:
    return TableError(f"{path} cannot be read ({str(broken)[:120]}). Make the tables again with: jangkau build")


def read_tables(folder: Path | None = None) -> dict[str, pd.DataFrame]:
    """Read all the tables: name to frame."""
    return {name: read_table(name, folder) for name in SCHEMAS}


def to_csv(frame: pd.DataFrame) -> str:
    """A table as CSV that no spreadsheet takes for a formula.

    A cell that starts like a formula, or with an apostrophe, gets an apostrophe in front; `from_csv` takes it off.

    >>> to_csv(pd.DataFrame({"a": ["=1+1", "b"]}))
    "a\\n'=1+1\\nb\\n"
    """
    safe = frame.copy()
    for column in safe.select_dtypes("str"):
        safe[column] = safe[column].where(~safe[column].str.startswith(FORMULA_STARTS, na=False), "'" + safe[column])
    lines = spreadsheets.UnixLines()
    safe.to_csv(lines, index=False, lineterminator="\r\n", date_format="%Y-%m-%d")
    return lines.getvalue()


def texts_to_csv(columns: Mapping[str, list[str]]) -> str:
    """Columns of text as `to_csv` gives a frame of them, sooner for a small one.

    >>> texts_to_csv({"a": ["=1+1", "b"]})
    "a\\n'=1+1\\nb\\n"
    """
    lines = spreadsheets.UnixLines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    safe = [["'" + cell if cell.startswith(FORMULA_STARTS) else cell for cell in cells] for cells in columns.values()]
    writer.writerows(zip(*safe, strict=True))
    return lines.getvalue()


def from_csv(name: str, path: Path) -> pd.DataFrame:
    """A table from its CSV: all columns text but truth values, apostrophes in front taken off."""
    try:
        frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    except (ValueError, OSError) as broken:
        raise _unreadable(path, broken) from None
    truths = {column for column, declared in SCHEMAS[name].columns.items() if str(declared.dtype) == "bool"}
    for column in frame:
        frame[column] = frame[column].str.removeprefix("'")
        if column in truths:
            # Excel writes TRUE; whatever else is met stays for the schema to refuse.
            frame[column] = frame[column].map(lambda cell: {"true": True, "false": False}.get(str(cell).lower(), cell))
    return frame


def write_dictionary(readme: Path = README) -> None:
    """Renew the data dictionary below the marker line of a README; what stands above is left alone."""
    by_hand = readme.read_text(encoding="utf-8").split(MARKER)[0]
    paths.write_text_whole(readme, f"{by_hand}{MARKER}\n\n{dictionary()}")


if __name__ == "__main__":
    write_dictionary()
