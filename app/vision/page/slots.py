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
_CORE = 0.22
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
    steps = np.diff(columns)
    steps = steps[(steps > _PITCH_COLUMNS[0]) & (steps < _PITCH_COLUMNS[1])]
    if len(steps) < 8:
        return []
    pitch = float(np.median(steps))
    made = sorted(_tried(shares, count, pitch), key=lambda row: -row.fit)
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


def _tried(shares: Shares, count: int, pitch: float) -> Iterator[Row]:
    """The best placing for the measured pitch and for a slightly smaller and larger one."""
    ink = 1 - shares[:, NOTHING]
    width = max(3, round(pitch * 0.5) | 1)
    tent = np.bartlett(width + 2)[1:-1]
    smooth = np.log(np.clip(np.convolve(ink, tent / tent.sum(), "same"), _INK_FLOOR, 1.0))
    before = np.r_[0, np.cumsum(ink)]
    for tried in (pitch, pitch * 0.96, pitch * 1.04):
        places = _placed(smooth, before, count, tried)
        if places is not None:
            yield _row(shares, before, _evened(places, tried), tried)


def _placed(smooth: Logs, before: Logs, count: int, pitch: float) -> NDArray[np.int64] | None:
    """The columns of `count` characters that catch most ink, ink outside them and uneven steps counting against it."""
    size = len(smooth)
    steps = np.arange(max(2, int(pitch * 0.8)), int(np.ceil(pitch * 1.2)) + 1)
    costs = _UNEVEN_COST * (steps - pitch) ** 2
    margin = int(0.6 * pitch)
    score = smooth - _STRAY_COST * before[np.maximum(0, np.arange(size) - margin)] / pitch
    cameby = np.zeros((count, size), np.int64)
    for place in range(1, count):
        reached = np.full((len(steps), size), _IMPOSSIBLE)
        for index, step in enumerate(steps):
            reached[index, step:] = score[:-step] - costs[index]
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


def _evened(places: NDArray[np.int64], pitch: float) -> NDArray[np.float64]:
    """The places, those that stand out from a smooth curve through all of them put back on it."""
    order = np.arange(len(places))
    curve = np.polyval(np.polyfit(order, places, 3), order)
    return np.where(np.abs(curve - places) > 0.45 * pitch, curve, places)


def _row(shares: Shares, before: Logs, places: NDArray[np.float64], pitch: float) -> Row:
    """Read each place from the columns around its middle."""
    size = len(shares)
    starts = np.clip(np.round(places - _CORE * pitch).astype(int), 0, size - 1)
    ends = np.clip(np.round(places + _CORE * pitch).astype(int), 0, size - 1)
    read = np.stack([shares[start : end + 1].mean(axis=0) for start, end in zip(starts, ends, strict=True)])
    left, right = max(0, int(places[0] - 0.6 * pitch)), min(size, int(places[-1] + 0.6 * pitch) + 1)
    outside = before[left] + before[size] - before[right]
    fit = (float(np.log(1 - read[:, NOTHING] * 0.98).sum()) - 2.0 * outside / pitch) / len(places)
    chars = read[:, :NOTHING] + _SHARE_FLOOR
    logs = np.log(chars / chars.sum(axis=1, keepdims=True))
    return Row(logs, fit, float(places[0]), float(places[-1]), pitch, places)
