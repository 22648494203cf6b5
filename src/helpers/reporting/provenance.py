"""Where a report comes from: corpus, codebook, code; what its last cell shows."""

import hashlib
from pathlib import Path

import pandas as pd

from helpers import __version__
from helpers.reporting.wording import Wording


def provenance_rows(
    documents: pd.DataFrame, codebook, words: Wording, is_region: bool = False
) -> list[tuple[str, str]]:
    """Label and value of what a report was made from; nothing of the machine or the moment.

    The corpus, or the articles about one region where only these were read, are named by a hash over the hashes of the
    documents, the codebook by one over its files.
    """
    corpus = _digest("".join(sorted(documents["sha256"])).encode())
    latest = documents[["retrieved_date", "card_date", "published_date"]].max().max()
    return [
        (
            words.text("Articles about the region") if is_region else words.text("Corpus"),
            words.text("{n} documents, {digest}", n=words.number(len(documents)), digest=corpus),
        ),
        (
            words.text("Newest date in them") if is_region else words.text("Newest date in the corpus"),
            words.date(latest),
        ),
        (words.text("Codebook"), codebook_digest(codebook.folder)),
        (words.text("Jangkau"), __version__),
    ]


def codebook_digest(folder: Path) -> str:
    """Short hash over the codebook's files, in the order of their names."""
    files = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".csv"))
    return _digest(b"".join(path.name.encode() + path.read_bytes() for path in files))


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()[:12]}"
