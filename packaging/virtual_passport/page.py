"""Draws the data page of an invented passport of Utopia, the state that ICAO's specimens come from; and the booklet.

Sizes are in millimetres, colours in blue, green, red. Everything is drawn here but the letters (fonts in `assets`) and
the portrait that is handed in. Source: ICAO Doc 9303-4, 2 to 4, for sizes, zones and the invented details.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
Light = NDArray[np.float32]

PX_PER_MM = 10
PAGE_MM = (125.0, 88.0)
EDGE_MM = 1.6
"""How far the cover looks out from under the pages."""

PHOTO_MM = (5.0, 12.5, 35.0, 45.0)
"""Left, top, width, height of the portrait on the page."""

_PITCH_MM, _BASELINES_MM, _MARGIN_MM = 2.54, (73.65, 80.0), 6.62
_PAPER, _BAND = (236, 238, 230), (247, 248, 246)
_INK, _LABEL, _RED = (58, 44, 40), (150, 112, 72), (60, 40, 190)
_COVER = (58, 34, 84)


@dataclass(frozen=True)
class Holder:
    """What is printed on a page; nobody of that name exists."""

    fields: tuple[tuple[str, str, float, float], ...]
    """Label, value, left, top."""
    mrz_lines: tuple[str, ...]


def booklet(holder: Holder, portrait: Pixels, fonts: Path) -> Pixels:
    """An open booklet (BGR): an empty page above, the data page below, the cover around them."""
    page = data_page(holder, portrait, fonts)
    height, width = page.shape[:2]
    edge = round(EDGE_MM * PX_PER_MM)
    whole: Light = np.full((2 * height + 2 * edge, width + 2 * edge, 3), _COVER, np.float32)
    upper = _paper(width, height, seed=2.1)
    whole[edge : edge + height, edge:-edge] = upper
    whole[edge + height : -edge, edge:-edge] = page
    away = np.abs(np.arange(len(whole), dtype=np.float32) - (edge + height)) / PX_PER_MM
    fold = 1 - 0.42 * np.exp(-((away / 1.1) ** 2)) - 0.10 * np.exp(-away / 6)
    whole[edge:-edge, edge:-edge] *= fold[edge:-edge, None, None]
    return np.asarray(np.clip(whole, 0, 255), dtype=np.uint8)


def data_page(holder: Holder, portrait: Pixels, fonts: Path) -> Pixels:
    """The page (BGR, `PAGE_MM`) with this portrait (BGR, any size of the shape of `PHOTO_MM`)."""
    width, height = (round(side * PX_PER_MM) for side in PAGE_MM)
    paper = _paper(width, height, seed=0.4)
    _emblem(paper, 96, 34, 22)
    band = round(64.8 * PX_PER_MM)
    paper[band:] = 0.25 * paper[band:] + 0.75 * np.array(_BAND, np.float32)
    left, top, wide, high = (round(side * PX_PER_MM) for side in PHOTO_MM)
    photo = cv2.resize(portrait, (wide, high), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    lines = paper[top : top + high, left : left + wide] / np.array(_PAPER, np.float32)
    paper[top : top + high, left : left + wide] = photo * (0.65 + 0.35 * lines)
    picture = Image.fromarray(np.clip(paper[..., ::-1], 0, 255).astype(np.uint8))
    _print(picture, holder, fonts)
    return np.ascontiguousarray(np.asarray(picture)[..., ::-1])


def _print(picture: Image.Image, holder: Holder, fonts: Path) -> None:
    """The letters: heading, details, the word SPECIMEN, and the machine-readable zone."""
    regular, bold = fonts / "NotoSans-Regular.ttf", fonts / "NotoSans-Bold.ttf"
    draw = ImageDraw.Draw(picture)
    _text(draw, (5, 9.2), "U T O P I A", bold, 4.6, _RED)
    _text(draw, (43, 9.2), "PASSPORT", bold, 3.4, _INK)
    _text(draw, (98, 9.2), "SPECIMEN", bold, 3.4, _RED)
    for label, value, left, top in holder.fields:
        _text(draw, (left, top), label, regular, 1.75, _LABEL)
        _text(draw, (left, top + 3.5), value, bold, 2.75, _INK)
    _stamp(picture, bold)
    draw.line([(x * PX_PER_MM, y * PX_PER_MM) for x, y in _signature()], fill=(50, 44, 120), width=4, joint="curve")
    _zone(draw, holder.mrz_lines, fonts / "OCRB.otf")


def _signature() -> list[tuple[float, float]]:
    """A line of loops that leads nowhere, in millimetres."""
    ways = np.linspace(0, 1, 220)
    along = 85.5 + 27 * ways + 1.5 * np.sin(46 * ways)
    up = 61.2 + (1.9 - 1.2 * ways) * np.cos(46 * ways + 0.6) + 0.6 * np.sin(9 * ways)
    return list(zip(along.tolist(), up.tolist(), strict=True))


def _zone(draw: ImageDraw.ImageDraw, lines: tuple[str, ...], font: Path) -> None:
    """Every character in the middle of its own cell, so that the pitch is exact."""
    letters = ImageFont.truetype(font, round(_PITCH_MM * PX_PER_MM / 0.6))
    letters = ImageFont.truetype(font, round(letters.size * _PITCH_MM * PX_PER_MM / letters.getlength("0")))
    for line, baseline in zip(lines, _BASELINES_MM, strict=True):
        for number, letter in enumerate(line):
            place = ((_MARGIN_MM + (number + 0.5) * _PITCH_MM) * PX_PER_MM, baseline * PX_PER_MM)
            draw.text(place, letter, font=letters, fill=(26, 24, 28), anchor="ms")


def _stamp(picture: Image.Image, font: Path) -> None:
    """SPECIMEN across the details, as on every page that is none."""
    letters = ImageFont.truetype(font, 13 * PX_PER_MM)
    layer = Image.new("L", picture.size, 0)
    ImageDraw.Draw(layer).text((83 * PX_PER_MM, 38 * PX_PER_MM), "SPECIMEN", font=letters, fill=46, anchor="mm")
    layer = layer.rotate(16, center=(83 * PX_PER_MM, 38 * PX_PER_MM), resample=Image.Resampling.BICUBIC)
    picture.paste(Image.new("RGB", picture.size, _RED[::-1]), mask=layer)


def _text(
    draw: ImageDraw.ImageDraw,
    place_mm: tuple[float, float],
    text: str,
    font: Path,
    size_mm: float,
    colour: tuple[int, int, int],
) -> None:
    letters = ImageFont.truetype(font, round(size_mm * 1.35 * PX_PER_MM))
    left, base = (side * PX_PER_MM for side in place_mm)
    draw.text((left, base), text, font=letters, fill=colour[::-1], anchor="ls")


def _paper(width: int, height: int, *, seed: float) -> Light:
    """Tinted paper under fine wavy lines, as nobody can draw by hand."""
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    x, y = x / PX_PER_MM, y / PX_PER_MM
    tint = (x / PAGE_MM[0])[..., None]
    paper = np.array(_PAPER, np.float32) + tint * np.array((-14, -4, 10), np.float32)
    for number, colour in enumerate(((40, 16, 4), (4, 22, 34), (34, 26, 2))):
        wave = y * (1.15 + 0.1 * number) + (2.2 + number) * np.sin(x * (0.11 + 0.03 * number) + seed + 2 * number)
        wave = wave + 1.4 * np.sin(x * 0.31 - y * 0.06 * (number + 1) + seed)
        line = np.clip(1 - np.abs(((wave * 1.1) % 1.0) - 0.5) / 0.14, 0, 1)
        paper = paper - line[..., None] * np.array(colour, np.float32)
    return np.asarray(paper, dtype=np.float32)


def _emblem(paper: Light, x_mm: float, y_mm: float, reach_mm: float) -> None:
    """A rosette of turned ellipses with a tree in it."""
    layer = np.zeros(paper.shape[:2], np.uint8)
    centre = (round(x_mm * PX_PER_MM), round(y_mm * PX_PER_MM))
    for turn in range(0, 180, 9):
        axes = (round(reach_mm * PX_PER_MM), round(reach_mm * 0.42 * PX_PER_MM))
        cv2.ellipse(layer, centre, axes, turn, 0, 360, 90, 2, cv2.LINE_AA)
    for reach, strength in ((1.0, 150), (0.97, 150)):
        cv2.circle(layer, centre, round(reach * reach_mm * PX_PER_MM), strength, 3, cv2.LINE_AA)
    paper -= layer[..., None] / 255 * np.array((52, 34, 10), np.float32)
