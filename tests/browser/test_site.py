"""The sample site in Debian's Chromium, opened as files and over HTTP, in both languages."""

import runpy
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

sample = runpy.run_path(str(Path(__file__).parents[1] / "reporting" / "site_sample.py"))
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


def pages_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def span_of(words: str) -> str:
    start = sample["NESTED"].index(words)
    return f"s{start}-{start + len(words)}"


def test_no_page_complains_asks_another_host_or_runs_what_an_article_says(page, root, folder):
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("request", lambda request: asked.append(request.url))
    for name in pages_of(folder):
        page.goto(f"{root}/{name}")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('header.site')).backgroundColor")
            != "rgba(0, 0, 0, 0)"
        )
    assert said == []
    assert {url for url in asked if not url.startswith((root, "data:"))} == set()


def test_all_links_and_anchors_resolve(page, root, folder):
    links = """[...document.querySelectorAll('a[href]')]
        .map((a) => new URL(a.getAttribute('href'), document.baseURI).href)"""
    anchors = "[...document.querySelectorAll('[id]')].map((e) => e.id)"
    found = {}
    for name in pages_of(folder):
        page.goto(f"{root}/{name}")
        found[f"{root}/{name}"] = page.evaluate(f"[{links}, {anchors}]")
    for address, (hrefs, _) in found.items():
        for href in hrefs:
            target, _, anchor = href.partition("#")
            if href.startswith("https://example.org/"):
                continue
            assert target in found or (folder / target.removeprefix(f"{root}/")).is_file(), (address, href)
            assert not anchor or anchor in found[target][1], (address, href)


@pytest.mark.parametrize(
    "name",
    ["index", "national", "regions/36.04", "provinces/36", "strategies/worker_registry", "evidence/nested", "search"],
)
def test_the_language_switch_stays_on_the_page(page, root, name):
    page.goto(f"{root}/id/{name}.html")
    assert page.locator("html").get_attribute("lang") == "id"
    page.get_by_role("link", name="English").click()
    assert page.url == f"{root}/en/{name}.html"
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Bahasa Indonesia").click()
    assert page.url == f"{root}/id/{name}.html"


def test_the_first_page_leads_to_both_languages(page, root):
    for language, lang in (("Bahasa Indonesia", "id"), ("English", "en")):
        page.goto(f"{root}/index.html")
        page.get_by_role("link", name=language).click()
        assert page.url == f"{root}/{lang}/index.html"


def test_the_filter_narrows_the_list_of_regions_and_says_how_far(page, root):
    page.goto(f"{root}/en/index.html")
    regions = page.locator("#regions-list li:visible")
    assert regions.count() == 2
    page.get_by_label("Find a region or province").fill("kota SÉR")
    assert regions.all_inner_texts()[0].startswith("Kota Serang") and regions.count() == 1
    assert page.get_by_text("1 of 2 shown").is_visible()
    page.get_by_label("Find a region or province").fill("banten")
    assert regions.count() == 2
    page.get_by_label("Find a region or province").fill("nowhere")
    assert regions.count() == 0 and not page.get_by_role("heading", name="Banten").is_visible()


def regions_of(page) -> list[str]:
    return page.locator("#regions-list tbody tr:visible th").all_inner_texts()


def test_the_table_of_regions_is_narrowed_by_words_by_province_and_by_the_number_of_articles(page, root):
    page.goto(f"{root}/en/regions/index.html")
    assert regions_of(page) == ["Kabupaten Serang", "Kota Serang"]
    page.get_by_label("With at least so many articles").fill("2")
    assert regions_of(page) == ["Kabupaten Serang"] and page.get_by_text("1 of 2 shown").is_visible()
    page.get_by_label("Find a region or province").fill("kota")
    assert regions_of(page) == []
    page.get_by_label("With at least so many articles").fill("")
    page.get_by_label("Province", exact=True).select_option("Banten")
    assert regions_of(page) == ["Kota Serang"]


def test_the_table_of_regions_is_sorted_by_a_column_and_back_from_the_keyboard(page, root):
    page.goto(f"{root}/en/regions/index.html")
    articles = page.get_by_role("button", name="Articles")
    articles.press("Enter")
    assert regions_of(page) == ["Kabupaten Serang", "Kota Serang"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    articles.press("Enter")
    assert regions_of(page) == ["Kota Serang", "Kabupaten Serang"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"


def test_from_a_sentence_a_way_leads_back_to_each_page_that_uses_it(page, root):
    page.goto(f"{root}/en/national.html")
    page.get_by_role("link", name="visits").click()
    page.wait_for_url(f"{root}/en/evidence/*")
    note = page.locator(".notes li:has(.by:visible)")
    expect(note).to_contain_text("Used in: Comparison: In short; Going to workers: Regions that report it")
    note.get_by_role("link", name="Worker registry: Regions that report it").click()
    page.wait_for_url(f"{root}/en/strategies/worker_registry.html#block_*")
    expect(page.locator(":target")).to_have_text("Regions that report it")


def test_without_a_script_the_list_is_whole_and_there_is_no_field(browser, root):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}/id/index.html")
        assert page.locator("#regions-list li:visible").count() == 2
        assert not page.locator("input").is_visible()


@pytest.mark.parametrize("words", ["120 nelayan", "Kami datang tiap pekan. Iuran mereka dibayar desa,"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_who_comes_from_a_report_sees_the_words_the_code_and_the_rule(browser, root, words, size):
    with browser.new_context(viewport=size) as context:
        page = context.new_page()
        page.goto(f"{root}/en/evidence/nested.html#{span_of(words)}")
        plain = page.evaluate("getComputedStyle(document.querySelector('.said mark.people')).backgroundColor")
        marked = page.evaluate(
            "(plain) => [...document.querySelectorAll('.said mark')]"
            ".filter((m) => getComputedStyle(m).backgroundColor !== plain).map((m) => m.textContent).join('')",
            plain,
        )
        assert marked == words
        note = page.locator(".notes li:has(.by:visible)")
        rule = note.locator(".by").first
        assert note.count() == 1 and "." in rule.inner_text()
        box, mark = rule.bounding_box(), page.locator(f"#{span_of(words)}").bounding_box()
        assert 0 <= box["y"] and box["y"] + box["height"] <= size["height"]
        assert 0 <= mark["y"] <= size["height"]


def test_all_places_can_be_shown_again(page, root):
    page.goto(f"{root}/en/evidence/nested.html#{span_of('120 nelayan')}")
    page.get_by_role("link", name="Show all places").click()
    assert page.locator(".notes .by:visible").count() == 0
    washed = page.evaluate("getComputedStyle(document.querySelector('.said mark.strategies')).backgroundColor")
    assert washed != "rgba(0, 0, 0, 0)"


def test_a_number_in_the_text_leads_to_its_note(page, root):
    page.goto(f"{root}/en/evidence/nested.html")
    page.locator(f"#{span_of('120 nelayan')}").click()
    assert "120 workers" in page.locator(".notes li:has(.by:visible)").inner_text()


def test_a_link_of_a_report_leads_to_the_sentence(page, root):
    page.goto(f"{root}/en/national.html")
    page.get_by_role("link", name="visits").click()
    assert "Petugas mendatangi dermaga" in "".join(page.locator(".said mark.n2").all_inner_texts())


@pytest.mark.parametrize("name", ["national", "regions/36.04"])
def test_a_dot_of_a_figure_leads_to_its_marked_sentence_and_a_bar_to_the_regions_it_counts(page, root, name):
    page.goto(f"{root}/en/{name}.html")
    page.get_by_role("link", name="Kabupaten Serang, Going to workers: done, 1 article").click()
    page.wait_for_url(f"{root}/en/evidence/nested.html#s*")
    assert "Petugas mendatangi dermaga" in "".join(page.locator(".said mark.n2").all_inner_texts())
    page.go_back()
    page.get_by_role("link", name="Worker registry: 2 regions").click()
    page.wait_for_url(f"{root}/en/strategies/worker_registry.html#who-reports-it")
    expect(page.locator(":target + .table-block")).to_contain_text("Kota Serang")


def test_a_dot_is_reached_and_followed_from_the_keyboard_and_shows_that_it_is(page, root):
    page.goto(f"{root}/en/national.html")
    dot = page.get_by_role("link", name="Kabupaten Serang, Going to workers: done, 1 article")
    plain = dot.locator("path").evaluate("(e) => getComputedStyle(e).stroke")
    page.get_by_role("link", name="Worker registry: 2 regions").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if dot.evaluate("(e) => e === document.activeElement"):
            break
    assert dot.locator("path").evaluate("(e) => getComputedStyle(e).stroke") != plain
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/en/evidence/nested.html#s*")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_links_of_a_figure_lie_over_it_at_every_width(browser, folder, size):
    with browser.new_context(viewport=size) as context:
        page = context.new_page()
        page.goto(f"{folder.as_uri()}/en/national.html")
        boxes = page.evaluate(
            "[...document.querySelectorAll('.drawn')].map((d) => ['img', '.marks']"
            ".map((part) => d.querySelector(part).getBoundingClientRect()).map((b) => [b.x, b.y, b.width, b.height]))"
        )
        assert len(boxes) == 2
        for picture, links in boxes:
            assert links == pytest.approx(picture, abs=1)


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_scrolls_sideways(browser, folder, page_types, width):
    with browser.new_context(viewport={"width": width, "height": 740}) as context:
        page = context.new_page()
        for lang in ("id", "en"):
            for name in page_types:
                page.goto(f"{folder.as_uri()}/{lang}/{name}.html")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (lang, name)


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const over = (colours) => {
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const box = element.getBoundingClientRect();
    if (!own || !box.width || box.right < 0) continue;
    const behind = [];
    for (let e = element; e; e = e.parentElement) behind.unshift(getComputedStyle(e).backgroundColor);
    const [a, b] = [over(behind), over([...behind, getComputedStyle(element).color])].map(light).sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(element.outerHTML.slice(0, 120));
  }
  return faint;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_what_is_behind_them(browser, folder, page_types, scheme):
    with browser.new_context(viewport=WIDE, color_scheme=scheme) as context:
        page = context.new_page()
        names = [f"{lang}/{name}.html" for lang in ("id", "en") for name in page_types]
        for name in [*names, f"en/evidence/nested.html#{span_of('120 nelayan')}"]:
            page.goto(f"{folder.as_uri()}/{name}")
            assert page.evaluate(CONTRAST) == [], name
