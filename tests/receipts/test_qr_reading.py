"""The QR code on poor paper and in poor light, read back by two decoders: the kiosk's own, and one of others."""

import hashlib

import cv2
import numpy as np
import pytest

from app.proof.token import digits_of
from app.receipts.qr import matrix, token_text
from app.vision.codes import CodeScanner
from app.vision.frame import Pixels

DOTS = 4
"""Dots a module on 80 mm paper at 203 dpi (8 a millimetre): with its quiet zone the code is 33 mm wide."""

TEXT = token_text(digits_of(hashlib.shake_256(b"a token of the usual length").digest(200)))
"""The same in every run, so that a reader's luck with one picture is the same too."""

TURNS_DEG = [0, 7, 33, 90, 181]


def printed() -> Pixels:
    """The code as a thermal head leaves it: dots that run into one another, and one dot of the head that is dead."""
    rows = np.pad(np.array(matrix(TEXT)), 4)
    ideal = np.where(np.kron(rows, np.ones((DOTS, DOTS), bool)), 20, 245).astype(np.uint8)
    grown = cv2.erode(ideal, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    paper = cv2.addWeighted(ideal, 0.5, grown, 0.5, 0)
    paper[:, 101] = 245
    return np.asarray(paper, np.uint8)


def seen(
    *,
    module_px: float,
    turn_deg: float = 0,
    blur_px: float = 0,
    noise: float = 0,
    is_dim: bool = False,
    tilt: float = 0,
) -> Pixels:
    """The paper in a camera's picture of 1280x720: turned, tilted, out of focus, under one lamp from the side."""
    paper = printed()
    side, scale = paper.shape[0], module_px / DOTS
    move = cv2.getRotationMatrix2D((side / 2, side / 2), turn_deg, scale)
    move[:, 2] += (640 - side / 2, 360 - side / 2)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    frame = cv2.warpAffine(paper, move, (1280, 720), flags=way, borderValue=(150,))
    frame = tilted(frame, far_px=720 * tilt) if tilt else frame
    light = cv2.GaussianBlur(frame, (0, 0), max(blur_px, 0.01)).astype(np.float64)
    light *= np.linspace(0.25, 0.7, 1280)[None, :] if is_dim else 1.0
    light += np.random.default_rng(7).normal(0, noise, light.shape) if noise else 0.0
    return np.asarray(cv2.cvtColor(np.clip(light, 0, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR), np.uint8)


def tilted(frame: Pixels, *, far_px: float) -> Pixels:
    """The picture of the same paper with its upper edge farther away."""
    near = [[280, 0], [1000, 0], [1000, 720], [280, 720]]
    far = [[280 + far_px, 0], [1000 - far_px, far_px / 2], [1000, 720], [280, 720 - far_px]]
    lens = cv2.getPerspectiveTransform(np.array(near, np.float32), np.array(far, np.float32))
    return np.asarray(cv2.warpPerspective(frame, lens, (1280, 720), borderValue=(150,)), np.uint8)


@pytest.mark.parametrize("turn_deg", TURNS_DEG)
@pytest.mark.parametrize(
    "how",
    [
        {"module_px": 3},
        {"module_px": 4, "blur_px": 0.8},
        {"module_px": 6, "blur_px": 1.2, "noise": 6, "is_dim": True},
        {"module_px": 6, "blur_px": 1.2, "noise": 6, "is_dim": True, "tilt": 0.08},
    ],
    ids=["far", "unsharp", "dim", "dim and tilted"],
)
def test_the_kiosks_own_reader_reads_it(how: dict[str, float], turn_deg: float) -> None:
    assert CodeScanner().scan(seen(turn_deg=turn_deg, **how)) == TEXT  # type: ignore[arg-type]


@pytest.mark.parametrize("turn_deg", TURNS_DEG)
def test_a_reader_of_others_reads_the_same(turn_deg: float) -> None:
    frame = seen(module_px=5.5, turn_deg=turn_deg, blur_px=1.5)  # OpenCV needs more of it than the kiosk does

    assert cv2.QRCodeDetectorAruco().detectAndDecode(frame)[0] == TEXT


def test_a_picture_too_poor_is_read_as_nothing_and_never_wrongly() -> None:
    assert CodeScanner().scan(seen(module_px=2, blur_px=1.5, noise=12)) is None
