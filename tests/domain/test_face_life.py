"""How long a face was looked at, as far as anybody measured it."""

from dataclasses import fields
from datetime import timedelta

import pytest

from app.domain.face_life import FaceEnd, FaceLife, FaceMeans, ModelUsed
from tests.builders import NOW, a_life


@pytest.mark.parametrize("end", [end for end in FaceEnd if end is not FaceEnd.CRASHED])
def test_a_life_that_ended_tells_its_whole_seconds(end: FaceEnd) -> None:
    assert a_life(lasted_s=59, end=end).lasted_s == 59


def test_nobody_measured_how_long_a_crash_took() -> None:
    assert a_life(end=FaceEnd.CRASHED).lasted_s is None


def test_a_life_that_lasts_has_no_length_yet() -> None:
    assert a_life(end=None).lasted_s is None


def test_a_clock_set_back_makes_no_negative_seconds() -> None:
    assert FaceLife(a_life().means, NOW, NOW - timedelta(hours=1), FaceEnd.DONE).lasted_s == 0


def test_a_life_has_no_place_for_anything_seen_or_measured() -> None:
    names = {field.name for kind in (FaceLife, FaceMeans, ModelUsed) for field in fields(kind)}

    assert names == {
        *("means", "opened_at", "erased_at", "end"),
        *("mode", "models", "protections", "threshold", "turns"),
        *("name", "sha256"),
    }
