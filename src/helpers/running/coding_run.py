"""Coding of a folder or a JSONL file into one JSONL file, a text at a time, whatever their number."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.coding.coder import code_texts, to_gold_form
from helpers.corpus.decoding import Refused
from helpers.corpus.files import check_file
from helpers.corpus.readers import Record, read_jsonl, read_text
from helpers.corpus.rows import count_lines
from helpers.errors import CorpusError
from helpers.visible import visible


def code_to_file(texts: Path, to: Path, jobs: int, progress) -> tuple[int, int]:
    """Code texts and write one JSON object each, in the order of the texts, whole or not at all.

    Returns
    -------
    tuple of int
        Texts written, and how many of them could not be read (coded as off topic, with the reason under ``refused``).
    """
    load_codebook(paths.codebook())
    tick = progress("Coding", _count(texts))
    written = refused = 0
    with paths.whole(to) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as lines:
        names: list[tuple[str, str | None]] = []
        codings = code_texts(_noting(read_texts(texts), names), to_gold_form, paths.codebook(), jobs)
        for coded in codings:
            doc, reason = names[written]
            names[written] = ("", None)
            written += 1
            refused += reason is not None
            line = {"doc": doc, **coded} | ({"refused": reason} if reason else {})
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
            tick()
    return written, refused


def _noting(texts: Iterator[tuple[str, str, str | None]], names: list) -> Iterator[str]:
    for doc, text, reason in texts:
        names.append((doc, reason))
        yield text


def _count(texts: Path) -> int:
    if texts.is_dir():
        return sum(1 for _ in _files(texts))
    _check(texts)
    with _unpacked(texts):
        return count_lines(texts)


def _check(texts: Path) -> None:
    if not texts.is_file() or not texts.name.lower().endswith((".jsonl", ".jsonl.gz")):
        raise CorpusError(
            f"{texts} is neither a folder of .txt files nor a .jsonl file (or .jsonl.gz). Name one of them."
        )


def _files(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".txt" and not path.is_dir())
    if not files:
        raise CorpusError(f"{folder} holds no .txt file. Name a folder of texts, or one .jsonl file (or .jsonl.gz).")
    return files


def read_texts(texts: Path) -> Iterator[tuple[str, str, str | None]]:
    """Name, text and reason of refusal of each text of a folder or JSONL file; one that cannot be read is empty."""
    if texts.is_dir():
        for path in _files(texts):
            try:
                check_file(path, texts)
                yield visible(path.stem), next(read_text(path)).text, None
            except Refused as refused:
                yield visible(path.stem), "", visible(str(refused))
            except OSError as broken:
                yield visible(path.stem), "", f"The file cannot be read ({broken.strerror})."
        return
    _check(texts)
    with _unpacked(texts):
        for number, record in enumerate(read_jsonl(texts), 1):
            if isinstance(record, Record):
                yield record.record or str(number), record.text, None
            else:
                yield str(record[0]), "", visible(str(record[1]))


@contextmanager
def _unpacked(texts: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as broken:
        raise CorpusError(f"{texts} is packed, but cannot be unpacked ({broken}). Fetch or pack it again.") from None
