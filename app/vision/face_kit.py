"""Loads what looks at faces: MediaPipe, and where faces are compared, the recogniser and the optional vote."""

from app.models.manifest import FACE_LANDMARKER, FACE_RECOGNIZER
from app.vision.arguments import Arguments, Kind
from app.vision.comparison import Comparison
from app.vision.embedder import FaceEmbedder
from app.vision.face_examiner import FaceComparing, FaceFinding
from app.vision.landmarker import Landmarker
from app.vision.landmarks import FaceObserver
from app.vision.model_files import right_model
from app.vision.page_examiner import Photos
from app.vision.passive import passive_vote
from app.vision.photo_taker import PhotoTaker
from app.vision.pipeline import View
from app.vision.portrait import PortraitReader
from app.vision.preview import PreviewPainter
from app.wire.frames import Shape
from app.wire.protocol import CameraKind


def face_parts(arguments: Arguments, shape: Shape) -> tuple[View, Photos | None]:
    """Who looks at the guest's face, and who takes the photo of a page along, where faces are compared.

    Raises: VisionError if a model is missing or wrong.
    """
    landmarker = Landmarker(right_model(arguments.models, FACE_LANDMARKER))
    observer = FaceObserver(landmarker)
    painter = PreviewPainter(width_px=shape.width_px, height_px=shape.height_px)
    if arguments.kind is Kind.DETECT:
        finding = FaceFinding(observer, hold_s=arguments.hold_s)
        return View(CameraKind.FACE, arguments.source, finding, painter), None
    embedder = FaceEmbedder(right_model(arguments.models, FACE_RECOGNIZER))
    comparison = Comparison()
    comparing = FaceComparing(
        observer, embedder, comparison, turns=arguments.turns, passive=passive_vote(arguments.models)
    )
    photos = PhotoTaker(PortraitReader(landmarker, embedder), comparison)
    return View(CameraKind.FACE, arguments.source, comparing, painter), photos
