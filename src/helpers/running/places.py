"""Which files a build reads and writes where its options leave that open."""

import os
from dataclasses import astuple
from pathlib import Path

from helpers import paths
from helpers.corpus.files import check_apart
from helpers.errors import CorrectionError
from helpers.running.outputs import Outputs


def chosen_places(corpus: Path | None, out: Path | None) -> tuple[Path, Outputs]:
    """Folder of the articles and places of the outputs of a build.

    Raises
    ------
    ParameterError
        If one lies within the other.
    """
    folder, outputs = (corpus or paths.raw()).resolve(), Outputs.of(out.resolve() if out else None)
    check_apart(folder, *astuple(outputs))
    return folder, outputs


def chosen_corrections(file: Path | None, is_own_corpus: bool) -> Path:
    """The file of corrections of a build; the null device where there is to be none."""
    if file is not None and not file.is_file():
        raise CorrectionError(f"{file} is not there. Name a file of corrections, or leave --corrections out.")
    return (file or (paths.corrections() if is_own_corpus else Path(os.devnull))).resolve()
