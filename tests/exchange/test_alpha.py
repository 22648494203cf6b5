"""Krippendorff's alpha, against the values of the literature and another implementation."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from helpers.exchange.alpha import Alpha, alpha_of, measure_alpha

NAN = np.nan


def test_it_is_the_value_that_krippendorff_computes_for_his_binary_example():
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section A: ten units, two observers
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha_of(np.array([meg, owen], dtype=float)) == pytest.approx(0.095, abs=0.0005)


@given(arrays(float, st.tuples(st.integers(2, 5), st.integers(1, 12)), elements=st.sampled_from([0.0, 1.0, NAN])))
def test_it_is_what_another_implementation_says_with_any_coders_and_gaps(values):
    paired = values[:, (~np.isnan(values)).sum(axis=0) >= 2]
    if len(np.unique(paired[~np.isnan(paired)])) < 2:
        assert np.isnan(alpha_of(values))  # nothing could have disagreed
    else:
        assert alpha_of(values) == pytest.approx(krippendorff.alpha(values, level_of_measurement="nominal"), abs=1e-9)


def test_fewer_than_five_positive_units_are_not_estimable_and_say_what_was_met():
    values = np.array([[1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 0, 0]], dtype=float)
    found = measure_alpha(values, np.arange(6))
    assert np.isnan(found.alpha) and found.level == "not_estimable"
    assert (found.unit_count, found.positive_count, found.raw_agreement) == (6, 4, 1.0)
    assert found.prevalence == pytest.approx(8 / 12)


@pytest.mark.parametrize("wrong, level", [(0, "reliable"), (3, "tentative"), (6, "unreliable")])
def test_the_marks_stand_at_080_and_0667(wrong, level):
    first = np.array([1.0] * 10 + [0.0] * 10)
    second = first.copy()
    second[:wrong] = 0
    found = measure_alpha(np.array([first, second]), np.arange(20))
    assert found.level == level


@pytest.mark.parametrize(
    "alpha, level",
    # 0.8 as sums of floats give it; two thirds are below Krippendorff's 0.667
    [(0.7999999999999998, "reliable"), (0.79999, "tentative"), (0.667, "tentative"), (2 / 3, "unreliable")],
)
def test_what_lies_on_a_mark_belongs_to_what_is_above(alpha, level):
    assert Alpha(20, 10, 0.5, 0.9, alpha, 0.0, 1.0).level == level


def test_one_document_has_no_interval_since_nothing_is_drawn_from_it():
    values = np.array([[1.0] * 6 + [0.0] * 6, [1.0] * 5 + [0.0] * 7])
    found = measure_alpha(values, np.zeros(12, dtype=int))
    assert found.alpha > 0.8 and np.isnan(found.low) and np.isnan(found.high)


def test_the_interval_is_the_same_every_time_and_holds_the_value():
    first = np.array([1.0] * 8 + [0.0] * 12)
    second = np.roll(first, 2)
    found = measure_alpha(np.array([first, second]), np.arange(20) // 2)
    assert found == measure_alpha(np.array([first, second]), np.arange(20) // 2)
    assert found.low < found.alpha < found.high


def test_the_paragraphs_of_one_document_are_drawn_together():
    # all disagreement in one of two documents: a draw has it not at all, once or twice
    values = np.array([[1, 1, 1, 1, 1, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 0, 0, 0, 0, 0]], dtype=float)
    together = measure_alpha(values, np.array([0] * 5 + [1] * 5))
    apart = measure_alpha(values, np.arange(10))
    assert together.high - together.low != pytest.approx(apart.high - apart.low)


def test_units_that_one_coder_alone_saw_do_not_count():
    values = np.array([[1, 0, 1, 1], [1, 0, NAN, NAN]], dtype=float)
    found = measure_alpha(values, np.arange(4))
    assert (found.unit_count, found.positive_count) == (2, 1)
    assert np.isnan(measure_alpha(values[:1], np.arange(4)).raw_agreement)
