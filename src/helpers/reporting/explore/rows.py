"""All rows of a table of evidence, searchable; the one that is chosen can be marked as wrong."""

from pathlib import Path

import ipywidgets as widgets
import pandas as pd
from itables.widget import ITable

from helpers import tables
from helpers.reporting.cells import region_order
from helpers.reporting.characters import printable
from helpers.reporting.explore.choice import Choice
from helpers.reporting.explore.marking import Marking
from helpers.reporting.readings import KINDS, read_row
from helpers.reporting.wording import Wording

MOST_ROWS = 2_000  # that are sent to the browser
WIDTHS = (14, 13, 32, 14, 6, 11, 10)  # of the columns, in percent


class Rows(widgets.VBox):
    """A choice of table, the rows of the chosen articles, and a form below them."""

    def __init__(self, data: dict[str, pd.DataFrame], words: Wording, codebook, corrections: Path):
        self._data, self.words, self._codebook = data, words, codebook
        self._found: Choice | None = None
        self._worded: dict[str, pd.DataFrame] = {}
        names = [(words.text(KINDS[name]), name) for name in KINDS if name in tables.EVIDENCE_TABLES]
        self.kind = widgets.Dropdown(options=names, description=words.text("Rows of"))
        self.shown = ITable(self._table("strategies").head(0), **_options(words))
        self.note = widgets.Label()
        self.marking = Marking(data["documents"], words, codebook, corrections)
        super().__init__(
            [
                widgets.HBox([self.kind, self.note], layout=widgets.Layout(flex_flow="row wrap")),
                self.shown,
                self.marking,
            ]
        )
        self.kind.observe(lambda _: self.renew(self._found), names="value")
        self.shown.observe(self._choose, names="selected_rows")

    def renew(self, found: Choice) -> None:
        """Show the rows of a choice."""
        self._found = found
        rows = found.of_documents(self._data[self.kind.value])
        for column, codes in (("strategy_code", found.strategy_codes), ("target_group_code", found.group_codes)):
            rows = rows[rows[column].isin(codes)] if codes and column in rows else rows
        self._rows = rows.head(MOST_ROWS)
        values = {"n": self.words.number(len(self._rows)), "total": self.words.number(len(rows))}
        self.note.value = self.words.text("{n} of {total} rows", **values)
        # options are not kept from one update to the next
        self.shown.update(self._table(self.kind.value).loc[self._rows.index], selected_rows=[], **_options(self.words))
        self._choose()

    def _choose(self, *_) -> None:
        chosen = [n for n in self.shown.selected_rows if n < len(self._rows)]
        self.marking.show(self.kind.value, self._rows.iloc[chosen[0]] if chosen else None)

    def _table(self, name: str) -> pd.DataFrame:
        """The rows of a table in words, made once; its index is that of the table."""
        if name not in self._worded:
            self._worded[name] = _worded(name, self._data, self.words, self._codebook)
        return self._worded[name]


def _worded(name: str, data: dict[str, pd.DataFrame], words: Wording, codebook) -> pd.DataFrame:
    years = dict(zip(data["documents"]["document_id"], data["documents"]["year"], strict=True))
    subjects = data["regions"][data["regions"]["is_subject"]].groupby("document_id")["region_code"].agg(set).to_dict()
    columns = [
        words.text("Read as"),
        words.text("Value or status"),
        words.text("In the article"),
        words.text("Regions"),
        words.text("Year"),
        words.text("Document"),
        words.text("Rule"),
    ]
    found = []
    for row in data[name].itertuples(index=False):
        reading = read_row(name, row, words, codebook)
        names = [codebook.regions[code].name for code in region_order(subjects.get(row.document_id, ()), codebook)]
        year = words.year(years[row.document_id])
        read = map(printable, (reading.label, reading.detail, reading.words))
        found.append((*read, words.listing(names), year, row.document_id, reading.rule_id))
    return pd.DataFrame(found, columns=columns, index=data[name].index, dtype="str")


def _options(words: Wording) -> dict:
    return {
        "select": "single",
        "allow_html": False,
        "maxBytes": 0,
        "showIndex": False,
        "classes": "display compact jangkau-rows",
        "style": "table-layout:fixed;width:100%;margin:0",
        "columnDefs": [{"width": f"{share}%", "targets": [n]} for n, share in enumerate(WIDTHS)],
        "autoWidth": False,
        # the search comes first; in the usual order itables would leave it out where the rows are few
        "layout": {"topStart": "search", "topEnd": "pageLength", "bottomStart": "info", "bottomEnd": "paging"},
        "scrollX": True,
        "scrollY": "24rem",
        "scrollCollapse": True,
        "pageLength": 25,
        "lengthMenu": [25, 100, 500],
        "language": {
            "search": words.text("Search") + ":",
            "lengthMenu": words.text("{menu} rows a page", menu="_MENU_"),
            "info": words.text("{first} to {last} of {total}", first="_START_", last="_END_", total="_TOTAL_"),
            "infoEmpty": words.text("No row"),
            "infoFiltered": words.text("(found among {total})", total="_MAX_"),
            "emptyTable": words.text("No row"),
            "zeroRecords": words.text("Nothing was found."),
            "thousands": "." if words.lang == "id" else ",",
        },
    }
