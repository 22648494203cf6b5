"""Words in context: a search over the texts of the choice, with the words as the coder would find them."""

import ipywidgets as widgets
import pandas as pd

from helpers.coding.kwic import InContext, find_in_context
from helpers.errors import CodebookError
from helpers.reporting import blocks
from helpers.reporting.explore import views
from helpers.reporting.explore.choice import Choice
from helpers.reporting.wording import Wording

MOST = 100  # places that are shown
FIRST = "jemput bola | mendatangi ...4 pasar"  # an example of what can be looked for


class Context(widgets.VBox):
    """A field for words or a cue, and the places where they stand."""

    def __init__(self, documents: pd.DataFrame, words: Wording, codebook):
        self._texts = dict(zip(documents["document_id"], documents["text"], strict=True))
        self.words, self._codebook, self._found = words, codebook, None
        self.query = widgets.Text(
            placeholder=FIRST,
            description=words.text("Find"),
            continuous_update=False,
            layout=widgets.Layout(width="32rem", max_width="100%"),
        )
        self.shown = widgets.HTML()
        hint = words.text("Words in any form; | between alternatives; ...4 for up to four words between. Press Enter.")
        super().__init__([widgets.HBox([self.query]), widgets.Label(hint), self.shown])
        self.query.observe(lambda _: self.renew(self._found), names="value")

    def renew(self, found: Choice) -> None:
        """Show the places of the words within a choice."""
        self._found = found
        pattern = self.query.value.strip()
        self.shown.value = views.page(self._blocks(pattern), self.words) if pattern else ""

    def _blocks(self, pattern: str) -> list[blocks.Block]:
        chosen = self._found.documents
        texts = [(name, text) for name, text in self._texts.items() if chosen is None or name in chosen]
        try:
            places = list(find_in_context(pattern, texts, self._codebook))
        except CodebookError as refused:
            return [blocks.Text([str(refused)], "note")]
        return [self._table(places)] if places else [blocks.Text([self.words.text("Nothing was found.")], "note")]

    def _table(self, places: list[InContext]) -> blocks.Table:
        words = self.words
        heads = (words.text("Document"), words.text("Before"), words.text("Found"), words.text("Behind"))
        sides = ("left", "right", "left", "left")
        columns = [blocks.Column(f"c{n}", *both) for n, both in enumerate(zip(heads, sides, strict=True))]
        rows = [
            [place.doc, _folded(place.before), [blocks.Strong(_folded(place.found))], _folded(place.behind)]
            for place in places[:MOST]
        ]
        count = words.plural("{n} place", "{n} places", len(places))
        documents = words.plural("in {n} document", "in {n} documents", len({place.doc for place in places}))
        caption = "" if len(places) <= MOST else words.text("The first {n} are shown.", n=words.number(MOST))
        return blocks.Table(f"{count} {documents}", columns, rows, caption)


def _folded(text: str) -> str:
    return " ".join(text.split())
