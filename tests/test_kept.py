"""What is kept in git of what the suite makes is what it makes; renew with: python -m helpers.running.keep"""

import nbformat
import pytest

from helpers import paths
from helpers.running.keep import make_examples
from helpers.running.kernels import forked_kernels

EXAMPLES = paths.REPORTS / "examples"


@pytest.mark.notebooks
def test_the_example_reports_are_what_the_build_makes(tmp_path):
    with forked_kernels():
        made = make_examples(tmp_path)
    assert {path.name for path in EXAMPLES.iterdir()} == set(made)
    different = [name for name, data in made.items() if (EXAMPLES / name).read_bytes() != data]
    assert different == []


@pytest.mark.parametrize("notebook", sorted(path.name for path in paths.NOTEBOOKS.glob("*.ipynb")))
def test_a_notebook_is_kept_as_run(notebook):
    cells = nbformat.read(paths.NOTEBOOKS / notebook, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert any(cell.outputs for cell in code)
    assert not any("injected-parameters" in cell.metadata.get("tags", []) for cell in cells)


def test_every_notebook_is_named_in_the_readme():
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.stem}`" in readme for path in paths.NOTEBOOKS.glob("*.ipynb"))
