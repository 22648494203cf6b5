"""Whatever comes in: it is read, coded and checked, or refused with a reason; nothing else is ever raised."""

import random
import sys
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from helpers import paths
from helpers.coding import coder
from helpers.coding.article import Article
from helpers.coding.codebook import load_codebook
from helpers.coding.codebook_reading import LinedYaml
from helpers.coding.sentences import LONGEST
from helpers.corpus.articles_csv import COLUMNS, Card, problems_of, read_cards, to_csv
from helpers.corpus.documents import read_corpus
from helpers.corpus.readers import READERS
from helpers.corrections.file import read_corrections
from helpers.errors import CorpusError, CorrectionError, ParameterError
from helpers.running.grid import plan_grid, read_grid
from helpers.running.parameters import check_parameters, read_cases
from helpers.running.single import _pair
from hostile.attacks import ATTACKS, article

CODEBOOK = load_codebook()
known = cache(read_cases)
MANY = 600  # pieces; three times as many must not take nine times the effort
PROFILE = paths.NOTEBOOKS / "4-region-profile.ipynb"
ROWS = ("strategies", "quantities", "instruments", "people", "quotes")
FRAGMENTS = [
    "BPJS Ketenagakerjaan ", "Kabupaten Pati", "Kota Serang ", "PATI – ", "Selasa (12/3/2024)", "nelayan ", "pekerja rentan ",
    "1.234 ", "43,5 persen ", "Rp 16.800 ", "dua ratus ", "menggelar sosialisasi ", "mendaftarkan ", "akan ", "belum ", '"', "“",
    "”", "(", ")", ",", ". ", "… ", " – ", "-", "\n", "\n\n", "\u00a0", "\u00ad", "\u200b", "\u2028", "<p>", "&amp;", "&#x20;",
    "kata ", "Kepala Dinas ", "Rahmat Subekti", "S.Sos., M.Si. ", "Perda Nomor 7 Tahun 2021 ", "tentang ", "jaminan kematian ",
    "peserta ", "dari ", "naik ", "tahun lalu ", "İ", "ß", "ﬁ", "Ⅷ", "٣", "e\u0301", "\U0001d7d8",
]  # fmt: skip
pieces = some.lists(some.one_of(some.sampled_from(FRAGMENTS), some.text(max_size=5)), max_size=60)
texts = pieces.map("".join)


@pytest.fixture(scope="module", autouse=True)
def on_topic():
    """All rules are to be met."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coder, "is_on_topic", lambda article: True)
        yield


def coded(text: str) -> dict:
    return coder.to_gold_form(coder.code_text(text, CODEBOOK))


@given(texts)
@settings(max_examples=60)
def test_any_text_is_coded_and_every_span_matches_it(text):
    found = coded(text)
    for field in ROWS:
        for row in found[field]:
            assert text[row["start"] : row["end"]] == row["evidence"]
    assert coded(text) == found


@given(some.lists(texts, min_size=2, max_size=5), some.randoms(use_true_random=False))
@settings(max_examples=15)
def test_texts_are_coded_the_same_in_any_order(several, chance: random.Random):
    in_order = dict(zip(several, map(coded, several), strict=True))
    chance.shuffle(several)
    assert {text: coded(text) for text in several} == in_order


def test_the_attacks_are_coded_the_same_a_second_time():
    for attack in ATTACKS.values():
        text = article(attack)
        found = coded(text)
        assert coded(text) == found
        assert all(text[row["start"] : row["end"]] == row["evidence"] for field in ROWS for row in found[field])


WITHOUT_END = {
    "groups": lambda n: "nelayan, ",
    "groups joined": lambda n: "pekerja rentan dan ",
    "names": lambda n: "Wira Lesmana, ",
    "acts": lambda n: "sosialisasi ",
    "rules": lambda n: "Perbup Nomor 1 Tahun 2020 ",
    "quotations": lambda n: "“a\n\n",
    "lines": lambda n: "- A\n",
    "people": lambda n: f"Kepala Dinas Sosial {name(n)} mengatakan hal itu. ",
    "officials": lambda n: f"Kepala Bidang {name(n)} Dinas Tenaga Kerja, {name(n + 9999)}, hadir. ",
}


def name(n: int) -> str:
    """A name of two words that no other number has."""
    syllables = [consonant + vowel for consonant in "bdgklmnprst" for vowel in "aiueo"]
    first, second = ("".join(syllables[n // 55**place % 55] for place in places) for places in ((0, 1, 2), (1, 0, 2)))
    return f"{first} {second}".title()


def effort(text: str) -> int:
    """How many calls it takes to code a text: unlike seconds, always the same."""
    calls = 0

    def count(frame, event, told):
        nonlocal calls
        calls += event in ("call", "c_call")

    coded(text)  # what is remembered from one text to the next is remembered now
    sys.setprofile(count)
    try:
        coded(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", sorted(WITHOUT_END))
def test_a_list_without_end_takes_as_many_times_the_effort_as_it_is_longer(piece):
    short, long = (effort(article("x") + "".join(map(WITHOUT_END[piece], range(count)))) for count in (MANY, 3 * MANY))
    assert long < 4.5 * short


def test_no_sentence_is_longer_than_one_can_be():
    article = Article("nelayan, " * 5000 + "x" * 9000)
    assert max(sentence.end - sentence.start for sentence in article.sentences) <= LONGEST
    assert "".join(article.evidence(s.start, s.end) for s in article.sentences).replace(" ", "") == (
        "nelayan," * 5000 + "x" * 9000
    )


BEGINNINGS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PAR1",
    b"<html><body><p>",
    b'{"text":"',
    b"text,title\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("given")


@given(some.sampled_from(sorted(READERS)), some.sampled_from(BEGINNINGS), some.binary(max_size=300))
@settings(max_examples=150)
def test_a_file_of_any_bytes_leaves_documents_or_reasons(folder, ending, beginning, data):
    path = folder / f"a{ending}"
    path.write_bytes(beginning + data)
    try:
        read = read_corpus(folder)
    finally:
        path.unlink()
    assert read.log and all(row["outcome"] == "read" or row["reason"] for row in read.log)
    for document in read.documents:
        document["text"].encode()  # no halves of characters, which no file could keep


values = some.text(some.characters(codec="utf-8"), max_size=20)
cards = some.builds(Card, *[values] * 9)


@given(cards)
@settings(max_examples=60)
def test_any_card_is_judged_in_sentences_and_comes_back_as_it_was_written(folder, card):
    assert all(problem.endswith(".") for problem in problems_of(card))
    path = folder / "articles.csv"
    path.write_text(to_csv([card]), encoding="utf-8", newline="\n")
    try:
        (again,) = read_cards(folder)
    except CorpusError:
        pass  # a NUL, which Python's csv does not read
    else:
        assert again.sha256 == card.sha256.strip().lower()
        assert all(getattr(again, name) == getattr(card, name).strip() for name in COLUMNS if name != "sha256")
    finally:
        path.unlink()


@given(some.binary(max_size=200))
@example(b"file,sha256,kind,outlet,url,published,retrieved,licence,note\n" + b"a" * 140_000)
@settings(max_examples=60)
def test_cards_and_corrections_of_any_bytes_are_read_or_refused(folder, data):
    for name, read, refusal in (
        ("articles.csv", lambda path: read_cards(path.parent), CorpusError),
        ("corrections", lambda path: read_corrections(path, CODEBOOK), CorrectionError),
    ):
        path = folder / name
        path.write_bytes(data)
        try:
            read(path)
        except refusal as refused:
            assert str(refused)
        finally:
            path.unlink()


yaml_pieces = some.lists(
    some.sampled_from(["codes:", "\n", "  ", "- ", "a", "b: ", "&a ", "*a", "!!python/name:os.system ", "[", "]", "{", "}", "'", '"', ": ", "? ", "<<: ", "|\n", "2024-01-01", "0o9", "1e9", ".nan", "\\ud800", "#", "%", "@", "\t", "---\n", "..."]),
    max_size=30,
).map("".join)  # fmt: skip


@given(yaml_pieces | values)
@settings(max_examples=100)
def test_any_yaml_of_the_codebook_is_plain_data_or_has_its_problems_named(folder, text):
    path = folder / "codes.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    read = LinedYaml(path)
    path.unlink()
    assert read.problems or isinstance(read.data, str | list | dict | None)


@given(yaml_pieces | values)
@settings(max_examples=60)
def test_any_grid_is_planned_or_refused(folder, text):
    path = folder / "grid"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        plan_grid(PROFILE, read_grid(path), CODEBOOK)
    except ParameterError as refused:
        assert str(refused)
    finally:
        path.unlink()


@given(some.sampled_from(["region", "lang", "years", "min_articles"]), yaml_pieces | values)
@example("lang", "[" * 3000)
@settings(max_examples=60)
def test_any_parameter_is_of_its_type_or_refused(name, value):
    try:
        checked = check_parameters(PROFILE, dict([_pair(f"{name}={value}")]), CODEBOOK, known)
    except ParameterError as refused:
        assert str(refused)
    else:
        assert all(isinstance(one, str) for one in checked.values())
