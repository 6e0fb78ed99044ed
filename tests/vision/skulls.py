"""Landmarks without anybody: a head of plain geometry, and a picture of it, turned before a camera."""

import numpy as np

from app.vision.sight import Points

_NOSE = [1, 2, 4, 5, 98, 168, 195, 197, 327, 6]
_IRISES = (468, 473)
_DISTANCE = 60.0
_PX = 25.0


def _skull() -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """478 points of the front half of an egg 14 wide and 20 high, with a nose and two eyes, in centimetres."""
    number = np.arange(478)
    radius, angle = 0.92 * np.sqrt((number + 0.5) / 478), number * 2.39996
    across, down = radius * np.cos(angle), radius * np.sin(angle)
    points = np.stack([7 * across, 10 * down, -6 * np.sqrt(1 - radius**2)], axis=1)
    points[_NOSE] = [(0.4 * (index % 3 - 1), index % 5, -8.5) for index in range(len(_NOSE))]
    for iris, x in zip(_IRISES, (-3.2, 3.2), strict=True):
        points[iris] = (x, -1.0, -5.0)
    return points


def head(yaw_deg: float, *, nearer: float = 1.0) -> Points:
    """The head turned to its own left by so many degrees, `(478, 2)` pixels."""
    return _seen(_skull(), yaw_deg, nearer)


def picture(yaw_deg: float, *, nearer: float = 1.0) -> Points:
    """A flat picture of the head looking ahead, itself turned."""
    flat = np.c_[(head(0) - (480, 360)) / _PX, np.zeros(478)]
    return _seen(flat, yaw_deg, nearer)


def _seen(points: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", yaw_deg: float, nearer: float) -> Points:
    yaw = np.radians(-yaw_deg)
    turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    turned = points @ turn.T
    scale = _PX * nearer * _DISTANCE / (_DISTANCE + turned[:, 2:])
    return (turned[:, :2] * scale + (480, 360)).astype(np.float32)
