"""Where on a page its zone and its portrait are, so that the zone's characters tell where everything else is.

A zone's characters stand 2.54 mm apart, so two lines of them fix place, size and slope of the page; its perspective
they hardly show, being 6 mm high, so none is guessed. Source: ICAO Doc 9303-3, 4.2 and 4.4; 9303-4 to -7, 2 and 4.1.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision.frame import Pixels
from app.vision.page.grammar import Shape
from app.vision.page.strips import ends_of
from app.vision.page.zones import Zone

PITCH_MM = 2.54
PORTRAIT_PITCH_MIN_PX = 16.0
"""From this pitch a passport's face is about 150 pixels high; smaller ones are not worth comparing."""


@dataclass(frozen=True)
class _Sheet:
    """Sizes in millimetres."""

    wide: float
    high: float
    between: float
    """From line to line."""
    under: float
    """From the middle of the last line to the lower edge."""


_SHEETS = {
    Shape.PASSPORT: _Sheet(125.0, 88.0, 6.35, 9.2),
    Shape.SMALL: _Sheet(105.0, 74.0, 6.35, 9.2),
    Shape.CARD: _Sheet(85.6, 54.0, 5.3, 6.2),
}
_PORTRAIT = (0.0, 4.0, 0.5, 16.0)
"""Left edge, upper edge (mm), right edge (share of the width), and how much stays free above the lower edge (mm)."""

Points = NDArray[np.float64]
"""Places, `(n, 2)`, x then y."""


@dataclass(frozen=True)
class Place:
    """Where a page lies in a frame: turned and scaled, never sheared."""

    shape: Shape
    turn: complex
    """Pixels for each millimetre along the page's upper edge, as a direction."""
    origin: complex
    """The page's upper left corner in pixels."""

    @property
    def pitch_px(self) -> float:
        """From one character of the zone to the next."""
        return abs(self.turn) * PITCH_MM

    def to_frame(self, millimetres: Points) -> Points:
        """Places on the page as places in the frame."""
        moved = self.turn * (millimetres[:, 0] + 1j * millimetres[:, 1]) + self.origin
        return np.stack([moved.real, moved.imag], axis=1)

    def corners(self) -> Points:
        """The page's corners in the frame, clockwise from the upper left one."""
        sheet = _SHEETS[self.shape]
        return self.to_frame(np.array([(0, 0), (sheet.wide, 0), (sheet.wide, sheet.high), (0, sheet.high)]))


def place_of(zone: Zone) -> Place:
    """Where the page lies that this zone is printed on: the best fit over the ends of all its lines."""
    sheet, places = _SHEETS[zone.shape], zone.shape.places
    left = (sheet.wide - places * PITCH_MM) / 2 + PITCH_MM / 2
    right = left + (places - 1) * PITCH_MM
    seen: list[complex] = []
    meant: list[complex] = []
    for index, (line, ends) in enumerate(zip(zone.block, zone.ends, strict=True)):
        height = sheet.high - sheet.under - (zone.shape.lines - 1 - index) * sheet.between
        seen.extend(complex(*end) for end in ends_of(line, ends, is_upside_down=zone.is_upside_down))
        meant.extend((complex(left, height), complex(right, height)))
    pixels, millimetres = np.array(seen), np.array(meant)
    spread = millimetres - millimetres.mean()
    turn = complex(np.vdot(spread, pixels - pixels.mean()) / np.vdot(spread, spread))
    return Place(zone.shape, turn, complex(pixels.mean() - turn * millimetres.mean()))


def portrait_of(pixels: Pixels, place: Place) -> Pixels | None:
    """The part of a frame (BGR) that holds the portrait, upright, in red, green, blue; about 62 by 68 mm of a passport.

    None for cards of three lines, whose portrait is on the other side, and where the pitch is too small.
    The scale is the frame's own: 6.3 pixels for each millimetre at the least, so 390 by 430 pixels of a passport.
    """
    if place.shape is Shape.CARD or place.pitch_px < PORTRAIT_PITCH_MIN_PX:
        return None
    sheet, scale = _SHEETS[place.shape], abs(place.turn)
    left, top, right, bottom = _PORTRAIT[0], _PORTRAIT[1], _PORTRAIT[2] * sheet.wide, sheet.high - _PORTRAIT[3]
    corners = place.to_frame(np.array([(left, top), (right, top), (right, bottom)]))
    width_px, height_px = round((right - left) * scale), round((bottom - top) * scale)
    target = np.array([(0, 0), (width_px, 0), (width_px, height_px)], np.float32)
    matrix = cv2.getAffineTransform(corners.astype(np.float32), target)
    cut = cv2.warpAffine(pixels, matrix, (width_px, height_px), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.cvtColor(cut, cv2.COLOR_BGR2RGB), dtype=np.uint8)
