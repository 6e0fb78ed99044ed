"""What covers eyes or mouth, on faces that are drawn, and on the guest of `degrade` with the landmarks put by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from app.domain.face import BANDS
from app.vision.covering import Covering, covering_of
from app.vision.frame import Pixels
from app.vision.sight import Points
from tests.vision.covers import EYES, HIDES_EYES, HIDES_MOUTH, INNOCENT, MOUTH
from tests.vision.degrade import at, bases

Draw = Callable[[Pixels], Pixels]


def points(*, scale: float = 1.0) -> Points:
    """Landmarks of the guest in the middle of the frame, as far as they are asked for."""
    laid = np.zeros((478, 2), np.float32)
    for corners, (x, y) in zip(((33, 133), (362, 263)), EYES, strict=True):
        laid[corners[0]], laid[corners[1]] = (x - 30, y), (x + 30, y)
    laid[13], laid[14] = (MOUTH[0], MOUTH[1] - 4), (MOUTH[0], MOUTH[1] + 4)
    return ((laid - (640, 360)) * scale + (640, 360)).astype(np.float32)


def covering(frame: Pixels, *, scale: float = 1.0) -> Covering:
    return covering_of(np.ascontiguousarray(frame[..., ::-1]), points(scale=scale))


def hides_eyes(seen: Covering) -> bool:
    return seen.eyes_hidden_ratio > BANDS.eyes_hidden_ratio_max


def hides_mouth(seen: Covering) -> bool:
    return seen.mouth_hidden_ratio > BANDS.mouth_hidden_ratio_max


@pytest.mark.parametrize("draw", HIDES_EYES.values(), ids=HIDES_EYES)
def test_eyes_that_are_covered_are_missed_and_the_mouth_is_not(draw: Draw) -> None:
    seen = covering(draw(bases()[0]))

    assert hides_eyes(seen)
    assert not hides_mouth(seen)


@pytest.mark.parametrize("draw", HIDES_MOUTH.values(), ids=HIDES_MOUTH)
def test_a_mouth_that_is_covered_is_missed_and_the_eyes_are_not(draw: Draw) -> None:
    seen = covering(draw(bases()[0]))

    assert hides_mouth(seen)
    assert not hides_eyes(seen)


@pytest.mark.parametrize("draw", INNOCENT.values(), ids=INNOCENT)
def test_what_people_wear_and_grow_hides_nothing(draw: Draw) -> None:
    seen = covering(draw(bases()[0]))

    assert not hides_eyes(seen)
    assert not hides_mouth(seen)


def test_a_bare_face_is_bare_near_and_far() -> None:
    for metres in (0.45, 0.9):
        seen = covering(at(bases()[0], metres), scale=0.235 / metres / 0.41)

        assert seen.eyes_hidden_ratio < 0.3
        assert seen.mouth_hidden_ratio < 0.4


def test_one_eye_that_is_seen_is_enough() -> None:
    patched = bases()[0].copy()
    patched[258:334, 522:626] = 25

    assert not hides_eyes(covering(patched))


def test_a_plain_surface_shows_nothing_however_dark() -> None:
    for value in (0, 40, 255):
        assert covering(np.full((720, 1280, 3), value, np.uint8)) == Covering(1.0, 1.0)


def test_half_the_light_makes_little_difference() -> None:
    dim = (bases()[0] * 0.5).astype(np.uint8)

    assert covering(dim).eyes_hidden_ratio == pytest.approx(covering(bases()[0]).eyes_hidden_ratio, abs=0.1)
    assert covering(dim).mouth_hidden_ratio == pytest.approx(covering(bases()[0]).mouth_hidden_ratio, abs=0.2)


def test_a_face_that_leaves_the_picture_is_measured_as_far_as_it_goes() -> None:
    away = covering_of(np.ascontiguousarray(bases()[0]), points() + 5000)

    assert away.eyes_hidden_ratio == 1.0
