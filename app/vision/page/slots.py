"""Puts exactly as many characters on a line as its format has, equally far apart, where the ink is.

Reading the net's columns greedily drops a filler here and doubles a letter there; a zone's characters stand in a known
number of places, so the places are found first, by dynamic programming over the ink, and each is read by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.vision.page.line_net import NOTHING, Glyph, Shares

_INK_FLOOR = 0.02
_STRAY_COST = 1.2
_UNEVEN_COST = 0.35
_PITCH_COLUMNS = (2, 9)
_GLYPH_INK_MIN = 0.4
_IMPOSSIBLE = -1e9
_GRAIN = 5
_FOCUS = 0.12
"""How far around a character's middle its columns count, in pitches, as the spread of a bell curve."""
_UNEVEN_MAX = 0.45
_STEPS_MIN, _STEP_REACH, _SPREAD_MIN = 8, 0.4, 0.3
_SLOPE_MIN, _SLOPE_MAX = 0.1, 0.6
"""How much wider apart, in pitches, characters may stand at one end of a line than at the other."""
_WEIGHT_FLOOR = 1e-9
_SHARE_FLOOR = 1e-4
_COUNT = (0.55, 1.4)
"""How many glyphs a line shows for each character that it has, when it can be of that format at all."""

Logs = NDArray[np.float64]
"""Log-probabilities of each character in each place, `(places, 37)`."""


@dataclass(frozen=True)
class Row:
    """One line with its characters in their places."""

    logs: Logs
    fit: float
    """How well the places sit on the ink; 0 is perfectly, -1 is hardly."""
    first: float
    """Column of the first character."""
    last: float
    pitch: float
    """Columns from one character to the next."""
    places: NDArray[np.float64]
    """The column of each character."""


def rows_of(shares: Shares, glyphs: list[Glyph], count: int) -> list[Row]:
    """At most two ways to see `count` characters in a line, the better one first; none if it cannot be."""
    columns = np.array([glyph.column for glyph in glyphs if glyph.ink_ratio > _GLYPH_INK_MIN])
    low, high = (share * count for share in _COUNT)
    if not low <= len(columns) <= high:
        return []
    ways = _pitches(columns, len(shares))
    if not ways:
        return []
    made = sorted(_tried(shares, count, ways), key=lambda row: -row.fit)
    kept: list[Row] = []
    for row in made:
        reach = 0.5 * row.pitch
        if all(abs(row.first - other.first) > reach or abs(row.last - other.last) > reach for other in kept):
            kept.append(row)
    return kept[:2]


def misfit(first: Row, second: Row) -> float:
    """How far, in pitches, a character of one line is from standing under its peer, scale and shift forgiven.

    Both lines of a zone are typed on one grid. A line with a letter seen twice or skipped slips off by a whole pitch.
    """
    apart = second.places - first.places
    order = np.arange(len(apart))
    even = np.polyval(np.polyfit(order, apart, 1), order)
    smooth = np.convolve(apart - even, np.full(_GRAIN, 1 / _GRAIN), "valid")  # places are whole columns
    return float(np.abs(smooth).max()) / first.pitch


def _pitches(glyphs: NDArray[np.float64], size: int) -> list[Logs]:
    """How far apart characters may stand at each column, at most four ways; none if it cannot be told.

    The measured pitch, a slightly smaller and larger one, and one that grows: a page held at a slant has its characters
    wider apart at its nearer end.
    """
    steps, middles = np.diff(glyphs), (glyphs[1:] + glyphs[:-1]) / 2
    is_step = (steps > _PITCH_COLUMNS[0]) & (steps < _PITCH_COLUMNS[1])
    if is_step.sum() < _STEPS_MIN:
        return []
    pitch = float(np.median(steps[is_step]))
    is_step &= np.abs(steps - pitch) < _STEP_REACH * pitch
    aside = (middles[is_step] - size / 2) / size
    slope = float(np.polyfit(aside, steps[is_step], 1)[0]) / pitch if np.ptp(aside) > _SPREAD_MIN else 0.0
    growing = 1.0 + min(_SLOPE_MAX, max(-_SLOPE_MAX, slope)) * (np.arange(size) / size - 0.5)
    even = [np.full(size, pitch * scale) for scale in (1.0, 0.96, 1.04)]
    return even if abs(slope) < _SLOPE_MIN else [*even, pitch * growing]


def _tried(shares: Shares, count: int, ways: list[Logs]) -> Iterator[Row]:
    """The best placing for each way the pitch may be."""
    ink, pitch = 1 - shares[:, NOTHING], float(ways[0].mean())
    width = max(3, round(pitch * 0.5) | 1)
    tent = np.bartlett(width + 2)[1:-1]
    smooth = np.log(np.clip(np.convolve(ink, tent / tent.sum(), "same"), _INK_FLOOR, 1.0))
    before = np.r_[0, np.cumsum(ink)]
    for pitches in ways:
        places = _placed(smooth, before, count, pitches)
        if places is not None:
            yield _row(shares, before, places, float(pitches.mean()))


def _placed(smooth: Logs, before: Logs, count: int, pitches: Logs) -> NDArray[np.int64] | None:
    """The columns of `count` characters that catch most ink, ink outside them and uneven steps counting against it."""
    size, pitch = len(smooth), float(pitches.mean())
    steps = np.arange(max(2, int(pitches.min() * 0.8)), int(np.ceil(pitches.max() * 1.2)) + 1)
    costs = _UNEVEN_COST * (steps[:, None] - pitches) ** 2
    margin = int(0.6 * pitch)
    score = smooth - _STRAY_COST * before[np.maximum(0, np.arange(size) - margin)] / pitch
    cameby = np.zeros((count, size), np.int64)
    for place in range(1, count):
        reached = np.full((len(steps), size), _IMPOSSIBLE)
        for index, step in enumerate(steps):
            reached[index, step:] = score[:-step] - costs[index, step:]
        best = reached.argmax(axis=0)
        score = reached[best, np.arange(size)] + smooth
        cameby[place] = steps[best]
    if score.max() < _IMPOSSIBLE / 10:
        return None
    score = score - _STRAY_COST * (before[size] - before[np.minimum(size, np.arange(size) + margin + 1)]) / pitch
    columns = [int(score.argmax())]
    for place in range(count - 1, 0, -1):
        columns.append(columns[-1] - int(cameby[place, columns[-1]]))
    return np.array(columns[::-1])


def _evened(places: NDArray[np.float64], pitch: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The places, those that stand out from a smooth curve put back on it; and the curve, free of whole columns."""
    order = np.arange(len(places))
    curve = np.polyval(np.polyfit(order, places, 3), order)
    evened = np.where(np.abs(curve - places) > _UNEVEN_MAX * pitch, curve, places)
    return evened, np.asarray(np.polyval(np.polyfit(order, evened, 3), order), dtype=np.float64)


def _row(shares: Shares, before: Logs, placed: NDArray[np.int64], pitch: float) -> Row:
    """Read each character from the columns around its middle; a column further away may show its neighbour."""
    size = len(shares)
    places, middles = _evened(placed.astype(np.float64), pitch)
    weights = np.exp(-0.5 * ((np.arange(size) - middles[:, None]) / (_FOCUS * pitch)) ** 2) + _WEIGHT_FLOOR
    read = weights @ shares / weights.sum(axis=1, keepdims=True)
    left, right = max(0, int(places[0] - 0.6 * pitch)), min(size, int(places[-1] + 0.6 * pitch) + 1)
    outside = before[left] + before[size] - before[right]
    fit = (float(np.log(1 - read[:, NOTHING] * 0.98).sum()) - 2.0 * outside / pitch) / len(places)
    chars = read[:, :NOTHING] + _SHARE_FLOOR
    logs = np.log(chars / chars.sum(axis=1, keepdims=True))
    return Row(logs, fit, float(places[0]), float(places[-1]), pitch, places)
