"""A single picture is only accepted when it is clear by itself."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from app.domain.mrz import Mrz, MrzFormat
from app.vision.frame import Pixels
from app.vision.page.still import CLEAR_MIN, read_still
from tests.vision.page.seen import SLANTED, STRAIGHT, clear_page, frame, net
from tests.vision.page_maker import drawn


@pytest.mark.parametrize("quarters", [None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_clear_picture_is_accepted_in_every_direction(quarters: int | None) -> None:
    pixels = frame(clear_page(), SLANTED)
    turned = pixels if quarters is None else np.asarray(cv2.rotate(pixels, quarters), dtype=np.uint8)

    still = read_still(net(), turned)

    assert still.reason is None
    assert still.decoded is not None
    assert still.decoded.lines == clear_page().lines
    assert still.decoded.clearness >= CLEAR_MIN


@pytest.mark.parametrize("scale", [0.6, 2.5])
def test_pictures_of_every_size_are_read(scale: float) -> None:
    page = clear_page(MrzFormat.TD1)
    sized: Pixels = np.asarray(cv2.resize(frame(page), None, fx=scale, fy=scale), dtype=np.uint8)

    still = read_still(net(), sized)

    assert still.decoded is not None
    assert still.decoded.lines == page.lines


def test_a_smeared_picture_is_not_accepted_and_says_why() -> None:
    still = read_still(net(), frame(clear_page(), replace(STRAIGHT, width=0.5, blur_px=3.0)))

    assert still.reason is not None


def test_a_picture_of_nothing_has_no_zone() -> None:
    still = read_still(net(), np.full((480, 640, 3), 130, np.uint8))

    assert (still.decoded, still.reason) == (None, "no_zone_found")


def test_a_page_with_a_wrong_check_digit_is_named_by_it() -> None:
    first, second = clear_page().lines
    digit = str((int(second[9]) + 1) % 10)
    page = drawn(MrzFormat.TD3, (first, second[:9] + digit + second[10:]), np.random.default_rng(2), wear=0.0)

    still = read_still(net(), frame(page))

    assert still.reason == "wrong_document_number"
    assert still.decoded is not None
    assert not isinstance(still.decoded.verdict, Mrz)
