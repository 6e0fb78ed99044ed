"""Whether a living person sits there: turns of the head in a drawn order, followed from numbers alone.

The order and the pauses are drawn by the caller for each attempt. Nothing blinks, nothing flashes; one turn of about a
quarter of what a neck can do is enough, at any speed a head has. Any one cue that says no ends the attempt.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import assert_never

from app.domain.face import Guidance
from app.domain.jumps import Jump, Jumps


class Turn(Enum):
    """A side to turn the head to: the guest's own."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def sign(self) -> float:
        """The sign of `Observation.yaw_deg` on this side."""
        return 1.0 if self is Turn.LEFT else -1.0

    @property
    def prompt(self) -> Guidance:
        """What the guest is asked."""
        return Guidance.TURN_LEFT if self is Turn.LEFT else Guidance.TURN_RIGHT


class Failure(Enum):
    """Why an attempt did not show a living person. None of these says that anybody cheated."""

    WRONG_WAY = "wrong_way"
    TOO_EARLY = "too_early"
    TOO_SLOW = "too_slow"
    FLAT = "flat"
    JUMPED = "jumped"
    LOST = "lost"
    PASSIVE = "passive"
    SPARSE = "sparse"


@dataclass(frozen=True)
class Limits:
    """What counts as a turn, and how long anything may take.

    Source: our trials on seventeen filmed heads and twenty-five photographs. The photographs never seemed to turn by
    more than 4.6 degrees, and never left more than 5.1 per cent; what the limits do today stands in the README under
    "What it does not claim".
    """

    turn_deg: float = 15.0
    """From here a head is turned. Somebody who turns further is as welcome."""
    depth_ratio: float = 0.06
    """What a turned head must leave of itself outside any flat picture's movement, in eye distances."""
    turned_frames: int = 2
    """How many frames in a row must show the turn; one alone may be a slip of the measurement."""
    front_deg: float = 9.0
    """Up to here a head looks ahead again: a tremor of 4 degrees, and an eye that returns to another spot."""
    front_s: float = 0.25
    """It must do so for longer than one beat of a tremor, or a slow return would be taken for a new turn."""
    astray_deg: float = 10.0
    """From here a movement that was not asked for is one: above a tremor of 4 degrees about a neutral 3 degrees off."""
    neutral_frames: int = 5
    neutral_s: float = 0.3
    neutral_spread_deg: float = 7.0
    neutral_deg_max: float = 20.0
    """A kiosk beside or above the guest makes straight ahead look turned by less than this."""
    reaction_s: float = 0.3
    """Nobody reads a prompt, chooses a side and has turned within this time: such a turn had begun before."""
    again_max: int = 3
    """So often in one attempt a turn that may have been a jump is asked for again."""
    gone_s: float = 0.6
    """So long a face may be out of sight."""
    gone_turned_s: float = 1.5
    """So long if it was last seen turned: then the turn went too far for the camera, and comes back."""
    step_s: float = 6.0
    """So long each step may take: looking ahead, turning, looking ahead again."""


LIMITS = Limits()


@dataclass(frozen=True)
class Moment:
    """What one frame says.

    `depth_ratio` is what a flat picture cannot explain of the change since the guest looked ahead, in eye distances.
    `has_leapt` says that this face is not where the last one was.
    """

    is_followed: bool
    yaw_deg: float = 0.0
    depth_ratio: float = 0.0
    has_leapt: bool = False


@dataclass(frozen=True)
class Step:
    """Where a challenge stands: what to say to the guest, how much is done (0 to 1), and how it ended, if it did."""

    prompt: Guidance
    done_ratio: float
    is_frontal: bool = False
    """Whether the guest looks ahead in this very frame; such frames serve for comparing."""
    is_passed: bool = False
    failure: Failure | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing can change any more."""
        return self.is_passed or self.failure is not None


class _Stage(Enum):
    SETTLING = "the guest looks ahead, and which way that is gets known"
    WAITING = "the guest looks ahead, for a drawn time"
    TURNING = "the guest is asked to turn"
    RETURNING = "the guest is asked to look ahead again"


class Challenge:
    """One attempt: looks ahead, waits, turns, looks ahead, waits, turns. Without turns there is nothing to pass.

    A recording has to hold the right order, keep still in every pause, and move only after each prompt.
    Keeps: angles of the first frames until straight ahead is known; dropped with the attempt.
    """

    def __init__(self, turns: Sequence[Turn], pauses_s: Sequence[float], limits: Limits = LIMITS) -> None:
        """Ask for these turns, each after its pause (seconds); both drawn by the caller, and of one length."""
        if len(turns) != len(pauses_s):
            raise ValueError("every turn needs its pause")
        self.neutral_deg: float | None = None
        self._turns = tuple(turns)
        self._pauses_s = tuple(pauses_s)
        self._limits = limits
        self._stage = _Stage.SETTLING
        self._done = 0
        self._since_s: float | None = None
        self._seen_s: float | None = None
        self._was_turned = False
        self._first: deque[tuple[float, float]] = deque()
        self._jumps = Jumps()
        self._in_a_row = 0
        self._ahead_s: float | None = None
        self._was_flat = False
        self._may_have_jumped = False
        self._has_counted = False
        self._again = 0
        self._step = Step(Guidance.LOOK_HERE, 0.0, is_passed=not turns)

    def advance(self, moment: Moment, *, now_s: float) -> Step:
        """Where the challenge stands after this frame, taken at `now_s` (steady clock, seconds)."""
        if self._step.is_over:
            return self._step
        if self._since_s is None:
            self._since_s = now_s
        self._jumps.come(now_s)
        failure = self._lost(moment, now_s)
        if failure is None and moment.is_followed:
            self._seen_s = now_s
            self._was_turned = abs(self._away(moment)) >= self._limits.astray_deg
            failure = self._go_on(moment, now_s)
        if failure is None and self._is_overdue(now_s):
            failure = Failure.FLAT if self._was_flat else Failure.TOO_SLOW
        self._step = self._told(moment, failure)
        return self._step

    def _lost(self, moment: Moment, now_s: float) -> Failure | None:
        """Whether the face that was followed is another one by now, or may be."""
        limits = self._limits
        seen_s = self._seen_s if self._seen_s is not None else now_s
        gone_s = limits.gone_turned_s if self._was_turned else limits.gone_s
        if moment.has_leapt or now_s - seen_s > gone_s:
            return Failure.LOST
        if not moment.is_followed or self._stage is _Stage.SETTLING:
            return None
        jump = self._jumps.turn(moment.yaw_deg, now_s=now_s)
        self._may_have_jumped = self._may_have_jumped or jump is Jump.MAYBE
        return Failure.JUMPED if jump is Jump.SURE else None

    def _go_on(self, moment: Moment, now_s: float) -> Failure | None:
        match self._stage:
            case _Stage.SETTLING:
                return self._settle(moment, now_s)
            case _Stage.WAITING:
                return self._wait(moment, now_s)
            case _Stage.TURNING:
                return self._turn(moment, now_s)
            case _Stage.RETURNING:
                return self._return(moment, now_s)
            case _:
                assert_never(self._stage)

    def _settle(self, moment: Moment, now_s: float) -> Failure | None:
        """Take straight ahead from the guest, so that it does not matter where the camera stands."""
        limits, first = self._limits, self._first
        first.append((now_s, moment.yaw_deg))
        if len(first) < limits.neutral_frames or now_s - first[0][0] < limits.neutral_s:
            return None
        middle = median(yaw_deg for _, yaw_deg in first)
        spread = max(abs(yaw_deg - middle) for _, yaw_deg in first)
        if spread <= limits.neutral_spread_deg and abs(middle) <= limits.neutral_deg_max:
            self.neutral_deg = middle
            self._enter(_Stage.WAITING, now_s)
            return Failure.SPARSE if self._jumps.are_frames_sparse else None
        first.popleft()
        return None

    def _wait(self, moment: Moment, now_s: float) -> Failure | None:
        """Nothing was asked yet: who turns now follows another order."""
        if abs(self._away(moment)) > self._limits.astray_deg:
            return Failure.TOO_EARLY
        if self._age_s(now_s) >= self._pauses_s[self._done]:
            self._enter(_Stage.TURNING, now_s)
        return None

    def _turn(self, moment: Moment, now_s: float) -> Failure | None:
        towards = self._away(moment) * self._turns[self._done].sign
        if towards < -self._limits.astray_deg:
            return Failure.WRONG_WAY
        is_turned = towards >= self._limits.turn_deg
        if is_turned and self._age_s(now_s) < self._limits.reaction_s:
            return Failure.TOO_EARLY
        is_deep = moment.depth_ratio >= self._limits.depth_ratio
        self._was_flat = self._was_flat or (is_turned and not is_deep)
        self._in_a_row = self._in_a_row + 1 if is_turned and is_deep else 0
        if self._in_a_row >= self._limits.turned_frames:
            if self._jumps.are_frames_sparse:
                return Failure.SPARSE
            if self._may_have_jumped:
                return self._ask_again(now_s)
            self._done += 1
            self._has_counted = True
            self._enter(_Stage.RETURNING, now_s)
        return None

    def _return(self, moment: Moment, now_s: float) -> Failure | None:
        if self._may_have_jumped and self._has_counted:
            self._done -= 1
            return self._ask_again(now_s)
        if not self._is_frontal(moment):
            self._ahead_s = None
        elif self._ahead_s is None:
            self._ahead_s = now_s
        elif now_s - self._ahead_s >= self._limits.front_s:
            self._enter(_Stage.WAITING, now_s)
        return None

    def _ask_again(self, now_s: float) -> Failure | None:
        """Have the guest look ahead and turn once more for a turn that may have been a jump; a few times."""
        self._again += 1
        self._has_counted = False
        self._enter(_Stage.RETURNING, now_s)
        return Failure.SPARSE if self._again > self._limits.again_max else None

    def _enter(self, stage: _Stage, now_s: float) -> None:
        self._stage = stage
        self._since_s = now_s
        self._in_a_row = 0
        self._ahead_s = None
        self._was_flat = False
        self._may_have_jumped = False

    def _away(self, moment: Moment) -> float:
        """How far the head is turned from the guest's own straight ahead, in degrees."""
        return moment.yaw_deg - (self.neutral_deg or 0.0)

    def _is_frontal(self, moment: Moment) -> bool:
        is_near = abs(self._away(moment)) <= self._limits.front_deg
        return moment.is_followed and self.neutral_deg is not None and is_near

    def _age_s(self, now_s: float) -> float:
        """How long this stage has lasted."""
        return now_s - (self._since_s if self._since_s is not None else now_s)

    def _is_overdue(self, now_s: float) -> bool:
        return self._stage is not _Stage.WAITING and self._age_s(now_s) > self._limits.step_s

    def _told(self, moment: Moment, failure: Failure | None) -> Step:
        is_passed = failure is None and self._done == len(self._turns)
        prompt, partly = Guidance.LOOK_HERE, 0.0
        if self._stage is _Stage.TURNING:
            turn = self._turns[self._done]
            prompt = turn.prompt
            partly = min(1.0, max(0.0, self._away(moment) * turn.sign / self._limits.turn_deg))
        done_ratio = (self._done + (partly if moment.is_followed else 0.0)) / len(self._turns)
        return Step(prompt, done_ratio, self._is_frontal(moment), is_passed, failure)
