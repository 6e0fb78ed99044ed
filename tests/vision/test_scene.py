"""Who is in the picture, and when nobody is looked for; the finder here is one that counts."""

import numpy as np

from app.vision.frame import Pixels
from app.vision.scene import REMEMBERED_FRAMES, Scene, SceneKeeper
from app.vision.zone import Box

GUEST = Box(380, 240, 200, 240)


class Finder:
    """Says who is there, and counts how often it was asked. Its pictures are half as large, and so are its boxes."""

    def __init__(self, *boxes: Box) -> None:
        self.boxes = list(boxes)
        self.shapes: list[tuple[int, ...]] = []

    def find(self, rgb: Pixels) -> list[Box]:
        self.shapes.append(rgb.shape)
        return [box.grown(0.5) for box in self.boxes]


def room(*, grain: float = 0.0, seed: int = 0) -> Pixels:
    """A room of 960 by 720 with some structure, and the noise of a camera."""
    rows, columns = np.mgrid[0:720, 0:960]
    light = 90 + 40 * np.sin(rows / 50) + 40 * np.sin(columns / 70)
    noise = np.random.default_rng(seed).normal(0, grain, (180, 240)).repeat(4, axis=0).repeat(4, axis=1)
    return np.repeat(np.clip(light + noise, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def with_somebody(pixels: Pixels, box: Box) -> Pixels:
    """The room with something as large as a face in it, a little darker than the wall."""
    changed = pixels.astype(np.int16)
    top, left = round(box.y_px), round(box.x_px)
    changed[top : top + round(box.height_px), left : left + round(box.width_px)] -= 45
    return np.clip(changed, 0, 255).astype(np.uint8)


def scenes(keeper: SceneKeeper, frames: list[Pixels]) -> list[Scene]:
    seen = [keeper.scene(frame) for frame in frames]
    assert all(seen)
    return [scene for scene in seen if scene]


def test_a_guest_who_stands_still_is_looked_for_now_and_then() -> None:
    finder = Finder(GUEST)

    seen = scenes(SceneKeeper(finder.find), [room(grain=5, seed=seed) for seed in range(11)])

    assert [number for number, scene in enumerate(seen) if scene.is_new] == [0, 5, 10]
    assert len(finder.shapes) == 3
    assert {scene.guest for scene in seen} == {GUEST}


def test_the_finder_gets_half_the_size_and_the_scene_has_the_whole() -> None:
    finder = Finder(GUEST)

    scene = scenes(SceneKeeper(finder.find), [room()])[0]

    assert finder.shapes == [(360, 480, 3)]
    assert scene.guest == GUEST


def test_whoever_walks_in_is_looked_for_in_the_very_frame() -> None:
    newcomer = Box(640, 200, 60, 70)
    for still in range(1, REMEMBERED_FRAMES + 1):
        finder = Finder(GUEST)
        keeper = SceneKeeper(finder.find)
        scenes(keeper, [room(grain=3, seed=seed) for seed in range(still)])
        finder.boxes.append(newcomer)

        came = scenes(keeper, [with_somebody(room(grain=3, seed=still), newcomer)])[0]

        assert came.is_new
        assert came.others == (newcomer,)


def test_a_face_that_appears_beside_the_guests_own_is_seen_at_once() -> None:
    """Behind the shoulder, within the head's reach, where it would otherwise be in the guest's picture."""
    peeking = Box(590, 220, 60, 70)
    finder = Finder(GUEST)
    keeper = SceneKeeper(finder.find)
    scenes(keeper, [room()])
    finder.boxes.append(peeking)

    scene = scenes(keeper, [with_somebody(room(), peeking)])[0]

    rows, columns = scene.head.place
    whole = np.zeros((720, 960), np.uint8)
    whole[rows, columns] = scene.head.mask
    assert scene.is_new
    assert whole[255, 620] == 0


def test_a_guest_who_leaps_is_looked_for_at_once() -> None:
    finder = Finder(GUEST)
    keeper = SceneKeeper(finder.find)
    scenes(keeper, [with_somebody(room(), GUEST)])
    elsewhere = Box(120, 260, 200, 240)
    finder.boxes = [elsewhere]

    scene = scenes(keeper, [with_somebody(room(), elsewhere)])[0]

    assert scene.is_new
    assert scene.guest == elsewhere


def test_what_moves_in_the_guests_own_face_is_no_reason_to_look() -> None:
    finder = Finder(GUEST)
    mouth = Box(440, 400, 80, 40)

    seen = scenes(SceneKeeper(finder.find), [room(), with_somebody(room(), mouth)])

    assert [scene.is_new for scene in seen] == [True, False]


def test_when_forgotten_or_empty_the_next_frame_is_searched() -> None:
    finder = Finder(GUEST)
    keeper = SceneKeeper(finder.find)
    scenes(keeper, [room()])
    keeper.forget()
    assert scenes(keeper, [room()])[0].is_new

    finder.boxes = []
    keeper.forget()
    assert keeper.scene(room()) is None
    finder.boxes = [GUEST]
    assert scenes(keeper, [room()])[0].is_new


def test_a_picture_of_another_size_is_searched() -> None:
    finder = Finder(GUEST)
    keeper = SceneKeeper(finder.find)
    scenes(keeper, [room()])

    assert scenes(keeper, [np.ascontiguousarray(room()[:, :800])])[0].is_new


def test_the_second_face_is_measured_in_heights_of_the_guests() -> None:
    keeper = SceneKeeper(Finder(GUEST, Box(700, 200, 100, 120), Box(100, 200, 50, 60)).find)

    scene = scenes(keeper, [room()])[0]

    assert scene.second_ratio == 0.5
    assert len(scene.others) == 2
    assert scenes(SceneKeeper(Finder(GUEST).find), [room()])[0].second_ratio == 0.0
