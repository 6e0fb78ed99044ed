"""Decides whose face is examined, and hides everybody else before anything is measured. No names, only boxes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from app.vision.frame import Pixels

EXAMINED_WIDTH_RATIO = 0.75
"""How much of the frame's width is examined: its middle. People at the sides are not looked at, and a face is found
from 1.2 m instead of 0.9 m, since the model sees every picture at one small size."""

HIDDEN = 128
"""The grey that stands where nobody is looked at, 0..255."""

_REACH = (0.75, 0.95)
"""Half axes of what is examined around a face, in widths and heights of its box: the head and a little air, in
every pose of the degraded frames of the tests. With less, the grey edge makes faces alike and comparing them worse;
with more there would be room for somebody over the shoulder."""

_OTHERS_REACH = (0.8, 0.9)
"""Half axes of what is hidden around another face."""

_FACE_REACH = (0.5, 0.6)
"""Half axes of the guest's own face, which another one behind it does not cover."""

_ASIDE_WEIGHT = 2.0
"""How much a face loses for standing aside: at a quarter of the width from the middle it counts two thirds."""

_FIXED_BITS = 4


def aside_px(columns: int) -> int:
    """How many columns of a frame so wide are not examined, on each side."""
    return round(columns * (1 - EXAMINED_WIDTH_RATIO) / 2)


@dataclass(frozen=True)
class Box:
    """Where a face is in a picture, from brow to chin; pixels, x to the right and y down."""

    x_px: float
    y_px: float
    width_px: float
    height_px: float

    @property
    def centre_px(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x_px + self.width_px / 2, self.y_px + self.height_px / 2

    def grown(self, factor: float) -> "Box":
        """The same box in a picture that is so many times as large."""
        return Box(self.x_px * factor, self.y_px * factor, self.width_px * factor, self.height_px * factor)


def nearest_first(boxes: Iterable[Box], *, width_px: int) -> list[Box]:
    """Boxes in the order of their claim to be the guest: large ones, and of these the one nearest to the middle."""

    def claim(box: Box) -> float:
        aside_ratio = abs(box.centre_px[0] / width_px - 0.5)
        return box.height_px / (1.0 + _ASIDE_WEIGHT * aside_ratio)

    return sorted(boxes, key=claim, reverse=True)


@dataclass(frozen=True)
class Head:
    """Which pixels of a picture belong to the guest's head, and to nobody else."""

    place: tuple[slice, slice]
    """The rows and columns around it."""
    mask: Pixels
    """Of these, 255 where the head is and 0 elsewhere."""


def guests_head(shape: tuple[int, int], guest: Box, others: Sequence[Box]) -> Head:
    """Where the guest's head is in a picture of this shape (rows, columns); other faces behind it are left out."""
    shown = np.zeros(shape, np.uint8)
    _fill(shown, guest, _REACH, 255)
    for other in others:
        _fill(shown, other, _OTHERS_REACH, 0)
    _fill(shown, guest, _FACE_REACH, 255)
    left, top, wide, high = cv2.boundingRect(shown)
    place = slice(top, top + high), slice(left, left + wide)
    return Head(place, shown[place].copy())


def guests_face(shape: tuple[int, int], guest: Box) -> Pixels:
    """Where the guest's face is in a picture of this shape (rows, columns), 255 or 0."""
    shown = np.zeros(shape, np.uint8)
    _fill(shown, guest, _FACE_REACH, 255)
    return shown


def only_the_guest(bgr: Pixels, head: Head) -> Pixels:
    """A copy of a picture (blue, green, red) as red, green, blue, in which all but the guest's head is `HIDDEN`."""
    alone: Pixels = np.full(bgr.shape, HIDDEN, np.uint8)
    if head.mask.size:
        cv2.copyTo(cv2.cvtColor(bgr[head.place], cv2.COLOR_BGR2RGB), head.mask, alone[head.place])
    return alone


def _fill(shown: Pixels, box: Box, reach: tuple[float, float], value: int) -> None:
    """Draw the upright ellipse around a box."""
    one = 1 << _FIXED_BITS
    centre = [round(place * one) for place in box.centre_px]
    axes = [round(box.width_px * reach[0] * one), round(box.height_px * reach[1] * one)]
    cv2.ellipse(shown, centre, axes, 0, 0, 360, value, cv2.FILLED, cv2.LINE_8, _FIXED_BITS)
