"""Measures what spoils a page: darkness, glare, blur, motion, and lines that leave the picture."""

import cv2
import numpy as np

from app.domain.page import PageObservation
from app.vision.page.locator import Found, Grey
from app.vision.page.strips import strips_of

_EDGE_RATIO = 0.006
_WASHED_LUMA = 235
_WASHED_WIDTH_PX = 31
_OVEREXPOSED = 252
_CONTRAST_MIN = 12.0
_PAPER_PERCENT = 80
_STEP = 4
_PLACES = {2: 44, 3: 30}
"""Characters in lines that may be a zone, by the number of lines."""
_SHARP = 1.6
"""What the letters of a clear page measure, so that `sharpness` is about 1 for them."""


def observe_page(grey: Grey, found: Found, *, pitch_px: float, is_sideways: bool, motion: float) -> PageObservation:
    """The numbers for guidance; `pitch_px` is 0 while no zone was made out among the lines found."""
    sample = grey[::_STEP, ::_STEP]
    overexposed = float((sample >= _OVEREXPOSED).mean())
    if not found.blocks:
        return PageObservation(
            line_count=len(found.lines), luma=float(sample.mean()), glare_ratio=overexposed, motion=motion
        )
    block = found.blocks[0]
    strips = strips_of(grey, block)
    return PageObservation(
        line_count=len(found.lines),
        is_zone=pitch_px > 0,
        pitch_px=pitch_px or block[0].length_px / _PLACES[len(block)],
        edges_cut=_edges_cut(grey, found),
        is_sideways=is_sideways,
        luma=float(np.mean([np.percentile(strip, _PAPER_PERCENT) for strip in strips])),
        glare_ratio=max(_washed(strip) for strip in strips) if pitch_px > 0 else overexposed,
        sharpness=float(np.mean([_sharpness(strip) for strip in strips])),
        motion=motion,
    )


def _edges_cut(grey: Grey, found: Found) -> int:
    """At how many of the left and right sides of the picture the likeliest block's lines touch the edge."""
    edge = _EDGE_RATIO * grey.shape[1]
    ends = [line.x_px + sign * line.length_px / 2 * line.along[0] for line in found.blocks[0] for sign in (-1, 1)]
    return int(min(ends) < edge) + int(max(ends) > grey.shape[1] - edge)


def _washed(strip: Grey) -> float:
    """How much of a line has no ink left because light washes over it: 0 to 1."""
    darkest = cv2.erode(strip[6:-6].min(axis=0)[None], np.ones((1, _WASHED_WIDTH_PX), np.uint8))
    return float((darkest >= _WASHED_LUMA).mean())


def _sharpness(strip: Grey) -> float:
    """The letters' steepest edges over their contrast."""
    contrast = max(_CONTRAST_MIN, float(np.percentile(strip, 95) - np.percentile(strip, 5)))
    across = cv2.Sobel(strip, cv2.CV_32F, 1, 0, ksize=1)
    return float(np.percentile(np.abs(across), 95)) / contrast * _SHARP


class MotionMeter:
    """Tells how much a picture differs from the last one. Keeps: a very small copy of it, until `forget`."""

    def __init__(self) -> None:
        self._last: Grey | None = None

    def measure(self, grey: Grey) -> float:
        """The mean difference, 0..255; 0 for the first picture."""
        small = np.asarray(cv2.resize(grey, (160, 90), interpolation=cv2.INTER_AREA), dtype=np.uint8)
        last, self._last = self._last, small
        return 0.0 if last is None else float(cv2.absdiff(small, last).mean())

    def forget(self) -> None:
        """Overwrite and drop the copy."""
        if self._last is not None:
            self._last.fill(0)
        self._last = None
