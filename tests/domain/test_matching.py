"""The bands of likeness and what is said in each."""

import math

import pytest

from app.domain.matching import (
    EYE_DISTANCE_GOOD_PX,
    EYE_DISTANCE_MIN_PX,
    THRESHOLDS,
    MatchBand,
    MatchOutcome,
    Thresholds,
    band_of,
    outcome_of,
)


@pytest.mark.parametrize(
    ("cosine", "band"),
    [
        (-1.0, MatchBand.BELOW),
        (0.3859, MatchBand.BELOW),
        (0.386, MatchBand.UNSURE),
        (0.4549, MatchBand.UNSURE),
        (0.455, MatchBand.CLEAR),
        (0.9299, MatchBand.CLEAR),
        (0.93, MatchBand.PHOTO_ITSELF),
        (1.0, MatchBand.PHOTO_ITSELF),
    ],
)
def test_each_band_begins_at_its_own_threshold_against_a_clean_photo(cosine: float, band: MatchBand) -> None:
    assert band_of(cosine, is_reference_clean=True) is band


@pytest.mark.parametrize("cosine", [0.93, 1.0])
def test_a_scanned_photo_is_never_called_the_photo_itself(cosine: float) -> None:
    assert band_of(cosine, is_reference_clean=False) is MatchBand.CLEAR


def test_a_likeness_that_is_no_number_is_never_enough() -> None:
    assert band_of(math.nan, is_reference_clean=True) is MatchBand.BELOW


def test_only_the_clear_band_means_the_same_person() -> None:
    assert {band for band in MatchBand if outcome_of(band) is MatchOutcome.SAME} == {MatchBand.CLEAR}
    assert {outcome_of(band) for band in MatchBand} == {MatchOutcome.SAME, MatchOutcome.INCONCLUSIVE}


def test_other_thresholds_can_be_tried() -> None:
    strict = Thresholds(clear=0.6, unsure=0.5, photo_itself=0.7)

    assert band_of(0.55, is_reference_clean=False, thresholds=strict) is MatchBand.UNSURE
    assert band_of(0.65, is_reference_clean=True, thresholds=strict) is MatchBand.CLEAR
    assert band_of(0.7, is_reference_clean=True, thresholds=strict) is MatchBand.PHOTO_ITSELF


def test_the_thresholds_are_in_order() -> None:
    assert 0 < THRESHOLDS.unsure < THRESHOLDS.clear < THRESHOLDS.photo_itself < 1
    assert EYE_DISTANCE_MIN_PX < EYE_DISTANCE_GOOD_PX
