"""What all video files have in common: how one is opened and read, and the beat at which its frames are shown."""

import threading
import time
from pathlib import Path

import cv2
import numpy as np

from app.vision.faults import VisionError
from app.vision.frame import Pixels
from app.wire.protocol import Fault


def opened_film(path: Path) -> cv2.VideoCapture:
    """A video file at its first frame; it is decoded on the thread that reads it.

    Raises: VisionError if the file is missing or no video.
    """
    film = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1]) if path.exists() else None
    if film is None or not film.isOpened():
        raise VisionError(Fault.CAMERA_MISSING)
    return film


def next_frame(film: cv2.VideoCapture) -> Pixels | None:
    """The next frame (BGR); None where there is none."""
    is_read, pixels = film.read()
    return np.asarray(pixels, dtype=np.uint8) if is_read else None


class Pace:
    """A steady beat of `fps` a second."""

    def __init__(self, fps: float) -> None:
        self._period_s = 1.0 / fps
        self._due_s = time.monotonic()
        self._never = threading.Event()

    def wait(self) -> int:
        """Wait for the next beat, and say how many beats were missed before it."""
        late_s = time.monotonic() - self._due_s
        missed = max(0, int(late_s / self._period_s))
        self._due_s += (missed + 1) * self._period_s
        if late_s < 0:
            self._never.wait(-late_s)
        return missed
