"""Which figures are divided, and why others are not. The texts are our own, a sentence or two each."""

import pandas as pd
import pytest

from comparison.frames import cases_of, shuffled
from helpers.comparison.ratios import COLUMNS, REASONS, build_ratios, ratios_of_region

REGIONS = {"Serang": "36.04", "Lebak": "36.02", "Pandeglang": "36.01"}
GROUPS = {"nelayan": "fishers", "petani": "farmers"}


def tables_of(*articles):
    """(document, text, figures); a figure is (words, indicator, value) and, if need be, unit, period, relation, region."""
    quantities, regions, groups = [], [], []
    for document, text, figures in articles:
        for words, indicator, value, *rest in figures:
            unit, period, relation, own = [*rest, "workers", None, "exactly", None][: len(rest)] + (
                ["workers", None, "exactly", None][len(rest) :]
            )
            start = text.index(words)
            place = {"document_id": document, "start": start, "end": start + len(words)}
            row = {"value": float(value), "unit_code": unit, "indicator_code": indicator, "relation": relation}
            quantities.append({**place, **row, "period": period, "own_region_code": own, "rule_id": "r"})
        regions += _met(document, text, REGIONS, "region_code")
        groups += _met(document, text, GROUPS, "target_group_code")
    place = ["document_id", "start", "end"]
    rest = ["value", "unit_code", "indicator_code", "relation", "period", "own_region_code", "rule_id"]
    return {
        "documents": pd.DataFrame([(d, t) for d, t, _ in articles], columns=["document_id", "text"]),
        "quantities": pd.DataFrame(quantities, columns=[*place, *rest]),
        "regions": pd.DataFrame(regions, columns=[*place, "region_code"]),
        "target_groups": pd.DataFrame(groups, columns=[*place, "target_group_code"]),
    }


def _met(document, text, names, column):
    return [
        {"document_id": document, "start": text.index(name), "end": text.index(name) + len(name), column: code}
        for name, code in names.items()
        if name in text
    ]


def ratio(text, *figures, cases=(("a", "36.04", 2022),)):
    return build_ratios(cases_of(*cases), tables_of(("a", text, figures)))


def one(text, *figures, **rest):
    rows = ratio(text, *figures, **rest)
    assert len(rows) == 1
    return rows.iloc[0]


def test_participants_of_those_eligible_are_divided_where_one_sentence_says_both():
    row = one("Dari 30.000 orang baru 1.500 terdaftar.", ("30.000", "eligible", 30000), ("1.500", "participants", 1500))
    assert (row["measure_code"], row["source_code"], row["share"], row["reason_code"]) == (
        "coverage",
        "calculated",
        0.05,
        "",
    )
    assert (row["value"], row["base_value"], row["area_code"]) == (1500, 30000, "36.04")


def test_a_stated_share_of_a_target_is_that_targets():
    row = one(
        "Target 2021 ialah 80.000 orang, terealisasi 20 persen.",
        ("80.000", "target", 80000, "workers", "2021"),
        ("20 persen", "coverage", 20, "percent", "2021"),
    )
    assert (row["measure_code"], row["source_code"], row["share"], row["base_value"]) == (
        "target",
        "stated",
        0.2,
        80000,
    )


def test_a_stated_share_without_a_base_says_so_and_keeps_its_day():
    row = one("Kepesertaan per 30 Juni 2024 mencapai 43%.", ("43%", "coverage", 43, "percent", "2024-06-30"))
    assert (row["share"], row["reason_code"], row["period"]) == (0.43, "no_base", "2024-06-30")
    assert pd.isna(row["base_value"])


@pytest.mark.parametrize(
    ("reason", "text", "figures"),
    [
        (
            "only_a_bound",
            "Dari 30.000 orang lebih dari 1.500 terdaftar.",
            [("30.000", "eligible", 30000), ("1.500", "participants", 1500, "workers", None, "more_than")],
        ),
        (
            "other_period",
            "Pada 2021 ada 30.000 orang. Pada 2022 terdaftar 1.500.",
            [("30.000", "eligible", 30000, "workers", "2021"), ("1.500", "participants", 1500, "workers", "2022")],
        ),
        (  # last year's 6,400 and this year's 12,800, the years not being coded
            "period_unstated",
            "Tahun lalu 6.400 orang, tahun ini dinaikkan menjadi 12.800.",
            [("6.400", "subsidised", 6400), ("12.800", "target", 12800)],
        ),
        (
            "several_places",
            "Serang mencatat 30.000 orang, Lebak 1.500 orang.",
            [("30.000", "eligible", 30000), ("1.500", "participants", 1500)],
        ),
        (
            "other_group",
            "Ada 30.000 petani di sana. Yang terdaftar 1.500 nelayan.",
            [("30.000", "eligible", 30000), ("1.500", "participants", 1500)],
        ),
        (  # one sentence, but the second clause is of fishers alone
            "other_group",
            "Pekerja berjumlah 30.000, tetapi nelayan yang terdaftar 1.500 orang.",
            [("30.000", "eligible", 30000), ("1.500", "participants", 1500)],
        ),
        (
            "base_is_rest",
            "Terdaftar 1.500 orang, yang belum 30.000 orang.",
            [("30.000", "eligible", 30000), ("1.500", "participants", 1500)],
        ),
        (
            "above_base",
            "Dari 30.000 orang terdaftar 45.000.",
            [("30.000", "eligible", 30000), ("45.000", "participants", 45000)],
        ),
    ],
)
def test_figures_that_do_not_speak_of_the_same_are_not_divided(reason, text, figures):
    row = one(text, *figures)
    assert row["reason_code"] == reason and pd.isna(row["share"]) and row["base_value"] > 0
    assert reason in REASONS


def test_of_two_figures_that_could_be_the_part_neither_is_divided():
    row = one(
        "Dari 30.000 orang terdaftar 1.500 dan 2.000.",
        ("30.000", "eligible", 30000),
        ("1.500", "participants", 1500),
        ("2.000", "participants", 2000),
    )
    assert (row["reason_code"], row["value"]) == ("several_figures", 2000)


def test_a_target_may_be_surpassed():
    row = one(
        "Target 2021 ialah 1.000 orang, dan pada 2021 terdaftar 1.500.",
        ("1.000", "target", 1000, "workers", "2021"),
        ("1.500", "participants", 1500, "workers", "2021"),
    )
    assert (row["measure_code"], row["share"]) == ("target", 1.5)


JOINT = (("a", "36.02", 2022), ("a", "36.04", 2022))


def test_figures_of_several_regions_together_are_a_share_of_them_together():
    row = one(
        "Dari 30.000 orang baru 1.500.", ("30.000", "eligible", 30000), ("1.500", "participants", 1500), cases=JOINT
    )
    assert pd.isna(row["area_code"]) and row["region_codes"] == ["36.02", "36.04"] and row["share"] == 0.05


def test_a_figure_of_one_region_is_no_part_of_a_figure_of_all():
    rows = ratio(
        "Dari 30.000 orang baru 1.500.",
        ("30.000", "eligible", 30000),
        ("1.500", "participants", 1500, "workers", None, "exactly", "36.04"),
        cases=JOINT,
    )
    assert rows.empty and list(rows.columns) == COLUMNS


def test_a_region_sees_its_own_shares_and_those_of_the_area_it_lies_in():
    text = "Dari 30.000 orang baru 1.500. Cakupan Lebak 9 persen."
    figures = [
        ("30.000", "eligible", 30000, "workers", None, "exactly", "36"),  # the province
        ("1.500", "participants", 1500, "workers", None, "exactly", "36"),
        ("9 persen", "coverage", 9, "percent", None, "exactly", "36.02"),
    ]
    rows = ratio(text, *figures, cases=JOINT)
    assert ratios_of_region(rows, "36.04")["area_code"].tolist() == ["36"]
    assert ratios_of_region(rows, "36.02")["area_code"].tolist() == ["36", "36.02"]


def test_the_order_of_rows_never_matters():
    cases = cases_of(("a", "36.04", 2022), ("b", "36.04", 2021))
    figures = [("30.000", "eligible", 30000), ("1.500", "participants", 1500)]
    data = tables_of(("a", "Dari 30.000 orang baru 1.500.", figures), ("b", "Dari 30.000 orang baru 1.500.", figures))
    turned = {name: shuffled(frame) for name, frame in data.items()}
    pd.testing.assert_frame_equal(build_ratios(shuffled(cases), turned), build_ratios(cases, data))
