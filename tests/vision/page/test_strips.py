"""Lines are cut out straight."""

import numpy as np
import pytest

from app.vision.page.locator import Line
from app.vision.page.strips import HEIGHT_PX, ends_of, strips_of, turned


def test_a_strip_is_32_pixels_high_and_shows_the_line_along_its_middle() -> None:
    picture = np.full((200, 400), 255, np.uint8)
    picture[95:105, 50:350] = 0

    (strip,) = strips_of(picture, (Line(200, 100, 300, 10, 0),))

    assert strip.shape[0] == HEIGHT_PX
    assert strip[16, strip.shape[1] // 2] == 0
    assert strip[2].min() == 255


def test_turned_strips_are_the_same_lines_upside_down() -> None:
    first, second = np.zeros((32, 40), np.uint8), np.ones((32, 50), np.uint8)
    first[0, 0] = 9

    last_first, first_last = turned([first, second])

    assert last_first.shape == (32, 50)
    assert first_last[-1, -1] == 9


@pytest.mark.parametrize(("is_upside_down", "expected"), [(False, (42.0, 358.0)), (True, (358.0, 42.0))])
def test_the_ends_of_a_strip_are_found_in_the_frame_again(is_upside_down: bool, expected: tuple[float, float]) -> None:
    line = Line(200, 100, 300, 10, 0)

    left, right = ends_of(line, (0.0, 1.0), is_upside_down=is_upside_down)

    assert (left[0], right[0]) == pytest.approx(expected)
