"""JSON lines, and JSON files that hold one list, as numbered objects."""

import json
from collections.abc import Iterator
from pathlib import Path

from helpers.errors import ExchangeError

MAX_BYTES = 500_000_000


def read_objects(path: Path) -> Iterator[tuple[int, dict]]:
    """The objects of a file, each with its line (or place in the list), from 1.

    Raises
    ------
    ExchangeError
        If the file cannot be read, or something in it is no JSON object.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
        text = path.read_text(encoding="utf-8-sig")
        if text.lstrip().startswith("[") or text.lstrip()[:2].split() == [
            "{"
        ]:  # a list, or one object over several lines
            whole = json.loads(text)
            found = list(enumerate(whole if isinstance(whole, list) else [whole], 1))
        else:
            found = [(n, _loaded(n, line)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    except (OSError, ValueError, RecursionError) as broken:
        raise ExchangeError(
            f"{path} cannot be read ({str(broken)[:160]}). Expected JSON objects, one a line."
        ) from None
    if not found:
        raise ExchangeError(f"{path} is empty. Expected JSON objects, one a line.")
    strangers = [str(number) for number, item in found if not isinstance(item, dict)]
    if strangers:
        raise ExchangeError(f"{path}: no JSON object in line {', '.join(strangers[:10])}. Expected one a line.")
    yield from found


def _loaded(number: int, line: str):
    try:
        return json.loads(line)
    except ValueError as broken:
        raise ValueError(f"line {number}: {broken}") from None


def whole_number(value) -> int:
    """A position; raises `ValueError` for what is no whole number, rather than cutting it off."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f"{str(value)[:40]!r} is no whole number")
    return int(value)
