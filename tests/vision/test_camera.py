"""Cameras, files, folders of images, and the built-in actors."""

import os
from pathlib import Path

import cv2
import pytest

from app import paths
from app.vision.actor import Actor
from app.vision.arguments import VIRTUAL_GUEST, End, SourceKind, SourceSpec
from app.vision.camera import Source, open_source
from app.vision.faults import VisionError
from app.wire.protocol import Fault
from tests.vision.clips import grey, write_clip


def opened(kind: SourceKind, path: Path, end: End = End.STOP, fps: float = 500.0) -> Source:
    return open_source(SourceSpec(kind, path), width_px=64, height_px=48, fps=fps, end=end)


def small_clip(path: Path, values: list[int]) -> Path:
    return write_clip(path, [grey(value, width_px=64, height_px=48) for value in values], fps=200)


@pytest.mark.parametrize("kind", list(SourceKind))
def test_a_source_that_is_not_there_is_missing(tmp_path: Path, kind: SourceKind) -> None:
    with pytest.raises(VisionError) as refused:
        opened(kind, tmp_path / "absent")

    assert refused.value.fault is Fault.CAMERA_MISSING


def test_a_device_that_gives_no_video_is_not_usable() -> None:
    """/dev/null can be opened like a camera, but is none: what a camera in use looks like to us."""
    with pytest.raises(VisionError) as refused:
        opened(SourceKind.CAMERA, Path(os.devnull))

    assert refused.value.fault is Fault.CAMERA_BUSY


def test_a_file_that_is_no_video_is_missing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no video")

    with pytest.raises(VisionError) as refused:
        opened(SourceKind.FILE, tmp_path / "notes.txt")

    assert refused.value.fault is Fault.CAMERA_MISSING


def test_a_clip_ends_when_told_to_stop(tmp_path: Path) -> None:
    source = opened(SourceKind.FILE, small_clip(tmp_path / "clip.avi", [10, 200]), End.STOP)

    for _ in range(4):
        last = source.read()

    assert last is None
    source.close()


def test_a_clip_begins_anew_when_told_to_loop(tmp_path: Path) -> None:
    source = opened(SourceKind.FILE, small_clip(tmp_path / "clip.avi", [10, 200]), End.LOOP)

    frames = [source.read() for _ in range(7)]

    assert all(frame is not None and frame.shape == (48, 64, 3) for frame in frames)
    source.close()
    source.close()


def test_a_broken_camera_may_not_stand_still_but_an_image_may(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), grey(1, width_px=8, height_px=8))
    clip = opened(SourceKind.FILE, small_clip(tmp_path / "clip.avi", [10, 200]))

    assert not clip.may_stand_still
    assert opened(SourceKind.IMAGES, tmp_path).may_stand_still
    clip.close()


def test_images_follow_each_other_by_name(tmp_path: Path) -> None:
    for name, value in (("b.png", 20), ("a.png", 10), ("notes.txt", 0)):
        path = tmp_path / name
        if path.suffix == ".png":
            cv2.imwrite(str(path), grey(value, width_px=8, height_px=8))
        else:
            path.write_text("not an image")
    source = opened(SourceKind.IMAGES, tmp_path, fps=1000.0)

    values = []
    while (frame := source.read()) is not None:
        values.append(int(frame[0, 0, 0]))

    assert values == [10] * 1000 + [20] * 1000
    source.close()


def test_a_folder_of_images_begins_anew_when_told_to_loop(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), grey(10, width_px=8, height_px=8))
    source = opened(SourceKind.IMAGES, tmp_path, End.LOOP, fps=5000.0)

    frames = [source.read() for _ in range(5003)]

    assert all(frame is not None for frame in frames)


def test_an_image_that_cannot_be_read_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no image")

    with pytest.raises(VisionError):
        opened(SourceKind.IMAGES, tmp_path).read()


def test_the_virtual_guest_is_played_by_an_actor() -> None:
    source = opened(SourceKind.VIRTUAL, paths.assets() / VIRTUAL_GUEST)

    assert isinstance(source, Actor)
    assert not source.may_stand_still
    source.close()
