"""Shows drawn pages to a camera that is not there: at a slant, moving a little, unsharp, under lamps, with noise."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels
from tests.vision.page_maker import Page

WIDTH_PX, HEIGHT_PX = 1280, 720
_LENS = 1.4
_BLANK = 8

Light = NDArray[np.float32]
"""Light on each pixel, 0..255 and more."""


@dataclass(frozen=True)
class Level:
    """Between which bounds a scene lies; degrees, pixels, and shares of the frame."""

    width: tuple[float, float]
    turn_deg: float
    tilt_deg: float
    blur_px: tuple[float, float]
    noise: tuple[float, float]
    jpeg: tuple[int, int]
    glare: float
    motion: float
    motion_px: int


LEVELS = {
    "shelf": Level((0.62, 0.80), 2, 4, (0.4, 0.9), (1, 4), (75, 95), 0.15, 0.0, 2),
    "hand": Level((0.50, 0.80), 10, 16, (0.4, 1.3), (2, 7), (60, 92), 0.35, 0.35, 5),
    "hard": Level((0.42, 0.70), 18, 25, (0.6, 2.0), (3, 12), (40, 85), 0.6, 0.5, 8),
}
"""A fixed shelf, a steady hand, and a hard case; the bounds are those of our trials."""


@dataclass(frozen=True)
class Lamp:
    """A bright spot: middle and half size as shares of the frame, and its light."""

    x: float
    y: float
    wide: float
    high: float
    light: float


@dataclass(frozen=True)
class View:
    """One moment: how the page lies before the camera, and what the camera makes of it."""

    width: float = 0.75
    """The page's width as a share of the frame's."""
    turn_deg: float = 0.0
    tilt_x_deg: float = 0.0
    tilt_y_deg: float = 0.0
    aside: float = 0.0
    """-1 to 1: from one edge of the frame to the other."""
    above: float = 0.0
    blur_px: float = 0.6
    motion_px: int = 0
    motion_deg: float = 0.0
    noise: float = 3.0
    jpeg: int = 85
    light: float = 0.95
    shade: float = 0.0
    """How much brighter one side is than the other."""
    shade_deg: float = 0.0
    lamps: tuple[Lamp, ...] = ()


def scene(rng: np.random.Generator, level: Level) -> View:
    """One way to hold a page."""
    lamps = int(rng.integers(1, 3)) if rng.random() < level.glare else 0
    moves = rng.random() < level.motion
    return View(
        width=rng.uniform(*level.width),
        turn_deg=rng.uniform(-level.turn_deg, level.turn_deg),
        tilt_x_deg=rng.uniform(-level.tilt_deg, level.tilt_deg),
        tilt_y_deg=rng.uniform(-level.tilt_deg, level.tilt_deg),
        aside=rng.uniform(-0.8, 0.8),
        above=rng.uniform(-0.8, 0.8),
        blur_px=rng.uniform(*level.blur_px),
        motion_px=int(rng.integers(2, level.motion_px + 1)) if moves else 0,
        motion_deg=rng.uniform(0, 180),
        noise=rng.uniform(*level.noise),
        jpeg=int(rng.integers(*level.jpeg)),
        light=rng.uniform(0.65, 1.1),
        shade=rng.uniform(0, 0.6),
        shade_deg=rng.uniform(0, 360),
        lamps=tuple(_lamp(rng) for _ in range(lamps)),
    )


def film(rng: np.random.Generator, level: Level, count: int) -> Iterator[View]:
    """Moments of one scene: the page moves by a hand's tremor, the focus breathes, and all else stays."""
    held = scene(rng, level)
    shake = 1.0 if level.motion else 0.15
    for _ in range(count):
        turn, tilt_x, tilt_y = rng.normal(0, 1.2 * shake, 3)
        aside, above = rng.normal(0, 0.06 * shake, 2)
        yield replace(
            held,
            turn_deg=held.turn_deg + turn,
            tilt_x_deg=held.tilt_x_deg + tilt_x,
            tilt_y_deg=held.tilt_y_deg + tilt_y,
            aside=float(np.clip(held.aside + aside, -0.9, 0.9)),
            above=float(np.clip(held.above + above, -0.9, 0.9)),
            blur_px=held.blur_px * float(np.exp(rng.normal(0, 0.2))),
            motion_px=int(rng.integers(0, held.motion_px + 1)),
            motion_deg=rng.uniform(0, 180),
        )


def photographed(page: Page, view: View, rng: np.random.Generator) -> Pixels:
    """The frame that a camera gives; blue, green, red, 1280 by 720."""
    matrix, scale = _projection(page, view)
    source = page.pixels if scale >= 0.9 else cv2.GaussianBlur(page.pixels, (0, 0), 0.38 / scale)
    size = (WIDTH_PX, HEIGHT_PX)
    frame = _desk(rng)
    cv2.warpPerspective(source, matrix, size, dst=frame, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT)
    light = frame.astype(np.float32) * _lit(view)[..., None]
    for lamp in view.lamps:
        light += _shine(lamp)[..., None]
    light = _smeared(np.asarray(cv2.GaussianBlur(light, (0, 0), view.blur_px), dtype=np.float32), view)
    light += _grain(rng) * view.noise
    coded = cv2.imencode(".jpg", np.clip(light, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, view.jpeg])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)


def corners(page: Page, view: View) -> NDArray[np.float64]:
    """Where the corners of the page are in the frame, clockwise from the upper left one of the page."""
    high, wide = page.pixels.shape[:2]
    edges = np.array([[(0, 0), (wide, 0), (wide, high), (0, high)]], np.float32)
    return np.asarray(cv2.perspectiveTransform(edges, _projection(page, view)[0])[0], dtype=np.float64)


def _projection(page: Page, view: View) -> tuple[NDArray[np.float64], float]:
    """The matrix from the page's pixels to the frame's, and its scale."""
    high, wide = page.pixels.shape[:2]
    scale = view.width * WIDTH_PX / wide
    flat = np.array([(-wide, -high), (wide, -high), (wide, high), (-wide, high)]) / 2 * scale
    tilt_x, tilt_y, turn = (math.radians(angle) for angle in (view.tilt_x_deg, view.tilt_y_deg, view.turn_deg))
    about_x = np.array([[1, 0, 0], [0, math.cos(tilt_x), -math.sin(tilt_x)], [0, math.sin(tilt_x), math.cos(tilt_x)]])
    about_y = np.array([[math.cos(tilt_y), 0, math.sin(tilt_y)], [0, 1, 0], [-math.sin(tilt_y), 0, math.cos(tilt_y)]])
    about_z = np.array([[math.cos(turn), -math.sin(turn), 0], [math.sin(turn), math.cos(turn), 0], [0, 0, 1]])
    solid = np.c_[flat, np.zeros(4)] @ (about_z @ about_x @ about_y).T
    lens = _LENS * WIDTH_PX
    seen = solid[:, :2] * (lens / (lens + solid[:, 2]))[:, None]
    room = np.maximum(0, (np.array([WIDTH_PX, HEIGHT_PX]) - np.ptp(seen, axis=0)) / 2)
    seen += np.array([WIDTH_PX, HEIGHT_PX]) / 2 - (seen.max(axis=0) + seen.min(axis=0)) / 2
    seen += room * (view.aside, view.above)
    source = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, seen.astype(np.float32))
    return np.asarray(matrix, dtype=np.float64), scale


def _desk(rng: np.random.Generator) -> Pixels:
    """What lies around the page: a cloudy colour with a few edges on it."""
    cloud = rng.uniform(20, 220, 3) + rng.uniform(-60, 60, (6, 10, 3))
    desk = cv2.resize(np.clip(cloud, 0, 255).astype(np.uint8), (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_CUBIC)
    for _ in range(int(rng.integers(0, 8))):
        start, end = (tuple(int(side) for side in rng.integers(0, (WIDTH_PX, HEIGHT_PX))) for _ in range(2))
        cv2.line(desk, start, end, tuple(rng.uniform(0, 255, 3)), int(rng.integers(1, 9)))
    return np.asarray(desk, dtype=np.uint8)


def _lit(view: View) -> Light:
    """The room's light, brighter to one side."""
    down, across = np.mgrid[0:HEIGHT_PX:_BLANK, 0:WIDTH_PX:_BLANK].astype(np.float32)
    side = math.radians(view.shade_deg)
    slope = math.cos(side) * (across / WIDTH_PX - 0.5) + math.sin(side) * (down / HEIGHT_PX - 0.5)
    return _grown((1 + slope * view.shade) * view.light)


def _shine(lamp: Lamp) -> Light:
    down, across = np.mgrid[0:HEIGHT_PX:_BLANK, 0:WIDTH_PX:_BLANK].astype(np.float32)
    distance = ((across / WIDTH_PX - lamp.x) / lamp.wide) ** 2 + ((down / HEIGHT_PX - lamp.y) / lamp.high) ** 2
    return _grown(np.exp(-distance) * lamp.light)


def _grown(small: Light) -> Light:
    return np.asarray(cv2.resize(small.astype(np.float32), (WIDTH_PX, HEIGHT_PX)), dtype=np.float32)


def _lamp(rng: np.random.Generator) -> Lamp:
    return Lamp(
        rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.03, 0.15), rng.uniform(0.02, 0.1), rng.uniform(60, 260)
    )


def _smeared(light: Light, view: View) -> Light:
    """The frame of a page that moves while the shutter is open."""
    if view.motion_px < 2:
        return light
    size = view.motion_px | 1
    path = np.zeros((size, size), np.float32)
    along = math.radians(view.motion_deg)
    step = np.array([math.cos(along), math.sin(along)]) * size / 2
    middle = size // 2
    cv2.line(path, tuple((middle - step).astype(int).tolist()), tuple((middle + step).astype(int).tolist()), 1.0, 1)
    return np.asarray(cv2.filter2D(light, -1, path / path.sum()), dtype=np.float32)


@cache
def _noise() -> Light:
    return np.random.default_rng(1).standard_normal((HEIGHT_PX + 256, WIDTH_PX + 256, 3), np.float32)


def _grain(rng: np.random.Generator) -> Light:
    """Noise of spread 1: a part of one large picture of noise, each time another."""
    down, across = rng.integers(0, 256, 2)
    return _noise()[down : down + HEIGHT_PX, across : across + WIDTH_PX]
