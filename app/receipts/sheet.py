"""One sheet to draw on: ReportLab writes the page, and every mark on it belongs to a node of the tree or to nobody."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from app.receipts.fonts import PER_EM, FontFile, Glyph, Point
from app.receipts.qr import Matrix
from app.receipts.shaping import GlyphRun, ShapedLine
from app.receipts.tagging import Element

Ink = tuple[float, float, float]
"""Red, green, blue of sRGB, 0 to 1."""

Sign = tuple[int, str]
"""A glyph by its number in the font file, and the letters it stands for; one glyph may stand for several letters."""

_PREAMBLE_END = b" TL ET"
_SMALLEST_SHIFT = 0.05


class Sheet:
    """A page being drawn. Lengths in points; x from the left edge, y from the lower edge."""

    def __init__(self, width_pt: float, height_pt: float) -> None:
        self._width_pt = width_pt
        self.height_pt = height_pt
        self.owners: list[Element] = []
        self.signs: dict[FontFile, dict[Sign, int]] = {}
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer, pagesize=(width_pt, height_pt), pageCompression=0, invariant=1, pdfVersion=(1, 7)
        )

    def cut(self, height_pt: float) -> None:
        """Give the page another height, before anything is drawn on it."""
        self.height_pt = height_pt
        self._canvas.setPageSize((self._width_pt, height_pt))

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """What is drawn inside is content of `element`."""
        number = len(self.owners)
        self.owners.append(element)
        element.kids.append(number)
        self._canvas.addLiteral(f"/{element.tag} <</MCID {number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """What is drawn inside says nothing and is skipped by screen readers."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def rule(self, x: float, y: float, width_pt: float, thickness_pt: float, ink: Ink) -> None:
        """Draw a horizontal rule from (x, y) to the right."""
        self._canvas.setStrokeColorRGB(*ink)
        self._canvas.setLineWidth(thickness_pt)
        self._canvas.line(x, y, x + width_pt, y)

    def pen(self, thickness_pt: float, ink: Ink) -> None:
        """Choose a round pen for strokes and circles."""
        self._canvas.setStrokeColorRGB(*ink)
        self._canvas.setLineWidth(thickness_pt)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)

    def stroke(self, corners: Sequence[Point]) -> None:
        """Draw an open line through its corners."""
        path = self._canvas.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        self._canvas.drawPath(path)

    def circle(self, centre: Point, radius_pt: float) -> None:
        """Draw a circle, not filled."""
        self._canvas.circle(*centre, radius_pt)

    def area(self, corners: Sequence[Point], ink: Ink) -> None:
        """Fill what lies within its corners."""
        self._canvas.setFillColorRGB(*ink)
        path = self._canvas.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def disc(self, centre: Point, radius_pt: float, ink: Ink) -> None:
        """Fill a circle."""
        self._canvas.setFillColorRGB(*ink)
        self._canvas.circle(*centre, radius_pt, stroke=0, fill=1)

    def modules(self, rows: Matrix, x: float, y: float, module_pt: float, ink: Ink) -> None:
        """Draw a code as vectors, its upper left corner at (x, y); neighbours in a row are one rectangle."""
        self._canvas.setFillColorRGB(*ink)
        size = module_pt
        drawn = [
            f"{x + start * size:.4f} {y - number * size:.4f} {(end - start) * size:.4f} {size:.4f} re"
            for number, row in enumerate(rows, start=1)
            for start, end in _dark_stretches(row)
        ]
        self._canvas.addLiteral("\n".join([*drawn, "f"]))

    def text(self, line: ShapedLine, x: float, y: float, size_pt: float, ink: Ink) -> None:
        """Draw one shaped line with its left end at x and its base line at y."""
        self._canvas.setFillColorRGB(*ink)
        shown, figures = ["BT"], []
        for run in line.runs:
            codes = self.signs.setdefault(run.font, {})
            for glyph in run.glyphs:
                if glyph.text:
                    codes.setdefault((glyph.number, glyph.text), len(codes) + 1)
            name = list(self.signs).index(run.font)
            shown.append(f"/F{name} {size_pt:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm")
            shown += _shown(run, codes, size_pt)
            figures += _drawn(run, x, y, size_pt)
            x += sum(glyph.advance for glyph in run.glyphs) * size_pt / PER_EM
        self._canvas.addLiteral("\n".join([*shown, "ET", *figures]))

    def finish(self) -> bytes:
        """End the page and return a plain PDF of it, fonts and tags still missing."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()


def drawn_part(content: bytes) -> bytes:
    """A page's content without ReportLab's preamble, which names a font that is never used."""
    return content.partition(_PREAMBLE_END)[2]


def _dark_stretches(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Where each stretch of dark modules begins and ends."""
    end = 0
    for is_dark, group in groupby(row):
        start, end = end, end + len(list(group))
        if is_dark:
            yield start, end


def _shown(run: GlyphRun, codes: Mapping[Sign, int], size_pt: float) -> list[str]:
    """The operators that show one run: glyphs by code, shifted where the shaper says so."""
    operators: list[str] = []
    pieces: list[str] = []
    shift = rise = 0.0
    for glyph in run.glyphs:
        if not glyph.text:
            shift -= glyph.advance
            continue
        if glyph.y_offset != rise:
            operators += [_array(pieces), f"{glyph.y_offset * size_pt / PER_EM:.3f} Ts"]
            pieces, rise = [], glyph.y_offset
        shift -= glyph.x_offset
        if abs(shift) > _SMALLEST_SHIFT:
            pieces.append(f"{shift:.1f}")
            shift = 0.0
        pieces.append(f"<{codes[glyph.number, glyph.text]:04x}>")
        shift += glyph.x_offset - _beyond(run.font, glyph)
    operators += [_array(pieces), "0 Ts" if rise else ""]
    return [operator for operator in operators if operator]


def _drawn(run: GlyphRun, x: float, y: float, size_pt: float) -> list[str]:
    """The operators that draw, as figures, the glyphs that copy as nothing: as text each would leave a gap."""
    scale = size_pt / PER_EM
    operators = []
    for glyph in run.glyphs:
        if not glyph.text:
            left, base = x + glyph.x_offset * scale, y + glyph.y_offset * scale
            outline = run.font.outline(glyph.number)
            operators.append(f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {base:.3f} cm {outline} f Q")
        x += glyph.advance * scale
    return operators


def _array(pieces: list[str]) -> str:
    """A stretch of glyphs and shifts as one operator."""
    return f"[{''.join(pieces)}] TJ" if pieces else ""


def _beyond(font: FontFile, glyph: Glyph) -> float:
    """How much further than its own advance a glyph moves the pen, in thousandths."""
    return glyph.advance - font.own_advance(glyph.number)
