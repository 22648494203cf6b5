"""Which files a build reads where its options leave that open."""

import os
from pathlib import Path

from helpers import paths
from helpers.errors import CorrectionError


def chosen_corrections(file: Path | None, is_own_corpus: bool) -> Path:
    """The file of corrections of a build; the null device where there is to be none."""
    if file is not None and not file.is_file():
        raise CorrectionError(f"{file} is not there. Name a file of corrections, or leave --corrections out.")
    return (file or (paths.corrections() if is_own_corpus else Path(os.devnull))).resolve()
