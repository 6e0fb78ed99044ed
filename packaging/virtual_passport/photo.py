"""The portrait on the page: the virtual guest, printed coarsely and faded, under a foil; or an outline without a face.

It must be like its holder, and less like than one picture is to itself: that would be a photo held before the camera.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from virtual_guest.puppet import Pose, Puppet

Pixels = NDArray[np.uint8]
Light = NDArray[np.float32]

SIZE = (350, 450)
"""Width and height in pixels: a print of 35 by 45 mm."""

_DOTS = (140, 180)
"""As many dots as the printer sets."""

_FOIL, _SHINE = ((0.3, 1.0, 0.6), (1.0, 0.5, 0.2), (0.2, 0.6, 1.0)), 22.0
_WALL = (232, 226, 218)
_FACE_RATIO = 0.51
"""From hairline to chin, in heights of the print; with hair, about three quarters. Source: ICAO Doc 9303-3, 3.9.1."""


def printed_portrait(puppet: Puppet) -> Pixels:
    """The guest before a plain wall, as an identity printer puts it on paper: few dots, little colour; BGR, `SIZE`."""
    width, height = SIZE
    pose = Pose(
        yaw_deg=5.0, pitch_deg=3.0, roll_deg=-1.5, x_px=width / 2, y_px=0.51 * height, face_px=_FACE_RATIO * height
    )
    person = puppet.picture(pose, SIZE).astype(np.float32)
    alpha = person[..., 3:] / 255
    photo = person[..., :3] * alpha + np.array(_WALL, np.float32) * (1 - alpha)
    lamp_aside = 1 - np.linspace(-0.28, 0.28, width, dtype=np.float32)[None, :, None]
    return _under_foil(_printed(_faded(np.asarray(photo * lamp_aside, dtype=np.float32))))


def outline() -> Pixels:
    """Head and shoulders as one grey shape: nobody's face; BGR, `SIZE`."""
    width, height = SIZE
    picture: Light = np.full((height, width, 3), _WALL, np.float32)
    shape = np.zeros((height, width), np.uint8)
    cv2.ellipse(shape, (width // 2, round(0.42 * height)), (82, 108), 0, 0, 360, 255, cv2.FILLED, cv2.LINE_AA)
    cv2.ellipse(shape, (width // 2, round(1.05 * height)), (168, 170), 0, 0, 360, 255, cv2.FILLED, cv2.LINE_AA)
    cv2.rectangle(shape, (width // 2 - 42, 240), (width // 2 + 42, 340), 255, cv2.FILLED)
    share = shape[..., None].astype(np.float32) / 255
    picture = picture * (1 - share) + np.array((150, 142, 138), np.float32) * share
    return _printed(np.asarray(picture, dtype=np.float32))


def _faded(photo: Light) -> Light:
    """Most of the colour gone, and the darkest and the lightest nearer to each other."""
    grey = cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY)[..., None]
    return np.asarray(np.clip(0.55 * photo + 0.45 * grey, 0, 255) * 0.80 + 24, dtype=np.float32)


def _printed(photo: Light) -> Pixels:
    """In dots, with the pattern of the print and its grain."""
    columns, rows = _DOTS
    small = cv2.resize(photo, _DOTS, interpolation=cv2.INTER_AREA)
    x, y = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    screen = np.cos(2 * np.pi * (0.966 * x + 0.259 * y) / 2.6) * np.cos(2 * np.pi * (0.966 * y - 0.259 * x) / 2.6)
    grain = np.random.default_rng(5).normal(0, 6, (rows, columns, 3)).astype(np.float32)
    dots = np.clip(small + 9 * screen[..., None] + grain, 0, 255)
    large = cv2.resize(np.asarray(dots, dtype=np.float32), SIZE, interpolation=cv2.INTER_CUBIC)
    return np.clip(cv2.GaussianBlur(large, (0, 0), 1.8), 0, 255).astype(np.uint8)


def _under_foil(print_: Pixels) -> Pixels:
    """The print under a foil with three sets of shining waves."""
    width, height = SIZE
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    shining = print_.astype(np.float32)
    for number, colour in enumerate(_FOIL, 1):
        wave = 0.06 * y + 1.2 * np.sin(0.02 * number * x + 2 * number)
        line = np.clip(1 - np.abs(wave % 1.0 - 0.5) / 0.12, 0, 1)
        shining += _SHINE * line[..., None] * np.array(colour, np.float32)
    return np.clip(shining, 0, 255).astype(np.uint8)
