"""Makes up travel documents and draws their pages: nobody's, in a made-up design, with the free font OCR B.

A page is drawn at 10 pixels for each millimetre with all that makes one hard to read: patterned paper, worn print and
other text around. `tests/vision/page_film.py` shows it to a camera.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from app import paths
from app.domain.mrz import FILLER, SYMBOLS, MrzFormat, check_digit
from app.vision.frame import Pixels

PX_PER_MM = 10
PITCH_MM = 2.54
_DIGITS, _LETTERS = SYMBOLS[:10], SYMBOLS[10:]
_STATES = """
    UTO CHN USA GBR FRA D JPN KOR IND AUS CAN RUS BRA ESP ITA TUR THA VNM SGP MYS PHL IDN PAK EGY MEX ARG UKR
    POL NLD BEL CHE SWE NOR FIN DNK IRL PRT GRC ISR SAU ARE ZAF NGA KEN HUN QAT XXA RKS OMN LUX BGD
""".split()  # noqa: SIM905 - a list to read
_SYLLABLES = """
    AN LI WANG ZHANG CHEN YANG HUA ZHAO WU ZHOU MU LLER DT GAR CIA LO PEZ MAR TIN SMI TH JOHN SON ERIK IV OV
    NGUY EN KIM PARK SATO KI KUMAR SINGH PATEL OKA FOR DU BOIS ROS SI RUS SO VA SAN KO VAL BER GER QUI XI ZO
    FE BY JA DQO OD BE IJ UV WY KX HN MM CG
""".split()  # noqa: SIM905 - a list to read

Mask = NDArray[np.float32]
"""How much ink lies on each pixel of a page, 0 to 1."""


@dataclass(frozen=True)
class Sheet:
    """Sizes of a document in millimetres, and of its zone in characters and lines. Source: ICAO Doc 9303-4 to -7."""

    wide: float
    high: float
    places: int
    lines: int
    between: float
    under: float
    """From the foot of the last line to the lower edge."""
    codes: tuple[str, ...]


SHEETS = {
    MrzFormat.TD3: Sheet(125, 88, 44, 2, 6.35, 8, ("P<", "P<", "P<", "PP", "PD", "PO")),
    MrzFormat.TD2: Sheet(105, 74, 36, 2, 6.35, 8, ("I<", "ID", "AC")),
    MrzFormat.TD1: Sheet(85.6, 54, 30, 3, 5.3, 5, ("I<", "ID", "C<", "IR", "AC")),
    MrzFormat.MRV_A: Sheet(120, 80, 44, 2, 6.35, 8, ("V<", "VB")),
    MrzFormat.MRV_B: Sheet(105, 74, 36, 2, 6.35, 8, ("V<",)),
}


@dataclass(frozen=True)
class Page:
    """A drawn page: blue, green, red, 10 pixels for each millimetre."""

    format: MrzFormat
    lines: tuple[str, ...]
    pixels: Pixels


def zone(format_: MrzFormat, rng: np.random.Generator) -> tuple[str, ...]:
    """The lines of a made-up document, every check digit right."""
    sheet = SHEETS[format_]
    state = str(rng.choice(_STATES)).ljust(3, FILLER)
    name = f"{FILLER.join(_words(rng, 2))}{FILLER * 2}{FILLER.join(_words(rng, 3))}"
    number, birth, expiry = _number(rng, 9), _day(rng, 40, 120), _day(rng, 26, 36)
    sex = str(rng.choice(["M", "F", "M", "F", "M", "F", FILLER]))
    head, dates = number + check_digit(number), (birth + check_digit(birth), expiry + check_digit(expiry))
    more = _number(rng, int(rng.integers(6, 12))) if rng.random() < 0.35 else ""
    start = str(rng.choice(sheet.codes)) + state
    if format_ is MrzFormat.TD1:
        first = start + head + more.ljust(15, FILLER)
        end = check_digit(first[5:] + dates[0] + dates[1] + FILLER * 11)
        return first, f"{dates[0]}{sex}{dates[1]}{state}{FILLER * 11}{end}", name[:30].ljust(30, FILLER)
    room = sheet.places - 28
    if format_ is MrzFormat.TD3:
        more = more[:14].ljust(14, FILLER)
        tail = more + (check_digit(more) if more.strip(FILLER) else str(rng.choice([FILLER, "0"])))
        tail += check_digit(head + dates[0] + dates[1] + tail)
    elif format_ is MrzFormat.TD2:
        tail = more[:7].ljust(7, FILLER)
        tail += check_digit(head + dates[0] + dates[1] + tail)
    else:
        tail = more[:room].ljust(room, FILLER)
    width = sheet.places - 5
    return start + name[:width].ljust(width, FILLER), f"{head}{state}{dates[0]}{sex}{dates[1]}{tail}"


def drawn(format_: MrzFormat, lines: tuple[str, ...], rng: np.random.Generator, *, wear: float = 1.0) -> Page:
    """The page of a document; `wear` is how often its print is thin, fat or flawed: 1 is in three pages of four."""
    sheet = SHEETS[format_]
    wide, high = round(sheet.wide * PX_PER_MM), round(sheet.high * PX_PER_MM)
    paper = _patterned(rng, wide, high)
    top = round((sheet.high - sheet.under - (sheet.lines - 1) * sheet.between - 4.2) * PX_PER_MM)
    share = rng.uniform(0.5, 1)
    paper[top:] = paper[top:] * (1 - share) + share * rng.uniform(225, 252)
    page = _lettered(np.clip(paper, 0, 255).astype(np.uint8), sheet, rng, top)
    ink = _worn(_inked(sheet, lines, rng, (high, wide)), rng, wear)[..., None]
    pixels = page * (1 - ink) + rng.uniform(5, 70) * ink
    return Page(format_, lines, np.clip(pixels, 0, 255).astype(np.uint8))


def a_page(format_: MrzFormat, seed: int, *, wear: float = 1.0) -> Page:
    """The page of the made-up document with this number."""
    rng = np.random.default_rng(seed)
    return drawn(format_, zone(format_, rng), rng, wear=wear)


def _words(rng: np.random.Generator, most: int) -> Iterator[str]:
    for _ in range(int(rng.integers(1, most + 1))):
        yield "".join(str(part) for part in rng.choice(_SYLLABLES, int(rng.integers(1, 4))))


def _number(rng: np.random.Generator, size: int) -> str:
    """A document number: letters first, only figures, or a mixture."""
    kind = rng.random()
    letters = 1 if kind < 0.45 else 2 if kind < 0.65 else 0 if kind < 0.8 else -1
    signs = [str(rng.choice(list(SYMBOLS if letters < 0 else _LETTERS if place < letters else _DIGITS)))
             for place in range(size)]  # fmt: skip
    return "".join(signs)


def _day(rng: np.random.Generator, first: int, last: int) -> str:
    return f"{rng.integers(first, last + 1) % 100:02d}{rng.integers(1, 13):02d}{rng.integers(1, 29):02d}"


def _patterned(rng: np.random.Generator, wide: int, high: int) -> NDArray[np.float32]:
    """Paper with wavy lines, as banknotes have them; drawn at half the size."""
    down, across = np.mgrid[0:high:2, 0:wide:2].astype(np.float32)
    paper = np.ones((*down.shape, 3), np.float32) * rng.uniform(200, 250, 3).astype(np.float32)
    for _ in range(int(rng.integers(2, 5))):
        narrow, wavy = rng.uniform(0.01, 0.12, 2)
        wave = np.sin(across * narrow + np.sin(down * wavy) * rng.uniform(1, 8) + rng.uniform(0, 6))
        lines = (wave > rng.uniform(0.3, 0.85)).astype(np.float32) if rng.random() < 0.5 else wave
        paper -= lines[..., None] * (rng.uniform(3, 14) * rng.uniform(0.2, 1, 3)).astype(np.float32)
    return np.asarray(cv2.resize(paper, (wide, high)), dtype=np.float32)


def _lettered(page: Pixels, sheet: Sheet, rng: np.random.Generator, zone_top_px: int) -> NDArray[np.float32]:
    """The page with a grey portrait and lines of other text above the zone."""
    picture = Image.fromarray(page)
    pen = ImageDraw.Draw(picture)
    if sheet.lines == 2:
        pen.rectangle((50, 140, round((5 + sheet.wide * 0.28) * PX_PER_MM), min(480, zone_top_px - 30)), fill="gray")
    for _ in range(int(rng.integers(8, 19))):
        place = (rng.uniform(0.36, 0.8) * sheet.wide * PX_PER_MM, rng.uniform(40, max(60, zone_top_px - 60)))
        text = " ".join(_words(rng, 3)) if rng.random() < 0.6 else _number(rng, 9)
        pen.text(place, text, font=_plain(int(rng.choice([14, 18, 26]))), fill=(int(rng.integers(0, 120)),) * 3)
    return np.asarray(picture, dtype=np.float32)


def _inked(sheet: Sheet, lines: tuple[str, ...], rng: np.random.Generator, size: tuple[int, int]) -> Mask:
    """The zone's characters, each put down by itself."""
    ink = np.zeros(size, np.uint8)
    left = (sheet.wide - sheet.places * PITCH_MM) / 2 + rng.uniform(-1, 1)
    foot = sheet.high - sheet.under + rng.uniform(-1, 1)
    for index, line in enumerate(lines):
        base = round((foot - (sheet.lines - 1 - index) * sheet.between) * PX_PER_MM)
        for place, sign in enumerate(line):
            glyph = _glyph(sign)
            start = round((left + place * PITCH_MM) * PX_PER_MM)
            span = (slice(base - glyph.shape[0] + 8, base + 8), slice(start, start + glyph.shape[1]))
            ink[span] = np.maximum(ink[span], glyph)
    return ink.astype(np.float32) / 255


def _worn(ink: Mask, rng: np.random.Generator, wear: float) -> Mask:
    """Print as it is: thin, fat, or with holes in it."""
    kind = rng.random()
    if kind < 0.25 * wear:
        ink = cv2.erode(ink, np.ones((2, 2), np.uint8))
    elif kind < 0.5 * wear:
        ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    if rng.random() < 0.4 * wear:
        size = rng.uniform(0.8, 3)
        spots = cv2.GaussianBlur(rng.random(ink.shape, np.float32), (0, 0), size)
        spots = (spots - spots.mean()) / spots.std()
        ink = ink * np.clip(1.2 - np.clip(spots - rng.uniform(0.6, 2), 0, 3), 0, 1)
    return np.asarray(ink, dtype=np.float32)


@cache
def _plain(size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(paths.assets() / "fonts" / "NotoSans-Regular.ttf"), size_px)


@cache
def _glyph(sign: str) -> Pixels:
    """One character of OCR B whose places are 2.54 mm wide."""
    font = ImageFont.truetype(str(paths.assets() / "fonts" / "OCRB.otf"), 200)
    size_px = round(200 * PITCH_MM * PX_PER_MM / font.getlength("0"))
    picture = Image.new("L", (round(PITCH_MM * PX_PER_MM), size_px + 8), 0)
    ImageDraw.Draw(picture).text((0, size_px), sign, font=font.font_variant(size=size_px), fill=255, anchor="ls")
    return np.asarray(picture, dtype=np.uint8)
