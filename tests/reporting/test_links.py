import pickle
import runpy
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

from helpers.reporting.links import publisher_address, site_context
from helpers.reporting.provenance import Made

sample = runpy.run_path(str(Path(__file__).with_name("site_sample.py")))

DATA, CODEBOOK = sample["sample_tables"](), sample["codebook"]()


def context(langs=("id", "en"), names=("national", "regions/36.04"), formats=("html", "pdf")):
    runs = [SimpleNamespace(name=name, lang=lang) for lang in langs for name in names]
    return site_context(runs, DATA, CODEBOOK, langs, formats)


def test_a_page_reaches_others_from_its_own_depth():
    frame = context().frame("en", "regions/36.04")
    assert frame.page("methods") == "../methods.html"
    assert frame.static == "../../static/"
    assert frame.evidence("open", 3, 9) == "../evidence/open.html#s3-9"


def test_the_language_switch_stays_on_the_page():
    languages = context().frame("en", "evidence/open").languages
    assert [(link.lang, link.href, link.is_current) for link in languages] == [
        ("id", "../../id/evidence/open.html", False),
        ("en", None, True),
    ]


def test_one_language_needs_no_switch():
    assert context(langs=("en",)).frame("en", "index").languages == ()


def test_a_report_that_is_made_in_one_language_leads_to_the_others_home():
    runs = [SimpleNamespace(name="national", lang="id")]
    made = site_context(runs, DATA, CODEBOOK, ("id", "en"), ("html",))
    assert made.frame("id", "national").languages[1].href == "./../en/index.html"


def test_pages_of_reports_exist_only_when_they_are_made_as_pages():
    frame = context(formats=("pdf",)).frame("en", "index")
    assert frame.page("national") is None and frame.page("methods") == "./methods.html"
    assert not any("national" in (link.href or "") for link in frame.navigation)


def test_a_report_leads_to_its_pdf_only_when_there_is_one():
    assert context().frame("id", "regions/36.04").alternate == "../../pdf/id/regions/36.04.pdf"
    assert context(formats=("html",)).frame("id", "regions/36.04").alternate == ""
    assert context().frame("id", "methods").alternate == ""


def test_the_way_back_names_the_region():
    crumbs = context().frame("en", "regions/36.04").breadcrumb
    assert [(link.label, link.href) for link in crumbs] == [
        ("Home", "../index.html"),
        ("Regions", "../regions/index.html"),
        ("Banten", "../provinces/36.html"),
        ("Kabupaten Serang", None),
    ]


def test_the_way_back_of_a_strategy_leads_over_the_list_of_strategies():
    crumbs = context().frame("id", "strategies/door_to_door").breadcrumb
    assert [link.label for link in crumbs] == ["Beranda", "Strategi", "Jemput bola"]
    assert crumbs[1].href == "../strategies/index.html"


def test_pages_of_one_kind_lead_to_those_before_and_after_in_the_order_of_the_lists():
    made = context(names=("national", "regions/36.04", "regions/36.73", "regions/36"))
    before, after = made.frame("en", "regions/36.04").neighbours
    # The province comes before its regencies and cities; both Serangs stand together, whatever their kind.
    assert (before.label, before.href) == ("Banten", "../regions/36.html")
    assert (after.label, after.href) == ("Kota Serang", "../regions/36.73.html")
    assert made.frame("en", "regions/36").neighbours[0] is None
    assert made.frame("en", "methods").neighbours == (None, None)


def test_a_newer_article_about_one_region_leaves_what_the_profile_of_another_was_made_from(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    subjects = DATA["regions"][DATA["regions"]["is_subject"]]
    own = set(subjects.loc[subjects["region_code"] == "36.04", "document_id"])
    documents = DATA["documents"].copy()
    documents.loc[~documents["document_id"].isin(own), "retrieved_date"] = pd.Timestamp("2031-05-06")
    runs = [SimpleNamespace(name=name, lang="en") for name in ("national", "regions/36.04", "regions/36.73")]
    codes = {run.name: "sha256:0c0de" for run in runs}
    made = [
        site_context(runs, DATA | {"documents": found}, CODEBOOK, ("en",), ("pdf",), codes)
        for found in (DATA["documents"], documents)
    ]
    before, after = ({name: context.printed("en", name).made for name in codes} for context in made)
    assert own and before["regions/36.04"] == after["regions/36.04"] and after["national"] != before["national"]
    assert after["national"].date == pd.Timestamp("2031-05-06").timestamp() and after["national"].code == "sha256:0c0de"
    assert context().frame("en", "methods").made == Made()


def test_the_context_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(context())) == context()


def test_only_addresses_of_web_pages_are_linked():
    for refused in (
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "http://[",
        "//example.org",
        "https://a b.org",
        None,
        float("nan"),
    ):
        assert publisher_address(refused) is None
    assert publisher_address(" https://example.org/x?y=1 ") == "https://example.org/x?y=1"
