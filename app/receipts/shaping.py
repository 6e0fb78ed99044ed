"""Text into lines of glyphs: bidi levels, fonts letter by letter, HarfBuzz, line breaks."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.receipts.breaking import LEADING_VOWELS, break_points, is_mark
from app.receipts.direction import levels, visual_order
from app.receipts.fonts import BOLD, NO_GLYPH, PER_EM, REGULAR, FontFile, FontShelf, Glyph
from app.receipts.isolates import INVISIBLE, OVERRIDES, plain

MOST_LETTERS_A_LINE = 300
"""More than fit on the widest line of a page, in the narrowest letters at the smallest size."""

_ELLIPSIS = "…"
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Style:
    """How a text is set. `base` is the paragraph's direction: 0 left to right, 1 right to left."""

    language: str
    size_pt: float
    base: int
    is_bold: bool = False


@dataclass(frozen=True)
class GlyphRun:
    """Glyphs of one font and one direction, in visual order."""

    font: FontFile
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True)
class ShapedLine:
    """One line ready to draw; runs stand left to right. `text` is the line in reading order, marks left out.

    `gap` is what parts it from the next line in reading: a space, or nothing between Chinese, Japanese or Thai words.
    """

    text: str
    runs: tuple[GlyphRun, ...]
    gap: str

    @property
    def width_em(self) -> float:
        """The line's width as a ratio of the font size."""
        return sum(glyph.advance for run in self.runs for glyph in run.glyphs) / PER_EM


class Shaper:
    """Sets text in the fonts of one shelf.

    What a text's own language has no letter for is written as the page's other `languages` (BCP 47) write it, the first
    of them first: "日本語" in an English sentence has Japanese forms, not Chinese ones.
    """

    def __init__(self, shelf: FontShelf, languages: Sequence[str] = ()) -> None:
        self._shelf = shelf
        self._languages = tuple(languages)
        self._writable = cache(writable)
        self._levels = cache(levels)
        self._widths = cache(self._measured)

    def lines(self, text: str, style: Style, width_pt: float, *, max_lines: int) -> tuple[ShapedLine, ...]:
        """Break a text into lines no wider than `width_pt`; what exceeds `max_lines` ends in an ellipsis.

        A text of which nothing can be written has no lines.
        """
        stack = self._stack(style)
        kept = self._writable(text[: max_lines * MOST_LETTERS_A_LINE], stack)
        if not plain(kept).strip():
            return ()
        bounds = self._bounds(kept, stack, style, width_pt)
        level = self._levels(kept, style.base)
        lines = [self._line(kept[a:b], level[a:b], stack, style.language) for a, b in bounds[:max_lines]]
        if len(bounds) > max_lines:
            start = bounds[max_lines - 1][0]
            last = self._shortened(kept[start : start + MOST_LETTERS_A_LINE], stack, style, width_pt)
            lines[-1] = self._line(last, levels(last, style.base), stack, style.language)
        return tuple(lines)

    def count(self, text: str, style: Style, width_pt: float) -> int:
        """How many lines a text takes."""
        stack = self._stack(style)
        return len(self._bounds(self._writable(text, stack), stack, style, width_pt))

    def length_em(self, text: str, style: Style) -> float:
        """How long a text is on one line, as a ratio of the font size."""
        stack = self._stack(style)
        return sum(self._widths(self._writable(text, stack), stack, style)) / PER_EM

    def _stack(self, style: Style) -> tuple[FontFile, ...]:
        """The fonts of a style, in the order in which they are asked for a letter."""
        return self._shelf.stack((style.language, *self._languages), BOLD if style.is_bold else REGULAR)

    def _shortened(self, text: str, stack: tuple[FontFile, ...], style: Style, width_pt: float) -> str:
        """As much of a text as fits on one line before an ellipsis."""
        end = self._bounds(text, stack, style, width_pt)[0][1]
        while end and len(self._bounds(text[:end].rstrip() + _ELLIPSIS, stack, style, width_pt)) > 1:
            end -= 1
        return text[:end].rstrip() + _ELLIPSIS

    def _bounds(
        self, text: str, stack: tuple[FontFile, ...], style: Style, width_pt: float
    ) -> tuple[tuple[int, int], ...]:
        """Where each line begins and ends, filled greedily; a word wider than a line is cut."""
        room = width_pt / style.size_pt * PER_EM
        widths = self._widths(text, stack, style)
        bounds: list[tuple[int, int]] = []
        start = reached = 0
        used = 0.0
        for point in break_points(text):
            step = sum(widths[reached:point])
            drawn = step - sum(widths[len(text[:point].rstrip()) : point])
            if used + drawn > room and reached > start:
                bounds.append((start, reached))
                start, used = reached, 0.0
            while used + drawn > room and point - start > 1:
                cut = _cut(text, widths, range(start, point), room - PER_EM)
                bounds.append((start, cut))
                start, used = cut, 0.0
                step = sum(widths[start:point])
                drawn = step
            used, reached = used + step, point
        return (*bounds, (start, len(text)))

    def _measured(self, text: str, stack: tuple[FontFile, ...], style: Style) -> list[float]:
        """The advance of each character in thousandths; a ligature's stands at its first."""
        widths = [0.0] * len(text)
        for start, end, font, level in _font_runs(text, self._levels(text, style.base), stack):
            for glyph in font.shape(text[start:end], is_rtl=bool(level % 2), language=style.language):
                widths[start + glyph.cluster] += glyph.advance
        return widths

    def _line(self, text: str, level: Sequence[int], stack: Sequence[FontFile], language: str) -> ShapedLine:
        """Shape one line and put its runs into visual order."""
        shown = text.rstrip(" \u200b")
        runs = _font_runs(shown, level, stack)
        shaped = [
            GlyphRun(font, font.shape(shown[start:end], is_rtl=bool(depth % 2), language=language))
            for start, end, font, depth in runs
        ]
        order = visual_order([depth for *_, depth in runs])
        gap = " " if " " in text[len(shown) :] else ""
        return ShapedLine(plain(shown), tuple(shaped[index] for index in order), gap)


def writable(text: str, stack: tuple[FontFile, ...]) -> str:
    """A text with only what the fonts can write: one line, no controls or pictographs, � for an unknown letter."""
    kept = []
    for character in unicodedata.normalize("NFC", " ".join(text.split())):
        kind = unicodedata.category(character)
        if character in OVERRIDES or (kind[0] == "C" and character not in INVISIBLE):
            continue  # not even where a font has a glyph for it: nobody could search for or copy it
        if character in INVISIBLE or any(font.character_glyph(character) != NO_GLYPH for font in stack):
            kept.append(character)
        elif kind[0] in "LN" or kind in ("Po", "Pd", "Sc"):
            kept.append(_REPLACEMENT)
    return " ".join(word for word in "".join(kept).split(" ") if word)


def _font_runs(text: str, level: Sequence[int], stack: Sequence[FontFile]) -> list[tuple[int, int, FontFile, int]]:
    """Stretches of one font and one level: start, end, font, level. Invisible marks belong to no stretch."""
    runs: list[tuple[int, int, FontFile, int]] = []
    previous: FontFile | None = None
    for index, character in enumerate(text):
        if character in INVISIBLE and character not in "\u200c\u200d":
            previous = None
            continue
        font = _font_for(character, previous, stack)
        if runs and runs[-1][1:] == (index, font, level[index]):
            runs[-1] = (runs[-1][0], index + 1, font, level[index])
        else:
            runs.append((index, index + 1, font, level[index]))
        previous = font
    return runs


def _font_for(character: str, previous: FontFile | None, stack: Sequence[FontFile]) -> FontFile:
    """The font of one character: that of its neighbour for spaces and marks, else the first that has it."""
    follows = character == " " or is_mark(character) or character in "\u200c\u200d"
    if previous and follows and previous.character_glyph(character) != NO_GLYPH:
        return previous
    return next((font for font in stack if font.character_glyph(character) != NO_GLYPH), stack[0])


def _cut(text: str, widths: Sequence[float], word: range, room: float) -> int:
    """How far a word reaches before the line is full: one character at least. A letter that ends a line grows wider."""
    used = 0.0
    for index in word:
        used += widths[index]
        if used > room:
            return max(index - (text[index - 1] in LEADING_VOWELS), word.start + 1)
    return word.stop
