"""Tells a neck that turns from one picture put in another's place, as far as the gaps between frames let anybody."""

from collections import deque
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import median


class Jump(Enum):
    """What a change from one frame to the next may have been."""

    SURE = "one picture in another's place"
    MAYBE = "that, or a quick neck between frames far apart"


@dataclass(frozen=True)
class JumpLimits:
    """What counts as a jump. A neck starts and stops over several frames; a jump stands alone between two quiet ones.

    Source: 300 drawn heads at each of twelve rates. All passed at uneven gaps about an eighth of a second, 295 at even
    fifths of a second; one picture in another's place, shown at once or after a blank, passed at none.
    """

    change_deg: float = 14.0
    """So far from one frame to the next. Under the 15 degrees of a turn, or the smallest turn could be a jump."""
    alone_ratio: float = 0.2
    """At most this share of it happens before it, and after it, from one frame to the next."""
    gap_s: float = 0.11
    """Frames nearer than this show it for sure."""
    alone_far_ratio: float = 0.35
    """The share between frames further apart: they may hide more of a jump, and a quick neck may do the same."""
    sparse_gap_s: float = 0.21
    """Where half of the last frames came further apart than this, nothing can be told."""


class Jumps:
    """Follows the angle of one head from frame to frame. Keeps: the last four angles, with the attempt."""

    def __init__(self, limits: JumpLimits | None = None) -> None:
        self._limits = limits or JumpLimits()
        self._stamps_s: deque[float] = deque(maxlen=8)
        self._angles: deque[tuple[float, float]] = deque(maxlen=4)

    def come(self, now_s: float) -> None:
        """Note that a frame came, with a face or without one (steady clock, seconds)."""
        self._stamps_s.append(now_s)

    def turn(self, yaw_deg: float, *, now_s: float) -> Jump | None:
        """Whether, of the three changes between the last four frames with a face, the middle one may be a jump."""
        limits = self._limits
        self._angles.append((now_s, yaw_deg))
        changes = [(after[0] - before[0], abs(after[1] - before[1])) for before, after in pairwise(self._angles)]
        if len(changes) < 3:
            return None
        (_, before_deg), (gap_s, change_deg), (_, after_deg) = changes
        ratio = limits.alone_ratio if gap_s <= limits.gap_s else limits.alone_far_ratio
        if change_deg < limits.change_deg or max(before_deg, after_deg) > ratio * change_deg:
            return None
        return Jump.SURE if gap_s <= limits.gap_s else Jump.MAYBE

    @property
    def are_frames_sparse(self) -> bool:
        """Whether frames came too far apart of late to tell anything; two must have come."""
        gaps_s = [after - before for before, after in pairwise(self._stamps_s)]
        return median(gaps_s) > self._limits.sparse_gap_s
