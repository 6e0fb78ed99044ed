"""A jump stands alone between quiet frames; a neck starts and stops."""

from collections.abc import Sequence

import pytest

from app.domain.jumps import Jump, JumpLimits, Jumps
from app.domain.liveness import LIMITS

LIMITS_OF_JUMPS = JumpLimits()


def seen(angles_deg: Sequence[float], gap_s: float) -> list[Jump]:
    """What is told of angles that are seen this far apart."""
    jumps = Jumps()
    told = [jumps.turn(yaw_deg, now_s=number * gap_s) for number, yaw_deg in enumerate(angles_deg)]
    return [jump for jump in told if jump is not None]


@pytest.mark.parametrize(
    ("gap_s", "told"), [(1 / 30, Jump.SURE), (0.1, Jump.SURE), (0.12, Jump.MAYBE), (0.4, Jump.MAYBE)]
)
@pytest.mark.parametrize("change_deg", [15.0, -15.0, 40.0])
def test_one_change_alone_is_a_jump_for_sure_only_between_near_frames(
    gap_s: float, told: Jump, change_deg: float
) -> None:
    assert seen((0.0, 0.4, change_deg, change_deg + 0.3), gap_s) == [told]


@pytest.mark.parametrize("gap_s", [1 / 30, 0.2])
def test_a_neck_that_starts_and_stops_does_not_jump(gap_s: float) -> None:
    assert seen((0.0, 0.0, 7.0, 22.0, 28.0, 28.0), gap_s) == []


def test_between_frames_further_apart_more_may_lie_beside_a_jump() -> None:
    angles_deg = (0.0, 6.0, 26.0, 27.0)

    assert seen(angles_deg, 0.1) == []
    assert seen(angles_deg, 0.15) == [Jump.MAYBE]


def test_a_change_too_small_for_a_turn_is_none() -> None:
    assert seen((0.0, 0.0, 13.9, 13.9), 0.1) == []
    assert LIMITS_OF_JUMPS.change_deg < LIMITS.turn_deg


@pytest.mark.parametrize(("gap_s", "are_sparse"), [(0.05, False), (0.2, False), (0.22, True)])
def test_frames_are_sparse_where_half_of_them_come_late(gap_s: float, are_sparse: bool) -> None:
    jumps = Jumps()
    for number in range(12):
        jumps.come(number * gap_s + (1.0 if number == 11 else 0.0))

    assert jumps.are_frames_sparse is are_sparse
