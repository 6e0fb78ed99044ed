"""Makes frames with known faults out of the repository's own virtual guest, each with the hints that would be right.

Distances are those of a camera that sees 43 degrees upright: a face of 18.5 cm from hairline to chin fills
0.235 / distance (m) of the frame's height.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.face import BANDS, Guidance
from app.vision.frame import Pixels
from tests.vision.clips import HEIGHT_PX, WIDTH_PX, good_frame, guest_frame
from tests.vision.covers import HIDES_EYES, HIDES_MOUTH, INNOCENT

FACE_M = 0.185
FACE_M_RATIO = 0.235
CAMERA_M = 1.50
EYES_M = (1.10, 1.20, 1.30, 1.36, 1.42, 1.46, 1.50, 1.54, 1.58, 1.64, 1.70, 1.80, 1.95)
DISTANCES_M = (0.45, 0.6, 0.75, 0.9)
FACE_RATIO = 0.41
"""Height of the face in the frames that are spoiled, in frame heights."""

REPEATS = 2
"""A fault that stands still is seen in this many frames; the landmarks settle in the second."""

SETTLED = 3
"""On a covered face they take one more."""

Turn = Callable[[Pixels, float, float, float], Pixels]
"""Turns the head in a frame by yaw, pitch and roll (degrees)."""


@dataclass(frozen=True)
class Case:
    """One guest with one fault: the frames a camera would give, 40 ms apart, and the right hints at the last."""

    fault: str
    name: str
    right: frozenset[Guidance]
    frames: list[Pixels]


def still(fault: str, name: object, frame: Pixels, *right: Guidance, repeats: int = REPEATS) -> Case:
    """A case that stands still; by its name alone, a fault is that hint's."""
    return Case(fault, str(name), frozenset(right) or frozenset({Guidance(fault)}), [frame] * repeats)


@cache
def bases() -> list[Pixels]:
    """Frames of a guest who does everything right."""
    return [good_frame(), guest_frame(8.8), guest_frame(10.4)]


@cache
def lobby() -> Pixels:
    """The room without a guest."""
    return guest_frame(0.3)


def moved(frame: Pixels, *, right: float = 0, down: float = 0, zoom: float = 1.0, roll_deg: float = 0) -> Pixels:
    """A guest of `bases` shifted (in frame widths and heights), scaled and turned, in the same room."""
    picture, solid = shifted(frame, right=right, down=down, zoom=zoom, roll_deg=roll_deg)
    return mixed(picture, lobby(), solid)


def shifted(
    frame: Pixels, *, right: float = 0, down: float = 0, zoom: float = 1.0, roll_deg: float = 0
) -> tuple[Pixels, NDArray[np.float32]]:
    """The whole frame shifted, scaled and turned, and where the guest is in it then, 0 to 1."""
    matrix = cv2.getRotationMatrix2D((WIDTH_PX / 2, HEIGHT_PX / 2), roll_deg, zoom)
    matrix += np.array([[0, 0, right * WIDTH_PX], [0, 0, down * HEIGHT_PX]])
    size = (WIDTH_PX, HEIGHT_PX)
    picture = cv2.warpAffine(frame, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    solid = cv2.warpAffine(person(frame), matrix, size, borderMode=cv2.BORDER_CONSTANT)[..., None]
    return np.asarray(picture, dtype=np.uint8), np.asarray(solid, dtype=np.float32)


def at(frame: Pixels, metres: float) -> Pixels:
    """The guest at this distance."""
    return moved(frame, zoom=FACE_M_RATIO / metres / FACE_RATIO)


_SOLID: dict[int, NDArray[np.float32]] = {}


def person(frame: Pixels) -> NDArray[np.float32]:
    """Where the guest is in one of `bases` or in a picture of the same guest in the same place, 0 to 1."""
    known = next((index for index, base in enumerate(bases()) if base is frame), 0)
    if known not in _SOLID:
        _SOLID[known] = _person(bases()[known])
    return _SOLID[known]


def _person(frame: Pixels) -> NDArray[np.float32]:
    """What differs from the empty room, in one piece."""
    difference = cv2.absdiff(cv2.GaussianBlur(frame, (0, 0), 2), cv2.GaussianBlur(lobby(), (0, 0), 2)).max(axis=2)
    rough = cv2.morphologyEx((difference > 12).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((31, 31), np.uint8))
    outlines, _ = cv2.findContours(np.asarray(rough), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    solid = np.zeros(frame.shape[:2], np.float32)
    cv2.drawContours(solid, [max(outlines, key=cv2.contourArea)], -1, 1.0, cv2.FILLED)
    return np.asarray(cv2.GaussianBlur(solid, (0, 0), 3), dtype=np.float32)


def mixed(front: Pixels, back: Pixels, share: NDArray[np.float32]) -> Pixels:
    """One picture over another."""
    return clipped(front.astype(np.float32) * share + back.astype(np.float32) * (1 - share))


def clipped(light: NDArray[np.float32]) -> Pixels:
    """Light as a camera stores it."""
    return np.clip(light, 0, 255).astype(np.uint8)


def lit(frame: Pixels, gain: float, *, haze: float = 0, grain: float = 0, seed: int = 0) -> Pixels:
    """The frame brighter or darker, with haze over it and the noise of a camera that cannot see well."""
    light = frame.astype(np.float32) * gain + haze
    noise = np.random.default_rng(seed).normal(0, grain, (HEIGHT_PX // 2, WIDTH_PX // 2, 3)).astype(np.float32)
    return clipped(light + cv2.resize(noise, (WIDTH_PX, HEIGHT_PX)))


def against_the_light(frame: Pixels, *, face_gain: float, glare: float) -> Pixels:
    """A bright window behind the guest; the camera adapts to it, and the guest becomes a shadow."""
    solid = person(frame)[..., None]
    window = lobby().astype(np.float32) * 0.5 + glare
    light = frame.astype(np.float32) * face_gain * solid + window * (1 - solid)
    bloom = cv2.GaussianBlur(np.clip(light, 0, 255), (0, 0), 25)
    return clipped(light * 0.94 + bloom * 0.06)


def smeared(frame: Pixels, length_px: int, angle_deg: float) -> Pixels:
    """The frame as a moving face leaves it: blurred along a line."""
    line = np.zeros((length_px, length_px), np.float32)
    line[length_px // 2] = 1.0
    middle = ((length_px - 1) / 2, (length_px - 1) / 2)
    turned = cv2.warpAffine(line, cv2.getRotationMatrix2D(middle, angle_deg, 1.0), (length_px, length_px))
    return np.asarray(cv2.filter2D(frame, -1, turned / turned.sum()), dtype=np.uint8)


def beside(frame: Pixels, other: Pixels, apart: float, other_zoom: float, *, down: float = 0.0) -> Pixels:
    """Two people: the first moved to one side by half of `apart` (frame widths), the other to the other side."""
    left, share = shifted(frame, right=-apart / 2)
    return mixed(left, moved(other, right=apart / 2, down=down, zoom=other_zoom), share)


def behind(frame: Pixels, other: Pixels, *, right: float, zoom: float, down: float) -> Pixels:
    """The guest in the middle, and somebody further back who looks over the shoulder."""
    return mixed(frame, moved(other, right=right, down=down, zoom=zoom), person(frame)[..., None])


def walking(frame: Pixels, *, across: float, down: float, zoom: float = 1.0) -> list[Pixels]:
    """Five frames of a guest who moves by so many frame widths and heights from one to the next."""
    return [moved(frame, right=across * (n - 2), down=down * (n - 2), zoom=zoom) for n in range(5)]


def cases(turn: Turn) -> Iterator[Case]:
    """All cases, one after the other, so that only one is in memory."""
    yield from _standing(bases()[0])
    for index, frame in enumerate(bases()):
        yield from _placed(frame, index)
        yield from _badly_lit(frame, index)
        yield from _unsteady(frame, index)
        yield from _in_company(frame, index)
        yield from _turned(frame, index, turn)
        yield from _covered(frame, index)
        yield from _right(frame, index)


def _standing(frame: Pixels) -> Iterator[Case]:
    """Guests of all heights at all distances before a camera whose lens is at 1.50 m and looks straight ahead.

    A guest whose face is out of the frame, or half of it, cannot be seen; whoever is seen is good or sent towards the
    middle. Near the edge of the band the two may meet.
    """
    for eyes_m in EYES_M:
        for metres in DISTANCES_M:
            down, height = (CAMERA_M - eyes_m) / metres * FACE_M_RATIO / FACE_M, FACE_M_RATIO / metres
            towards = Guidance.UP if down > 0 else Guidance.DOWN
            reach = BANDS.reach_y(height)
            right = {Guidance.GOOD} if abs(down) < reach - 0.02 else {towards}
            if abs(abs(down) - reach) <= 0.02:
                right |= {Guidance.GOOD, towards}
            if abs(down) > 0.5 - height / 4:  # half of the face is beyond the edge
                right |= {Guidance.NO_FACE}
            picture = moved(frame, down=down, zoom=height / FACE_RATIO)
            yield still("any_height", f"{eyes_m:.2f} m at {metres:.2f} m", picture, *right)


def _placed(frame: Pixels, index: int) -> Iterator[Case]:
    """Nobody there, too far, too near, or beside the oval."""
    for gain in (1.0, 0.6, 0.3):
        yield still("no_face", f"empty-{gain}", lit(lobby(), gain, grain=6, seed=index))
    yield still("no_face", f"gone-{index}", moved(frame, right=(-0.62, 0.62, -0.7)[index]))
    for metres in (1.0, 1.08, 1.15, 1.2, 1.3):
        yield still("closer", metres, at(frame, metres))
    for metres in (0.24, 0.28, 0.32, 0.35, 0.38):
        yield still("back", metres, at(frame, metres))
    for share in (0.11, 0.15, 0.2, 0.25):
        for zoom in (1.0, 0.7):
            yield still("left", (share, zoom), moved(frame, right=-share, zoom=zoom))
            yield still("right", (share, zoom), moved(frame, right=share, zoom=zoom))
    for share, zoom in ((0.18, 1.0), (0.22, 1.0), (0.26, 1.0), (0.3, 1.0), (0.25, 0.75), (0.3, 0.75), (0.35, 0.75)):
        yield still("up", (share, zoom), moved(frame, down=share, zoom=zoom))
        yield still("down", (share, zoom), moved(frame, down=-share, zoom=zoom))


def _badly_lit(frame: Pixels, index: int) -> Iterator[Case]:
    for gain in (0.1, 0.15, 0.2, 0.25):
        for grain in (0, 8):
            yield still("more_light", (gain, grain), lit(frame, gain, grain=grain, seed=index))
    for gain, haze in ((1.9, 0), (2.2, 0), (2.6, 0), (3.2, 0), (1.4, 90), (1.0, 130)):
        yield still("less_light", (gain, haze), lit(frame, gain, haze=haze))
    for gain in (0.3, 0.4, 0.5):
        for glare in (200, 260):
            dim = against_the_light(frame, face_gain=gain, glare=glare)
            yield still("light_behind", (gain, glare), dim, Guidance.MORE_LIGHT)


def _unsteady(frame: Pixels, index: int) -> Iterator[Case]:
    """Smeared, out of focus, or on the move within the oval."""
    for length_px in (17, 23, 31):
        for angle_deg in (0, 45, 90):
            yield still("hold_still", (length_px, angle_deg), smeared(frame, length_px, angle_deg))
    for sigma in (5, 7):
        yield still("hold_still", sigma, np.asarray(cv2.GaussianBlur(frame, (0, 0), sigma), dtype=np.uint8))
    for across, down in ((0.008, 0.0), (-0.012, 0.0), (0.0, 0.015), (0.006, -0.012)):
        name = f"moving {across} {down}"
        right = frozenset({Guidance.HOLD_STILL})
        yield Case("hold_still", name, right, walking(frame, across=across, down=down, zoom=1.0 - 0.08 * index))


def _in_company(frame: Pixels, index: int) -> Iterator[Case]:
    other = bases()[index - 1]
    for apart in (0.3, 0.36, 0.42):
        for zoom in (0.8, 1.0):
            yield still("one_person", (apart, zoom), beside(frame, other, apart, zoom))
    for right, zoom, down in ((0.22, 0.35, -0.1), (-0.2, 0.3, -0.16), (0.3, 0.45, 0.0)):
        company = behind(frame, other, right=right, zoom=zoom, down=down)
        yield still("somebody_behind", (right, zoom), company, Guidance.GOOD)


def _turned(frame: Pixels, index: int, turn: Turn) -> Iterator[Case]:
    """Not towards the camera."""
    for yaw, pitch, roll in (((-24, 0, 0), (22, 0, 0)), ((-32, 0, 0), (0, -30, 0)), ((30, 0, 0), (0, 27, 0)))[index]:
        turned = turn(frame, yaw, pitch, roll)
        for gain in (0.7, 1.0):
            yield still("look_here", (yaw, pitch, roll, gain), lit(turned, gain))
        yield still("look_here", (yaw, pitch, roll, "far"), moved(turned, zoom=0.8))
    for roll in (-34, -26, -20, 20, 26, 34):
        yield still("look_here", ("roll", roll), moved(frame, roll_deg=roll))


def _covered(frame: Pixels, index: int) -> Iterator[Case]:
    """Eyes or mouth hidden, near and far; and what people wear and grow that hides neither."""
    metres = (0.5, 0.65, 0.8)[index]
    for name, draw in HIDES_EYES.items():
        yield still("show_eyes", (name, metres), at(draw(frame), metres), repeats=SETTLED)
    for name, draw in HIDES_MOUTH.items():
        yield still("show_mouth", (name, metres), at(draw(frame), metres), repeats=SETTLED)
    for name, draw in INNOCENT.items():
        yield still("uncovered", (name, metres), at(draw(frame), metres), Guidance.GOOD, repeats=SETTLED)


def _right(frame: Pixels, index: int) -> Iterator[Case]:
    """Nothing wrong, over all distances the kiosk is for, in usual light, somewhat aside, somewhat grainy."""
    for metres in (0.45, 0.52, 0.6, 0.7, 0.8, 0.9):
        yield still("good", metres, at(frame, metres))
    for gain in (0.55, 0.75, 1.2, 1.35):
        yield still("good", gain, lit(frame, gain, grain=4, seed=index))
    for right, down in ((0.05, 0.0), (-0.05, 0.03), (0.03, -0.08), (0.0, 0.08)):
        yield still("good", (right, down), moved(frame, right=right, down=down))
    for roll in (-8, 8):
        yield still("good", ("roll", roll), moved(frame, roll_deg=roll))
