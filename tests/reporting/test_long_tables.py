import re
from functools import partial

import pytest

from helpers.reporting import blocks
from helpers.reporting.blocks import Evidence, Report
from helpers.reporting.document_pages import write_document
from helpers.reporting.links import SiteContext
from helpers.reporting.long_tables import MOST_OF_A_PAGE, cut_long_tables
from helpers.reporting.pages import owner_of
from helpers.reporting.sections import compose

HEAD = Report("en", "national", "Regions compared")
CONTEXT = SiteContext(
    ("id", "en"),
    {lang: frozenset({"index", "national", "evidence/a-1"}) for lang in ("id", "en")},
    {"id": frozenset(), "en": frozenset()},
    {"id": {}, "en": {}},
)


def table(rows: int, links: int = 1, title: str = "Who does what") -> blocks.Table:
    columns = [blocks.Column("a", "Name"), blocks.Column("b", "Figure", "right")]
    cells = [[f"row {n}", [Evidence(f"{n}", "a-1", n, n + 1)] * links] for n in range(rows)]
    return blocks.Table(title, columns, cells)


def document(*tables: blocks.Table, lang: str = "en"):
    return compose(Report(lang, "national", "Regions compared"), tables, [])


def write(site, *tables, lang="en"):
    return write_document(site, "national", document(*tables, lang=lang), partial(CONTEXT.frame, lang))


def rows_of(page: str) -> list[str]:
    return re.findall(r'<th scope="row">(row \d+)</th>', page)


def test_a_light_page_shows_its_tables_whole(tmp_path):
    write(tmp_path, table(30))
    page = (tmp_path / "en" / "national.html").read_text()
    assert len(rows_of(page)) == 30 and 'class="rest"' not in page and not (tmp_path / "en" / "tables").exists()


def test_a_heavy_page_shows_the_first_rows_and_leads_to_all_of_them(tmp_path):
    write(tmp_path, table(400), table(3, title="Short"))
    page = (tmp_path / "en" / "national.html").read_text()
    shown, whole = rows_of(page), rows_of((tmp_path / "en" / "tables" / "national" / "1.html").read_text())
    assert whole == [f"row {n}" for n in range(400)]
    assert shown == whole[: len(shown) - 3] + ["row 0", "row 1", "row 2"] and 10 < len(shown) < 40
    assert 'href="./tables/national/1.html"' in page and "All 400 rows" in page


def test_a_table_too_long_for_one_page_goes_on_over_several_that_hold_every_row_once(tmp_path):
    write(tmp_path, table(1000))
    folder = tmp_path / "en" / "tables" / "national"
    parts = [folder / "1.html", folder / "1-2.html", folder / "1-3.html"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in parts)
    assert [name for path in parts for name in rows_of(path.read_text())] == [f"row {n}" for n in range(1000)]
    second = parts[1].read_text()
    assert 'rel="prev" href="../../tables/national/1.html"' in second and "Part 2 of 3." in second
    assert 'href="../../national.html#block_1-title"' in second


def test_rows_too_heavy_for_the_page_are_only_on_their_own(tmp_path):
    write(tmp_path, table(12, links=100))
    page = (tmp_path / "en" / "national.html").read_text()
    assert rows_of(page) == [] and "they stand on a page of their own" in page


def test_evidence_of_a_cut_table_is_used_on_the_page_that_shows_its_row(tmp_path):
    used = write(tmp_path, table(1000))
    assert used["a-1", 0, 1][0].page == "tables/national/1#block_1-title"
    assert used["a-1", 999, 1000][0].page == "tables/national/1-3#block_1-title"
    assert (
        CONTEXT.frame("en", "evidence/a-1")
        .page(used["a-1", 999, 1000][0].page)
        .startswith("../tables/national/1-3.html")
    )


def test_both_languages_cut_at_the_same_rows():
    short, wordy = document(table(500)), document(table(500), lang="id")
    wordy.pieces[0].rows[:] = [[f"{name} dengan nama yang panjang sekali", cell] for name, cell in wordy.pieces[0].rows]
    cut = [[len(part.rows) for part in cut_long_tables(each)[1].parts] for each in (short, wordy)]
    assert cut[0] == cut[1]


def test_the_way_back_from_a_part_leads_over_its_report_and_the_language_switch_stays():
    frame = CONTEXT.frame("en", "tables/national/1-2", "Who does what")
    assert [(link.label, link.href) for link in frame.breadcrumb] == [
        ("Home", "../../index.html"),
        ("Comparison", "../../national.html"),
        ("Who does what", None),
    ]
    assert [link.href for link in frame.languages] == ["../../../id/tables/national/1-2.html", None]


def test_a_part_exists_with_its_report_only():
    frame = CONTEXT.frame("en", "index")
    assert frame.page("tables/national/3") and frame.page("tables/regions/36.04/3") is None
    assert owner_of("tables/regions/36.04/12-2") == "regions/36.04"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_stays_of_many_long_tables_weighs_less_than_a_page_may(tmp_path, lang):
    write(tmp_path, *(table(300, title=f"Table {n}") for n in range(12)), lang=lang)
    assert (tmp_path / lang / "national.html").stat().st_size < 2 * MOST_OF_A_PAGE
