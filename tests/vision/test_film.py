"""Opening and reading video files, and their beat."""

from pathlib import Path

import pytest

from app.vision.faults import VisionError
from app.vision.film import Pace, next_frame, opened_film
from app.wire.protocol import Fault
from tests.vision.clips import grey, write_clip


@pytest.mark.parametrize("name", ["absent.mp4", "notes.txt"])
def test_what_is_not_there_or_no_video_is_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("no video")

    with pytest.raises(VisionError) as refused:
        opened_film(tmp_path / name)

    assert refused.value.fault is Fault.CAMERA_MISSING


def test_a_film_is_read_frame_by_frame_until_there_is_none(tmp_path: Path) -> None:
    film = opened_film(write_clip(tmp_path / "clip.avi", [grey(value, width_px=64, height_px=48) for value in (9, 99)]))

    frames = [next_frame(film) for _ in range(3)]

    assert [None if frame is None else int(frame[0, 0, 0]) for frame in frames] == [9, 99, None]
    film.release()


def test_a_beat_that_was_missed_is_told() -> None:
    pace = Pace(1_000_000.0)  # every microsecond: some are missed in any call

    pace.wait()
    missed = sum(pace.wait() for _ in range(100))

    assert missed > 0
