"""What a run leaves behind."""

import nbformat

from helpers.running.notebooks import without_times


def test_an_executed_notebook_keeps_nothing_that_differs_between_runs():
    cell = nbformat.v4.new_code_cell("x = 1", metadata={"tags": ["injected-parameters"], "papermill": {"duration": 1}})
    cell.metadata["execution"] = {"iopub.execute_input": "2024-01-01T00:00:00Z"}
    notebook = nbformat.v4.new_notebook(cells=[cell])
    notebook.metadata["papermill"] = {"start_time": "2024-01-01", "input_path": "/somewhere/a.ipynb"}
    notebook.metadata["language_info"] = {"name": "python", "version": "3.11.0"}
    cleaned = without_times(notebook)
    assert cleaned.cells[0]["id"] == "injected-parameters"
    assert cleaned.cells[0].metadata == {"tags": ["injected-parameters"]}
    assert "papermill" not in cleaned.metadata and cleaned.metadata["language_info"] == {"name": "python"}
