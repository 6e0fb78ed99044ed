"""Puts an installer's picture before the kiosk's eyes as if it were a frame of the camera."""

from pathlib import Path

import cv2
import numpy as np

from app.vision.frame import Frame, Pixels
from app.vision.zone import EXAMINED_WIDTH_RATIO, HIDDEN
from app.wire.frames import HD


def picture_at(path: Path) -> Pixels | None:
    """A picture (blue, green, red), turned as its maker says; None if it cannot be read as one."""
    try:
        content = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError:
        return None
    if content.size == 0:
        return None
    picture = cv2.imdecode(content, cv2.IMREAD_COLOR)
    return None if picture is None else np.asarray(picture, dtype=np.uint8)


def as_frame(picture: Pixels) -> Frame:
    """A whole picture in the middle of a frame of the kiosk's size, as large as the examined part allows."""
    rows, columns = picture.shape[:2]
    scale = min(HD.width_px * EXAMINED_WIDTH_RATIO / columns, HD.height_px / rows)
    wide, high = max(1, int(columns * scale)), max(1, int(rows * scale))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    canvas = np.full((HD.height_px, HD.width_px, 3), HIDDEN, np.uint8)
    left, top = (HD.width_px - wide) // 2, (HD.height_px - high) // 2
    canvas[top : top + high, left : left + wide] = cv2.resize(picture, (wide, high), interpolation=method)
    return Frame(canvas, 0)


def as_rgb(picture: Pixels) -> Pixels:
    """The same picture as red, green, blue."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), dtype=np.uint8)
