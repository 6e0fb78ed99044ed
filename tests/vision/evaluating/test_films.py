"""Films become numbers: which frames are looked at, how far somebody turned, and no pixel is kept."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from app.domain.face import Observation
from app.vision.evaluating.films import FPS_MAX, LENGTH_MAX_S, Film, Projector, turned_furthest
from app.vision.frame import Frame, Pixels
from app.vision.passive import FRAMES_MIN, PassiveVote
from app.vision.sight import FaceSeen, Points, Sight
from tests.vision.clips import grey, write_clip
from tests.vision.networks import mean_colours
from tests.vision.skulls import head, picture


def sight(yaw_deg: float, points: Points | None = None, *, faces: int = 1) -> Sight:
    seen = Observation(face_count=faces, yaw_deg=yaw_deg, face_height_ratio=0.4)
    return Sight(seen, FaceSeen(grey(7, width_px=960), head(yaw_deg) if points is None else points))


@dataclass
class Onlooker:
    """Sees the same in every frame, and remembers the frames."""

    sees: Sight = field(default_factory=lambda: sight(0))
    frames: list[Frame] = field(default_factory=list)
    forgotten: int = 0

    def look(self, frame: Frame) -> Sight:
        self.frames.append(frame)
        return self.sees

    def forget(self) -> None:
        self.forgotten += 1


def clip(folder: Path, count: int, fps: float, pixels: Pixels | None = None) -> Path:
    plain = grey(50, width_px=320, height_px=180)
    return write_clip(folder / "clip.avi", [plain if pixels is None else pixels] * count, fps=fps)


def film(*sights: Sight) -> Film:
    return Film([(Frame(grey(0), n * 100_000_000), seen) for n, seen in enumerate(sights)], None, 1.0)


@pytest.mark.parametrize(("fps", "looked_at"), [(10.0, 20), (30.0, 10), (60.0, 5)])
def test_about_as_many_frames_are_looked_at_as_the_kiosk_would(tmp_path: Path, fps: float, looked_at: int) -> None:
    eyes = Onlooker()
    Projector(eyes, None).film(clip(tmp_path, 20, fps))

    assert len(eyes.frames) == looked_at
    assert np.diff([frame.stamp_ns for frame in eyes.frames]).min() >= 1e9 / FPS_MAX - 1


def test_no_pixel_is_kept_and_the_observer_forgets_each_film(tmp_path: Path) -> None:
    eyes = Onlooker()
    seen = Projector(eyes, None).film(clip(tmp_path, 3, 10.0))

    assert seen is not None
    assert eyes.forgotten == 1
    assert not any(frame.pixels.any() for frame, _ in seen.frames)
    assert not any(face.alone.any() for _, face in seen.faces)


def test_each_film_is_another_guest_who_comes_later(tmp_path: Path) -> None:
    eyes = Onlooker()
    projector, path = Projector(eyes, None), clip(tmp_path, 3, 10.0)
    projector.film(path)
    projector.film(path)

    assert eyes.frames[3].stamp_ns - eyes.frames[2].stamp_ns > 5e9


def test_what_is_no_film_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_text("no film")

    assert Projector(Onlooker(), None).film(path) is None


def test_a_film_longer_than_a_minute_is_cut(tmp_path: Path) -> None:
    small = grey(50, width_px=32, height_px=18)
    eyes = Onlooker()
    Projector(eyes, None).film(clip(tmp_path, 70, 1.0, small))

    assert len(eyes.frames) == LENGTH_MAX_S + 1


def test_a_narrow_film_stands_whole_in_the_middle(tmp_path: Path) -> None:
    narrow = grey(50, width_px=90, height_px=160)
    narrow[:, :10], narrow[:, -10:] = 200, 100
    eyes = Onlooker()
    Projector(eyes, None).film(clip(tmp_path, 1, 10.0, narrow))
    row = eyes.frames[0].pixels[360, :, 0].astype(int)

    assert eyes.frames[0].pixels.shape == (720, 1280, 3)
    assert [row[5], row[640], row[-5]] == pytest.approx([200, 50, 100], abs=3)


def test_the_passive_model_sees_frames_that_look_ahead_and_show_one_face(tmp_path: Path) -> None:
    path = clip(tmp_path, 2 * FRAMES_MIN, 15.0, grey(80, width_px=320, height_px=180))
    vote = PassiveVote(v2=mean_colours(), v1se=mean_colours())

    def score(seen: Sight) -> float | None:
        found = Projector(Onlooker(seen), vote).film(path)
        assert found is not None
        return found.passive

    assert score(sight(0)) == pytest.approx(80.0, abs=1)
    assert score(sight(25)) is None
    assert score(sight(0, faces=2)) is None
    assert score(Sight(Observation())) is None


def test_a_head_turns_and_a_picture_does_not() -> None:
    front = [sight(2)] * 5
    turned = turned_furthest(film(*front, sight(12), sight(-24), sight(0)))
    flat = turned_furthest(film(*front, sight(24, picture(24))))

    assert turned[0] == pytest.approx(26.0)
    assert turned[1] > 0.06
    assert turned[2] > 1.0
    assert flat[0] == pytest.approx(22.0)
    assert flat[2] < 1.0


def test_where_nobody_is_seen_nothing_turned() -> None:
    assert turned_furthest(film(Sight(Observation()))) == (0.0, 0.0, 0.0)
