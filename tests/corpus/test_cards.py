import csv
import os

import pytest

from helpers.corpus import cards
from helpers.corpus.articles_csv import CARDS, COLUMNS, Card, problems_of, read_cards, write_cards
from helpers.corpus.cards import add_files, check_cards, sha256_of
from helpers.corpus.files import list_files
from helpers.errors import CorpusError

HEADER = ",".join(COLUMNS)
SHA = "a" * 64


def write_articles_csv(folder, *rows, header=HEADER, encoding="utf-8"):
    (folder / CARDS).write_text("\n".join([header, *rows]) + "\n", encoding=encoding)


def a_text(folder, name="nelayan.txt", text="Nelayan di desa itu terlindungi.\n"):
    folder.mkdir(exist_ok=True, parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


# Reading and writing articles.csv


def test_a_corpus_without_cards_has_none(tmp_path):
    assert read_cards(tmp_path) is None


def test_cards_are_read_with_a_byte_order_mark_short_rows_and_columns_of_ones_own(tmp_path):
    write_articles_csv(tmp_path, f"a.txt,{SHA.upper()},brief", header=HEADER + ",author", encoding="utf-8-sig")
    assert read_cards(tmp_path) == [Card("a.txt", SHA, "brief", line=2)]


def test_writing_keeps_line_breaks_quotes_and_columns_of_ones_own(tmp_path):
    card = Card("a.txt", SHA, "brief", note='Kata "dua",\nbaris', own={"author": "Sri"})
    write_cards(tmp_path, [card, Card("B.txt", SHA, "original")])
    first, second = read_cards(tmp_path)
    assert (second.note, second.own, second.line) == (card.note, {"author": "Sri"}, 4)
    assert (first.file, first.own) == ("B.txt", {"author": ""})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1: no column file, sha256"),
        (b"file,text\na,b\n", "A file of articles needs another name"),
        (f"{HEADER},note\n".encode(), "more than one column note"),
        (HEADER.encode() + b'\na.txt,x,brief,"Harian\n', "unexpected end of data"),
        (HEADER.encode() + b"\n\xff\xfe\n", "Expected a CSV in UTF-8"),
    ],
)
def test_a_broken_articles_csv_stops_the_run(tmp_path, content, message):
    (tmp_path / CARDS).write_bytes(content)
    with pytest.raises(CorpusError, match=message):
        read_cards(tmp_path)


def test_every_row_with_more_cells_than_columns_is_named(tmp_path):
    full = ",".join([*"abcdefghi"])
    write_articles_csv(tmp_path, full + ",surplus one", full, full + ",surplus two")
    with pytest.raises(CorpusError) as refused:
        read_cards(tmp_path)
    assert "line 2: 'surplus one'" in str(refused.value) and "line 4: 'surplus two'" in str(refused.value)


def test_a_folder_named_articles_csv_is_a_sentence_not_a_traceback(tmp_path):
    (tmp_path / CARDS).mkdir()
    with pytest.raises(CorpusError, match="cannot be read"):
        read_cards(tmp_path)


# What is wrong with a card in itself


def test_a_good_card_has_no_problem():
    days = {"published": "2024-02-29", "retrieved": "2024-03-01"}
    assert problems_of(Card("sub/a b.txt", SHA, "brief", url="https://example.org/a", **days)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"file": ""},
        {"file": "/etc/hosts"},
        {"file": "../a.txt"},
        {"file": "sub/../../a.txt"},
        {"sha256": "abc"},
        {"kind": "Brief"},
        {"published": "2023-02-29"},
        {"published": "30/6/2024"},
        {"published": "0204-06-30"},
        {"retrieved": "２０２４-06-30"},
        {"url": "javascript:alert(1)"},
        {"url": "https://example.org/a b"},
        {"url": "https://"},
    ],
)
def test_each_wrong_value_of_a_card_is_named(wrong):
    ((name, value),) = wrong.items()
    (problem,) = problems_of(Card(**{"file": "a.txt", "sha256": SHA, "kind": "brief"} | wrong))
    assert problem.startswith(name) and value in problem


# jangkau check


def test_texts_and_cards_that_agree_have_no_problem(tmp_path):
    add_files(tmp_path, [a_text(tmp_path)])
    assert check_cards(tmp_path, list_files(tmp_path)) == []


def test_every_problem_is_named_at_once_with_file_and_line(tmp_path):
    a_text(tmp_path, "changed.txt")
    a_text(tmp_path, "it's new.txt")
    write_articles_csv(
        tmp_path,
        f"changed.txt,{SHA},brief,,,2024-13-01",
        f"gone.txt,{SHA},copy",
        f"changed.txt,{SHA},brief",
    )
    problems = check_cards(tmp_path, list_files(tmp_path))
    expected = [
        ("line 2: published '2024-13-01'",),
        ("line 2: 'changed.txt' has sha256", "its card says aaaaaaaa…"),
        ("line 3: kind 'copy'",),
        ("line 3: 'gone.txt' is not there",),
        ("line 4: 'changed.txt' has sha256",),
        ("line 4: 'changed.txt' has a card already, in line 2",),
        ("the file has no card", "jangkau add '", "new.txt'"),
    ]
    assert len(problems) == len(expected)
    for problem, parts in zip(problems, expected, strict=True):
        assert all(part in problem for part in parts), problem


def test_a_card_outside_the_corpus_is_never_opened(tmp_path):
    outside = a_text(tmp_path, "outside.txt")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_articles_csv(corpus, f"../outside.txt,{sha256_of(outside)},brief")
    problems = check_cards(corpus, list_files(corpus))
    assert [p.split(": ", 1)[1][:6] for p in problems] == ["file '", "'../ou"]


def test_a_pipe_with_a_card_does_not_keep_the_check_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    write_articles_csv(tmp_path, f"pipe.txt,{SHA},brief")
    (problem,) = check_cards(tmp_path, list_files(tmp_path))
    assert "no regular file" in problem


def test_a_link_out_of_the_corpus_gets_no_card_and_has_none(tmp_path):
    outside, corpus = a_text(tmp_path, "outside.txt"), tmp_path / "corpus"
    corpus.mkdir()
    for name in ("a.txt", "b.txt"):
        (corpus / name).symlink_to("../outside.txt")
    write_articles_csv(corpus, f"a.txt,{sha256_of(outside)},brief")
    problems = check_cards(corpus, list_files(corpus))
    assert len(problems) == 2 and all("link to a file outside of the corpus" in problem for problem in problems)
    with pytest.raises(CorpusError, match="link to a file outside of the corpus"):
        add_files(corpus, [corpus / "b.txt"])


def test_a_file_that_may_not_be_read_is_a_problem_of_its_own(tmp_path, monkeypatch):
    a_text(tmp_path)
    write_articles_csv(tmp_path, f"nelayan.txt,{SHA},brief")

    def denied(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(cards, "sha256_of", denied)
    (problem,) = check_cards(tmp_path, list_files(tmp_path))
    assert "'nelayan.txt' cannot be read (Permission denied)" in problem


def test_a_corpus_without_cards_is_told_how_to_make_them(tmp_path):
    assert "jangkau add" in check_cards(tmp_path, [])[0]


# jangkau add


def test_adding_copies_the_text_and_makes_its_card(tmp_path):
    source = a_text(tmp_path / "mine", "Berita Desa (1).txt")
    corpus = tmp_path / "corpus"
    (card,) = add_files(corpus, [source], outlet="Harian  Desa\n", published="2024-06-30")
    assert (corpus / source.name).read_bytes() == source.read_bytes()
    assert (card.kind, card.outlet, card.published) == ("original", "Harian Desa", "2024-06-30")
    assert check_cards(corpus, list_files(corpus)) == []


def test_adding_again_renews_the_hash_and_keeps_what_the_card_says(tmp_path):
    source = a_text(tmp_path)
    add_files(tmp_path, [source], kind="brief", outlet="Harian Desa")
    text = (tmp_path / CARDS).read_text().replace("note\n", "note,author\n").replace(",,\n", ",,,Sri\n")
    (tmp_path / CARDS).write_text(text)
    a_text(tmp_path, text="Petani juga.\n")
    (card,) = add_files(tmp_path, [source], note="mended")
    assert (card.kind, card.outlet, card.note, card.sha256) == ("brief", "Harian Desa", "mended", sha256_of(source))
    with (tmp_path / CARDS).open() as file:
        assert [row["author"] for row in csv.DictReader(file)] == ["Sri"]


def test_of_several_files_none_is_added_where_one_cannot_be(tmp_path):
    corpus, mine = tmp_path / "corpus", tmp_path / "mine"
    add_files(corpus, [a_text(mine, "first.txt", "Satu.")])
    before = {path.name: path.read_bytes() for path in corpus.iterdir()}
    files = [a_text(mine, "good.txt", "Dua."), mine / "missing.txt", mine, a_text(mine, "empty.txt", " ")]
    files += [a_text(mine, "a.exe"), a_text(mine, "bad;name.txt"), a_text(mine, ".hidden.txt"), a_text(mine, CARDS)]
    files += [a_text(tmp_path, "first.txt", "Another."), a_text(mine, "FIRST.txt", "Satu."), a_text(mine, "désa.txt")]
    with pytest.raises(CorpusError) as refused:
        add_files(corpus, files, published="soon")
    message = str(refused.value)
    assert message.startswith("Nothing was added:") and all(f"{file}: " in message for file in files)
    assert {path.name: path.read_bytes() for path in corpus.iterdir()} == before


def test_two_different_files_of_one_name_are_refused_and_one_file_twice_is_one_card(tmp_path):
    one, other = a_text(tmp_path / "a", text="Satu."), a_text(tmp_path / "b", text="Dua.")
    with pytest.raises(CorpusError, match="another text has the name 'nelayan.txt'"):
        add_files(tmp_path / "corpus", [one, other])
    assert not (tmp_path / "corpus").exists()
    assert len(add_files(tmp_path / "corpus", [one, one])) == 1


def test_adding_waits_for_no_pipe(tmp_path):
    corpus, pipe = tmp_path / "corpus", tmp_path / "corpus" / "nelayan.txt"
    corpus.mkdir()
    os.mkfifo(pipe)
    with pytest.raises(CorpusError, match="it is no regular file"):
        add_files(corpus, [pipe])
    with pytest.raises(CorpusError, match="another text has the name 'nelayan.txt'"):
        add_files(corpus, [a_text(tmp_path / "mine")])


def test_files_inside_the_corpus_get_cards_where_they_are(tmp_path):
    a_text(tmp_path / "sub", "it's “desa”.txt")
    (card,) = add_files(tmp_path, [tmp_path / "sub" / ".." / "sub" / "it's “desa”.txt"])
    assert card.file == "sub/it's “desa”.txt" and check_cards(tmp_path, list_files(tmp_path)) == []


def test_the_cards_themselves_and_hidden_files_get_no_card(tmp_path):
    add_files(tmp_path, [a_text(tmp_path)])
    for name in (CARDS, ".hidden.txt"):
        with pytest.raises(CorpusError, match="the name must be"):
            add_files(tmp_path, [a_text(tmp_path, name) if name != CARDS else tmp_path / name])


def test_a_fault_while_copying_leaves_neither_text_nor_card(tmp_path, monkeypatch):
    corpus = tmp_path / "corpus"
    add_files(corpus, [a_text(tmp_path, "old.txt", "Lama.")])
    before = sorted(path.name for path in corpus.iterdir()), (corpus / CARDS).read_bytes()
    real = cards.shutil.copyfile

    def failing(source, target):
        if source.name == "b.txt":
            raise OSError(28, "No space left on device")
        return real(source, target)

    monkeypatch.setattr(cards.shutil, "copyfile", failing)
    with pytest.raises(OSError, match="No space left"):
        add_files(corpus, [a_text(tmp_path, "a.txt", "Satu."), a_text(tmp_path, "b.txt", "Dua.")])
    assert (sorted(path.name for path in corpus.iterdir()), (corpus / CARDS).read_bytes()) == before


def test_adding_to_a_corpus_with_a_broken_articles_csv_changes_nothing(tmp_path):
    (tmp_path / CARDS).write_text("file,what\n")
    with pytest.raises(CorpusError):
        add_files(tmp_path, [a_text(tmp_path / "mine")])
    assert (tmp_path / CARDS).read_text() == "file,what\n"
