"""Where the page is that a zone is printed on."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.mrz import MrzFormat
from app.vision.page.grammar import Shape
from app.vision.page.layout import Place, place_of, portrait_of
from tests.vision.page.seen import SLANTED, clear_page, frame
from tests.vision.page.test_zones import seen
from tests.vision.page_film import HEIGHT_PX, WIDTH_PX, View, corners
from tests.vision.page_maker import PITCH_MM


def overlap(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """How much of two quadrilaterals is common to both, 0 to 1."""
    areas = []
    for quad in (one, other):
        area = np.zeros((HEIGHT_PX * 2, WIDTH_PX * 2), np.uint8)
        cv2.fillConvexPoly(area, (quad + np.array([WIDTH_PX / 2, HEIGHT_PX / 2])).astype(np.int32), 1)
        areas.append(area.astype(bool))
    return float((areas[0] & areas[1]).sum() / (areas[0] | areas[1]).sum())


@pytest.mark.parametrize("format_", [MrzFormat.TD3, MrzFormat.TD2, MrzFormat.TD1])
def test_the_page_lies_where_its_zone_says(format_: MrzFormat) -> None:
    place = place_of(seen(format_)[0])

    assert overlap(place.corners(), corners(clear_page(format_), SLANTED)) > 0.85


def test_a_page_upside_down_has_its_upper_left_corner_below_on_the_right() -> None:
    place = place_of(seen(MrzFormat.TD3, is_overturned=True)[0])

    upper_left, lower_right = place.corners()[0], place.corners()[2]

    assert (upper_left > lower_right).all()


def place(shape: Shape, pitch_px: float) -> Place:
    """A page that lies straight, its corner at 100, 50."""
    return Place(shape, complex(pitch_px / PITCH_MM), complex(100, 50))


def test_the_portrait_is_cut_upright_in_red_green_blue_at_the_frames_own_scale() -> None:
    pixels = frame(clear_page(), View(width=0.8))
    pixels[:, :, 0], pixels[:, :, 2] = 10, 200

    portrait = portrait_of(pixels, place(Shape.PASSPORT, 20.0))

    assert portrait is not None
    assert portrait.shape == (535, 492, 3)
    assert tuple(portrait[100, 100, [0, 2]]) == (200, 10)


def test_a_page_that_is_far_away_gives_no_portrait() -> None:
    pixels = frame(clear_page())

    assert portrait_of(pixels, place(Shape.PASSPORT, 15.9)) is None
    assert portrait_of(pixels, place(Shape.PASSPORT, 16.1)) is not None


def test_the_side_of_a_card_with_the_zone_shows_no_portrait() -> None:
    assert portrait_of(frame(clear_page()), place(Shape.CARD, 30.0)) is None
