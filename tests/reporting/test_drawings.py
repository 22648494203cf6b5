from helpers.reporting.drawings import bare_drawing, drawn_size


def test_a_drawing_has_the_size_of_its_view_box_in_points_or_the_width_it_is_given():
    assert drawn_size('<svg width="9" viewBox="0,0,72 36"></svg>') == (25.4, 12.7)
    assert drawn_size('<svg viewBox="0 0 100 50"></svg>', width_mm=80) == (80, 40)


def test_a_drawing_without_view_box_has_no_known_size():
    assert drawn_size("<svg></svg>") is None
    assert drawn_size('<svg viewBox="0 0 0 0"></svg>') is None


def test_words_of_a_drawing_are_kept():
    svg = '<svg viewBox="0 0 9 9"><title>Visits</title><text>13 of 40</text></svg>'
    assert bare_drawing(svg) == svg
