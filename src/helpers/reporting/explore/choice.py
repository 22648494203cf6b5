"""What is chosen: the fields of the panel, and the cases and statements that they leave."""

from collections.abc import Callable
from dataclasses import dataclass

import ipywidgets as widgets
import pandas as pd

from helpers.reporting.cells import region_order
from helpers.reporting.wording import Wording

NO_YEARS = (2020, 2020)  # ends of the slider where no article is dated


class Fields(widgets.VBox):
    """Regions, strategies, target groups and years; nothing chosen in a list means all of it."""

    def __init__(self, cases: pd.DataFrame, words: Wording, codebook):
        names = [(codebook.regions[code].name, code) for code in region_order(set(cases["region_code"]), codebook)]
        strategies = [(words.label(entry), code) for code, entry in codebook.strategies.items()]
        groups = [(words.label(entry), code) for code, entry in codebook.target_groups.items()]
        self.regions = _list(words.text("Regions"), names)
        self.strategies = _list(words.text("Strategies"), strategies)
        self.groups = _list(words.text("Target groups"), groups)
        dated = cases["year"].dropna().astype(int)
        self.span = (int(dated.min()), int(dated.max())) if len(dated) else NO_YEARS
        self.years = widgets.IntRangeSlider(
            value=self.span,
            min=self.span[0],
            max=self.span[1],
            description=words.text("Years"),
            continuous_update=False,
            readout_format="d",
            layout=widgets.Layout(width="28rem", max_width="100%"),
        )
        self.clear = widgets.Button(description=words.text("Choose all again"), layout=widgets.Layout(width="auto"))
        self.clear.on_click(self._clear)
        hint = widgets.Label(words.text("Nothing marked in a list means all. Hold Ctrl or Shift to mark several."))
        lists = widgets.HBox(
            [_titled(field) for field in self._lists],
            layout=widgets.Layout(flex_flow="row wrap", grid_gap="0.5rem 1rem"),
        )
        below = widgets.HBox(
            [self.years, self.clear], layout=widgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="1rem")
        )
        super().__init__([hint, lists, below])

    @property
    def _lists(self) -> tuple[widgets.SelectMultiple, ...]:
        return self.regions, self.strategies, self.groups

    def on_change(self, renew: Callable) -> None:
        """Call ``renew`` after every change."""
        self._renew = renew
        for field in (*self._lists, self.years):
            field.observe(renew, names="value")

    def _clear(self, *_) -> None:
        """Back to everything, in one step."""
        fields = (*self._lists, self.years)
        for field in fields:
            field.unobserve(self._renew, names="value")
        for field in self._lists:
            field.value = ()
        self.years.value = self.span
        self.on_change(self._renew)
        self._renew()


def _list(label: str, options: list[tuple[str, str]]) -> widgets.SelectMultiple:
    width = widgets.Layout(width="calc(100% - 4px)")  # its margin is 2 px on either side
    return widgets.SelectMultiple(options=options, rows=7, layout=width, tooltip=label)


def _titled(field: widgets.SelectMultiple) -> widgets.VBox:
    title = widgets.Label(field.tooltip, style={"font_weight": "bold"})
    return widgets.VBox([title, field], layout=widgets.Layout(flex="1 1 15rem", min_width="13rem"))


@dataclass(frozen=True)
class Choice:
    """The cases of a choice, its statements of strategies, and its documents (None: no article is left out)."""

    cases: pd.DataFrame
    strategies: pd.DataFrame
    documents: frozenset[str] | None
    strategy_codes: frozenset[str]
    group_codes: frozenset[str]

    @classmethod
    def of(cls, data: dict[str, pd.DataFrame], cases: pd.DataFrame, fields: Fields) -> "Choice":
        """What the fields leave of the tables; undated articles only count while all years are chosen."""
        regions, codes, groups = (frozenset(field.value) for field in fields._lists)
        kept = cases[cases["region_code"].isin(regions)] if regions else cases
        if tuple(fields.years.value) != fields.span:
            kept = kept[kept["year"].between(*fields.years.value).fillna(False).astype(bool)]
        stated = data["strategies"][data["strategies"]["document_id"].isin(kept["document_id"])]
        stated = stated[stated["strategy_code"].isin(codes)] if codes else stated
        stated = stated[stated["target_group_code"].isin(groups)] if groups else stated
        is_all = len(kept) == len(cases)
        return cls(kept, stated, None if is_all else frozenset(kept["document_id"]), codes, groups)

    def of_documents(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table that come from the chosen documents."""
        return rows if self.documents is None else rows[rows["document_id"].isin(self.documents)]
