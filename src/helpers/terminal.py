"""All that the command line says goes through here: no name, text or code of the codebook can command the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from typer.core import TyperGroup

from helpers.visible import visible


class Marked(str):
    """Words of a line that stand out."""


def say(*parts: str, is_error: bool = False) -> None:
    """Print one line: its parts, each made visible."""
    typer.echo("".join(map(_styled, parts)), err=is_error)


def _styled(part: str) -> str:
    return typer.style(visible(part), bold=True, underline=True) if isinstance(part, Marked) else visible(part)


def on_one_line(text: str, most: int = 160) -> str:
    """A stretch of an article for the terminal: what cannot be seen is a blank, and it is cut at ``most``."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return line if len(line) <= most else line[: most - 1] + "…"


class _Errors(Console):
    """The error output, with bars of progress; a message on it may have several lines."""

    def print(self, *objects, **how) -> None:
        super().print(*(_made_visible(one) if isinstance(one, str) else one for one in objects), **how)


def _made_visible(message: str) -> str:
    return "\n".join(map(visible, message.split("\n")))


class Commands(TyperGroup):
    """The commands; what the user typed, such as a name of a file, is made visible where it is refused."""

    def make_context(self, *args, **how):
        with _refusing_visibly():
            return super().make_context(*args, **how)

    def invoke(self, ctx):
        with _refusing_visibly():
            return super().invoke(ctx)


@contextmanager
def _refusing_visibly() -> Iterator[None]:
    try:
        yield
    except typer.BadParameter.__base__ as refused:  # every error of usage
        refused.message = _made_visible(refused.message)
        raise


errors = _Errors(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
