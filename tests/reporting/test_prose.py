from helpers.reporting import prose


def html(source: str) -> str:
    return prose.to_html(prose.Outline().settle(prose.read(source, str), drop_title=False))


def headings(*sources: str, drop_title: bool = False) -> list[tuple[int, str, str]]:
    outline = prose.Outline()
    nodes = [node for source in sources for node in outline.settle(prose.read(source, str), drop_title=drop_title)]
    return [(n["attrs"]["level"], n["attrs"]["id"], prose.words_of(n)) for n in nodes if n["type"] == "heading"]


def test_each_paragraph_heading_item_and_cell_is_one_message_with_white_space_folded():
    source = (
        "## A head\n\nTwo lines\n  of *one* paragraph.\n\n- item\n- other\n  item\n\n| a | b |\n|---|---|\n| c |   |\n"
    )
    assert prose.messages(source) == ["A head", "Two lines of *one* paragraph.", "item", "other item", "a", "b", "c"]


def test_a_translated_message_keeps_its_markup():
    translated = prose.read("One *two* three.", {"One *two* three.": "Satu **dua** tiga."}.get)
    assert prose.to_html(translated) == "<p>Satu <strong>dua</strong> tiga.</p>\n"


def test_raw_html_is_shown_as_text():
    assert "<script" not in html("<script>alert(1)</script>\n\nand <b onclick='x'>this</b>")
    assert "&lt;b onclick='x'&gt;" in html("and <b onclick='x'>this</b>").replace("&#x27;", "'").replace("&#39;", "'")


def test_a_picture_becomes_its_alternative_text_and_a_harmful_link_its_words():
    assert html("![a *boat*](https://example.org/x.png)") == "<p>a boat</p>\n"
    assert html("[press](javascript:alert(1))") == "<p>press</p>\n"
    assert (
        html("[press](https://example.org/?a=1&b=2)") == '<p><a href="https://example.org/?a=1&amp;b=2">press</a></p>\n'
    )


def test_a_table_has_classes_and_scopes_and_no_style():
    made = html("| a | b |\n|---|--:|\n| c | 1 |\n")
    assert '<th scope="col" class="number">b</th>' in made and '<td class="number">1</td>' in made
    assert "style" not in made


def test_only_the_first_heading_of_level_one_is_the_title_and_the_others_are_lowered():
    found = headings("# Title\n\n# Another\n\n## Third\n", drop_title=True)
    assert found == [(2, "another", "Another"), (2, "third", "Third")]


def test_headings_skip_no_level_across_cells():
    assert [level for level, *_ in headings("## a\n\n##### b", "### c\n\n## d\n\n#### e")] == [2, 3, 3, 2, 3]
    assert [level for level, *_ in headings("#### a")] == [2]


def test_headings_of_the_same_words_get_names_of_their_own():
    found = headings("## Été 2018!\n\n## Été 2018\n", "## ***\n\n## 中\n\n## Content")
    assert [name for _, name, _ in found] == ["ete-2018", "ete-2018-2", "section", "section-2", "content-2"]
