"""What spoils a page, in numbers."""

from dataclasses import replace

import numpy as np
import pytest

from app.domain.page import PageObservation
from app.vision.page.locator import find_lines
from app.vision.page.measures import MotionMeter, observe_page
from tests.vision.page.seen import STRAIGHT, clear_page, frame, grey
from tests.vision.page_film import Lamp, View


def observed(view: View) -> PageObservation:
    picture = grey(frame(clear_page(), view))
    return observe_page(picture, find_lines(picture, work_width_px=960), pitch_px=18, is_sideways=False, motion=0)


def test_a_clear_page_is_bright_sharp_and_free_of_glare() -> None:
    clear = observed(STRAIGHT)

    assert clear.line_count >= 2
    assert clear.luma > 150
    assert clear.glare_ratio == 0.0
    assert clear.sharpness > 0.9
    assert clear.edges_cut == 0


def test_a_blurred_page_is_less_sharp() -> None:
    assert observed(replace(STRAIGHT, blur_px=2.6)).sharpness < 0.6 * observed(STRAIGHT).sharpness


def test_a_dark_page_is_dark() -> None:
    assert observed(replace(STRAIGHT, light=0.2)).luma < 60


def test_a_lamp_on_the_lines_is_glare() -> None:
    lit = replace(STRAIGHT, width=0.72, lamps=(Lamp(0.6, 0.78, 0.07, 0.1, 260.0),))

    assert observed(lit).glare_ratio > 0.03


def test_without_a_zone_the_whole_picture_is_searched_for_glare_and_the_pitch_is_estimated() -> None:
    picture = grey(frame(clear_page(), replace(STRAIGHT, lamps=(Lamp(0.5, 0.3, 0.1, 0.1, 300.0),))))

    seen = observe_page(picture, find_lines(picture, work_width_px=960), pitch_px=0, is_sideways=False, motion=0)

    assert not seen.is_zone
    assert seen.glare_ratio > 0.03
    assert seen.pitch_px == pytest.approx(20.8, rel=0.1)


def test_lines_that_leave_the_picture_are_cut() -> None:
    picture = grey(frame(clear_page(), View(width=0.8)))
    cut = np.ascontiguousarray(picture[:, 300:])

    assert observe_page(
        cut, find_lines(cut, work_width_px=960), pitch_px=0, is_sideways=False, motion=0
    ).edges_cut == pytest.approx(1)


def test_an_empty_desk_is_measured_as_a_whole() -> None:
    desk = np.full((720, 1280), 254, np.uint8)

    seen = observe_page(desk, find_lines(desk, work_width_px=960), pitch_px=0, is_sideways=False, motion=3.0)

    assert seen == PageObservation(luma=254.0, glare_ratio=1.0, motion=3.0)


def test_motion_is_the_difference_to_the_last_picture() -> None:
    meter = MotionMeter()
    dark, light = np.full((720, 1280), 50, np.uint8), np.full((720, 1280), 80, np.uint8)

    assert [meter.measure(dark), meter.measure(dark), meter.measure(light)] == [0, 0, 30]
    meter.forget()
    assert meter.measure(dark) == 0
