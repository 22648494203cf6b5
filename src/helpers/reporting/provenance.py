"""Where a report comes from: corpus, codebook, code; what its last cell shows."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import __version__, paths, sources
from helpers.corrections.apply import APPLIED
from helpers.reporting.wording import Wording
from helpers.source_date import source_date, source_dates


@dataclass(frozen=True)
class Made:
    """What a report is made with and what its date is, which its notebook does not tell.

    Nothing of it may change with what the report does not depend on, or an article about one region would make the
    profiles of all the others again.

    Parameters
    ----------
    code, lock : str
        Short hashes: of the notebook and the code that it needs, and of the locked packages.
    date : int, optional
        Seconds since 1970: `source_date` of the articles that it tells of.
    """

    code: str = ""
    lock: str = ""
    date: int | None = None

    def rows(self, words: Wording, label: str = "") -> list[tuple[str, str]]:
        """Label and value of what is known, as `provenance_rows` gives them; ``label`` for code that is not a report's."""
        label = label or words.text("Program code of this report")
        told = [(label, self.code), (words.text("Locked packages"), self.lock)]
        return [(label, value) for label, value in told if value]


def provenance_rows(
    documents: pd.DataFrame,
    codebook,
    words: Wording,
    is_region: bool = False,
    corrections: pd.DataFrame | None = None,
) -> list[tuple[str, str]]:
    """Label and value of what a report was made from; nothing of the machine or the moment.

    The corpus, or the articles about one region where only these were read, are named by a hash over the hashes of the
    documents, the codebook by one over its files. ``corrections`` (the table `correction_log`) are counted where people
    made any.
    """
    corpus = corpus_digest(documents)
    latest = documents[["retrieved_date", "card_date", "published_date"]].max().max()
    applied = 0 if corrections is None else int((corrections["outcome"] == APPLIED).sum())
    by_hand = words.plural("{n} correction, marked ✎", "{n} corrections, marked ✎", applied)
    return [
        (
            words.text("Articles about the region") if is_region else words.text("Corpus"),
            words.plural("{n} document, {digest}", "{n} documents, {digest}", len(documents), digest=corpus),
        ),
        (
            words.text("Newest date in them") if is_region else words.text("Newest date in the corpus"),
            words.date(latest),
        ),
        (words.text("Codebook"), codebook_digest(codebook.folder)),
        *([(words.text("Corrected by people"), by_hand)] if applied else []),
        (words.text("Jangkau"), __version__),
    ]


def edition(documents: pd.DataFrame, codebook, words: Wording) -> str:
    """The version of the code and what it was given, in the order in which a citation names them."""
    made = dict(corpus=corpus_digest(documents), codebook=codebook_digest(codebook.folder))
    return words.text("{version} (corpus {corpus}, codebook {codebook})", version=__version__, **made)


def editions_of_regions(data: Mapping[str, pd.DataFrame], codebook, words: Wording) -> dict[str, str]:
    """The edition of each region's profile, by the name of its page: what is cited changes with its own articles alone."""
    made = dict(version=__version__, codebook=codebook_digest(codebook.folder))
    articles = _articles_of_regions(data).groupby("region_code")["sha256"].agg(list)
    return {
        f"regions/{code}": words.text(
            "{version} (articles {corpus}, codebook {codebook})", corpus=_corpus_digest(hashes), **made
        )
        for code, hashes in articles.items()
    }


def dates_of_regions(data: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    """The `source_date` of each region's articles in seconds since 1970, by the name of its page."""
    dates = source_dates(_articles_of_regions(data), "region_code")
    return {f"regions/{code}": int(date.timestamp()) for code, date in dates.items()}


def epoch(documents: pd.DataFrame) -> int:
    """The `source_date` of some documents in seconds since 1970."""
    return int(source_date(documents).timestamp())


def _articles_of_regions(data: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per region and article about it."""
    subjects = data["regions"].loc[data["regions"]["is_subject"], ["document_id", "region_code"]].drop_duplicates()
    columns = ["document_id", "sha256", "retrieved_date", "card_date", "published_date"]
    return subjects.merge(data["documents"][columns], on="document_id")


def corpus_digest(documents: pd.DataFrame) -> str:
    """Short hash over the hashes of all documents."""
    return _corpus_digest(documents["sha256"])


def _corpus_digest(hashes: Iterable[str]) -> str:
    return _digest("".join(sorted(hashes)).encode())


def codebook_digest(folder: Path) -> str:
    """Short hash over the codebook's files, in the order of their names."""
    files = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".csv"))
    return _digest(b"".join(path.name.encode() + path.read_bytes() for path in files))


def code_digest() -> str:
    """Short hash over all files of the package. It may stand only where each build writes anew, never in a report."""
    return f"sha256:{sources.digest_of_files(sources.files_below(sources.PACKAGE), sources.PACKAGE)[:12]}"


def lock_digest() -> str:
    """Short hash of the lock, which names every package with its version and hash; empty where there is none."""
    return _digest(paths.LOCK.read_bytes()) if paths.LOCK.is_file() else ""


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()[:12]}"
