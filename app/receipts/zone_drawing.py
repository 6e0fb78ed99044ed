"""What the face camera sees, drawn from above and to scale: dark where a face is looked for, light around it."""

from math import atan, cos, radians, sin, tan

from app.receipts.fonts import Point
from app.receipts.look import ACCENT, INK
from app.receipts.sheet import Ink, Sheet

EXAMINED_WIDTH_RATIO = 0.75
"""How much of the picture's width is examined. Source: `app/vision/zone.py`; a test holds both against each other."""

FOUND_M = 1.2
"""How far away a face is found, in metres. Source: `app/vision/zone.py`."""

DARK: Ink = (0.36, 0.56, 0.60)
LIGHT: Ink = (0.84, 0.90, 0.91)

_DEPTH_M, _SEEN_M, _MACHINE_M, _PERSON_M = 2.05, 1.8, 0.5, 0.65
"""What the drawing shows from the machine's back on; how far the light area is drawn, which in truth goes on; how wide
the machine is; and how far away a person stands."""

_STEPS = 24
_SHOULDERS_M, _HEAD_M = 0.23, 0.105


def draw_zone(sheet: Sheet, left: float, top: float, width_pt: float, height_pt: float, view_deg: float) -> None:
    """Draw it in the middle of a rectangle, the machine above and the room below it."""
    half = radians(view_deg) / 2
    across_m = max(2 * _SEEN_M * sin(half), _MACHINE_M)
    a_metre = min(width_pt / across_m, height_pt / _DEPTH_M)
    edge = top - (height_pt - _DEPTH_M * a_metre) / 2
    middle, front = left + width_pt / 2, edge - (_DEPTH_M - _SEEN_M) * a_metre

    def at(side_m: float, away_m: float) -> Point:
        """A place so far to the side, and so far before the camera."""
        return middle + side_m * a_metre, front - away_m * a_metre

    def fan(half_rad: float, reach_m: float) -> list[Point]:
        """What lies within an angle and a distance of the camera."""
        turns = [half_rad * (2 * step / _STEPS - 1) for step in range(_STEPS + 1)]
        return [at(0, 0), *(at(reach_m * sin(turn), reach_m * cos(turn)) for turn in turns)]

    sheet.area(fan(half, _SEEN_M), LIGHT)
    sheet.area(fan(atan(EXAMINED_WIDTH_RATIO * tan(half)), FOUND_M), DARK)
    sheet.pen(0.016 * a_metre, ACCENT)
    sheet.stroke(fan(atan(EXAMINED_WIDTH_RATIO * tan(half)), FOUND_M)[1:])
    back, wide = (_DEPTH_M - _SEEN_M) * 0.8, _MACHINE_M / 2
    sheet.area([at(-wide, -0.02), at(wide, -0.02), at(wide * 0.84, -back), at(-wide * 0.84, -back)], ACCENT)
    sheet.disc(at(0, -0.01), 0.045 * a_metre, INK)
    shoulders = [(radians(turn), _SHOULDERS_M) for turn in range(0, 360, 12)]
    body = [at(wide_m * cos(turn), _PERSON_M + 0.45 * wide_m * sin(turn)) for turn, wide_m in shoulders]
    sheet.area(body, INK)
    sheet.disc(at(0, _PERSON_M - 0.02), (_HEAD_M + 0.02) * a_metre, DARK)
    sheet.disc(at(0, _PERSON_M - 0.02), _HEAD_M * a_metre, INK)


def draw_symbol(sheet: Sheet, left: float, top: float, side_pt: float, ink: Ink) -> None:
    """Draw the sign of a face camera into a square: a face between the corners of a picture; it does not smile."""
    sheet.pen(side_pt * 0.055, ink)
    edge, arm = side_pt * 0.03, side_pt * 0.24
    for x, to_x in ((left + edge, 1), (left + side_pt - edge, -1)):
        for y, to_y in ((top - edge, -1), (top - side_pt + edge, 1)):
            sheet.stroke([(x + to_x * arm, y), (x, y), (x, y + to_y * arm)])
    centre = (left + side_pt / 2, top - side_pt / 2)
    sheet.circle(centre, side_pt * 0.29)
    for side in (-1, 1):
        sheet.disc((centre[0] + side * side_pt * 0.1, centre[1] + side_pt * 0.06), side_pt * 0.034, ink)
    mouth = centre[1] - side_pt * 0.11
    sheet.stroke([(centre[0] - side_pt * 0.09, mouth), (centre[0] + side_pt * 0.09, mouth)])
