"""Black and frozen cameras are noticed."""

import pytest

from app.vision.watch import BLACK_FRAMES, FROZEN_FRAMES, FrameWatch
from app.wire.protocol import Fault
from tests.vision.clips import grey, noise


@pytest.mark.parametrize("value", [0, 5])
def test_a_covered_camera_is_black_after_a_few_frames(value: int) -> None:
    watch = FrameWatch(may_stand_still=True)

    seen = [watch.look(grey(value)) for _ in range(BLACK_FRAMES)]

    assert seen == [None] * (BLACK_FRAMES - 1) + [Fault.CAMERA_BLACK]


def test_a_dark_room_is_not_black() -> None:
    watch = FrameWatch(may_stand_still=True)

    assert {watch.look(noise(seed, mean=15)) for seed in range(2 * BLACK_FRAMES)} == {None}


def test_one_bright_frame_begins_the_count_anew() -> None:
    watch = FrameWatch(may_stand_still=True)
    for _ in range(BLACK_FRAMES - 1):
        watch.look(grey(0))
    watch.look(grey(90))

    assert watch.look(grey(0)) is None


def test_the_same_frame_again_and_again_is_frozen() -> None:
    watch = FrameWatch(may_stand_still=False)
    frame = noise(1)

    seen = [watch.look(frame) for _ in range(FROZEN_FRAMES + 1)]

    assert seen == [None] * FROZEN_FRAMES + [Fault.CAMERA_FROZEN]


def test_a_still_room_seen_by_a_living_camera_is_not_frozen() -> None:
    watch = FrameWatch(may_stand_still=False)

    assert {watch.look(noise(seed)) for seed in range(FROZEN_FRAMES + 5)} == {None}


def test_still_images_are_not_frozen_where_they_may_stand() -> None:
    watch = FrameWatch(may_stand_still=True)

    assert {watch.look(grey(90)) for _ in range(FROZEN_FRAMES + 5)} == {None}


def test_frames_of_another_size_are_another_picture() -> None:
    watch = FrameWatch(may_stand_still=False)

    assert {watch.look(grey(90, width_px=80 + 8 * (n % 2))) for n in range(FROZEN_FRAMES + 5)} == {None}
