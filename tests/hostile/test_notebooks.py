"""Notebooks that want to do something where they are printed: only blocks and plain words of them reach a page."""

import re

import nbformat
import pytest
from nbformat import v4

from helpers.errors import ReportError
from helpers.reporting import blocks
from helpers.reporting.html import HTMLReportExporter
from helpers.reporting.pdf import PDFReportExporter
from hostile.attacks import ATTACKS, EVIL, OWN, WORDS

SCRIPT = f"<script>{OWN}</script>"
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72" onload="{OWN}"><script>{OWN}</script>'
    f'<image href="{EVIL}/a.png" width="9" height="9"/><a href="javascript:{OWN}"><rect width="9" height="9"/></a></svg>'
)
OUTPUTS = {
    "text/html": SCRIPT,
    "image/svg+xml": SVG,
    "text/vnd.mermaid": f"graph TD; A[<img src=x onerror={OWN}>]",
    "text/markdown": f"[x](javascript:{OWN})",
    "text/latex": f"$\\href{{javascript:{OWN}}}{{x}}$",
    "application/javascript": OWN,
    "application/vnd.jupyter.widget-view+json": {"model_id": SCRIPT},
}


def hostile_notebook() -> nbformat.NotebookNode:
    """Every attack as Markdown, as printed words, in blocks and in metadata, beside outputs of many kinds."""
    pages = [blocks.PageLink("x", f"javascript:{OWN}"), blocks.PageLink("y", f"//evil.example/{SCRIPT}")]
    made = [
        blocks.Report("en", "explore", f"Judul {SCRIPT}", parameters={"a": SCRIPT, SCRIPT: 1}),
        blocks.Text([*pages, blocks.Evidence("z", f"../../{SCRIPT}", 0, 9), *ATTACKS.values()]),
        blocks.Figure(SVG, SCRIPT, f'" onerror="{OWN}'),
        blocks.Table(SCRIPT, [blocks.Column(SCRIPT, SCRIPT)], [[attack] for attack in ATTACKS.values()]),
        blocks.Provenance([(SCRIPT, SCRIPT)]),
    ]
    shown = [v4.new_output("display_data", {blocks.MIME: blocks.to_json(block), "text/html": SCRIPT}) for block in made]
    cells = [v4.new_code_cell(outputs=[output]) for output in shown]
    cells += [v4.new_markdown_cell(attack) for attack in ATTACKS.values()]
    cells += [
        v4.new_markdown_cell(f"![x]({EVIL}/x.png) [a](javascript:{OWN}) [b](vbscript:{OWN}) [c]( JaVaScRiPt:{OWN}) <javascript:{OWN}>"),
        v4.new_markdown_cell(f"[d](java&#9;script:{OWN}) [e](data:text/html,{SCRIPT}) [f](&#1;javascript:{OWN}) [g][h]\n\n[h]: javascript:{OWN}"),
        v4.new_markdown_cell("> " * 2000 + "tua"),
        v4.new_code_cell(outputs=[v4.new_output("display_data", {kind: data}) for kind, data in OUTPUTS.items()]),
        v4.new_code_cell(SCRIPT, outputs=[v4.new_output("stream", text="\n".join(ATTACKS.values()), name="stdout")]),
        v4.new_code_cell(SCRIPT, outputs=[v4.new_output("error", ename=SCRIPT, evalue=SCRIPT, traceback=[SCRIPT])]),
    ]  # fmt: skip
    meta = {
        "title": SCRIPT,
        "jangkau": {"alone": f"jangkau run {SCRIPT}"},
        "widgets": {"x": SCRIPT},
        "authors": [SCRIPT],
    }
    return v4.new_notebook(cells=cells, metadata=meta | {"language_info": {"name": f'"{SCRIPT}'}})


def test_a_hostile_notebook_becomes_a_page_of_words():
    page, _ = HTMLReportExporter().from_notebook_node(hostile_notebook())
    assert "<script" not in page and "&lt;script&gt;" in page
    tags = re.sub(r'"[^"]*"', '""', " ".join(re.findall(r"<[a-zA-Z][^>]*>", page)))
    assert not re.search(r"\s(?:on\w+|srcdoc|formaction|ping)=", tags)
    assert not re.search(r"<(?:iframe|object|embed|base|form|link rel=\"(?!icon))", page)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert all(re.match(r"https?://|#|data:image/svg\+xml;base64,|data:,", address) for address in addresses), addresses
    assert not [address for address in re.findall(r'src="([^"]*)"', page) if not address.startswith("data:")]


@pytest.mark.browser
def test_the_page_of_a_hostile_notebook_runs_and_fetches_nothing(browser, tmp_path):
    page, _ = HTMLReportExporter().from_notebook_node(hostile_notebook())
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        opened, said = context.new_page(), []
        opened.on("console", lambda message: said.append(message.text))
        opened.on("request", lambda request: said.append(request.url) if request.url.startswith("http") else None)
        opened.goto((tmp_path / "page.html").as_uri())
        assert opened.evaluate("window.__owned") is None and said == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_hostile_notebook_becomes_a_pdf_of_words():
    notebook = hostile_notebook()
    drawing = next(
        o for c in notebook.cells for o in c.get("outputs", []) if "svg" in o.get("data", {}).get(blocks.MIME, {})
    )
    drawing.data[blocks.MIME]["svg"] = re.sub("<image[^>]*>", "", SVG)
    pdf, _ = PDFReportExporter().from_notebook_node(notebook)
    for action in (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"javascript:", b"/EmbeddedFile"):
        assert action not in pdf
    assert set(re.findall(rb"/URI \(([^)]*)\)", pdf)) <= {f"{EVIL}/auto".encode()}


@pytest.mark.parametrize("address", [f"{EVIL}/a.png", "file:///etc/passwd", "/etc/hostname.png", "../../../x.png"])
def test_a_drawing_that_loads_something_is_refused_in_print(address):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{address}" width="9" height="9"/></svg>'
    made = [blocks.Report("en", "explore", "x"), blocks.Figure(svg, "x", "x")]
    outputs = [v4.new_output("display_data", {blocks.MIME: blocks.to_json(block)}) for block in made]
    with pytest.raises(ReportError, match="linked image"):
        PDFReportExporter().from_notebook_node(v4.new_notebook(cells=[v4.new_code_cell(outputs=outputs)]))


@pytest.mark.parametrize(
    "block",
    [{}, [], None, "text", {"block": "text"}, {"block": "text", "runs": [{"text": "x", "html": SCRIPT}]},
     {"block": "figure", "svg": SCRIPT, "title": "x", "alt": "x"}, {"block": "script", "runs": [OWN]},
     {"block": "text", "runs": ["x"], "style": f'"><{SCRIPT}'}, {"block": "table", "title": "x", "columns": [], "rows": 1},
     {"block": "report", "lang": "../..", "kind": "region", "title": "x"}],
)  # fmt: skip
def test_a_block_that_is_none_is_refused(block):
    with pytest.raises(ReportError):
        blocks.from_json(block)


def test_words_of_attacks_stand_in_a_page_unchanged():
    page, _ = HTMLReportExporter().from_notebook_node(hostile_notebook())
    from html import unescape

    words = unescape(re.sub(r"<[^>]*>", "", page))
    assert [name for name, attack in WORDS.items() if attack not in words] == []
