import pandas as pd
import pytest

from helpers.coding.corpus_checks import NEIGHBOURS, corpus_flags, find_stories, near_pairs
from helpers.coding.people_over_time import identify_people
from helpers.tables import build_table

BATU = "Kepala Kantor Cabang BPJAMSOSTEK Batu"
WIRA = ("Wira Lesmana", BATU, "agency")
SARI = ("Sari Utami", "Bupati Malang", "regional_government")


class Corpus:
    """Articles in the making: each is written with its evidence, whose places then count in its text."""

    def __init__(self):
        self.rows = {name: [] for name in ("documents", "people", "quantities", "regions", "strategies")}

    def add(self, document_id, day, people=(), figures=(), regions=("35.07",), strategies=("information_session",)):
        text = "Kabar"

        def write(table, evidence, **values):
            nonlocal text
            start = len(text) + 1
            text += f" {evidence}"
            place = {"start": start, "end": len(text), "evidence": evidence, "rule_id": "test"}
            self.rows[table].append({"document_id": document_id, **values, **place})

        for name, role, body in people:
            write("people", name, person_name=name, role=role, body_code=body)
        for indicator, value, *rest in figures:
            unit, relation, period = [*rest, *("workers", "exactly", None)[len(rest) :]]
            named = {"indicator_code": indicator, "unit_code": unit, "relation": relation, "period": period}
            write("quantities", str(value), value=float(value), **named)
        for code in regions:
            write("regions", {"35.07": "Malang", "36.04": "Serang"}.get(code, code), region_code=code, is_subject=True)
        for code in strategies:
            write("strategies", code, strategy_code=code, status="done")
        given = {"document_id": document_id, "published_date": day, "text": text}
        self.rows["documents"].append(given)
        return self

    def tables(self):
        found = {name: build_table(name, rows) for name, rows in self.rows.items() if name != "documents"}
        documents = pd.DataFrame(self.rows["documents"])
        days = pd.to_datetime(documents["published_date"]).astype("datetime64[ns]")
        none = pd.Series(pd.NaT, index=documents.index, dtype="datetime64[ns]")
        return found | {"documents": documents.assign(published_date=days, card_date=none)}

    def flags(self):
        return corpus_flags(self.tables())


def two_roles(role, other, body="agency", other_body=None, day="2024-05-20", **rest):
    corpus = Corpus().add("a", "2024-05-01", [("Wira Lesmana", role, body)])
    return corpus.add("b", day, [("Wira Lesmana", other, other_body or body)], **rest).flags()


def test_two_offices_at_a_time_are_flagged_once_in_the_later_article():
    corpus = Corpus()
    for document, day, place in [("c", "01", "Batu"), ("b", "09", "Batu"), ("a", "20", "Cilegon"), ("d", "21", "Batu")]:
        corpus.add(document, f"2024-05-{day}", [("Wira Lesmana", f"Kepala Cabang BPJAMSOSTEK {place}", "agency")])
    (flag,) = corpus.flags()
    assert flag == {
        "document_id": "a",
        "flag_code": "two_roles",
        "severity": "note",
        "detail": "person=wira-lesmana role=Kepala Cabang BPJAMSOSTEK Cilegon "
        "other_role=Kepala Cabang BPJAMSOSTEK Batu other_document=b",
        "start": 6,
        "end": 18,
        "evidence": "Wira Lesmana",
        "rule_id": "check.corpus.two_roles",
    }


REGIONAL = "regional_government"


@pytest.mark.parametrize(
    ("role", "other", "body", "other_body"),
    [
        (BATU, "Kepala BPJS TK Cabang Cilegon", "agency", "agency"),
        ("Kepala BPJS Ketenagakerjaan Malang", "Kepala Cabang BPJAMSOSTEK Serang", "agency", "agency"),
        ("Bupati Malang", "Bupati Blitar", REGIONAL, REGIONAL),
        ("Bupati Lampung Tengah", "Bupati Lampung Selatan", REGIONAL, REGIONAL),
        ("Bupati Malang", BATU, REGIONAL, "agency"),
        ("Kepala Dinas Sosial Malang", "Kepala Dinas Pertanian Kabupaten Malang", REGIONAL, REGIONAL),
        ("Camat Lawang", "Camat Tumpang", REGIONAL, REGIONAL),
    ],
)
def test_nobody_holds_both_offices(role, other, body, other_body):
    found = two_roles(role, other, body, other_body, regions=["35.07", "36.04"])
    assert [(flag["document_id"], flag["flag_code"]) for flag in found] == [("b", "two_roles")]


@pytest.mark.parametrize(
    ("role", "other", "body", "other_body"),
    [
        (BATU, "Kepala Cabang BPJS Ketenagakerjaan Batu", "agency", "agency"),
        (BATU, "Kepala Cabang", "agency", "agency"),
        (BATU, "Kepala", "agency", "agency"),
        (BATU, "pejabat BPJAMSOSTEK Cilegon", "agency", "agency"),
        (BATU, "Kepala Cabang BPJAMSOSTEK Kota Batu", "agency", "agency"),
        ("Kepala BPJS Ketenagakerjaan Tuban", "Kepala Cabang BPJAMSOSTEK Bojonegoro", "agency", "agency"),
        ("Kepala Kanwil BPJS Ketenagakerjaan Sulut", "Kepala Wilayah BPJAMSOSTEK Sulawesi Utara", "agency", "agency"),
        ("Bupati Malang", "Plt Bupati Malang", REGIONAL, REGIONAL),
        ("Kepala Dinas Sosial Malang", "Pj Bupati Malang", REGIONAL, REGIONAL),
        ("Bupati Malang", "Bupati", REGIONAL, REGIONAL),
        ("Bupati Kotabaru", "Bupati Kota Baru", REGIONAL, REGIONAL),
        ("Bupati Malang", "mantan Bupati Blitar", REGIONAL, REGIONAL),
        ("Kepala Dinas Tenaga Kerja Malang", "Kepala Dinas Sosial dan Tenaga Kerja Malang", REGIONAL, REGIONAL),
        ("Kepala Dinas Sosial Malang", "Kepala Dinas Sosial PPPA Malang", REGIONAL, REGIONAL),
    ],
)
def test_one_office_in_two_wordings_is_no_contradiction(role, other, body, other_body):
    assert two_roles(role, other, body, other_body) == []


def test_offices_of_two_times_do_not_contradict_each_other():
    cilegon = "Kepala Cabang BPJAMSOSTEK Cilegon"
    assert len(two_roles(BATU, cilegon, day="2024-06-01")) == 1
    assert two_roles(BATU, cilegon, day="2024-06-02") == []
    assert two_roles(BATU, cilegon, day=None) == []


def test_a_namesake_elsewhere_is_somebody_else():
    roles = ("Kepala Dinas Sosial Malang", "Kepala Cabang BPJAMSOSTEK Serang", REGIONAL, "agency")
    assert two_roles(*roles, regions=["36.04"]) == []
    assert len(two_roles(*roles, regions=["35.07"])) == 1


def test_a_single_name_is_not_asked_for_two_roles():
    corpus = Corpus().add("a", "2024-05-01", [("Wira", BATU, "agency")])
    assert corpus.add("b", "2024-05-02", [("Wira", "Kepala Cabang BPJAMSOSTEK Cilegon", "agency")]).flags() == []


def event(first, second, people=(WIRA,), other_people=None, day="2024-05-04", **rest):
    corpus = Corpus().add("a", "2024-05-01", people, first)
    return corpus.add("b", day, people if other_people is None else other_people, second, **rest).flags()


def told(found):
    return [(flag["document_id"], flag["flag_code"], flag["evidence"], flag["detail"]) for flag in found]


def test_two_figures_of_one_event_are_flagged_in_both_articles():
    found = event([("subsidised", 500)], [("subsidised", 550)])
    assert told(found) == [
        ("a", "event_disagrees", "500", "indicator=subsidised here=500 there=550 other_document=b"),
        ("b", "event_disagrees", "550", "indicator=subsidised here=550 there=500 other_document=a"),
    ]
    assert {(flag["severity"], flag["rule_id"]) for flag in found} == {("note", "check.corpus.event")}


def test_every_flag_points_at_its_evidence():
    corpus = Corpus().add("a", "2024-05-01", [WIRA], [("subsidised", 500)])
    corpus.add("b", "2024-05-02", [("Wira Lesmana", "Kepala Cabang Cilegon", "agency")], [("subsidised", 550)])
    tables = corpus.tables()
    text = tables["documents"].set_index("document_id")["text"]
    found = corpus_flags(tables)
    assert [flag["flag_code"] for flag in found] == ["event_disagrees", "two_roles", "event_disagrees"]
    assert all(text[flag["document_id"]][flag["start"] : flag["end"]] == flag["evidence"] for flag in found)


def test_two_shared_figures_tell_one_event_without_a_person():
    shared = [("participants", 61250), ("target", 90400)]
    assert len(event([*shared, ("attendance", 120)], [*shared, ("attendance", 210)], people=[])) == 2
    assert event([shared[0], ("attendance", 120)], [shared[0], ("attendance", 210)], people=[]) == []


def test_what_the_law_sets_tells_no_event():
    law = [("benefit_rate", 42000000, "rupiah"), ("contribution_rate", 16800, "rupiah")]
    assert event([*law, ("attendance", 120)], [*law, ("attendance", 210)], people=[]) == []


@pytest.mark.parametrize(
    ("first", "second", "rest"),
    [
        ([("subsidised", 500)], [("subsidised", 504)], {}),
        ([("subsidised", 500, "workers", "about")], [("subsidised", 540)], {}),
        ([("subsidised", 500, "workers", "at_least")], [("subsidised", 550)], {}),
        ([("subsidised", 500)], [("subsidised", 550), ("participants", 500)], {}),
        ([("subsidised", 500), ("subsidised", 700)], [("subsidised", 550)], {}),
        ([("participants", 500)], [("participants", 550)], {}),
        ([("subsidised", 500)], [("attendance", 550)], {}),
        ([("subsidised", 500)], [("subsidised", 550)], {"day": "2024-05-05"}),
        ([("subsidised", 500)], [("subsidised", 550)], {"day": None}),
        ([("subsidised", 500)], [("subsidised", 550)], {"regions": ["36.04"]}),
        ([("subsidised", 500)], [("subsidised", 550)], {"regions": ["35"]}),
        ([("subsidised", 500)], [("subsidised", 550)], {"strategies": ["door_to_door"]}),
        ([("subsidised", 500)], [("subsidised", 550)], {"strategies": ["regulation"]}),
        ([("subsidised", 500)], [("subsidised", 550)], {"other_people": [SARI]}),
        ([("subsidised", 500)], [("subsidised", 5500)], {}),
        ([("subsidised", 500), ("attendance", 40)], [("subsidised", 550), ("attendance", 60)], {}),
        ([("subsidised", 500, "workers", "exactly", "2023")], [("subsidised", 550)], {}),
    ],
)
def test_figures_that_need_not_be_one_are_left_alone(first, second, rest):
    assert event(first, second, **rest) == []


def test_the_day_of_the_event_may_stand_in_one_article_only():
    assert len(event([("subsidised", 500, "workers", "exactly", "2024-05-01")], [("subsidised", 550)])) == 2


def test_an_official_alone_does_not_make_two_handovers_one():
    amounts = [("claims_amount", 61000000, "rupiah")], [("claims_amount", 73000000, "rupiah")]
    assert event(*amounts) == []
    assert len(event(*amounts, people=[WIRA, SARI])) == 2


def test_other_heirs_are_another_event():
    amounts = [("claims_amount", 61000000, "rupiah")], [("claims_amount", 73000000, "rupiah")]
    first, second = [[WIRA, SARI, (name, "ahli waris", "worker")] for name in ("Halimah", "Rukmini")]
    assert event(*amounts, people=first, other_people=second) == []
    assert len(event(*amounts, people=first, other_people=first)) == 2


def test_the_president_tells_no_event():
    president = [("Joko Waskito", "Presiden", "national_government")]
    assert event([("subsidised", 500)], [("subsidised", 550)], people=president) == []


def test_a_figure_is_flagged_once_however_many_articles_differ():
    corpus = Corpus().add("a", "2024-05-01", [WIRA], [("subsidised", 500)])
    for document in ("b", "c"):
        corpus.add(document, "2024-05-02", [WIRA], [("subsidised", 550)])
    assert [flag["document_id"] for flag in corpus.flags()] == ["a", "b", "c"]


def test_articles_of_one_region_and_month_are_compared_with_a_few_others_only():
    corpus = Corpus()
    for number in range(5000):
        day = f"2024-05-{1 + number % 30:02}"
        corpus.add(f"d{number:04}", day, [WIRA], [("subsidised", 100 + number), ("participants", 61250)])
    tables = corpus.tables()
    stories = find_stories(tables, identify_people(tables["documents"], tables["people"]))
    assert len(stories) == 5000
    clues = max(len(story.clues) for story in stories)
    pairs = [(first.document_id, second.document_id) for first, second in near_pairs(stories)]
    assert len(pairs) == len(set(pairs)) <= 5000 * clues * NEIGHBOURS


def test_no_articles_give_no_flags():
    tables = Corpus().add("a", None, regions=[], strategies=[]).tables()
    assert corpus_flags(tables) == []
    assert corpus_flags({name: frame.iloc[:0] for name, frame in tables.items()}) == []
