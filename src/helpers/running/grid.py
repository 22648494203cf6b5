"""A grid of parameters: a YAML file of values, and the runs that they make."""

import itertools
import math
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpers.coding.codebook import Codebook
from helpers.errors import ParameterError, listed
from helpers.plain_yaml import read_yaml
from helpers.running.notebooks import Run
from helpers.running.parameters import check_parameters, read_cases, read_parameters

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
MOST_RUNS = 100_000
CODES = ("region", "provinces", "years")  # what looks like a number and is none


class _Text(yaml.SafeLoader):
    """YAML whose numbers with a point stay text, so that 51.10 keeps its last digit."""


_Text.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:float"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_grid(path: Path) -> list[dict[str, Any]]:
    """The sets of parameters of a file: every combination of a mapping's lists, or the mappings of a list as they are.

    Raises
    ------
    ParameterError
        If the file cannot be read, or holds neither.
    """
    try:
        told = read_yaml(path.read_text(encoding="utf-8"), _Text)
    except (OSError, ValueError) as broken:
        raise ParameterError(f"{path} cannot be read as YAML ({' '.join(str(broken).split())}).") from None
    if isinstance(told, dict) and told:
        choices = {str(name): value if isinstance(value, list) else [value] for name, value in told.items()}
        if (count := math.prod(map(len, choices.values()))) > MOST_RUNS:
            raise ParameterError(f"{path} asks for {count:,} runs; at most {MOST_RUNS:,}. Give fewer values.")
        return [dict(zip(choices, values, strict=True)) for values in itertools.product(*choices.values())]
    if isinstance(told, list) and told and all(isinstance(one, dict) for one in told):
        return [{str(name): value for name, value in one.items()} for one in told]
    raise ParameterError(
        f"{path} holds no grid. Expected a mapping such as 'region: [36.04, 51.04]', or a list of mappings."
    )


def plan_grid(notebook: Path, sets: list[dict[str, Any]], codebook: Codebook) -> list[Run]:
    """The runs of a grid, every set of parameters checked before any kernel starts.

    Raises
    ------
    ParameterError
        With what is wrong in each set.
    """
    known, problems, runs = cache(read_cases), [], {}
    defaults = read_parameters(notebook)
    varied = [name for name in defaults if len({repr(one.get(name)) for one in sets}) > 1]
    for one in sets:
        try:
            values = check_parameters(notebook, _as_text(one, defaults), codebook, known)
        except ParameterError as refused:
            problems.append(str(refused))
            continue
        name = _name(notebook, values, varied)
        if name in runs:
            problems.append(f"Two sets of parameters would both be called '{name}': {one}.")
        runs[name] = Run(str(notebook), name, "", values)
    if problems:
        raise ParameterError(listed(list(dict.fromkeys(problems)), "Nothing was run:"))
    return list(runs.values())


def _as_text(given: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Codes as text, and numbers with a point as numbers where the notebook wants such."""
    typed = dict(given)
    for name, value in given.items():
        if name in CODES and isinstance(value, int | float) and not isinstance(value, bool):
            typed[name] = str(value)
        elif isinstance(defaults.get(name), float) and isinstance(value, int | str) and not isinstance(value, bool):
            typed[name] = _number(value)
    return typed


def _number(value: int | str) -> Any:
    try:
        return float(value)
    except ValueError:
        return value


def _name(notebook: Path, values: dict[str, Any], varied: list[str]) -> str:
    """Name of a run: the values in which it differs from the others."""
    parts = [UNSAFE.sub("_", str(values[name])) or "empty" for name in varied if name in values]
    return "-".join(parts).strip(".")[:120] or notebook.stem
