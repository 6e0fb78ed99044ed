"""What the kiosk's own eyes see in a recorded film, frame by frame, kept as numbers so that it can be judged often."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Protocol

import cv2
import numpy as np

from app.domain.liveness import LIMITS
from app.vision.flatness import Flatness
from app.vision.frame import Frame, Pixels, fitted
from app.vision.passive import VOTE_EVERY, PassiveVote
from app.vision.sight import FaceSeen, Sight
from app.wire.frames import HD

FPS_MAX = 15.0
"""The kiosk examines about so many frames a second."""

LENGTH_MAX_S = 60.0
"""What comes later in a film is not looked at."""

_PAUSE_NS = 10_000_000_000
_BLANK: Pixels = np.broadcast_to(np.zeros((1, 1, 3), np.uint8), (HD.height_px, HD.width_px, 3))


@dataclass(frozen=True)
class Film:
    """One film as it was seen: frames without their pixels, and the passive model's score or None.

    Keeps: landmarks of whoever was filmed, until the next film is read.
    """

    frames: list[tuple[Frame, Sight]] = field(repr=False)
    passive: float | None
    ms_per_frame: float

    @property
    def faces(self) -> list[tuple[float, FaceSeen]]:
        """Yaw and face of every frame that shows one."""
        return [(sight.observation.yaw_deg, sight.face) for _, sight in self.frames if sight.face is not None]


class Eyes(Protocol):
    """Who looks at frames: the kiosk's `FaceObserver`."""

    def look(self, frame: Frame) -> Sight:
        """What a frame shows."""

    def forget(self) -> None:
        """Forget whom it saw."""


class Projector:
    """Shows films to one observer, each as if a new guest had come.

    Keeps: what the observer keeps, forgotten after each film.
    """

    def __init__(self, observer: Eyes, passive: PassiveVote | None) -> None:
        self._observer = observer
        self._passive = passive
        self._start_ns = 0

    def film(self, path: Path) -> Film | None:
        """Look at a film; None if it cannot be read as one."""
        if self._passive is not None:
            self._passive.forget()
        frames: list[tuple[Frame, Sight]] = []
        started = cv2.getTickCount()
        for second, pixels in _frames(path):
            frame = Frame(pixels, self._start_ns + round(second * 1e9))
            sight = self._observer.look(frame)
            self._vote(len(frames), frame, sight)
            frames.append((Frame(_BLANK, frame.stamp_ns), _without_pixels(sight)))
        spent_ms = (cv2.getTickCount() - started) / cv2.getTickFrequency() * 1000
        self._observer.forget()
        if not frames:
            return None
        self._start_ns = frames[-1][0].stamp_ns + _PAUSE_NS
        return Film(frames, self._passive.score if self._passive else None, round(spent_ms / len(frames), 1))

    def _vote(self, number: int, frame: Frame, sight: Sight) -> None:
        """Have the passive model see every other frame that looks ahead, as an attempt does."""
        if self._passive is None or number % VOTE_EVERY:
            return
        if abs(sight.observation.yaw_deg) <= LIMITS.turn_deg:
            self._passive.see_guest(frame, sight)


def turned_furthest(film: Film) -> tuple[float, float, float]:
    """How far anybody turned from where the film began: largest yaw (degrees) and depth (eye distances), and a score.

    The score is 1 where a frame just reaches both limits of a turn at once, 0 where nothing turned.
    """
    faces = film.faces
    if not faces:
        return 0.0, 0.0, 0.0
    flatness = Flatness()
    first = faces[: LIMITS.neutral_frames]
    neutral_deg = median(yaw_deg for yaw_deg, _ in first)
    for yaw_deg, face in first:
        flatness.offer(face.points, yaw_deg)
    flatness.settle(neutral_deg)
    turns = [(abs(yaw_deg - neutral_deg), flatness.depth_ratio(face.points)) for yaw_deg, face in faces]
    score = max(min(yaw_deg / LIMITS.turn_deg, depth_ratio / LIMITS.depth_ratio) for yaw_deg, depth_ratio in turns)
    return max(yaw_deg for yaw_deg, _ in turns), max(depth_ratio for _, depth_ratio in turns), score


def _without_pixels(sight: Sight) -> Sight:
    face = FaceSeen(_BLANK, sight.face.points) if sight.face is not None else None
    return Sight(sight.observation, face)


def _frames(path: Path) -> Iterator[tuple[float, Pixels]]:
    """Seconds and pixels (BGR, as large as the kiosk's) of a film's frames, at most `FPS_MAX` a second."""
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    fps = capture.get(cv2.CAP_PROP_FPS) or 30.0
    every = max(1, round(fps / FPS_MAX))
    number = 0
    while capture.grab() and number / fps <= LENGTH_MAX_S:
        if number % every == 0:
            is_read, pixels = capture.retrieve()
            if not is_read:
                break
            yield number / fps, _as_the_camera_sees(np.asarray(pixels, dtype=np.uint8))
        number += 1
    capture.release()


def _as_the_camera_sees(pixels: Pixels) -> Pixels:
    """A picture as large as the kiosk's; one that is narrower stands whole in its middle, its edges drawn out.

    Drawn out rather than grey, since the passive model judges by what is around a face.
    """
    rows, columns = pixels.shape[:2]
    beside_px = max(0, round((rows * HD.width_px / HD.height_px - columns) / 2))
    wide = cv2.copyMakeBorder(pixels, 0, 0, beside_px, beside_px, cv2.BORDER_REPLICATE) if beside_px else pixels
    return fitted(np.asarray(wide, dtype=np.uint8), width_px=HD.width_px, height_px=HD.height_px)
