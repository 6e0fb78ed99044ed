"""Small videos and frames that tests draw themselves, and frames of the virtual guest."""

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from app import paths
from app.vision.arguments import VIRTUAL_GUEST, WARM_UP_PICTURE
from app.vision.frame import Pixels

WIDTH_PX, HEIGHT_PX = 1280, 720
VIRTUAL_FPS = 25
"""Frames a second of all built-in clips."""


def grey(value: int, *, width_px: int = WIDTH_PX, height_px: int = HEIGHT_PX) -> Pixels:
    """A plain frame."""
    return np.full((height_px, width_px, 3), value, np.uint8)


def noise(seed: int, *, mean: int = 120) -> Pixels:
    """A frame of camera noise on grey; another one for every seed."""
    grain = np.random.default_rng(seed).normal(mean, 12, (HEIGHT_PX // 4, WIDTH_PX // 4, 3))
    small = np.clip(grain, 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(small, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def write_clip(path: Path, frames: Iterable[Pixels], *, fps: float = 30.0) -> Path:
    """Write the frames as a video without loss, and return its path."""
    frames = list(frames)
    height_px, width_px = frames[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"FFV1"), fps, (width_px, height_px))
    for frame in frames:
        writer.write(frame)
    writer.release()
    return path


def good_frame() -> Pixels:
    """A frame of the virtual guest in the middle, looking at the camera."""
    pixels = cv2.imread(str(paths.assets() / WARM_UP_PICTURE))
    assert pixels is not None
    return np.asarray(pixels, dtype=np.uint8)


def guest_frame(second: float) -> Pixels:
    """The virtual guest's frame at this second of the story."""
    return film_frame(VIRTUAL_GUEST, round(second * VIRTUAL_FPS))


def film_frame(name: str, number: int) -> Pixels:
    """One frame of a clip in the folder of assets, counted from 0."""
    capture = cv2.VideoCapture(str(paths.assets() / name))
    capture.set(cv2.CAP_PROP_POS_FRAMES, number)
    is_read, pixels = capture.read()
    assert is_read
    return np.asarray(pixels, dtype=np.uint8)


def film_length(name: str) -> int:
    """How many frames a clip in the folder of assets has."""
    return int(cv2.VideoCapture(str(paths.assets() / name)).get(cv2.CAP_PROP_FRAME_COUNT))
