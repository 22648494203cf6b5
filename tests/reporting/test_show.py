import pandas as pd
import pytest

from helpers.errors import ReportError
from helpers.reporting import blocks, show
from helpers.reporting.blocks import Evidence
from helpers.reporting.wording import Wording


@pytest.fixture
def shown(monkeypatch):
    """The MIME bundles that were displayed."""
    bundles = []
    monkeypatch.setattr(show, "_shown_in", Wording("en"))
    monkeypatch.setattr(show, "display", lambda data, raw: bundles.append(data))
    return bundles


def last(shown) -> blocks.Block:
    return blocks.from_json(shown[-1][blocks.MIME])


def test_every_block_is_displayed_as_json_html_and_plain_text(shown, blocks_of):
    for block in blocks_of():
        show.block(block)
    assert all(set(data) == {blocks.MIME, "text/html", "text/plain"} for data in shown)
    assert [blocks.from_json(data[blocks.MIME]) for data in shown] == blocks_of()


def test_what_jupyterlab_shows_is_escaped(shown, hostile):
    show.text(hostile, style="caution")
    assert "<script" not in shown[-1]["text/html"] and "&lt;script&gt;" in shown[-1]["text/html"]


def test_two_amounts_in_dollars_are_no_formula_in_jupyterlab(shown):
    show.text("Dari $5 menjadi $7.")
    assert shown[-1]["text/html"].startswith('<div class="jangkau mathjax_ignore">')


def test_a_report_takes_its_language_from_the_wording(shown):
    show.report(Wording("id"), "region", "Kota Contoh", parameters={"region": "99.71", "min_articles": 2})
    assert last(shown).lang == "id"
    assert last(shown).parameters == {"region": "99.71", "min_articles": 2}


def test_numbers_stand_right_and_words_and_row_heads_left(shown):
    frame = pd.DataFrame(
        {
            "year": ["2018", "2019"],
            "n": ["1.200", "–"],
            "share": ["12–34%", "5%"],
            "rp": ["Rp1,2 miliar", "–"],
            "name": ["12 desa", "3"],
        }
    )
    show.table(frame, title="Years")
    assert [column.align for column in last(shown).columns] == ["left", "right", "right", "right", "left"]


def test_only_the_named_columns_are_shown_in_that_order_under_their_labels(shown):
    frame = pd.DataFrame({"a": ["1"], "b": ["2"], "c": ["3"]})
    show.table(frame, {"c": "Third", "a": "First"}, title="t", align={"a": "left"})
    assert [(column.label, column.align) for column in last(shown).columns] == [("Third", "left"), ("First", "left")]
    assert last(shown).rows == [["3", "1"]]


def test_a_missing_cell_is_a_dash_and_a_cell_may_lead_to_the_evidence(shown):
    link = [Evidence("one village", "inv-1", 3, 9)]
    show.table(pd.DataFrame({"a": ["x", "y"], "b": [link, None]}), title="t")
    assert last(shown).rows == [["x", link], ["y", "–"]]


def test_a_cell_that_is_no_word_is_refused_with_its_column(shown):
    with pytest.raises(ReportError, match=r"column 'n': 12 \(int\)"):
        show.table(pd.DataFrame({"n": [12]}), title="t")
    with pytest.raises(ReportError, match="no column 'm'"):
        show.table(pd.DataFrame({"n": ["12"]}), {"m": "M"}, title="t")


def test_an_empty_table_says_that_there_is_nothing(shown):
    show.table(pd.DataFrame({"a": []}), title="t")
    assert "t: none in these articles." in shown[-1]["text/html"]


def test_a_figure_needs_an_alternative_text(shown):
    with pytest.raises(ReportError, match="alt"):
        show.figure("<svg></svg>", title="Visits")
    assert shown == []


def test_a_ready_made_figure_is_shown_as_it_is(shown):
    figure = blocks.Figure("<svg></svg>", "Visits", "Bar chart")
    show.figure(figure)
    assert last(shown) == figure


def test_sentences_come_from_a_frame_whose_optional_columns_may_be_missing_or_empty(shown):
    frame = pd.DataFrame(
        {
            "text": ["Satu.", "Dua."],
            "document_id": ["a", "b"],
            "start": [0, 5],
            "end": [5, 9],
            "codes": [["Visits"], []],
            "status": ["done", None],
        }
    )
    show.sentences(frame)
    first, second = last(shown).items
    assert (first.codes, first.status, second.codes, second.status, second.outlet) == (["Visits"], "done", [], "", "")


def test_facts_bullets_and_provenance_take_plain_tuples_strings_and_mappings(shown):
    show.facts([("Articles", "40"), ("Regions", "5", "of 514")])
    assert [fact.note for fact in last(shown).items] == ["", "of 514"]
    show.bullets(["one", ["two ", Evidence("three", "a", 0, 1)]])
    assert blocks.plain(last(shown).items[1]) == "two three"
    show.provenance({"Version": "0.1.0"})
    assert last(shown).rows == [("Version", "0.1.0")]
