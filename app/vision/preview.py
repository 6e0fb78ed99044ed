"""Makes the preview: mirrored, clear inside the oval, and outside it blurred until nobody can be recognised."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.picture import OVAL, Oval
from app.vision.frame import Pixels

BLUR_COLUMNS = 24
"""How many patches of colour remain of the picture's width outside the oval: a face at a metre covers about four."""
_EDGE_PX = 3
_STEP = 4


class PreviewPainter:
    """Paints previews of one size. The weights of the oval are computed once."""

    def __init__(self, *, width_px: int, height_px: int, oval: Oval = OVAL) -> None:
        self._size = (width_px, height_px)
        self._small = (BLUR_COLUMNS, max(1, round(BLUR_COLUMNS * height_px / width_px)))
        left, right = _span(oval.centre_x_ratio, oval.width_ratio, width_px)
        top, bottom = _span(oval.centre_y_ratio, oval.height_ratio, height_px)
        self._window = np.s_[top:bottom, left:right]
        self._mirrored_window = np.s_[top:bottom, width_px - right : width_px - left]
        self._clear = _oval_weights(width_px, height_px, oval)[self._window].copy()
        self._blurred = 1.0 - self._clear

    def paint(self, pixels: Pixels, canvas: Pixels) -> None:
        """Paint a frame (BGR, not mirrored) on a canvas (`height, width, 4`, BGRX) of the painter's size.

        The blurred picture is painted first, so that the canvas never holds a clear one, not even for a moment.
        """
        sample = np.ascontiguousarray(pixels[::_STEP, ::-_STEP])
        small = cv2.resize(sample, self._small, interpolation=cv2.INTER_AREA)
        small = cv2.cvtColor(cv2.GaussianBlur(small, (3, 3), 0), cv2.COLOR_BGR2BGRA)
        cv2.resize(small, self._size, dst=canvas, interpolation=cv2.INTER_CUBIC)
        clear = cv2.cvtColor(cv2.flip(pixels[self._mirrored_window], 1), cv2.COLOR_BGR2BGRA)
        around = canvas[self._window]
        around[:] = cv2.blendLinear(clear, np.ascontiguousarray(around), self._clear, self._blurred)


def _span(centre_ratio: float, size_ratio: float, length_px: int) -> tuple[int, int]:
    """First pixel and end of the oval and its soft edge along one axis."""
    reach = size_ratio / 2 * length_px + _EDGE_PX
    middle = centre_ratio * length_px
    return max(0, int(middle - reach)), min(length_px, int(middle + reach) + 1)


def _oval_weights(width_px: int, height_px: int, oval: Oval) -> NDArray[np.float32]:
    """How clear each pixel is: 1 inside the oval, 0 outside, with an edge that is a few pixels soft."""
    half_x, half_y = oval.width_ratio / 2 * width_px, oval.height_ratio / 2 * height_px
    across = (np.arange(width_px, dtype=np.float32) + 0.5 - oval.centre_x_ratio * width_px) / half_x
    down = (np.arange(height_px, dtype=np.float32) + 0.5 - oval.centre_y_ratio * height_px) / half_y
    radius = np.sqrt(across[None, :] ** 2 + down[:, None] ** 2)
    inside_px = (1.0 - radius) * min(half_x, half_y)
    return np.clip(inside_px / _EDGE_PX, 0.0, 1.0).astype(np.float32)
