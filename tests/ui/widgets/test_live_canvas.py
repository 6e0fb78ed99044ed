"""A live picture: copied within the call, cut around its middle, and gone as soon as nobody sees it."""

import gc

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.widgets.live_canvas import LiveCanvas
from tests.ui.cameras import BLUE, RED, a_picture
from tests.ui.looks import a_look


def a_canvas(qtbot: QtBot, width: int = 600, height: int = 400) -> LiveCanvas:
    """A canvas that is shown."""
    canvas = LiveCanvas("someCanvas")
    qtbot.addWidget(canvas)
    canvas.resize(width, height)
    canvas.show_look(a_look(), name="A picture")
    canvas.show()
    return canvas


def seen(canvas: LiveCanvas, x: int, y: int) -> QColor:
    """The colour at a place of the canvas."""
    return canvas.grab().toImage().pixelColor(QPoint(x, y))


def test_it_has_a_name_for_tests_and_one_for_screen_readers(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)

    assert (canvas.objectName(), canvas.accessibleName()) == ("someCanvas", "A picture")


def test_left_stays_left_and_right_stays_right(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)

    canvas.set_picture(a_picture(left=RED, right=BLUE))

    assert seen(canvas, 200, 200).red() > 200
    assert seen(canvas, 400, 200).blue() > 200


def test_bytes_changed_after_the_call_are_not_seen(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    picture = a_picture(left=RED, right=BLUE)

    canvas.set_picture(picture)
    picture.pixels[:] = bytes(len(picture.pixels))

    assert seen(canvas, 200, 200).red() > 200


def test_before_a_picture_it_is_a_calm_ground(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)

    assert not canvas.has_picture
    assert seen(canvas, 300, 200) == a_look().color("press")


def test_a_hidden_canvas_takes_no_picture(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.hide()

    canvas.set_picture(a_picture())

    assert not canvas.has_picture


def test_a_picture_is_forgotten_as_soon_as_the_canvas_hides(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.set_picture(a_picture(left=RED, right=RED))

    canvas.hide()

    assert not canvas.has_picture
    canvas.show()
    assert seen(canvas, 300, 200) == a_look().color("press")


def test_a_picture_is_forgotten_when_what_holds_the_canvas_hides(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    canvas = LiveCanvas("someCanvas")
    QVBoxLayout(screen).addWidget(canvas)
    screen.show()
    canvas.set_picture(a_picture())
    assert canvas.has_picture

    screen.hide()

    assert not canvas.has_picture


def test_a_forgotten_picture_is_not_seen_again(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.set_picture(a_picture(left=RED, right=RED))

    canvas.forget()

    assert not canvas.has_picture
    assert seen(canvas, 300, 200) == a_look().color("press")


def test_another_size_drops_the_picture(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.set_picture(a_picture(left=RED, right=RED))

    canvas.resize(500, 400)

    assert seen(canvas, 250, 200) == a_look().color("press")


def test_it_can_be_destroyed_while_it_is_seen(qtbot: QtBot) -> None:
    """Destroying what holds a visible canvas hides it on the way; nothing may be touched by then that is gone."""
    screen = QWidget()
    canvas = LiveCanvas("someCanvas")
    QVBoxLayout(screen).addWidget(canvas)
    screen.show()
    canvas.set_picture(a_picture())

    screen.deleteLater()
    qtbot.waitUntil(lambda: not isValid(canvas), timeout=2000)
    gc.collect()

    assert not isValid(screen)


@pytest.mark.parametrize(("width", "height"), [(600, 400), (400, 600), (1280, 720)])
def test_a_place_in_the_picture_is_found_on_the_canvas(qtbot: QtBot, width: int, height: int) -> None:
    canvas = a_canvas(qtbot, width, height)
    canvas.set_picture(a_picture(width_px=1280, height_px=720))

    middle = canvas.on_canvas(QRectF(0.45, 0.45, 0.1, 0.1))

    assert middle.center().x() == pytest.approx(width / 2)
    assert middle.center().y() == pytest.approx(height / 2)
    assert middle.width() / middle.height() == pytest.approx(16 / 9)


def test_its_corners_are_round(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)
    canvas.set_picture(a_picture(left=RED, right=RED))

    assert seen(canvas, 0, 0) == a_look().color("paper")
