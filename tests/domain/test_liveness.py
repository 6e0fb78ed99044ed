"""The challenge against heads that move as people's do, and against what recordings and photographs do."""

from collections.abc import Callable
from copy import deepcopy
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.face import Guidance
from app.domain.liveness import LIMITS, Challenge, Failure, Moment, Step, Turn
from tests.vision.heads import Head

LEFT, RIGHT = Turn.LEFT, Turn.RIGHT
ORDERS = list(product((LEFT, RIGHT), repeat=2))
FPS = 15.0
Seen = Callable[[float, float], Moment]


def as_a_head(yaw_deg: float, _now_s: float, *, neutral_deg: float = 0.0) -> Moment:
    """A head leaves more of its depth the further it turns: about what films of people gave."""
    return Moment(is_followed=True, yaw_deg=yaw_deg, depth_ratio=abs(yaw_deg - neutral_deg) * 0.006)


def as_a_picture(yaw_deg: float, _now_s: float) -> Moment:
    return Moment(is_followed=True, yaw_deg=yaw_deg, depth_ratio=0.02)


def tried(
    head: Head,
    turns: tuple[Turn, ...] = (LEFT, RIGHT),
    *,
    pauses_s: tuple[float, ...] | None = None,
    seen: Seen = as_a_head,
    fps: float = FPS,
) -> tuple[list[Step], float]:
    """Every step of an attempt, and how many seconds it took."""
    challenge = Challenge(turns, pauses_s or (0.5,) * len(turns))
    steps: list[Step] = []
    for number in range(round(60 * fps)):
        now_s = number / fps
        steps.append(challenge.advance(seen(head.yaw_deg(now_s), now_s), now_s=now_s))
        head.hear(steps[-1].prompt, now_s=now_s)
        if steps[-1].is_over:
            return steps, now_s
    raise AssertionError("the attempt never ended")


@pytest.mark.parametrize("turns", [*ORDERS, (LEFT,), (RIGHT, LEFT, LEFT)])
def test_somebody_who_follows_the_prompts_passes(turns: tuple[Turn, ...]) -> None:
    steps, seconds = tried(Head(), turns)

    assert steps[-1].is_passed
    assert steps[-1].failure is None
    assert steps[-1].done_ratio == 1.0
    assert seconds < 3.0 * len(turns)


def test_the_guest_is_asked_for_each_turn_and_to_look_ahead_between() -> None:
    steps, _ = tried(Head(), (RIGHT, LEFT))
    prompts = [step.prompt for step in steps[:-1]]

    assert [now for now, before in zip(prompts[1:], prompts, strict=False) if now is not before] == [
        Guidance.TURN_RIGHT,
        Guidance.LOOK_HERE,
        Guidance.TURN_LEFT,
    ]
    assert prompts[0] is Guidance.LOOK_HERE


@pytest.mark.parametrize(
    "head",
    [
        Head(tremor_deg=4.0, tremor_hz=5.0),
        Head(turn_s=2.5, far_deg=19.0),
        Head(turn_s=2.5, far_deg=21.0, tremor_deg=4.0, reaction_s=1.5),
        Head(reaction_s=3.5),
        Head(far_deg=60.0),
        Head(turn_s=0.25, far_deg=30.0, reaction_s=0.35),
    ],
    ids=["tremor", "slow", "slow tremor", "late", "too far", "quick"],
)
@pytest.mark.parametrize("fps", [8.0, 15.0, 30.0])
def test_tremor_slowness_and_turning_too_far_pass(head: Head, fps: float) -> None:
    steps, _ = tried(deepcopy(head), fps=fps)

    assert steps[-1].is_passed


@pytest.mark.parametrize("neutral_deg", [-17.0, 17.0])
def test_a_camera_beside_the_guest_does_not_matter(neutral_deg: float) -> None:
    def seen(yaw_deg: float, now_s: float) -> Moment:
        return as_a_head(yaw_deg, now_s, neutral_deg=neutral_deg)

    steps, _ = tried(Head(neutral_deg=neutral_deg, far_deg=18.0), seen=seen)

    assert steps[-1].is_passed


@given(
    reaction_s=st.floats(0.35, 3.0),
    turn_s=st.floats(0.3, 2.0),
    far_deg=st.floats(20.0, 60.0),
    neutral_deg=st.floats(-15.0, 15.0),
    turns=st.sampled_from(ORDERS),
)
def test_whoever_obeys_passes(
    reaction_s: float, turn_s: float, far_deg: float, neutral_deg: float, turns: tuple[Turn, ...]
) -> None:
    def seen(yaw_deg: float, now_s: float) -> Moment:
        return as_a_head(yaw_deg, now_s, neutral_deg=neutral_deg)

    steps, _ = tried(Head(reaction_s, turn_s, far_deg, neutral_deg), turns, seen=seen)

    assert steps[-1].is_passed


@given(turns=st.sampled_from(ORDERS), recorded=st.sampled_from(ORDERS), pauses_s=st.tuples(*[st.floats(0.2, 0.9)] * 2))
def test_a_recording_passes_no_order_but_its_own(
    turns: tuple[Turn, ...], recorded: tuple[Turn, ...], pauses_s: tuple[float, ...]
) -> None:
    film = iter(recorded)
    following = {turn.prompt: None for turn in Turn}

    class Player(Head):
        """Turns at each prompt, but the way it was recorded."""

        def hear(self, prompt: Guidance, *, now_s: float) -> None:
            if prompt is not self._heard and prompt in following:
                self.goals = {prompt: next(film).sign}
            super().hear(prompt, now_s=now_s)

    steps, _ = tried(Player(), turns, pauses_s=pauses_s)

    assert steps[-1].is_passed is (turns == recorded)
    assert steps[-1].failure is (None if turns == recorded else Failure.WRONG_WAY)


def test_a_head_that_turns_before_it_is_asked_fails() -> None:
    challenge = Challenge((LEFT,), (2.0,))
    yaws = [0.0] * 10 + [float(deg) for deg in range(0, 30, 4)]

    steps = [challenge.advance(as_a_head(yaw, 0), now_s=n / FPS) for n, yaw in enumerate(yaws)]

    assert steps[-1].failure is Failure.TOO_EARLY


def test_a_turn_within_the_reaction_time_had_begun_before_and_fails() -> None:
    steps, _ = tried(Head(reaction_s=0.0, turn_s=0.25))

    assert steps[-1].failure is Failure.TOO_EARLY


def test_turning_to_and_fro_without_end_is_too_early_for_the_second_prompt() -> None:
    class Swinger(Head):
        def yaw_deg(self, now_s: float) -> float:
            return 0.0 if now_s < 1.2 else 25.0 * ((now_s - 1.2) % 2 if now_s % 4 < 2 else -((now_s - 1.2) % 2))

    steps, _ = tried(Swinger())

    assert steps[-1].failure in {Failure.TOO_EARLY, Failure.WRONG_WAY, Failure.JUMPED}


def test_a_picture_that_seems_to_turn_is_flat() -> None:
    steps, seconds = tried(Head(), seen=as_a_picture)

    assert steps[-1].failure is Failure.FLAT
    assert seconds == pytest.approx(0.3 + 0.5 + LIMITS.step_s, abs=0.4)


@pytest.mark.parametrize("far_deg", [0.0, 5.1, 14.0])
def test_somebody_who_does_not_turn_enough_is_too_slow(far_deg: float) -> None:
    steps, _ = tried(Head(far_deg=far_deg))

    assert steps[-1].failure is Failure.TOO_SLOW


def test_a_head_that_stays_turned_is_too_slow_to_look_ahead_again() -> None:
    steps, _ = tried(Head(goals={Guidance.TURN_LEFT: 1.0, Guidance.LOOK_HERE: 1.0}))

    assert steps[-1].failure is Failure.TOO_SLOW
    assert steps[-1].prompt is Guidance.LOOK_HERE
    assert steps[-1].done_ratio == pytest.approx(0.5)


def test_one_frame_alone_is_no_turn() -> None:
    def slipped(yaw_deg: float, now_s: float) -> Moment:
        is_slip = round(now_s * FPS) % 3 == 0
        return Moment(is_followed=True, yaw_deg=yaw_deg, depth_ratio=0.1 if is_slip else 0.0)

    steps, _ = tried(Head(), (LEFT,), seen=slipped)

    assert steps[-1].failure is Failure.FLAT


def test_a_face_that_never_looks_ahead_settles_nothing() -> None:
    steps, _ = tried(Head(neutral_deg=32.0))

    assert steps[-1].failure is Failure.TOO_SLOW
    assert not any(step.is_frontal for step in steps)


def test_a_face_that_settles_late_is_waited_for() -> None:
    class Restless(Head):
        def yaw_deg(self, now_s: float) -> float:
            return super().yaw_deg(now_s) if now_s > 2 else (9.0 if round(now_s * FPS) % 4 < 2 else -9.0)

    challenge = Challenge((LEFT,), (0.5,))
    head = Restless()
    for number in range(30):
        step = challenge.advance(as_a_head(head.yaw_deg(number / FPS), 0), now_s=number / FPS)

    assert challenge.neutral_deg is None
    assert not step.is_over
    for number in range(30, 45):
        challenge.advance(as_a_head(head.yaw_deg(number / FPS), 0), now_s=number / FPS)
    assert challenge.neutral_deg == pytest.approx(0.0)


def gone_between(start_s: float, end_s: float) -> Seen:
    def seen(yaw_deg: float, now_s: float) -> Moment:
        return Moment(is_followed=False) if start_s < now_s < end_s else as_a_head(yaw_deg, now_s)

    return seen
