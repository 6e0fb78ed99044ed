"""Cuts lines out of a frame, each straightened and made 32 pixels high, as the line net wants them."""

import cv2
import numpy as np

from app.vision.page.locator import Block, Grey, Line

HEIGHT_PX = 32
_BESIDE = 1.6
"""How much more than the ink is cut at both ends together, in line heights."""
_ABOVE = 2.0
"""How high a strip is, in line heights."""


def strips_of(grey: Grey, block: Block) -> list[Grey]:
    """The lines of a block from the first to the last, each `(32, width)`."""
    return [_strip(grey, line) for line in block]


def turned(strips: list[Grey]) -> list[Grey]:
    """The same lines as they read when the frame is turned by 180 degrees."""
    return [np.ascontiguousarray(strip[::-1, ::-1]) for strip in reversed(strips)]


def _strip(grey: Grey, line: Line) -> Grey:
    half_along = (line.length_px + line.height_px * _BESIDE) / 2 * line.along
    half_down = line.height_px * _ABOVE / 2 * line.down
    corners = [
        line.centre - half_along - half_down,
        line.centre + half_along - half_down,
        line.centre + half_along + half_down,
    ]
    width_px = round(HEIGHT_PX * float(np.linalg.norm(half_along)) / float(np.linalg.norm(half_down)))
    target = np.array([[0, 0], [width_px, 0], [width_px, HEIGHT_PX]], np.float32)
    matrix = cv2.getAffineTransform(np.array(corners, np.float32), target)
    size = (width_px, HEIGHT_PX)
    strip = cv2.warpAffine(grey, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(strip, dtype=np.uint8)


def ends_of(line: Line, shares: tuple[float, float], *, is_upside_down: bool) -> list[tuple[float, float]]:
    """Where two places of a line's strip, given as shares of its length, are in the frame; x then y."""
    half_along = (line.length_px + line.height_px * _BESIDE) / 2 * line.along * (-1 if is_upside_down else 1)
    places = (line.centre + (2 * share - 1) * half_along for share in shares)
    return [(float(x_px), float(y_px)) for x_px, y_px in places]
