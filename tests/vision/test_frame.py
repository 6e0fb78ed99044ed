"""Frames are brought to one size."""

import numpy as np
import pytest

from app.vision.frame import fitted
from tests.vision.clips import grey


def test_a_frame_of_the_right_size_is_not_copied() -> None:
    pixels = grey(9)

    assert fitted(pixels, width_px=1280, height_px=720) is pixels


@pytest.mark.parametrize(("width_px", "height_px"), [(640, 480), (1920, 1080), (320, 240), (720, 1280), (1279, 719)])
def test_any_other_frame_gets_the_wanted_size(width_px: int, height_px: int) -> None:
    result = fitted(grey(9, width_px=width_px, height_px=height_px), width_px=1280, height_px=720)

    assert result.shape == (720, 1280, 3)
    assert np.all(result == 9)


def test_the_middle_is_kept_and_nothing_is_stretched() -> None:
    pixels = grey(0, width_px=640, height_px=480)
    pixels[230:250, 310:330] = 255  # a square in the middle

    rows, columns = np.nonzero(fitted(pixels, width_px=1280, height_px=720)[:, :, 0] > 127)

    assert abs((columns.max() - columns.min()) - (rows.max() - rows.min())) <= 1
    assert abs(columns.mean() - 639.5) < 1
    assert abs(rows.mean() - 359.5) < 1
