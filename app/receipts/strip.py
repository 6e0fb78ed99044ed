"""A strip of paper as long as what stands on it: pieces are set one below the other, and drawn once all are there."""

from collections.abc import Callable, Sequence
from math import ceil, floor

from app.receipts.qr import QUIET_MODULES, Matrix
from app.receipts.sheet import Ink
from app.receipts.tagging import Element
from app.receipts.typesetting import Block, Column, Typesetter

DOT = 72 / 203.2
"""One dot of a receipt printer in points: eight dots are a millimetre, which the trade calls 203 dots an inch."""


class Strip:
    """What will stand on one strip, from its upper edge down. Every piece is a whole number of dots high."""

    def __init__(self, setter: Typesetter, area: Column) -> None:
        self._setter = setter
        self._area = area
        self._used = 0
        self._pieces: list[tuple[int, Callable[[float], object]]] = []

    def space(self, dots: int) -> None:
        """Leave some room."""
        self._used += dots

    def put(self, height_pt: float, draw: Callable[[float], object]) -> None:
        """Put a piece below the others; `draw` is told its upper edge in points from the lower edge of the strip."""
        self._pieces.append((self._used, draw))
        self._used += ceil(height_pt / DOT)

    def text(self, block: Block, element: Element, column: Column | None = None) -> None:
        """Put a block of text, as content of `element`; one without words is not put at all."""
        if block.lines:
            self.put(block.height_pt, lambda top: self._setter.draw(block, column or self._area, top, element))

    def beside(self, blocks: Sequence[Block], elements: Sequence[Element], gap_pt: float) -> None:
        """Put blocks of one line each on one line if they fit on it, else one below the other."""
        width = sum(block.width_pt + gap_pt for block in blocks) - gap_pt
        if width > self._area.width_pt or any(len(block.lines) != 1 for block in blocks):
            for block, element in zip(blocks, elements, strict=True):
                self.text(block, element)
            return
        self.put(
            max(block.lead_pt for block in blocks),
            lambda top: self._setter.draw_beside(blocks, elements, self._area, top, gap_pt),
        )

    def rule(self, dots: int, ink: Ink) -> None:
        """Put a rule across the strip, some dots thick."""
        self.put(dots * DOT, lambda top: self._rule(top - dots * DOT / 2, dots * DOT, ink))

    def code(self, rows: Matrix, dots: int, figure: Element, ink: Ink) -> None:
        """Put a QR code in the middle, each module `dots` wide, with the quiet zone above and below."""
        side = len(rows) * dots
        left = (round((self._area.left * 2 + self._area.width_pt) / DOT) - side) // 2 * DOT

        def draw(top: float) -> None:
            figure.box = (left, top - side * DOT, left + side * DOT, top)
            with self._setter.sheet.mark(figure):
                self._setter.sheet.modules(rows, left, top, dots * DOT, ink)

        self.space(QUIET_MODULES * dots)
        self.put(side * DOT, draw)
        self.space(QUIET_MODULES * dots)

    def fill(self, height_pt: float) -> None:
        """Leave room at the end until the strip is at least so high."""
        self._used = max(self._used, floor(height_pt / DOT))

    def draw(self) -> None:
        """Cut the strip to what stands on it, and draw it all in order."""
        height = self._used * DOT
        self._setter.sheet.cut(whole_dots_pt(self._used))
        for before, piece in self._pieces:
            piece(height - before * DOT)

    def _rule(self, y: float, thickness_pt: float, ink: Ink) -> None:
        """Draw a rule, an ornament."""
        with self._setter.sheet.ornament():
            self._setter.sheet.rule(self._area.left, y, self._area.width_pt, thickness_pt, ink)


def whole_dots_pt(dots: int) -> float:
    """A side of so many dots in points, a hair less: a rasteriser that rounds up finds no dot more."""
    return floor(dots * DOT * 1000) / 1000


def module_dots(modules: int, most: int) -> int:
    """How many dots wide a module is, so that a code of so many modules is at most `most` dots wide; one at least."""
    return max(1, most // modules)
