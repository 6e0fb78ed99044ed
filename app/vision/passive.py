"""The optional vote of two small networks on how a face looks: recaptured from paper or a screen, or not.

It is one cue beside the turns, never the only one. Used only where an installer supplied the files; nothing else here
depends on them.
"""

from enum import Enum
from pathlib import Path
from statistics import median

import cv2
import numpy as np

from app.models.manifest import RECAPTURE_NEAR, RECAPTURE_WIDE
from app.vision.faults import VisionError
from app.vision.frame import Frame, Pixels
from app.vision.model_files import right_model
from app.vision.sight import Points, Sight
from app.vision.zone import aside_px
from app.wire.protocol import Fault

FRAMES_MIN = 8
"""Fewer frames than these say nothing."""

VOTE_EVERY = 2
"""One frame in so many is voted on: the networks cost more than finding the face."""

_SIDE_PX = 80
_LIVE = 1


class PassiveVote:
    """Scores frames one by one and tells their median.

    Networks: MiniFASNet V2, which sees 2.7 faces' width, and V1SE, which sees 4.0. They judge by what is around a face,
    so they need the real surroundings: on a picture in which these are hidden, they denied five of eighteen people.
    Source: Silent-Face-Anti-Spoofing, minivision-ai; the choice of the piece is theirs.
    Keeps: one number a frame until `forget`; of a picture nothing.
    """

    def __init__(self, *, v2: bytes, v1se: bytes) -> None:
        """Take both networks as the bytes of their ONNX files."""
        self._networks = [
            (cv2.dnn.readNetFromONNX(np.frombuffer(network, np.uint8)), reach)
            for network, reach in ((v2, 2.7), (v1se, 4.0))
        ]
        self._scores: list[float] = []

    def see_guest(self, frame: Frame, sight: Sight) -> None:
        """Score a frame in which the guest, and nobody else, was seen; any other says nothing."""
        if sight.face is not None and sight.observation.face_count == 1:
            aside = np.array((aside_px(frame.pixels.shape[1]), 0), np.float32)
            self.see(frame.pixels, sight.face.points + aside)

    def see(self, pixels: Pixels, points: Points) -> None:
        """Score one frame (blue, green, red) with a face at these points, `(478, 2)` in its pixels."""
        votes = []
        for network, reach in self._networks:
            network.setInput(cv2.dnn.blobFromImage(_piece(pixels, points, reach)))
            votes.append(float(network.forward().ravel()[_LIVE]))
        self._scores.append(sum(votes) / len(votes))

    @property
    def score(self) -> float | None:
        """The median of all frames, 0 to 1, high for a living face; None before `FRAMES_MIN` frames."""
        return median(self._scores) if len(self._scores) >= FRAMES_MIN else None

    def forget(self) -> None:
        """Begin anew, with another attempt."""
        self._scores.clear()


def passive_vote(folder: Path) -> PassiveVote | None:
    """The vote, where the installer put both of its models; None where one is not there.

    Raises: VisionError if one is there and wrong.
    """
    try:
        return PassiveVote(v2=right_model(folder, RECAPTURE_NEAR), v1se=right_model(folder, RECAPTURE_WIDE))
    except VisionError as error:
        if error.fault is Fault.MODEL_MISSING:
            return None
        raise


class PassiveModels(Enum):
    """Whether an evaluation has the vote: the kiosk itself would not start with wrong files."""

    USED = "used"
    ABSENT = "absent"
    WRONG = "wrong: not the files of the list, so left out"


def vote_from(folder: Path) -> tuple[PassiveVote | None, PassiveModels]:
    """The vote for an evaluation, where both networks are in the folder and right; and whether that is so."""
    try:
        vote = passive_vote(folder)
    except VisionError:
        return None, PassiveModels.WRONG
    return vote, PassiveModels.ABSENT if vote is None else PassiveModels.USED


def _piece(pixels: Pixels, points: Points, reach: float) -> Pixels:
    """The face with its surroundings, `reach` times its box, as large as the frame allows and pushed into it."""
    rows, columns = pixels.shape[:2]
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.maximum(high - low, 1.0)
    size = size * min((columns - 1) / size[0], (rows - 1) / size[1], reach)
    corner = np.clip((low + high - size) / 2, 0, np.maximum((columns - 1, rows - 1) - size, 0))
    left, top = corner.astype(int)
    right, bottom = (corner + size).astype(int) + 1
    return np.asarray(cv2.resize(pixels[top:bottom, left:right], (_SIDE_PX, _SIDE_PX)), dtype=np.uint8)
