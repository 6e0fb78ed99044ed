"""SFace on OpenCV's own network engine: an aligned face becomes 128 numbers that are alike for one person."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.aligning import ALIGNED_PX
from app.vision.frame import Pixels

EMBEDDING_LENGTH = 128

Embedding = NDArray[np.float32]
"""What of a face is compared: `(128,)`, of length one, so that a product of two is their cosine. It is biometric."""

_NOBODY: Pixels = np.full((ALIGNED_PX, ALIGNED_PX, 3), 128, np.uint8)


class FaceEmbedder:
    """Embeds one face after the other, from one thread.

    Keeps: the last face inside the network, until the next one or `forget`; copies elsewhere end with the process.
    """

    def __init__(self, model: bytes) -> None:
        self._network = cv2.dnn.readNetFromONNX(np.frombuffer(model, np.uint8))

    def embed(self, face: Pixels) -> Embedding:
        """The embedding of an aligned face, `(112, 112, 3)` in the order red, green, blue."""
        self._network.setInput(cv2.dnn.blobFromImage(face))
        embedding = np.asarray(self._network.forward(), dtype=np.float32).reshape(EMBEDDING_LENGTH)
        embedding /= np.linalg.norm(embedding)
        return embedding

    def forget(self) -> None:
        """Put nobody in the place of the last face."""
        self.embed(_NOBODY)
