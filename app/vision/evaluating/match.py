"""Pairs of pictures through the kiosk's comparison: the first as the document's photo, the second as the guest.

The second is shown to the same observer that watches the camera, as one frame in its middle. One picture stands for one
visit; at the kiosk the mean of five frames does better.
"""

import time
from collections.abc import Callable
from pathlib import Path

import cv2

from app import paths
from app.domain.matching import ReferenceFault
from app.models.manifest import FACE_LANDMARKER, FACE_RECOGNIZER
from app.vision import jail
from app.vision.aligning import aligned
from app.vision.arguments import WARM_UP_PICTURE
from app.vision.comparison import Comparison
from app.vision.embedder import FaceEmbedder
from app.vision.evaluating.arguments import COLUMNS, What
from app.vision.evaluating.listing import beside, read_rows, truth
from app.vision.evaluating.models import model_bytes
from app.vision.evaluating.stage import as_frame, as_rgb, picture_at
from app.vision.evaluating.tally import Compared, counted, item
from app.vision.landmarker import Landmarker
from app.vision.landmarks import FaceObserver
from app.vision.portrait import PortraitReader

_NO_PICTURE = "no_picture"


class Desk:
    """The kiosk's own parts, put together once. Keeps: nothing of a pair once it is compared."""

    def __init__(self, models: Path) -> None:
        landmarker = Landmarker(model_bytes(FACE_LANDMARKER, models))
        self._embedder = FaceEmbedder(model_bytes(FACE_RECOGNIZER, models))
        self._reader = PortraitReader(landmarker, self._embedder)
        self._observer = FaceObserver(landmarker)

    def compare(self, reference: Path, guest: Path, *, is_same: bool) -> Compared:
        """Compare two pictures as a document's photo and a guest."""
        begin = time.perf_counter()
        comparison = Comparison()
        reason = self._set_reference(comparison, reference) or self._add_guest(comparison, guest)
        score, outcome = comparison.cosine(), comparison.outcome()
        comparison.forget()
        return Compared(is_same, outcome, score, (time.perf_counter() - begin) * 1000, reason)

    def _set_reference(self, comparison: Comparison, path: Path) -> str:
        """Read the document's photo; the reason why not, or nothing."""
        picture = picture_at(path)
        if picture is None:
            return f"a: {_NO_PICTURE}"
        read = self._reader.read(as_rgb(picture))
        if isinstance(read, ReferenceFault):
            return f"a: {read.value}"
        comparison.set_reference(read.embedding, is_clean=False)
        return ""

    def _add_guest(self, comparison: Comparison, path: Path) -> str:
        """Look at the guest; the reason why not, or nothing."""
        picture = picture_at(path)
        if picture is None:
            return f"b: {_NO_PICTURE}"
        face = self._observer.look(as_frame(picture)).face
        self._observer.forget()
        if face is None:
            return f"b: {ReferenceFault.NO_FACE.value}"
        comparison.add_live(self._embedder.embed(aligned(face.alone, face.points)), quality=1.0)
        return ""


def evaluate(listing: Path, models: Path, progress: Callable[[int, int], None]) -> dict[str, object]:
    """Compare every pair of the list (columns a, b, same) and count.

    Raises: EvaluationError if the list or a model is not right.
    """
    rows = read_rows(listing, COLUMNS[What.MATCH])
    sames = truth(listing, rows, "same")
    pairs = list(zip(beside(listing, rows, "a"), beside(listing, rows, "b"), sames, strict=True))
    cv2.setNumThreads(1)
    desk = Desk(models)
    warm = paths.assets() / WARM_UP_PICTURE
    desk.compare(warm, warm, is_same=True)
    jail.lock_up()
    compared = []
    for done, (reference, guest, is_same) in enumerate(pairs, start=1):
        compared.append(desk.compare(reference, guest, is_same=is_same))
        progress(done, len(pairs))
    return {
        **counted(compared),
        "items": [item(row["a"], row["b"], one) for row, one in zip(rows, compared, strict=True)],
    }
