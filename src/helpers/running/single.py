"""One notebook from the command line, its parameters checked before a kernel starts."""

from pathlib import Path
from typing import Any

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.corpus.overwriting import check_outputs
from helpers.errors import ParameterError
from helpers.plain_yaml import read_yaml
from helpers.running.notebooks import run_notebook
from helpers.running.parameters import check_parameters


def run_checked(notebook: str, to: Path, pairs: list[str]) -> str | None:
    """Run a notebook of the suite with parameters given as ``name=value``.

    Returns
    -------
    str or None
        The error of the cell that failed, if one did.

    Raises
    ------
    ParameterError
        If there is no such notebook, a parameter is refused, or the notebook or an article would be overwritten.
    """
    path = find_notebook(notebook)
    check_outputs([to], [path])
    given = dict(_pair(pair) for pair in pairs)
    return run_notebook(path, to, check_parameters(path, given, load_codebook(paths.codebook())))


def find_notebook(name: str) -> Path:
    """A notebook of the suite by its name, or any other by its path.

    Raises
    ------
    ParameterError
        If there is none.
    """
    if name.endswith(".ipynb") and Path(name).is_file():
        return Path(name).resolve()
    path = paths.NOTEBOOKS / f"{Path(name).stem}.ipynb"
    if not path.is_file():
        there = ", ".join(sorted(found.stem for found in paths.NOTEBOOKS.glob("*.ipynb")))
        raise ParameterError(
            f"There is no notebook '{name}'. Choose from: {there}; or give the path of an .ipynb file."
        )
    return path


def _pair(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError(f"-p {text!r}: expected name=value, such as -p region=36.04.")
    try:
        return name.strip(), value if name.strip() in ("region", "provinces", "years") else read_yaml(value)
    except ValueError as broken:
        raise ParameterError(
            f"-p {text!r}: the value cannot be read ({broken}). Quote it: -p {name}='\"…\"'."
        ) from None
