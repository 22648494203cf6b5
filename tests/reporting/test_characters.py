from helpers.reporting.characters import lowered, printable


def test_controls_noncharacters_and_half_characters_are_left_out():
    assert printable("a\x00b\x1bc\x85d\ud800e\ufefff\U0010ffffg") == "abcdefg"


def test_marks_that_turn_the_direction_of_writing_are_left_out():
    assert printable("a\u202eb\u2066c\u2069") == "abc"


def test_lines_tabs_and_every_script_are_kept():
    text = "a\tb\nc é 中 ع \U0001f600 \u200b \ue000"
    assert printable(text) == text


def test_a_letter_keeps_four_marks_and_no_tower_of_them():
    assert printable("a" + "\u0301" * 60 + "b") == "a" + "\u0301" * 4 + "b"
    assert lowered("a" + "\u0301" * 6 + "b", "?") == "a" + "\u0301" * 4 + "??b"
    assert printable("ṩ̂ ấ") == "ṩ̂ ấ"
