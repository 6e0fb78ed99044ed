"""The real model on frames of the virtual guest, moved and spoiled in known ways."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain.face import BANDS, Guidance, Observation, guidance_for
from app.vision.frame import Pixels
from tests.needs import needs_models
from tests.vision.clips import good_frame, grey, guest_frame
from tests.vision.covers import HIDES_MOUTH
from tests.vision.degrade import bases
from tests.vision.onlook import looks

pytestmark = needs_models


def observed(folder: Path, frames: list[Pixels]) -> list[Observation]:
    return [look.seen for look in looks(folder, frames)]


def moved(pixels: Pixels, *, right_px: float = 0, down_px: float = 0, zoom: float = 1.0, turn_deg: float = 0) -> Pixels:
    """The frame shifted, scaled and turned about its middle; edges are continued."""
    matrix = cv2.getRotationMatrix2D((640, 360), turn_deg, zoom) + np.array([[0, 0, right_px], [0, 0, down_px]])
    return np.asarray(cv2.warpAffine(pixels, matrix, (1280, 720), borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8)


def beside_each_other(pixels: Pixels) -> Pixels:
    """Two guests of the same size."""
    two = grey(110)
    two[:, 160:640] = pixels[:, 400:880]
    two[:, 640:1120] = pixels[:, 400:880]
    return two


def seen(folder: Path, frame: Pixels) -> Observation:
    """What a single frame shows; a new landmarker for every frame, so that none remembers another."""
    return observed(folder, [frame])[0]


def test_a_good_frame_is_good_and_measured_as_one_face(tmp_path: Path) -> None:
    observation = seen(tmp_path, good_frame())

    assert observation.face_count == 1
    assert observation.face_height_ratio == pytest.approx(0.41, abs=0.04)
    assert abs(observation.offset_x_ratio) < 0.03
    assert abs(observation.yaw_deg) < 8
    assert guidance_for(observation) is Guidance.GOOD


def test_an_empty_lobby_shows_no_face_and_hands_none_on(tmp_path: Path) -> None:
    look = looks(tmp_path, [guest_frame(0.3)])[0]

    assert look.seen == Observation()
    assert look.alone is None


def test_a_guest_who_stands_still_is_measured_the_same_whether_looked_for_or_remembered(tmp_path: Path) -> None:
    """In frames 1 to 4 nobody is looked for, and glare and covers are those of frame 0."""
    still = observed(tmp_path, [good_frame()] * 6)

    assert {observation.face_count for observation in still} == {1}
    assert len({observation.eyes_hidden_ratio for observation in still[:5]}) == 1
    assert still[5].eyes_hidden_ratio == pytest.approx(still[0].eyes_hidden_ratio, abs=0.05)
    assert still[4].face_height_ratio == pytest.approx(still[5].face_height_ratio, abs=0.003)


def test_a_hand_that_comes_before_the_mouth_is_told_within_five_frames(tmp_path: Path) -> None:
    bare, covered = bases()[0], HIDES_MOUTH["a hand"](bases()[0])

    came = observed(tmp_path, [bare] * 4 + [covered] * 6)

    assert came[3].mouth_hidden_ratio < BANDS.mouth_hidden_ratio_max
    assert came[-1].mouth_hidden_ratio > BANDS.mouth_hidden_ratio_max


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"right_px": 200}, Guidance.RIGHT),
        ({"right_px": -200}, Guidance.LEFT),
        ({"down_px": 130}, Guidance.UP),
        ({"down_px": -130}, Guidance.DOWN),
        ({"zoom": 0.5}, Guidance.CLOSER),
        ({"zoom": 1.7}, Guidance.BACK),
        ({"turn_deg": 25}, Guidance.LOOK_HERE),
    ],
    ids=str,
)
def test_a_moved_guest_is_sent_back_to_the_middle(tmp_path: Path, change: dict[str, float], expected: Guidance) -> None:
    """The camera's picture is not mirrored: moved to its right is moved to the guest's own left."""
    assert guidance_for(seen(tmp_path, moved(good_frame(), **change))) is expected


def test_a_head_that_leans_to_the_own_left_rolls_positively(tmp_path: Path) -> None:
    """Turning the picture clockwise leans the head to the picture's right, which is the guest's own left."""
    assert seen(tmp_path, moved(good_frame(), turn_deg=-20)).roll_deg > 10


@pytest.mark.parametrize(("factor", "expected"), [(0.15, Guidance.MORE_LIGHT), (2.0, Guidance.LESS_LIGHT)])
def test_light_that_does_not_do_is_named(tmp_path: Path, factor: float, expected: Guidance) -> None:
    lit = np.clip(good_frame().astype(float) * factor, 0, 255).astype(np.uint8)

    assert guidance_for(seen(tmp_path, lit)) is expected


def test_a_smeared_frame_asks_to_hold_still(tmp_path: Path) -> None:
    smeared = np.asarray(cv2.GaussianBlur(good_frame(), (0, 0), 6), dtype=np.uint8)

    assert guidance_for(seen(tmp_path, smeared)) is Guidance.HOLD_STILL


def test_two_people_side_by_side_are_told_apart(tmp_path: Path) -> None:
    observation = seen(tmp_path, beside_each_other(good_frame()))

    assert observation.face_count == 2
    assert guidance_for(observation) is Guidance.ONE_PERSON


def test_people_at_the_sides_of_the_room_are_not_looked_at(tmp_path: Path) -> None:
    aside = grey(110)
    aside[:, :150] = moved(good_frame(), zoom=0.4)[:, 565:715]

    assert seen(tmp_path, aside).face_count == 0


def test_a_moving_face_has_a_speed_and_a_still_one_has_none(tmp_path: Path) -> None:
    still, moving = tmp_path / "still", tmp_path / "moving"
    still.mkdir()
    moving.mkdir()

    rest = observed(still, [good_frame()] * 4)
    walk = observed(moving, [moved(good_frame(), right_px=12.0 * step) for step in range(4)])

    assert max(observation.motion_ratio_per_s for observation in rest) < 0.05
    assert walk[-1].motion_ratio_per_s == pytest.approx(12 / 295 / 0.04, rel=0.4)


def test_another_guest_at_another_place_is_measured_at_once(tmp_path: Path) -> None:
    """MediaPipe follows a face from frame to frame; one that is suddenly elsewhere is not measured at the old place."""
    far_aside = moved(good_frame(), zoom=0.6, right_px=-200)
    alone, after = tmp_path / "alone", tmp_path / "after"
    alone.mkdir()
    after.mkdir()

    fresh = observed(alone, [good_frame()])[0]
    changed = observed(after, [far_aside, far_aside, good_frame()])[-1]

    assert changed.face_height_ratio == pytest.approx(fresh.face_height_ratio, abs=0.005)
    assert changed.yaw_deg == pytest.approx(fresh.yaw_deg, abs=0.5)
    assert changed.motion_ratio_per_s == 0.0
