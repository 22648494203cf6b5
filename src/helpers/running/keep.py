"""What is kept in git of what the suite makes: the notebooks as run, example PDFs and the README's picture.

``python -m helpers.running.keep`` renews them all from the tables in ``data/processed``; run ``jangkau build`` before.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from helpers import paths, tables
from helpers.coding.codebook import load_codebook
from helpers.reporting import provenance
from helpers.reporting.document import Document
from helpers.reporting.notebook import read_notebook
from helpers.reporting.pages import ALONE, Frame
from helpers.reporting.provenance import Made
from helpers.reporting.typst import compile_pdf, compile_pictures
from helpers.reporting.wording import Wording
from helpers.running.kernels import forked_kernels
from helpers.running.notebooks import run_notebook

EXAMPLES = {
    "national-comparison.id.pdf": ("3-compare-regions", {"lang": "id"}),
    "national-comparison.en.pdf": ("3-compare-regions", {"lang": "en"}),
    "profile-36.04.en.pdf": ("4-region-profile", {"region": "36.04", "lang": "en"}),
}
PICTURE = ("national-comparison.png", ("3-compare-regions", {"lang": "en"}))


def make_examples(work: Path) -> dict[str, bytes]:
    """The examples by file name; ``work`` is a folder for the executed notebooks."""
    made = {name: compile_pdf(_report(work, *what), _cited(what[1])) for name, what in EXAMPLES.items()}
    name, what = PICTURE
    return made | {name: compile_pictures(_report(work, *what), ALONE)[0]}


def _cited(parameters: dict) -> Frame:
    """Nowhere, with what the report is made from, as the build tells it.

    What it is made with is left out, else every change of the code would change the examples.
    """
    data, codebook = tables.read_tables(), load_codebook(paths.codebook())
    words = Wording(parameters["lang"])
    editions = provenance.editions_of_regions(data, codebook, words)
    whole = provenance.edition(data["documents"], codebook, words)
    name = f"regions/{parameters.get('region')}"
    date = provenance.dates_of_regions(data).get(name, provenance.epoch(data["documents"]))
    return replace(ALONE, edition=editions.get(name, whole), made=Made(date=date))


def _report(work: Path, notebook: str, parameters: dict) -> Document:
    executed = work / f"{notebook}-{parameters['lang']}.ipynb"
    if not executed.exists():
        run_notebook(paths.NOTEBOOKS / f"{notebook}.ipynb", executed, parameters)
    return read_notebook(nbformat.read(executed, as_version=4), notebook)


def keep() -> None:
    """Run every notebook at its default parameters in place, and renew the examples."""
    # a new folder each time, since `_report` runs what is not there yet
    with forked_kernels(), TemporaryDirectory() as work:
        for notebook in sorted(paths.NOTEBOOKS.glob("*.ipynb")):
            failure = run_notebook(notebook, notebook, {})
            print(notebook.name, failure or "run")
        for name, data in make_examples(Path(work)).items():
            with paths.whole(paths.REPORTS / "examples" / name) as temporary:
                temporary.write_bytes(data)
            print(name)


if __name__ == "__main__":
    keep()
