"""Light and sharpness of a face."""

import cv2
import numpy as np
import pytest

from app.vision.frame import Pixels
from app.vision.quality import Outline, glare_around, luma_and_sharpness
from tests.vision.clips import good_frame
from tests.vision.degrade import against_the_light, at, bases, smeared

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


@pytest.mark.parametrize("angle_deg", [0, 30, 45, 90, 135])
def test_a_face_smeared_along_a_line_falls_below_the_band_in_every_direction(angle_deg: float) -> None:
    assert sharpness(smeared(good_frame(), 19, angle_deg)) < 2.5


def test_a_sharp_face_is_sharp_near_and_far() -> None:
    near, far = at(bases()[0], 0.5), at(bases()[0], 0.7)
    scale = 0.5 / 0.7
    small = ((OUTLINE - (640, 360)) * scale + (640, 360)).astype(np.float32)

    assert luma_and_sharpness(far, small)[1] == pytest.approx(sharpness(near), rel=0.3)


def test_a_window_behind_the_guest_is_glare_and_a_lit_room_is_none() -> None:
    assert glare_around(against_the_light(good_frame(), face_gain=0.4, glare=260), OUTLINE) > 0.3
    assert glare_around(good_frame(), OUTLINE) == 0.0


def test_an_overexposed_face_is_no_glare_around_it() -> None:
    pixels = np.full((720, 1280, 3), 100, np.uint8)
    cv2.fillConvexPoly(pixels, cv2.convexHull(OUTLINE.astype(np.int32)), (255, 255, 255))

    assert glare_around(pixels, OUTLINE) < 0.06


def test_around_a_face_outside_the_frame_there_is_no_glare() -> None:
    assert glare_around(good_frame(), OUTLINE + 5000) == 0.0


def test_a_darker_picture_of_the_same_face_is_as_sharp() -> None:
    clear = good_frame()
    dimmed = (clear * 0.6).astype(np.uint8)

    assert sharpness(dimmed) == pytest.approx(sharpness(clear), rel=0.25)


def test_a_face_outside_the_frame_measures_nothing() -> None:
    assert luma_and_sharpness(good_frame(), OUTLINE + 5000) == (0.0, 0.0)
