"""Blocks of text: set once to learn their height, then drawn where there is room."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.receipts.breaking import is_ideograph
from app.receipts.isolates import first_strong
from app.receipts.shaping import ShapedLine, Shaper, Style
from app.receipts.sheet import Ink, Sheet
from app.receipts.tagging import Element
from app.receipts.thai import is_thai

CAPITAL_RATIO = 0.714
"""Height of a capital letter as a ratio of the font size. Source: Noto Sans, table OS/2, sCapHeight 714 of 1000."""

_TIGHT, _OPEN, _LARGE = 1.36, 1.5, 1.32
"""Line height as a ratio of the font size: of Latin letters; of scripts that are taller; of large type."""
_LARGE_FROM_PT = 16.0


@dataclass(frozen=True)
class Block:
    """Some lines of one style, ready to draw. Lengths in points."""

    lines: tuple[ShapedLine, ...]
    size_pt: float
    lead_pt: float
    ink: Ink

    @property
    def said(self) -> str | None:
        """What is read aloud, where the glyphs as they stand do not say it: over several lines, or right to left."""
        text = "".join(line.text + line.gap for line in self.lines).strip()
        is_plain = len(self.lines) == 1 and not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
        return None if is_plain else text

    @property
    def height_pt(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.lead_pt

    @property
    def width_pt(self) -> float:
        """The width of the longest line."""
        return max((line.width_em for line in self.lines), default=0.0) * self.size_pt


@dataclass(frozen=True)
class Column:
    """A column of the page: its left edge and width in points, and the side on which lines begin, unless centred."""

    left: float
    width_pt: float
    is_rtl: bool
    is_centred: bool = False

    def begin(self, width_pt: float) -> float:
        """Where a line of some width has its left end."""
        room = self.width_pt - width_pt
        return self.left + (room / 2 if self.is_centred else room if self.is_rtl else 0.0)

    def part(self, before_pt: float, width_pt: float) -> "Column":
        """A narrower column within, `before_pt` from the side on which lines begin."""
        left = self.left + (self.width_pt - before_pt - width_pt if self.is_rtl else before_pt)
        return Column(left, width_pt, self.is_rtl)

    def halves(self, gap_pt: float) -> tuple["Column", "Column"]:
        """Two equal columns, the first where lines begin."""
        return self.split(0.5, gap_pt)

    def split(self, share: float, gap_pt: float) -> tuple["Column", "Column"]:
        """Two columns, the first where lines begin, with its share of the width."""
        first = (self.width_pt - gap_pt) * share
        return self.part(0.0, first), self.part(first + gap_pt, self.width_pt - gap_pt - first)

    def running(self, *, is_rtl: bool) -> "Column":
        """The same column for lines of another direction."""
        return Column(self.left, self.width_pt, is_rtl)

    def centred(self) -> "Column":
        """The same column with its lines in the middle."""
        return Column(self.left, self.width_pt, self.is_rtl, is_centred=True)


class Typesetter:
    """Sets text into blocks and draws them on one sheet."""

    def __init__(self, sheet: Sheet, shaper: Shaper) -> None:
        self.sheet = sheet
        self._shaper = shaper

    def set(self, text: str, style: Style, width_pt: float, ink: Ink, *, max_lines: int = 12) -> Block:
        """Break a text into a block no wider than `width_pt` and no longer than `max_lines`."""
        lines = self._shaper.lines(text, style, width_pt, max_lines=max_lines)
        return Block(lines, style.size_pt, _lead_pt(text, style), ink)

    def height_pt(self, text: str, style: Style, width_pt: float) -> float:
        """How high a text would be as a block, without setting it."""
        return self._shaper.count(text, style, width_pt) * _lead_pt(text, style)

    def length_pt(self, text: str, style: Style) -> float:
        """How long a text would be on one line, in points."""
        return self._shaper.length_em(text, style) * style.size_pt

    def fit(self, text: str, styles: Sequence[Style], width_pt: float, ink: Ink, *, max_lines: int) -> Block:
        """Set a text in the first style in which it keeps to one line; in the last, on more lines, if none does."""
        for style in styles:
            block = self.set(text, style, width_pt, ink, max_lines=max_lines + 1)
            if len(block.lines) == 1:
                return block
        return self.set(text, styles[-1], width_pt, ink, max_lines=max_lines)

    def draw_beside(
        self, blocks: Sequence[Block], elements: Sequence[Element], column: Column, top: float, gap_pt: float
    ) -> float:
        """Draw blocks of one line each on one base line, in the column's direction; answer with the lower edge."""
        lead = max(block.lead_pt for block in blocks)
        before = 0.0
        for block, element in zip(blocks, elements, strict=True):
            place = column.part(before, block.width_pt)
            self.draw(block, place, top - (lead - block.lead_pt) / 2, element)
            before += block.width_pt + gap_pt
        return top - lead

    def draw(self, block: Block, column: Column, top: float, element: Element) -> float:
        """Draw a block as content of `element`, its upper edge at `top`; answer with its lower edge."""
        element.said = block.said
        with self.sheet.mark(element):
            for number, line in enumerate(block.lines):
                x = column.begin(line.width_em * block.size_pt)
                middle = top - (number + 0.5) * block.lead_pt
                self.sheet.text(line, x, middle - CAPITAL_RATIO / 2 * block.size_pt, block.size_pt, block.ink)
        return top - block.height_pt


def _lead_pt(text: str, style: Style) -> float:
    """How far apart the lines of a text stand: one Chinese, Arabic or Thai letter makes room for all."""
    if style.size_pt >= _LARGE_FROM_PT:
        return style.size_pt * _LARGE
    is_open = any(is_ideograph(char) or is_thai(char) or first_strong(char, style.base) for char in text)
    return style.size_pt * (_OPEN if is_open else _TIGHT)
