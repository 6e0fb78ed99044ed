"""The preview: pictures are copied, cropped around the oval, and forgotten."""

import time

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.domain.picture import OVAL, Picture
from app.ui.widgets.preview_canvas import PreviewCanvas
from tests.ui.looks import a_look

LEFT, RIGHT = b"\x10\x10\xe0\xff", b"\xe0\x10\x10\xff"
"""Red and blue as BGRX."""


def a_picture(width: int = 1280, height: int = 720) -> Picture:
    """A picture whose left half is red and whose right half is blue."""
    row = LEFT * (width // 2) + RIGHT * (width // 2)
    return Picture(width, height, width * 4, memoryview(bytearray(row * height)))


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


def test_a_hidden_canvas_takes_no_picture(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.hide()

    canvas.set_picture(a_picture())

    assert not canvas.has_picture


def test_a_forgotten_picture_is_not_seen_again(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.set_picture(a_picture())

    canvas.forget()

    assert not canvas.has_picture
    assert seen(canvas, 380, 500) == a_look().color("press")


def test_bytes_changed_after_the_call_are_not_seen(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    picture = a_picture()

    canvas.set_picture(picture)
    picture.pixels[:] = bytes(len(picture.pixels))

    assert seen(canvas, 380, 500).red() > 200


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
