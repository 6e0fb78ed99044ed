"""Tells a head from a picture of one: how much of a face's change since it looked ahead no flat picture can make.

A print or a screen, however held, moves its points by one homography. A turning head does not: the nose passes before
the cheek. What is left after the best homography is that depth.
"""

from collections import deque

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.sight import Points

_RIGID = np.array(
    [33, 133, 362, 263, 168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 94, 234, 454, 127, 356, 93, 323, 132, 361, 10,
     109, 338, 67, 297, 54, 284, 21, 251, 162, 389, 50, 280, 117, 346, 118, 347, 101, 330, 36, 266, 9, 8, 151]
)  # fmt: skip
"""Corners of the eyes, nose, cheeks, temples and forehead: what no expression moves much. Source: our trials."""

_IRISES = (468, 473)
_FRONTS = 8

Plane = NDArray[np.float64]


class Flatness:
    """Compares a face with itself looking ahead.

    Keeps: the points of at most eight frames of the guest until straight ahead is known, then of one; dropped with the
    attempt.
    """

    def __init__(self) -> None:
        self._fronts: deque[tuple[float, Points]] = deque(maxlen=_FRONTS)
        self._front: Plane | None = None
        self._eyes_px = 1.0

    def offer(self, points: Points, yaw_deg: float) -> None:
        """Remember a face, `(478, 2)` in pixels, that may turn out to look ahead."""
        self._fronts.append((yaw_deg, points))

    @property
    def is_settled(self) -> bool:
        """Whether there is a face to compare with."""
        return self._front is not None

    def settle(self, neutral_deg: float) -> None:
        """Compare from now on with the offered face (there must be one) that was turned closest to this yaw."""
        _, points = min(self._fronts, key=lambda front: abs(front[0] - neutral_deg))
        self._fronts.clear()
        self._front = np.asarray(points[_RIGID], dtype=np.float64)
        self._eyes_px = max(1.0, float(np.linalg.norm(points[_IRISES[0]] - points[_IRISES[1]])))

    def depth_ratio(self, points: Points) -> float:
        """What the best homography from this face to the settled one leaves, in eye distances; 0 before `settle`.

        Root of the mean square over the rigid points. It is measured on the settled face, so that coming closer does
        not magnify it.
        """
        if self._front is None:
            return 0.0
        face = np.asarray(points[_RIGID], dtype=np.float64)
        matrix, _ = cv2.findHomography(face, self._front, 0)
        if matrix is None:  # all points on one line: no face
            return 0.0
        left = cv2.perspectiveTransform(face[:, None], matrix)[:, 0] - self._front
        return float(np.sqrt((left**2).sum(axis=1).mean())) / self._eyes_px
