"""How a few lines of large type share their words: of like length, and ended where a reader rests if it can be."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.widgets.lines import parts

LINE_SEPARATOR = "\u2028"
"""Ends a line within a paragraph. Source: Unicode UAX 14, class BK."""

SENTENCE_ENDS = frozenset(".!?\u3002\uff01\uff1f\u061f")
PAUSES = frozenset(",;:\u2014\uff0c\u3001\uff1b\uff1a\u060c\u061b")
CLOSING = " \u00a0\"'\u201d\u2019\u00bb)\u300d\u300f"
"""Marks after which a reader rests, and what may stand between such a mark and the end of its line."""

PAUSE_LOSS, WORD_LOSS, SHORT_LOSS, NUMBER_LOSS = 0.05, 0.3, 0.34, 0.5
"""What it costs to end a line after a pause, a word, a short one or a number, beside 0 after a sentence.

A line costs the square of what its length differs from the mean, as a ratio of the mean.
"""

SHORT_LETTERS = 2
"""The longest word taken for an article or a preposition, which belongs to what follows."""

SPACED_BEFORE = "\u0700"
"""Scripts before this character put a space between any two words; Thai puts one between phrases."""


def composed(text: str, font: QFont, width_px: float, count: int) -> str:
    """The text with its ends of lines, `count` lines of at most `width_px`; as it is where no such lines can be."""
    pieces = parts(text)
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(piece) for piece in pieces]
    bare = [metrics.horizontalAdvance(piece.rstrip()) for piece in pieces]
    places = _cheapest(widths, bare, [*map(_loss, pieces[:-1]), 0.0], width_px, count)
    lines = ["".join(pieces[start:end]).rstrip() for start, end in pairwise((0, *places))]
    return LINE_SEPARATOR.join(lines) if lines else text


def _cheapest(
    widths: Sequence[float], bare: Sequence[float], losses: Sequence[float], width_px: float, count: int
) -> tuple[int, ...]:
    """After which part each of `count` lines ends, so that it costs least in all; nothing where they do not fit.

    Each part has its width, its width without the space at its end, and what ending a line after it costs.
    """
    starts = [0.0, *accumulate(widths)]
    mean_px = starts[-1] / count
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, places) in reached.items():
            for end in range(start + 1, len(widths) + 1):
                line_px = starts[end - 1] + bare[end - 1] - starts[start]
                if line_px > width_px:
                    break
                if (end == len(widths)) is not (line == count):
                    continue
                whole = cost + ((line_px - mean_px) / mean_px) ** 2 + losses[end - 1]
                if end not in following or whole < following[end][0]:
                    following[end] = whole, (*places, end)
        reached = following
    return reached.get(len(widths), (0.0, ()))[1]


def _loss(piece: str) -> float:
    """What it costs to end a line after a part of a text. A number belongs to what it counts, or to its month."""
    word = piece.rstrip(CLOSING)
    last = word[-1:]
    if word.rstrip(".")[-1:].isdecimal():
        return NUMBER_LOSS
    if last in SENTENCE_ENDS:
        return 0.0
    if last in PAUSES or (_is_thai(last) and piece.endswith(" ")):
        return PAUSE_LOSS
    is_short = word.isalpha() and len(word) <= SHORT_LETTERS and word < SPACED_BEFORE
    return SHORT_LOSS if is_short else WORD_LOSS


def _is_thai(character: str) -> bool:
    """Whether a character is a Thai letter or mark."""
    return "\u0e01" <= character <= "\u0e4e"
