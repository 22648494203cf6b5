"""Files that are small or look harmless and want to grow, or to take for ever, when they are read."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from hostile.attacks import pdf

MB = 1_000_000
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCE = "BPJS Ketenagakerjaan mendaftarkan 120 nelayan di Kabupaten Pati. "


def packed(pieces, level: int = 9) -> bytes:
    """Bytes that come in pieces, as zlib packs them."""
    packer = zlib.compressobj(level)
    return b"".join([*(packer.compress(piece) for piece in pieces), packer.flush()])


def docx(document, extra: dict | None = None, ending: str = "xml") -> bytes:
    """A Word document around pieces of its XML; ``extra`` are other members of the archive, in pieces."""
    part = f"word/document.{ending}"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": [
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
            b'PartName="/%s" ContentType="%s"/></Types>' % (part.encode(), types.encode())
        ],
        "_rels/.rels": [
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            b'Id="r1" Type="%s" Target="%s"/></Relationships>' % (relation.encode(), part.encode())
        ],
        part: document,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in (parts | (extra or {})).items():
            with archive.open(name, "w") as member:
                for piece in pieces:
                    member.write(piece)
    return made.getvalue()


def body(pieces, head: str = "") -> list[bytes]:
    """XML of a document around pieces of its body."""
    return [f'{head}<w:document xmlns:w="{WORD}"><w:body>'.encode(), *pieces, b"</w:body></w:document>"]


def liar() -> bytes:
    """A document whose archive says that it unpacks to little."""
    made = docx(body([b"<w:p><w:r><w:t>" + b"a" * MB * 30 + b"</w:t></w:r></w:p>"]))
    true = zipfile.ZipFile(io.BytesIO(made)).getinfo("word/document.xml").file_size
    return made.replace(true.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def laughs(letter: str = "a", deep: int = 9) -> str:
    """Entities that each name the one before ten times."""
    lines = [f'<!ENTITY {letter}0 "hahahahaha">']
    lines += [f'<!ENTITY {letter}{n} "{f"&{letter}{n - 1};" * 10}">' for n in range(1, deep)]
    return f"<!DOCTYPE x [{''.join(lines)}]>"


def stream(content: bytes, more: str = "") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more.encode(), content)


FONT = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def paged(contents: bytes, pages: int = 1, **more: bytes) -> bytes:
    """A PDF whose pages all show one content."""
    kids = " ".join(f"{10 + n} 0 R" for n in range(pages))
    objects: dict = {
        1: "/Type/Catalog/Pages 2 0 R",
        2: f"/Type/Pages/Kids[{kids}]/Count {pages}{FONT}",
        3: contents,
    }
    objects |= {10 + n: "/Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R" for n in range(pages)}
    return pdf(objects)


def tree(deep: int) -> bytes:
    """A tree of pages in which every node has the next one twice."""
    objects: dict = {1: "/Type/Catalog/Pages 2 0 R"}
    for n in range(deep):
        objects[2 + n] = f"/Type/Pages/Kids[{3 + n} 0 R {3 + n} 0 R]/Count {2 ** (deep - n)}"
    return pdf(objects | {2 + deep: f"/Type/Page/MediaBox[0 0 9 9]{FONT}"})


def forms(deep: int) -> bytes:
    """A page that shows a drawing that shows the next one twice, and so on."""
    objects: dict = {
        1: "/Type/Catalog/Pages 2 0 R",
        2: "/Type/Pages/Kids[3 0 R]/Count 1",
        3: "/Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>",
        4: stream(b"/X Do /X Do"),
    }
    for n in range(deep):
        resources = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {6 + n} 0 R>>>>"
        objects[5 + n] = stream(b"/X Do /X Do", resources)
    return pdf(objects | {5 + deep: stream(b"BT /F 9 Tf (x) Tj ET", f"/Type/XObject/Subtype/Form{FONT}")})


def charset() -> bytes:
    """A font that says for four thousand million letters what they mean."""
    ranges = b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n"
    ranges += b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange\n"
    font = "/Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R"
    return pdf(
        {
            1: "/Type/Catalog/Pages 2 0 R",
            2: "/Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 5 0 R>>>>",
            3: "/Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R",
            4: stream(b"BT /F 9 Tf (Nelayan di Pati) Tj ET"),
            5: font,
            6: stream(ranges),
        }
    )


def shown(size: int):
    """The drawing of a page that shows text, in pieces."""
    return [b"BT /F 9 Tf ", *[b"(Nelayan di Pati) Tj " * 1000] * (size // 21_000), b"ET"]


def parquet(groups: int, rows: int, size: int) -> bytes:
    """A table in which every row has the same long text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = io.BytesIO()
    text = pa.array(["Nelayan Pati " * (size // 13)])
    table = pa.table({"text": pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), text)})
    with pq.ParquetWriter(made, table.schema, compression="zstd", use_dictionary=rows > 100) as writer:
        for _ in range(groups):
            writer.write_table(table)
    return made.getvalue()


FLATE = "/Filter/FlateDecode"

BOMBS: dict[str, Callable[[], bytes]] = {
    "line-of-100-mb.txt": lambda: b"a" * 100 * MB,
    "line.txt": lambda: b"a" * 5 * MB,
    "words.txt": lambda: (SENTENCE * (5 * MB // len(SENTENCE))).encode(),
    "line-of-100-mb.jsonl": lambda: b'{"text":"' + b"a" * 100 * MB + b'"}\n{"text":"Nelayan Pati"}',
    "line.jsonl": lambda: json.dumps({"text": SENTENCE * (5 * MB // len(SENTENCE)), "title": "a" * 5 * MB}).encode(),
    "deep.jsonl": lambda: b"[" * 10 * MB,
    "line-of-100-mb.csv": lambda: b"text\n" + b"a" * 100 * MB,
    "commas.csv": lambda: b"text,title\n" + b"," * 10 * MB,
    "open-quote.csv": lambda: b'text,title\n"' + b"nelayan\n" * (5 * MB),
    "line.html": lambda: b"<html><body><article><p>" + b"a" * 5 * MB + b"</p></article></body></html>",
    "words.html": lambda: f"<html><body><article><p>{SENTENCE * 80_000}</p></article></body></html>".encode(),
    "elements.html": lambda: b"<html><body><article>" + b"<p><b><i>a" * 500_000 + b"</article></body></html>",
    "deep.html": lambda: b"<html><body>" + b"<div>" * MB + SENTENCE.encode() * 20,
    "attributes.html": lambda: b"<html><body><p " + b"a=b " * MB + b">" + SENTENCE.encode() * 20,
    "laughs.html": lambda: f"{laughs()}<html><body><article><p>{SENTENCE * 9}&a8;</p></article></body></html>".encode(),
    "comments.html": lambda: b"<html><body>" + b"<!-- <p> " * 500_000 + b"<![CDATA[" * 100_000,
    "zeros.docx": lambda: docx(body([b"\x00" * MB] * 250)),
    "spaces.docx": lambda: docx(body([b"<w:p><w:r><w:t>", *[b" a" * (MB // 2)] * 150, b"</w:t></w:r></w:p>"])),
    "elements.docx": lambda: docx(body([b"<w:p/>" * 200_000] * 150)),
    "disguised.docx": lambda: docx(body([b"<w:p/>" * 200_000] * 20), ending="png"),
    "runs.docx": lambda: docx(body([b"<w:p>", *[b"<w:r><w:t>a</w:t></w:r>" * 50_000] * 100, b"</w:p>"])),
    "many.docx": lambda: docx(body([b"<w:p><w:r><w:t>Pati</w:t></w:r></w:p>" * 60_000])),
    "deep.docx": lambda: docx(body([b"<w:tbl><w:tr><w:tc>" * 200_000])),
    "table.docx": lambda: docx(body([b"<w:tbl>" + b"<w:tr>" + b"<w:tc><w:p/></w:tc>" * 3000 + b"</w:tr>", b"</w:tbl>"])),
    "spans.docx": lambda: docx(body([b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'])),
    "laughs.docx": lambda: docx(body([b"<w:p><w:r><w:t>&a8;</w:t></w:r></w:p>"], laughs())),
    "outside.docx": lambda: docx(
        body([b"<w:p><w:r><w:t>&a;Pati</w:t></w:r></w:p>"], '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    ),
    "picture.docx": lambda: docx(body([b"<w:p/>"]), {"word/media/a.png": [b"\x00" * MB] * 300}),
    "members.docx": lambda: docx(body([b"<w:p/>"]), {f"word/{n}.xml": [b""] for n in range(20_000)}),
    "liar.docx": liar,
    "zeros.pdf": lambda: paged(stream(packed([b"\x00" * MB] * 500), FLATE)),
    "zeros-twice.pdf": lambda: paged(stream(packed([packed([b"\x00" * MB] * 1000)]), "/Filter[/FlateDecode/FlateDecode]")),
    "text.pdf": lambda: paged(stream(packed(shown(60 * MB)), FLATE)),
    "pages.pdf": lambda: paged(stream(packed(shown(MB)), FLATE), pages=500),
    "tree.pdf": lambda: tree(30),
    "forms.pdf": lambda: forms(30),
    "size.pdf": lambda: paged(stream(b"BT ET")).replace(b"/Size ", b"/Size 999999999"),
    "run-length.pdf": lambda: paged(stream(packed([b"\x81a" * 500_000] * 4), "/Filter[/FlateDecode/RunLengthDecode]")),
    "brackets.pdf": lambda: paged(stream(b"[" * MB)),
    "charset.pdf": charset,
    "nested.pdf": lambda: pdf({1: "/Type/Catalog/Pages 2 0 R", 2: "/Kids" + "[" * 200_000}),
    "same.parquet": lambda: parquet(1, 100_000, 10 * MB),
    "plain.parquet": lambda: parquet(30, 10, 10 * MB),
}  # fmt: skip


def write(name: str, folder: Path) -> Path:
    """One of the bombs as a file."""
    path = folder / name
    path.write_bytes(BOMBS[name]())
    return path
