"""Parameters of notebooks, checked before a kernel starts.

A notebook's parameters are the literals of its cell tagged ``parameters``, one a line, with a type and a comment. A
name that is not among them, a value of another type, or a value that does not exist is refused with the choices.
"""

import ast
import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.coding.codebook import Codebook
from helpers.comparison import cases
from helpers.errors import ParameterError, listed
from helpers.running.grammars import import_jsonschema

LANGUAGES = ("id", "en")


def read_parameters(notebook: Path) -> dict[str, Any]:
    """The parameters of a notebook with their defaults, in order.

    Raises
    ------
    ParameterError
        If the notebook does not say which kernel it is for.
    """
    import_jsonschema()
    from papermill.inspection import inspect_notebook  # here, since it brings jsonschema

    try:
        found = inspect_notebook(str(notebook))
    except ValueError as broken:
        raise ParameterError(
            f"{notebook.name}: {broken} Open it in JupyterLab, choose a kernel, and save it."
        ) from None
    return {name: ast.literal_eval(parameter["default"]) for name, parameter in found.items()}


def read_cases() -> pd.DataFrame:
    """The cases of the tables, for checks of many sets of parameters."""
    return cases.build_cases(cases.read_case_columns())


def check_parameters(
    notebook: Path, given: dict[str, Any], codebook: Codebook, known: Callable[[], pd.DataFrame] = read_cases
) -> dict[str, Any]:
    """Check values given for a notebook's parameters; gives them back in the notebook's types.

    Parameters
    ----------
    known : callable
        Gives the cases of the tables; called only where a parameter speaks of them.

    Raises
    ------
    ParameterError
        With every misspelt name, wrong type and value that does not exist, and the valid choices.
    """
    defaults = read_parameters(notebook)
    problems = [_unknown(name, defaults) for name in given if name not in defaults]
    values = {}
    for name in given:
        if name not in defaults:
            continue
        try:
            values[name] = _typed(name, given[name], defaults[name])
        except ParameterError as refused:
            problems.append(str(refused))
    if not problems:
        problems = _values_that_do_not_exist(defaults | values, codebook, known)
    if problems:
        raise ParameterError(listed(problems, f"{notebook.name} was not started:"))
    return values


def _unknown(name: str, defaults: dict[str, Any]) -> str:
    near = difflib.get_close_matches(name, defaults, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    return f"It has no parameter '{name}'.{hint} Its parameters: {', '.join(defaults)}."


def _typed(name: str, value: Any, default: Any) -> Any:
    """A value in the type of its default; codes that a tool has read as numbers become text again."""
    if isinstance(default, str) and isinstance(value, int | float) and not isinstance(value, bool):
        return cases.parse_region(value) if name in ("region", "provinces") else str(value)
    if isinstance(value, type(default)) and isinstance(value, bool) == isinstance(default, bool):
        return value
    expected = type(default).__name__
    raise ParameterError(f"{name} = {value!r} is {type(value).__name__}; expected {expected}, such as {default!r}.")


def _values_that_do_not_exist(values: dict[str, Any], codebook: Codebook, known) -> list[str]:
    problems = []
    if values.get("lang", "id") not in LANGUAGES:
        problems.append(f"lang = {values['lang']!r}; choose from: {', '.join(LANGUAGES)}.")
    if not {"years", "region", "provinces", "min_articles"} & set(values):
        return problems
    try:
        if "region" in values:
            cases.select_region(known(), values["region"], codebook.regions, values.get("years", ""))
        else:
            chosen = (values.get(name, default) for name, default in _NO_CHOICE.items())
            cases.select_cases(known(), *chosen)
    except ParameterError as refused:
        problems.append(str(refused))
    return problems


_NO_CHOICE = {"years": "", "provinces": "", "min_articles": 1}
