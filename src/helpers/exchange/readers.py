"""Which reader a file of codings needs, told from what is in it."""

from collections.abc import Mapping
from pathlib import Path

from helpers.corrections.undo import without_corrections
from helpers.errors import ExchangeError
from helpers.exchange import brat, doccano, gold_form, label_studio, refi_reading, tagged_text, web_annotation
from helpers.exchange.json_lines import read_objects
from helpers.exchange.rows import SUITE, Coder, rows_of_tables
from helpers.tables import read_tables

FORMS = (
    "the gold form (.jsonl), a REFI-QDA project (.qdpx), doccano or Label Studio (.jsonl, .json), Web Annotations "
    "(.jsonld), a folder of brat files (.txt, .ann) or of tagged texts (.md), or a folder of the suite's tables"
)


def read_coders(path: Path, texts: Mapping[str, str], codebook, corrected: bool = True) -> list[Coder]:
    """All coders of a file or folder, whatever its form.

    Parameters
    ----------
    texts : mapping of str to str
        Document to text, to find places in and to compare the texts of the file with.
    corrected : bool
        Of the suite's tables: with the corrections that people made, or as the rules read them.

    Raises
    ------
    ExchangeError
        If the form is not known, or with everything in the file that cannot be used.
    """
    if path.is_dir():
        return _from_folder(path, texts, codebook, corrected)
    if not path.is_file():
        raise ExchangeError(f"There is no {path}. Expected {FORMS}.")
    if path.suffix.lower() == ".qdpx":
        return refi_reading.read_project(path, texts, codebook)
    if path.suffix.lower() == ".jsonld":
        return web_annotation.read_annotations(path, texts, codebook)
    if path.suffix.lower() == ".qdc":
        raise ExchangeError(f"{path} is a codebook alone, without codings. Export a project (.qdpx).")
    first = next((item for _, item in read_objects(path)), {})
    if "doc" in first:
        return gold_form.read_gold(path, texts, codebook)
    if "data" in first or label_studio.is_short_form(first):
        return label_studio.read_label_studio(path, texts, codebook)
    if "text" in first:
        return doccano.read_doccano(path, texts, codebook)
    raise ExchangeError(f"{path}: its form is not known. Expected {FORMS}.")


def _from_folder(path: Path, texts: Mapping[str, str], codebook, corrected: bool) -> list[Coder]:
    if any(path.glob("documents.*")):
        data = read_tables(path) if corrected else without_corrections(read_tables(path))
        return [Coder(SUITE, frozenset(data["documents"]["document_id"]), rows_of_tables(data))]
    for ending, reader in {"*.ann": brat, "*.md": tagged_text}.items():
        if any(path.glob(ending)):
            return reader.read_folder(path, texts, codebook)
    raise ExchangeError(f"{path} holds no codings. Expected {FORMS}.")
