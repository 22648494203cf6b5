import pandas as pd
import pytest

from helpers.coding.people_over_time import COLUMNS, identify_people, roles_over_time
from helpers.coding.role_forms import name_slug, normal_role
from helpers.tables import build_table

BATU = "Kepala Kantor Cabang BPJAMSOSTEK Batu"
MALANG = "Kepala Kantor Cabang BPJAMSOSTEK Malang"


def documents_of(days):
    frame = pd.DataFrame({"document_id": list(days), "published_date": list(days.values())})
    frame["published_date"] = pd.to_datetime(frame["published_date"]).astype("datetime64[ns]")
    frame["year"] = frame["published_date"].dt.year.astype("Int64")
    return frame.assign(card_date=pd.Series(pd.NaT, index=frame.index, dtype="datetime64[ns]"))


def people_of(*rows):
    """People as (document, name, role, body)."""
    filled = [dict(zip(["document_id", "person_name", "role", "body_code"], row, strict=True)) for row in rows]
    place = {"evidence": "x", "rule_id": "person.role_before"}
    return build_table("people", [row | place | {"start": 9 * n, "end": 9 * n + 5} for n, row in enumerate(filled)])


def roles_of(documents, people):
    return roles_over_time(documents, identify_people(documents, people))


def table(*rows, **days):
    days = {row[0]: None for row in rows} | days
    return roles_of(documents_of(days), people_of(*rows))


def ids(*rows):
    return sorted(table(*rows)["person_id"].unique())


def agency(*named):
    return [(document, name, role, "agency") for document, name, role in named]


def test_a_slug_has_ascii_letters_only_and_is_never_empty():
    assert name_slug("I  Gdé Ma'ruf, S.") == "i-gde-maruf-s"
    assert name_slug("李明") == "674e-660e"


def test_one_row_holds_a_person_and_a_role_with_first_and_last_dates():
    rows = agency(
        ("b", "Wira Lesmana", BATU),
        ("a", "WIRA LESMANA", "Kepala  Cabang BPJS Ketenagakerjaan Batu"),
        ("c", "Wira Lesmana", MALANG),
        ("d", "Wira Lesmana", BATU),
    )
    found = table(*rows, a="2022-03-01", b="2021-05-02", c="2024-01-01")
    assert list(found.columns) == COLUMNS
    assert [str(found[c].dtype) for c in ("first_date", "last_date", "document_count")] == [
        "datetime64[ns]",
        "datetime64[ns]",
        "int64",
    ]
    first, second = found.to_dict("records")
    assert (first["person_id"], first["person_name"], first["role"]) == ("wira-lesmana", "Wira Lesmana", BATU)
    assert (first["document_count"], first["document_ids"]) == (3, "a b d")
    assert (str(first["first_date"].date()), str(first["last_date"].date())) == ("2021-05-02", "2022-03-01")
    assert (second["person_id"], second["role"]) == ("wira-lesmana", MALANG)


def test_the_date_of_the_card_stands_in_and_else_none_is_known():
    documents = documents_of({"a": None, "b": None}).assign(card_date=pd.to_datetime(["2020-02-02", None]))
    found = roles_of(documents, people_of(*agency(("a", "Wira Lesmana", BATU), ("b", "Sari Utami", BATU))))
    assert found.set_index("person_id")["first_date"].isna().to_dict() == {"sari-utami": True, "wira-lesmana": False}


@pytest.mark.parametrize(
    ("role", "other", "body"),
    [
        ("Kepala BPJS TK Batu", "Kepala Kantor Cabang BPJAMSOSTEK Batu", "agency"),
        ("Kacab BPJS-TK Batu", "kepala cabang BP Jamsostek  Batu", "agency"),
        ("Kepala Dinas Sosial Kabupaten Batu", "Kadis Sosial Pemkab Batu", "regional_government"),
        ("Penjabat (Pj) Bupati Batu", "Pj. Bupati Batu", "regional_government"),
        ("Kepala Dinas Tenaga Kerja (Disnaker) Batu", "Kepala Disnaker Batu", "regional_government"),
    ],
)
def test_two_wordings_of_a_role_are_one(role, other, body):
    assert normal_role(role, body) == normal_role(other, body)


@pytest.mark.parametrize(
    ("role", "other"),
    [
        ("Plt Bupati Batu", "Bupati Batu"),
        ("Plt Bupati Batu", "Pj Bupati Batu"),
        ("Kepala Dinas Sosial Kota Batu", "Kepala Dinas Sosial Kabupaten Batu"),
        ("Kepala BPJS Kesehatan Batu", "Kepala BPJS Ketenagakerjaan Batu"),
    ],
)
def test_two_roles_are_two(role, other):
    assert normal_role(role, "regional_government") != normal_role(other, "regional_government")


def test_a_single_name_joins_the_only_full_one_in_the_same_office():
    found = table(*agency(("a", "Wira Lesmana", BATU), ("b", "Wira", "Kepala BPJS Ketenagakerjaan Batu")))
    assert found[["person_id", "person_name", "document_ids"]].values.tolist() == [
        ["wira-lesmana", "Wira Lesmana", "a b"]
    ]


@pytest.mark.parametrize(
    "rows",
    [
        agency(("a", "Wira Lesmana", BATU), ("b", "Wira", MALANG)),
        agency(("a", "Wira Lesmana", BATU), ("a", "Wira", BATU)),
        agency(("a", "Wira Lesmana", "Kepala Cabang"), ("b", "Wira", "Kepala Cabang")),
        [("a", "Wira Lesmana", "ahli waris", "worker"), ("b", "Wira", "ahli waris", "worker")],
    ],
)
def test_a_single_name_stays_alone_where_the_office_does_not_tell(rows):
    assert ids(*rows) == ["wira", "wira-lesmana"]


def test_a_single_name_that_fits_two_full_ones_joins_neither():
    rows = agency(("a", "Wira Lesmana", BATU), ("b", "Wira Kusuma", BATU), ("c", "Wira", BATU))
    assert ids(*rows) == ["wira", "wira-kusuma", "wira-lesmana"]


def test_single_names_are_one_person_in_one_office_only():
    same = agency(("a", "Muhyi", BATU), ("b", "Muhyi", BATU))
    assert ids(*same) == ["muhyi"]
    assert ids(*same, *agency(("c", "Muhyi", MALANG))) == ["muhyi-kepala-batu-agency", "muhyi-kepala-malang-agency"]
    heirs = [("a", "Halimah", "ahli waris", "worker"), ("b", "Halimah", "ahli waris", "worker")]
    assert ids(*heirs) == ["halimah-a", "halimah-b"]


def test_a_spelling_one_letter_apart_is_one_person_in_the_same_office():
    found = table(*agency(("a", "Muallif", BATU), ("b", "Mualif", BATU), ("c", "Mualif", BATU)))
    assert found[["person_id", "document_count"]].values.tolist() == [["mualif", 3]]
    assert ids(*agency(("a", "Ahmad Fathan", BATU), ("b", "Achmad Fathan", BATU))) == ["achmad-fathan"]


@pytest.mark.parametrize(
    "rows",
    [
        agency(("a", "Ahmad Fathan", BATU), ("b", "Achmad Fathan", MALANG)),
        agency(("a", "Ahmad Fathan", BATU), ("a", "Achmad Fathan", BATU)),
        agency(("a", "Ahmad Fathan", "Kepala Bidang Pemasaran"), ("b", "Achmad Fathan", "Kepala Bidang Pemasaran")),
        agency(("a", "Ahmad Fathan", BATU), ("b", "Achmad Fathoni", BATU)),
        agency(("a", "Wira Adi", BATU), ("b", "Wira Ari", BATU)),
        agency(("a", "Wira Lesmana", BATU), ("b", "Wira Lesmana Putra", BATU)),
    ],
)
def test_full_names_that_differ_are_two_people(rows):
    assert len(ids(*rows)) == 2


def test_a_worker_is_not_the_office_holder_of_the_same_name():
    rows = [("a", "Wira Lesmana", BATU, "agency"), ("b", "Wira Lesmana", "ahli waris", "worker")]
    assert ids(*rows) == ["wira-lesmana", "wira-lesmana-worker"]


def test_somebody_without_a_role_has_a_row_only_where_there_is_no_other():
    found = table(
        ("a", "Wira Lesmana", BATU, "agency"),
        ("b", "Wira Lesmana", None, "other"),
        ("b", "Sari Utami", None, "other"),
        ("c", "Dewi Lestari", None, "other"),
        ("d", "Dewi Lestari", "penerima", "worker"),
    )
    assert found["person_id"].tolist() == ["dewi-lestari", "sari-utami", "wira-lesmana"]
    assert found["role"].isna().tolist() == [False, True, False]
    assert found["document_ids"].tolist() == ["d", "b", "a"]


def test_the_order_of_rows_never_matters():
    rows = agency(
        ("a", "Muallif", BATU), ("b", "Mualif", BATU), ("c", "Mualif Hasan", BATU), ("d", "Mualif Hasan", MALANG)
    )
    found = table(*rows)
    assert found["person_id"].tolist() == ["mualif-hasan"] * 2
    pd.testing.assert_frame_equal(found, table(*reversed(rows)))


def test_no_people_give_no_rows():
    found = table()
    assert list(found.columns) == COLUMNS and found.empty and str(found["document_count"].dtype) == "int64"


def test_every_row_of_people_keeps_its_place_and_gets_a_person():
    people = people_of(*agency(("a", "Wira", BATU), ("b", "Wira Lesmana", BATU)))
    found = identify_people(documents_of({"a": "2024-01-01", "b": None}), people)
    assert found["person_id"].tolist() == ["wira-lesmana"] * 2
    assert found["start"].tolist() == people["start"].tolist()
