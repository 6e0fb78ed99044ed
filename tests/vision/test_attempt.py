"""One attempt, from what is seen in frames to a verdict; heads and pictures of plain geometry, no model."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from app.domain.cues import Verdict
from app.domain.face import Guidance, Observation
from app.domain.liveness import Challenge, Failure, Moment, Turn
from app.vision.attempt import PAUSE_MAX_S, PAUSE_MIN_S, Attempt, Told, drawn_challenge
from app.vision.frame import Frame
from app.vision.passive import FRAMES_MIN, PassiveVote
from app.vision.sight import FaceSeen, Points, Sight
from tests.vision.clips import grey
from tests.vision.heads import Head
from tests.vision.networks import mean_colours
from tests.vision.skulls import head, picture

FPS = 15.0
FRAME = grey(1)


def sight(yaw_deg: float, points: Points, *, faces: int = 1, right: float = 0.0, height: float = 0.4) -> Sight:
    seen = Observation(face_count=faces, yaw_deg=yaw_deg, face_height_ratio=height, offset_x_ratio=right)
    return Sight(seen, FaceSeen(grey(1, width_px=960), points))


def tried(
    attempt: Attempt,
    guest: Head,
    shape: Callable[[float], Points] = head,
    *,
    change: Callable[[float, Sight], Sight] = lambda _second, seen: seen,
    brightness: int = 1,
    fps: float = FPS,
) -> tuple[Told, float]:
    """What an attempt says at last, and after how many seconds."""
    pixels = grey(brightness)
    for number in range(round(40 * fps)):
        second = number / fps
        yaw_deg = guest.yaw_deg(second)
        told = attempt.see(Frame(pixels, round(second * 1e9)), change(second, sight(yaw_deg, shape(yaw_deg))))
        guest.hear(told.prompt, now_s=second)
        if told.verdict is not None:
            return told, second
    raise AssertionError("the attempt never ended")


def two_turns() -> Challenge:
    return Challenge((Turn.LEFT, Turn.RIGHT), (0.3, 0.3))


def vote() -> PassiveVote:
    """Says no to a black frame, 1 to one of brightness 1."""
    return PassiveVote(v2=mean_colours(), v1se=mean_colours())


def test_a_head_that_turns_as_asked_is_live() -> None:
    told, seconds = tried(Attempt(two_turns(), 2), Head())

    assert told.verdict is Verdict.LIVE
    assert told.failure is None
    assert seconds < 6.0


def test_a_picture_that_seems_to_turn_as_asked_is_not_shown_to_live() -> None:
    told, _ = tried(Attempt(two_turns(), 2), Head(), picture)

    assert told.verdict is Verdict.NOT_SHOWN
    assert told.failure is Failure.FLAT


def test_the_vote_of_the_passive_model_is_final() -> None:
    said_no, _ = tried(Attempt(two_turns(), 2, vote()), Head(), brightness=0)
    said_yes, _ = tried(Attempt(two_turns(), 2, vote()), Head(), brightness=1)

    assert (said_no.verdict, said_no.failure) == (Verdict.NOT_SHOWN, Failure.PASSIVE)
    assert said_yes.verdict is Verdict.LIVE


def test_a_slow_machine_collects_the_rest_of_its_votes_after_the_turns() -> None:
    told, _ = tried(Attempt(two_turns(), 2, vote()), Head(reaction_s=0.3, turn_s=0.35), fps=8.0)
    denied, _ = tried(Attempt(two_turns(), 2, vote()), Head(reaction_s=0.3, turn_s=0.35), fps=8.0, brightness=0)

    assert told.verdict is Verdict.LIVE
    assert denied.failure is Failure.PASSIVE


def test_a_vote_that_cannot_be_made_for_company_is_waited_for_and_then_missing() -> None:
    def in_company(second: float, seen: Sight) -> Sight:
        return Sight(Observation(**{**vars(seen.observation), "face_count": 2}), seen.face)

    told, seconds = tried(Attempt(two_turns(), 2, vote()), Head(), change=in_company)
    alone, alone_s = tried(Attempt(two_turns(), 2), Head(), change=in_company)

    assert (told.verdict, told.failure) == (Verdict.NOT_SHOWN, Failure.PASSIVE)
    assert alone.verdict is Verdict.LIVE
    assert seconds == pytest.approx(alone_s + 3.0, abs=0.2)


def test_without_turns_the_vote_alone_may_deny_and_calls_nobody_live() -> None:
    told, seconds = tried(Attempt(Challenge((), ()), 0, vote()), Head())
    denied, _ = tried(Attempt(Challenge((), ()), 0, vote()), Head(), brightness=0)

    assert told.verdict is Verdict.NOT_ASKED
    assert seconds < 3.0
    assert denied.verdict is Verdict.NOT_SHOWN


def test_without_turns_and_models_nothing_is_asked() -> None:
    told, seconds = tried(Attempt(Challenge((), ()), 0), Head())

    assert told.verdict is Verdict.NOT_ASKED
    assert seconds == 0.0


def test_a_new_attempt_forgets_the_votes_of_the_last() -> None:
    passive = vote()
    for _ in range(FRAMES_MIN):
        passive.see(FRAME, head(0))
    Attempt(two_turns(), 2, passive)

    assert passive.score is None


@pytest.mark.parametrize("change", [{"right": 0.2}, {"height": 0.7}, {"height": 0.2}])
def test_a_face_that_leaps_or_grows_at_once_may_be_another(change: dict[str, float]) -> None:
    def leaping(second: float, seen: Sight) -> Sight:
        return sight(seen.observation.yaw_deg, head(0), **change) if second > 0.8 else seen

    told, _ = tried(Attempt(two_turns(), 2), Head(), change=leaping)

    assert told.failure is Failure.LOST


def test_a_face_that_comes_back_elsewhere_may_be_another() -> None:
    def swapped(second: float, seen: Sight) -> Sight:
        if 0.6 < second < 0.9:
            return Sight(Observation())
        return sight(seen.observation.yaw_deg, head(0), right=0.15) if second >= 0.9 else seen

    told, seconds = tried(Attempt(two_turns(), 2), Head(), change=swapped)

    assert told.failure is Failure.LOST
    assert seconds < 1.1


def test_somebody_who_sways_is_the_same() -> None:
    def swaying(second: float, seen: Sight) -> Sight:
        return sight(
            seen.observation.yaw_deg, seen.face.points if seen.face else head(0), right=0.03 * np.sin(5 * second)
        )

    told, _ = tried(Attempt(two_turns(), 2), Head(), change=swaying)

    assert told.verdict is Verdict.LIVE


def test_the_guest_is_prompted_and_told_how_far_it_is() -> None:
    attempt = Attempt(two_turns(), 2)
    told = [attempt.see(Frame(FRAME, round(n / FPS * 1e9)), sight(0, head(0))) for n in range(20)]

    assert told[0].prompt is Guidance.LOOK_HERE
    assert told[-1].prompt is Guidance.TURN_LEFT
    assert told[-1].is_frontal
    assert told[-1].done_ratio == 0.0


def prompts_of(challenge: Challenge) -> tuple[list[Guidance], float]:
    """What an obedient guest is asked, and when the first turn is."""
    guest, prompts, first_s = Head(), [Guidance.LOOK_HERE], 0.0
    for number in range(round(10 * FPS)):
        yaw_deg = guest.yaw_deg(number / FPS)
        moment = Moment(is_followed=True, yaw_deg=yaw_deg, depth_ratio=0.1)
        step = challenge.advance(moment, now_s=number / FPS)
        guest.hear(step.prompt, now_s=number / FPS)
        if step.is_over:
            break
        if step.prompt is not prompts[-1]:
            first_s = first_s or number / FPS
            prompts.append(step.prompt)
    return prompts[1::2], first_s


@pytest.mark.parametrize("sides", list(product((0, 1), repeat=2)))
def test_each_side_is_drawn_for_itself(sides: tuple[int, int]) -> None:
    draws = iter((*sides, 0, 0))
    prompts, _ = prompts_of(drawn_challenge(2, lambda count: next(draws)))

    assert prompts == [(Guidance.TURN_LEFT, Guidance.TURN_RIGHT)[side] for side in sides]


def test_pauses_are_drawn_between_their_limits() -> None:
    shortest, longest = (prompts_of(drawn_challenge(2, lambda count, at=at: at * (count - 1)))[1] for at in (0, 1))

    assert longest - shortest == pytest.approx(PAUSE_MAX_S - PAUSE_MIN_S, abs=0.1)


def test_nobody_can_foresee_the_side() -> None:
    first = {prompts_of(drawn_challenge(1))[0][0] for _ in range(40)}

    assert first == {Guidance.TURN_LEFT, Guidance.TURN_RIGHT}
