"""Makes frames of flat pictures held before the kiosk's camera: prints and screens, still, tilted, bent and moved.

They are drawn, so they carry no trace of a real printer, screen or hand; what they test is geometry and movement.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels

SIZE = (1280, 720)
_GRID = 4
_CAMERA = 2.2
_GRAIN = 2.2

Plane = NDArray[np.float64]


@dataclass(frozen=True)
class Hold:
    """How a sheet is held: angles in degrees, its width in frame heights, its place in pixels from the middle.

    `bend` is the angle in radians over which the sheet is rolled about its upright axis, towards the camera.
    """

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    width_ratio: float = 0.9
    right_px: float = 0.0
    down_px: float = 0.0
    bend: float = 0.0


def printed(portrait: Pixels) -> Pixels:
    """The portrait on paper: less contrast, a raster, a white margin."""
    ink = portrait.astype(np.float32) * 0.74 + 36
    rows, columns = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]].astype(np.float32)
    for channel, degrees in enumerate((12, 72, 42)):
        along, across = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        u, v = (columns * along + rows * across) * 1.5, (rows * along - columns * across) * 1.5
        ink[..., channel] += 8 * np.cos(u) * np.cos(v)
    return _framed(cv2.GaussianBlur(ink, (0, 0), 0.8), (238, 236, 232))


def on_screen(portrait: Pixels) -> Pixels:
    """The portrait on a tablet: brighter, a raster near the camera's own, a reflection, a black rim."""
    light = portrait.astype(np.float32) * 1.05 + 8
    rows, columns = np.mgrid[0 : light.shape[0], 0 : light.shape[1]].astype(np.float32)
    for channel in range(3):
        light[..., channel] *= 0.9 + 0.1 * np.cos(columns * 3.03 + channel * 2.09) * np.cos(rows * 2.98)
    light += (24 * columns / columns.max() * (1 - rows / rows.max()))[..., None]
    return _framed(light, (18, 18, 18))


def held(sheet: Pixels, hold: Hold, room: Pixels, *, seed: int = 0) -> Pixels:
    """A frame of the room with the sheet held in front of the camera."""
    u, v = _on_sheet(hold, sheet.shape[0] / sheet.shape[1])
    rows, columns = sheet.shape[:2]
    from_x = (u + 0.5) * columns - 0.5
    from_y = (v * columns + rows / 2) - 0.5
    small = cv2.GaussianBlur(sheet, (0, 0), max(0.01, 0.3 * columns / (hold.width_ratio * SIZE[1])))
    shown = cv2.remap(small, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    is_sheet = ((np.abs(u) <= 0.5) & (np.abs(v) <= rows / columns / 2)).astype(np.float32)
    share = cv2.GaussianBlur(is_sheet, (3, 3), 0)[..., None]
    light = shown.astype(np.float32) * share + room.astype(np.float32) * (1 - share)
    grain = np.random.default_rng(seed).normal(0, _GRAIN, (*room.shape[:2], 1)).astype(np.float32)
    return np.clip(light + grain, 0, 255).astype(np.uint8)


def _on_sheet(hold: Hold, aspect: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Which spot of the sheet every pixel shows, in sheet widths from its middle; far outside where it shows none."""
    width, height = SIZE
    columns, rows = np.meshgrid(np.arange(0, width + _GRID, _GRID), np.arange(0, height + _GRID, _GRID))
    unit = height * hold.width_ratio
    towards = np.stack(
        [
            (columns - width / 2 - hold.right_px) / unit,
            (rows - height / 2 - hold.down_px) / unit,
            np.full(columns.shape, _CAMERA),
        ],
        axis=-1,
    )
    turn = _turned(hold)
    eye, rays = np.array([0.0, 0.0, -_CAMERA]) @ turn, towards @ turn
    reach, u = _met(eye, rays, hold.bend)
    v = eye[1] + reach * rays[..., 1]
    u, v = (np.where(np.isfinite(part), np.clip(part, -9, 9), 9.0).astype(np.float32) for part in (u, v))
    size = (columns.shape[1] * _GRID, columns.shape[0] * _GRID)
    big_u, big_v = (_enlarged(part, size) for part in (u, v))
    return big_u, big_v


def _enlarged(part: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    """A grid value for every pixel; grid point (0, 0) is pixel (0, 0)."""
    width, height = SIZE
    matrix = np.array([[_GRID, 0, 0], [0, _GRID, 0]], np.float64)
    big = cv2.warpAffine(part, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(big[:height, :width], dtype=np.float32)


def _met(eye: Plane, rays: Plane, bend: float) -> tuple[Plane, Plane]:
    """How far along each ray the sheet is met, and where across the sheet; nan where it is not met."""
    if abs(bend) < 1e-3:
        reach = -eye[2] / rays[..., 2]
        return reach, eye[0] + reach * rays[..., 0]
    radius = 1 / bend
    x, z = rays[..., 0], rays[..., 2]
    square, half = x**2 + z**2, eye[0] * x + (eye[2] - radius) * z
    root = half**2 - square * (eye[0] ** 2 + (eye[2] - radius) ** 2 - radius**2)
    with np.errstate(invalid="ignore"):
        reach = (-half - np.sqrt(root)) / square
    return reach, np.arctan2(eye[0] + reach * x, radius - eye[2] - reach * z) / bend


def _turned(hold: Hold) -> Plane:
    yaw, pitch, roll = np.radians([hold.yaw_deg, hold.pitch_deg, hold.roll_deg])
    about_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
    about_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    return np.asarray(about_z @ about_x @ about_y, dtype=np.float64)


def _framed(light: NDArray[np.float32], colour: tuple[int, int, int]) -> Pixels:
    margin = light.shape[1] // 16
    sheet = np.clip(light, 0, 255).astype(np.uint8)
    sides = (margin, margin, margin, margin)
    return np.asarray(cv2.copyMakeBorder(sheet, *sides, cv2.BORDER_CONSTANT, value=colour), dtype=np.uint8)


def _shake(second: float, speed: float, reach: float) -> float:
    """The small movements of a hand."""
    waves = math.sin(2.1 * second * speed) + 0.6 * math.sin(5.3 * second * speed + 1) + 0.3 * math.sin(11 * second + 2)
    return reach * waves


def _still(second: float) -> Hold:
    return Hold(
        yaw_deg=_shake(second, 1.0, 1.0),
        pitch_deg=_shake(second, 1.3, 0.8),
        roll_deg=_shake(second, 0.8, 0.7),
        right_px=_shake(second, 0.9, 5),
        down_px=_shake(second, 1.1, 4),
    )


def _swing(second: float, reach: float, period_s: float) -> float:
    return reach * math.sin(2 * math.pi * second / period_s)


def _tilted(second: float) -> Hold:
    return Hold(_swing(second, 40, 4.0), _swing(second, 8, 5.0), right_px=_swing(second, 30, 4.0))


def _bent(second: float) -> Hold:
    return Hold(_swing(second, 25, 4.0), _swing(second, 4, 5.0), bend=1.3)


def _bent_and_moved(second: float) -> Hold:
    return Hold(_swing(second, 20, 4.0), right_px=_swing(second, 40, 3.1), bend=0.95 + _swing(second, 0.85, 2.7))


def _approached(second: float) -> Hold:
    still = _still(second)
    return Hold(still.yaw_deg, still.pitch_deg, still.roll_deg, width_ratio=0.7 + 0.08 * second)


Move = Callable[[float], Hold]

FLAT: dict[str, tuple[Callable[[Pixels], Pixels], Move]] = {
    "print held": (printed, _still),
    "print tilted": (printed, _tilted),
    "print bent and tilted": (printed, _bent),
    "print bent and moved": (printed, _bent_and_moved),
    "print approached": (printed, _approached),
    "screen held": (on_screen, _still),
    "screen tilted": (on_screen, _tilted),
}
"""Attacks with one portrait: what it is on, and how that is held second by second."""


def attack(kind: str, portrait: Pixels, room: Pixels, *, seconds: float = 6.0, fps: float = 10.0) -> Iterator[Pixels]:
    """The frames of an attack of this kind with one portrait."""
    put, move = FLAT[kind]
    sheet = put(portrait)
    for number in range(round(seconds * fps)):
        yield held(sheet, move(number / fps), room, seed=number)


def played(film: Iterable[Pixels], room: Pixels, *, fps: float = 10.0) -> Iterator[Pixels]:
    """The frames of a film that is played on a tablet in somebody's hand."""
    for number, picture in enumerate(film):
        yield held(on_screen(picture), _still(number / fps), room, seed=number)
