"""MediaPipe's face detector on one picture: where faces are, and nothing else about them."""

import io
import zipfile

import mediapipe as mp
from mediapipe.tasks.python import BaseOptions, vision

from app.vision.frame import Pixels
from app.vision.zone import Box

_MEMBER = "face_detector.tflite"


class FaceFinder:
    """Finds faces in pictures, each by itself; it follows nobody.

    The detector is the one inside the landmark model's bundle (a zip), so that there is no second file to trust.
    Keeps: nothing of a picture.
    """

    def __init__(self, bundle: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(bundle)) as members:
            detector = members.read(_MEMBER)
        options = vision.FaceDetectorOptions(base_options=BaseOptions(model_asset_buffer=detector))
        self._detector = vision.FaceDetector.create_from_options(options)

    def find(self, rgb: Pixels) -> list[Box]:
        """The faces in a picture (`height, width, 3`, red, green, blue), surest first."""
        found = self._detector.detect(mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb))
        boxes = [detection.bounding_box for detection in found.detections]
        return [Box(box.origin_x, box.origin_y, box.width, box.height) for box in boxes]
