"""Which articles tell of one event. The articles are our own."""

import runpy
from pathlib import Path

import pandas as pd
import pytest

from helpers.coding import events
from helpers.coding.corpus_checks import NEIGHBOURS
from helpers.coding.events import build_events, find_links, join_events, same_texts
from helpers.coding.people_over_time import identify_people

Corpus = runpy.run_path(str(Path(__file__).with_name("test_corpus_checks.py")))["Corpus"]
WIRA = ("Wira Lesmana", "Kepala Cabang BPJAMSOSTEK Malang", "agency")
SARI = ("Sari Utami", "Bupati Malang", "regional_government")
HEIR = ("Tini Wahyuni", "ahli waris", "worker")
OTHER_HEIR = ("Yanto Prakoso", "ahli waris", "worker")


def events_of(corpus):
    tables = corpus.tables()
    tables["documents"] = tables["documents"].assign(is_on_topic=True)
    return {row["document_id"]: (row["event_id"], row["link_code"]) for row in build_events(tables)}


def pair(first, second, days=("2024-05-01", "2024-05-02")):
    """Events of two articles, each given as the arguments of `Corpus.add`."""
    return events_of(Corpus().add("a", days[0], **first).add("b", days[1], **second))


APART = {"a": ("a", ""), "b": ("b", "")}
TOGETHER = {"a": ("a", ""), "b": ("a", "same_event")}
FIGURES = [("attendance", 120), ("subsidised", 450)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"figures": FIGURES}, {"figures": FIGURES}),
        ({"people": [WIRA], "figures": FIGURES[:1]}, {"people": [WIRA], "figures": FIGURES[:1]}),
        ({"people": [WIRA, SARI]}, {"people": [WIRA, SARI]}),
        ({"figures": FIGURES, "strategies": ["aware_village"]}, {"figures": FIGURES, "strategies": ["aware_village"]}),
    ],
)
def test_two_figures_a_figure_and_a_person_or_two_people_tell_one_event(first, second):
    assert pair(first, second) == TOGETHER


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"people": [WIRA]}, {"people": [WIRA]}),  # who speaks at every event
        ({"figures": FIGURES[:1]}, {"figures": FIGURES[:1]}),
        ({"figures": FIGURES, "strategies": ["award"]}, {"figures": FIGURES, "strategies": ["door_to_door"]}),
        ({"figures": FIGURES, "regions": ["36.04"]}, {"figures": FIGURES, "regions": ["35.07"]}),
        ({"people": [WIRA, SARI, HEIR]}, {"people": [WIRA, SARI, OTHER_HEIR]}),
    ],
)
def test_less_than_that_and_other_heirs_are_two_events(first, second):
    assert pair(first, second) == APART


def test_an_event_is_a_matter_of_days():
    both = {"figures": FIGURES}
    assert pair(both, both, ("2024-05-01", "2024-05-04")) == TOGETHER
    assert pair(both, both, ("2024-05-01", "2024-05-05")) == APART
    people = {"people": [WIRA, SARI]}
    assert pair(people, people, ("2024-05-01", "2024-05-03")) == APART


def test_an_event_is_named_by_its_earliest_article_whatever_the_order():
    corpus = Corpus()
    for document, day in (("c", "2024-05-03"), ("b", "2024-05-01"), ("a", "2024-05-02")):
        corpus.add(document, day, figures=FIGURES)
    assert {event for event, _ in events_of(corpus).values()} == {"b"}


def test_an_article_off_topic_has_no_event():
    tables = Corpus().add("a", "2024-05-01").tables()
    tables["documents"] = tables["documents"].assign(is_on_topic=False)
    assert build_events(tables) == []


# The same text

LONG = " ".join(f"kata{n}" for n in range(120))


def documents_of(*rows):
    """(document, day, text)."""
    frame = pd.DataFrame(rows, columns=["document_id", "published_date", "text"])
    days = pd.to_datetime(frame["published_date"]).astype("datetime64[ns]")
    return frame.assign(published_date=days, card_date=pd.Series(pd.NaT, index=frame.index, dtype="datetime64[ns]"))


def regions_of(**codes):
    rows = [(document, code, True) for document, code in codes.items()]
    return pd.DataFrame(rows, columns=["document_id", "region_code", "is_subject"])


@pytest.mark.parametrize("few", [events.FEW, 0], ids=["each with each", "candidates"])
def test_a_text_with_another_headline_and_lead_is_the_same_text(monkeypatch, few):
    monkeypatch.setattr(events, "FEW", few)
    documents = documents_of(
        ("a", "2024-05-01", f"Judul lama. {LONG}"), ("b", "2024-05-03", f"Judul lain sama sekali. {LONG}")
    )
    assert list(same_texts(documents, regions_of(a="36.04", b="36.04"))) == [("a", "b")]


@pytest.mark.parametrize(
    ("text", "day", "region"),
    [
        (" ".join(f"lain{n}" for n in range(120)), "2024-05-03", "36.04"),
        (LONG, "2024-07-03", "36.04"),  # sent out again, two months later
        (LONG, "2024-05-03", "51.04"),  # a form filled in for another region
    ],
)
def test_another_text_a_later_one_and_one_about_another_region_are_not_the_same(text, day, region):
    documents = documents_of(("a", "2024-05-01", LONG), ("b", day, text))
    assert list(same_texts(documents, regions_of(a="36.04", b=region))) == []


def test_undated_copies_are_the_same_text():
    documents = documents_of(("a", None, LONG), ("b", "2024-05-03", LONG))
    assert list(same_texts(documents, regions_of(a="36.04", b="36.04"))) == [("a", "b")]


def test_headlines_are_too_short_to_be_the_same_text():
    documents = documents_of(
        ("a", "2024-05-01", "Nelayan Serang terlindungi"), ("b", "2024-05-01", "Nelayan Serang terlindungi")
    )
    assert list(same_texts(documents, regions_of(a="36.04", b="36.04"))) == []


def test_half_of_a_text_is_another_text():
    documents = documents_of(("a", "2024-05-01", LONG), ("b", "2024-05-01", " ".join(LONG.split()[:50])))
    assert list(same_texts(documents, regions_of(a="36.04", b="36.04"))) == []


@pytest.mark.parametrize("undated", [0, 7, NEIGHBOURS + 10])
def test_many_copies_of_a_text_are_one_event_with_fewer_links_than_articles(undated):
    count = NEIGHBOURS + 10  # more than one article is compared with
    corpus = Corpus()
    for n in range(count):
        corpus.add(f"{n:02}", None if n < undated else f"2024-05-{n % 28 + 1:02}")
    tables = corpus.tables()
    tables["documents"] = tables["documents"].assign(is_on_topic=True, text=LONG)
    links = find_links(tables, identify_people(tables["documents"], tables["people"]))
    events = join_events(tables["documents"], links)
    assert {code for *_, code in links} == {"same_text"} and len(links) == count - 1
    assert events["event_id"].nunique() == 1 and sorted(events["link_code"].unique()) == ["", "same_text"]


def test_an_article_joined_by_its_text_and_by_what_it_tells_is_said_to_be_the_same_text():
    corpus = Corpus().add("a", "2024-05-01", figures=FIGURES).add("b", "2024-05-02", figures=FIGURES)
    tables = corpus.add("c", "2024-05-02", figures=FIGURES).tables()
    texts = [LONG, LONG, "Judul lain"]
    tables["documents"] = tables["documents"].assign(is_on_topic=True, text=texts)
    assert [(row["event_id"], row["link_code"]) for row in build_events(tables)] == [
        ("a", ""),
        ("a", "same_text"),
        ("a", "same_event"),
    ]
