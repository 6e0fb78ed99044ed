"""Turns a face upright and to one size, by five of its landmarks, as the recognising model expects it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels
from app.vision.sight import Points

ALIGNED_PX = 112
"""Width and height of an aligned face."""

_FIVE = (468, 473, 1, 61, 291)
"""The iris at the picture's left, the one at its right, the nose, and the mouth's left and right corners.

With these five points the model told 6,000 pairs of faces apart as well as with those of a detector made for it.
"""

_PLACES: NDArray[np.float64] = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]
)
"""Where the five belong, in pixels. Source: the template of ArcFace (Deng et al. 2019), as SFace was trained with."""


def aligned(pixels: Pixels, points: Points) -> Pixels:
    """The face with these landmarks, `(112, 112, 3)`, in the colour order of the picture."""
    turned = cv2.warpAffine(pixels, _similarity(points), (ALIGNED_PX, ALIGNED_PX), flags=cv2.INTER_LINEAR)
    return np.asarray(turned, dtype=np.uint8)


def eye_distance_px(points: Points) -> float:
    """How far the middles of the two irises lie apart."""
    return float(np.linalg.norm(points[_FIVE[0]] - points[_FIVE[1]]))


def _similarity(points: Points) -> NDArray[np.float64]:
    """The turn, scale and shift (2 by 3) that bring the five points nearest to their places, by least squares.

    With points as complex numbers, turning and scaling is one factor.
    """
    here, there = (xy[:, 0] + 1j * xy[:, 1] for xy in (points[list(_FIVE)].astype(np.float64), _PLACES))
    centred = here - here.mean()
    factor = np.vdot(centred, there - there.mean()) / np.vdot(centred, centred).real
    shift = there.mean() - factor * here.mean()
    return np.array([[factor.real, -factor.imag, shift.real], [factor.imag, factor.real, shift.imag]])
