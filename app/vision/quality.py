"""Measures light and sharpness of a face on the frame itself."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels

_CROP_PX = 160
_CONTRAST_MIN = 20.0

Outline = NDArray[np.float32]
"""Points around a face in frame pixels, `(n, 2)`, x then y."""


def luma_and_sharpness(pixels: Pixels, outline: Outline) -> tuple[float, float]:
    """Mean brightness (0..255) and sharpness of the face inside the outline; zeros if none of it is in the frame.

    Sharpness is the spread of the Laplacian over the contrast, times ten, so that a flatly lit face is not called
    blurred; it is measured on at most 160 pixels of the longer side, so that it does not grow with the camera.
    """
    crop, inside = _face_crop(pixels, outline)
    if crop.size == 0 or not inside.any():
        return 0.0, 0.0
    lit = crop[inside > 0]
    detail = cv2.Laplacian(crop, cv2.CV_16S, ksize=3)
    contrast = max(_CONTRAST_MIN, float(lit.std()))
    return float(lit.mean()), float(np.std(detail[inside > 0].astype(np.float32))) / contrast * 10.0


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
