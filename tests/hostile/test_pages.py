"""The attacks in a real browser: nothing runs, nothing is fetched, the words are there, the layout stands."""

import re

import pytest

from hostile.attacks import ATTACKS, HEAD, LABEL, UNPRINTABLE

pytestmark = [pytest.mark.browser, pytest.mark.notebooks]

WATCH = """window.__violations = [];
document.addEventListener('securitypolicyviolation', (e) => window.__violations.push(e.violatedDirective));"""

# What no page of ours has: handlers, styles within an element, addresses that are scripts, elements that load or send.
STRANGE = """() => [...document.querySelectorAll('*')].filter((e) =>
    [...e.attributes].some((a) => /^(on.*|style|ping|srcdoc|http-equiv(?!.))$/i.test(a.name) && a.value !== 'Content-Security-Policy'
        || /^(href|src|action|formaction|data|xlink:href)$/i.test(a.name) && /^\\s*(javascript|vbscript|data:(?!image|,))/i.test(a.value))
    || /^(iframe|object|embed|base|math|foreignobject|animate|frame|template)$/i.test(e.tagName)
    || e.tagName === 'FORM' && e.id !== 'search-field'
    || /^(script|style)$/i.test(e.tagName) && e.textContent.trim()
    || e.tagName === 'SCRIPT' && !e.src.startsWith('file:')).map((e) => e.outerHTML.slice(0, 200))"""

SEEN = f"() => [window.__owned, window.__violations, document.documentElement.scrollWidth, ({STRANGE})()]"


class Watched:
    """A page whose complaints, dialogs and requests are kept."""

    def __init__(self, context):
        self.said, self.asked = [], []
        context.add_init_script(WATCH)
        self.page = context.new_page()
        self.page.on("console", lambda message: self.said.append((self.page.url, message.text)))
        self.page.on("pageerror", lambda error: self.said.append((self.page.url, str(error))))
        self.page.on("dialog", lambda dialog: (self.said.append((self.page.url, dialog.message)), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))

    @property
    def strangers(self) -> set[str]:
        return {url for url in self.asked if not url.startswith(("file:", "data:"))}


@pytest.fixture
def watched(request, browser):
    with browser.new_context(viewport={"width": getattr(request, "param", 1440), "height": 900}) as context:
        yield Watched(context)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", html)


def test_every_article_that_carries_an_attack_was_read_and_is_on_topic(made):
    assert made.result.failures == {}
    documents = made.data["documents"].set_index("file")
    assert {name for name in ATTACKS if not documents.loc[f"{name}.jsonl", "is_on_topic"]} == set()
    for table in ("strategies", "quantities", "instruments", "people", "quotes"):
        assert set(made.data[table]["document_id"]) >= set(
            documents.loc[[f"{n}.jsonl" for n in ATTACKS], "document_id"]
        )


@pytest.mark.parametrize(("lang", "watched"), [("id", 360), ("en", 1440)], indirect=["watched"])
def test_on_no_page_anything_runs_is_fetched_or_breaks_the_layout(made, watched, lang):
    width = watched.page.viewport_size["width"]
    pages = sorted((made.site / lang).rglob("*.html"))
    assert len(pages) > 100
    if lang == "en":  # in another language an article has the same page
        pages = [path for at, path in enumerate(pages) if path.parent.name != "evidence" or at % 4 == 0]
    for path in pages:
        watched.page.goto(path.as_uri())
        owned, violations, wide, strange = watched.page.evaluate(SEEN)
        assert (owned, violations, strange) == (None, [], []), path
        assert wide <= width, path
    assert watched.said == [] and watched.strangers == set()


def test_the_attacks_stand_on_the_pages_of_their_articles_as_the_words_that_they_are(made, watched):
    for name, attack in ATTACKS.items():
        watched.page.goto(made.evidence(name).as_uri())
        # an address on a card is a link only if it leads to a web page
        for href in watched.page.evaluate("[...document.querySelectorAll('main a')].map((a) => a.href)"):
            assert href.startswith(("file:", "https://evil.example/")), (name, href)
        if name in UNPRINTABLE:
            continue
        card = text_of(watched.page.locator("dl.card").text_content())
        assert f"{attack} Koran" in card, name
        assert text_of(watched.page.locator("h1").text_content())[:100] in f"{attack} {HEAD}", name
        if f"{name}.jsonl" in set(made.data["documents"].query("kind == 'brief'")["file"]):
            assert attack in text_of(watched.page.locator("section[aria-labelledby=text]").text_content()), name


def test_what_turns_the_writing_or_cannot_be_printed_is_on_no_page(made):
    banned = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
    for path in made.site.rglob("*.html"):
        assert not banned.search(path.read_text(encoding="utf-8")), path
    for name in UNPRINTABLE:
        assert "Rahmat Subekti" in made.evidence(name).read_text(encoding="utf-8")


def test_labels_of_the_codebook_are_words_on_every_page_that_names_them(made, watched):
    for page in ("strategies/information_session", "groups/fishers", "methods", "national", "regions/33.18"):
        watched.page.goto((made.site / "en" / f"{page}.html").as_uri())
        assert LABEL in watched.page.locator("main").text_content(), page
        assert watched.page.evaluate(SEEN)[0] is None


def test_the_search_finds_and_shows_attacks_as_words(made, watched):
    asked = [
        "window.__owned",
        "<script>alert(1)</script>",
        "evil example",
        "nelayan",
        "constructor",
        "__proto__",
        "%q",
        "’”",
    ]
    for question in asked:
        watched.page.goto("about:blank")
        watched.page.goto((made.site / "en" / "search.html").as_uri())
        watched.page.locator("#search-field input").fill(question)
        watched.page.wait_for_timeout(300)
        if question in ("evil example", "nelayan"):
            watched.page.locator("#search-found li").first.wait_for()
        owned, violations, wide, strange = watched.page.evaluate(SEEN)
        assert (owned, violations, strange, wide <= 1440) == (None, [], [], True), question
    for hash_ in ("#q=%", "#q=%3Cimg%20src=x%20onerror=window.__owned=1%3E", "#q=__proto__"):
        watched.page.goto("about:blank")
        watched.page.goto((made.site / "en" / "search.html").as_uri() + hash_)
        watched.page.wait_for_timeout(200)
        assert watched.page.evaluate(SEEN)[0] is None
    assert watched.said == [] and watched.strangers == set()
