"""The mark at the head of a receipt: two keys, one each way, of the same size."""

from app.receipts.sheet import Ink, Sheet

_GRID = 96.0
"""The mark is drawn on a grid of 96 by 96, y downwards; the same figure stands in `assets/icons/evenkey-mark.svg`."""
_CIRCLES = ((23.0, 31.0), (73.0, 65.0))
_RADIUS = 13.0
_LINES = (
    ((36.0, 31.0), (86.0, 31.0), (86.0, 42.0)),
    ((73.0, 31.0), (73.0, 40.0)),
    ((60.0, 65.0), (10.0, 65.0), (10.0, 54.0)),
    ((23.0, 65.0), (23.0, 56.0)),
)
_STROKE = 5.0
_EDGE = 10.0
"""How far the figure stands from the left and right of its grid."""
_TOP, _BOTTOM = 18.0, 78.0


def mark_height_pt(width_pt: float) -> float:
    """Height of the figure drawn `width_pt` wide."""
    return (_BOTTOM - _TOP) * width_pt / (_GRID - 2 * _EDGE)


def draw_mark(sheet: Sheet, left: float, top: float, width_pt: float, ink: Ink) -> None:
    """Draw the mark with its upper left corner at (left, top). It is an ornament: the hotel's name stands beside it."""
    scale = width_pt / (_GRID - 2 * _EDGE)

    def placed(x: float, y: float) -> tuple[float, float]:
        return left + (x - _EDGE) * scale, top - (y - _TOP) * scale

    with sheet.ornament():
        sheet.pen(_STROKE * scale, ink)
        for corners in _LINES:
            sheet.stroke([placed(x, y) for x, y in corners])
        for x, y in _CIRCLES:
            sheet.circle(placed(x, y), _RADIUS * scale)
