"""The full-text search, from files and over HTTP."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def ask(page, question: str) -> None:
    page.locator("#search-input").fill(question)
    expect(page.locator("#search-said")).not_to_be_empty()


def test_a_known_sentence_is_found_and_opened_where_it_stands(page, root):
    page.goto(f"{root}/en/search.html")
    ask(page, "mendatangi dermaga")
    found = page.locator("#search-found li")
    assert found.count() == 1 and page.get_by_text("Found on one page").is_visible()
    assert found.locator("mark").all_inner_texts()[:2] == ["mendatangi", "dermaga"]
    found.get_by_role("link", name="Petugas mendatangi dermaga").click()
    assert page.url.startswith(f"{root}/en/evidence/nested.html#p")
    assert "Petugas" in page.locator(".passage:target").inner_text()


def test_beginnings_capitals_and_marks_do_not_matter(page, root):
    page.goto(f"{root}/id/search.html")
    ask(page, "MENDAT\u00c1 derm")
    assert page.locator("#search-found li").count() == 1


def test_codes_are_found_by_their_names_and_lead_to_their_pages(page, root):
    page.goto(f"{root}/en/search.html")
    ask(page, "going to workers")
    assert page.locator("#search-found .title a").first.inner_text() == "Going to workers"
    page.locator("#search-found .title a").first.click()
    assert page.url == f"{root}/en/strategies/door_to_door.html"


def test_what_no_page_shows_is_not_found(page, root):
    page.goto(f"{root}/en/search.html")
    ask(page, "rahasia penerbit")
    assert page.locator("#search-found li").count() == 0 and page.get_by_text("Nothing was found.").is_visible()


def test_an_address_with_a_question_answers_it_without_running_it(page, root):
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(f"{root}/en/search.html#q=%3Cimg%20src%3Dx%20onerror%3Dalert(2)%3E%20judul")
    expect(page.locator("#search-said")).not_to_be_empty()
    assert page.locator("#search-found img").count() == 0 and said == []
    assert page.locator("#search-found li").count() >= 1


def test_without_a_script_the_page_names_the_lists_instead(browser, root):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}/en/search.html")
        assert not page.locator("input").is_visible()
        page.locator("#search-without").get_by_role("link", name="Articles").click()
        assert page.url == f"{root}/en/evidence/index.html"
