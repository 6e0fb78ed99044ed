"""The vote of two networks: what they are shown, and what their scores come to."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app import paths
from app.vision.frame import Pixels
from app.vision.passive import FRAMES_MIN, PassiveModels, PassiveVote, vote_from
from tests.vision.clips import grey
from tests.vision.networks import mean_colours


def vote() -> PassiveVote:
    """A vote whose score is the mean green of what is shown, 0 to 255."""
    return PassiveVote(v2=mean_colours(), v1se=mean_colours())


def face_at(
    left: float, top: float, width: float, height: float
) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    corners = np.array([(left, top), (left + width, top + height)], np.float32)
    return np.repeat(corners, 239, axis=0)


def scored(pixels: Pixels, points: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> float:
    passive = vote()
    for _ in range(FRAMES_MIN):
        passive.see(pixels, points)
    assert passive.score is not None
    return passive.score


def test_the_score_is_the_median_and_waits_for_enough_frames() -> None:
    passive = vote()
    for number in range(FRAMES_MIN):
        assert passive.score is None
        passive.see(grey(200 if number < 5 else 10), face_at(500, 200, 200, 250))

    assert passive.score == pytest.approx(200.0)


def test_another_attempt_begins_without_the_last_ones_scores() -> None:
    passive = vote()
    for _ in range(FRAMES_MIN):
        passive.see(grey(200), face_at(500, 200, 200, 250))
    passive.forget()

    assert passive.score is None


def test_both_networks_see_more_than_the_face_and_not_the_whole_frame() -> None:
    pixels = grey(0)
    cv2.rectangle(pixels, (500, 200), (700, 400), (255, 255, 255), cv2.FILLED)

    near, wide = 255 / 2.7**2, 255 / (719 / 200) ** 2  # the wider one is as large as the frame is high
    assert scored(pixels, face_at(500, 200, 200, 200)) == pytest.approx((near + wide) / 2, rel=0.06)


@pytest.mark.parametrize("place", [(0, 0), (1120, 0), (0, 560), (1120, 560)])
def test_a_face_at_the_edge_is_shown_with_what_lies_beside_it(place: tuple[int, int]) -> None:
    pixels = grey(0)
    cv2.rectangle(pixels, place, (place[0] + 159, place[1] + 159), (255, 255, 255), cv2.FILLED)

    expected = (255 / 2.7**2 + 255 / 4.0**2) / 2
    assert scored(pixels, face_at(*place, 160, 160)) == pytest.approx(expected, rel=0.06)


def test_a_face_larger_than_the_frame_is_shown_as_it_is() -> None:
    assert scored(grey(90), face_at(-300, -300, 2000, 1500)) == pytest.approx(90.0)


def test_colours_are_blue_green_red() -> None:
    pixels = grey(0)
    pixels[..., 1] = 70
    pixels[..., 2] = 255

    assert scored(pixels, face_at(500, 200, 200, 250)) == pytest.approx(70.0)


def test_without_both_files_there_is_no_vote(tmp_path: Path) -> None:
    assert vote_from(tmp_path) == (None, PassiveModels.ABSENT)


def test_other_files_by_the_same_names_are_not_used_and_that_is_said(tmp_path: Path) -> None:
    for name in ("minifasnet_v2_2.7_80x80.onnx", "minifasnet_v1se_4.0_80x80.onnx"):
        (tmp_path / name).write_bytes(mean_colours())

    assert vote_from(tmp_path) == (None, PassiveModels.WRONG)
    assert "left out" in PassiveModels.WRONG.value


@pytest.mark.skipif(vote_from(paths.models())[0] is None, reason="the optional passive models are not here")
def test_the_real_networks_answer_between_no_and_yes() -> None:
    passive, told = vote_from(paths.models())
    assert passive is not None
    assert told is PassiveModels.USED
    for _ in range(FRAMES_MIN):
        passive.see(grey(120), face_at(500, 200, 200, 250))

    assert passive.score is not None
    assert 0.0 <= passive.score <= 1.0
