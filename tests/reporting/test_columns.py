from hypothesis import given
from hypothesis import strategies as some

from helpers.reporting.blocks import Column, Table
from helpers.reporting.columns import Extent, extents, fit_columns


def test_a_number_never_breaks_and_a_text_breaks_between_words():
    table = Table("t", [Column("a", "A", "right"), Column("b", "B")], [["Rp1.2 billion", "visits to boat crews"]])
    assert extents(table) == [Extent(13, 13), Extent(6, 20)]


def test_a_long_heading_runs_over_lines_before_it_widens_its_column():
    assert extents(Table("t", [Column("a", "Workers newly enrolled (largest)")], [["12"]])) == [Extent(9, 11)]


def test_letters_shrink_only_when_the_longest_words_do_not_fit():
    assert fit_columns([Extent(30, 30), Extent(30, 60)], 100)[1] == 1
    assert fit_columns([Extent(60, 60), Extent(60, 60)], 100)[1] < 1


@given(
    some.lists(
        some.builds(lambda least, more: Extent(least, least + more), some.integers(1, 56), some.integers(0, 40)),
        min_size=1,
        max_size=12,
    ),
    some.integers(20, 200),
)
def test_columns_never_take_more_than_the_room_there_is(found, room):
    widths, factor = fit_columns(found, room)
    assert sum(widths) <= room + 1e-6
    assert all(width >= extent.least * factor - 1e-6 for width, extent in zip(widths, found, strict=True))
