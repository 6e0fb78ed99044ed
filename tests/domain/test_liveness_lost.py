"""A face that goes, comes back, or is another one; and where an attempt ends."""

import pytest

from app.domain.face import Guidance
from app.domain.liveness import LIMITS, Challenge, Failure, Moment
from tests.domain.test_liveness import LEFT, RIGHT, as_a_head, gone_between, tried
from tests.vision.heads import Head


def test_a_face_may_be_gone_for_a_moment_and_no_longer() -> None:
    short, _ = tried(Head(), seen=gone_between(0.6, 1.1))
    long, seconds = tried(Head(), seen=gone_between(0.6, 1.5))

    assert short[-1].is_passed
    assert long[-1].failure is Failure.LOST
    assert seconds == pytest.approx(0.6 + LIMITS.gone_s, abs=0.1)


def test_a_face_gone_too_far_in_its_turn_may_come_back() -> None:
    def too_far(yaw_deg: float, now_s: float) -> Moment:
        return Moment(is_followed=False) if abs(yaw_deg) > 45 else as_a_head(yaw_deg, now_s)

    steps, _ = tried(Head(far_deg=62.0, turn_s=0.6), seen=too_far)

    assert steps[-1].is_passed


def test_a_face_that_vanishes_in_its_turn_and_comes_back_turned_is_asked_for_it_again() -> None:
    """Another picture could have been put in its place."""

    def blind(yaw_deg: float, now_s: float) -> Moment:
        is_first_turn = now_s < 1.9
        return Moment(is_followed=False) if is_first_turn and yaw_deg > 13 else as_a_head(yaw_deg, now_s)

    steps, _ = tried(Head(far_deg=50.0, turn_s=0.5, reaction_s=0.5), (LEFT,), pauses_s=(0.2,), seen=blind)
    prompts = [step.prompt for step in steps[:-1]]

    assert steps[-1].is_passed
    assert [now for now, before in zip(prompts[1:], prompts, strict=False) if now is not before] == [
        Guidance.TURN_LEFT,
        Guidance.LOOK_HERE,
        Guidance.TURN_LEFT,
    ]


def test_frames_that_do_not_come_are_a_face_that_is_gone() -> None:
    challenge = Challenge((LEFT,), (0.5,))
    challenge.advance(as_a_head(0, 0), now_s=0.0)

    assert challenge.advance(as_a_head(0, 0), now_s=LIMITS.gone_s + 0.1).failure is Failure.LOST


def test_another_face_fails_at_once() -> None:
    challenge = Challenge((LEFT,), (0.5,))
    challenge.advance(as_a_head(0, 0), now_s=0.0)

    step = challenge.advance(Moment(is_followed=True, has_leapt=True), now_s=0.1)

    assert step.failure is Failure.LOST


def test_one_picture_after_another_jumps() -> None:
    steps, _ = tried(Head(turn_s=0.001, far_deg=25.0))

    assert steps[-1].failure is Failure.JUMPED


def test_who_is_never_there_is_told_so_after_one_step() -> None:
    challenge = Challenge((LEFT,), (0.5,))
    challenge.advance(Moment(is_followed=False), now_s=10.0)

    assert not challenge.advance(Moment(is_followed=False), now_s=10.4).is_over
    assert challenge.advance(Moment(is_followed=False), now_s=10.1 + LIMITS.step_s).failure is not None


def test_what_is_over_stays_as_it_is() -> None:
    steps, seconds = tried(Head(), (LEFT,))
    challenge = Challenge((), ())

    assert steps[-1].is_passed
    assert challenge.advance(Moment(is_followed=False), now_s=seconds).is_passed


def test_no_turns_are_no_challenge() -> None:
    step = Challenge((), ()).advance(as_a_head(0, 0), now_s=0.0)

    assert step.is_passed
    assert step.prompt is Guidance.LOOK_HERE


def test_progress_grows_with_the_turn_and_only_towards_the_asked_side() -> None:
    steps, _ = tried(Head(turn_s=1.0), (LEFT, RIGHT))
    while_turning = [step.done_ratio for step in steps if step.prompt is Guidance.TURN_RIGHT]

    assert while_turning == sorted(while_turning)
    assert min(while_turning) == pytest.approx(0.5, abs=0.05)
    assert all(0.0 <= step.done_ratio <= 1.0 for step in steps)


def test_frames_that_look_ahead_are_marked() -> None:
    steps, _ = tried(Head())

    assert any(step.is_frontal for step in steps)
    assert not any(step.is_frontal for step in steps[:3])
    assert not steps[-1].is_frontal


def test_every_turn_needs_its_pause() -> None:
    with pytest.raises(ValueError, match="pause"):
        Challenge((LEFT, RIGHT), (0.5,))
