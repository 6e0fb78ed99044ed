"""The net that reads OCR-B: what each four pixels of a line show, and how sure that is."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.mrz import FILLER, SYMBOLS
from app.vision.page.locator import Grey

ALPHABET = FILLER + SYMBOLS
"""What a column may show, in the order of the net's outputs; one more output means nothing."""

COLUMN_PX = 4
NOTHING = len(ALPHABET)

Shares = NDArray[np.float64]
"""Probabilities, `(columns, 38)`."""


class Glyph(NamedTuple):
    """Neighbouring columns that show the same character."""

    column: float
    """Their middle."""
    ink_ratio: float
    """How sure it is that something is there."""


class LineNet:
    """Our net in OpenCV's own inference. Keeps: nothing between two lines but the last output inside the net."""

    def __init__(self, weights: bytes) -> None:
        self._net = cv2.dnn.readNetFromONNX(np.frombuffer(weights, np.uint8))
        self.read(np.full((32, 640), 255, np.uint8))  # builds what it needs while the program may still do so

    def read(self, strip: Grey) -> Shares:
        """What each column of a strip `(32, width)` shows."""
        spare = -strip.shape[1] % COLUMN_PX
        padded = cv2.copyMakeBorder(strip, 0, 0, 0, spare, cv2.BORDER_REPLICATE)
        self._net.setInput(padded[None, None].astype(np.float32) / 255)
        scores = np.asarray(self._net.forward(), dtype=np.float64)[0].T
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=np.float64)


def glyphs_of(shares: Shares) -> list[Glyph]:
    """The runs of columns that most likely show one and the same character."""
    best = shares.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best)) + 1
    starts, ends = (0, *edges.tolist()), (*edges.tolist(), len(best))
    return [
        Glyph((start + end - 1) / 2, 1.0 - float(shares[start:end, NOTHING].mean()))
        for start, end in zip(starts, ends, strict=True)
        if best[start] != NOTHING
    ]
