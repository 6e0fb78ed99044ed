"""Which frames are worth comparing."""

from dataclasses import replace

import pytest

from app.domain.face import Observation
from app.domain.shot import shot_quality

GOOD = Observation(face_count=1, face_height_ratio=0.4, luma=120.0, sharpness=6.0)


def quality(eye_distance_px: float = 90.0, **changed: float) -> float:
    return shot_quality(replace(GOOD, **changed), eye_distance_px=eye_distance_px)


def test_a_good_frame_counts_as_much_as_it_is_sharp() -> None:
    assert quality() == GOOD.sharpness
    assert quality(sharpness=3.0) == 3.0


@pytest.mark.parametrize("changed", [{"face_count": 0}, {"luma": 20.0}, {"luma": 250.0}, {"eye_distance_px": 33.0}])
def test_a_frame_without_a_face_or_light_or_size_does_not_count_at_all(changed: dict[str, float]) -> None:
    assert quality(**changed) == 0.0


@pytest.mark.parametrize("worse", [{"eye_distance_px": 40.0}, {"pitch_deg": -10.0}, {"yaw_deg": 24.0}])
def test_a_small_or_turned_face_counts_less(worse: dict[str, float]) -> None:
    assert 0.0 < quality(**worse) < quality()


def test_pitch_costs_more_than_the_same_yaw() -> None:
    assert quality(pitch_deg=12.0) == GOOD.sharpness / 2
    assert quality(pitch_deg=12.0) < quality(yaw_deg=12.0)


def test_a_nearer_face_than_needed_counts_no_more() -> None:
    assert quality(eye_distance_px=60.0) == quality(eye_distance_px=200.0)
