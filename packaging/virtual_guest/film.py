"""Writes frames as a small video file: the same bytes for the same frames."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from virtual_guest.stage import SIZE

FPS = 25

Pixels = NDArray[np.uint8]
Light = NDArray[np.float32]


def write_film(path: Path, frames: Iterable[Pixels], *, quality: int) -> None:
    """Write frames (BGR, `SIZE`) as H.264; `quality` is x264's rate factor, smaller is better.

    Raises: SystemExit if ffmpeg fails.
    """
    raw = ("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-r", str(FPS), "-i", "-")
    coded = ("-c:v", "libx264", "-preset", "slow", "-crf", str(quality), "-g", str(FPS))
    shape = ("-pix_fmt", "yuv420p", "-threads", "1")
    plain = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart")
    command = ("ffmpeg", "-v", "error", "-y", *raw, *coded, *shape, *plain, str(path))
    running = subprocess.Popen(command, stdin=subprocess.PIPE)
    if running.stdin is None:
        raise SystemExit("ffmpeg takes no frames")
    for frame in frames:
        running.stdin.write(frame.tobytes())
    running.stdin.close()
    if running.wait() != 0:
        raise SystemExit("ffmpeg failed")


def grained(frame: Light, strength: float, chance: np.random.Generator) -> Pixels:
    """The frame with the grain of a camera: noise of this spread, two pixels wide."""
    noise = chance.normal(0, strength, (SIZE[1] // 2, SIZE[0] // 2, 1)).astype(np.float32)
    noise = np.asarray(cv2.resize(noise, SIZE, interpolation=cv2.INTER_LINEAR), dtype=np.float32)
    return np.clip(frame + noise[..., None], 0, 255).astype(np.uint8)
