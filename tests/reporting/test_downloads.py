import csv
import io

import pandas as pd

from helpers.reporting import blocks
from helpers.reporting.blocks import Column, Evidence, Figure, Report, Table
from helpers.reporting.downloads import as_columns, find_downloads
from helpers.reporting.drawn import with_table
from helpers.reporting.sections import compose
from helpers.reporting.wording import Wording

HEAD = Report("en", "national", "Regions compared")


def test_a_column_that_leads_to_evidence_says_beside_to_which():
    cell = [Evidence("● Serang", "a-1", 3, 9), ", ", Evidence("○ Lebak", "a-2", 0, 4)]
    table = Table("Who", [Column("s", "Strategy"), Column("r", "Regions")], [["Award", cell], ["Agents", "–"]])
    columns = as_columns(table, Wording("en"))
    assert columns == {
        "Strategy": ["Award", "Agents"],
        "Regions": ["● Serang, ○ Lebak", "–"],
        "Regions: evidence": ["a-1:3-9 a-2:0-4", ""],
    }


def test_columns_of_one_name_are_both_kept():
    table = Table("T", [Column("a", "n"), Column("b", "n")], [["1", "2"]])
    assert list(as_columns(table, Wording("id")).values()) == [["1"], ["2"]]


def test_no_cell_is_taken_for_a_formula():
    table = Table("T", [Column("a", "=A1")], [["=HYPERLINK(1)"], ["+62 811"], ["plain"]])
    ((_, _, text),) = find_downloads(compose(HEAD, [table], []))
    cells = [row[0] for row in csv.reader(io.StringIO(text))]
    assert cells == ["'=A1", "'=HYPERLINK(1)", "'+62 811", "plain"]


def test_files_are_called_after_titles_and_never_alike():
    one = Table("Wilayah & strategi", [Column("a", "A")], [["1"]])
    empty = Table("Nothing", [Column("a", "A")], [])
    made = list(find_downloads(compose(HEAD, [one, empty, one, blocks.Text(["x"])], [])))
    assert [(block, file) for block, file, _ in made] == [
        ("block_1", "wilayah-strategi"),
        ("block_3", "wilayah-strategi-2"),
    ]


def test_a_chart_gives_its_numbers_with_labels_and_without_words_of_articles():
    @with_table
    def chart(frame, labels, words):
        return [Figure("<svg/>", "Bars", "Two bars."), Figure("<svg/>", "More", "The rest.")]

    frame = pd.DataFrame({"strategy_code": ["award"], "region_share": [0.25], "year": [pd.NA], "evidence": ["Petugas"]})
    first, second = chart(frame, {"award": "Award"}, Wording("en"))
    assert first.data == "strategy_code,strategy_name,region_share,year\naward,Award,0.25,\n" and second.data == ""


def test_a_chart_that_draws_nothing_gives_nothing():
    assert with_table(lambda frame: [])(pd.DataFrame()) == []


def test_a_figure_without_data_is_stored_as_it_always_was_and_one_with_data_is_read_again():
    assert "data" not in blocks.to_json(Figure("<svg/>", "Bars", "Two bars."))
    drawn = Figure("<svg/>", "Bars", "Two bars.", data="a\n1\n")
    assert blocks.from_json(blocks.to_json(drawn)) == drawn
    assert list(find_downloads(compose(HEAD, [drawn], []))) == [("block_1", "bars", "a\n1\n")]
