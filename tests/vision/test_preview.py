"""A face is mirrored, clear in the oval, blurred beyond recognition outside; a page on a face camera stands alone."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.picture import OVAL
from app.vision.frame import Pixels
from app.vision.preview import BLANK, Corners, PagePainter, PreviewPainter
from tests.vision.clips import HEIGHT_PX, WIDTH_PX, good_frame, grey


def painted(pixels: Pixels) -> Pixels:
    canvas = np.zeros((HEIGHT_PX, WIDTH_PX, 4), np.uint8)
    PreviewPainter(width_px=WIDTH_PX, height_px=HEIGHT_PX).paint(pixels, canvas)
    return canvas


def oval_mask(*, margin_ratio: float) -> NDArray[np.bool_]:
    rows, columns = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX]
    across = ((columns + 0.5) / WIDTH_PX - OVAL.centre_x_ratio) / (OVAL.width_ratio / 2)
    down = ((rows + 0.5) / HEIGHT_PX - OVAL.centre_y_ratio) / (OVAL.height_ratio / 2)
    return np.asarray(np.hypot(across, down) < 1 + margin_ratio)


def test_inside_the_oval_the_mirrored_frame_is_untouched() -> None:
    pixels = good_frame()

    canvas = painted(pixels)

    inside = oval_mask(margin_ratio=-0.03)
    difference = np.abs(canvas[..., :3].astype(int) - pixels[:, ::-1].astype(int))
    assert difference[inside].max() <= 1


def test_the_preview_is_a_mirror() -> None:
    pixels = grey(100)
    pixels[:, : WIDTH_PX // 2] = (255, 0, 0)  # blue on the camera's left, which is the guest's right

    canvas = painted(pixels)

    assert tuple(canvas[360, 1270, :3]) == (255, 0, 0)
    assert tuple(canvas[360, 700, :3]) == (255, 0, 0)
    assert tuple(canvas[360, 10, :3]) == (100, 100, 100)


@pytest.mark.parametrize("size_px", [8, 16, 32])
def test_outside_the_oval_no_detail_survives(size_px: int) -> None:
    """A chessboard of black and white, as large as an eye or a mouth, becomes an even grey."""
    rows, columns = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX]
    board = (((rows // size_px + columns // size_px) % 2) * 255).astype(np.uint8)

    canvas = painted(np.dstack([board] * 3))

    outside = ~oval_mask(margin_ratio=0.05)
    assert canvas[outside][:, :3].std() < 20


def test_a_face_outside_the_oval_cannot_be_told_from_a_blot() -> None:
    """The blurred face has lost nearly everything in which it differed from a smooth patch of colour."""
    face = good_frame()[150:510, 460:820]
    pixels = grey(120)
    pixels[180:540, 20:380] = face

    blurred = painted(pixels)[180:540, ::-1][:, 20:380, :3].astype(float)

    assert np.abs(np.diff(blurred, axis=1)).max() < 6
    assert np.abs(np.diff(face.astype(float), axis=1)).max() > 60


def test_the_canvas_is_painted_to_every_edge() -> None:
    canvas = painted(grey(200))

    assert np.all(np.abs(canvas[..., :3].astype(int) - 200) <= 1)


def page_painted(pixels: Pixels, *, is_shared: bool, corners: Corners | None) -> Pixels:
    canvas = np.zeros((HEIGHT_PX, WIDTH_PX, 4), np.uint8)
    PagePainter(is_shared=is_shared, corners=lambda: corners).paint(pixels, canvas)
    return canvas


def test_a_document_camera_of_its_own_is_shown_as_it_sees() -> None:
    pixels = good_frame()

    assert (page_painted(pixels, is_shared=False, corners=None)[..., :3] == pixels).all()


def test_where_the_face_camera_reads_pages_nothing_is_painted_before_a_page_is_found() -> None:
    canvas = page_painted(good_frame(), is_shared=True, corners=None)

    assert (canvas == BLANK).all()


def test_where_the_face_camera_reads_pages_a_found_page_alone_is_painted() -> None:
    pixels = good_frame()
    corners = np.array([(200, 300), (500, 300), (500, 500), (200, 500)], np.float64)

    canvas = page_painted(pixels, is_shared=True, corners=corners)

    assert (canvas[300:501, 200:501, :3] == pixels[300:501, 200:501]).all()
    outside = np.ones(canvas.shape[:2], np.bool_)
    outside[300:501, 200:501] = False
    assert (canvas[outside] == BLANK).all()
