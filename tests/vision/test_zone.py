"""Whose face is examined, and that nobody else is in the picture that landmarks are computed on."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.domain.face import Guidance, guidance_for
from app.vision.frame import Pixels
from app.vision.preview import PreviewPainter
from app.vision.zone import EXAMINED_WIDTH_RATIO, HIDDEN, Box, guests_head, nearest_first, only_the_guest
from tests.needs import needs_models
from tests.vision.clips import HEIGHT_PX, WIDTH_PX
from tests.vision.degrade import bases, behind, mixed, shifted
from tests.vision.onlook import are_at, looks

ASIDE_PX = round(WIDTH_PX * (1 - EXAMINED_WIDTH_RATIO) / 2)
BESIDE = {"right": 0.27, "down": 0.0, "zoom": 0.5}
AT_THE_EDGE = {"right": 0.4, "down": 0.05, "zoom": 0.55}
OVER_THE_SHOULDER = {"right": -0.17, "down": -0.14, "zoom": 0.34}
COMPANY = [BESIDE, AT_THE_EDGE, OVER_THE_SHOULDER]


def box(x_px: float, size_px: float, y_px: float = 360.0) -> Box:
    """A square box with this middle."""
    return Box(x_px - size_px / 2, y_px - size_px / 2, size_px, size_px)


def company(place: dict[str, float]) -> Pixels:
    """The guest in the middle, and the same face a second time, smaller, at another place."""
    return behind(bases()[0], bases()[1], **place)


def face_at(place: dict[str, float]) -> NDArray[np.bool_]:
    """Where the second person's face is in the frame, from brow to chin, as far as the guest is not before it."""
    marked = np.zeros((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    rows, columns = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX]
    marked[np.hypot((columns - WIDTH_PX / 2) / 110, (rows - HEIGHT_PX / 2) / 150) < 1] = 255
    there, _ = shifted(marked, **place)
    guest = mixed(there, np.zeros_like(there), 1 - shifted(bases()[0])[1])
    return np.asarray(guest[..., 0] > 200)


def test_the_larger_face_is_the_guests() -> None:
    assert nearest_first([box(500, 100), box(780, 200)], width_px=1280)[0] == box(780, 200)


def test_of_two_about_as_large_the_one_in_the_middle_is_the_guests() -> None:
    assert nearest_first([box(250, 210), box(640, 200)], width_px=1280)[0] == box(640, 200)


def test_somebody_alone_at_the_side_is_the_guest_and_can_be_called_to_the_middle() -> None:
    assert nearest_first([box(180, 90)], width_px=1280) == [box(180, 90)]


@given(st.floats(10, 940), st.floats(10, 700), st.floats(40, 300))
def test_all_but_the_guests_head_is_hidden(x_px: float, y_px: float, size_px: float) -> None:
    pixels = np.full((720, 960, 3), 7, np.uint8)

    alone = only_the_guest(pixels, guests_head((720, 960), box(x_px, size_px, y_px), []))

    rows, columns = np.nonzero(alone[..., 0] == 7)
    assert np.all((alone == 7) | (alone == HIDDEN))
    assert np.abs(columns - x_px).max() <= 0.75 * size_px + 2
    assert np.abs(rows - y_px).max() <= 0.95 * size_px + 2
    assert alone[int(y_px), int(x_px), 0] == 7


def test_a_face_close_behind_the_guest_is_hidden_and_the_guests_own_is_not() -> None:
    pixels = np.full((720, 960, 3), 7, np.uint8)

    alone = only_the_guest(pixels, guests_head((720, 960), box(480, 240), [box(620, 100, 250.0)]))

    assert alone[250, 640, 0] == HIDDEN
    assert np.all(alone[300:420, 400:560] == 7)


def test_the_frame_itself_is_left_alone() -> None:
    pixels = np.full((720, 960, 3), 7, np.uint8)

    only_the_guest(pixels, guests_head((720, 960), box(480, 240), []))

    assert np.all(pixels == 7)


def test_of_a_guest_outside_the_picture_nothing_is_left() -> None:
    pixels = np.full((720, 960, 3), 7, np.uint8)

    assert np.all(only_the_guest(pixels, guests_head((720, 960), box(-900, 100), [])) == HIDDEN)


def test_the_guest_alone_is_red_green_blue() -> None:
    blue = np.zeros((720, 960, 3), np.uint8)
    blue[..., 0] = 200

    assert only_the_guest(blue, guests_head((720, 960), box(480, 240), []))[360, 480].tolist() == [0, 0, 200]


def test_a_box_found_in_a_small_picture_grows_with_it() -> None:
    assert Box(10, 20, 30, 40).grown(2) == Box(20, 40, 60, 80)


@needs_models
@pytest.mark.parametrize("place", COMPANY, ids=["beside", "at the edge", "over the shoulder"])
def test_of_a_second_person_nothing_is_in_the_picture_that_landmarks_are_computed_on(
    tmp_path: Path, place: dict[str, float]
) -> None:
    look = looks(tmp_path, [company(place)] * 3, is_searched=True)[-1]

    theirs = face_at(place)[:, ASIDE_PX : WIDTH_PX - ASIDE_PX]
    assert are_at(look.faces, face_at(place))
    assert len(look.given) == 1
    assert look.given[0].shape == (HEIGHT_PX, WIDTH_PX - 2 * ASIDE_PX, 3)
    assert np.all(look.given[0][theirs] == HIDDEN)
    assert look.given[0][HEIGHT_PX // 2, look.given[0].shape[1] // 2].tolist() != [HIDDEN] * 3
    assert abs(look.seen.offset_x_ratio) < 0.03
    assert guidance_for(look.seen) is Guidance.GOOD


@needs_models
@pytest.mark.parametrize("place", COMPANY, ids=["beside", "at the edge", "over the shoulder"])
def test_of_a_second_person_nothing_is_handed_on(tmp_path: Path, place: dict[str, float]) -> None:
    """Seven frames, so that some of them are such in which nobody is looked for."""
    seen = looks(tmp_path, [company(place)] * 7)

    theirs = face_at(place)[:, ASIDE_PX : WIDTH_PX - ASIDE_PX]
    assert theirs.any()
    for look in seen:
        assert look.alone is not None
        assert np.all(look.alone[theirs] == HIDDEN)
        assert np.all(look.alone == look.given[-1])
        assert look.seen.face_count == seen[0].seen.face_count


@needs_models
def test_somebody_who_walks_in_is_in_no_picture_that_is_examined(tmp_path: Path) -> None:
    """From the edge to close beside the guest's head, in steps of 3 % of the frame, as at 3 m/s; then they stand."""
    places = [{"right": max(0.25, 0.46 - 0.03 * step), "down": -0.05, "zoom": 0.55} for step in range(11)]
    frames = [bases()[0]] * 4 + [company(place) for place in places]

    seen = looks(tmp_path, frames)

    assert [look.seen.face_count for look in seen[:4]] == [1] * 4
    assert {look.seen.face_count for look in seen[-4:]} == {2}
    for place, look in zip(places, seen[4:], strict=True):
        theirs = face_at(place)[:, ASIDE_PX : WIDTH_PX - ASIDE_PX]
        assert look.alone is not None
        assert np.all(look.alone[theirs] == HIDDEN)
        assert len(look.given) == 1
        assert look.seen.face_height_ratio == pytest.approx(seen[3].seen.face_height_ratio, abs=0.01)
        assert abs(look.seen.offset_x_ratio) < 0.03


@needs_models
def test_a_second_person_changes_nothing_that_is_measured_of_the_guest(tmp_path: Path) -> None:
    alone, together = tmp_path / "alone", tmp_path / "together"
    alone.mkdir()
    together.mkdir()

    one = looks(alone, [bases()[0]] * 3)[-1].seen
    two = looks(together, [company(BESIDE)] * 3)[-1].seen

    assert two.face_count == 2
    assert two.yaw_deg == pytest.approx(one.yaw_deg, abs=1.0)
    assert two.face_height_ratio == pytest.approx(one.face_height_ratio, abs=0.01)
    assert two.sharpness == pytest.approx(one.sharpness, rel=0.05)


@needs_models
@pytest.mark.parametrize("place", COMPANY, ids=["beside", "at the edge", "over the shoulder"])
def test_in_the_preview_no_second_face_can_be_found(tmp_path: Path, place: dict[str, float]) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    frame, theirs = company(place), face_at(place)
    canvas = np.zeros((HEIGHT_PX, WIDTH_PX, 4), np.uint8)
    PreviewPainter(width_px=WIDTH_PX, height_px=HEIGHT_PX).paint(frame, canvas)
    guest = np.zeros_like(theirs)
    guest[300:420, 600:680] = True

    seen = looks(before, [frame], is_searched=True)[0].faces
    shown = looks(after, [np.ascontiguousarray(canvas[..., :3])], is_searched=True)[0].faces

    assert are_at(seen, theirs)
    assert not are_at(shown, theirs[:, ::-1])
    assert are_at(shown, guest)
