"""Digests of all that a report can depend on, each made when it is first asked for.

A dependency is a key and a digest. Keys: those of `helpers.reads` for what a notebook read, and ``notebook``,
``parameters``, ``code``, ``codebook``, ``templates``, ``catalogue``, ``environment``, and for the printed page
``printing`` (its code), ``place`` (menu, way back, languages, PDF) and ``page:NAME`` (does a page that it leads to exist).
"""

import json
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import paths, sources, tables
from helpers.coding.codebook import load_codebook
from helpers.comparison import others
from helpers.corpus.files import digest_of_corpus, files_and_cards
from helpers.errors import ParameterError
from helpers.reporting.links import SiteContext
from helpers.reporting.national import families_of
from helpers.reporting.pages import TEMPLATES
from helpers.reporting.wording import CATALOGUE
from helpers.running.notebooks import Run
from helpers.schemas import SCHEMAS
from helpers.stored import Stored

PRINTING = ("helpers.reporting.html", "helpers.reporting.pdf")
ARTICLES = "helpers.reporting.evidence_pages"
GLUE = ("site.py", "links.py")  # of all that they import, a report's page takes what `place` and `page:` tell
ABSENT = "absent"
UNSTEADY = "unsteady"
BITS = 2**64  # sums of hashes are kept in so many values


class Inputs:
    """What the reports of one build or batch depend on.

    Parameters
    ----------
    data : Stored
        All tidy tables, as the notebooks are going to read them.
    corpus : Path
        Folder of the raw texts.
    """

    def __init__(self, data: Stored, corpus: Path):
        self.data, self.corpus = data, corpus
        self._known: dict[str, str] = {}
        self._stamps = {kind: self._stamp_of(kind) for kind in ("corpus", "corrections")}

    def of_run(self, run: Run, keys: list[str]) -> dict[str, str]:
        """Digests of what the executed notebook depends on; ``keys`` are the reads that it noted."""
        given = json.dumps(run.parameters, sort_keys=True, ensure_ascii=False)
        own = {"parameters": sources.digest(given.encode()), **_of_notebook(run.path, _stamp(run.path))}
        return own | self.shared | {key: self.of_read(key) for key in keys}

    def of_finished(self, run: Run, keys: list[str]) -> dict[str, str]:
        """As `of_run`, for a report just made; what was not the same all the while is `UNSTEADY`, which it never is again."""
        moved = {kind for kind, stamp in self._stamps.items() if kind in keys and self._stamp_of(kind) != stamp}
        return self.of_run(run, keys) | dict.fromkeys(moved, UNSTEADY)

    def _stamp_of(self, kind: str) -> str:
        return sources.stamps_of_files(files_and_cards(self.corpus) if kind == "corpus" else [paths.corrections()])

    @cached_property
    def shared(self) -> dict[str, str]:
        """What every report depends on."""
        return {
            "codebook": sources.digest_of_files(sources.files_below(paths.codebook()), paths.codebook()),
            "environment": sources.environment_digest(),
            **self.look,
        }

    @cached_property
    def look(self) -> dict[str, str]:
        """What every printed page depends on."""
        files = [path for path in sources.files_below(TEMPLATES) if path.parent.name != "site"]
        return {
            "templates": sources.digest_of_files(files, TEMPLATES),
            "catalogue": sources.digest_of_files([CATALOGUE], CATALOGUE.parent),
        }

    @cached_property
    def printing(self) -> dict[str, str]:
        """What every printed page of a site depends on beside its notebook and its place."""
        code = sources.digest_of_files(_printing_code(), sources.PACKAGE)
        return {"printing": code, **self.look}

    def code_of(self, run: Run) -> str:
        """Short hash of all code that a report is made with: notebook, modules, templates, catalogue."""
        told = {**_of_notebook(run.path, _stamp(run.path)), **self.printing}
        return f"sha256:{sources.digest(json.dumps(told, sort_keys=True).encode())[:12]}"

    def of_page(self, run: Run, context: SiteContext, asked: list[str]) -> dict[str, str]:
        """Digests of what the printed page depends on; ``asked`` are the pages that it would lead to."""
        there = context.pages[run.lang]
        pages = {f"page:{name}": str(name in there) for name in asked}
        return {**self.printing, "place": place_digest(run, context), **pages}

    def of_article(self, document_id: str) -> str:
        """Digest of what the page of an article is made from, its place and the pages that lead to it left out."""
        return sources.digest(f"{self._articles}|{self._sum_of(document_id)}".encode())

    @cached_property
    def _articles(self) -> str:
        """What the pages of all articles are made with."""
        code = sources.digest_of_files(sources.code_of_modules(ARTICLES), sources.PACKAGE)
        templates = sources.digest_of_files(sources.files_below(TEMPLATES), TEMPLATES)
        return repr((code, templates, sorted(self.shared.items())))

    def of_read(self, key: str) -> str:
        """Digest of one noted read as the tables stand now; `ABSENT` where there is nothing to read."""
        if key not in self._known:
            self._known[key] = self._digest(*key.split(":", 1))
        return self._known[key]

    def _digest(self, kind: str, rest: str = "") -> str:
        if kind == "table":
            return self._table(rest) if rest in self.data else ABSENT
        if kind == "region":
            return self._region(rest)
        if kind == "others":
            code, _, years = rest.partition(":")
            beside = self._beside(years)
            return sources.digest(beside.content(code).encode()) if beside else ABSENT
        if kind == "corpus":
            return digest_of_corpus(self.corpus)
        if kind == "corrections":
            return sources.digest_of_files([paths.corrections()], paths.corrections().parent)
        if kind == "file":
            return sources.digest_of_files([Path(rest)], Path(rest).parent)
        return ABSENT

    @cache  # noqa: B019 - lives as long as one build
    def _table(self, name: str) -> str:
        pieces = [(len(rows), _hashes(name, rows).sum()) for rows in tables.read_pieces(name, self.data.folder)]
        counts, sums = zip(*pieces, strict=True)
        return sources.digest(f"{sum(counts)}|{sum(map(int, sums)) % BITS}".encode())

    @cached_property
    def _ids(self) -> pd.Index:
        """The documents in their order; below they are numbers, places in this."""
        return pd.Index(self.data.columns("documents", ["document_id"])["document_id"].to_numpy(object))

    @cached_property
    def _sums(self) -> np.ndarray:
        """The sum of the hashes of all the rows that each document has in the tables, in whatever order they lie."""
        sums = np.zeros(len(self._ids) + 1, dtype=np.uint64)  # which begin anew at 2**64; the last is of no document
        for name in self.data:
            if "document_id" in SCHEMAS[name].columns:
                for rows in tables.read_pieces(name, self.data.folder):
                    np.add.at(sums, self._numbers(rows["document_id"]), _hashes(name, rows))
        return sums

    def _numbers(self, documents: pd.Series) -> np.ndarray:
        return self._ids.get_indexer(documents.to_numpy(object))

    def _sum_of(self, document_id: str) -> int | None:
        return int(self._sums[self._ids.get_loc(document_id)]) if document_id in self._ids else None

    @cached_property
    def _documents(self) -> dict[str, np.ndarray]:
        subjects = self.data.subjects
        numbers = subjects["region_code"].to_frame().assign(number=self._numbers(subjects["document_id"]))
        return {code: np.sort(own.to_numpy()) for code, own in numbers.groupby("region_code")["number"]}

    def _region(self, code: str) -> str:
        """Digest of the rows that `cases.read_region` reads."""
        documents = self._documents.get(code)
        if documents is None:
            return ABSENT
        own = [f"{self._ids[n]} {self._sums[n]}" for n in documents]
        bounds, hashes = self._naming
        naming = np.unique(np.concatenate([hashes[bounds[n] : bounds[n + 1]] for n in documents]))
        return sources.digest("\n".join([*own, *map(str, naming)]).encode())

    @cached_property
    def _naming(self) -> tuple[np.ndarray, np.ndarray]:
        """Hashes of the rows of the table over all articles that name each document, and where those of each begin.

        As `tables.rows_naming` finds them.
        """
        numbers, hashes = [], []
        for rows in tables.read_pieces("roles", self.data.folder):
            documents = rows["document_ids"].astype(object).str.split().explode()
            numbers.append(self._numbers(documents))
            hashes.append(_hashes("roles", rows)[documents.index])
        order = np.argsort(together := np.concatenate(numbers), kind="stable")
        bounds = np.searchsorted(together, np.arange(len(self._ids) + 1), sorter=order)
        return bounds, np.concatenate(hashes)[order]

    @cache  # noqa: B019
    def _beside(self, years: str) -> others.Beside | None:
        try:
            return others.read_beside(families_of(load_codebook(paths.codebook())), years, self.data.folder)
        except ParameterError:
            return None


def _hashes(name: str, rows: pd.DataFrame) -> np.ndarray:
    """64 bits for each row of a table, which tell its rows from those of the others."""
    return pd.util.hash_pandas_object(rows, index=False, hash_key=f"{name:<16.16}").to_numpy()


def place_digest(run: Run, context: SiteContext) -> str:
    """Digest of what surrounds a page in the site, the names of all its other pages left out."""
    frame = context.frame(run.lang, run.name)
    around = {name: value for name, value in vars(frame).items() if name != "pages"}
    return sources.digest(repr(sorted(around.items())).encode())


def _stamp(path: Path) -> tuple[int, int]:
    return path.stat().st_mtime_ns, path.stat().st_size


@cache
def _of_notebook(notebook: Path, stamp: tuple) -> dict[str, str]:
    code = sources.digest_of_files(sources.code_of_notebook(notebook), sources.PACKAGE)
    return {"notebook": sources.notebook_digest(notebook), "code": code}


@cache
def _printing_code() -> tuple[Path, ...]:
    glue = [sources.PACKAGE / "reporting" / name for name in GLUE]
    return (*sources.code_of_modules(*PRINTING), *glue)
