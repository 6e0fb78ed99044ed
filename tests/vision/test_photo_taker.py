"""The photo of a page, taken along: with the real models."""

from tests.needs import needs_models
from tests.vision.jailed import jailed

LINES = """
import cv2
import numpy as np
from app.models.manifest import FACE_LANDMARKER, FACE_RECOGNIZER
from app.vision.comparison import Comparison
from app.vision.embedder import FaceEmbedder
from app.vision.landmarker import Landmarker
from app.vision.model_files import right_model
from app.vision.frame import Frame
from app.vision.page.reader import PageReading
from app.vision.photo_taker import PhotoTaker
from app.vision.portrait import PortraitReader

embedder = FaceEmbedder(right_model(MODELS, FACE_RECOGNIZER))
comparison = Comparison()
taker = PhotoTaker(PortraitReader(Landmarker(right_model(MODELS, FACE_LANDMARKER)), embedder), comparison)
frame = cv2.imread(str(paths.assets() / "virtual_guest.jpg"))
taker.warm_up(Frame(frame, 0))
print("warm", comparison.has_reference)
blank = np.full((200, 150, 3), 200, np.uint8)
photo = np.ascontiguousarray(frame[:, 280:1000, ::-1])
for name, pixels in (("none", None), ("blank", blank), ("face", photo)):
    print(name, taker.take(PageReading(("A", "B"), (), 2, pixels)), comparison.has_reference)
"""


@needs_models
def test_only_a_page_with_a_face_on_it_can_be_compared_with_and_warming_up_keeps_nothing() -> None:
    assert jailed(LINES) == ["warm False", "none False False", "blank False False", "face True True"]
