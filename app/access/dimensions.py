"""Where the kiosk must stand: heights, reach, cameras and floor, worked out from its own glass. Millimetres.

Source: EN 301 549 V3.2.1 8.3; rights.md section 6. What a standard fixes is a constant; the rest is computed.
"""

import math
from dataclasses import dataclass

REACH_LOW_MM, REACH_HIGH_MM = 380, 1220
"""Operable parts above the floor, from and to. Source: EN 301 549 8.3.3; ADA 308."""

SEATED_EYE_MM = 1015
"""The screen is legible from this height. Source: EN 301 549 8.3.5."""

FLOOR_WIDE_MM, FLOOR_DEEP_MM = 760, 1220
"""Clear floor before the kiosk. Source: EN 301 549 8.3.4.2."""

EYES_LOW_MM, EYES_HIGH_MM = 1100, 1950
"""The eyes of guests, seated to tall, that the face camera must see."""

NEAR_MM, FAR_MM = 450, 900
"""How far from the glass a face is found."""


@dataclass(frozen=True)
class Dimension:
    """One line of the sheet: what, how much, and why."""

    what: str
    how_much: str
    why: str


def dimensions(width_mm: float, height_mm: float, *, highest_mm: float, highest_low_mm: float) -> list[Dimension]:
    """Every dimension of a glass of this size whose highest control begins so far below its upper edge.

    `highest_low_mm` is the same in low reach, which one button of the kiosk switches on.
    """
    edge_mm = REACH_HIGH_MM - (height_mm - highest_mm)
    edge_low_mm = REACH_HIGH_MM - (height_mm - highest_low_mm)
    camera_mm = (EYES_LOW_MM + EYES_HIGH_MM) // 2
    angle = _angle(EYES_HIGH_MM - camera_mm) + _angle(camera_mm - EYES_LOW_MM)
    return [
        Dimension("Glass", f"{width_mm:.0f} x {height_mm:.0f} mm", "from the pixel pitch in the settings"),
        Dimension(
            "Lower edge of the glass above the floor",
            f"{REACH_LOW_MM} to {edge_mm:.0f} mm",
            f"every control between {REACH_LOW_MM} and {REACH_HIGH_MM} mm (EN 301 549 8.3.3)",
        ),
        Dimension(
            "The same, where only low reach is within reach",
            f"up to {edge_low_mm:.0f} mm",
            "not enough by itself: a seated guest must reach the button that switches low reach on",
        ),
        Dimension(
            "Eye of a seated guest",
            f"{SEATED_EYE_MM} mm",
            "tilt the glass until it is legible from there without a reflection (EN 301 549 8.3.5)",
        ),
        Dimension(
            "Face camera, middle of the lens above the floor",
            f"{camera_mm} mm",
            f"eyes from {EYES_LOW_MM} to {EYES_HIGH_MM} mm",
        ),
        Dimension(
            "Face camera, vertical angle of view",
            f"{angle:.0f} degrees or more",
            f"for these eyes at {NEAR_MM} mm; people are found to {FAR_MM} mm; with less, tilt",
        ),
        Dimension(
            "Document camera, reader, printer's mouth",
            f"{REACH_LOW_MM} to {REACH_HIGH_MM} mm",
            "they are operable parts too; one hand, at most 22.2 N (EN 301 549 8.4.2.2)",
        ),
        Dimension(
            "Keypad with five keys and headphone socket",
            f"{REACH_LOW_MM} to {REACH_HIGH_MM} mm",
            "each key told apart by touch (EN 301 549 8.4.1); arrow keys, Enter, Escape; F2 the voice",
        ),
        Dimension(
            "Clear floor before the kiosk",
            f"{FLOOR_WIDE_MM} x {FLOOR_DEEP_MM} mm",
            "a wheelchair, from the front or the side (EN 301 549 8.3.4.2)",
        ),
    ]


def _angle(high_mm: float) -> float:
    """The angle under which a height is seen at the nearest distance, in degrees."""
    return math.degrees(math.atan2(high_mm, NEAR_MM))
