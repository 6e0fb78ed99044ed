"""Measures light and sharpness of a face, and the glare around it, on the frame itself."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels

_CROP_PX = 160
_CONTRAST_MIN = 20.0
_GLARE_LUMA = 250
_GLARE_REACH = 0.5
_GLARE_STEP = 4
_ALONG = (
    np.array([[0, 0, 0], [1, -2, 1], [0, 0, 0]], np.float32),
    np.array([[0, 1, 0], [0, -2, 0], [0, 1, 0]], np.float32),
)
_ASLANT = (
    np.array([[1, 0, 0], [0, -2, 0], [0, 0, 1]], np.float32),
    np.array([[0, 0, 1], [0, -2, 0], [1, 0, 0]], np.float32),
)
_ASLANT_GAIN = 1.65
"""How much more detail a clear face shows over a diagonal pixel than over a straight one, since the step is longer.
Source: our trials; 1.46 to 1.83 between the finest and the coarsest direction in clear portraits of three people."""

Outline = NDArray[np.float32]
"""Points around a face in frame pixels, `(n, 2)`, x then y."""


def luma_and_sharpness(pixels: Pixels, outline: Outline) -> tuple[float, float]:
    """Mean brightness (0..255) and sharpness of the face inside the outline; zeros if none of it is in the frame.

    Sharpness is the spread of the Laplacian over the contrast, times ten, so that a flatly lit face is not called
    blurred; it is measured on at most 160 pixels of the longer side, so that it does not grow with the camera. It is
    less where detail lies in one direction only: a face that moved while the picture was taken is smeared along a line.
    """
    crop, inside = _face_crop(pixels, outline)
    if crop.size == 0 or not inside.any():
        return 0.0, 0.0
    luma, contrast = _mean_and_spread(crop, inside)
    _, spread = _mean_and_spread(np.asarray(cv2.Laplacian(crop, cv2.CV_16S, ksize=3)), inside)
    return luma, spread / max(_CONTRAST_MIN, contrast) * 10.0 * _evenness(crop, inside)


def glare_around(pixels: Pixels, outline: Outline) -> float:
    """How much of the frame around a face, half its size to each side, is overexposed: 0 to 1."""
    rows, columns = pixels.shape[:2]
    low, high = outline.min(axis=0), outline.max(axis=0)
    reach = (high - low) * _GLARE_REACH
    left, top = np.clip(low - reach, 0, (columns, rows)).astype(int)
    right, bottom = np.clip(high + reach, 0, (columns, rows)).astype(int)
    sample = pixels[top:bottom:_GLARE_STEP, left:right:_GLARE_STEP]
    if sample.size == 0:
        return 0.0
    around = np.full(sample.shape[:2], 255, np.uint8)
    face = cv2.convexHull(((outline - (left, top)) / _GLARE_STEP).astype(np.int32))
    cv2.fillConvexPoly(around, face, 0)
    glaring = cv2.inRange(np.ascontiguousarray(sample), (_GLARE_LUMA,) * 3, (255,) * 3)
    return cv2.countNonZero(cv2.bitwise_and(glaring, around)) / max(1, cv2.countNonZero(around))


def _evenness(crop: NDArray[np.uint8], inside: NDArray[np.uint8]) -> float:
    """How evenly fine detail lies in four directions: near 1 for a clear or unfocused face, under 0.5 when smeared."""
    spreads = [
        _mean_and_spread(np.asarray(cv2.filter2D(crop, cv2.CV_16S, kernel)), inside)[1] / gain
        for kernels, gain in ((_ALONG, 1.0), (_ASLANT, _ASLANT_GAIN))
        for kernel in kernels
    ]
    return min(spreads) / max(*spreads, 1e-6)


def _mean_and_spread(values: NDArray[np.uint8 | np.int16], inside: NDArray[np.uint8]) -> tuple[float, float]:
    """Mean and standard deviation of the values inside."""
    mean, spread = cv2.meanStdDev(values, mask=inside)
    return float(mean[0, 0]), float(spread[0, 0])


def _face_crop(pixels: Pixels, outline: Outline) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The grey picture around a face, and which of its pixels are inside the outline (255) or not (0)."""
    rows, columns = pixels.shape[:2]
    left, top = np.clip(outline.min(axis=0), 0, (columns, rows)).astype(int)
    right, bottom = np.clip(np.ceil(outline.max(axis=0)), 0, (columns, rows)).astype(int)
    if right - left < 2 or bottom - top < 2:
        return np.empty((0, 0), np.uint8), np.empty((0, 0), np.uint8)
    grey = cv2.cvtColor(pixels[top:bottom, left:right], cv2.COLOR_BGR2GRAY)
    scale = min(1.0, _CROP_PX / max(grey.shape))
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    inside = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(inside, cv2.convexHull(((outline - (left, top)) * scale).astype(np.int32)), 255)
    return np.asarray(grey, dtype=np.uint8), inside
