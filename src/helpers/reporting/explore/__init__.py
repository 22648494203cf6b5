"""The interactive panel of the notebook ``explore``: choose, read the evidence behind the choice, correct it."""

from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets
import pandas as pd

from helpers import paths
from helpers.comparison import cases
from helpers.reporting import blocks
from helpers.reporting.explore import views
from helpers.reporting.explore.choice import Choice, Fields
from helpers.reporting.explore.context import Context
from helpers.reporting.explore.rows import Rows
from helpers.reporting.links import LANGUAGE_NAMES
from helpers.reporting.pages import TEMPLATES, lab_style
from helpers.reporting.wording import Wording


class Panel(widgets.VBox):
    """Fields above tabs; a tab is made anew when it is seen after a change.

    Parameters
    ----------
    corrections : Path
        File that rows marked as wrong are added to.
    """

    def __init__(self, data: dict[str, pd.DataFrame], words: Wording, codebook, corrections: Path):
        self.data, self.words, self.codebook = data, words, codebook
        self.cases = cases.build_cases(data)
        self.fields = Fields(self.cases, words, codebook)
        self.summary = widgets.HTML()
        self.portfolio, self.timeline, self.sentences = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.rows = Rows(data, words, codebook, corrections)
        self.context = Context(data["documents"], words, codebook)
        self._tabs: list[tuple[str, widgets.Widget, Callable[[Choice], None]]] = [
            (words.text("Strategies"), self.portfolio, self._show(self.portfolio, views.portfolio)),
            (words.text("Timeline"), self.timeline, self._show(self.timeline, views.timeline)),
            (words.text("Sentences"), self.sentences, self._show(self.sentences, views.sentences)),
            (words.text("All rows"), self.rows, self.rows.renew),
            (words.text("Words in context"), self.context, self.context.renew),
        ]
        self.tabs = widgets.Tab([shown for _, shown, _ in self._tabs], titles=[title for title, *_ in self._tabs])
        self._stale: set[int] = set()
        own = (TEMPLATES / "explore.css").read_text(encoding="utf-8")
        title = f'<style>{lab_style()}{own}</style><h2 class="jangkau">{words.text("Explore the evidence")}</h2>'
        super().__init__([views.markup(title), self.fields, self.summary, self.tabs])
        self.fields.on_change(self.renew)
        self.tabs.observe(self._show_tab, names="selected_index")
        self.renew()

    def renew(self, *_) -> None:
        """Follow a change of the fields: what is seen now, the other tabs when they are opened."""
        found = self._chosen()
        self.summary.value = views.summary(found, self.words)
        self._stale = set(range(len(self._tabs)))
        self._show_tab()

    def _chosen(self) -> Choice:
        return Choice.of(self.data, self.cases, self.fields)

    def _show_tab(self, *_) -> None:
        number = self.tabs.selected_index
        if number in self._stale:
            self._tabs[number][2](self._chosen())
            self._stale.discard(number)

    def _show(self, shown: widgets.HTML, view: Callable) -> Callable[[Choice], None]:
        def renew(found: Choice) -> None:
            several = view(found, self.data, self.words, self.codebook) if len(found.strategies) else [self._nothing()]
            shown.value = views.page(several, self.words)

        return renew

    def _nothing(self) -> blocks.Block:
        return blocks.Text(
            [self.words.text("No article of this choice reports a strategy. Choose more widely.")], "note"
        )


def panel(data: dict[str, pd.DataFrame], words: Wording, codebook) -> widgets.Widget:
    """The panel over the tables of the last build, with the project's file of corrections, in either language."""
    language = widgets.ToggleButtons(options=[(name, lang) for lang, name in LANGUAGE_NAMES.items()], value=words.lang)
    whole = widgets.VBox([language, Panel(data, words, codebook, paths.corrections())])

    def turn(change) -> None:
        former = whole.children[1]
        whole.children = (language, Panel(data, Wording(change["new"]), codebook, paths.corrections()))
        former.close()

    language.observe(turn, names="value")
    return whole
