from helpers.reporting import blocks, uses
from helpers.reporting.blocks import Evidence, PageLink, Report, Strong
from helpers.reporting.sections import compose
from helpers.reporting.uses import Use, add_uses, find_uses

HEAD = Report("en", "national", "Regions compared")


def table(*cells) -> blocks.Table:
    return blocks.Table("Who does what", [blocks.Column("a", "A")], [[cell] for cell in cells])


def test_evidence_is_used_where_the_page_first_leads_to_it():
    first = blocks.List([["See ", Evidence("this", "a-1", 3, 9), Strong("!")]])
    document = compose(HEAD, [], [("In short", [first]), ("Detail", [table([Evidence("again", "a-1", 3, 9)])])])
    assert find_uses("national", document) == {("a-1", 3, 9): [Use("national#in-short", "In short")]}


def test_a_table_is_named_by_its_own_title_and_its_anchor_is_on_the_page():
    document = compose(
        HEAD, [], [("Detail", [table("plain", [PageLink("x", "methods")], [Evidence("n", "a-2", 0, 4)])])]
    )
    assert find_uses("national", document) == {("a-2", 0, 4): [Use("national#block_2-title", "Who does what")]}


def test_what_stands_before_the_first_heading_is_used_by_the_page_itself():
    sentence = blocks.Sentences([blocks.Sentence("Petugas datang.", "a-3", 5, 20)])
    assert find_uses("regions/36.04", compose(HEAD, [sentence], [])) == {("a-3", 5, 20): [Use("regions/36.04", "")]}


def test_uses_of_several_pages_add_up():
    all_of_them = {("a-1", 0, 4): [Use("national", "")]}
    add_uses(
        all_of_them, {("a-1", 0, 4): [Use("strategies/award", "Who")], ("a-2", 1, 2): [Use("strategies/award", "")]}
    )
    assert [use.page for use in all_of_them["a-1", 0, 4]] == ["national", "strategies/award"]
    assert len(all_of_them) == 2 and uses.block_name(3) == "block_3"


def test_a_section_without_a_block_has_no_heading():
    document = compose(HEAD, [], [("Empty", []), ("Full", [table("x")])])
    assert document.sections == [("full", "Full")]
