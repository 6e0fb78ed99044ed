"""Makes previews: of a face mirrored, clear in the oval alone; of a page as it lies, and nothing else where it must be.

Of a face camera's picture, what is not clear is blurred until nobody can be recognised; where that camera reads pages,
nothing but a page is painted at all.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.picture import OVAL, Oval
from app.vision.frame import Pixels

BLUR_COLUMNS = 24
"""How many patches of colour remain of the picture's width outside the oval: a face at a metre covers about four."""
BLANK = (128, 128, 128, 255)
"""What stands where nothing is painted: a middle grey, BGRX."""

Corners = NDArray[np.float64]
"""Corners of a page in pixels, `(4, 2)`, x then y."""

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


class PagePainter:
    """Paints what lies before the document camera, upright as the guest sees it.

    Where the document camera is the face camera, only a page that was found is painted, and the rest is blank.
    """

    def __init__(self, *, is_shared: bool, corners: Callable[[], Corners | None]) -> None:
        """`corners` tells where the page was last found, `(4, 2)` in pixels, from any thread."""
        self._is_shared = is_shared
        self._corners = corners

    def paint(self, pixels: Pixels, canvas: Pixels) -> None:
        """Paint a frame (BGR) on a canvas (`height, width, 4`, BGRX) of the same size."""
        if not self._is_shared:
            cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA, dst=canvas)
            return
        canvas[:] = BLANK
        corners = self._corners()
        if corners is not None:
            page = np.zeros(pixels.shape[:2], np.uint8)
            cv2.fillConvexPoly(page, np.round(corners).astype(np.int32), 255)
            cv2.copyTo(cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA), page, canvas)


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
