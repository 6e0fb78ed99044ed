"""Light and sharpness of a face."""

import cv2
import numpy as np
import pytest

from app.vision.frame import Pixels
from app.vision.quality import Outline, luma_and_sharpness
from tests.vision.clips import good_frame

OUTLINE: Outline = np.array([(520, 200), (760, 200), (780, 380), (640, 520), (500, 380)], np.float32)


def sharpness(pixels: Pixels) -> float:
    return luma_and_sharpness(pixels, OUTLINE)[1]


def test_the_brightness_of_a_plain_face_is_its_grey() -> None:
    luma, _ = luma_and_sharpness(np.full((720, 1280, 3), 137, np.uint8), OUTLINE)

    assert luma == pytest.approx(137)


def test_only_the_face_counts_for_the_brightness() -> None:
    pixels = np.full((720, 1280, 3), 255, np.uint8)
    cv2.fillConvexPoly(pixels, OUTLINE.astype(np.int32), (60, 60, 60))

    luma, _ = luma_and_sharpness(pixels, OUTLINE)

    assert luma == pytest.approx(60, abs=4)


def test_a_blurred_face_is_less_sharp_and_falls_below_the_band() -> None:
    clear = good_frame()
    smeared = np.asarray(cv2.GaussianBlur(clear, (0, 0), 7), dtype=np.uint8)

    assert sharpness(clear) > 4
    assert sharpness(smeared) < 2.5


def test_a_darker_picture_of_the_same_face_is_as_sharp() -> None:
    clear = good_frame()
    dimmed = (clear * 0.6).astype(np.uint8)

    assert sharpness(dimmed) == pytest.approx(sharpness(clear), rel=0.25)


def test_a_face_outside_the_frame_measures_nothing() -> None:
    assert luma_and_sharpness(good_frame(), OUTLINE + 5000) == (0.0, 0.0)
