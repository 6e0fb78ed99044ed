"""What one frame shows of a zone: every way to see its lines as one of the formats, the likeliest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from app.vision.page.decoder import lawfulness
from app.vision.page.grammar import Shape, masks_of
from app.vision.page.line_net import LineNet, Shares, glyphs_of
from app.vision.page.locator import Block, Grey
from app.vision.page.slots import Logs, Row, misfit, rows_of
from app.vision.page.strips import strips_of, turned

LIKELY = -0.45
"""A zone that fits at least so well is a zone; clear ones have -0.05, arbitrary text has less than -1."""
POSSIBLE = -0.9
"""Under this, nothing is worth being read."""
_UNALIGNED_MAX = 0.9
_MISFIT_MAX = 0.33
_UNALIGNED_FREE = 0.3
_UNALIGNED_COST = 0.25


@dataclass(frozen=True)
class Zone:
    """One way to see lines of a frame as a zone. Keeps: what a document says, while the frame is examined."""

    shape: Shape
    rows: tuple[Logs, ...] = field(repr=False)
    fit: float
    """0 fits perfectly; see `LIKELY`."""
    block: Block = field(repr=False)
    """The lines it was read from, the zone's first line first."""
    ends: tuple[tuple[float, float], ...] = field(repr=False)
    """Where the middles of the first and the last character lie between the two ends of each line, 0 to 1."""
    is_upside_down: bool


def zones_of(grey: Grey, block: Block, net: LineNet) -> list[Zone]:
    """Read a block's lines, and upside down if they make no sense as they stand; at best first."""
    strips = strips_of(grey, block)
    upright = _zones(block, [net.read(strip) for strip in strips], is_upside_down=False)
    if upright and upright[0].fit > LIKELY:
        return upright
    overturned = _zones(block[::-1], [net.read(strip) for strip in turned(strips)], is_upside_down=True)
    return sorted([*upright, *overturned], key=lambda zone: -zone.fit)


def _zones(block: Block, lines: Sequence[Shares], *, is_upside_down: bool) -> list[Zone]:
    glyphs = [glyphs_of(shares) for shares in lines]
    found: list[Zone] = []
    for shape in Shape:
        ways = [rows_of(shares, line, shape.places) for shares, line in zip(lines, glyphs, strict=True)]
        for start in range(len(lines) - shape.lines + 1):
            span = slice(start, start + shape.lines)
            sizes = tuple(len(shares) for shares in lines[span])
            for rows in product(*ways[span]):
                found.extend(_seen(shape, rows, block[span], sizes, is_upside_down=is_upside_down))
    return sorted(found, key=lambda zone: -zone.fit)


def _seen(
    shape: Shape, rows: tuple[Row, ...], block: Block, sizes: tuple[int, ...], *, is_upside_down: bool
) -> Iterator[Zone]:
    """The zone that these lines make, if they begin and end under one another and make any sense."""
    pitch = float(np.mean([row.pitch for row in rows]))
    unaligned = max(float(np.ptp([row.first for row in rows])), float(np.ptp([row.last for row in rows]))) / pitch
    if unaligned > _UNALIGNED_MAX or max(misfit(rows[0], row) for row in rows[1:]) > _MISFIT_MAX:
        return
    logs = tuple(row.logs for row in rows)
    fit = sum(row.fit for row in rows) / len(rows) + _lawfulness(shape, logs)
    fit -= _UNALIGNED_COST * max(0.0, unaligned - _UNALIGNED_FREE)
    if fit > POSSIBLE:
        ends = tuple(((row.first + 0.5) / size, (row.last + 0.5) / size) for row, size in zip(rows, sizes, strict=True))
        yield Zone(shape, logs, fit, block, ends, is_upside_down)


def _lawfulness(shape: Shape, rows: tuple[Logs, ...]) -> float:
    """How well lines fit the format, as a visa or not."""
    kinds = (False,) if shape is Shape.CARD else (False, True)
    return max(
        float(np.mean([lawfulness(logs, mask) for logs, mask in zip(rows, masks_of(shape, is_visa=kind), strict=True)]))
        for kind in kinds
    )
