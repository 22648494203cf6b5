"""Drawings as SVG: what is kept of them, and how large they are."""

import re

# What matplotlib writes before and beside the drawing: an XML head, and metadata with the time of the drawing.
_NO_DRAWING = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata\b.*?</metadata\s*>|<!--.*?-->", re.DOTALL)


_VIEW_BOX = re.compile(r"""<svg\b[^>]*?\bviewBox=["']\s*([-\d.]+)[\s,]+([-\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def bare_drawing(svg: str) -> str:
    """The ``<svg>`` element alone, without head, comments and metadata.

    >>> bare_drawing("<?xml version='1.0'?><svg><metadata>1 May</metadata><g/></svg>")
    '<svg><g/></svg>'
    """
    return _NO_DRAWING.sub("", svg).strip()


def view_box(svg: str) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of a drawing in its own units; None where it does not say.

    >>> view_box('<svg viewBox="0 0 720 144"></svg>')
    (0.0, 0.0, 720.0, 144.0)
    """
    sides = _VIEW_BOX.search(svg)
    return tuple(map(float, sides.groups())) if sides else None


def drawn_size(svg: str, width_mm: float | None = None) -> tuple[float, float] | None:
    """Width and height in mm, from the view box (in points, as matplotlib writes it); None without one.

    >>> drawn_size('<svg viewBox="0 0 720 144"></svg>')
    (254.0, 50.8)
    """
    _, _, wide, high = view_box(svg) or (0, 0, 0, 0)
    if not wide or not high:
        return None
    width = width_mm or wide * 25.4 / 72
    return round(width, 1), round(width * high / wide, 1)
