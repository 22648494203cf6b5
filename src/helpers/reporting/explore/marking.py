"""A form that takes a row of evidence for wrong, with a reason, and adds that to the file of corrections."""

import datetime
from pathlib import Path

import ipywidgets as widgets
import pandas as pd

from helpers.corrections.file import append_corrections
from helpers.corrections.form import Correction, values_of
from helpers.errors import CorrectionError
from helpers.reporting import blocks
from helpers.reporting.explore import views
from helpers.reporting.readings import read_row
from helpers.reporting.wording import Wording

AROUND = 200  # characters shown on either side of the words


class Marking(widgets.VBox):
    """The chosen row in its context, a reason, a name, and a button."""

    def __init__(self, documents: pd.DataFrame, words: Wording, codebook, corrections: Path):
        self._texts = dict(zip(documents["document_id"], documents["text"], strict=True))
        self.words, self._codebook, self._path = words, codebook, corrections
        self._chosen: tuple[str, pd.Series] | None = None
        wide = widgets.Layout(width="34rem", max_width="100%")
        style = {"description_width": "6rem"}
        self.row = widgets.HTML()
        self.reason = widgets.Text(description=words.text("Reason"), layout=wide, style=style)
        self.name = widgets.Text(description=words.text("Your name"), layout=wide, style=style)
        self.mark = widgets.Button(description=words.text("Mark as wrong"), layout=widgets.Layout(width="auto"))
        self.said = widgets.HTML()
        self.form = widgets.VBox([self.reason, self.name, self.mark])
        super().__init__([self.row, self.form, self.said])
        self.mark.on_click(self._mark)
        self.show("", None)

    def show(self, table: str, row: pd.Series | None) -> None:
        """Show a row of a table, or how to choose one."""
        self._chosen = None if row is None else (table, row)
        self.form.layout.display = "none" if row is None else ""
        self.said.value = ""
        self.row.value = self._page(self._hint() if row is None else self._in_context(table, row))

    def _hint(self) -> blocks.Text:
        return blocks.Text(
            [self.words.text("Choose a row of the table to read it in its article, or to mark it as wrong.")]
        )

    def _in_context(self, table: str, row: pd.Series) -> blocks.Text:
        text, start, end = self._texts[row["document_id"]], int(row["start"]), int(row["end"])
        before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        reading = read_row(table, row, self.words, self._codebook)
        what = " ".join(filter(None, [reading.label, reading.detail]))
        return blocks.Text([f"{row['document_id']} – {what}: …{before}", blocks.Strong(text[start:end]), f"{behind}…"])

    def _page(self, item: blocks.Block) -> str:
        return views.page([item], self.words)

    def _mark(self, *_) -> None:
        words = self.words
        try:
            append_corrections(self._path, [self._correction()], self._codebook)
        except CorrectionError as refused:
            self.said.value = self._page(blocks.Text([str(refused)], "caution"))
            return
        self.reason.value = ""
        said = words.text("Saved to {file}. The next “jangkau build” takes the row out.", file=self._path.name)
        self.said.value = self._page(blocks.Text([said], "note"))

    def _correction(self) -> Correction:
        table, row = self._chosen
        return Correction(
            action="remove",
            table=table,
            document_id=row["document_id"],
            start=int(row["start"]),
            end=int(row["end"]),
            evidence=row["evidence"],
            reason=" ".join(self.reason.value.split()),
            name=" ".join(self.name.value.split()),
            date=datetime.date.today().isoformat(),
            was=values_of(table, row),
        )
