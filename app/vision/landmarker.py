"""MediaPipe's FaceLandmarker on pictures with one face: followed from frame to frame, or once on a photo by itself.

One landmarker serves both, since each takes some 40 MB, and its detector as much again. A photo is read as if it were
the only one: MediaPipe is made to lose whom it followed before and after, which gives the points that its mode for
single pictures gives.
"""

import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

from app.vision.finder import FaceFinder
from app.vision.frame import Pixels
from app.vision.zone import HIDDEN

_NOBODY: Pixels = np.full((64, 64, 3), HIDDEN, np.uint8)


class Landmarker:
    """Finds faces, and computes the landmarks of one; for one thread at a time.

    Keeps: what MediaPipe keeps to follow a face, until `lose`; copies that MediaPipe made of pictures end with the
    process.
    """

    def __init__(self, model: bytes) -> None:
        self.finder = FaceFinder(model)
        options = vision.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_buffer=model),
            running_mode=vision.RunningMode.VIDEO,
            num_faces=1,
            output_facial_transformation_matrixes=True,
        )
        self._landmarker = vision.FaceLandmarker.create_from_options(options)
        self._last_ms = 0

    def follow(self, rgb: Pixels, stamp_ns: int) -> vision.FaceLandmarkerResult:
        """The landmarks of the one face that this frame (RGB) shows; it is looked for where the last one was."""
        self._last_ms = max(self._last_ms + 1, stamp_ns // 1_000_000)  # must grow
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
        return self._landmarker.detect_for_video(image, self._last_ms)

    def on_photo(self, rgb: Pixels) -> vision.FaceLandmarkerResult:
        """The landmarks of the one face of a photo (RGB), whoever was followed before; nobody is afterwards."""
        self.lose()
        found = self.follow(rgb, 0)
        self.lose()
        return found

    def lose(self) -> None:
        """Have MediaPipe lose the face that it follows: it is shown a picture with nobody in it."""
        self.follow(_NOBODY, 0)
