"""The shape of an arrow that goes round a head, as the head is to turn. It stands still."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

FROM_DEG, TO_DEG = 52, 158
"""Where the bow begins and ends on its ellipse: from the far side, over the front, towards the side to turn to."""

WIDE_RATIO, HIGH_RATIO, DOWN_RATIO = 0.66, 0.14, 0.31
"""Half axes of the ellipse and its middle below the oval's, in the oval's widths and heights."""

THIN_RATIO = 0.22
"""The bow's thickness where it begins, as a ratio of the thickness where it ends."""

WING_RATIO, HEAD_RATIO = 1.05, 1.35
"""Half the breadth of the arrow's head and its length, in thicknesses."""

POINTS = 28


def turn_arrow(oval: QRectF, width_px: float, thick_px: float, *, towards: int) -> QPainterPath:
    """An arrow before the neck of a head in the oval, in pixels of a canvas `width_px` wide.

    `towards` is -1 for the left of the glass, 1 for its right.
    """
    half_px = min(WIDE_RATIO * oval.width(), width_px / 2 - 1.4 * thick_px)
    high_px = HIGH_RATIO * oval.height()
    middle = QPointF(oval.center().x(), oval.center().y() + DOWN_RATIO * oval.height())
    outer, inner = [], []
    for number in range(POINTS + 1):
        done = number / POINTS
        turn = math.radians(FROM_DEG + (TO_DEG - FROM_DEG) * done)
        place = QPointF(-towards * half_px * math.cos(turn), high_px * math.sin(turn))
        along = _unit(QPointF(towards * half_px * math.sin(turn), high_px * math.cos(turn)))
        across = QPointF(-along.y(), along.x()) * (thick_px / 2 * (THIN_RATIO + (1 - THIN_RATIO) * done))
        outer.append(middle + place + across)
        inner.append(middle + place - across)
    end = (outer[-1] + inner[-1]) / 2
    wing = QPointF(-along.y(), along.x()) * (WING_RATIO * thick_px)
    arrow = QPainterPath(outer[0])
    for point in (*outer[1:], end + wing, end + along * (HEAD_RATIO * thick_px), end - wing, *reversed(inner)):
        arrow.lineTo(point)
    arrow.closeSubpath()
    return arrow


def _unit(direction: QPointF) -> QPointF:
    """A direction of length 1."""
    return direction / math.hypot(direction.x(), direction.y())
