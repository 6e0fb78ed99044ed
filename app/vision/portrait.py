"""A still photo, such as the one in a passport, becomes what a guest is compared with, or the reason why not."""

from dataclasses import dataclass, field

import cv2
import numpy as np

from app.domain.matching import EYE_DISTANCE_GOOD_PX, EYE_DISTANCE_MIN_PX, ReferenceFault
from app.vision.aligning import aligned, eye_distance_px
from app.vision.embedder import Embedding, FaceEmbedder
from app.vision.frame import Pixels
from app.vision.landmarker import Landmarker
from app.vision.sight import Points
from app.vision.zone import guests_head, nearest_first, only_the_guest

_AIR = 0.35
"""How much of its longer side is added around a photo: a face that fills it is found only with room about it."""

_SIDE_MIN_PX = 320
"""Photos smaller than this are enlarged; landmarks are then placed more finely."""


@dataclass(frozen=True)
class Reference:
    """One face to compare with.

    Keeps: the holder's embedding, for whoever holds this; hand it to a `Comparison`, which zeroes it.
    """

    embedding: Embedding = field(repr=False)
    eye_distance_px: float
    """How far the irises lie apart on the photo as it was given."""

    @property
    def is_large_enough(self) -> bool:
        """Whether a better photo would not help."""
        return self.eye_distance_px >= EYE_DISTANCE_GOOD_PX


class PortraitReader:
    """Reads photos, each by itself, from one thread.

    Keeps: nothing of a photo, but what the embedder keeps.
    """

    def __init__(self, landmarker: Landmarker, embedder: FaceEmbedder) -> None:
        """Read with a landmarker that may follow a guest at other times."""
        self._landmarker = landmarker
        self._embedder = embedder

    def read(self, photo: Pixels) -> Reference | ReferenceFault:
        """The face on a photo (`height, width, 3`, red, green, blue), the largest near the middle if there are more."""
        roomy, scale = _with_room(photo)
        points = self._points(roomy)
        if points is None:
            return ReferenceFault.NO_FACE
        distance_px = eye_distance_px(points) / scale
        if distance_px < EYE_DISTANCE_MIN_PX:
            return ReferenceFault.TOO_SMALL
        return Reference(self._embedder.embed(aligned(roomy, points)), distance_px)

    def _points(self, pixels: Pixels) -> Points | None:
        """The landmarks of the one face; everybody else is hidden before any is computed."""
        boxes = nearest_first(self._landmarker.finder.find(pixels), width_px=pixels.shape[1])
        if not boxes:
            return None
        rows, columns = pixels.shape[:2]
        head = guests_head((rows, columns), boxes[0], boxes[1:])
        alone = only_the_guest(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), dtype=np.uint8), head)
        found = self._landmarker.on_photo(alone)
        if not found.face_landmarks:
            return None
        return np.array([(point.x * columns, point.y * rows) for point in found.face_landmarks[0]], np.float32)


def _with_room(photo: Pixels) -> tuple[Pixels, float]:
    """A photo with air around it, large enough for landmarks, and how much it was enlarged."""
    air = round(_AIR * max(photo.shape[:2]))
    roomy = cv2.copyMakeBorder(photo, air, air, air, air, cv2.BORDER_REPLICATE)
    scale = max(1.0, _SIDE_MIN_PX / max(roomy.shape[:2]))
    if scale > 1.0:
        roomy = cv2.resize(roomy, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.ascontiguousarray(roomy, dtype=np.uint8), scale
