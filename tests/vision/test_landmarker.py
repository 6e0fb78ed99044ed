"""One landmarker for the guest and for the photo: neither changes what is seen of the other. With the real model."""

from tests.needs import needs_models
from tests.vision.jailed import jailed

LINES = """
import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from app.models.manifest import FACE_LANDMARKER
from app.vision.landmarker import Landmarker
from app.vision.model_files import right_model

model = right_model(MODELS, FACE_LANDMARKER)
options = vision.FaceLandmarkerOptions(
    base_options=BaseOptions(model_asset_buffer=model), running_mode=vision.RunningMode.IMAGE, num_faces=1
)
alone, shared = vision.FaceLandmarker.create_from_options(options), Landmarker(model)
guest = np.ascontiguousarray(cv2.imread(str(paths.assets() / "virtual_guest.jpg"))[..., ::-1])

def points(found):
    return np.array([(point.x, point.y, point.z) for face in found.face_landmarks for point in face])

def turned(degrees, share):
    rows, columns = guest.shape[:2]
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), degrees, share)
    return cv2.warpAffine(guest, matrix, (columns, rows), borderMode=cv2.BORDER_REPLICATE)

for degrees, share in ((0, 1.0), (12, 0.8), (-9, 0.6)):
    photo = turned(degrees, share)
    for _ in range(3):
        shared.follow(guest, 0)
    by_itself = alone.detect(mp.Image(image_format=mp.ImageFormat.SRGB, data=photo))
    print(len(points(by_itself)), np.abs(points(by_itself) - points(shared.on_photo(photo))).max() < 1e-6)
first = points(shared.follow(guest, 0))
shared.lose()
print(np.abs(first - points(shared.follow(guest, 0))).max() == 0)
shared.lose()
print(len(points(shared.follow(np.full(guest.shape, 90, np.uint8), 0))))
"""


@needs_models
def test_a_photo_has_the_points_it_has_by_itself_and_a_guest_those_of_a_first_look() -> None:
    assert jailed(LINES) == ["478 True"] * 3 + ["True", "0"]
