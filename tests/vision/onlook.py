"""Has a folder of frames looked at (`tests/vision/look.py`) and reads what came of it."""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app import paths
from app.domain.face import Observation
from app.vision.frame import Pixels


@dataclass(frozen=True)
class Look:
    """What one frame showed, where faces are in it (one is found several times), and what was examined (BGR).

    `given` is what landmarks were computed on, `alone` what is handed on, if anything.
    """

    seen: Observation
    faces: list[tuple[float, float]]
    given: list[Pixels]
    alone: Pixels | None


def looks(folder: Path, frames: list[Pixels], *, is_searched: bool = False) -> list[Look]:
    """Frames seen one after the other by the same observer; if searched, with `faces`."""
    for number, frame in enumerate(frames):
        cv2.imwrite(str(folder / f"{number:03}.png"), frame)
    done = subprocess.run(
        (sys.executable, "-B", "-m", "tests.vision.look", str(folder), "search" if is_searched else "look"),
        capture_output=True,
        text=True,
        timeout=120,
        cwd=paths.APP.parent,
        check=True,
    )
    return [_look(line) for line in done.stdout.splitlines()]


def are_at(faces: list[tuple[float, float]], place: NDArray[np.bool_]) -> bool:
    """Whether a face was found with its middle on a marked pixel."""
    return any(place[min(int(y), len(place) - 1), min(int(x), len(place[0]) - 1)] for x, y in faces)


def _look(line: str) -> Look:
    told = json.loads(line)
    return Look(
        Observation(**told["seen"]),
        [(x, y) for x, y in told["faces"]],
        [_picture(text) for text in told["given"]],
        _picture(told["alone"]) if told["alone"] else None,
    )


def _picture(text: str) -> Pixels:
    read = cv2.imdecode(np.frombuffer(base64.b64decode(text), np.uint8), cv2.IMREAD_COLOR)
    assert read is not None
    return np.asarray(read, dtype=np.uint8)
