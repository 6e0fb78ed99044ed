"""A head leaves something that no flat picture can; a picture leaves nothing."""

import time

import numpy as np
import pytest

from app.domain.liveness import LIMITS
from app.vision.flatness import Flatness
from tests.vision.skulls import head, picture


def settled(front_deg: float = 0.0) -> Flatness:
    flatness = Flatness()
    flatness.offer(head(front_deg), front_deg)
    flatness.settle(front_deg)
    return flatness


@pytest.mark.parametrize("yaw_deg", [15.0, -15.0, 25.0, -40.0])
def test_a_turned_head_leaves_more_than_the_limit(yaw_deg: float) -> None:
    assert settled().depth_ratio(head(yaw_deg)) > LIMITS.depth_ratio


@pytest.mark.parametrize("yaw_deg", [0.0, 15.0, -38.0, 55.0])
def test_a_turned_picture_leaves_nothing(yaw_deg: float) -> None:
    assert settled().depth_ratio(picture(yaw_deg)) < 0.005


def test_a_head_looking_ahead_leaves_nothing() -> None:
    assert settled().depth_ratio(head(0)) == pytest.approx(0.0, abs=1e-4)


def test_depth_grows_with_the_turn() -> None:
    flatness = settled()
    depths = [flatness.depth_ratio(head(yaw_deg)) for yaw_deg in (5, 10, 20, 30)]

    assert depths == sorted(depths)


def test_coming_closer_does_not_magnify_what_is_left() -> None:
    far, near = (settled().depth_ratio(head(20, nearer=nearer)) for nearer in (1.0, 1.5))

    assert near == pytest.approx(far, rel=0.05)


def test_the_face_nearest_to_straight_ahead_is_compared_with() -> None:
    flatness = Flatness()
    for yaw_deg in (-8.0, 1.0, 7.0):
        flatness.offer(head(yaw_deg), yaw_deg)
    flatness.settle(0.0)

    assert flatness.depth_ratio(head(1.0)) == pytest.approx(0.0, abs=1e-4)
    assert flatness.depth_ratio(head(-8.0)) > 0.01


def test_nothing_is_said_before_straight_ahead_is_known() -> None:
    flatness = Flatness()
    flatness.offer(head(0), 0.0)

    assert not flatness.is_settled
    assert flatness.depth_ratio(head(30)) == 0.0


def test_points_on_one_spot_are_no_depth() -> None:
    assert settled().depth_ratio(np.zeros((478, 2), np.float32)) == 0.0


def test_a_comparison_takes_less_than_two_milliseconds() -> None:
    flatness, turned = settled(), head(20)
    started = time.process_time()
    for _ in range(50):
        flatness.depth_ratio(turned)

    assert (time.process_time() - started) / 50 < 0.002
