"""Which files belong to a corpus, and what a change of them changes."""

import pytest

from helpers.corpus import files
from helpers.corpus.articles_csv import CARDS
from helpers.corpus.decoding import MAX_BYTES, Refused
from helpers.corpus.files import digest_of_corpus
from helpers.corpus.readers import READERS, read_records
from helpers.corpus.rows import ENDINGS


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("Satu.", encoding="utf-8")
    return folder


def changes(folder):
    """The digests of a corpus, one after each step that asks for it."""
    seen = [digest_of_corpus(folder)]

    def is_changed():
        seen.append(digest_of_corpus(folder))
        return seen[-1] != seen[-2]

    return is_changed


def test_each_change_that_reading_can_meet_changes_the_digest(tmp_path, corpus):
    is_changed = changes(corpus)
    assert not is_changed()
    (corpus / "a.txt").write_text("Dua..", encoding="utf-8")
    assert is_changed()
    (corpus / CARDS).write_text("file\n", encoding="utf-8")
    assert is_changed()
    (corpus / "etc").symlink_to(tmp_path)
    assert is_changed()
    (corpus / "a.txt").rename(corpus / "b.txt")
    assert is_changed()
    (corpus / ".hidden").mkdir()
    (corpus / ".hidden" / "c.txt").write_text("Tiga.", encoding="utf-8")
    assert not is_changed()


def test_a_link_that_leads_outside_counts_as_one_and_what_it_leads_to_does_not(tmp_path, corpus):
    (tmp_path / "out.txt").write_text("Dua.", encoding="utf-8")
    (corpus / "b.txt").symlink_to("../out.txt")
    is_changed = changes(corpus)
    (tmp_path / "out.txt").write_text("Tiga.", encoding="utf-8")
    assert not is_changed()
    (corpus / "b.txt").unlink()
    (corpus / "b.txt").write_text("Tiga.", encoding="utf-8")
    assert is_changed()  # it is an article now


def test_of_what_is_too_long_to_be_an_article_only_the_size_counts(corpus, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (corpus / "long.txt").write_bytes(b"a" * 20)
    (corpus / "rows.jsonl").write_bytes(b"a" * 20)
    is_changed = changes(corpus)
    (corpus / "long.txt").write_bytes(b"b" * 20)
    assert not is_changed()
    (corpus / "long.txt").write_bytes(b"b" * 21)
    assert is_changed()
    (corpus / "rows.jsonl").write_bytes(b"a" * 19 + b"b")  # read row by row, whatever its size
    assert is_changed()


@pytest.mark.parametrize("ending", sorted(set(READERS) - set(ENDINGS)))
def test_a_reader_of_one_article_refuses_by_its_size_what_is_too_long(tmp_path, ending):
    with (tmp_path / f"a{ending}").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Refused) as refused:
        next(read_records(tmp_path / f"a{ending}"))
    assert refused.value.code == "too_large"
