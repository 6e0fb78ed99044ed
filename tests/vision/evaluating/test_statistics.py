"""Rates and their intervals, against values worked out by hand or known from tables."""

import pytest

from app.vision.evaluating.statistics import (
    cross_validated,
    equal_error,
    missed_at,
    passing,
    share,
    threshold_at,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (1, 100, 0.0018, 0.0545)],
)
def test_the_interval_is_wilsons(count: int, total: int, low: float, high: float) -> None:
    """Source: values of the published formula, as statistics packages give them."""
    assert wilson(count, total) == pytest.approx((low, high), abs=1e-4)


def test_a_share_is_told_with_its_counts_and_interval() -> None:
    assert share(5, 10) == {"value": 0.5, "count": 5, "of": 10, "low": 0.236593, "high": 0.763407}


def test_a_share_of_nothing_is_not_a_number() -> None:
    assert share(0, 0) == {"value": None, "count": 0, "of": 0, "low": None, "high": None}


def test_kinds_that_do_not_overlap_have_no_equal_error() -> None:
    assert equal_error([0.8, 0.9], [0.1, 0.2]) == 0.0


def test_kinds_that_overlap_by_one_in_four_have_an_equal_error_of_a_quarter() -> None:
    assert equal_error([0.2, 0.7, 0.8, 0.9], [0.1, 0.15, 0.18, 0.75]) == 0.25


def test_kinds_that_are_the_wrong_way_round_are_always_wrong() -> None:
    assert equal_error([0.1], [0.9]) == 1.0


def test_without_one_kind_there_is_no_equal_error() -> None:
    assert equal_error([], [0.1]) is None
    assert equal_error([0.1], []) is None


def test_the_threshold_lets_just_so_many_impostors_pass() -> None:
    impostor = [number / 1000 for number in range(1000)]

    threshold = threshold_at(impostor, 1e-2)

    assert threshold is not None
    assert passing(impostor, threshold) == 10


def test_equal_scores_never_let_more_impostors_pass_than_allowed() -> None:
    impostor = [0.5] * 50 + [0.1] * 50

    threshold = threshold_at(impostor, 0.1)

    assert threshold is not None
    assert passing(impostor, threshold) == 0


def test_too_few_impostors_give_no_threshold() -> None:
    assert threshold_at([0.1] * 999, 1e-3) is None
    assert threshold_at([], 1e-3) is None


def test_where_all_may_pass_all_do() -> None:
    assert threshold_at([0.1, 0.2], 1.0) == -1.0


def test_missed_ones_are_counted_at_that_threshold() -> None:
    impostor = [number / 100 for number in range(100)]

    missed = missed_at([0.5, 0.981, 0.995, 1.0], impostor, 0.01)

    assert (missed["count"], missed["of"], missed["value"]) == (1, 4, 0.25)


def test_without_a_threshold_nothing_is_claimed_of_missed_ones() -> None:
    assert missed_at([0.5], [0.1], 1e-3)["value"] is None


def test_each_fold_is_judged_at_the_threshold_best_for_the_others() -> None:
    low = [(0.6, True), (0.5, False)]
    high = [(0.9, True), (0.8, False)]

    halves = cross_validated([*low, *high], folds=2)

    assert (halves["count"], halves["of"], halves["folds"], halves["spread"]) == (2, 4, 2, 0.0)


def test_folds_that_one_threshold_parts_are_all_right() -> None:
    scores = [(0.9, True), (0.1, False)] * 10

    whole = cross_validated(scores)

    assert (whole["count"], whole["of"], whole["folds"], whole["spread"]) == (20, 20, 10, 0.0)


def test_one_wrong_score_spoils_only_its_own_fold_and_the_spread_tells_it() -> None:
    scores = [(0.9, True), (0.1, False)] * 10
    scores[3] = (0.95, False)

    told = cross_validated(scores)

    assert (told["count"], told["spread"]) == (19, 0.158114)


def test_fewer_scores_than_folds_are_not_judged() -> None:
    assert cross_validated([(0.9, True)] * 9)["value"] is None
