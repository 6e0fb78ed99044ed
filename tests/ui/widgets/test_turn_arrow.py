"""The arrow round a head: it points to its side, and both sides are mirror images."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from app.ui.widgets.turn_arrow import turn_arrow

OVAL = QRectF(200, 80, 540, 760)
WIDE_PX, THICK_PX = 940.0, 52.0


def test_its_head_stands_on_the_side_to_turn_to() -> None:
    left, right = (turn_arrow(OVAL, WIDE_PX, THICK_PX, towards=towards).boundingRect() for towards in (-1, 1))

    assert left.left() < OVAL.left() < left.right() < OVAL.right()
    assert OVAL.left() < right.left() < OVAL.right() < right.right()


def test_left_and_right_weigh_the_same() -> None:
    left = turn_arrow(OVAL, WIDE_PX, THICK_PX, towards=-1)
    right = turn_arrow(OVAL, WIDE_PX, THICK_PX, towards=1)

    mirrored = QTransform.fromTranslate(2 * OVAL.center().x(), 0).scale(-1, 1).map(right)

    assert mirrored.boundingRect().left() == pytest.approx(left.boundingRect().left())
    assert mirrored.boundingRect().top() == pytest.approx(left.boundingRect().top())
    assert mirrored.length() == pytest.approx(left.length())


@pytest.mark.parametrize("width_px", [620.0, 940.0, 1800.0])
@pytest.mark.parametrize("towards", [-1, 1])
def test_it_stays_on_a_narrow_canvas(width_px: float, towards: int) -> None:
    oval = QRectF(OVAL)
    oval.moveCenter(QRectF(0, 0, width_px, 900).center())

    arrow = turn_arrow(oval, width_px, THICK_PX, towards=towards).boundingRect()

    assert arrow.left() >= 0
    assert arrow.right() <= width_px


def test_it_covers_neither_eyes_nor_mouth() -> None:
    arrow = turn_arrow(OVAL, WIDE_PX, THICK_PX, towards=-1).boundingRect()

    assert arrow.top() > OVAL.top() + 0.6 * OVAL.height()


def test_it_is_large() -> None:
    arrow = turn_arrow(OVAL, WIDE_PX, THICK_PX, towards=-1).boundingRect()

    assert arrow.width() > 0.8 * OVAL.width()
