"""What holds of every comparison, whatever the articles: one more never hides a strategy, and no order matters."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from comparison.frames import cases_of, strategies_of
from helpers.comparison.breadth import build_breadth, build_family_shares
from helpers.comparison.bundles import build_bundles
from helpers.comparison.diffusion import build_timeline
from helpers.comparison.portfolios import build_case_portfolios, build_portfolios

FAMILIES = {"talk": "awareness", "visit": "reach", "law": "law", "pay": "money"}
ARTICLES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["36.04", "36.73", "51.04"]), min_size=1, max_size=3, unique=True),
        st.sampled_from([2020, 2021, None]),
        st.lists(st.sampled_from(sorted(FAMILIES)), min_size=1, max_size=4, unique=True),
    ),
    min_size=1,
    max_size=8,
)

few = settings(max_examples=30)  # frames take their time


def frames(articles):
    cases = [(f"d{n}", region, year) for n, (regions, year, _) in enumerate(articles) for region in regions]
    stated = [(f"d{n}", code) for n, (*_, codes) in enumerate(articles) for code in codes]
    return cases_of(*cases), strategies_of(*stated)


def reported(cases, stated):
    found = build_portfolios(cases, stated)
    return set(zip(found["region_code"], found["strategy_code"], strict=True))


@few
@given(ARTICLES)
def test_adding_an_article_never_removes_a_reported_strategy(articles):
    cases, stated = frames(articles)
    fewer = cases[cases["document_id"] != f"d{len(articles) - 1}"]
    assert reported(fewer, stated) <= reported(cases, stated)


@few
@given(ARTICLES)
def test_adding_an_article_never_narrows_a_region(articles):
    cases, stated = frames(articles)
    fewer = cases[cases["document_id"] != f"d{len(articles) - 1}"]
    before, after = (
        build_breadth(build_portfolios(some, stated), some, FAMILIES).set_index("region_code")
        for some in (fewer, cases)
    )
    for column in ("strategy_count", "family_count", "event_count"):
        assert (before[column] <= after[column].reindex(before.index)).all()


@few
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(articles, random):
    cases, stated = frames(articles)
    turned = [frame.loc[random.sample(list(frame.index), len(frame))] for frame in (cases, stated)]
    for build in (build_portfolios, build_case_portfolios, build_timeline):
        pd.testing.assert_frame_equal(build(*turned), build(cases, stated))
    pairs, again = (build_bundles(build_case_portfolios(*both), 1)[0] for both in ((cases, stated), turned))
    pd.testing.assert_frame_equal(again, pairs)
    found = build_portfolios(cases, stated)
    shares = build_family_shares(found, 3, FAMILIES)
    pd.testing.assert_frame_equal(build_family_shares(found.iloc[::-1], 3, FAMILIES), shares)


@few
@given(ARTICLES)
def test_two_articles_on_one_event_are_one_piece_of_evidence(articles):
    cases, stated = frames(articles)
    one = cases.assign(event_id="the same")
    assert (build_portfolios(one, stated)["event_count"] == 1).all()
    assert (build_portfolios(cases, stated)["event_count"] >= 1).all()
