"""Takes the photo of a page that was read along, as what the guest's face is compared with."""

import numpy as np

from app.vision.comparison import Comparison
from app.vision.frame import Frame
from app.vision.page.reader import PageReading
from app.vision.portrait import PortraitReader, Reference


class PhotoTaker:
    """Implements `page_examiner.Photos`, on the way with a face alone.

    Keeps: the photo's embedding in `comparison`, until that forgets; nothing of the photo.
    """

    def __init__(self, portraits: PortraitReader, comparison: Comparison) -> None:
        self._portraits = portraits
        self._comparison = comparison

    def take(self, reading: PageReading) -> bool:
        """Take the photo of this page along; False if it has none, or none that can be compared with."""
        photo = reading.portrait()
        if photo is None:
            return False
        reference = self._portraits.read(photo)
        if not isinstance(reference, Reference):
            return False
        self._comparison.set_reference(reference.embedding, is_clean=False)  # it was photographed from paper
        return True

    def warm_up(self, frame: Frame) -> None:
        """Read the invented face of a frame once, and keep nothing."""
        reference = self._portraits.read(np.ascontiguousarray(frame.pixels[::2, ::2, ::-1]))  # as large as photos are
        if isinstance(reference, Reference):
            reference.embedding.fill(0)
