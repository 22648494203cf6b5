"""All the tidy tables of a folder by name, each read when it is first asked for; and the same a part at a time.

What is about many articles asks for few columns (`tables.read_columns`) or goes through `blocks`; only who shows
everything asks for whole tables.
"""

import os
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from helpers import dealt, scratch, tables
from helpers.schemas import SCHEMAS

BLOCK = 20_000  # documents that are compared with one another in memory; more only where one region has more


class Stored(Mapping[str, pd.DataFrame]):
    """The tables in a folder; a read is not noted.

    Parameters
    ----------
    folder : Path, optional
        Where the tables are; by default a new folder that goes when nobody holds this any longer.
    """

    def __init__(self, folder: Path | None = None):
        self.folder = folder or scratch.make_folder()
        self._read: dict[str, pd.DataFrame] = {}
        if folder is None:
            weakref.finalize(self, _remove, self.folder, os.getpid())

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in SCHEMAS:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = self.columns(name, list(SCHEMAS[name].columns))
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in SCHEMAS

    def __iter__(self) -> Iterator[str]:
        return iter(SCHEMAS)

    def __len__(self) -> int:
        return len(SCHEMAS)

    def columns(self, name: str, columns: list[str], **values) -> pd.DataFrame:
        """Some columns of a table, as `tables.read_columns` gives them."""
        return tables.read_columns(name, columns, self.folder, **values)

    @property
    def subjects(self) -> pd.DataFrame:
        """What the articles are about: ``document_id, region_code``, each pair once."""
        return self.columns("regions", ["document_id", "region_code"], is_subject=True).drop_duplicates()

    def blocks(self, names: list[str], most: int = BLOCK) -> Iterator[dict[str, pd.DataFrame]]:
        """Regions, as many at a time as have so many articles, with the rows of some tables that come from these.

        Of the table `regions` a block holds ``document_id, region_code, is_subject`` of the articles' subjects among the
        regions of the block, so that two articles are in one block for each region that both are about.
        """
        subjects = self.subjects
        gathered = _gathered(subjects["region_code"].value_counts().sort_index(), most)
        blocks = [subjects[subjects["region_code"].isin(codes)].assign(is_subject=True) for codes in gathered]
        if len(blocks) < 2 or not all(tables.is_parquet(name, self.folder) for name in names):
            for own in blocks:
                yield tables.read_rows(own["document_id"], self.folder, names) | {"regions": own}
            return
        yield from self._dealt(blocks, names)

    def _dealt(self, blocks: list[pd.DataFrame], names: list[str]) -> Iterator[dict[str, pd.DataFrame]]:
        lists = dealt.Lists([own["document_id"].drop_duplicates() for own in blocks])
        folder = scratch.make_folder()
        try:
            for name in names:
                dealt.deal(self.folder / f"{name}.parquet", name, lists, folder)
            for number, own in enumerate(blocks):
                rows = {name: dealt.read_dealt(folder, name, number) for name in names}
                empty = {name: tables.empty_table(name) for name in names if rows[name] is None}
                yield {name: tables.in_order(name, of_list) for name, of_list in (rows | empty).items()} | {
                    "regions": own
                }
        finally:
            scratch.remove_folder(folder)


def _gathered(counts: pd.Series, most: int) -> Iterator[list[str]]:
    codes, count = [], 0
    for code, more in counts.items():
        if codes and count + more > most:
            yield codes
            codes, count = [], 0
        codes, count = [*codes, code], count + more
    if codes:
        yield codes


def _remove(folder: Path, process: int) -> None:
    if os.getpid() == process:  # a forked process leaves alone what is its parent's
        scratch.remove_folder(folder)
