"""One frame as the rest of this room knows it: the right size, upright, not mirrored."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Colours 0..255; `(height, width, 3)` in the order blue, green, red unless said otherwise."""


@dataclass(frozen=True)
class Frame:
    """One frame and when it was taken.

    Keeps: the pixels of a guest, for as long as the one frame is shown and examined.
    """

    pixels: Pixels
    stamp_ns: int
    """When it was taken, on the monotonic clock."""


def fitted(pixels: Pixels, *, width_px: int, height_px: int) -> Pixels:
    """The middle of a picture in the wanted proportions, scaled to the wanted size; the same picture if it fits."""
    rows, columns = pixels.shape[:2]
    if (columns, rows) == (width_px, height_px):
        return pixels
    scale = max(width_px / columns, height_px / rows)
    wide, high = min(columns, round(width_px / scale)), min(rows, round(height_px / scale))
    left, top = (columns - wide) // 2, (rows - high) // 2
    middle = pixels[top : top + high, left : left + wide]
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(middle, (width_px, height_px), interpolation=method), dtype=np.uint8)
