import io
import zipfile

import pytest

from helpers.corpus import readers
from helpers.corpus.decoding import Refused
from helpers.corpus.readers import joined_lines, read_records

PAGE = """<!doctype html><html><head><title>Nelayan pesisir ikut jaminan</title>
<meta property="og:url" content="https://example.org/nelayan"></head>
<body><nav><a href="/">Beranda</a> <a href="/ekonomi">Ekonomi</a></nav>
<article><h1>Nelayan pesisir ikut jaminan</h1>
<p>Dua belas nelayan di pesisir selatan ikut program jaminan sosial, kata ketua kelompok mereka kepada wartawan.</p>
<p>Iuran enam bulan pertama dibayar koperasi, sesudah itu para nelayan “membayar sendiri” setiap bulan.</p></article>
<footer>Hak cipta 2019</footer></body></html>"""


def pdf_of(lines: list[str], password: str | None = None) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(400, 400)
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 300 Td {shown} ET".encode("latin-1"))
    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
    font = DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx_of(build) -> bytes:
    from docx import Document

    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    (record,) = read_records(path)
    return record


def refused(tmp_path, name, data):
    with pytest.raises(Refused) as why:
        read(tmp_path, name, data)
    return why.value


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md"])
def test_a_text_file_is_one_article_kept_as_it_is(tmp_path, name):
    record = read(tmp_path, name, b"\xef\xbb\xbf# Nelayan\r\n\r\n  terlindungi  ")
    assert (record.text, record.record, record.byte_count) == ("\ufeff# Nelayan\n\n  terlindungi  ", None, 31)


def test_an_ending_without_a_reader_is_named_with_those_that_have_one(tmp_path):
    why = refused(tmp_path, "a.doc", b"x")
    assert why.code == "unsupported" and "'.doc'" in str(why) and ".docx" in str(why)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_web_page_gives_headline_and_main_text_without_navigation(tmp_path, encoding):
    record = read(tmp_path, "a.html", PAGE.encode(encoding))
    assert record.text.startswith("Nelayan pesisir ikut jaminan\n") and "“membayar sendiri”" in record.text
    assert "Beranda" not in record.text and record.encoding == encoding
    assert record.fields["url"] == "https://example.org/nelayan"


def test_the_year_of_a_copyright_line_is_no_date_of_an_article(tmp_path):
    assert "card_date" not in read(tmp_path, "a.html", PAGE.encode()).fields


@pytest.mark.parametrize("page", [b"<html></html>", b"plain words", b"<p>" * 5000])
def test_a_page_without_main_text_is_refused(tmp_path, page):
    assert refused(tmp_path, "a.html", page).code == "no_text"


def test_a_page_on_which_the_extractor_fails_is_refused(tmp_path, monkeypatch):
    import trafilatura

    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_, **__: 1 / 0)
    assert refused(tmp_path, "a.html", PAGE.encode()).code == "unreadable"


def test_a_pdf_gives_its_lines_as_paragraphs(tmp_path):
    record = read(tmp_path, "a.pdf", pdf_of(["Nelayan ikut jaminan ketenaga-", "kerjaan.", "Bupati hadir."]))
    assert (record.text, record.encoding) == ("Nelayan ikut jaminan ketenagakerjaan.\n\nBupati hadir.", "pdf")


def test_a_pdf_that_only_its_owner_locked_is_read(tmp_path):
    assert read(tmp_path, "a.pdf", pdf_of(["Nelayan."], password="")).text == "Nelayan."


def test_a_pdf_with_a_password_is_refused_by_that_reason(tmp_path):
    why = refused(tmp_path, "a.pdf", pdf_of(["Nelayan."], password="rahasia"))
    assert why.code == "unreadable" and "password" in str(why)


def test_a_pdf_without_text_is_refused_as_a_scan(tmp_path):
    assert refused(tmp_path, "a.pdf", pdf_of([" "])).code == "no_text"


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing more", pdf_of(["Nelayan."])[:-300], b"\x00" * 100])
def test_a_broken_pdf_is_refused_without_a_word_on_the_error_output(tmp_path, capfd, data):
    assert refused(tmp_path, "a.pdf", data).code == "unreadable"
    assert capfd.readouterr() == ("", "")


def test_a_word_document_gives_paragraphs_and_tables_in_their_order(tmp_path):
    def build(document):
        document.add_paragraph("Sebelum tabel.")
        table = document.add_table(2, 2)
        for n, text in enumerate(["Desa", "Peserta", "Sukamaju", "120"]):
            table.cell(n // 2, n % 2).text = text
        document.add_paragraph("Sesudah tabel.")

    record = read(tmp_path, "a.docx", docx_of(build))
    assert record.text == "Sebelum tabel.\n\nDesa\tPeserta\n\nSukamaju\t120\n\nSesudah tabel."


def test_merged_cells_come_once_and_cells_of_several_paragraphs_keep_them(tmp_path):
    def build(document):
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Judul tabel"
        table.cell(1, 0).text = "Kolom kiri."
        table.cell(1, 0).add_paragraph("Alinea kedua.")
        table.cell(1, 1).text = "Kolom kanan."

    record = read(tmp_path, "a.docx", docx_of(build))
    assert record.text == "Judul tabel\n\nKolom kiri.\n\nAlinea kedua.\n\nKolom kanan."


def test_a_zip_that_is_no_word_document_is_unreadable(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Nelayan")
    assert refused(tmp_path, "a.docx", out.getvalue()).code == "unreadable"
    assert refused(tmp_path, "b.docx", b"Nelayan").code == "unreadable"


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "UNPACKED_LIMIT", 1000)
    assert refused(tmp_path, "a.docx", docx_of(lambda document: None)).code == "too_large"


@pytest.mark.parametrize("ending", sorted(readers.READERS))
def test_every_reader_refuses_an_empty_file_as_empty(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"")
    try:
        assert list(read_records(path)) == []
    except Refused as refused:
        assert refused.code in ("empty", "unreadable")


def test_lines_of_a_page_that_end_no_sentence_are_joined_in_linear_time():
    text = "kata demi kata\n" * 200_000
    assert joined_lines(text) == " ".join(["kata demi kata"] * 200_000)


def test_a_doubled_word_keeps_its_hyphen_at_a_line_end():
    assert joined_lines("orang-\norang, 5-\n10 dan UMKM-\nnya ketenaga-\nkerjaan") == (
        "orang-orang, 5- 10 dan UMKM- nya ketenagakerjaan"
    )
