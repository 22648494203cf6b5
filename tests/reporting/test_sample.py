"""The sample notebook: run, stored, and printed by the same commands that a user types."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pypdf
import pytest
from nbclient import NotebookClient

SAMPLE = Path(__file__).with_name("sample.ipynb")


def outputs(notebook: nbformat.NotebookNode) -> list:
    return [[output.get("data", output) for output in cell.get("outputs", [])] for cell in notebook.cells]


def test_the_stored_outputs_of_the_sample_are_those_of_a_new_run():
    stored = nbformat.read(SAMPLE, as_version=4)
    again = nbformat.from_dict(stored)
    NotebookClient(again, kernel_name="python3").execute()
    assert outputs(again) == outputs(nbformat.read(SAMPLE, as_version=4)), "Run tests/reporting/sample.ipynb again."


@pytest.mark.parametrize(("exporter", "ending"), [("jangkau-html", ".html"), ("jangkau-pdf", ".pdf")])
def test_nbconvert_prints_the_sample_from_the_command_line(tmp_path, exporter, ending):
    command = [sys.executable, "-m", "nbconvert", "--to", exporter, "--output-dir", str(tmp_path), str(SAMPLE)]
    subprocess.run(command, check=True, capture_output=True)
    made = tmp_path / f"sample{ending}"
    if ending == ".pdf":
        assert pypdf.PdfReader(made).metadata.title == "What do five invented articles report?"
    else:
        assert "<h1>What do five invented articles report?</h1>" in made.read_text(encoding="utf-8")
