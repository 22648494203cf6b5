"""Checks of single figures against one another: scale, shares above 100 per cent, targets below the present
figure."""

import re
from collections import deque
from collections.abc import Iterator

from helpers.coding.article import Article
from helpers.coding.flags import Flag, figure

WORKFORCE = 160e6  # Indonesia's labour force, rounded up: no count of workers is larger
HIGHEST_RATE = 5e6  # rupiah a month; no contribution of one worker is larger
_BROKEN = re.compile(r"(?:Rp\.?\s?)?(\d{1,3}(?:\.\d{3})*\.(?:\d{4,}|\d{1,2}(?=\.\d{3})))(?![\d,])")
_OF_GOAL = re.compile(r"target|realisasi|capaian|sasaran|naik|tumbuh|meningkat|pertumbuhan|kenaikan|lipat")
_RISES = re.compile(
    r"\b(?:naik|menaikkan|dinaikkan|meningkat\w*|ditingkatkan|bertambah|menambah|mendongkrak|menjadi)\b"
)
_REACHED = re.compile(
    r"melampaui|melebihi|terlampaui|di atas target|lewat(?:i)? target|tercapai|lampaui|turun|berkurang"
)


def check_scale(article: Article, quantities: list) -> Iterator[Flag]:
    """Figures that cannot be, or stand a thousand times apart with the same digits (21.234 and 21.234.000)."""
    yield from _broken_groups(article, quantities)
    for row in quantities:
        limit = {"workers": WORKFORCE, "people": 2 * WORKFORCE}.get(row.unit)
        if row.indicator == "contribution_rate" and row.unit == "rupiah":
            limit = HIGHEST_RATE
        if limit and row.value > limit:
            detail = f"value={figure(row.value)} limit={figure(limit)} unit={row.unit}"
            yield Flag("scale_slip", "warning", detail, row.start, row.end, "check.scale.limit")
    stated = {(row.unit, row.value): row for row in quantities}
    for low in quantities:
        high = stated.get((low.unit, low.value * 1000))
        if high and _has_digits(low.value):
            first, second = sorted((low, high), key=lambda row: row.start)
            detail = f"value={figure(second.value)} other={figure(first.value)} unit={first.unit}"
            place = second.start, second.end, "check.scale.thousandfold", first.start, first.end
            yield Flag("scale_slip", "warning", detail, *place)


def _broken_groups(article: Article, quantities: list) -> Iterator[Flag]:
    """Digits between separators that are no groups of three: "2.2000 orang"."""
    for row in quantities:
        broken = _BROKEN.match(article.body, row.start, row.end)
        if broken and row.unit != "percent":
            detail = f"printed={broken[1]} value={figure(row.value)}"
            yield Flag("scale_slip", "note", detail, row.start, row.end, "check.scale.groups")


def _has_digits(value: float) -> bool:
    """Four digits or more before the zeros; round figures (10.000 and 10 juta) meet by chance and say nothing."""
    return value >= 1000 and len(f"{value:.0f}".rstrip("0")) >= 4


def check_shares(article: Article, quantities: list) -> Iterator[Flag]:
    """A coverage above 100 per cent; of a target one may reach more."""
    for row in quantities:
        if row.unit != "percent" or row.value <= 100 or row.indicator not in ("coverage", "eligible", "target"):
            continue
        around = article.body[max(0, row.start - 120) : row.end + 60].casefold()
        if not _OF_GOAL.search(around):
            yield Flag(
                "share_above_100", "warning", f"value={figure(row.value)} limit=100", row.start, row.end, "check.share"
            )


def check_targets(article: Article, quantities: list) -> Iterator[Flag]:
    """A target that the same sentence wants to rise to, below the present figure."""
    for sentence, inside in by_sentence(article, quantities):
        targets = [q for q in inside if q.indicator == "target"]
        units = {q.unit for q in targets}
        present = [q for q in inside if q.indicator in ("coverage", "participants") and q.unit in units]
        if len(targets) != 1 or len(present) != 1 or targets[0].value >= present[0].value:
            continue
        text = article.body[sentence.start : sentence.end].casefold()
        if _RISES.search(text) and not _REACHED.search(text):
            target, now = targets[0], present[0]
            detail = f"target={figure(target.value)} present={figure(now.value)} unit={now.unit}"
            place = target.start, target.end, "check.target", now.start, now.end
            yield Flag("target_below_present", "warning", detail, *place)


def by_sentence(article: Article, quantities: list) -> Iterator[tuple]:
    """Each sentence that has figures, with its figures; both run in the order of the text."""
    rest = deque(sorted(quantities, key=lambda row: row.start))
    for sentence in article.sentences:
        inside = []
        while rest and rest[0].start < sentence.end:
            inside.append(rest.popleft())
        if inside:
            yield sentence, inside
