"""One attempt to show a living person: drawn turns, the depth of the face, and the passive vote where there is one."""

import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.cues import Verdict, verdict_of
from app.domain.face import Guidance, Observation
from app.domain.liveness import LIMITS, Challenge, Failure, Moment, Turn
from app.vision.flatness import Flatness
from app.vision.frame import Frame
from app.vision.passive import VOTE_EVERY, PassiveVote
from app.vision.sight import Sight

PAUSE_MIN_S = 0.2
PAUSE_MAX_S = 0.9
"""Pauses are drawn evenly between these; longer ones would only cost guests time: a recording can wait."""

_PAUSE_STEPS = 64
_VOTES_WAIT_S = 3.0
"""So long a slow machine may still collect votes once the turns are done."""

_LEAP = 0.5


@dataclass(frozen=True)
class Told:
    """What an attempt says after one frame; `verdict` is None while it lasts."""

    prompt: Guidance
    done_ratio: float
    is_frontal: bool
    """Whether the guest looks ahead, so that this very frame may be compared with a document."""
    verdict: Verdict | None = None
    failure: Failure | None = None


class Attempt:
    """Follows one guest through one attempt, frame by frame, from one thread.

    Keeps: what `Challenge`, `Flatness` and `PassiveVote` keep, and the last frame's numbers; dropped with the attempt.
    """

    def __init__(self, challenge: Challenge, turns: int, passive: PassiveVote | None = None) -> None:
        """Begin with a challenge of so many turns, and forget the vote on any earlier attempt."""
        self._challenge = challenge
        self._turns = turns
        self._flatness = Flatness()
        self._passive = passive
        self._last: Observation | None = None
        self._frames = 0
        self._passed_s: float | None = None
        if passive is not None:
            passive.forget()

    def see(self, frame: Frame, sight: Sight) -> Told:
        """What is to be said after this frame and what was seen in it."""
        now_s = frame.stamp_ns / 1e9
        rows, columns = frame.pixels.shape[:2]
        step = self._challenge.advance(self._moment(sight, columns / rows), now_s=now_s)
        if self._passive is not None and (step.is_frontal or step.is_passed):
            self._frames += 1
            if self._frames % VOTE_EVERY == 0:
                self._passive.see_guest(frame, sight)
        if step.is_passed and self._passed_s is None:
            self._passed_s = now_s
        passive = self._passive.score if self._passive else None
        verdict = verdict_of(step, turns=self._turns, is_voting=self._passive is not None, passive=passive)
        failure = step.failure
        if verdict is None and self._passed_s is not None and now_s - self._passed_s > _VOTES_WAIT_S:
            verdict = Verdict.NOT_SHOWN
        if verdict is Verdict.NOT_SHOWN and failure is None:
            failure = Failure.PASSIVE
        return Told(step.prompt, step.done_ratio, step.is_frontal, verdict, failure)

    def _moment(self, sight: Sight, aspect: float) -> Moment:
        """This frame, so many times as wide as high, as the challenge knows it."""
        face, seen = sight.face, sight.observation
        if face is None:
            return Moment(is_followed=False)
        has_leapt = self._last is not None and _is_leap(self._last, seen, aspect)
        self._last = seen
        neutral_deg = self._challenge.neutral_deg
        if neutral_deg is None:
            self._flatness.offer(face.points, seen.yaw_deg)
            return Moment(is_followed=True, yaw_deg=seen.yaw_deg, has_leapt=has_leapt)
        if not self._flatness.is_settled:
            self._flatness.settle(neutral_deg)
        is_turning = abs(seen.yaw_deg - neutral_deg) >= LIMITS.astray_deg
        depth_ratio = self._flatness.depth_ratio(face.points) if is_turning else 0.0
        return Moment(is_followed=True, yaw_deg=seen.yaw_deg, depth_ratio=depth_ratio, has_leapt=has_leapt)


def drawn_challenge(turns: int, below: Callable[[int], int] = secrets.randbelow) -> Challenge:
    """A challenge of so many turns whose sides and pauses nobody can foresee; each side is drawn for itself.

    `below` draws a number from 0 to one less than it is given.
    """
    sides = [(Turn.LEFT, Turn.RIGHT)[below(2)] for _ in range(turns)]
    span_s = PAUSE_MAX_S - PAUSE_MIN_S
    pauses_s = [PAUSE_MIN_S + span_s * below(_PAUSE_STEPS) / (_PAUSE_STEPS - 1) for _ in range(turns)]
    return Challenge(sides, pauses_s)


def _is_leap(before: Observation, after: Observation, aspect: float) -> bool:
    """Whether the face is not where it was, or grew or shrank at once: then it may be another one."""
    height_ratio = before.face_height_ratio
    across_ratio = (after.offset_x_ratio - before.offset_x_ratio) * aspect
    down_ratio = after.offset_y_ratio - before.offset_y_ratio
    growth = max(after.face_height_ratio / height_ratio, height_ratio / after.face_height_ratio)
    return math.hypot(across_ratio, down_ratio) > _LEAP * height_ratio or growth > 1.0 + _LEAP
