"""A guest holds a page before the camera."""

from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from app.domain.mrz import MrzFormat
from app.domain.page import PageGuidance
from app.vision.frame import Pixels
from app.vision.page.reader import PageReader, PageSight
from app.vision.page.voter import FRAMES_MAX
from tests.builders import ERIKSSON_LINES
from tests.vision.page.seen import SLANTED, STRAIGHT, clear_page, frame, weights
from tests.vision.page_film import HEIGHT_PX, LEVELS, WIDTH_PX, Lamp, View, corners, film, photographed
from tests.vision.page_maker import PITCH_MM, PX_PER_MM, Page, a_page, drawn

DESK = np.full((720, 1280, 3), 120, np.uint8)
STEP_S = 0.2


def shown(reader: PageReader, frames: Iterable[Pixels], *, start_s: float = 0.0) -> PageSight:
    """The last sight of frames a fifth of a second apart, at most the one with a reading."""
    sight = None
    for index, pixels in enumerate(frames):
        sight = reader.look(pixels, start_s + index * STEP_S)
        if sight.reading:
            break
    assert sight is not None
    return sight


def held(view: View, count: int, format_: MrzFormat = MrzFormat.TD3) -> list[Pixels]:
    """Frames of a clear page held like this, each with noise of its own."""
    return [frame(clear_page(format_), view, seed) for seed in range(count)]


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_a_clear_page_of_every_format_is_read_from_two_or_three_frames(format_: MrzFormat) -> None:
    sight = shown(PageReader(weights()), held(SLANTED, 4, format_))

    assert sight.guidance is PageGuidance.READ
    assert sight.progress_ratio == 1.0
    assert sight.reading is not None
    assert sight.reading.lines == clear_page(format_).lines
    assert sight.reading.names == ()
    assert sight.reading.frames <= 3


@pytest.mark.parametrize("turn", [cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_page_is_read_upside_down_and_sideways(turn: int) -> None:
    frames = [np.asarray(cv2.rotate(pixels, turn), dtype=np.uint8) for pixels in held(STRAIGHT, 8)]

    sight = shown(PageReader(weights()), frames)

    assert sight.reading is not None
    assert sight.reading.lines == clear_page().lines


SPECIMENS = {
    MrzFormat.TD3: ERIKSSON_LINES,
    MrzFormat.TD1: (
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ),
    MrzFormat.TD2: ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"),
    MrzFormat.MRV_A: ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"),
    MrzFormat.MRV_B: ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"),
}
"""Source: ICAO Doc 9303-4 to -7, appendices."""


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_the_specimens_of_the_standard_are_read_by_camera(format_: MrzFormat) -> None:
    page = drawn(format_, SPECIMENS[format_], np.random.default_rng(7), wear=0.0)

    sight = shown(PageReader(weights()), [frame(page, SLANTED, seed) for seed in range(6)])

    assert sight.reading is not None
    assert sight.reading.lines == SPECIMENS[format_]


def test_one_frame_is_never_enough() -> None:
    sight = shown(PageReader(weights()), held(STRAIGHT, 1))

    assert sight.reading is None
    assert sight.progress_ratio == 0.5


@pytest.mark.parametrize("turn", [None, cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_the_pages_corners_are_told_in_the_frame_as_it_was_given(turn: int | None) -> None:
    frames = held(STRAIGHT, 8)
    if turn is not None:
        frames = [np.asarray(cv2.rotate(pixels, turn), dtype=np.uint8) for pixels in frames]
    true = corners(clear_page(), STRAIGHT)
    moved = {
        None: true,
        cv2.ROTATE_180: [WIDTH_PX, HEIGHT_PX] - true,
        cv2.ROTATE_90_CLOCKWISE: np.stack([HEIGHT_PX - true[:, 1], true[:, 0]], axis=1),
        cv2.ROTATE_90_COUNTERCLOCKWISE: np.stack([true[:, 1], WIDTH_PX - true[:, 0]], axis=1),
    }

    sight = shown(PageReader(weights()), frames)

    assert sight.corners is not None
    assert sight.corners == pytest.approx(moved[turn], abs=40)


def test_worn_pages_in_a_hand_are_read_right_or_not_at_all() -> None:
    reader, right = PageReader(weights()), 0
    for seed in range(8):
        rng = np.random.default_rng(seed)
        page = a_page(list(MrzFormat)[seed % 5], 500 + seed)
        reader.forget()
        sight = shown(reader, (photographed(page, view, rng) for view in film(rng, LEVELS["hand"], 6)))
        right += sight.reading is not None and sight.reading.lines == page.lines
        assert sight.reading is None or sight.reading.lines == page.lines

    assert right >= 6


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (replace(STRAIGHT, light=0.06), PageGuidance.MORE_LIGHT),
        (View(width=0.27, blur_px=2.0), PageGuidance.CLOSER),
        (View(width=0.75, lamps=(Lamp(0.5, 0.8, 0.12, 0.12, 300.0),)), PageGuidance.GLARE),
        (replace(STRAIGHT, width=0.6, blur_px=3.4), PageGuidance.HOLD_STILL),
    ],
    ids=["dark", "far", "glare", "blurred"],
)
def test_what_spoils_the_page_is_said(view: View, expected: PageGuidance) -> None:
    sight = shown(PageReader(weights()), held(view, 4))

    assert sight.guidance is expected
    assert sight.reading is None


def test_a_page_that_leaves_the_picture_is_to_be_shown_whole() -> None:
    frames = []
    for pixels in held(STRAIGHT, 4):
        moved = np.full_like(pixels, 90)
        moved[:, :900] = pixels[:, 380:]
        frames.append(moved)

    assert shown(PageReader(weights()), frames).guidance is PageGuidance.WHOLE_PAGE


def test_a_page_that_stays_doubtful_is_called_unreadable_soon_and_may_still_be_read() -> None:
    page = clear_page()
    flawed = Page(page.format, page.lines, page.pixels.copy())
    row, column = page.pixels.shape[0] - 140, round((125 - 44 * PITCH_MM) / 2 * PX_PER_MM + 6 * PITCH_MM * PX_PER_MM)
    flawed.pixels[row - 40 : row + 20, column : column + 26] = 200
    reader = PageReader(weights())

    told = [reader.look(frame(flawed, STRAIGHT, seed), seed * 0.3) for seed in range(FRAMES_MAX + 1)]

    assert told[-1].reading is None
    assert {sight.guidance for sight in told[:20]} == {PageGuidance.READING}
    assert told[-1].guidance is PageGuidance.UNREADABLE


def test_an_empty_desk_shows_no_page() -> None:
    assert shown(PageReader(weights()), [DESK] * 3).guidance is PageGuidance.NO_PAGE


def test_the_portrait_of_a_near_page_comes_with_the_reading() -> None:
    near = shown(PageReader(weights()), held(View(width=0.82), 3)).reading
    far = shown(PageReader(weights()), held(View(width=0.6), 3)).reading

    assert near is not None
    portrait = near.portrait()
    assert portrait is not None
    assert portrait.shape[0] > 430
    middle = portrait[portrait.shape[0] // 2, portrait.shape[1] // 3]
    assert int(middle.max()) - int(middle.min()) < 25
    assert far is not None
    assert far.portrait() is None


def test_forgetting_blackens_the_portrait_and_begins_anew() -> None:
    reader = PageReader(weights())
    reading = shown(reader, held(View(width=0.82), 3)).reading
    assert reading is not None

    reader.forget()

    portrait = reading.portrait()
    assert portrait is not None
    assert not portrait.any()
    assert reader.look(DESK, 9.0).reading is None


def test_a_page_that_is_taken_away_is_forgotten() -> None:
    reader = PageReader(weights())
    shown(reader, held(STRAIGHT, 1))

    shown(reader, [DESK] * 10, start_s=0.2)
    sight = shown(reader, held(STRAIGHT, 1), start_s=3.0)

    assert sight.reading is None


def test_a_read_page_is_not_looked_at_again() -> None:
    reader = PageReader(weights())
    first = shown(reader, held(STRAIGHT, 3))

    again = reader.look(DESK, 5.0)

    assert again.reading is first.reading


def test_nothing_of_the_guest_is_printed() -> None:
    sight = shown(PageReader(weights()), held(STRAIGHT, 3))

    assert clear_page().lines[0][5:9] not in repr(sight)
