"""Reads a page from a single picture, for evaluating pictures that lie on a disk. A kiosk never relies on one frame."""

from dataclasses import dataclass, field

import cv2
import numpy as np

from app.domain.mrz import MrzFault
from app.vision.frame import Pixels
from app.vision.page.decoder import Decoded, decode
from app.vision.page.line_net import LineNet
from app.vision.page.locator import Grey, find_lines
from app.vision.page.zones import LIKELY, Zone, zones_of

CLEAR_MIN = 3.8
"""How clear each character of a single picture must be, nearly as in the best frames of a film."""
SEEN_CLEAR_MIN = 1.0
"""The same over characters that a check digit would give away."""
STRANGE_MAX = 2.0
_WIDTHS_PX = (960, 640, 1280)
_BLOCKS_MAX = 4
_TRIED = 8
_LONG_SIDE_PX = 1280


@dataclass(frozen=True)
class Still:
    """What a picture shows. Keeps: what is printed on a document, if one is shown."""

    decoded: Decoded | None = field(repr=False)
    """The likeliest text, right or not; None if there is no zone in the picture."""
    reason: str | None
    """Why it is not accepted; None if it is."""


def read_still(net: LineNet, pixels: Pixels) -> Still:
    """Read one picture (BGR) at any size and in any of the four directions.

    It is accepted if every check digit is right, issuer, nationality and name can be, and every character is clear by
    `CLEAR_MIN` in this one picture; a flaw in the print that makes one letter look like another cannot be told from it.
    """
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    scale = _LONG_SIDE_PX / max(grey.shape)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    sized = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=method), dtype=np.uint8)
    best: Decoded | None = None
    for upright in (sized, np.asarray(cv2.rotate(sized, cv2.ROTATE_90_CLOCKWISE), dtype=np.uint8)):
        for width_px in _WIDTHS_PX:
            found = _best(_zones(net, upright, width_px))
            if found is not None and _rank(found) > _rank(best):
                best = found
            if best is not None and _reason(best) is None:
                return Still(best, None)
    return Still(best, _reason(best))


def _zones(net: LineNet, grey: Grey, width_px: int) -> list[Zone]:
    blocks = find_lines(grey, work_width_px=width_px).blocks[:_BLOCKS_MAX]
    zones = [zone for block in blocks for zone in zones_of(grey, block, net)]
    return sorted(zones, key=lambda zone: -zone.fit)[:_TRIED]


def _best(zones: list[Zone]) -> Decoded | None:
    """The best reading among zones that fit."""
    return max((decode(zone.shape, zone.rows) for zone in zones if zone.fit > LIKELY), key=_rank, default=None)


def _rank(decoded: Decoded | None) -> tuple[bool, bool, float]:
    """Right before wrong, then clear before unclear."""
    return (False, False, 0.0) if decoded is None else (True, decoded.is_right, decoded.clearness)


def _reason(decoded: Decoded | None) -> str | None:
    """The stable word for why a reading is not accepted."""
    if decoded is None:
        return "no_zone_found"
    if isinstance(decoded.verdict, MrzFault):
        return f"wrong_{decoded.verdict.value}"
    if not decoded.is_right:
        return "implausible_issuer_or_name"
    is_clear = decoded.clearness >= CLEAR_MIN and decoded.seen_clearness >= SEEN_CLEAR_MIN
    return None if is_clear and decoded.strangeness <= STRANGE_MAX else "not_clear_enough"
