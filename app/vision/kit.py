"""What this process loads before it is locked up: who looks at pages, and, unless it is for pages alone, at faces."""

from dataclasses import dataclass

import cv2
import numpy as np

from app import paths
from app.models.manifest import ModelError
from app.vision.arguments import WARM_UP_PICTURE, Arguments, Kind
from app.vision.faults import VisionError
from app.vision.frame import Frame, Pixels, fitted
from app.vision.page.reader import PageReader
from app.vision.page.weights import read_weights
from app.vision.page_examiner import PageExamining, Photos
from app.vision.pipeline import View
from app.vision.preview import PagePainter
from app.wire.frames import Shape
from app.wire.protocol import CameraKind, Fault


@dataclass(frozen=True)
class Kit:
    """What this process can look at: a face, a page, or both."""

    face: View | None
    page: View | None

    @property
    def views(self) -> tuple[View, ...]:
        """All that there is."""
        return tuple(view for view in (self.face, self.page) if view is not None)


def loaded(arguments: Arguments, shape: Shape) -> Kit:
    """Load what the kind of this process needs, and run a picture through all of it.

    What is imported or built late would fail once the process is locked up, and make the first guest wait.
    Raises: VisionError if a model is missing or wrong.
    """
    cv2.setNumThreads(1)
    photos: Photos | None = None
    face: View | None = None
    if arguments.kind is not Kind.PAGES:
        from app.vision.face_kit import face_parts  # noqa: PLC0415 - it loads MediaPipe, which pages do not need

        face, photos = face_parts(arguments, shape)
    kit = Kit(face, _page_view(arguments, photos))
    _warm_up(kit, shape)
    return kit


def _page_view(arguments: Arguments, photos: Photos | None) -> View | None:
    if arguments.document is None:
        return None
    try:
        reader = PageReader(read_weights(paths.resources() / "mrz"))
    except ModelError:
        raise VisionError(Fault.MODEL_WRONG) from None
    examining = PageExamining(reader, photos)
    painter = PagePainter(is_shared=arguments.is_shared, corners=examining.corners)
    return View(CameraKind.DOCUMENT, arguments.document, examining, painter)


def _warm_up(kit: Kit, shape: Shape) -> None:
    """Run one picture with a face through everything, and have it forgotten: nobody real is looked at."""
    picture = cv2.imread(str(paths.assets() / WARM_UP_PICTURE), cv2.IMREAD_COLOR)
    if picture is None:
        raise VisionError(Fault.UNEXPECTED)
    pixels: Pixels = fitted(np.asarray(picture, dtype=np.uint8), width_px=shape.width_px, height_px=shape.height_px)
    canvas = np.zeros((shape.height_px, shape.width_px, 4), np.uint8)
    for view in kit.views:
        view.examiner.warm_up(Frame(pixels, 0))
        view.examiner.forget()
        view.painter.paint(pixels, canvas)
