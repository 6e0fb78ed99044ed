"""The document camera's picture: the frame stands whole on it, and fills with what has been read."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.ui.widgets.page_canvas import PAGE_SHAPE, PageCanvas, Wanted
from tests.ui.cameras import BLUE, RED, a_picture
from tests.ui.looks import a_look

SIZES = [(958, 540), (958, 718), (965, 580), (772, 300), (400, 240)]


def a_canvas(qtbot: QtBot, width: int = 958, height: int = 600) -> PageCanvas:
    """A canvas that is shown, and asks for a page."""
    canvas = PageCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(width, height)
    canvas.show_reading(Wanted.PAGE, 0.0, a_look(), name="Picture", is_empty=False)
    canvas.show()
    return canvas


def seen(canvas: PageCanvas, x: float, y: float) -> QColor:
    """The colour at a place of the canvas."""
    return canvas.grab().toImage().pixelColor(QPoint(round(x), round(y)))


@pytest.mark.parametrize("wanted", list(Wanted))
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_frame_stands_whole_in_the_middle_of_the_picture(
    qtbot: QtBot, width: int, height: int, wanted: Wanted
) -> None:
    canvas = a_canvas(qtbot, width, height)
    canvas.show_reading(wanted, 0.0, a_look(), name="Picture", is_empty=True)
    canvas.set_picture(a_picture(width_px=1280, height_px=720))

    frame = canvas.frame()

    assert canvas.stage().contains(frame.toAlignedRect())
    assert frame.center().x() == pytest.approx(width / 2, abs=1)
    assert frame.center().y() == pytest.approx(canvas.height() / 2, abs=1)
    assert frame.width() / frame.height() == pytest.approx(PAGE_SHAPE if wanted is Wanted.PAGE else 1.0, abs=0.01)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_picture_is_never_stretched_and_never_cut_at_top_or_bottom(qtbot: QtBot, width: int, height: int) -> None:
    canvas = a_canvas(qtbot, width, height)
    canvas.set_picture(a_picture(width_px=1280, height_px=720))

    part, stage = canvas.shown_part(), canvas.stage()

    assert part.height() == pytest.approx(720, rel=0.01)
    assert part.width() / part.height() == pytest.approx(stage.width() / stage.height(), rel=0.01)
    assert part.width() >= 0.74 * 1280


def test_it_takes_no_more_height_than_a_picture_can_fill(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot, 800, 1200)

    assert canvas.maximumHeight() == 600


def test_left_stays_left_so_that_letters_can_be_read(qtbot: QtBot) -> None:
    canvas = a_canvas(qtbot)

    canvas.set_picture(a_picture(left=RED, right=BLUE))

    assert seen(canvas, 300, 300).red() > 200
    assert seen(canvas, 650, 300).blue() > 200


def test_the_reading_is_drawn_clockwise_from_the_top(qtbot: QtBot) -> None:
    canvas, look = a_canvas(qtbot), a_look()
    canvas.set_picture(a_picture())

    canvas.show_reading(Wanted.PAGE, 0.5, look, name="Picture", is_empty=False)

    frame = canvas.frame()
    assert seen(canvas, frame.right(), frame.center().y()) == look.color("good")
    assert seen(canvas, frame.left(), frame.center().y()) == look.color("card")


@pytest.mark.parametrize("ratio", [-1.0, 2.0])
def test_a_reading_beyond_its_ends_is_none_or_all(qtbot: QtBot, ratio: float) -> None:
    canvas, look = a_canvas(qtbot), a_look()
    canvas.set_picture(a_picture())

    canvas.show_reading(Wanted.PAGE, ratio, look, name="Picture", is_empty=False)

    frame = canvas.frame()
    assert seen(canvas, frame.left(), frame.center().y()) == look.color("good" if ratio > 0 else "card")


@pytest.mark.parametrize("wanted", list(Wanted))
def test_what_goes_into_the_frame_is_drawn_while_it_is_empty(qtbot: QtBot, wanted: Wanted) -> None:
    canvas, look = a_canvas(qtbot), a_look()
    canvas.set_picture(a_picture())
    canvas.show_reading(wanted, 0.0, look, name="Picture", is_empty=False)
    without = canvas.grab().toImage()

    canvas.show_reading(wanted, 0.0, look, name="Picture", is_empty=True)

    assert canvas.grab().toImage() != without
