"""Faces turned upright and to one size."""

import numpy as np
import pytest

from app.vision.aligning import ALIGNED_PX, aligned, eye_distance_px
from app.vision.frame import Pixels
from app.vision.sight import Points

MARKS = {468: (38.3, 51.7), 473: (73.5, 51.5), 1: (56.0, 71.7), 61: (41.5, 92.4), 291: (70.7, 92.2)}
"""Where five landmarks of a face must come to lie, in an aligned face."""


def face(*, scale: float, turn_deg: float, shift: tuple[float, float]) -> tuple[Pixels, Points]:
    """A picture with a red left and a green right eye on black, seen enlarged, turned and shifted, and its points."""
    cosine, sine = np.cos(np.radians(turn_deg)) * scale, np.sin(np.radians(turn_deg)) * scale
    points = np.zeros((478, 2), np.float32)
    for index, place in MARKS.items():
        points[index] = np.array([[cosine, -sine], [sine, cosine]]) @ place + np.array(shift)
    pixels = np.zeros((600, 800, 3), np.uint8)
    for index, channel in ((468, 0), (473, 1)):
        column, row = points[index].round().astype(int)
        reach = round(4 * scale)
        pixels[row - reach : row + reach, column - reach : column + reach, channel] = 255
    return pixels, points


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("turn_deg", [-30.0, 0.0, 20.0])
def test_eyes_come_to_their_places_however_the_face_is_held(scale: float, turn_deg: float) -> None:
    pixels, points = face(scale=scale, turn_deg=turn_deg, shift=(250.0, 180.0))

    upright = aligned(pixels, points)

    assert upright.shape == (ALIGNED_PX, ALIGNED_PX, 3)
    for index, channel in ((468, 0), (473, 1)):
        rows, columns = np.nonzero(upright[..., channel] > 127)
        assert (columns.mean(), rows.mean()) == pytest.approx(MARKS[index], abs=max(1.0, 1.0 / scale))


def test_the_eye_distance_is_that_of_the_irises() -> None:
    _, points = face(scale=2.0, turn_deg=25.0, shift=(200.0, 200.0))

    assert eye_distance_px(points) == pytest.approx(2 * 35.2, abs=0.1)
