"""How every figure is drawn: one hue in three depths for the status, one accent, letters as outlines.

Whatever colour shows is also a sign or a number, so that a figure can be read in greyscale.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Drawing

INK, GREY, RULE = "#1d2b33", "#5b6b73", "#d5dde0"
ACCENT = "#b4501e"
DEPTHS = {"done": "#0b5563", "ongoing": "#5b9aa6", "planned": "#c3dde2"}
STYLE = {
    "svg.fonttype": "path",
    "svg.hashsalt": "jangkau",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": GREY,
    "axes.edgecolor": RULE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "xtick.color": GREY,
    "ytick.color": INK,
    "ytick.left": False,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "legend.frameon": False,
    "text.parse_math": False,
}
WIDTH = 6.3  # inches
MARKS = {
    "done": {"marker": "o", "fillstyle": "full", "color": DEPTHS["done"]},
    "ongoing": {"marker": "o", "fillstyle": "left", "color": DEPTHS["done"], "markerfacecoloralt": "white"},
    "planned": {"marker": "o", "fillstyle": "none", "color": DEPTHS["done"]},
}


@contextmanager
def drawing(height: float) -> Iterator[Drawing]:
    """A drawing as wide as a page and so many inches high, in the house style."""
    with matplotlib.rc_context(STYLE):
        yield Drawing(figsize=(WIDTH, height), layout="constrained")


def svg(drawn: Drawing) -> str:
    """A drawing as SVG text, equal in every run."""
    out = io.StringIO()
    with matplotlib.rc_context(STYLE):
        _settle(drawn)
        drawn.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", " ", out.getvalue()))


def _settle(drawn: Drawing) -> None:
    """Lay a drawing out once, at the resolution of an SVG: else all of it would be drawn twice, first for its layout."""
    engine, dpi = drawn.get_layout_engine(), drawn.dpi
    if engine is None:
        return
    FigureCanvasSVG(drawn)
    drawn.dpi = 72
    engine.execute(drawn)
    drawn.dpi = dpi
    drawn.set_layout_engine(None)


def bare(axes) -> None:
    """Take away what direct labels make unneeded."""
    axes.tick_params(length=0)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
