"""The detector inside the landmark model finds faces, near and far, and none where there is none."""

from pathlib import Path

import numpy as np

from tests.needs import needs_models
from tests.vision.clips import HEIGHT_PX, WIDTH_PX, noise
from tests.vision.degrade import at, bases, beside, lobby
from tests.vision.onlook import are_at, looks

pytestmark = needs_models


def test_a_face_is_found_where_it_is(tmp_path: Path) -> None:
    middle = np.zeros((HEIGHT_PX, WIDTH_PX), np.bool_)
    middle[320:400, 600:680] = True

    near, far = looks(tmp_path, [at(bases()[0], 0.5), at(bases()[0], 1.5)], is_searched=True)

    assert are_at(near.faces, middle)
    assert are_at(far.faces, middle)


def test_two_people_are_found_at_their_two_places(tmp_path: Path) -> None:
    left, right = (np.zeros((HEIGHT_PX, WIDTH_PX), np.bool_) for _ in range(2))
    left[:, 350:470] = True
    right[:, 810:930] = True

    faces = looks(tmp_path, [beside(bases()[0], bases()[1], 0.36, 0.8)], is_searched=True)[0].faces

    assert are_at(faces, left)
    assert are_at(faces, right)


def test_where_no_face_is_found_no_landmark_is_computed(tmp_path: Path) -> None:
    empty, grainy = looks(tmp_path, [lobby(), noise(1)], is_searched=True)

    assert empty.given == []
    assert grainy.faces == []
