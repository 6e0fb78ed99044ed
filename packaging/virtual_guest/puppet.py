"""Moves a still portrait like a head: face points turned in space, the mesh between them stretched.

The head is 478 points with depth and three rings around them; rings and body follow the head less and less.
"""

from dataclasses import dataclass

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from numpy.typing import NDArray

Points = NDArray[np.float64]
Pixels = NDArray[np.uint8]
Map = NDArray[np.float32]

FACE_PX = 330
"""Height of the face on the puppet's own picture, from hairline to chin."""

_OVAL = [10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
         152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109]  # fmt: skip
# For each eye: upper lid, lower lid, the fold above, iris.
_EYES = (
    ([246, 161, 160, 159, 158, 157, 173], [7, 163, 144, 145, 153, 154, 155], [247, 30, 29, 27, 28, 56, 190],
     [468, 469, 470, 471, 472]),
    ([466, 388, 387, 386, 385, 384, 398], [249, 390, 373, 374, 380, 381, 382], [467, 260, 259, 257, 258, 286, 414],
     [473, 474, 475, 476, 477]),
)  # fmt: skip
# For each ring: its reach in ovals; how far back it lies between the oval (0) and the head's middle (1), and what is
# added to that in face heights; and how much it follows yaw, pitch and roll.
_LOOSE = ((1.12, 1.0, -0.06, 0.9, 0.9, 1.0), (1.35, 1.0, -0.02, 0.7, 0.6, 0.9), (1.8, 1.0, 0.0, 0.25, 0.15, 0.3))
_STIFF = ((1.12, 0.3, 0.0, 1.0, 1.0, 1.0), (1.35, 0.8, 0.0, 0.85, 0.8, 0.95), (1.8, 1.0, 0.0, 0.25, 0.15, 0.3))
_CAMERA_FACES = 3.2
_STRETCHED = (0.5, 0.7)
_CALMING_PX = (2.0, 12.0)


@dataclass(frozen=True)
class Pose:
    """One moment: angles of the head in degrees, eyes shut from 0 to 1, and where the puppet stands in the frame."""

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    blink: float = 0.0
    x_px: float = 640.0
    y_px: float = 360.0
    face_px: float = FACE_PX


class Puppet:
    """A cut-out person (BGRA) whose head moves.

    One that `turns_far` is made for more than ten degrees: its hair goes along with the face, and the side that turns
    into view is smoothed.
    """

    def __init__(self, person: Pixels, portrait: Pixels, model: bytes, *, turns_far: bool = False) -> None:
        self._turns_far = turns_far
        self._following = _STIFF if turns_far else _LOOSE
        face = _landmarks(portrait, model)
        scale = FACE_PX / (face[152, 1] - face[10, 1])
        self._points = face * scale
        big = cv2.resize(person, None, fx=scale, fy=scale, interpolation=cv2.INTER_LANCZOS4)
        soft = cv2.GaussianBlur(big, (0, 0), 2.5)
        big[..., :3] = cv2.addWeighted(big, 1.35, soft, -0.35, 0)[..., :3]
        self._pictures = [big, cv2.resize(big, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)]
        height, width = big.shape[:2]
        middle = self._points[[234, 454], 0].mean(), self._points[[10, 152], 1].mean()
        self._centre = np.array([*middle, self._points[[234, 454], 2].mean() + 0.15 * FACE_PX])
        oval, depth = self._points[_OVAL, :2] - middle, self._points[_OVAL, 2]
        self._rings = [
            np.c_[oval * reach + middle, (1 - back) * depth + back * self._centre[2] + more * FACE_PX]
            for reach, back, more, *_ in self._following
        ]
        edge = [(x, y) for x in np.linspace(0, width, 9) for y in (0, height)]
        edge += [(x, y) for y in np.linspace(0, height, 7)[1:-1] for x in (0, width)]
        self._edge = np.array(edge, dtype=np.float64)
        self._source = np.vstack([self._points[:, :2], *[ring[:, :2] for ring in self._rings], self._edge])
        self._triangles = _triangles(self._source, width, height)

    def picture(self, pose: Pose, size: tuple[int, int]) -> Pixels:
        """The puppet in this pose on an empty picture of this size (width, height): BGRA."""
        zoom = pose.face_px / FACE_PX
        moved = (self._moved(pose) - self._centre[:2]) * zoom + (pose.x_px, pose.y_px)
        level = 1 if zoom < 0.6 else 0
        source = self._source / (1 << level)
        width, height = size
        owner = np.full((height, width), -1, np.int32)
        depth = np.full(len(moved), 1e4)
        aside = self._points[:, 0] - self._centre[0]
        depth[: len(aside)] = self._points[:, 2] - np.radians(pose.yaw_deg) * aside
        fixed = np.round(np.clip(moved, -8000, 8000) * 256).astype(np.int32)
        for index in np.argsort(-depth[self._triangles].mean(1)):  # far triangles first
            cv2.fillConvexPoly(owner, fixed[self._triangles[index]], int(index), lineType=cv2.LINE_8, shift=8)
        corners = np.concatenate([moved[self._triangles], np.ones((len(self._triangles), 3, 1))], axis=2)
        corners[np.abs(np.linalg.det(corners)) < 1e-6] = np.eye(3)
        back = np.linalg.solve(corners, source[self._triangles]).astype(np.float32)
        rows, columns = np.nonzero(owner >= 0)
        of_pixel = back[owner[rows, columns]]
        from_x, from_y = (np.full((height, width), -10, np.float32) for _ in range(2))
        for axis, target in ((0, from_x), (1, from_y)):
            target[rows, columns] = of_pixel[:, 0, axis] * columns + of_pixel[:, 1, axis] * rows + of_pixel[:, 2, axis]
        if self._turns_far:
            _calm(from_x, from_y, owner >= 0)
        picture = cv2.remap(self._pictures[level], from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
        return np.asarray(picture, dtype=np.uint8)

    def _moved(self, pose: Pose) -> Points:
        """All points of the mesh in this pose, on the puppet's own picture."""
        face = _with_eyes_shut(self._points, pose.blink) if pose.blink > 0 else self._points
        parts = [self._points[:, :2] + self._turned(face, pose) - self._turned(self._points, Pose())]
        for ring, (_, _, _, yaw, pitch, roll) in zip(self._rings, self._following, strict=True):
            part = Pose(pose.yaw_deg * yaw, pose.pitch_deg * pitch, pose.roll_deg * roll)
            parts.append(ring[:, :2] + self._turned(ring, part) - self._turned(ring, Pose()))
        return np.vstack([*parts, self._edge])

    def _turned(self, points: Points, pose: Pose) -> Points:
        """Points turned about the head's middle and seen by a camera `_CAMERA_FACES` face heights away."""
        yaw, pitch, roll = np.radians([pose.yaw_deg, pose.pitch_deg, pose.roll_deg])
        about_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
        about_x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
        about_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
        turned = (points - self._centre) @ (about_z @ about_y @ about_x).T
        distance = _CAMERA_FACES * FACE_PX
        return np.asarray(turned[:, :2] * (distance / (distance + turned[:, 2]))[:, None], dtype=np.float64)


def _calm(from_x: Map, from_y: Map, inside: NDArray[np.bool_]) -> None:
    """Smooth the map of source pixels up and down where it is stretched sideways.

    On the side of a head that turns into view every triangle is stretched by another amount, and an edge that crosses
    them would come out as a zigzag.
    """
    present = inside.astype(np.float32)
    slope = cv2.Sobel(from_x, cv2.CV_32F, 1, 0, ksize=3, scale=1 / 8)
    usual = float(np.median(slope[inside]))
    stretched = np.clip((_STRETCHED[1] - slope / usual) / (_STRETCHED[1] - _STRETCHED[0]), 0, 1) * present
    share = np.minimum(1, 1.3 * _blurred(cv2.dilate(stretched, np.ones((9, 9))), 4, 4)) * present
    weight = np.maximum(_blurred(present, *_CALMING_PX), 1e-3)
    rows, columns = np.indices(inside.shape, dtype=np.float32)
    for source, place in ((from_x, columns), (from_y, rows)):
        calm = _blurred((source - place) * present, *_CALMING_PX) / weight + place
        np.copyto(source, source + (calm - source) * share)


def _blurred(picture: Map, across_px: float, down_px: float) -> Map:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigmaX=across_px, sigmaY=down_px), dtype=np.float32)


def _with_eyes_shut(points: Points, blink: float) -> Points:
    """The upper lids drawn over the eyes, the lower ones a little towards them."""
    shut = points.copy()
    for upper, lower, fold, iris in _EYES:
        opening = np.abs(points[lower, 1] - points[upper, 1]).max()
        shut[lower, 1] += 0.10 * opening * blink
        fall = (shut[lower] + (0, 0.004 * FACE_PX, 0) - points[upper]) * blink
        shut[upper] += fall
        shut[fold] += 0.75 * fall
        shut[iris, 1] += (shut[lower, 1].mean() - points[iris, 1]) * 0.9 * blink
    return shut


def _landmarks(portrait: Pixels, model: bytes) -> Points:
    """The 478 points of the portrait's face in its pixels, with depth."""
    options = vision.FaceLandmarkerOptions(base_options=BaseOptions(model_asset_buffer=model))
    with vision.FaceLandmarker.create_from_options(options) as landmarker:
        rgb = cv2.cvtColor(portrait, cv2.COLOR_BGR2RGB)
        found = landmarker.detect(mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)).face_landmarks[0]
    height, width = portrait.shape[:2]
    return np.array([(point.x * width, point.y * height, point.z * width) for point in found])


def _triangles(points: Points, width: int, height: int) -> NDArray[np.int64]:
    """Delaunay triangles over the points, as rows of three indices."""
    plane = cv2.Subdiv2D((-5, -5, width + 10, height + 10))
    index_of: dict[tuple[float, float], int] = {}
    for index, (x, y) in enumerate(points.astype(np.float32)):
        if -5 < x < width + 5 and -5 < y < height + 5:
            plane.insert((float(x), float(y)))
            index_of.setdefault((round(float(x), 2), round(float(y), 2)), index)
    rows = []
    for corners in np.asarray(plane.getTriangleList()).reshape(-1, 3, 2):
        row = [index_of.get((round(float(x), 2), round(float(y), 2))) for x, y in corners]
        if None not in row:
            rows.append(row)
    return np.array(rows, dtype=np.int64)
