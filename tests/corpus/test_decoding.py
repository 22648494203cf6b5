import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.corpus import decoding
from helpers.corpus.decoding import Refused, decode

SENTENCE = "Nelayan di pesisir “terlindungi” sejak Maret, kata ketua kelompoknya – iurannya Rp16.800.\n"


def refused_as(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        decode(data)
    return refused.value.code


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_utf8_text_is_what_read_text_gives_or_is_refused(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode("utf-8"))
    try:
        assert decode(path.read_bytes()).text == path.read_text(encoding="utf-8")
    except Refused as refused:
        assert refused.code in ("empty", "binary")


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfDesa Sadar", b"a\r\r\nb\rc\r\n", "satu\u2028dua\x0ctiga\x85empat".encode(), b"  Desa \n\n"]
)
def test_byte_order_mark_line_ends_and_white_space_stay_as_read_text_gives_them(tmp_path, data):
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    assert decode(data).text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_other_encodings_are_told_and_decoded(encoding):
    assert decode(SENTENCE.encode(encoding)) == (SENTENCE, encoding)


def test_one_windows_character_in_a_long_text_is_enough_to_tell():
    text = "Pekerja rentan di desa itu terlindungi. " * 200 + "½"
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\xa0\u2003".encode()])
def test_nothing_but_white_space_or_a_byte_order_mark_is_empty(data):
    assert refused_as(data) == "empty"


@pytest.mark.parametrize("data", [bytes(999), b"PK\x03\x04\x00\x00 desa", b"desa" * 3000 + b"\x00", b"\x01\x02desa"])
def test_zeros_and_controls_are_binary(data):
    assert refused_as(data) == "binary"


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode("utf-16")[:-1],  # half a character at the end
        "日本語のテキストです。これは文字コードの試験です。".encode("shift_jis"),
        (SENTENCE * 20).encode()[:-30] + b"\x81\xff\xfe",  # UTF-8 that somebody cut and glued
    ],
)
def test_what_no_newspaper_writes_is_wrongly_encoded(data):
    assert refused_as(data) == "wrong_encoding"


def test_a_text_beyond_the_limit_is_refused_by_its_size(monkeypatch):
    monkeypatch.setattr(decoding, "MAX_BYTES", 10)
    assert refused_as(b"Nelayan desa") == "too_large"


@given(data=st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text = decode(data).text
    except Refused:
        return
    text.encode("utf-8")
    assert text.strip() and "\r" not in text


def test_a_latin_text_of_twelve_megabytes_with_a_fault_at_its_end_is_refused():
    data = ("Nelayan “desa”. ".encode("cp1252") * 800_000)[:12_000_000] + b"\x81"
    assert refused_as(data) == "wrong_encoding"
