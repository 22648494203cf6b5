import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from helpers.corpus import documents
from helpers.corpus.articles_csv import CARDS, COLUMNS, Card, write_cards
from helpers.corpus.cards import add_files, sha256_of
from helpers.corpus.documents import SAFE_ID, read_corpus, read_parts
from helpers.corpus.files import list_files
from helpers.errors import CorpusError
from helpers.tables import build_table


def write(folder, **texts):
    """Texts by name; `__` stands for the dot of the ending."""
    for name, text in texts.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")


def reasons(corpus):
    return {(row["file"], row["record"]): row["reason_code"] for row in corpus.log}


def as_table(corpus):
    """The log as the tidy table that it becomes: refuses a row that is there twice."""
    return build_table("reading_log", corpus.log)


def test_a_folder_becomes_documents_in_the_order_of_names(tmp_path):
    write(tmp_path, b__txt="Dua.", a__txt="Satu.")
    corpus = read_corpus(tmp_path)
    assert [(d["document_id"], d["text"], d["kind"]) for d in corpus.documents] == [
        ("a", "Satu.", "original"),
        ("b", "Dua.", "original"),
    ]
    assert [row["outcome"] for row in corpus.log] == ["read", "read"]


def test_one_bad_file_of_each_kind_is_a_row_and_the_rest_goes_on(tmp_path):
    write(tmp_path, good__txt="Nelayan terlindungi.", empty__txt="", again__txt="nelayan  TERLINDUNGI.", a__exe="x")
    (tmp_path / "zeros.txt").write_bytes(bytes(100))
    (tmp_path / "cut.txt").write_bytes("Desa".encode("utf-16")[:-1])
    (tmp_path / "empty.jsonl").write_text("\n\n")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(30_000_000)
    corpus = read_corpus(tmp_path)
    assert reasons(corpus) == {
        ("a.exe", None): "unsupported",
        ("again.txt", None): None,
        ("cut.txt", None): "wrong_encoding",
        ("empty.jsonl", None): "empty",
        ("empty.txt", None): "empty",
        ("good.txt", None): "duplicate",
        ("huge.txt", None): "too_large",
        ("zeros.txt", None): "binary",
    }
    assert [d["document_id"] for d in corpus.documents] == ["again"]
    assert "'again.txt'" in corpus.log[5]["reason"] and len(as_table(corpus)) == 8


def test_what_is_no_file_is_a_row_and_keeps_nobody_waiting(tmp_path):
    write(tmp_path, good__txt="Nelayan terlindungi.")
    (tmp_path / "folder.txt").mkdir()
    write(tmp_path / "folder.txt", inner__txt="Petani juga.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    (tmp_path / "linked").symlink_to(tmp_path, target_is_directory=True)
    corpus = read_corpus(tmp_path)
    refused = {row["file"]: row["reason"] for row in corpus.log if row["outcome"] == "refused"}
    assert sorted(refused) == ["broken.txt", "linked", "loop.txt", "pipe.txt"]
    assert "link to a folder" in refused["linked"] and "no regular file" in refused["pipe.txt"]
    assert str(tmp_path) not in str(corpus.log)
    assert [d["file"] for d in corpus.documents] == ["folder.txt/inner.txt", "good.txt"]


def test_a_link_that_leads_out_of_the_corpus_is_a_row_and_one_within_is_followed(tmp_path):
    corpus = tmp_path / "corpus"
    (corpus / "sub").mkdir(parents=True)
    write(tmp_path, secret__txt="Rahasia.")
    write(corpus / "sub", good__txt="Nelayan terlindungi.")
    (corpus / "alias.txt").symlink_to("sub/good.txt")
    for name, target in (("out.txt", "../secret.txt"), ("nowhere.txt", "../nowhere.txt"), ("zero.txt", "/dev/zero")):
        (corpus / name).symlink_to(target)
    (corpus / "again.txt").symlink_to("out.txt")
    (tmp_path / "folder").symlink_to(corpus)  # the corpus itself may be one
    read = read_corpus(tmp_path / "folder")
    refused = {row["file"]: row["reason"] for row in read.log if row["reason_code"] == "unreadable"}
    assert set(refused) == {"out.txt", "nowhere.txt", "zero.txt", "again.txt"}
    assert all("link to a file outside of the corpus" in reason for reason in refused.values())
    assert [d["file"] for d in read.documents] == ["alias.txt"] and "Rahasia" not in str(read)


def test_a_file_that_vanishes_or_may_not_be_read_is_a_row(tmp_path, monkeypatch):
    write(tmp_path, a__txt="Satu.", b__txt="Dua.", c__txt="Tiga.")
    (tmp_path / "a.txt").unlink()
    monkeypatch.setattr(documents, "list_files", lambda folder: [folder / n for n in ("a.txt", "b.txt", "c.txt")])
    real = Path.read_bytes

    def denied(path):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    corpus = read_corpus(tmp_path)
    assert [row["reason_code"] for row in corpus.log] == ["unreadable", "unreadable", None]
    assert "No such file" in corpus.log[0]["reason"] and "Permission denied" in corpus.log[1]["reason"]


def test_a_folder_that_may_not_be_looked_into_is_a_row(tmp_path, monkeypatch):
    write(tmp_path, a__txt="Satu.")
    (tmp_path / "closed").mkdir()
    real = os.scandir

    def denied(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", denied)
    assert reasons(read_corpus(tmp_path)) == {("a.txt", None): None, ("closed", None): "unreadable"}


def test_hidden_files_and_the_cards_are_no_articles(tmp_path):
    write(tmp_path, a__txt="Satu.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text("Dua.")
    write(tmp_path, **{".c__txt": "Tiga."})
    write_cards(tmp_path, [])
    assert list_files(tmp_path) == [tmp_path / "a.txt"]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="is no folder"):
        read_corpus(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "name", ["a b.txt", "it's.txt", 'say "x".txt', "désa.txt", "a\nb.txt", "=1+1.txt", "😀.txt", "-.txt"]
)
def test_any_name_gives_a_safe_identifier(tmp_path, name):
    (tmp_path / name).write_text("Satu.", encoding="utf-8")
    (document,) = read_corpus(tmp_path).documents
    assert SAFE_ID.fullmatch(document["document_id"]) and "\n" not in document["file"]


def test_a_name_in_no_encoding_can_be_written_to_the_tables(tmp_path):
    (tmp_path / os.fsdecode(b"desa-\xe9.txt")).write_text("Satu.")
    (tmp_path / os.fsdecode(b"desa-\xe8.txt")).write_text("")
    corpus = read_corpus(tmp_path)
    assert as_table(corpus)["file"].tolist() == [r"desa-\udce8.txt", r"desa-\udce9.txt"]


def test_names_that_differ_in_case_or_ending_get_identifiers_of_their_own(tmp_path):
    write(tmp_path, a__txt="Satu.", A__txt="Dua.", a__md="Tiga.")
    ids = [d["document_id"].lower() for d in read_corpus(tmp_path).documents]
    assert len(set(ids)) == 3


def test_an_identifier_that_another_article_is_called_like_is_made_apart(tmp_path):
    (tmp_path / "z").mkdir()
    write(tmp_path, a__txt="Satu.")
    write(tmp_path / "z", a__txt="Dua.")
    [_, taken] = [d["document_id"] for d in read_corpus(tmp_path).documents]
    assert taken == "a-a8e0de23"  # as it has always been
    (tmp_path / f"{taken.upper()}.txt").write_text("Tiga.", encoding="utf-8")
    (tmp_path / "z" / f"{taken}.txt").write_text("Empat.", encoding="utf-8")
    ids = {d["file"]: d["document_id"] for d in read_corpus(tmp_path).documents}
    assert ids["a.txt"] == "a" and ids[f"{taken.upper()}.txt"] == taken.upper()
    assert len({name.lower() for name in ids.values()}) == 4 and all(map(SAFE_ID.fullmatch, ids.values()))


@pytest.mark.parametrize("name", ["index", "CON", "prn", "Aux", "nul", "com0", "COM9", "lpt1"])
def test_no_identifier_is_a_name_that_the_site_or_windows_keeps(tmp_path, name):
    write(tmp_path, **{f"{name}__txt": "Satu.", f"{name}x__txt": "Dua."})
    kept, other = (d["document_id"] for d in read_corpus(tmp_path).documents)
    assert re.fullmatch(f"{name}-[0-9a-f]{{8}}", kept) and other == f"{name}x"


def test_identifiers_of_records_are_written_as_every_terminal_can_show_them(tmp_path):
    lines = [{"id": name, "text": f"Kabar nomor {n}."} for n, name in enumerate(["A\u202eB", r"A\u202eB", "A\x9bB"])]
    write(tmp_path, many__jsonl="\n".join(json.dumps(line) for line in lines))
    corpus = read_corpus(tmp_path)
    shown = [r"A\u202eB", r"A\\u202eB", r"A\x9bB"]
    assert [d["record"] for d in corpus.documents] == [row["record"] for row in corpus.log] == shown


def test_two_names_are_never_shown_alike(tmp_path):
    (tmp_path / "a\nb.txt").write_text("Satu.")
    (tmp_path / r"a\nb.txt").write_text("Dua.")
    corpus = read_corpus(tmp_path)
    assert set(as_table(corpus)["file"]) == {r"a\nb.txt", r"a\\nb.txt"}
    assert len({d["document_id"] for d in corpus.documents}) == 2


def test_records_with_one_identifier_stay_apart(tmp_path):
    lines = [{"id": 7, "text": f"Kabar nomor {n}."} for n in range(4)] + [{"id": 7, "text": ""}, {"text": "Lain."}]
    write(tmp_path, many__jsonl="\n".join(json.dumps(line) for line in lines))
    corpus = read_corpus(tmp_path)
    assert [d["record"] for d in corpus.documents] == ["7", "7 (2)", "7 (3)", "7 (4)", "6"]
    assert len({d["document_id"] for d in corpus.documents}) == 5 and len(as_table(corpus)) == 6


def test_a_record_is_a_document_with_the_hash_of_its_text_and_its_fields(tmp_path):
    write(tmp_path, many__csv="id,text,title,source,date\n9,Satu.,Judul,Harian,2024-06-30T08:00\n")
    (document,) = read_corpus(tmp_path).documents
    assert document["document_id"] == "many-9" and document["outlet"] == "Harian"
    assert document["card_date"].isoformat() == "2024-06-30" and len(document["sha256"]) == 64


def test_a_file_whose_end_is_broken_keeps_its_good_rows(tmp_path):
    write(tmp_path, many__csv='text\nSatu.\n"Dua\n')
    corpus = read_corpus(tmp_path)
    assert reasons(corpus) == {("many.csv", "1"): None, ("many.csv", None): "unreadable"}


# Cards


def test_a_card_gives_the_document_what_it_says(tmp_path):
    write(tmp_path, a__txt="Satu.")
    values = {"url": "https://example.org/a", "licence": "CC BY 4.0", "outlet": "Harian", "note": "ringkas"}
    days = {"published": "2024-06-30", "retrieved": "2024-07-01"}
    add_files(tmp_path, [tmp_path / "a.txt"], kind="brief", **values, **days)
    (document,) = read_corpus(tmp_path).documents
    assert (document["kind"], document["outlet"], document["note"]) == ("brief", "Harian", "ringkas")
    assert (document["url"], document["licence"]) == (values["url"], values["licence"])
    assert document["card_date"].isoformat() == "2024-06-30" and document["retrieved_date"].isoformat() == "2024-07-01"
    assert document["sha256"] == sha256_of(tmp_path / "a.txt")


def test_cards_that_do_not_agree_are_noted_or_refused_and_the_texts_read(tmp_path):
    write(tmp_path, changed__txt="Satu.", new__txt="Dua.", odd__txt="Tiga.", twice__txt="Empat.")
    write(tmp_path, many__jsonl='{"text": "Lima."}')
    shas = {name: sha256_of(tmp_path / name) for name in ("odd.txt", "twice.txt")}
    cards = [Card("changed.txt", "0" * 64, "brief"), Card("gone.txt", "0" * 64, "brief"), Card("", "0" * 64, "brief")]
    cards += [Card("odd.txt", shas["odd.txt"], "brief", published="1820-01-01")]
    cards += [Card("twice.txt", shas["twice.txt"], "brief"), Card("twice.txt", shas["twice.txt"], "original")]
    write_cards(tmp_path, [*cards, Card("many.jsonl", "0" * 64, "original")])
    corpus = read_corpus(tmp_path)
    assert reasons(corpus) == {
        ("changed.txt", None): "hash_mismatch",
        ("many.jsonl", "1"): "hash_mismatch",
        ("new.txt", None): "file_without_card",
        ("odd.txt", None): "bad_card",
        ("twice.txt", None): "bad_card",
        ("gone.txt", None): "card_without_file",
        (CARDS, None): "card_without_file",
    }
    assert Counter(row["outcome"] for row in corpus.log) == {"noted": 5, "refused": 2}
    kinds = {d["file"]: (d["kind"], d["card_date"]) for d in corpus.documents}
    assert kinds["twice.txt"] == ("brief", None) and kinds["odd.txt"] == ("brief", None) and len(kinds) == 5


def test_a_card_without_a_name_and_one_of_the_cards_are_one_row(tmp_path):
    write(tmp_path, a__txt="Satu.")
    write_cards(tmp_path, [Card("", "0" * 64, "brief"), Card(CARDS, "0" * 64, "brief")])
    assert as_table(read_corpus(tmp_path))["file"].tolist() == ["a.txt", CARDS]


def test_cards_that_are_no_regular_file_or_endless_stop_the_run(tmp_path):
    os.mkfifo(tmp_path / CARDS)
    with pytest.raises(CorpusError, match="a regular file of at most"):
        read_corpus(tmp_path)
    (tmp_path / CARDS).unlink()
    with (tmp_path / CARDS).open("wb") as file:
        file.truncate(14_000_000_000)
    with pytest.raises(CorpusError, match="a regular file of at most"):
        read_corpus(tmp_path)


def test_a_broken_articles_csv_stops_the_run(tmp_path):
    write(tmp_path, a__txt="Satu.", articles__csv="file\na.txt\n")
    with pytest.raises(CorpusError, match="no column sha256"):
        read_corpus(tmp_path)


def test_a_card_cannot_reach_outside_the_corpus(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write(tmp_path, secret__txt="Rahasia.")
    write_cards(corpus, [Card("../secret.txt", sha256_of(tmp_path / "secret.txt"), "brief")])
    assert read_corpus(corpus).documents == []


# The whole


def test_every_reason_of_the_code_is_a_reason_of_the_codebook():
    import yaml

    from helpers import paths

    written = "".join(path.read_text() for path in Path(documents.__file__).parent.glob("*.py"))
    codes = set(re.findall(r'Refused\(\s*"(\w+)"', written))
    words = yaml.safe_load((paths.ROOT / "data/codebook/vocabularies.yaml").read_text(encoding="utf-8"))
    assert codes - set(words["reasons"]) == set()


def test_reading_calls_the_tick_once_a_file(tmp_path):
    write(tmp_path, a__txt="Satu.", b__txt="", c__txt="Tiga.")
    ticks = []
    read_corpus(tmp_path, lambda: ticks.append(1))
    assert len(ticks) == 3


def test_the_steps_of_reading_grow_with_the_number_of_articles_not_with_its_square(tmp_path):
    def steps(count):
        folder = tmp_path / str(count)
        folder.mkdir()
        rows = "\n".join(json.dumps({"id": n % 3, "text": f"Kabar nomor {n} dari desa."}) for n in range(count))
        (folder / "a.jsonl").write_text(rows)
        write_cards(folder, [Card(f"{n}.txt", "0" * 64, "brief") for n in range(count)])
        calls = Counter()
        sys.setprofile(lambda _, event, __: calls.update([event]))
        try:
            corpus = read_corpus(folder)
        finally:
            sys.setprofile(None)
        assert len(corpus.log) == 2 * count
        return calls["call"] + calls["c_call"]

    assert steps(800) < 8 * 1.5 * steps(100)  # eight times as many; a square would be sixty-four times


def test_the_card_columns_are_those_of_the_file():
    assert COLUMNS == ["file", "sha256", "kind", "outlet", "url", "published", "retrieved", "licence", "note"]


@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_corpus_read_in_parts_is_the_corpus_and_no_part_is_larger_than_asked(tmp_path, size):
    lines = [json.dumps({"text": f"Nelayan ke-{n} terlindungi."}) for n in range(5)] + ["broken"]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Petani ke-{n} ikut.", encoding="utf-8")
    parts, whole = list(read_parts(tmp_path, size=size)), read_corpus(tmp_path)
    assert [d for part in parts for d in part.documents] == whole.documents and len(whole.documents) == 9
    assert [row for part in parts for row in part.log] == whole.log and len(whole.log) == 10
    assert max(len(part.documents) for part in parts) <= size
    for part in parts:  # each document with its row of the log
        assert {row["document_id"] for row in part.log} - {None} == {d["document_id"] for d in part.documents}


def test_a_file_that_changes_while_it_is_read_is_a_row_of_the_log_and_stops_no_other(tmp_path, monkeypatch):
    write(tmp_path, a__txt="Satu.", b__txt="Dua.", c__txt="Tiga.", d__txt="Empat.")
    read = documents.read_records

    def disturbed(path):
        if path.name == "b.txt":
            path.write_text("Lain.", encoding="utf-8")
        if path.name == "c.txt":
            path.unlink()
        yield from read(path)
        if path.name == "d.txt":
            path.unlink()

    monkeypatch.setattr(documents, "read_records", disturbed)
    corpus = read_corpus(tmp_path)
    assert [document["file"] for document in corpus.documents] == ["a.txt", "d.txt"]
    assert reasons(corpus) == {
        (f"{n}.txt", None): why for n, why in zip("abcd", [None, *["unreadable"] * 2, None], strict=True)
    }
    assert "changed while it was read" in corpus.log[1]["reason"]


def test_text_and_hash_of_a_document_are_of_the_same_moment(tmp_path, monkeypatch):
    write(tmp_path, a__txt="Satu.")
    hashes = iter(["1" * 64, "2" * 64])
    monkeypatch.setattr(documents, "sha256_of", lambda _: next(hashes))
    assert read_corpus(tmp_path).documents == []
