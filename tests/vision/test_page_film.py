"""The made-up camera shows pages as its view says."""

from dataclasses import replace

import numpy as np
import pytest

from app.domain.mrz import MrzFormat
from tests.vision.page_film import HEIGHT_PX, LEVELS, WIDTH_PX, Lamp, View, corners, film, photographed
from tests.vision.page_maker import a_page

PAGE = a_page(MrzFormat.TD3, 1, wear=0.0)
RNG = np.random.default_rng


def test_a_straight_page_stands_in_the_middle_at_its_width() -> None:
    upper_left, upper_right, lower_right, _ = corners(PAGE, View(width=0.5))

    assert upper_right[0] - upper_left[0] == pytest.approx(WIDTH_PX / 2, abs=1)
    assert (upper_left + lower_right) / 2 == pytest.approx([WIDTH_PX / 2, HEIGHT_PX / 2], abs=1)


def test_a_tilted_page_is_narrower_on_the_far_side() -> None:
    upper_left, upper_right, lower_right, lower_left = corners(PAGE, View(width=0.5, tilt_x_deg=20))

    assert upper_right[0] - upper_left[0] > lower_right[0] - lower_left[0] + 10


def test_blur_dims_edges_and_lamps_brighten() -> None:
    clear, lamp = View(), Lamp(0.5, 0.5, 0.1, 0.1, 200.0)
    plain = photographed(PAGE, clear, RNG(2)).astype(int)

    blurred = photographed(PAGE, replace(clear, blur_px=3.0), RNG(2)).astype(int)
    lit = photographed(PAGE, replace(clear, lamps=(lamp,)), RNG(2)).astype(int)

    assert np.abs(np.diff(blurred, axis=1)).mean() < np.abs(np.diff(plain, axis=1)).mean()
    assert lit[340:380, 620:660].mean() > plain[340:380, 620:660].mean() + 20


@pytest.mark.parametrize("level", list(LEVELS))
def test_frames_of_one_film_show_one_scene_a_little_differently(level: str) -> None:
    views = list(film(RNG(4), LEVELS[level], 5))

    assert len({view.turn_deg for view in views}) == 5
    assert len({(view.width, view.light, view.lamps) for view in views}) == 1
    assert np.ptp([view.turn_deg for view in views]) < 8
