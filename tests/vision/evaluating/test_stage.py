"""Pictures put before the kiosk's eyes."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.vision.evaluating.stage import as_frame, as_rgb, picture_at
from app.vision.zone import EXAMINED_WIDTH_RATIO, HIDDEN
from app.wire.frames import HD


@pytest.mark.parametrize(("rows", "columns"), [(250, 250), (3000, 2000), (300, 4000), (1, 1)])
def test_a_picture_of_any_shape_is_whole_and_in_the_part_that_is_examined(rows: int, columns: int) -> None:
    pixels = as_frame(np.full((rows, columns, 3), 255, np.uint8)).pixels

    assert pixels.shape == (HD.height_px, HD.width_px, 3)
    high, wide = (np.ptp(places) + 1 for places in np.nonzero(pixels[..., 0] != HIDDEN))
    assert high <= HD.height_px
    assert wide <= HD.width_px * EXAMINED_WIDTH_RATIO
    assert high == HD.height_px or wide == HD.width_px * EXAMINED_WIDTH_RATIO
    assert wide / high == pytest.approx(columns / rows, rel=0.02)
    assert (pixels[..., 0] != HIDDEN).sum(axis=1).max() == wide
    assert pixels[HD.height_px // 2, HD.width_px // 2, 0] == 255


def test_a_picture_is_read_from_its_file(tmp_path: Path) -> None:
    blue = np.zeros((4, 6, 3), np.uint8)
    blue[..., 0] = 200
    cv2.imwrite(str(tmp_path / "p.png"), blue)

    picture = picture_at(tmp_path / "p.png")

    assert picture is not None
    assert np.array_equal(picture, blue)
    assert as_rgb(picture)[0, 0].tolist() == [0, 0, 200]


@pytest.mark.parametrize("content", [b"", b"not a picture"])
def test_what_is_no_picture_gives_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.png").write_bytes(content)

    assert picture_at(tmp_path / "p.png") is None


def test_a_file_that_is_not_there_gives_none(tmp_path: Path) -> None:
    assert picture_at(tmp_path / "absent.png") is None
