"""A small report of invented data with every kind of block, and words that would do harm if they were not escaped."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.reporting import blocks
from helpers.reporting.blocks import Column, Evidence, Fact, PageLink, Sentence, Strong

HOSTILE = '<script>alert(1)</script> #include "x" $a$ @b \\ // [c] *d* _e_ `f` {{ g }} {% h %}'
HOSTILE += " & 'i' \U0001f600 中文 \x07\ufffe"

SVG = """<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 150" width="480pt" height="150pt">
<metadata><date>2031-01-01T00:00:00</date></metadata>
<g font-family="DejaVu Sans" font-size="11" fill="#17242a">
<text x="120" y="35" text-anchor="end">Door to door</text>
<rect x="128" y="22" width="260" height="18" fill="#0b6472"/>
<text x="394" y="35">13 of 40</text>
<text x="120" y="75" text-anchor="end">Through groups</text>
<rect x="128" y="62" width="180" height="18" fill="#0b6472"/>
<text x="314" y="75">9 of 40</text>
<text x="120" y="115" text-anchor="end">Aware villages</text>
<rect x="128" y="102" width="80" height="18" fill="#a64b0a"/>
<text x="214" y="115">4 of 40</text>
</g></svg>"""

REGIONS = ["Kabupaten Contoh Utara", "Kota Contoh", "Kabupaten Misal", "Kabupaten Andai Raya", "Kota Umpama"]


def sample_blocks(lang: str = "en") -> list[blocks.Block]:
    """One block of each kind and style, the head first."""
    regions = [
        [
            [PageLink(name, f"regions/99.0{number}")],
            f"{90 - 7 * number}",
            f"{46_000 - 800 * number:,}",
            "Rp1.2 billion",
            f"{58 - 9 * number}%",
            "door to door; groups; village officials; contributions paid by the village budget",
            "2017–2019",
        ]
        for number, name in enumerate(REGIONS)
    ]
    return [
        blocks.Report(
            lang,
            "region",
            "How does Kabupaten Contoh Utara bring its workers into the scheme?",
            "What 40 invented articles of 2017 to 2019 report",
            "99.00",
            {"region_code": "99.00", "lang": lang},
        ),
        blocks.Text(
            [
                "Most articles report ",
                Strong("visits to workers where they are"),
                "; few report villages. ",
                Evidence("One village pays for all its boat crews", "inv-0001", 10, 90),
                ", see ",
                PageLink("how it was coded", "methods"),
                ".",
            ],
            "lead",
        ),
        blocks.Facts(
            [
                Fact("Articles that report outreach", "40", "of 52 read"),
                Fact("Strategies reported", "11", "of 18 in the codebook"),
                Fact("Workers named as newly enrolled", "46,000", "the largest figure, in 3 articles"),
                Fact("Contributions", "Rp1.2 billion"),
            ]
        ),
        blocks.Figure(
            SVG,
            "Visits are reported most often",
            "Bar chart of three strategies: door to door leads with 13 of 40 articles, "
            "then groups with 9; aware villages come last with 4.",
            "Articles that report each strategy, 2017 to 2019, n = 40",
            "table strategies, invented data",
        ),
        blocks.Text(["Counts are of articles, not of visits."], "note"),
        blocks.Table(
            "The regions beside each other",
            [
                Column("region", "Region"),
                Column("articles", "Articles", "right"),
                Column("workers", "Workers newly enrolled (largest figure)", "right"),
                Column("rupiah", "Contributions", "right"),
                Column("coverage", "Coverage", "right"),
                Column("strategies", "Strategies reported"),
                Column("years", "Years", "right"),
            ],
            regions,
            "Regions with at least one invented article, sorted by articles",
            "table regions, invented data",
        ),
        blocks.List(
            [
                ["Visits to markets and harbours"],
                [Strong("Groups"), " of boat crews"],
                [Evidence("A village", "inv-0002", 3, 40)],
            ]
        ),
        blocks.List([["first"], ["second"]], ordered=True),
        blocks.Sentences(
            [
                Sentence(
                    "Petugas mendatangi pasar ikan dan mencatat 120 awak perahu.",
                    "inv-0001",
                    1010,
                    1070,
                    "Kabar Contoh",
                    "24 July 2018",
                    ["Door to door", "Worker registry"],
                    "done",
                ),
                Sentence(HOSTILE, 'inv/0002 "x"', 3, 40),
            ]
        ),
        blocks.Text(
            ["Fewer than ten articles a year: a difference of one article moves a share by a tenth. ", HOSTILE],
            "caution",
        ),
        blocks.Text([HOSTILE]),
        blocks.Provenance(
            [("Articles", "40 of 52 in data/raw"), ("Codebook", "sha256 " + "9f3c" * 16), ("Version", "0.1.0")]
        ),
    ]


def stored(block: blocks.Block) -> NotebookNode:
    """A block as a notebook stores it, beside HTML and other forms that an exporter must not believe."""
    data = {blocks.MIME: blocks.to_json(block), "text/html": "<p>unseen-html</p>", "text/plain": "unseen-plain"}
    return new_output("display_data", data)


def sample_notebook(lang: str = "en", parts: list[blocks.Block] | None = None) -> NotebookNode:
    """The sample as an executed notebook, with cells and outputs that must not be printed."""
    head, *rest = sample_blocks(lang) if parts is None else parts
    first, second, third = rest[: len(rest) // 3], rest[len(rest) // 3 : 2 * len(rest) // 3], rest[2 * len(rest) // 3 :]
    cells = [
        new_markdown_cell(
            "# The notebook's own title\n\nA short opening in *Markdown* with `code` and [a link](https://example.org/)."
        ),
        new_code_cell("unseen_code = 1", metadata={"tags": ["parameters"]}),
        new_code_cell(
            "unseen_code = 2",
            metadata={"tags": ["injected-parameters"]},
            outputs=[new_output("stream", text="unseen-injected")],
        ),
        new_markdown_cell("Only for JupyterLab: unseen-lab", metadata={"tags": ["jupyter-only"]}),
        new_code_cell("unseen_code()", outputs=[stored(head), *map(stored, first)]),
        new_markdown_cell(
            "## What is reported\n\nA paragraph before the table.\n\n- one\n- two\n\n| a | b |\n|---|--:|\n| c | 1 |\n"
        ),
        new_code_cell("unseen_code()", outputs=list(map(stored, second))),
        new_markdown_cell(
            "## The sentences behind it\n\n#### A small heading\n\n<script>alert(2)</script>\n\n<b onclick=x>raw</b> "
            "![a picture](https://example.org/picture.png) [bad](javascript:alert(3))\n"
        ),
        new_code_cell(
            "unseen_code()",
            outputs=[
                new_output("stream", name="stdout", text=f"printed {HOSTILE}\n"),
                new_output("stream", name="stderr", text="unseen-warning"),
                new_output("execute_result", {"text/html": "<b>unseen-html</b>", "text/plain": "a result"}),
            ],
        ),
        new_markdown_cell("## Limits and origin"),
        new_code_cell(
            "failing_code()",
            outputs=[
                *map(stored, third),
                new_output("error", ename="ValueError", evalue="no <b>such</b> region", traceback=["/unseen/path.py"]),
            ],
        ),
    ]
    return new_notebook(cells=cells)


@pytest.fixture
def blocks_of():
    """Makes one block of each kind in a language."""
    return sample_blocks


@pytest.fixture
def notebook_of():
    """Makes the sample as an executed notebook, in a language or of other blocks."""
    return sample_notebook


@pytest.fixture
def hostile():
    """Words that would do harm if they were not escaped."""
    return HOSTILE
