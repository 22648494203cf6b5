import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.reporting import messages


def entries(tmp_path, text: str):
    path = tmp_path / "test.po"
    path.write_text(messages.HEADER + text, encoding="utf-8")
    return messages.read_catalogue(path)


def test_the_catalogue_has_every_message_once_translated_and_no_other():
    problems = messages.find_problems(messages.find_messages(), messages.read_catalogue())
    assert not problems, "\n".join(["Run: python -m helpers.reporting.messages, then translate:", *problems])


def test_messages_of_code_are_the_literals_given_to_words_and_msgid():
    source = (
        "show.text('no'); words.text('a' ' b', n=1); wording.msgid('c'); words.text(name); words.plural('d', 'ds', 2)"
    )
    assert list(messages.in_python(source)) == ["a b", "c", ("d", "ds")]


def test_messages_of_a_template_are_found_in_attributes_and_tests_too():
    source = '<p title="{{ words.text("a") }}">{% if words.plural("b", "bs", n) %}{{ show.text("no") }}{% endif %}'
    assert sorted(messages.in_template(source), key=str) == [("b", "bs"), "a"]


def test_messages_of_a_notebook_come_from_prose_and_code_but_not_from_cells_for_jupyterlab_only():
    cells = [
        new_markdown_cell("## A head\n\nA line\nfolded."),
        new_code_cell("%matplotlib inline\nwords.text('b')\n!ls"),
        new_markdown_cell("no", metadata={"tags": ["jupyter-only"]}),
        new_code_cell("words.text('no')", metadata={"tags": ["jupyter-only"]}),
    ]
    assert list(messages.in_notebook(new_notebook(cells=cells))) == ["A head", "A line folded.", "b"]


def test_messages_are_found_in_the_folders_of_modules_and_notebooks(tmp_path):
    (tmp_path / "module.py").write_text("words.text('from a module')")
    nbformat.write(new_notebook(cells=[new_markdown_cell("From a notebook.")]), tmp_path / "one.ipynb")
    found = messages.find_messages(tmp_path, tmp_path)
    assert found["from a module"] == ["module.py"] and found["From a notebook."] == ["one.ipynb"]


def test_what_is_missing_unused_fuzzy_untranslated_or_of_other_places_is_named(tmp_path):
    known = entries(
        tmp_path,
        'msgid "unused"\nmsgstr "x"\n\n#, fuzzy\nmsgid "unsure"\nmsgstr "x"\n\nmsgid "empty"\nmsgstr ""\n\n'
        'msgid "{a} of {b}"\nmsgstr "{a} dari {c}"\n',
    )
    found = {message: ["m.py"] for message in ("new", "unsure", "empty", "{a} of {b}")}
    starts = [problem.partition(":")[0] for problem in messages.find_problems(found, known)]
    assert starts == ["missing", "unused", "fuzzy", "not translated", "places differ"]


def test_a_translated_catalogue_has_no_problem(tmp_path):
    known = entries(tmp_path, 'msgid "{n} boat"\nmsgid_plural "{n} boats"\nmsgstr[0] "{n} perahu"\n')
    assert messages.find_problems({("{n} boat", "{n} boats"): ["m.py"]}, known) == []


def test_renewing_keeps_translations_drops_the_unused_and_leaves_room_for_the_new(tmp_path):
    known = entries(tmp_path, 'msgid "unused"\nmsgstr "x"\n\nmsgid "kept"\nmsgstr "disimpan"\n')
    renewed = messages.renew({("{n} new", "{n} news"): ["a.py"], "kept": ["b.py"]}, known)
    again = entries(tmp_path, renewed.removeprefix(messages.HEADER))
    assert {message: entry.string for message, entry in again.items()} == {
        ("{n} new", "{n} news"): ("",),
        "kept": "disimpan",
    }
    assert messages.renew({("{n} new", "{n} news"): ["a.py"], "kept": ["b.py"]}, again) == renewed
