"""Draws the two pictures of the installation guide, to scale, from the lengths that the installation sheet is made of.

Run: `python packaging/drawings.py`. It writes `assets/pictures/install-side.svg` and `install-above.svg`.
"""

import sys
from math import cos, radians, sin
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.access.dimensions import (  # noqa: E402 - the program lies beside this folder
    EYES_HIGH_MM,
    EYES_LOW_MM,
    FAR_MM,
    FLOOR_DEEP_MM,
    FLOOR_WIDE_MM,
    NEAR_MM,
    REACH_HIGH_MM,
    REACH_LOW_MM,
    SEATED_EYE_MM,
)
from app.receipts.zone_drawing import FOUND_M  # noqa: E402

SIDE, ABOVE = "install-side.svg", "install-above.svg"
CAMERA_MM = (EYES_LOW_MM + EYES_HIGH_MM) // 2
GLASS_LOW_MM, GLASS_HIGH_MM = 750, 1230
"""The edges of a 22-inch upright glass, as the guide puts them."""

SHELF_MM, DOCUMENT_CAMERA_MM, PRINTER_MM = 800, 1050, 600
VIEW_DEG = 60
MM = 0.3
"""Pixels a millimetre."""

_INK, _SOFT, _DARK, _LIGHT = "#211c17", "#857a6d", "#5c8f99", "#d6e5e8"


class Drawing:
    """Shapes in millimetres: `x` to the right, `y` upwards from the floor, or away from the wall."""

    def __init__(self, width_mm: float, height_mm: float, left_mm: float, title: str) -> None:
        self._height, self._left, self._parts = height_mm, left_mm, [f"<title>{title}</title>"]
        self._size = f'width="{width_mm * MM:.0f}" height="{height_mm * MM:.0f}"'

    def at(self, x: float, y: float) -> str:
        """A place as SVG has it."""
        return f"{(x - self._left) * MM:.1f},{(self._height - y) * MM:.1f}"

    def area(self, *corners: tuple[float, float], fill: str, edge: str = "none") -> None:
        """Fill what lies within some corners."""
        points = " ".join(self.at(*corner) for corner in corners)
        self._parts.append(f'<polygon points="{points}" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>')

    def line(self, start: tuple[float, float], end: tuple[float, float], dash: str = "", ink: str = _INK) -> None:
        """A line, dashed where it is none of the things themselves."""
        (x1, y1), (x2, y2) = (self.at(*place).split(",") for place in (start, end))
        style = f'stroke="{ink}" stroke-width="1.5"' + (f' stroke-dasharray="{dash}"' if dash else "")
        self._parts.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {style}/>')

    def dot(self, x: float, y: float, radius_mm: float, fill: str = _INK) -> None:
        """A round thing."""
        cx, cy = self.at(x, y).split(",")
        self._parts.append(
            f'<circle cx="{cx}" cy="{cy}" r="{radius_mm * MM:.1f}" fill="{fill}" stroke="{_INK}" stroke-width="1.5"/>'
        )

    def words(self, x: float, y: float, text: str, anchor: str = "start") -> None:
        """What something is."""
        px, py = self.at(x, y).split(",")
        self._parts.append(f'<text x="{px}" y="{py}" text-anchor="{anchor}">{text}</text>')

    def svg(self) -> str:
        """The whole drawing."""
        style = f'<style>text {{ font: 14px "Noto Sans", sans-serif; fill: {_INK} }}</style>'
        paper = '<rect width="100%" height="100%" fill="#fffdf8"/>'
        parts = "\n".join((style, paper, *self._parts))
        return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {self._size}>\n{parts}\n</svg>\n'


def from_the_side() -> str:
    """Heights: the glass, the camera, eyes, reach, the shelf and the printer's mouth."""
    drawing = Drawing(2850, 2250, -750, "The kiosk from the side, with heights in millimetres")
    drawing.area((-60, REACH_LOW_MM), (1000, REACH_LOW_MM), (1000, REACH_HIGH_MM), (-60, REACH_HIGH_MM), fill=_LIGHT)
    drawing.area((-300, 0), (0, 0), (0, 600), (-70, 1600), (-300, 1600), fill="#efe8dc", edge=_INK)
    for eyes in (EYES_LOW_MM, EYES_HIGH_MM):
        drawing.line((-50, CAMERA_MM), (NEAR_MM, eyes), "6 4", _SOFT)
    drawing.line((-6, GLASS_LOW_MM), (-40, GLASS_HIGH_MM), ink=_DARK)
    drawing.line((-14, GLASS_LOW_MM), (-48, GLASS_HIGH_MM), ink=_DARK)
    drawing.dot(-52, CAMERA_MM, 22)
    drawing.area((0, SHELF_MM), (190, SHELF_MM), (190, SHELF_MM - 25), (0, SHELF_MM - 25), fill=_INK)
    drawing.dot(95, DOCUMENT_CAMERA_MM, 18)
    drawing.line((95, DOCUMENT_CAMERA_MM), (95, SHELF_MM), "3 3", _SOFT)
    drawing.area((-10, PRINTER_MM), (40, PRINTER_MM), (40, PRINTER_MM - 40), (-10, PRINTER_MM - 40), fill=_INK)
    for eyes in (EYES_LOW_MM, EYES_HIGH_MM):
        drawing.dot(NEAR_MM, eyes, 16, "#fffdf8")
    drawing.line((FAR_MM, 250), (FAR_MM, 2050), "2 5", _SOFT)
    drawing.line((-750, 4), (2100, 4))
    for y, text in (
        (EYES_HIGH_MM, f"eyes, tall: {EYES_HIGH_MM}"),
        (EYES_LOW_MM, f"eyes, seated: {EYES_LOW_MM}"),
        (SEATED_EYE_MM - 60, f"legible from {SEATED_EYE_MM}"),
        (DOCUMENT_CAMERA_MM - 200, f"document camera {DOCUMENT_CAMERA_MM - SHELF_MM} over its shelf"),
        (PRINTER_MM - 40, "printer's mouth"),
        (REACH_LOW_MM + 20, f"what is touched: {REACH_LOW_MM} to {REACH_HIGH_MM}"),
    ):
        drawing.words(1030, y, text)
    drawing.words(FAR_MM, 2080, f"a face is found from {NEAR_MM} to {FAR_MM}", "middle")
    drawing.words(-320, CAMERA_MM, f"camera {CAMERA_MM}", "end")
    drawing.words(-320, (GLASS_LOW_MM + GLASS_HIGH_MM) / 2, f"glass {GLASS_LOW_MM} to {GLASS_HIGH_MM}", "end")
    return drawing.svg()


def from_above() -> str:
    """The floor, what the camera sees, and where the sign hangs."""
    drawing = Drawing(3500, 2700, -1650, "The kiosk from above, with lengths in millimetres")
    half, found = radians(VIEW_DEG / 2), FOUND_M * 1000

    def arc(reach: float) -> list[tuple[float, float]]:
        turns = [half * step / 10 for step in range(-10, 11)]
        return [(reach * sin(turn), 2400 - reach * cos(turn)) for turn in turns]

    drawing.area((0, 2400), *arc(2000), fill=_LIGHT)
    drawing.area((0, 2400), *arc(found), fill=_DARK)
    drawing.area(*((x, 2400 - y) for x, y in _floor()), fill="none", edge=_INK)
    drawing.area((-250, 2400), (250, 2400), (250, 2650), (-250, 2650), fill="#efe8dc", edge=_INK)
    drawing.line((-1650, 2655), (1850, 2655))
    drawing.dot(0, 2400 - 600, 105, "#fffdf8")
    drawing.area((-1230, 700), (-1030, 700), (-1030, 660), (-1230, 660), fill=_INK)
    drawing.words(-1130, 560, "the sign: read before", "middle")
    drawing.words(-1130, 480, "the camera can see", "middle")
    drawing.words(300, 2540, "the kiosk, no window behind the guest")
    drawing.words(740, 2400 - FLOOR_DEEP_MM + 20, f"clear floor {FLOOR_WIDE_MM} x {FLOOR_DEEP_MM}")
    drawing.words(700, 1700, f"dark: a face is looked for, to {found:.0f}")
    drawing.words(1040, 760, "light: in the picture as well;")
    drawing.words(1040, 680, "keep queue and seats out of it")
    return drawing.svg()


def _floor() -> tuple[tuple[float, float], ...]:
    """The corners of the clear floor before the kiosk."""
    half = FLOOR_WIDE_MM / 2
    return ((-half, 0), (half, 0), (half, FLOOR_DEEP_MM), (-half, FLOOR_DEEP_MM))


def drawings() -> dict[str, str]:
    """Both pictures by the names of their files."""
    return {SIDE: from_the_side(), ABOVE: from_above()}


def main() -> int:
    """Write both; the answer is the exit code."""
    for name, text in drawings().items():
        (ROOT / "assets" / "pictures" / name).write_text(text, encoding="utf-8", newline="\n")
        print(ROOT / "assets" / "pictures" / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
