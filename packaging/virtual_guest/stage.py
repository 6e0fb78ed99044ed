"""The person cut out of the portrait, and the lobby behind: a drawn room, out of focus, lit softly."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Light = NDArray[np.float32]

SIZE = (1280, 720)
"""Width and height of the clip in pixels."""

BODY_ROWS = 400
"""Rows of the portrait that are used: below, a helmet is held in front of the body."""

# Outlines on the 512 x 512 portrait, (x, y): surely the person, perhaps the person, surely the wall beside the neck.
_SURELY = (
    [(185, 55), (235, 28), (280, 55), (292, 100), (268, 128), (254, 172), (222, 182), (190, 172), (184, 128),
     (160, 98)],
    [(188, 176), (254, 182), (300, 250), (345, 300), (340, 340), (300, 399), (60, 399), (50, 310), (100, 240),
     (140, 190)],
)  # fmt: skip
_MAYBE = [(140, 60), (190, 12), (260, 10), (310, 50), (312, 120), (288, 150), (315, 200), (362, 262), (372, 350),
          (360, 399), (18, 399), (22, 340), (38, 262), (95, 222), (108, 180), (148, 140)]  # fmt: skip
_WALL = (
    [(110, 96), (147, 96), (155, 111), (168, 123), (174, 133), (179, 135), (180, 145), (168, 144), (148, 147),
     (128, 160), (114, 172)],
    [(304, 96), (297, 116), (284, 132), (277, 139), (270, 140), (265, 152), (261, 162), (259, 171), (268, 175),
     (284, 191), (303, 211), (330, 200), (330, 96)],
)  # fmt: skip
_TOWN_LIGHTS = (
    (110, 420, 9, (120, 190, 250)), (170, 360, 7, (150, 210, 255)), (230, 440, 11, (110, 170, 240)),
    (280, 330, 7, (210, 200, 190)), (140, 250, 6, (180, 190, 200)), (255, 210, 6, (150, 200, 250)),
)  # fmt: skip


def cut_out(portrait: Pixels) -> Pixels:
    """The person of the portrait (BGR, 512 x 512) with a soft edge: BGRA, `BODY_ROWS` rows."""
    mask = np.full(portrait.shape[:2], cv2.GC_BGD, np.uint8)
    cv2.fillPoly(mask, [np.array(_MAYBE)], cv2.GC_PR_FGD)
    for outline in _SURELY:
        inner = cv2.fillPoly(np.zeros_like(mask), [np.array(outline)], 1)
        mask[cv2.erode(inner, np.ones((9, 9), np.uint8)) > 0] = cv2.GC_FGD
    for outline in _WALL:
        cv2.fillPoly(mask, [np.array(outline)], cv2.GC_BGD)
    cv2.setRNGSeed(1)
    cv2.grabCut(portrait, mask, (0, 0, 1, 1), np.zeros((1, 65)), np.zeros((1, 65)), 8, cv2.GC_INIT_WITH_MASK)
    person = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    person = _largest(np.asarray(cv2.morphologyEx(person, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), dtype=np.uint8))
    alpha = cv2.GaussianBlur(person.astype(np.float32), (0, 0), 1.3)
    alpha = np.clip((alpha - 0.35) / 0.6, 0, 1)
    colours = _bled(portrait, person)
    return np.dstack([colours, (alpha * 255).astype(np.uint8)])[:BODY_ROWS]


def _largest(mask: Pixels) -> Pixels:
    """The largest connected piece of a mask, without holes."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    piece = (labels == 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))).astype(np.uint8)
    outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.asarray(cv2.drawContours(piece, outlines, -1, 1, cv2.FILLED), dtype=np.uint8)


def _bled(portrait: Pixels, person: Pixels) -> Pixels:
    """The portrait with the person's own colours spread beyond the edge, so that no old wall shines through it."""
    inside = cv2.erode(person, np.ones((3, 3), np.uint8)).astype(np.float32)
    spread = cv2.GaussianBlur(portrait.astype(np.float32) * inside[..., None], (0, 0), 3)
    weight = cv2.GaussianBlur(inside, (0, 0), 3)[..., None]
    filled = spread / np.maximum(weight, 1e-3)
    return np.where(inside[..., None] > 0, portrait, np.clip(filled, 0, 255)).astype(np.uint8)


def lobby() -> Pixels:
    """A hotel lobby late in the evening, BGR, already out of focus."""
    width, height = SIZE
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    wall = np.array([150, 172, 186], np.float32) * (1.06 - 0.28 * down) * (1.05 - 0.16 * across)
    room = np.ascontiguousarray(wall)
    _window(room)
    _shelves(room)
    _desk(room)
    _plant(room)
    room = np.asarray(cv2.GaussianBlur(room, (0, 0), 13), dtype=np.float32)
    for x, y, reach, strength in ((0.17, 0.16, 150, 0.55), (0.82, 0.20, 130, 0.55), (0.60, 0.12, 80, 0.35)):
        room += _glow(x * width, y * height, reach) * strength
    return np.asarray(np.clip(room, 0, 255), dtype=np.uint8)


def _window(room: Light) -> None:
    cv2.rectangle(room, (60, 60), (330, 520), (118, 92, 70), cv2.FILLED)
    for x, y, size, colour in _TOWN_LIGHTS:
        cv2.circle(room, (x, y), size, colour, cv2.FILLED)
    for x in (150, 240):
        cv2.line(room, (x, 60), (x, 520), (128, 142, 152), 8)
    cv2.rectangle(room, (56, 56), (334, 524), (120, 138, 150), 12)


def _shelves(room: Light) -> None:
    cv2.rectangle(room, (890, 110), (1230, 520), (92, 118, 142), cv2.FILLED)
    for row, y in enumerate((200, 300, 400, 500)):
        cv2.line(room, (890, y), (1230, y), (70, 92, 116), 8)
        for place in range(7):
            x = 905 + place * 46 + (row * 17) % 23
            tone = 70 + (place * 53 + row * 31) % 90
            top = y - 62 + (place * 13) % 24
            cv2.rectangle(room, (x, top), (x + 26, y - 6), (tone * 0.8, tone, tone * 1.15), cv2.FILLED)


def _desk(room: Light) -> None:
    cv2.rectangle(room, (0, 540), (1280, 720), (66, 92, 122), cv2.FILLED)
    cv2.rectangle(room, (0, 528), (1280, 552), (96, 128, 160), cv2.FILLED)


def _plant(room: Light) -> None:
    pot = np.array((456, 540))
    for number, turn in enumerate((-68, 62, -44, 38, -24, 18, -6)):
        reach = 105 + (number * 37) % 60
        towards = np.array((np.sin(np.radians(turn)), -np.cos(np.radians(turn))))
        middle = pot + towards * reach * 0.62
        tone = (62 + 6 * number, 98 + 7 * number, 72 + 6 * number)
        cv2.ellipse(room, middle.astype(int).tolist(), (int(reach * 0.6), 15), turn - 90, 0, 360, tone, cv2.FILLED)
    cv2.fillPoly(room, [np.array([(418, 528), (494, 528), (482, 612), (430, 612)])], (150, 158, 164))


def _glow(x: float, y: float, reach: float) -> Light:
    """The light of a lamp that is out of focus: a soft disc with a wide halo."""
    width, height = SIZE
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    distance = np.hypot(columns - x, rows - y)
    disc = 1 / (1 + np.exp(np.clip((distance - reach * 0.28) / 4, -30, 30)))
    light = 0.75 * disc + 0.5 * np.exp(-((distance / reach) ** 2))
    return np.asarray(light[..., None] * np.array([130, 190, 225], np.float32), dtype=np.float32)
