"""Draws lines of OCR-B as a camera sees them, each with what stands in every column: the line net's school book.

Run it as `python packaging/line_net/drawing.py --count 36000 --out lines.npz`; 36,000 lines take about half an hour on
one core. Nothing but the font comes from outside: Debian's fonts-ocr-b, of which one file lies in assets/fonts;
`--font` takes others of it, such as OCRBS.otf, to be mixed in. No picture of a real document is used.
"""

import argparse
import math
import sys
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "OCRB.otf"
ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NOTHING, UNSURE = len(ALPHABET), 255
"""The label of a column without ink, and of one at a character's edge, which teaches nothing."""
HEIGHT_PX, WIDTH_PX, COLUMN_PX = 32, 760, 4
_INK_PITCH_PX = 25.4
_LENGTHS = (44, 44, 36, 30)
_SURE, _EDGE = 0.30, 0.42
"""How far from a character's middle, in pitches, a column still shows it, and no longer shows anything."""

Picture = NDArray[np.float32]


def text(rng: np.random.Generator) -> str:
    """A line as zones have them: names and fillers, figures, or any characters at all."""
    size, kind = int(rng.choice(_LENGTHS)), rng.random()
    if kind < 0.35:
        return "".join(rng.choice(list(ALPHABET), size))
    if kind < 0.6:
        figures = rng.random(size) < 0.7
        signs = np.where(figures, rng.choice(list(ALPHABET[1:11]), size), rng.choice(list(ALPHABET), size))
        return "".join(signs)
    line = ""
    while len(line) < size:
        line += "".join(rng.choice(list(ALPHABET[11:]), int(rng.integers(1, 9))))
        line += str(rng.choice(["<", "<<", "<", "<<<<<<"]))
    return line[:size]


@cache
def glyph(font: Path, sign: str, scale: float) -> Picture:
    """One character on a field of 40 by 52 pixels, its pitch 25.4 at scale 1, its foot at 44."""
    full = ImageFont.truetype(str(font), 200)
    sized = full.font_variant(size=round(200 * _INK_PITCH_PX / full.getlength("0") * scale))
    field = Image.new("L", (40, 52), 0)
    ImageDraw.Draw(field).text((20, 44), sign, font=sized, fill=255, anchor="ms")
    return np.asarray(field, dtype=np.float32) / 255


def printed(line: str, fonts: list[Path], rng: np.random.Generator) -> Picture:
    """The line's ink, 0 to 1: thin or fat, shaky, with holes; 26 pixels are free above and below, 30 at the ends."""
    ink = np.zeros((104, round(_INK_PITCH_PX * len(line)) + 60), np.float32)
    font, scale, shake = fonts[int(rng.integers(len(fonts)))], round(rng.uniform(0.92, 1.06), 2), rng.uniform(0, 0.6)
    for place, sign in enumerate(line):
        left = round(30 + (place + 0.5) * _INK_PITCH_PX + rng.normal(0, shake)) - 20
        top = round(26 + rng.normal(0, shake))
        span = (slice(top, top + 52), slice(left, left + 40))
        ink[span] = np.maximum(ink[span], glyph(font, sign, scale))
    kind, size = rng.random(), int(rng.integers(2, 4))
    if kind < 0.3:
        ink = cv2.erode(ink, np.ones((size, 2), np.uint8))
    elif kind < 0.65:
        ink = cv2.dilate(ink, np.ones((size, size), np.uint8))
    if rng.random() < 0.4:
        spots = cv2.GaussianBlur(rng.random(ink.shape, np.float32), (0, 0), rng.uniform(0.8, 3))
        ink = ink * np.clip(1.2 - np.clip((spots - spots.mean()) / spots.std() - rng.uniform(0.4, 2), 0, 3), 0, 1)
    return np.asarray(ink, dtype=np.float32)


def paper(size: tuple[int, int], rng: np.random.Generator) -> Picture:
    """Patterned paper, 0..255, sometimes with a stamp's curve."""
    down, across = np.mgrid[0 : size[0], 0 : size[1]].astype(np.float32)
    sheet = np.full(size, rng.uniform(150, 252), np.float32)
    for _ in range(int(rng.integers(0, 4))):
        wave = np.sin(across * rng.uniform(0.01, 0.12) + np.sin(down * rng.uniform(0.01, 0.12)) * rng.uniform(1, 8))
        sheet -= rng.uniform(1, 14) * (wave if rng.random() < 0.5 else wave > rng.uniform(0.3, 0.85))
    if rng.random() < 0.12:
        middle = (int(rng.integers(0, size[1])), int(rng.integers(0, size[0])))
        axes = (int(rng.integers(40, 300)), int(rng.integers(20, 200)))
        cv2.ellipse(sheet, middle, axes, rng.uniform(0, 180), 0, 360, rng.uniform(60, 200), int(rng.integers(1, 5)))
    return sheet


def strip(line: str, fonts: list[Path], rng: np.random.Generator) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The line as it is cut out of a frame, 32 pixels high, and the column of each character's middle."""
    ink = printed(line, fonts, rng)
    page = paper(ink.shape, rng) * (1 - ink) + rng.uniform(0, 95) * ink
    pitch_px = rng.uniform(7.5, 22)
    scale = pitch_px / _INK_PITCH_PX
    frame = cv2.GaussianBlur(page, (0, 0), max(0.01, 0.38 / scale))
    frame = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    frame = spoilt(frame, pitch_px, rng)
    high = pitch_px * rng.uniform(1.7, 3.0)
    slope, squeeze = math.radians(rng.normal(0, 0.7)), rng.uniform(-0.03, 0.03)
    first, last = (30 - _INK_PITCH_PX * (share - 0.5) for share in rng.uniform(0.45, 2.0, 2))
    left, right = first * scale, (page.shape[1] - last) * scale
    middle = np.array([(left + right) / 2, (26 + 44 - 13) * scale + rng.normal(0, 0.08) * high])
    along, down = np.array([math.cos(slope), math.sin(slope)]), np.array([-math.sin(slope), math.cos(slope)])
    width = min(WIDTH_PX, round(HEIGHT_PX * (right - left) / high))
    half, up = (right - left) / 2 * along, high / 2 * down
    narrow = 1 + squeeze
    corners = np.array(
        [middle - half - up, middle + half - up * narrow, middle + half + up * narrow, middle - half + up]
    )
    target = np.array([(0, 0), (width, 0), (width, HEIGHT_PX), (0, HEIGHT_PX)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    cut = cv2.warpPerspective(frame, matrix, (width, HEIGHT_PX), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    centres = np.array([[((30 + (place + 0.5) * _INK_PITCH_PX) * scale, middle[1]) for place in range(len(line))]])
    return np.asarray(cut, dtype=np.uint8), cv2.perspectiveTransform(centres, matrix)[0, :, 0]


def spoilt(frame: Picture, pitch_px: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """The line under uneven light, out of focus, moving, with noise and a camera's compression."""
    across = np.linspace(-0.5, 0.5, frame.shape[1], dtype=np.float32)
    light = frame * (1 + across * rng.uniform(-0.7, 0.7)) * rng.uniform(0.45, 1.15)
    if rng.random() < 0.3:
        light += rng.uniform(30, 170) * np.exp(-(((across - rng.uniform(-0.5, 0.5)) / rng.uniform(0.03, 0.12)) ** 2))
    light = cv2.GaussianBlur(
        light, (0, 0), rng.uniform(0.2, 1.1) * max(0.8, pitch_px / 16) * rng.choice([1, 1, 1, 1.6])
    )
    if rng.random() < 0.3:
        path = np.zeros((5, 5), np.float32)
        end = (int(rng.integers(0, 5)), int(rng.integers(0, 5)))
        cv2.line(path, (2, 2), end, 1.0, 1)
        light = cv2.filter2D(light, -1, path / path.sum())
    light += rng.standard_normal(light.shape, np.float32) * rng.uniform(0, 11)
    quality = int(rng.integers(35, 96))
    coded = cv2.imencode(".jpg", np.clip(light, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)


def labels(line: str, centres: NDArray[np.float64]) -> NDArray[np.uint8]:
    """What each column of four pixels shows."""
    columns = (np.arange(WIDTH_PX // COLUMN_PX) + 0.5) * COLUMN_PX - 0.5
    distances = np.abs(columns[:, None] - centres[None]) / float(np.median(np.diff(centres)))
    nearest, gap = distances.argmin(axis=1), distances.min(axis=1)
    signs = np.array([ALPHABET.index(sign) for sign in line])[nearest]
    return np.where(gap < _SURE, signs, np.where(gap < _EDGE, UNSURE, NOTHING)).astype(np.uint8)


def lesson(fonts: list[Path], rng: np.random.Generator) -> tuple[NDArray[np.uint8], int, NDArray[np.uint8]]:
    """A strip as wide as all others, how wide it really is, and its labels."""
    line = text(rng)
    cut, centres = strip(line, fonts, rng)
    padded = cv2.copyMakeBorder(cut, 0, 0, 0, WIDTH_PX - cut.shape[1], cv2.BORDER_REPLICATE)
    return np.asarray(padded, dtype=np.uint8), cut.shape[1], labels(line, centres)


def main() -> None:
    """Draw as many lines as the command line asks for."""
    parser = argparse.ArgumentParser(description="Draws lines of OCR-B with what stands in every column.")
    parser.add_argument("--count", type=int, default=36_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--font", type=Path, action="append", help="a font file of OCR-B; may be given several times")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    lessons = [lesson(asked.font or [FONT], rng) for _ in range(asked.count)]
    strips, widths, columns = zip(*lessons, strict=True)
    np.savez(asked.out, strips=np.stack(strips), widths=np.array(widths), labels=np.stack(columns))
    sys.stdout.write(f"{len(lessons)} lines in {asked.out}\n")


if __name__ == "__main__":
    main()
