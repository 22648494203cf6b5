import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.errors import ReportError
from helpers.paths import ROOT
from helpers.reporting import blocks
from helpers.reporting.document import Failure, Printed
from helpers.reporting.notebook import read_notebook


def test_the_head_comes_from_the_report_block_and_the_rest_in_order(notebook_of, blocks_of):
    document = read_notebook(notebook_of("id"))
    assert document.head == blocks_of("id")[0]
    assert [piece for piece in document.pieces if isinstance(piece, blocks.Block)] == blocks_of("id")[1:]
    assert [title for _, title in document.sections] == [
        "What is reported",
        "The sentences behind it",
        "Limits and origin",
    ]


def test_code_other_forms_of_output_warnings_and_left_out_cells_are_not_read(notebook_of):
    assert "unseen" not in repr(read_notebook(notebook_of()))


def test_what_was_printed_and_what_failed_is_kept_without_the_traceback(notebook_of):
    pieces = read_notebook(notebook_of()).pieces
    assert [piece.text for piece in pieces if isinstance(piece, Printed)][1] == "a result"
    assert [piece.text for piece in pieces if isinstance(piece, Failure)] == ["ValueError: no <b>such</b> region"]


def test_what_differs_from_run_to_run_is_not_printed():
    shown = new_output("execute_result", {"text/plain": "\x1b[31m<Thing at 0x7f00aa12>\x1b[0m"})
    failed = new_output("error", ename="FileNotFoundError", evalue=f"{ROOT}/data/x.csv of {ROOT}", traceback=[])
    blank = new_output("stream", name="stdout", text="\n \n")
    document = read_notebook(new_notebook(cells=[new_code_cell("", outputs=[shown, failed, blank])]), "file")
    assert document.pieces == [Printed("<Thing>"), Failure("FileNotFoundError: data/x.csv of .")]


def test_a_notebook_without_report_block_takes_its_first_heading_or_its_name_as_title():
    titled = new_notebook(cells=[new_markdown_cell("text"), new_markdown_cell("# A *titled* one\n\n# Another")])
    assert read_notebook(titled, "file").head.title == "A titled one"
    assert [title for _, title in read_notebook(titled).sections] == ["Another"]
    assert read_notebook(new_notebook(cells=[]), "file").head.title == "file"


def test_a_notebook_without_any_title_is_refused():
    with pytest.raises(ReportError, match="no title"):
        read_notebook(new_notebook(cells=[new_markdown_cell("text")]))


def test_two_reports_in_one_notebook_are_refused():
    data = {blocks.MIME: blocks.to_json(blocks.Report("en", "region", "One"))}
    output = new_output("display_data", data)
    with pytest.raises(ReportError, match="opens 2 reports"):
        read_notebook(new_notebook(cells=[new_code_cell("", outputs=[output, output])]), "file")


def test_a_stored_figure_without_alternative_text_stops_the_export():
    data = {blocks.MIME: {"block": "figure", "svg": "<svg/>", "title": "t", "alt": ""}}
    notebook = new_notebook(cells=[new_code_cell("", outputs=[new_output("display_data", data)])])
    with pytest.raises(ReportError, match="no alt"):
        read_notebook(notebook, "file")
