"""Which files a build reads and writes where its options leave that open."""

import os
from dataclasses import astuple
from pathlib import Path

from helpers import paths
from helpers.corpus.overwriting import check_outputs
from helpers.errors import CorrectionError
from helpers.running.outputs import Outputs


def chosen_places(corpus: Path | None, out: Path | None, corrections: Path | None) -> tuple[Path, Outputs, Path]:
    """Folder of the articles, places of the outputs, and file of corrections of a build.

    Raises
    ------
    ParameterError
        If an output lies within the articles or would take them, or the corrections, with it when it is replaced.
    """
    folder, outputs = (corpus or paths.raw()).resolve(), Outputs.of(out.resolve() if out else None)
    decisions = chosen_corrections(corrections, corpus is None)
    check_outputs(astuple(outputs), [folder])
    check_outputs([outputs.site, outputs.executed], [decisions])
    return folder, outputs, decisions


def chosen_corrections(file: Path | None, is_own_corpus: bool) -> Path:
    """The file of corrections of a build; the null device where there is to be none."""
    if file is not None and not file.is_file():
        raise CorrectionError(f"{file} is not there. Name a file of corrections, or leave --corrections out.")
    return (file or (paths.corrections() if is_own_corpus else Path(os.devnull))).resolve()
