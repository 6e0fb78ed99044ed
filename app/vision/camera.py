"""Opens, reads and releases one source of frames: a camera, a video file, a folder of images, or an actor."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from app.vision.actor import Actor, part_that_begins_with
from app.vision.arguments import End, SourceKind, SourceSpec
from app.vision.faults import VisionError
from app.vision.film import Pace, next_frame, opened_film
from app.vision.frame import Pixels
from app.wire.protocol import Fault

IMAGE_S = 1.0
"""How long one image of a folder stands."""


class Source(Protocol):
    """Where frames come from."""

    may_stand_still: bool
    """Whether the same frame again and again is normal here."""

    def read(self) -> Pixels | None:
        """Wait for the next frame (BGR, not mirrored); None when there is none now."""

    def close(self) -> None:
        """Release the device or the file. Safe to call twice."""


def open_source(spec: SourceSpec, *, width_px: int, height_px: int, fps: float, end: End) -> Source:
    """Open the source.

    Raises: VisionError if it is missing, in use, or gives no picture.
    """
    match spec.kind:
        case SourceKind.CAMERA:
            return Camera(spec.path, width_px=width_px, height_px=height_px, fps=fps)
        case SourceKind.FILE:
            return Clip(spec.path, end=end)
        case SourceKind.IMAGES:
            return Album(spec.path, fps=fps, end=end)
        case SourceKind.VIRTUAL:
            return Actor(spec.path.parent, part_that_begins_with(spec.path.name))


class Camera:
    """One camera. It paces itself: `read` waits for the device, at most about a second.

    Raises: VisionError if the device is missing or in use.
    """

    may_stand_still = False

    def __init__(self, path: Path, *, width_px: int, height_px: int, fps: float) -> None:
        _try_device(path)
        self._capture = cv2.VideoCapture(str(path), cv2.CAP_V4L2)
        if not self._capture.isOpened():
            raise VisionError(Fault.CAMERA_BUSY)
        # The format comes before the size: without compression few cameras give this size at full rate.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, width_px)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height_px)
        self._capture.set(cv2.CAP_PROP_FPS, fps)
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def read(self) -> Pixels | None:
        """Wait for the next frame; None when the device gave none in time."""
        return next_frame(self._capture)

    def close(self) -> None:
        """Release the device, so that its light goes out."""
        self._capture.release()


class Clip:
    """A video file, shown at its own speed; late frames are left out.

    Raises: VisionError if the file is missing or no video.
    """

    may_stand_still = False

    def __init__(self, path: Path, *, end: End) -> None:
        self._path = path
        self._end = end
        self._film = opened_film(path)
        self._pace = Pace(self._film.get(cv2.CAP_PROP_FPS) or 30.0)

    def read(self) -> Pixels | None:
        """Wait until the next frame is due; None at the end of a file that does not loop."""
        for _ in range(self._pace.wait()):
            self._film.grab()
        pixels = next_frame(self._film)
        if pixels is None and self._end is End.LOOP:
            self._film.release()
            self._film = opened_film(self._path)
            pixels = next_frame(self._film)
        return pixels

    def close(self) -> None:
        """Close the file."""
        self._film.release()


class Album:
    """A folder of images in the order of their names, each standing for `IMAGE_S`.

    Raises: VisionError if the folder is missing or holds no image.
    """

    may_stand_still = True

    def __init__(self, folder: Path, *, fps: float, end: End) -> None:
        found = sorted(path for path in folder.glob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
        if not found:
            raise VisionError(Fault.CAMERA_MISSING)
        self._frames = _leaf_through(found, times=max(1, round(IMAGE_S * fps)), end=end)
        self._pace = Pace(fps)

    def read(self) -> Pixels | None:
        """Wait until the next frame is due; None after the last image of a folder that does not loop."""
        self._pace.wait()
        return next(self._frames, None)

    def close(self) -> None:
        """Nothing is open between two images."""


def _leaf_through(found: list[Path], *, times: int, end: End) -> Iterator[Pixels]:
    while True:
        for path in found:
            pixels = cv2.imread(str(path), cv2.IMREAD_COLOR)
            if pixels is None:
                raise VisionError(Fault.CAMERA_MISSING)
            for _ in range(times):
                yield np.asarray(pixels, dtype=np.uint8)
        if end is End.STOP:
            return


def _try_device(path: Path) -> None:
    """Open and close the device, to tell a missing camera from one that is in use."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC))
    except OSError as error:
        raise VisionError(Fault.CAMERA_BUSY if error.errno == errno.EBUSY else Fault.CAMERA_MISSING) from None
