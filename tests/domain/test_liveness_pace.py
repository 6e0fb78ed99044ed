"""Frames that come slowly, unevenly or late: living heads pass, and one picture in another's place does not."""

from collections.abc import Iterable
from itertools import chain, cycle, repeat

import pytest

from app.domain.face import Guidance
from app.domain.liveness import Challenge, Failure, Moment, Step, Turn
from tests.domain.test_liveness import FPS, LEFT, ORDERS, RIGHT, as_a_head, tried
from tests.vision.heads import Head


@pytest.mark.parametrize("fps", [2.0, 4.0])
def test_frames_too_far_apart_to_tell_a_turn_from_a_jump_end_the_attempt_before_any_turn_is_asked(fps: float) -> None:
    steps, seconds = tried(Head(), fps=fps)

    assert steps[-1].failure is Failure.SPARSE
    assert {step.prompt for step in steps} == {Guidance.LOOK_HERE}
    assert seconds < 3.0


@pytest.mark.parametrize("fps", [5.0, 6.0, 7.0])
@pytest.mark.parametrize("turns", ORDERS)
def test_a_slow_camera_denies_nobody_whose_turns_it_can_follow(turns: tuple[Turn, ...], fps: float) -> None:
    steps, _ = tried(Head(turn_s=0.7), turns, fps=fps)

    assert steps[-1].is_passed


def obeyed(head: Head, gaps_s: Iterable[float], hidden_s: float = 0.0, turns: tuple[Turn, ...] = (LEFT, RIGHT)) -> Step:
    """The end of an attempt whose frames come after these gaps; before each move nothing is seen for a while."""
    challenge = Challenge(turns, (0.4,) * len(turns))
    now_s = 0.0
    for gap_s in gaps_s:
        now_s += gap_s
        is_hidden = any(start_s - hidden_s <= now_s < start_s for start_s, _ in head._moves)
        seen = Moment(is_followed=False) if is_hidden else as_a_head(head.yaw_deg(now_s), now_s)
        step = challenge.advance(seen, now_s=now_s)
        head.hear(step.prompt, now_s=now_s)
        if step.is_over:
            return step
    raise AssertionError("the attempt never ended")


UNEVEN = (0.06, 0.19, 0.1, 0.15, 0.08, 0.2, 0.12, 0.16)


@pytest.mark.parametrize("start", range(len(UNEVEN)))
@pytest.mark.parametrize("turn_s", [0.6, 0.8, 1.1])
def test_frames_that_come_unevenly_deny_nobody(start: int, turn_s: float) -> None:
    step = obeyed(Head(turn_s=turn_s), chain(UNEVEN[start:], cycle(UNEVEN)))

    assert step.is_passed


@pytest.mark.parametrize("far_deg", [15.5, 18.0, 25.0, 40.0])
@pytest.mark.parametrize("hidden_s", [0.0, 0.35])
@pytest.mark.parametrize("fps", [5.0, 6.0, 8.0, 10.0, 15.0, 30.0])
def test_one_picture_in_anothers_place_never_passes_shown_at_once_or_after_a_blank(
    fps: float, hidden_s: float, far_deg: float
) -> None:
    step = obeyed(Head(turn_s=1e-9, far_deg=far_deg, reaction_s=0.71), repeat(1 / fps), hidden_s)

    assert step.failure in {Failure.JUMPED, Failure.SPARSE, Failure.LOST}


@pytest.mark.parametrize("start", range(len(UNEVEN)))
def test_nor_does_it_among_frames_that_come_unevenly(start: int) -> None:
    step = obeyed(Head(turn_s=1e-9, far_deg=22.0, reaction_s=0.71), chain(UNEVEN[start:], cycle(UNEVEN)))

    assert step.failure in {Failure.JUMPED, Failure.SPARSE}


def test_a_turn_that_comes_back_in_one_leap_between_coarse_frames_is_asked_for_again() -> None:
    challenge = Challenge((LEFT, RIGHT), (0.2, 0.2))
    steps = []
    for number, yaw_deg in enumerate((*(0.0,) * 9, 6.0, 13.0, 20.0, 20.0, 20.0, *(0.0,) * 8)):
        steps.append(challenge.advance(as_a_head(yaw_deg, 0.0), now_s=number * 0.16))

    assert max(step.done_ratio for step in steps) == 0.5
    assert steps[-1].prompt is Guidance.TURN_LEFT
    assert steps[-1].done_ratio == 0.0


@pytest.mark.parametrize("gap_s", [0.25, 0.3])
def test_a_camera_that_becomes_slow_during_a_turn_shows_nothing_by_it(gap_s: float) -> None:
    challenge, head = Challenge((LEFT,), (0.5,)), Head(turn_s=1.2)
    now_s, step = 0.0, Step(Guidance.LOOK_HERE, 0.0)
    while not step.is_over:
        now_s += gap_s if step.prompt is Guidance.TURN_LEFT else 1 / FPS
        step = challenge.advance(as_a_head(head.yaw_deg(now_s), now_s), now_s=now_s)
        head.hear(step.prompt, now_s=now_s)

    assert step.failure is Failure.SPARSE


def test_one_late_frame_is_no_slow_camera() -> None:
    challenge, head = Challenge((LEFT,), (0.5,)), Head(turn_s=0.7)
    now_s, step = 0.0, Step(Guidance.LOOK_HERE, 0.0)
    for number in range(200):
        now_s += 0.4 if number in (3, 20) else 1 / FPS
        step = challenge.advance(as_a_head(head.yaw_deg(now_s), now_s), now_s=now_s)
        head.hear(step.prompt, now_s=now_s)

    assert step.is_passed
