"""The numbers behind a figure, as they were drawn: plain, under the names of their columns."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps

import pandas as pd

from helpers.reporting.blocks import Figure
from helpers.tables import texts_to_csv

# Words of articles, which are not all ours to give on; their place says where they stand.
LEFT_OUT = ["evidence"]


def with_table(chart: Callable[..., list[Figure]]) -> Callable[..., list[Figure]]:
    """Give the frame that a chart draws, its first argument, to the first of its figures, for download.

    Codes that one of the other arguments names (a mapping of codes to labels, or a list of such pairs) get their
    labels in a column beside.
    """

    @wraps(chart)
    def drawn(frame: pd.DataFrame, *others, **named) -> list[Figure]:
        figures = chart(frame, *others, **named)
        labels: dict[str, str] = {}
        for other in (*others, *named.values()):
            labels |= _labels(other)
        return [replace(figures[0], data=as_csv(frame, labels)), *figures[1:]] if figures else []

    return drawn


def _labels(argument: object) -> dict[str, str]:
    if isinstance(argument, Mapping):
        return dict(argument)
    is_pairs = isinstance(argument, list) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in argument)
    return dict(argument) if is_pairs else {}


def as_csv(frame: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """A frame as CSV, numbers as Python writes them, missing values empty.

    >>> as_csv(pd.DataFrame({"strategy_code": ["award"], "n": [2]}), {"award": "Award"})
    'strategy_code,strategy_name,n\\naward,Award,2\\n'
    """
    columns: dict[str, list[str]] = {}
    for name in frame.columns.difference(LEFT_OUT, sort=False):
        columns[name] = [_plain(value) for value in frame[name]]
        names = [labels.get(code, "") for code in columns[name]] if name.endswith("_code") else []
        if any(names):
            columns[f"{name.removesuffix('_code')}_name"] = names
    return texts_to_csv(columns)


def _plain(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(sorted(map(str, value)))
    return "" if pd.isna(value) else str(value)
