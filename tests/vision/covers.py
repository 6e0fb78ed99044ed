"""Draws what guests wear, hold and grow on the faces of `degrade.bases`: what hides eyes or a mouth, and what does not.

Coverings lie on a face as things do: with soft edges, the grain of cloth or skin, and some light and shade.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels
from tests.vision.clips import HEIGHT_PX, WIDTH_PX

EYES = ((574, 296), (692, 296))
MOUTH = (632, 414)
FACE, FACE_AXES = (632, 370), (114, 152)
SKIN, SHADE = (128, 158, 214), (92, 118, 170)
NIGHT, BROWN, GREY = (22, 20, 20), (28, 48, 82), (120, 118, 116)
Share = NDArray[np.float32]
Colour = tuple[int, int, int]


def laid(frame: Pixels, colour: Colour, share: Share, *, grain: float = 4.0) -> Pixels:
    """A colour over the frame where `share` is above 0, lit as the frame is, with some grain."""
    thumb = cv2.resize(frame, (40, 24), interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(thumb, cv2.COLOR_BGR2GRAY).astype(np.float32)
    light = np.asarray(cv2.resize(cv2.GaussianBlur(grey, (0, 0), 2), (WIDTH_PX, HEIGHT_PX)), dtype=np.float32)
    noise = np.random.default_rng(7).normal(0, grain, (HEIGHT_PX // 2, WIDTH_PX // 2)).astype(np.float32)
    shaded = np.array(colour, np.float32) * (light / light[MOUTH[1], MOUTH[0]]).clip(0.6, 1.2)[..., None]
    front = shaded + cv2.resize(noise, (WIDTH_PX, HEIGHT_PX))[..., None]
    soft = cv2.GaussianBlur(share, (0, 0), 1.5)[..., None]
    return np.asarray(np.clip(front * soft + frame * (1 - soft), 0, 255), dtype=np.uint8)


def shape(draw: Callable[[Pixels], object]) -> Share:
    """Where something drawn in white is."""
    canvas = np.zeros((HEIGHT_PX, WIDTH_PX), np.uint8)
    draw(canvas)
    return (canvas / 255).astype(np.float32)


def ellipse(middle: tuple[int, int], axes: tuple[int, int], turn_deg: float = 0, thick: int = -1) -> Share:
    """A filled ellipse, or its line."""
    return shape(lambda canvas: cv2.ellipse(canvas, middle, axes, turn_deg, 0, 360, 255, thick, cv2.LINE_AA))


def patch(*corners: tuple[int, int]) -> Share:
    """A filled polygon."""
    return shape(lambda canvas: cv2.fillPoly(canvas, [np.array(corners)], 255))


def glasses(frame: Pixels, *, glass: Colour, opacity: float, rim: int = 3) -> Pixels:
    """Glasses with rims of so many pixels; opacity 0 is clear glass."""
    for middle in EYES:
        frame = laid(frame, glass, ellipse(middle, (52, 38)) * opacity)
        frame = laid(frame, NIGHT, ellipse(middle, (52, 38), thick=rim))
    return laid(frame, NIGHT, shape(lambda canvas: cv2.line(canvas, (624, 290), (642, 290), 255, rim)))


def hand(frame: Pixels, middle: tuple[int, int], turn_deg: float) -> Pixels:
    """Four fingers across the face, each with its shadow."""
    across = np.array([-np.sin(np.radians(turn_deg)), np.cos(np.radians(turn_deg))])
    for finger in (-36, -12, 12, 36):
        x, y = (np.array(middle) + across * finger).round().astype(int)
        frame = laid(frame, SHADE, ellipse((int(x), int(y) + 3), (112, 14), turn_deg))
        frame = laid(frame, SKIN, ellipse((int(x), int(y)), (112, 13), turn_deg), grain=2.0)
    return frame


def mask(frame: Pixels, colour: Colour) -> Pixels:
    """A pleated mask from the bridge of the nose to the chin."""
    frame = laid(frame, colour, patch((524, 350), (632, 338), (740, 350), (730, 460), (632, 522), (534, 460)))
    dark: Colour = (round(colour[0] * 0.8), round(colour[1] * 0.8), round(colour[2] * 0.8))
    for pleat in (400, 436):
        line = shape(lambda canvas, y=pleat: cv2.line(canvas, (536, y), (728, y + 4), 255, 3))  # type: ignore[misc]
        frame = laid(frame, dark, line * 0.6)
    return frame


def scarf(frame: Pixels, colour: Colour) -> Pixels:
    """A scarf up to below the nose, in coarse cloth."""
    return laid(frame, colour, patch((500, 366), (632, 382), (764, 366), (790, 560), (480, 560)), grain=9.0)


def headscarf(frame: Pixels, colour: Colour) -> Pixels:
    """Cloth around the face, close at the hairline, the cheeks and the chin."""
    around = ellipse((632, 380), (215, 260)) - ellipse((632, 362), (108, 142))
    return laid(frame, colour, around.clip(0, 1), grain=6.0)


def beard(frame: Pixels, colour: Colour, opacity: float) -> Pixels:
    """A full beard with its moustache; the lips stay free."""
    upper = ((520, 360), (548, 400), (590, 384), (632, 376), (674, 384), (716, 400), (744, 360))
    jaw = patch(*upper, (726, 470), (632, 530), (538, 470))
    hair = np.random.default_rng(3).normal(0.85, 0.3, (HEIGHT_PX // 2, WIDTH_PX // 2)).clip(0, 1).astype(np.float32)
    free = (jaw - ellipse((632, 414), (52, 21))).clip(0, 1)
    return laid(frame, colour, free * cv2.resize(hair, (WIDTH_PX, HEIGHT_PX)) * opacity, grain=12.0)


def closed_eyes(frame: Pixels) -> Pixels:
    """Lids over both eyes, and the line of the lashes."""
    for x, y in EYES:
        frame = laid(frame, SKIN, ellipse((x, y), (33, 15)), grain=2.0)
        lashes = shape(lambda canvas, at=(x, y): cv2.ellipse(canvas, at, (30, 10), 0, 15, 165, 255, 3))  # type: ignore[misc]
        frame = laid(frame, (40, 50, 70), lashes * 0.8)
    return frame


def lit_from_the_side(frame: Pixels, *, sign: float) -> Pixels:
    """Strong light from one side of the face: the other has a third of it."""
    across = (np.arange(WIDTH_PX, dtype=np.float32) - FACE[0]) / FACE_AXES[0] * sign
    gain = np.interp(across, [-0.6, 0.6], [0.35, 1.1]).astype(np.float32)
    return np.asarray(np.clip(frame * gain[None, :, None], 0, 255), dtype=np.uint8)


def darker(frame: Pixels, gains: tuple[float, float, float]) -> Pixels:
    """The same face with darker skin: each colour weakened by itself, teeth and whites of the eyes included."""
    skin = cv2.GaussianBlur(ellipse(FACE, FACE_AXES), (0, 0), 6)[..., None]
    return np.asarray(np.clip(frame * (np.array(gains, np.float32) * skin + (1 - skin)), 0, 255), dtype=np.uint8)


HIDES_EYES: dict[str, Callable[[Pixels], Pixels]] = {
    "dark glasses": lambda frame: glasses(frame, glass=NIGHT, opacity=1.0),
    "dark glasses that let a little through": lambda frame: glasses(frame, glass=NIGHT, opacity=0.88),
    "brown glasses": lambda frame: glasses(frame, glass=BROWN, opacity=0.85, rim=2),
    "a hand over the eyes": lambda frame: hand(frame, (632, 296), 4),
    "a cloth over the eyes": lambda frame: laid(frame, GREY, patch((480, 256), (790, 250), (790, 340), (480, 346))),
}
HIDES_MOUTH: dict[str, Callable[[Pixels], Pixels]] = {
    "a hand": lambda frame: hand(frame, (632, 424), 8),
    "a hand aslant": lambda frame: hand(frame, (640, 420), -22),
    "a pale mask": lambda frame: mask(frame, (225, 214, 190)),
    "a black mask": lambda frame: mask(frame, (36, 34, 34)),
    "a blue scarf": lambda frame: scarf(frame, (92, 50, 44)),
    "a grey scarf": lambda frame: scarf(frame, GREY),
    "a scarf the colour of skin": lambda frame: scarf(frame, SKIN),
}
INNOCENT: dict[str, Callable[[Pixels], Pixels]] = {
    "clear glasses": lambda frame: glasses(frame, glass=(255, 255, 255), opacity=0.06),
    "thick frames": lambda frame: glasses(frame, glass=(255, 255, 255), opacity=0.1, rim=9),
    "a dark headscarf": lambda frame: headscarf(frame, NIGHT),
    "a white headscarf": lambda frame: headscarf(frame, (232, 230, 226)),
    "a dark beard": lambda frame: beard(frame, (30, 32, 38), 0.9),
    "a grey beard": lambda frame: beard(frame, (168, 166, 164), 0.8),
    "dark lipstick": lambda frame: laid(frame, (50, 24, 110), ellipse(MOUTH, (50, 19)) * 0.7),
    "closed eyes": closed_eyes,
    "light from the left": lambda frame: lit_from_the_side(frame, sign=1.0),
    "light from the right": lambda frame: lit_from_the_side(frame, sign=-1.0),
    "dark skin": lambda frame: darker(frame, (0.42, 0.46, 0.52)),
    "very dark skin": lambda frame: darker(frame, (0.34, 0.36, 0.4)),
}
