"""What an agreement lets rest on a strategy, and how much of the findings rests on what."""

import pandas as pd
import pytest

from helpers.coding.codebook import load_codebook
from helpers.reporting import agreement_rows
from helpers.reporting.blocks import PageLink
from helpers.reporting.wording import Wording

CODEBOOK, WORDS = load_codebook(), Wording("en")
COLUMNS = ["table", "code", "unit", "unit_count", "alpha", "low", "high", "level"]
KEPT = pd.DataFrame(
    [
        ("strategies", "award", "document", 50, 0.91, 0.75, 1.0, "reliable"),
        ("strategies", "award", "paragraph", 300, 0.62, 0.40, 0.80, "unreliable"),
        ("strategies", "regulation", "document", 50, 0.85, 0.40, 1.0, "reliable"),  # few articles: a wide interval
        ("strategies", "door_to_door", "document", 50, 0.70, 0.50, 0.90, "tentative"),
        ("strategies", "group_channel", "document", 50, None, None, None, "not_estimable"),
    ],
    columns=COLUMNS,
)
STRATEGIES = pd.DataFrame(
    [("a", "award"), ("b", "award"), ("a", "regulation"), ("b", "group_channel")],
    columns=["document_id", "strategy_code"],
)
CASES = pd.DataFrame([("a", "36.04"), ("b", "36.10"), ("b", "51.04")], columns=["document_id", "region_code"])


def rows():
    return agreement_rows.alpha_rows(KEPT, STRATEGIES, CASES, WORDS, CODEBOOK)


@pytest.mark.parametrize(
    "code, here, regions, means",
    [
        ("award", "2", "3", "Reliable: findings may rest on it."),
        ("regulation", "1", "1", "Reliable, but the interval reaches below 0.667: findings with reserve."),
        ("door_to_door", "0", "0", "From 0.667 to 0.80: tentative conclusions only."),
        ("group_channel", "1", "2", "Too seldom coded by hand to say: it rests on its sentences alone."),
        ("digital_channel", "0", "0", "Too seldom coded by hand to say: it rests on its sentences alone."),
    ],
)
def test_each_strategy_says_what_may_rest_on_it_beside_what_does(code, here, regions, means):
    frame = rows()
    (row,) = (row for row in frame.itertuples(index=False) if row[0][0].page == f"strategies/{code}")
    assert (row[1], *row[-2:]) == (means, here, regions)


def test_the_most_reported_strategy_comes_first_and_leads_to_its_page():
    first = rows().iloc[0]
    assert first.iloc[0] == [PageLink(CODEBOOK.strategies["award"].label["en"], "strategies/award")]
    assert first.iloc[2] == "0.91 (0.75–1.00)" and first.iloc[3] == "0.62 (0.40–0.80)"


def test_findings_are_counted_by_the_agreement_that_they_rest_on():
    found = agreement_rows.resting_rows(KEPT, STRATEGIES, CASES, WORDS, CODEBOOK)
    assert found.iloc[:, 1:].to_numpy().tolist() == [["1", "3", "50%"], ["1", "1", "17%"], ["1", "2", "33%"]]
    assert [cell.split(":")[0].split(",")[0] for cell in found.iloc[:, 0]] == [
        "Reliable",
        "Reliable",
        "Too seldom coded by hand to say",
    ]


def test_where_it_was_measured_is_said():
    assert "are not of this corpus" in agreement_rows.on_alpha(KEPT, "", WORDS)
    assert "articles of this corpus that were coded by hand" in agreement_rows.on_alpha(KEPT, "g.jsonl", WORDS)
    assert "jangkau agree" in agreement_rows.on_alpha(KEPT[:0], "", WORDS)
