"""Finds the lines of a machine-readable zone in a picture: long, dark, equally long and parallel, two or three of them.

A line's ink is what a closing with a small square fills; characters then melt into bars along the text's own direction.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels

_SLOPES_DEG = (0, -12, 12)
_BAR_PX = 27
_INK_PX = 13
_AROUND_PX = 61
_INK_MIN = 14
_INK_OVER_AROUND = 1.3
_LENGTH_RATIO_MIN = 0.22
_ELONGATION = (11, 75)
_FILLING_MIN = 0.45
_SLOPE_MAX_DEG = 40
_SPACING = (0.03, 0.209)
"""Between a line and the next but one at most, in line lengths. Source: ICAO 9303-3, 4.2: 5.3 to 6.35 mm."""

Grey = NDArray[np.uint8]
"""Brightness 0..255, `(height, width)`."""


@dataclass(frozen=True)
class Line:
    """One line of text: the rectangle around its ink, in pixels of the frame; the slope is positive clockwise."""

    x_px: float
    y_px: float
    length_px: float
    height_px: float
    slope_deg: float

    @property
    def along(self) -> NDArray[np.float64]:
        """The direction of reading, of length 1."""
        slope = math.radians(self.slope_deg)
        return np.array([math.cos(slope), math.sin(slope)])

    @property
    def down(self) -> NDArray[np.float64]:
        """The direction towards the next line, of length 1."""
        return np.array([-self.along[1], self.along[0]])

    @property
    def centre(self) -> NDArray[np.float64]:
        """The middle, x then y."""
        return np.array([self.x_px, self.y_px])


Block = tuple[Line, ...]
"""Two or three lines that may be one zone, the upper one first."""


class Found(NamedTuple):
    """What a picture shows: blocks, the likeliest first, and every long line there is."""

    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]


def find_lines(grey: Grey, *, work_width_px: int) -> Found:
    """Look for zones in a picture, made as narrow as `work_width_px` for it; lines are in the picture's own pixels."""
    scale = min(1.0, work_width_px / grey.shape[1])
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = _ink(np.asarray(cv2.GaussianBlur(small, (3, 3), 0), dtype=np.uint8))
    lines = tuple(line for slope in _SLOPES_DEG for line in _bars(ink, slope, scale))
    blocks = sorted(_blocks(lines), key=lambda block: (-len(block), -sum(line.length_px for line in block)))
    return Found(tuple(aligned(block) for block in blocks), lines)


def _ink(small: Grey) -> Pixels:
    """Where something thin is darker than its surroundings (255)."""
    square = cv2.getStructuringElement(cv2.MORPH_RECT, (_INK_PX, _INK_PX))
    depth = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, square)
    around = cv2.boxFilter(depth, cv2.CV_32F, (_AROUND_PX, _AROUND_PX))
    return np.asarray(((depth > _INK_OVER_AROUND * around) & (depth > _INK_MIN)) * 255, dtype=np.uint8)


def _bars(ink: Pixels, slope_deg: float, scale: float) -> Iterator[Line]:
    """The long, filled bars into which ink melts along one direction."""
    bar = np.zeros((_BAR_PX, _BAR_PX), np.uint8)
    middle, reach = _BAR_PX // 2, _BAR_PX / 2
    across, down = int(reach * math.cos(math.radians(slope_deg))), round(reach * math.sin(math.radians(slope_deg)))
    cv2.line(bar, (middle - across, middle - down), (middle + across, middle + down), 1, 1)
    melted = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bar)
    melted = cv2.morphologyEx(melted, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    melted = cv2.morphologyEx(melted, cv2.MORPH_OPEN, bar)
    outlines, _ = cv2.findContours(melted, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        line = _upright(cv2.minAreaRect(outline)) if len(outline) >= 5 else None
        if line and _is_text(line, cv2.contourArea(outline), ink.shape[1]):
            x_px, y_px, length_px, height_px = (value / scale for value in line[:4])
            yield Line(x_px, y_px, length_px, height_px, line.slope_deg)


class _Bar(NamedTuple):
    """A rectangle in pixels of the small picture."""

    x_px: float
    y_px: float
    length_px: float
    height_px: float
    slope_deg: float


def _upright(rectangle: tuple[Sequence[float], Sequence[float], float]) -> _Bar:
    """A rectangle of cv2 with its longer side as the length, and the slope between -90 and 90."""
    (x, y), (wide, high), slope = rectangle
    if wide < high:
        wide, high, slope = high, wide, slope + 90
    return _Bar(x, y, wide, high, (slope + 90) % 180 - 90)


def _is_text(bar: _Bar, area: float, width_px: int) -> bool:
    low, high = _ELONGATION
    if bar.length_px < _LENGTH_RATIO_MIN * width_px or bar.height_px < 4 or abs(bar.slope_deg) > _SLOPE_MAX_DEG:
        return False
    return low <= bar.length_px / bar.height_px <= high and area >= _FILLING_MIN * bar.length_px * bar.height_px


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """Each line with the one or two that follow it."""
    for first in lines:
        below = sorted(
            ((depth, other) for other in lines if (depth := _depth_below(first, other)) > 0), key=lambda pair: pair[0]
        )
        block = _once((first, *(line for _, line in below)))[:3]
        if len(block) > 1:
            yield block


def _depth_below(first: Line, other: Line) -> float:
    """How far another line lies under the first, in pixels; 0 if the two cannot be of one zone."""
    if other is first or abs(first.slope_deg - other.slope_deg) > 5:
        return 0.0
    is_alike = 0.8 < other.length_px / first.length_px < 1.25 and 0.55 < other.height_px / first.height_px < 1.8
    step = other.centre - first.centre
    aside, depth = float(step @ first.along), float(step @ first.down)
    low, high = (share * first.length_px for share in _SPACING)
    return depth if is_alike and abs(aside) < 0.12 * first.length_px and low < depth < high else 0.0


def _once(lines: Iterable[Line]) -> Block:
    """The lines without those that were found twice, at two slopes."""
    kept: list[Line] = []
    for line in lines:
        near = (0.6 * max(line.height_px, other.height_px) for other in kept)
        if all(
            float(np.linalg.norm(line.centre - other.centre)) > reach for other, reach in zip(kept, near, strict=True)
        ):
            kept.append(line)
    return tuple(kept)


def aligned(block: Block) -> Block:
    """The lines of a block from the same left to the same right: a line that ends in blanks is as long as its peers."""
    along = replace(block[0], slope_deg=float(np.median([line.slope_deg for line in block]))).along
    places = [float(line.centre @ along) for line in block]
    left = min(place - line.length_px / 2 for place, line in zip(places, block, strict=True))
    right = max(place + line.length_px / 2 for place, line in zip(places, block, strict=True))
    height_px = float(np.median([line.height_px for line in block]))
    made = []
    for place, line in zip(places, block, strict=True):
        x_px, y_px = line.centre + ((left + right) / 2 - place) * line.along
        made.append(Line(float(x_px), float(y_px), right - left, max(height_px, line.height_px * 0.9), line.slope_deg))
    return tuple(made)
