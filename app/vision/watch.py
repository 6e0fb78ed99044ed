"""Watches that frames are pictures: not black, not the same one again and again."""

import cv2
import numpy as np

from app.vision.frame import Pixels
from app.wire.protocol import Fault

BLACK_FRAMES = 10
FROZEN_FRAMES = 45
_BLACK_MEAN, _BLACK_SPREAD = 8.0, 4.0
_FROZEN_CHANGE = 0.05
_STEP = 8


class FrameWatch:
    """Counts black and unchanging frames in a row, on every eighth pixel of every eighth row.

    Keeps: that sample of the last frame, until the watch is dropped.
    """

    def __init__(self, *, may_stand_still: bool) -> None:
        self._may_stand_still = may_stand_still
        self._last: Pixels | None = None
        self._black = 0
        self._frozen = 0

    def look(self, pixels: Pixels) -> Fault | None:
        """What is wrong with this frame (BGR) and those before it, if it has been so for long enough."""
        sample = pixels[::_STEP, ::_STEP]
        mean, spread = cv2.meanStdDev(sample)
        is_black = float(np.mean(mean)) < _BLACK_MEAN and float(np.max(spread)) < _BLACK_SPREAD
        self._black = self._black + 1 if is_black else 0
        self._frozen = self._frozen + 1 if self._is_same(sample) else 0
        self._last = sample.copy()
        if self._black >= BLACK_FRAMES:
            return Fault.CAMERA_BLACK
        return Fault.CAMERA_FROZEN if self._frozen >= FROZEN_FRAMES else None

    def _is_same(self, sample: Pixels) -> bool:
        if self._may_stand_still or self._last is None or self._last.shape != sample.shape:
            return False
        return float(np.mean(cv2.absdiff(sample, self._last))) < _FROZEN_CHANGE
