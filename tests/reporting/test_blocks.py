import json

import pytest

from helpers.errors import ReportError
from helpers.reporting import blocks
from helpers.reporting.blocks import Evidence, Figure, Report, Strong, Table, Text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_kind_of_block_survives_being_stored_as_json(blocks_of, lang):
    made = blocks_of(lang)
    assert [blocks.from_json(json.loads(json.dumps(blocks.to_json(block)))) for block in made] == made
    assert {block.block for block in made} == set(blocks.kinds())


def test_runs_are_stored_as_the_words_and_the_place_they_lead_to():
    runs = blocks.to_json(Text(["a", Evidence("b", "inv-1", 3, 9), Strong("c")]))["runs"]
    assert runs == ["a", {"text": "b", "document_id": "inv-1", "start": 3, "end": 9}, {"text": "c", "strong": True}]


def test_a_figure_without_alternative_text_is_refused():
    with pytest.raises(ReportError, match="no alt"):
        Figure("<svg></svg>", title="Visits", alt=" ")


def test_a_report_and_a_table_without_title_are_refused():
    with pytest.raises(ReportError, match="no title"):
        Report("en", "region", "")
    with pytest.raises(ReportError, match="no title"):
        Table("", [], [])


def test_a_drawing_that_is_no_svg_is_refused():
    with pytest.raises(ReportError, match="no SVG"):
        Figure("<p>a paragraph</p>", title="Visits", alt="Bar chart")


def test_what_is_not_the_drawing_is_taken_out_of_a_figure():
    svg = (
        "<?xml version='1.0'?>\n<!DOCTYPE svg>\n<svg><metadata>\n2031-01-01\n</metadata><!-- made today --><g/></svg>\n"
    )
    assert Figure(svg, "Visits", "Bar chart").svg == "<svg><g/></svg>"


def test_a_stored_block_with_missing_and_unknown_fields_is_refused_with_all_their_names():
    with pytest.raises(ReportError) as refused:
        blocks.from_json({"block": "table", "title": "t", "html": "<script>"})
    assert all(name in str(refused.value) for name in ("table.columns", "table.rows", "table.html"))


@pytest.mark.parametrize(
    "data", [None, "text", {}, {"block": "html"}, {"block": "figure", "svg": "<svg/>", "title": "t", "alt": ""}]
)
def test_what_is_no_block_is_refused(data):
    with pytest.raises(ReportError):
        blocks.from_json(data)
