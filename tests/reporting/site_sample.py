"""A small corpus of invented articles, already coded by hand, and the site that is made of it.

Each article is named for what is hard about it. Used by the tests of the pages and by those in a browser.
"""

from functools import cache
from pathlib import Path
from types import SimpleNamespace

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import tables
from helpers.coding.codebook import load_codebook
from helpers.comparison.portfolios import build_strategy_shares
from helpers.exchange.manifest import Origin, write_manifest
from helpers.reporting import blocks, charts
from helpers.reporting.blocks import Evidence, PageLink
from helpers.reporting.findings import Findings
from helpers.reporting.notebook import read_executed
from helpers.reporting.site import end_site, render_report, site_context
from helpers.reporting.table_pages import WRITERS
from helpers.reporting.uses import add_uses
from helpers.reporting.wording import Wording

MARKUP = "<script>alert('x')</script> \"q\" & {{ 7 * 7 }} <img src=x onerror=alert(2)>"

NESTED = """Kampung Nelayan Umpama Jadi Teladan

Umpama, 5 Maret 2021 – Petugas mendatangi dermaga Serang dan mencatat 120 nelayan pada hari itu.
"Kami datang tiap pekan. Iuran mereka dibayar desa," kata Kepala Dinas Contoh, Sri Misal.

Selanjutnya "mereka akan kami temui lagi
sampai semua terlindungi," ujarnya.

Baca juga: Kabar lain dari dermaga"""

CLOSED = (
    f"Judul dengan {MARKUP}\n\nKalimat pertama ini tidak dibaca sama sekali. "
    "Petugas Kota Serang mendata pedagang pasar induk "
    + "dari lapak ke lapak " * 20
    + "sampai ke lapak terakhir, 77 orang. "
    + f"Rahasia penerbit tetap tinggal di sini. Wali Kota meminta {MARKUP} semua pedagang ikut serta."
)
OPEN = "Petani Anggrek Ikut\r\n\r\nPetani di Kabupaten Serang ikut JKM.\u202eterbalik \x07\r\nIuran Rp16.800 per bulan."
OFF_TOPIC = "Lomba Layang-layang\n\nLomba digelar di lapangan umum."


def _documents() -> list[dict]:
    card = {"sha256": "0" * 64, "is_advertorial": False, "word_count": 9, "is_on_topic": True, "kind": "original"}
    start = NESTED.index("5 Maret 2021")
    dated = {
        "published_date": "2021-03-05",
        "published_start": start,
        "published_end": start + 12,
        "published_rule_id": "published.line",
    }
    about = {
        "title": "Kampung Nelayan Umpama Jadi Teladan",
        "outlet": "Kabar Umpama",
        "licence": "CC-BY-4.0",
        "note": "Kept as printed.",
    }
    return [
        card
        | dated
        | about
        | {
            "document_id": "nested",
            "kind": "brief",
            "url": "https://example.org/a?b=1&c=2",
            "year": 2021,
            "text": NESTED,
        },
        card
        | {
            "document_id": "closed",
            "title": f"Judul dengan {MARKUP}",
            "outlet": MARKUP,
            "note": MARKUP,
            "url": "javascript:alert(1)",
            "card_date": "2020-01-02",
            "year": 2020,
            "text": CLOSED,
        },
        card | {"document_id": "open", "title": "Petani Anggrek Ikut", "licence": "CC BY-SA 4.0", "text": OPEN},
        card | {"document_id": "off-topic", "licence": "CC0 1.0", "is_on_topic": False, "text": OFF_TOPIC},
    ]


def row(document_id: str, text: str, words: str, rule_id: str, **values) -> dict:
    """A row of evidence that was read from the first place where ``words`` stand."""
    start = text.index(words)
    return {
        "document_id": document_id,
        "start": start,
        "end": start + len(words),
        "evidence": words,
        "rule_id": rule_id,
        **values,
    }


def _rows() -> dict[str, list[dict]]:
    def nested(words, rule_id, **values):
        return row("nested", NESTED, words, rule_id, **values)

    def closed(words, rule_id, **values):
        return row("closed", CLOSED, words, rule_id, **values)

    visit = NESTED[NESTED.index("Petugas") : NESTED.index("pada hari")] + "pada hari itu."
    paid = NESTED[NESTED.index("Iuran") : NESTED.index("Sri Misal") + 10]
    listed = CLOSED[CLOSED.index("Petugas Kota") : CLOSED.index("77 orang") + 9]
    asked = CLOSED[CLOSED.index("Wali Kota meminta") :]
    return {
        "strategies": [
            nested(visit, "strategy.door_to_door.mendatangi", strategy_code="door_to_door", status="done"),
            nested(visit, "strategy.worker_registry.mencatat", strategy_code="worker_registry", status="done"),
            nested(
                paid,
                "strategy.subsidised_contribution.dibayar",
                strategy_code="subsidised_contribution",
                status="ongoing",
            ),
            closed(listed, "strategy.worker_registry.mendata", strategy_code="worker_registry", status="done"),
            closed(
                asked, "strategy.political_endorsement.meminta", strategy_code="political_endorsement", status="planned"
            ),
        ],
        "quantities": [
            nested(
                "120 nelayan",
                "quantity.workers.noun_after",
                value=120,
                unit_code="workers",
                indicator_code="participants_new",
                relation="exactly",
                period="2021",
            ),
            closed(
                "77 orang",
                "quantity.workers.noun_after",
                value=77,
                unit_code="workers",
                indicator_code="eligible",
                relation="about",
            ),
            row(
                "open",
                OPEN,
                "Rp16.800 per bulan",
                "quantity.rupiah.rate",
                value=16800,
                unit_code="rupiah",
                indicator_code="contribution_rate",
                relation="exactly",
            ),
        ],
        "quotes": [
            nested(
                "Kami datang tiap pekan. Iuran mereka dibayar desa,",
                "quote.direct",
                speaker_name="Sri Misal",
                mode="direct",
            ),
            nested("mereka akan kami temui lagi\nsampai semua terlindungi,", "quote.direct", mode="direct"),
        ],
        "regions": [
            nested("Serang", "region.name.bare", region_code="36.04", is_subject=True),
            nested("Serang", "region.name.bare", region_code="36.73", is_subject=False),
            closed("Kota Serang", "region.name.explicit", region_code="36.73", is_subject=True),
            row("open", OPEN, "Kabupaten Serang", "region.name.explicit", region_code="36.04", is_subject=True),
        ],
        "people": [
            nested(
                "Sri Misal",
                "person.role_before",
                person_name="Sri Misal",
                role="Kepala Dinas Contoh",
                body_code="regional_government",
            )
        ],
        "instruments": [],
        "target_groups": [
            nested("nelayan", "target_group.fishers.nelayan", target_group_code="fishers"),
            row("open", OPEN, "Petani di", "target_group.farmers.petani", target_group_code="farmers"),
        ],
        "programmes": [row("open", OPEN, "JKM", "programme.jkm.jkm", programme_code="jkm")],
        "flags": [
            closed("77 orang", "flag.count", flag_code="count_mismatch", severity="warning", detail=f"77 ≠ 78 {MARKUP}")
        ],
    }


@cache
def codebook():
    """The project's own codebook."""
    return load_codebook()


@cache
def sample_tables() -> dict:
    """All tidy tables of the invented corpus."""
    documents = [{"file": f"{document['document_id']}.txt", **document} for document in _documents()]
    made = {name: tables.build_table(name, found) for name, found in _rows().items()}
    log = [{"file": d["file"], "outcome": "read", "document_id": d["document_id"]} for d in documents]
    return made | {
        "documents": tables.build_table("documents", documents),
        "events": tables.empty_table("events"),
        "roles": tables.empty_table("roles"),
        "correction_log": tables.empty_table("correction_log"),
        "reading_log": tables.build_table("reading_log", log),
    }


def sample_figures(lang: str) -> list[blocks.Figure]:
    """The portfolios of the sample's regions, and in how many of them each strategy is reported."""
    words, found = Wording(lang), Findings(sample_tables(), codebook())
    labels = {code: words.label(entry) for code, entry in codebook().strategies.items()}
    shares = build_strategy_shares(found.portfolios, found.region_count, list(labels))
    regions = [(code, codebook().regions[code].name) for code in sorted(set(found.portfolios["region_code"]))]
    columns = [(code, labels[code]) for code in shares.loc[shares["region_count"] > 0, "strategy_code"]]
    bars = charts.strategies_by_region_count(shares, labels, found.region_count, words)
    return [*bars, *charts.portfolio_matrix(found.portfolios, regions, columns, words)]


def executed_report(lang: str, *parts: blocks.Block) -> nbformat.NotebookNode:
    """An executed notebook that shows a few blocks."""
    visit = NESTED.index("Petugas")
    shown = parts or (
        blocks.Report(lang, "national", "Regions compared"),
        blocks.Text(
            [
                PageLink("Kabupaten Serang", "regions/36.04"),
                " and ",
                PageLink("Kota Serang", "regions/36.73"),
                " report ",
                Evidence("visits", "nested", visit, NESTED.index("hari itu.") + 9),
                "; see ",
                PageLink("the codebook", "methods"),
                ".",
            ],
            "lead",
        ),
        *sample_figures(lang),
    )
    outputs = [new_output("display_data", {blocks.MIME: blocks.to_json(part)}) for part in shown]
    return new_notebook(cells=[new_markdown_cell("## In short"), new_code_cell("show()", outputs=outputs)])


def sample_runs(langs=("id", "en")) -> list:
    """Reports of the sample: the comparison and one of its two regions."""
    return [SimpleNamespace(name=name, lang=lang) for lang in langs for name in ("national", "regions/36.04")]


def sample_context(langs=("id", "en"), formats=("html",)):
    """What there is on the sample's site."""
    return site_context(sample_runs(langs), sample_tables(), codebook(), langs, formats)


def write_site(site: Path, data, book, context, uses=None) -> None:
    """Write every page that is no report; ``uses`` are the evidence that reports lead to."""
    found = Findings(data, book)
    end_site(site, found, context, [uses or {}, *(write(site, found, context) for write in WRITERS.values())])


def make_site(site: Path, langs=("id", "en"), formats=("html",)) -> Path:
    """Write the whole sample site, reports included."""
    context = sample_context(langs, formats)
    uses = {lang: {} for lang in langs}
    for run in sample_runs(langs):
        notebook = site.parent / "executed" / run.lang / f"{run.name}.ipynb"
        notebook.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(executed_report(run.lang), notebook)
        add_uses(uses[run.lang], render_report(site, run.name, run.lang, read_executed(notebook), context))
    write_site(site, sample_tables(), codebook(), context, uses)
    write_manifest(site, Origin(sample_tables()["documents"], "", codebook().folder, Path("no corrections")))
    return site
