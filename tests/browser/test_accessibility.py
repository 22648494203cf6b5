"""What axe-core finds on a page of each type: nothing; and the pages from the keyboard."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"], preload: false})).violations
    .map((found) => [found.id, found.nodes.length, found.nodes[0].html])"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_axe_finds_nothing_on_any_type_of_page(browser, folder, page_types, lang, scheme):
    with browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        for name in [f"{lang}/{name}.html" for name in page_types] + ["index.html"]:
            page.goto(f"{folder.as_uri()}/{name}")
            page.evaluate(AXE)
            assert page.evaluate(RUN) == [], name


def test_axe_finds_nothing_among_the_results_of_a_search_nor_on_a_small_screen(browser, folder):
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        for name in ("search.html#q=petugas", "evidence/nested.html", "national.html", "regions/index.html"):
            page.goto(f"{folder.as_uri()}/id/{name}")
            page.wait_for_timeout(300)
            page.evaluate(AXE)
            assert page.evaluate(RUN) == [], name


def test_headings_are_in_order_and_tables_have_heads_and_names(page, folder, page_types):
    for lang in ("id", "en"):
        for name in page_types:
            page.goto(f"{folder.as_uri()}/{lang}/{name}.html")
            levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))")
            assert levels[0] == 1 and levels.count(1) == 1, name
            assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), (name, levels)
            nameless = "[...document.querySelectorAll('table')].filter((t) => !t.caption).length"
            assert page.evaluate(nameless) == 0, name
            assert page.evaluate("document.querySelectorAll('th:not([scope])').length") == 0, name


def test_the_first_stop_of_the_keyboard_skips_the_menu(page, folder):
    page.goto(f"{folder.as_uri()}/en/regions/36.04.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
