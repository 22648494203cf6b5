"""One build of the whole corpus of attacks, with a poisoned codebook, for all tests of this folder."""

import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from helpers import paths, tables
from helpers.coding.codebook import load_codebook
from helpers.running import build as job
from helpers.running.outputs import Result
from hostile.attacks import FILES, poison_codebook, write_corpus


@dataclass(frozen=True)
class Made:
    """What the build of the attacks made, and from what."""

    top: Path
    result: Result

    @property
    def site(self) -> Path:
        return self.top / "out" / "site"

    @cached_property
    def data(self) -> dict:
        return tables.read_tables(self.top / "out" / "processed")

    @cached_property
    def codebook(self):
        return load_codebook(self.top / "codebook")

    def evidence(self, name: str, lang: str = "en") -> Path:
        """The page of the article that carries an attack."""
        documents = self.data["documents"]
        (document,) = documents.loc[documents["file"] == f"{name}.jsonl", "document_id"]
        return self.site / lang / "evidence" / f"{document}.html"


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    """The build; it runs where a file ``owned`` would be seen."""
    top = tmp_path_factory.mktemp("hostile")
    write_corpus(top / "corpus")
    (top / "corpus" / "files").mkdir()
    for name, content in FILES.items():
        (top / "corpus" / "files" / name).write_bytes(content())
    shutil.copytree(paths.codebook(), top / "codebook")
    poison_codebook(top / "codebook")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JANGKAU_CODEBOOK", str(top / "codebook"))
        patch.chdir(top)
        before = set(os.listdir(top))
        result = job.build(top / "corpus", top / "out", jobs=2)
        assert set(os.listdir(top)) == before | {"out"}
    return Made(top, result)
