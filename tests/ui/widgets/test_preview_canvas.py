"""The preview: cropped around the oval, with a ring that grows and an arrow that stands where the head is to turn."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.domain.face import Guidance
from app.domain.picture import OVAL, Picture
from app.ui.widgets.preview_canvas import PreviewCanvas
from tests.ui import cameras
from tests.ui.cameras import BLUE, RED
from tests.ui.looks import a_look


def a_picture() -> Picture:
    """A picture whose left half is red and whose right half is blue."""
    return cameras.a_picture(width_px=1280, height_px=720, left=RED, right=BLUE)


def a_canvas(qtbot: QtBot, width: int = 900, height: int = 1000) -> PreviewCanvas:
    """A canvas that is shown."""
    canvas = PreviewCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(width, height)
    canvas.show_hold(0.0, a_look(), name="Preview")
    canvas.show()
    return canvas


def seen(canvas: PreviewCanvas, x: int, y: int) -> QColor:
    """The colour at a place of the canvas."""
    return canvas.grab().toImage().pixelColor(QPoint(x, y))


def test_left_stays_left_and_right_stays_right(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)

    canvas.set_picture(a_picture())

    assert seen(canvas, 380, 500).red() > 200
    assert seen(canvas, 520, 500).blue() > 200


@pytest.mark.parametrize(("width", "height"), [(900, 1000), (960, 700), (1280, 720), (1800, 500)])
def test_the_oval_lies_where_the_picture_is_clear(qtbot: QtBot, width: int, height: int) -> None:
    canvas = a_canvas(qtbot, width, height)
    canvas.set_picture(a_picture())

    oval = canvas.oval()

    scale = max(width / 1280, height / 720)
    assert oval.width() == pytest.approx(OVAL.width_ratio * 1280 * scale)
    assert oval.height() == pytest.approx(OVAL.height_ratio * 720 * scale)
    assert oval.center().x() == pytest.approx(width / 2, abs=1)


def test_the_hold_is_drawn_clockwise_from_the_top(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.set_picture(a_picture())
    look = a_look()

    canvas.show_hold(0.5, look, name="Preview")

    oval = canvas.oval()
    right, left = round(oval.right()), round(oval.left())
    middle = round(oval.center().y())
    assert seen(canvas, right, middle) == look.color("good")
    assert seen(canvas, left, middle) == look.color("card")


def test_a_picture_is_painted_fast_enough_for_thirty_a_second(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot, 960, 1100)
    picture = a_picture()
    spent_ms = []
    for _ in range(15):
        began = time.perf_counter()
        canvas.set_picture(picture)
        canvas.repaint()
        spent_ms.append((time.perf_counter() - began) * 1000)

    assert sorted(spent_ms)[len(spent_ms) // 2] < 16


@pytest.mark.parametrize(("width", "height"), [(958, 900), (965, 790), (300, 240)])
@pytest.mark.parametrize("guidance", [Guidance.TURN_LEFT, Guidance.TURN_RIGHT])
def test_the_arrow_of_a_turn_lies_whole_on_the_canvas_and_below_the_face(
    qtbot: QtBot, width: int, height: int, guidance: Guidance
) -> None:
    canvas = a_canvas(qtbot, width, height)

    canvas.show_hold(0.2, a_look(), name="Preview", guidance=guidance)

    arrow = canvas.arrow().boundingRect()
    assert canvas.rect().contains(arrow.toAlignedRect())
    assert arrow.top() > canvas.oval().center().y()


@pytest.mark.parametrize("guidance", [g for g in Guidance if g not in {Guidance.TURN_LEFT, Guidance.TURN_RIGHT}])
def test_no_other_hint_has_an_arrow_on_the_picture(qtbot: QtBot, guidance: Guidance) -> None:
    canvas = a_canvas(qtbot)

    canvas.show_hold(0.2, a_look(), name="Preview", guidance=guidance)

    assert canvas.arrow().isEmpty()


def test_the_arrow_is_drawn_and_goes_with_its_hint(qtbot: QtBot) -> None:
    canvas, look = a_canvas(qtbot), a_look()
    canvas.set_picture(a_picture())
    canvas.show_hold(0.0, look, name="Preview", guidance=Guidance.TURN_LEFT)
    arrow = canvas.arrow()
    x = round(arrow.boundingRect().center().x())
    inside = [y for y in range(canvas.height()) if arrow.contains(QPointF(x, y))]
    y = inside[len(inside) // 2]
    with_hint = seen(canvas, x, y)

    canvas.show_hold(0.0, look, name="Preview", guidance=Guidance.HOLD_STILL)

    assert with_hint == look.color("accent")
    assert seen(canvas, x, y) != look.color("accent")
