"""Whether something covers the guest's eyes or mouth: told from how little is to be seen where they must be.

The landmarks say where eyes and mouth must be even under a mask. A bare eye has lids, lashes and a pupil, one above the
other, and a mouth has lips, redder than the skin around them: from top to bottom, their brightness changes. Dark glass,
cloth and hands are plain there. Skin, beard and clothes are not judged; brightness counts in shares of the cheek below
the eye or of the bridge of the nose, so that neither a skin's own shade nor light from one side makes a difference.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels
from app.vision.sight import Points

Grey = NDArray[np.float32]
Place = tuple[slice, slice]

_SIDE_PX = 96
_ANCHORS = np.array([(33, 133), (263, 362), (13, 14)])
"""The corners of the guest's right eye, of the left one, and the middle of both lips; in MediaPipe's order."""

_MIDDLES = np.array([(0.29, 0.34), (0.71, 0.34), (0.5, 0.76)], np.float32) * _SIDE_PX
"""Where they are laid, so that every face is looked at in the same places."""

_DARKEST = 8.0
"""Added to a reference of brightness, so that a black picture has no contrast rather than an endless one."""

_BARE_EYE = 0.16
_BARE_MOUTH = 0.22
"""Contrast of the middle one of 3,000 bare faces. Source: our trials on portraits of as many people."""

_REDNESS = 18.0
"""Lips redder than the skin by so much (CIELAB's a) weigh 2.7 times their contrast. Source: a fit on covered faces."""


@dataclass(frozen=True)
class Covering:
    """How much is missing of what bare eyes and a bare mouth show: 0 as in most faces, 1 for a plain surface."""

    eyes_hidden_ratio: float
    mouth_hidden_ratio: float


def covering_of(rgb: Pixels, points: Points) -> Covering:
    """What is hidden of the face with these landmarks; of two eyes, the one that shows more counts."""
    face = _laid_out(rgb, points)
    grey = cv2.cvtColor(face, cv2.COLOR_RGB2GRAY).astype(np.float32)
    eyes = max(_contrast(grey, eye, cheek) for eye, cheek in _EYES)
    mouth = _contrast(grey, _MOUTH, _BRIDGE) * float(np.exp(_redness(face) / _REDNESS))
    return Covering(_missing(eyes, _BARE_EYE), _missing(mouth, _BARE_MOUTH))


def _laid_out(rgb: Pixels, points: Points) -> Pixels:
    """The face in a small square, eyes and mouth in `_MIDDLES`."""
    matrix = cv2.getAffineTransform(points[_ANCHORS].mean(axis=1), _MIDDLES)
    face = cv2.warpAffine(rgb, matrix, (_SIDE_PX, _SIDE_PX), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.GaussianBlur(face, (3, 3), 0), dtype=np.uint8)


def _contrast(grey: Grey, place: Place, reference: Place) -> float:
    """How much brightness changes from top to bottom: its spread within a column, on average, in references."""
    return float(grey[place].std(axis=0).mean()) / (float(grey[reference].mean()) + _DARKEST)


def _redness(face: Pixels) -> float:
    """How much redder the lips are, in their reddest fifth, than the skin around the mouth, in units of CIELAB's a."""
    red = cv2.cvtColor(face, cv2.COLOR_RGB2LAB)[..., 1]
    lips = np.sort(red[_LIPS], axis=None)
    return float(lips[len(lips) * 4 // 5]) - float(np.median([red[place].mean() for place in _AROUND_MOUTH]))


def _missing(contrast: float, bare: float) -> float:
    return min(1.0, max(0.0, 1.0 - contrast / bare))


def _place(x: float, y: float, half_width: float, half_height: float) -> Place:
    """A rectangle around a middle; all in sides of the square."""
    edges = (y - half_height, y + half_height, x - half_width, x + half_width)
    top, bottom, left, right = (min(_SIDE_PX, max(0, round(edge * _SIDE_PX))) for edge in edges)
    return slice(top, bottom), slice(left, right)


_EYES = tuple((_place(x, 0.345, 0.12, 0.06), _place(x, 0.56, 0.08, 0.05)) for x in (0.29, 0.71))
_MOUTH, _BRIDGE = _place(0.5, 0.77, 0.12, 0.10), _place(0.5, 0.38, 0.05, 0.08)
_LIPS = _place(0.5, 0.77, 0.14, 0.06)
_AROUND_MOUTH = (
    _place(0.5, 0.645, 0.10, 0.02),
    _place(0.24, 0.74, 0.04, 0.06),
    _place(0.76, 0.74, 0.04, 0.06),
    _place(0.5, 0.93, 0.10, 0.04),
)
