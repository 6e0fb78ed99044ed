"""Who is in the picture: looks for faces when it must, and remembers them while nothing around the guest changes.

Looking for faces costs a fifth of following one. A guest who stands still and reads a hint, in a room that
stands still, is looked for in every fifth frame; whenever anything moves, in each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from app.vision.frame import Pixels
from app.vision.zone import Box, Head, guests_face, guests_head, nearest_first

REMEMBERED_FRAMES = 4
"""In so many frames in a row, at most, nobody is looked for."""

_FIND_STEP = 2
_STEP = 8
_CHANGE = 24
"""What counts as a change of brightness, 0..255: four times what the noise of a dim camera makes of it."""

_CHANGED_RATIO = 0.003
"""How much of the picture around the guest's face may change unseen; a face at two and a half metres covers more."""


@dataclass(frozen=True)
class Scene:
    """The guest and everybody else, as boxes, and where the guest's head alone is. It holds no picture."""

    guest: Box
    others: tuple[Box, ...]
    head: Head = field(repr=False)
    is_new: bool = True
    """Whether faces were looked for in this very frame."""

    @property
    def second_ratio(self) -> float:
        """Height of the largest other face in heights of the guest's; 0 without another."""
        return max((other.height_px / self.guest.height_px for other in self.others), default=0.0)


@dataclass(frozen=True)
class _Known:
    """What is remembered of the last frame in which faces were looked for."""

    scene: Scene
    sample: Pixels
    around: Pixels
    """255 where the sample is compared: everywhere but on the guest's face."""


class SceneKeeper:
    """Says of one frame after the other who is in it.

    A frame in which nobody is looked for is like the last one in which somebody was, but for the guest's face and for
    less than another face: so whoever walks in is found, and hidden, in the very frame.
    Keeps: boxes, and every eighth pixel of every eighth row of the last frame that was searched, until `forget`.
    """

    def __init__(self, find: Callable[[Pixels], list[Box]]) -> None:
        self._find = find
        self._known: _Known | None = None
        self._frames = 0

    def scene(self, bgr: Pixels) -> Scene | None:
        """Who is in this picture (`height, width, 3`, blue, green, red); None where nobody is found."""
        sample = _sampled(bgr)
        if self._known is not None and self._frames < REMEMBERED_FRAMES and not _has_changed(sample, self._known):
            self._frames += 1
            return replace(self._known.scene, is_new=False)
        self.forget()
        found = [box.grown(_FIND_STEP) for box in self._find(_small(bgr))]
        boxes = nearest_first(found, width_px=bgr.shape[1])
        if not boxes:
            return None
        shape, guest, others = (bgr.shape[0], bgr.shape[1]), boxes[0], tuple(boxes[1:])
        scene = Scene(guest, others, guests_head(shape, guest, others))
        self._known = _Known(scene, sample, 255 - _thinned(guests_face(shape, guest)))
        return scene

    def forget(self) -> None:
        """Look for faces in the next frame, whatever it shows."""
        self._known = None
        self._frames = 0


def _has_changed(sample: Pixels, known: _Known) -> bool:
    """Whether more than a little changed outside the guest's face since faces were looked for."""
    if sample.shape != known.sample.shape:
        return True
    changed = (cv2.absdiff(sample, known.sample) > _CHANGE) & (known.around > 0)
    return int(np.count_nonzero(changed)) > _CHANGED_RATIO * sample.size


def _small(bgr: Pixels) -> Pixels:
    """The picture at half its size, red, green, blue: still more than the detector's own 128 pixels."""
    return np.asarray(
        cv2.cvtColor(np.ascontiguousarray(bgr[::_FIND_STEP, ::_FIND_STEP]), cv2.COLOR_BGR2RGB), dtype=np.uint8
    )


def _sampled(bgr: Pixels) -> Pixels:
    """The brightness of every eighth pixel of every eighth row."""
    return np.asarray(cv2.cvtColor(_thinned(bgr), cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def _thinned(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[::_STEP, ::_STEP])
