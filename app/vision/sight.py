"""What one look at a frame gives to the rest of this room: numbers for guidance, and the guest's face itself."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.domain.face import Observation
from app.vision.frame import Pixels

Points = NDArray[np.float32]
"""Landmarks of one face in pixels of `Sight.alone`, `(478, 2)`, x to the right and y down, in MediaPipe's order.

Source: MediaPipe Face Landmarker, canonical face model with irises (468 to 477).
"""


@dataclass(frozen=True)
class FaceSeen:
    """One face that may be examined further, and nothing of anybody else.

    Keeps: pixels and landmarks of the guest, for as long as this one frame is examined.
    """

    alone: Pixels = field(repr=False)
    """The middle of the frame in which all but the guest's head is hidden; `(height, width, 3)`, red, green, blue."""
    points: Points = field(repr=False)


@dataclass(frozen=True)
class Sight:
    """What one frame shows: always numbers, and a face where there is one."""

    observation: Observation
    face: FaceSeen | None = None
