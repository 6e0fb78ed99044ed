"""The shelf under the document camera, and how a booklet comes onto it and lies there."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from virtual_guest.stage import SIZE

from virtual_passport.page import EDGE_MM, PAGE_MM, PX_PER_MM

Pixels = NDArray[np.uint8]
Light = NDArray[np.float32]
Matrix = NDArray[np.float64]

OPENING_S, REST_S = 2.4, 2.0
_SCALE = 7.2
"""Pixels for each millimetre of a page that lies: 18.3 from one character of the zone to the next."""

_LIES_AT = (640.0, 384.0)
_FINE = 2


@dataclass(frozen=True)
class Lie:
    """Where the middle of the data page is in the frame, how it is turned, and how high it is held, 0 to 1."""

    x_px: float
    y_px: float
    turn_deg: float
    height: float


def coming(second: float) -> Lie | None:
    """The opening: nothing; then a hand lays the booklet down and puts it straight; then it lies."""
    if second < 0.4:
        return None
    way = _smooth((second - 0.4) / 1.1)
    straight = _smooth((second - 1.35) / 0.6)
    rest = resting(0.0)
    return Lie(
        rest.x_px + 300 * (1 - way) + 16 * (1 - straight),
        rest.y_px + 830 * (1 - way) - 7 * (1 - straight) * way,
        rest.turn_deg + 9 * (1 - way) - 2.2 * (1 - straight),
        max(0.0, 1 - 1.15 * way),
    )


def resting(second: float) -> Lie:
    """A loop: the booklet lies, and the hand on its edge trembles a little."""
    turn = 2 * np.pi * second / REST_S
    once, twice, quick = (float(np.sin(times * turn)) for times in (1, 2, 5))
    return Lie(_LIES_AT[0] + 0.6 * once + 0.2 * quick, _LIES_AT[1] - 0.5 * twice, 0.5 + 0.05 * twice, 0.0)


def shelf() -> Light:
    """The empty shelf, BGR: brushed slate under a lamp, with marks where a page goes."""
    width, height = SIZE
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    brushed = cv2.GaussianBlur(np.random.default_rng(3).normal(0, 1, (height, width)).astype(np.float32), (0, 0), 40, 1)
    lamp = np.exp(-(((x - 560) / 900) ** 2 + ((y - 250) / 620) ** 2))
    slate = np.array((98, 88, 80), np.float32) * (0.70 + 0.55 * lamp)[..., None] + 30 * brushed[..., None]
    wide, high = (side * _SCALE / 2 + 26 for side in PAGE_MM)
    for across in (-1, 1):
        for down in (-1, 1):
            corner = np.array((_LIES_AT[0] + across * wide, min(_LIES_AT[1] + down * high, height - 12)))
            arms = [corner - (across * 46, 0), corner, corner - (0, down * 46)]
            cv2.polylines(slate, [np.array(arms).astype(np.int32)], False, (150, 142, 134), 4, cv2.LINE_AA)
    return np.asarray(slate, dtype=np.float32)


def laid(booklet: Pixels, lie: Lie | None, ground: Light) -> Light:
    """The booklet on the shelf (BGR), with its shadow, under the lamp, as the camera sees it."""
    if lie is None:
        return np.asarray(cv2.GaussianBlur(ground, (0, 0), 0.6), dtype=np.float32)
    width, height = SIZE
    size = (width * _FINE, height * _FINE)
    matrix = np.diag([_FINE, _FINE, 1.0]) @ _placed(booklet, lie)
    fine = cv2.warpPerspective(booklet, matrix, size, flags=cv2.INTER_LINEAR)
    cover = cv2.warpPerspective(np.full(booklet.shape[:2], 255, np.uint8), matrix, size, flags=cv2.INTER_LINEAR)
    page = cv2.resize(fine, SIZE, interpolation=cv2.INTER_AREA).astype(np.float32)
    alpha = cv2.resize(cover, SIZE, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    reach = 9 + 26 * lie.height
    drop = np.array([[1, 0, 4 + 22 * lie.height], [0, 1, 7 + 34 * lie.height]])
    shade = cv2.GaussianBlur(cv2.warpAffine(alpha, drop, SIZE), (0, 0), reach)
    dark = ground * (1 - 0.6 * shade[..., None])
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    lamp = 0.80 + 0.14 * np.exp(-(((x - 560) / 800) ** 2 + ((y - 250) / 520) ** 2))
    lit = page * lamp[..., None] * np.array((0.97, 0.99, 1.0), np.float32)
    frame = dark * (1 - alpha[..., None]) + lit * alpha[..., None]
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), 0.6), dtype=np.float32)


def _placed(booklet: Pixels, lie: Lie) -> Matrix:
    """From the booklet's pixels to the frame's."""
    high = booklet.shape[0] - EDGE_MM * PX_PER_MM - PAGE_MM[1] * PX_PER_MM / 2
    scale = _SCALE / PX_PER_MM * (1 + 0.08 * lie.height)
    turn = np.radians(lie.turn_deg)
    cos, sin = scale * np.cos(turn), scale * np.sin(turn)
    centre = np.array((booklet.shape[1] / 2, high))
    linear = np.array([[cos, -sin], [sin, cos]])
    shift = np.array((lie.x_px, lie.y_px)) - linear @ centre
    return np.vstack([np.c_[linear, shift], [0, 0, 1]])


def _smooth(ratio: float) -> float:
    ratio = min(1.0, max(0.0, ratio))
    return ratio**3 * (10 - 15 * ratio + 6 * ratio * ratio)
