"""The landmarks of one face of a frame, turned into the few numbers that guidance needs.

Faces are only located first; the nearest in the middle is the guest, and everybody else is hidden in a copy before any
landmark is computed. The 478 points of a face are handed on with the one frame they were seen in and kept nowhere.
Expressions are not computed.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.domain.face import Observation
from app.domain.picture import OVAL
from app.vision.covering import Covering, covering_of
from app.vision.frame import Frame
from app.vision.landmarker import Landmarker
from app.vision.quality import glare_around, luma_and_sharpness
from app.vision.scene import SceneKeeper
from app.vision.sight import FaceSeen, Sight
from app.vision.zone import Box, aside_px, only_the_guest

OUTLINE = np.array(
    [10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
     152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109]
)  # fmt: skip
"""The points around a face, among all landmarks. Source: MediaPipe Face Landmarker, face oval."""

_MOTION_GAP_S = 0.5
_LEAP = 0.5

Outline = NDArray[np.float32]


@dataclass(frozen=True)
class _Place:
    """Where the face was in the last frame, to tell how fast it moves."""

    x_px: float
    y_px: float
    stamp_ns: int


@dataclass(frozen=True)
class _Lasting:
    """What is measured when the scene is new, and stays for the few frames in which nothing changes around the face."""

    glare_ratio: float
    covering: Covering


class FaceObserver:
    """Looks at frames one after the other, from one thread.

    Keeps: who was where in the last frame that was searched, where the face was in the last one, and what the
    landmarker keeps to follow it, until `forget`.
    """

    def __init__(self, landmarker: Landmarker) -> None:
        self._scenes = SceneKeeper(landmarker.finder.find)
        self._landmarker = landmarker
        self._followed: Box | None = None
        self._last: _Place | None = None
        self._lasting: _Lasting | None = None

    def look(self, frame: Frame) -> Sight:
        """What this frame (BGR, not mirrored) shows; of anybody beside the guest, only the size."""
        rows, columns = frame.pixels.shape[:2]
        side = aside_px(columns)
        middle = frame.pixels[:, side : columns - side]
        scene = self._scenes.scene(middle)
        if scene is None:
            self.forget()
            return Sight(Observation())
        self._follow(scene.guest)
        alone = only_the_guest(middle, scene.head)
        found = self._landmarker.follow(alone, frame.stamp_ns)
        if not found.face_landmarks:
            self._last = self._lasting = None
            self._scenes.forget()
            return Sight(Observation())
        wide = middle.shape[1]
        points = np.array([(point.x * wide, point.y * rows) for point in found.face_landmarks[0]], np.float32)
        outline = points[OUTLINE] + np.array((side, 0), np.float32)
        pose = np.asarray(found.facial_transformation_matrixes[0], dtype=np.float64)
        face = FaceSeen(alone=alone, points=points)
        if scene.is_new or self._lasting is None:
            self._lasting = _Lasting(glare_around(frame.pixels, outline), covering_of(alone, points))
        observation = replace(
            self._observation(frame, outline, pose),
            face_count=1 + len(scene.others),
            second_face_ratio=scene.second_ratio,
            glare_ratio=self._lasting.glare_ratio,
            eyes_hidden_ratio=self._lasting.covering.eyes_hidden_ratio,
            mouth_hidden_ratio=self._lasting.covering.mouth_hidden_ratio,
        )
        return Sight(observation, face)

    def forget(self) -> None:
        """Forget where the face was, and have the landmarker lose it too."""
        self._last = self._lasting = None
        self._scenes.forget()
        if self._followed is not None:
            self._followed = None
            self._landmarker.lose()

    def _follow(self, guest: Box) -> None:
        """Begin anew with a face that is not where the last one was: MediaPipe would look for it there."""
        if self._followed is not None and _is_leap(self._followed, guest):
            self.forget()
        self._followed = guest

    def _observation(self, frame: Frame, outline: Outline, pose: NDArray[np.float64]) -> Observation:
        rows, columns = frame.pixels.shape[:2]
        height_px = _height(outline)
        x_px, y_px = (float(value) for value in (outline.min(axis=0) + outline.max(axis=0)) / 2)
        yaw_deg, pitch_deg, roll_deg = head_angles(pose)
        luma, sharpness = luma_and_sharpness(frame.pixels, outline)
        return Observation(
            face_height_ratio=height_px / rows,
            offset_x_ratio=OVAL.centre_x_ratio - x_px / columns,  # the guest's own right is the picture's left
            offset_y_ratio=y_px / rows - OVAL.centre_y_ratio,
            yaw_deg=yaw_deg,
            pitch_deg=pitch_deg,
            roll_deg=roll_deg,
            luma=luma,
            sharpness=sharpness,
            motion_ratio_per_s=self._motion(_Place(x_px, y_px, frame.stamp_ns), height_px),
        )

    def _motion(self, place: _Place, height_px: float) -> float:
        """How fast the face moved since the last frame, in face heights a second; 0 after a gap."""
        last, self._last = self._last, place
        seconds = (place.stamp_ns - last.stamp_ns) / 1e9 if last else 0.0
        if last is None or not 0.0 < seconds < _MOTION_GAP_S:
            return 0.0
        return float(np.hypot(place.x_px - last.x_px, place.y_px - last.y_px)) / height_px / seconds


def head_angles(pose: NDArray[np.float64]) -> tuple[float, float, float]:
    """Yaw, pitch and roll in degrees, signed as `Observation` says, from MediaPipe's 4 by 4 matrix of a face."""
    turn = pose[:3, :3] / np.linalg.norm(pose[:3, 0])
    yaw = np.degrees(np.arctan2(turn[0, 2], turn[2, 2]))
    pitch = np.degrees(np.arcsin(np.clip(turn[1, 2], -1.0, 1.0)))
    roll = np.degrees(np.arctan2(-turn[1, 0], turn[1, 1]))
    return float(yaw), float(pitch), float(roll)


def _is_leap(before: Box, after: Box) -> bool:
    """Whether a face moved or grew further between two frames than a guest can; then it is another one."""
    across, down = (new - old for new, old in zip(after.centre_px, before.centre_px, strict=True))
    growth = max(after.height_px / before.height_px, before.height_px / after.height_px)
    return float(np.hypot(across, down)) > _LEAP * before.height_px or growth > 1.0 + _LEAP


def _height(outline: Outline) -> float:
    return float(np.ptp(outline[:, 1]))
